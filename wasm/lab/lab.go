// Package lab is what is trained: A and, while two networks are compared, B beside it, on the same points and at the same step, with
// their curves, what has been seen of A's run, the remedies that were tried on it, the way back, and whose work it is. It knows nothing
// of a screen or a clock: time comes in as a value or as a function that says when it is spent, and what an act has made new goes out as
// a [Change].
package lab

import (
	"time"

	"xorcery/core"
)

// Lab is what is open, and what stays whatever is opened. A method that returns an error has changed nothing: it checks before it
// writes, or makes what is new beside what there is and puts it there at the end.
type Lab struct {
	Experiment
	Pins    []Pin // earlier runs, whose curves stay
	Engines Engines
	Shelf   *core.Project // what was B when comparing ended; nil before

	editions int      // of the reader's work so far: see [Work.Own]
	now      *present // what waits while an earlier step is looked at; else nil
	goal     int      // the step that is then to be shown
}

// Experiment is what is open: all that goes where something else is opened, and comes back with it.
type Experiment struct {
	Side          // A, on which all settings act
	Rival  *Side  // B; nil while nothing is compared
	Watch  Watch  // of A's run
	Trials Trials // on A
	Work
}

// Change says what an act has made new. The zero Change is nothing.
type Change struct {
	Run      bool // the run began again, or another one stands in its place
	Network  bool // it is not the network that the reader was at work on
	Points   bool // the run goes on with other points
	Settings bool // it goes on with another shape or another way to train
	Weights  bool // it goes on from other weights
	Pair     bool // B has come or gone
	Back     bool // it has been there before, and what was seen of it has come back with it
	Heavier  bool // its steps may cost more than those before
	Step     bool // another step of the same run is shown, or the present again
}

// Trained says whether the change is of what is measured and traced, not only of whether B is there.
func (c Change) Trained() bool {
	return c.Run || c.Network || c.Points || c.Settings || c.Weights || c.Step
}

// Unlike says whether what was found out about the run is of another one, other points or other settings. Other weights are part of
// the run, as training changes them too.
func (c Change) Unlike() bool { return c.Run || c.Network || c.Points || c.Settings }

// and is both changes.
func (c Change) and(d Change) Change {
	return Change{
		c.Run || d.Run, c.Network || d.Network, c.Points || d.Points, c.Settings || d.Settings, c.Weights || d.Weights, c.Pair || d.Pair,
		c.Back || d.Back, c.Heavier || d.Heavier, c.Step || d.Step,
	}
}

// Sides are A and, while two networks are compared, B.
func (l *Lab) Sides() []*Side {
	if l.Rival == nil {
		return []*Side{&l.Side}
	}
	return []*Side{&l.Side, l.Rival}
}

// Open puts a run of p in the place of everything but the pins; B goes to the shelf. The zero Work is new work of the reader's own.
func (l *Lab) Open(p core.Project, whose Work) (Change, error) {
	a, err := standing(p)
	if err != nil {
		return Change{}, err
	}
	c := Change{Run: true, Network: true, Pair: l.Rival != nil, Heavier: true}
	l.now = nil
	if c.Pair {
		l.Shelf = l.RivalDocument()
	}
	l.Side, l.Rival, l.Work = a, nil, whose
	if whose == (Work{}) {
		l.Adopt()
	}
	return c, nil
}

// Document is A as a project, weights included. Whether it is paused is for the caller to know.
func (e *Experiment) Document(paused bool) core.Project {
	p := e.Run.Project()
	p.View = e.Project.View
	p.View.Paused = paused
	return p
}

// Reset starts again with the weights that the seed gives: the same as at first.
func (l *Lab) Reset() (Change, error) { return l.anew(l.Project, l.rivalOn(l.Project.Data)) }

// NewSeed starts again with other weights: those of the next seed, and of 0 after the last. B goes along where it has the same seed.
func (l *Lab) NewSeed() (Change, error) {
	was := l.Project
	p, q := was.Clone(), l.rivalOn(was.Data)
	p.Network.Seed++
	if !core.Limits["network.seed"].Contains(float64(p.Network.Seed)) {
		p.Network.Seed = 0
	}
	if q != nil && q.Network.Seed == was.Network.Seed {
		q.Network.Seed = p.Network.Seed
	}
	c, err := l.anew(p, q)
	l.keepOwn(was)
	return c, err
}

// anew puts runs of p and, beside it, of q in the place of A and B, from the weights that their seeds give and with empty curves; q is
// nil where nothing is compared.
func (l *Lab) anew(p core.Project, q *core.Project) (Change, error) {
	if l.now != nil {
		return Change{}, errLooking
	}
	a, b, err := begun(p, q)
	if err != nil {
		return Change{}, err
	}
	l.Side, l.Rival = a, b
	return Change{Run: true}, nil
}

// SetWeight sets W of a layer, from a neuron to another, or from −1 the neuron's bias: the run goes on from it.
func (l *Lab) SetWeight(layer, from, to int, v float64) (Change, error) {
	if l.now != nil {
		return Change{}, errLooking
	}
	if err := l.Run.SetWeight(layer, from, to, v); err != nil {
		return Change{}, err
	}
	l.Adopt()
	return Change{Weights: true}, nil
}

// Renew looks at what a change has made new: at both networks, and at the run from now on. It is asked for once after each
// change, as one act may be several.
func (l *Lab) Renew(c Change) {
	for i, k := range l.Sides() {
		changed := c.Points || i == 0 && (c.Settings || c.Weights) // B has settings and weights of its own
		if k.shown == nil && (changed || len(k.Past.stretches) == 0) {
			k.Past.begin(k, c)
		}
	}
	if c.Unlike() && !c.Back {
		l.Watch.forget()
		if k := l.Trials.Patient; k != nil && !k.treats(l.Project) {
			l.Trials.Patient = nil
		}
	}
	if c.Weights {
		l.Watch.ByHand = true
	}
	if c.Unlike() && !c.Back || c.Step {
		l.offer()
	}
	if c.Trained() {
		for _, k := range l.Sides() {
			k.measure()
		}
	}
}

// Record measures the networks after steps and adds to the curves.
func (l *Lab) Record() {
	for _, k := range l.Sides() {
		k.record()
	}
	l.noted()
}

// MeasureDue goes on with the measurements that are due until the time is spent: done says that some of it was, waits that steps
// have to wait for the rest. While a network learns, it does so for as long at least as its last measurement took.
func (l *Lab) MeasureDue(learns bool, clock func() time.Duration, spent func() bool) (done, waits bool) {
	for _, k := range l.Sides() {
		g := &k.gauge
		if !g.stale || !g.due && learns && g.since < g.took {
			continue
		}
		if !g.due {
			g.due, g.took = true, 0
		}
		began := clock()
		finished := k.measureWithin(spent)
		if finished && k == &l.Side {
			l.noted()
		}
		g.took += clock() - began
		done = true
		if !finished || spent() {
			return done, true
		}
	}
	return done, false
}

// Learned notes how long the networks have learned.
func (l *Lab) Learned(spent time.Duration) {
	for _, k := range l.Sides() {
		k.gauge.since += spent
	}
}
