//go:build !js

package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/film"
)

// training is a run without a window.
type training struct {
	course  // its steps are known
	project core.Project
	inputs  []fs.FileInfo // what no output may replace
}

// newTraining is the training that a command line asks for of what it names.
func newTraining(r request, from argument) (training, error) {
	state, err := from.state(false)
	if err != nil {
		return training{}, err
	}
	t := training{course: r.course, project: state.Document()}
	if t.steps == 0 {
		t.steps = state.Until() - state.Lab.Run.StepCount() // a chapter's
	}
	if t.steps < 1 {
		return t, badInputf("-steps: allowed is a whole number from 1, and %s has no number of its own", from.name)
	}
	t.inputs = []fs.FileInfo{from.info}
	if info, err := os.Stdout.Stat(); err == nil {
		t.inputs = append(t.inputs, info) // the lines may go to a file
	}
	return t, nil
}

// line is what one step prints. A number that does not exist is null.
type line struct {
	Step         int           `json:"step"`
	Loss         *float64      `json:"loss"`     // of the step, before its update
	DataLoss     *float64      `json:"dataLoss"` // its part from the data
	Penalty      *float64      `json:"penalty"`
	Accuracy     *float64      `json:"accuracy"` // after the update, over all training points
	TestAccuracy *float64      `json:"testAccuracy"`
	GradNorm     *float64      `json:"gradNorm"`
	MaxWeight    *float64      `json:"maxWeight"`
	Weights      [][][]float64 `json:"weights,omitempty"` // on the last line
	Biases       [][]float64   `json:"biases,omitempty"`
}

// broken is the last line of a run that met a number that is not finite.
type broken struct {
	Step      int    `json:"step"`
	NonFinite string `json:"nonFinite"`
}

// endedEarly is why a run did not take all its steps, as the program's exit status; the last line has said it.
type endedEarly int

const (
	nonFinite   endedEarly = 3
	interrupted endedEarly = 130
)

func (e endedEarly) Error() string {
	if e == interrupted {
		return "the run was interrupted"
	}
	return "the run met a number that is not finite"
}

// run trains and prints one JSON object a line, at every M-th step and at the last; the files come at the end. It ends before its
// time at a number that is not finite, at an interruption, and where out takes no more: with what there is until then.
func (t training) run(out io.Writer, p *progress, end <-chan struct{}) error {
	r, err := core.NewRun(t.project)
	if err != nil {
		return badInput{err}
	}
	if err := t.check(r); err != nil {
		return err
	}
	by, err := newTrainer(r, t.engine)
	if err != nil {
		return err
	}
	defer by.close()
	reel, err := film.New(app.Colors(false), app.PlaneFor(r.Points()), r.Net.Sizes[r.Net.Layers()])
	if err != nil {
		return err
	}
	files, err := t.open(r, reel)
	if err != nil {
		return err
	}
	defer files.discard()
	ended := t.train(by, reel, out, p, end)
	if early, ok := ended.(endedEarly); ok && early == nonFinite {
		files.drop(t.save) // what stands there is of more use than a run without weights
	}
	if err := files.finish(); err != nil {
		if _, said := ended.(endedEarly); said {
			ended = nil
		}
		return errors.Join(ended, err)
	}
	return ended
}

// check says what a run cannot do.
func (t training) check(r *core.Run) error {
	if len(r.Points()) == 0 {
		return badInputf("data: there are no points to train on: choose a set or give points")
	}
	switch most := core.LastStep - r.StepCount(); {
	case most < 1:
		return badInputf("step: the project stands at step %d, the last that can be counted", r.StepCount())
	case t.steps > most:
		return badInputf("-steps %d: allowed is a whole number up to %d, as step %d is the last that can be counted", t.steps, most, core.LastStep)
	}
	if n := t.printed(r.StepCount()); t.gif != "" && n > film.Most {
		return badInputf("-gif: %d frames are too many; allowed are at most %d: print fewer steps with a larger -every", n, film.Most)
	}
	return nil
}

// train takes the steps.
func (t training) train(by *trainer, reel *film.Film, out io.Writer, p *progress, end <-chan struct{}) error {
	w := bufio.NewWriter(out)
	lines := json.NewEncoder(w)
	say := func(l any) error {
		p.clear()
		lines.Encode(l)                   // its error is the flush's
		if err := w.Flush(); err != nil { // line by line, for whoever watches
			return fmt.Errorf("standard output: %w", err)
		}
		return nil
	}
	r := by.run
	first, last := r.StepCount(), r.StepCount()+t.steps
	for {
		next := last
		if t.every > 0 {
			next = min((r.StepCount()/t.every+1)*t.every, last)
		}
		report, err := by.toward(next)
		if err != nil {
			return err
		}
		if report.NonFinite != "" {
			if err := say(broken{report.Step, report.NonFinite}); err != nil {
				return err
			}
			return nonFinite
		}
		p.show(report.Step-first, t.steps, report.Loss)
		stopped := false
		select {
		case <-end:
			stopped = report.Step < last
		default:
		}
		ends := stopped || report.Step == last
		if !ends && (t.every == 0 || report.Step%t.every != 0) {
			continue
		}
		m := r.Evaluate()
		l := line{
			Step: report.Step, Loss: core.Finite(report.Loss), DataLoss: core.Finite(report.DataLoss), Penalty: core.Finite(report.Penalty),
			Accuracy: core.Finite(m.Accuracy), TestAccuracy: core.Finite(m.TestAccuracy), GradNorm: core.Finite(report.GradNorm), MaxWeight: core.Finite(report.MaxWeight),
		}
		if ends {
			p := r.Project()
			l.Weights, l.Biases = p.Weights, p.Biases
		}
		if t.gif != "" {
			reel.Shoot(r, m.Accuracy, nil)
		}
		if err := say(l); err != nil {
			return err
		}
		if stopped {
			return interrupted
		}
		if ends {
			return nil
		}
	}
}

// printed is how many steps are printed of a run that begins at a step: every M-th and the last.
func (t training) printed(from int) int {
	last := from + t.steps
	if t.every == 0 {
		return 1
	}
	n := last/t.every - from/t.every
	if last%t.every != 0 {
		n++
	}
	return n
}
