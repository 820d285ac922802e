package story

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"xorcery/core"
)

// Exercise is a question that the program checks with the numbers of a run. [Draw] makes a task of it.
type Exercise struct {
	Name    string
	Chapter string // where the story asks it
	Title   string
	Kind    AnswerKind // of its answer

	base func() core.Project // the run that it is asked about where the reader's own does not fit
	draw func(*drawing) error
}

// AnswerKind is the kind of an answer.
type AnswerKind string

// The kinds. An answer is always a text: a number, a step, an option's value, or the line's two ends as four numbers.
const (
	Number AnswerKind = "number"
	Step   AnswerKind = "step"
	Choice AnswerKind = "choice"
	Neuron AnswerKind = "neuron" // a choice among neurons
	Line   AnswerKind = "line"
)

// exercises are all exercises in the story's order.
var exercises = []Exercise{
	{"draw", "neuron", "Draw the neuron's line", Line, cloudsBase, drawLine},
	{"z1", "forward", "What comes in", Number, forwardBase, drawZ1},
	{"h1", "forward", "What goes out", Number, forwardBase, drawH1},
	{"loss", "loss", "The loss of one point", Number, forwardBase, drawLoss},
	{"factor", "backward", "The missing factor", Number, forwardBase, drawFactor},
	{"direction", "step", "Up or down", Choice, forwardBase, drawDirection},
	{"change", "step", "One step of a weight", Number, forwardBase, drawChange},
	{"rate", "many", "The fastest learning rate", Choice, core.DefaultProject, drawRate},
	{"missed", "fifty", "The neuron missed most", Neuron, trainedBase, drawMissed},
	{"cut", "hidden", "Which side of the cut", Number, trainedBase, drawCut},
	{"fade", "vanishing", "What is left of a push", Number, deepBase, drawFade},
	{"explodes", "explosion", "When it explodes", Step, explodingBase, drawExplodes},
}

// Exercises are all exercises in the story's order.
func Exercises() []Exercise { return slices.Clone(exercises) }

// FindExercise is the exercise of a name; an error says which there are.
func FindExercise(name string) (Exercise, error) {
	return find("exercise", exercises, func(e *Exercise) string { return e.Name }, name)
}

// Base is a run that the exercise fits: the one of its chapter, where the reader's own is of another kind.
func (e Exercise) Base() core.Project { return e.base() }

// Task is an exercise as it was drawn: all of it follows from the exercise, the project and the seed.
type Task struct {
	Exercise
	Seed     int
	From     core.Project // that it was drawn from
	Project  core.Project // that it is asked about: From, or what the task makes of it
	Question string
	Options  []Option    // of a choice
	Point    *core.Point // the observation that it is about; nil for none
	Weight   *Weight     // the weight that it is about; nil for none
	Quantity string      // whose product the bricks show; "" for none
	Hints    [2]string

	made  bool // Project is another run than From
	steps int  // that the figure takes when it has been answered
	told  func() outcome
	piece func() (more bool) // some of the work that the outcome needs; nil where there is none left
	known *outcome
}

// Weight is an entry of the weights, as [core.Run.Weight] takes it: layer 0 has W1.
type Weight struct{ Layer, From, To int }

// Option is an answer that may be chosen.
type Option struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// outcome is what the work has come to.
type outcome struct {
	number   *truth // of a number
	own      string // the solution's own answer
	solution string
	check    func(answer string) Verdict
	line     [4]float64  // the line that the neuron finds
	turns    []core.Unit // neurons to be switched off in turn
}

// limits of what an exercise is asked about, so that no record costs more than seconds to verify.
const (
	mostSeed   = 1_000_000
	mostPoints = 3000
	mostPass   = 20_000_000    // multiplications of a pass over all points
	mostWork   = 3_000_000_000 // of all trials of a task
	pieceWork  = 1_000_000     // of a piece of it
)

// stepsOfPiece is how many steps of a run are a piece of work.
func stepsOfPiece(r *core.Run) int { return max(pieceWork/max(r.StepWork(), 1), 1) }

var errNoPoints = errors.New("there are no points to learn from")

// drawing is a task being drawn.
type drawing struct {
	*Task
	run    *core.Run
	random *core.Numpy
}

// Draw draws the task of an exercise out of a project: the same one for the same seed. An error says why the project does not fit the
// exercise.
func Draw(name string, p core.Project, seed int) (*Task, error) {
	e, err := FindExercise(name)
	switch {
	case err != nil:
		return nil, err
	case seed < 0 || seed > mostSeed:
		return nil, fmt.Errorf("seed %d is out of range; allowed is 0 to %s", seed, core.FormatInteger(mostSeed))
	case p.Data.N > mostPoints || len(p.Data.Points) > mostPoints:
		return nil, fmt.Errorf("more than %s points; exercises are asked about fewer", core.FormatInteger(mostPoints))
	}
	p = p.Clone()
	p.View = core.View{Theme: "auto"}
	run, err := core.NewRun(p)
	switch {
	case err != nil:
		return nil, err
	case run.Train.N == 0:
		return nil, errNoPoints
	case run.MeasureWork() > mostPass:
		return nil, errors.New("the network is too large for exercises")
	}
	d := &drawing{&Task{Exercise: e, Seed: seed, From: p, Project: p}, run, core.NewNumpy(uint32(seed)*2654435761 + 1)}
	if err := e.draw(d); err != nil {
		return nil, err
	}
	return d.Task, nil
}

