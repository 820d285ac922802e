//go:build !js

package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"

	"xorcery/core"
)

// training is a run without a window.
type training struct {
	project core.Project
	steps   int
	every   int    // 0: only the last step
	png     string // where the surface at the end goes
	gif     string // where the surface at every M-th step goes
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

// errNonFinite ends the program with status 3; the last line has said it.
var errNonFinite = errors.New("the run met a number that is not finite")

// run trains and prints one JSON object a line, at every M-th step and at the last.
func (t training) run(out io.Writer) error {
	if t.steps < 1 {
		return badInputf("-steps %d: allowed is a whole number from 1", t.steps)
	}
	if most := core.LastStep - t.project.Step; t.steps > most {
		return badInputf("-steps %d: allowed is a whole number up to %d, as step %d is the last that can be counted", t.steps, most, core.LastStep)
	}
	if t.every < 0 {
		return badInputf("-every %d: allowed is a whole number from 1", t.every)
	}
	r, err := core.NewRun(t.project)
	if err != nil {
		return badInput{err, false}
	}
	if len(r.Points()) == 0 {
		return badInputf("data: there are no points to train on: choose a set or give points")
	}
	for _, name := range []string{t.png, t.gif} { // a long run must not end at a folder that is not there
		if _, err := os.Stat(filepath.Dir(name)); name != "" && err != nil {
			return badInput{err, false}
		}
	}
	if n := t.printed(r.StepCount()); t.gif != "" && n > mostFrames {
		return badInputf("-gif: %d frames are too many; allowed are at most %d: print fewer steps with a larger -every", n, mostFrames)
	}
	film := newFilm(r, t.gif)
	w := bufio.NewWriter(out)
	lines := json.NewEncoder(w)
	last := r.StepCount() + t.steps
	for r.StepCount() < last {
		report := r.Step()
		if report.NonFinite != "" {
			lines.Encode(struct {
				Step      int    `json:"step"`
				NonFinite string `json:"nonFinite"`
			}{report.Step, report.NonFinite})
			if err := w.Flush(); err != nil {
				return fmt.Errorf("standard output: %w", err)
			}
			if err := t.save(film); err != nil {
				return err
			}
			return errNonFinite
		}
		if report.Step != last && (t.every == 0 || report.Step%t.every != 0) {
			continue
		}
		m := r.Evaluate()
		l := line{
			Step: report.Step, Loss: known(report.Loss), DataLoss: known(report.DataLoss), Penalty: known(report.Penalty),
			Accuracy: known(m.Accuracy), TestAccuracy: known(m.TestAccuracy), GradNorm: known(report.GradNorm), MaxWeight: known(report.MaxWeight),
		}
		if report.Step == last {
			p := r.Project()
			l.Weights, l.Biases = p.Weights, p.Biases
		}
		film.add()
		if err := lines.Encode(l); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
		if err := w.Flush(); err != nil { // line by line, for whoever watches
			return fmt.Errorf("standard output: %w", err)
		}
	}
	return t.save(film)
}

// save writes the pictures that were asked for: of a run that broke, up to there.
func (t training) save(film *film) error {
	if err := film.save(); err != nil {
		return badInput{err, false}
	}
	if t.png != "" {
		if err := savePNG(t.png, film.frame()); err != nil {
			return badInput{err, false}
		}
	}
	return nil
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

// known is a number for JSON: null where there is none, or none that is finite.
func known(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}
