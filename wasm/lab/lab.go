// Package lab is what is trained: A and, while two networks are compared, B beside it, on the same points and at the same step, with
// their curves, what has been seen of A's run, and the remedies that were tried on it. It knows nothing of a screen, a clock or a
// reader: time comes in as a function that says when it is spent, and what an act has made new goes out as a [Change].
package lab

import (
	"time"

	"xorcery/core"
)

// Lab is the experiment. Its methods that return a [Change] have changed nothing where they return an error.
type Lab struct {
	Side          // A, on which all settings act
	Rival   *Side // B; nil while nothing is compared
	Pins    []Pin // earlier runs, whose curves stay
	Engines Engines
	Watch   Watch  // of A's run
	Trials  Trials // on A
}

// Change says what an act has made new. The zero Change is nothing.
type Change struct {
	Run      bool // the run began again, or another one stands in its place
	Network  bool // it is not the network that the reader was at work on
	Points   bool // the run goes on with other points
	Settings bool // it goes on with another shape or another way to train
	Weights  bool // it goes on from other weights
	Pair     bool // B has come or gone
}

// Trained says whether the change is of what is measured and traced, not only of whether B is there.
func (c Change) Trained() bool { return c != Change{Pair: c.Pair} }

// Sides are A and, while two networks are compared, B.
func (l *Lab) Sides() []*Side {
	if l.Rival == nil {
		return []*Side{&l.Side}
	}
	return []*Side{&l.Side, l.Rival}
}

// Open puts a run of p in the place of everything but the pins: weights and moments are in the run, B is gone.
func (l *Lab) Open(p core.Project) (Change, error) {
	run, err := core.NewRun(p)
	if err != nil {
		return Change{}, err
	}
	p = p.Clone()
	p.Weights, p.Biases, p.Moments = nil, nil, nil
	c := Change{Run: true, Network: true, Pair: l.Rival != nil}
	l.Rival = nil
	l.Side = unmeasured(p, run)
	return c, nil
}

// Reset starts again with the weights that the seed gives: the same as at first.
func (l *Lab) Reset() (Change, error) {
	p := l.Project.Clone()
	p.Step = 0
	run, err := core.NewRun(p)
	if err != nil {
		return Change{}, err
	}
	return l.begin(l.Project, run)
}

// begin puts a run of p in the place of the current one, with empty curves, and takes B back to its beginning on the points of p.
func (l *Lab) begin(p core.Project, run *core.Run) (Change, error) {
	if err := l.restartRival(p.Data); err != nil {
		return Change{}, err
	}
	l.Side = unmeasured(p, run)
	return Change{Run: true}, nil
}

// SetWeight sets W of a layer, from a neuron to another, or from −1 the neuron's bias: the run goes on from it.
func (l *Lab) SetWeight(layer, from, to int, v float64) (Change, error) {
	if err := l.Run.SetWeight(layer, from, to, v); err != nil {
		return Change{}, err
	}
	return Change{Weights: true}, nil
}

// Renew looks at what a change has made new: at both networks, and at the run from now on. It is asked for once after each
// change, as one act may be several.
func (l *Lab) Renew(c Change) {
	if c.Run || c.Network {
		l.Watch.snapshots = nil
	}
	if c.Run || c.Network || c.Points || c.Settings {
		l.Watch.forget()
		if k := l.Trials.Patient; k != nil && !k.treats(l.Project) {
			l.Trials.Patient = nil
		}
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