// Work goes on with what the outcome needs until the time is spent; nil says never. done says that the outcome is known.
func (t *Task) Work(spent func() bool) (done bool) {
	for t.piece != nil {
		if !t.piece() {
			t.piece = nil
		} else if spent != nil && spent() {
			return false
		}
	}
	t.outcome()
	return true
}

// Known says whether the outcome is known: until then an answer has to wait.
func (t *Task) Known() bool { return t.piece == nil }

func (t *Task) outcome() *outcome {
	if t.known == nil {
		o := t.told()
		t.known = &o
	}
	return t.known
}

// Check judges an answer, of a task whose outcome is known.
func (t *Task) Check(answer string) Verdict { return t.outcome().check(answer) }

// Solution is the way to the answer, with its product.
func (t *Task) Solution() string { return t.outcome().solution }

// Own is the answer that the solution comes to.
func (t *Task) Own() string { return t.outcome().own }

// Made says whether the figure has to open the task's project to show what it is about.
func (t *Task) Made() bool { return t.made }

// After is what the figure does when the task has been answered: it takes steps, and switches neurons off in turn.
func (t *Task) After() (steps int, turns []core.Unit) { return t.steps, t.outcome().turns }

// Found is the line that the neuron finds; ok is false for a task without.
func (t *Task) Found() (ends [4]float64, ok bool) {
	return t.outcome().line, t.Kind == Line
}

// label is an option's label by its value; the value itself where there is none.
func (t *Task) label(value string) string {
	for _, o := range t.Options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}

// chosen judges a choice by what each option deserves.
func (t *Task) chosen(answer string, of map[string]Verdict) Verdict {
	v, ok := of[strings.TrimSpace(answer)]
	if !ok {
		return Verdict{Unread, fmt.Sprintf("%s is none of the answers: choose %s.", quoted(answer), strings.Join(labels(t.Options), ", "))}
	}
	return v
}

// point draws one of the training points, for the seed 0 the first.
func (d *drawing) point(try int) core.Point {
	if d.Seed == 0 && try == 0 {
		return d.run.Train.Points[0]
	}
	return d.run.Train.Points[d.random.Below(d.run.Train.N)]
}

// below draws a whole number below n, for the seed 0 the first.
func (d *drawing) below(n, try int) int {
	if d.Seed == 0 && try == 0 {
		return 0
	}
	return d.random.Below(n)
}

// tries is how often a task is drawn until its numbers are worth asking for.
const tries = 24

var errUnworkable = errors.New("its numbers are so near 0 or 1 that four digits of them do not come to the answer")

// numbers draws a number of the run's trace by one of the points: ask gives what is to be found, without a solution for nothing.
// Where no try is worth it, the last one is asked all the same, as long as its solution is true as it is printed.
func (d *drawing) numbers(ask func(q trace, p core.Point, try int) truth) error {
	var t truth
	var quantity string
	d.Point = nil
	for try := range tries {
		p := d.point(try)
		list, err := d.run.Trace(p)
		if err != nil {
			return err
		}
		k := ask(byName(list), p, try)
		k.apart()
		if k.shows() {
			t, quantity, d.Point = k, d.Quantity, &p
			if k.worth() {
				break
			}
		}
	}
	if d.Point == nil {
		return errUnworkable
	}
	d.Question, d.Hints, d.Quantity = t.question, t.hints, quantity
	d.told = func() outcome {
		return outcome{number: &t, own: four(t.value), solution: t.solution, check: t.check}
	}
	return nil
}

// trace is the quantities of an observation's step by name.
type trace map[string]core.Quantity

func byName(list []core.Quantity) trace {
	q := trace{}
	for _, k := range list {
		q[k.Name] = k
	}
	return q
}

// dataLoss is the loss of the observation without the penalty.
func (q trace) dataLoss() core.Quantity {
	if k, ok := q["DataLoss"]; ok {
		return k
	}
	return q["Loss"]
}

// hidden says why the project has no hidden layer to ask about.
func (d *drawing) hidden(layers int) error {
	if n := len(d.Project.Network.Hidden); n < layers {
		return fmt.Errorf("the network has %s; it takes %d", core.FormatCount(n, "hidden layer"), layers)
	}
	return nil
}
