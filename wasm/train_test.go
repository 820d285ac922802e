//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"image/gif"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/film"
)

// printed is one line of -train.
type printed struct {
	Step                                                      int
	Loss, DataLoss, Penalty, Accuracy, TestAccuracy, GradNorm *float64
	MaxWeight                                                 *float64
	NonFinite                                                 string
	Weights                                                   [][][]float64
	Biases                                                    [][]float64
}

// projectOf is the project that -train takes from a name.
func projectOf(t *testing.T, name string) core.Project {
	t.Helper()
	from, err := readArgument(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := from.state(false)
	if err != nil {
		t.Fatal(err)
	}
	return s.Document()
}

func train(t *testing.T, job training) ([]printed, error) {
	t.Helper()
	var out bytes.Buffer
	err := job.run(&out, nil, nil)
	var lines []printed
	d := json.NewDecoder(&out)
	d.DisallowUnknownFields()
	for d.More() {
		var l printed
		if err := d.Decode(&l); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, l)
	}
	return lines, err
}

// The article's own run, by the command line: the numbers are numpy's (article/trajectories.json).
func TestTrainPrintsTheArticlesRun(t *testing.T) {
	p, err := core.ParseProject([]byte(`{"network":{"hidden":[3],"bias":false},
		"training":{"reduction":"sum","batch":50,"sampling":"first","penalty":"published","learningRate":0.003}}`))
	if err != nil {
		t.Fatal(err)
	}
	lines, err := train(t, training{project: p, course: course{steps: 1000, every: 100}})
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) != 10 || lines[0].Step != 100 || lines[9].Step != 1000 {
		t.Fatalf("%d lines, the last of step %d", len(lines), lines[len(lines)-1].Step)
	}
	for i, want := range map[int]struct{ loss, accuracy float64 }{0: {0.2528775999705365, 0.47333333333333333}, 9: {0.24740562517195902, 0.49333333333333335}} {
		if got := lines[i]; math.Abs(*got.Loss-want.loss) > 1e-9*want.loss || *got.Accuracy != want.accuracy || got.TestAccuracy != nil {
			t.Errorf("step %d: loss %v, accuracy %v, want %+v", got.Step, *got.Loss, *got.Accuracy, want)
		}
	}
	last := lines[9]
	if len(last.Weights) != 2 || len(last.Weights[0]) != 2 || len(last.Weights[0][0]) != 3 || lines[8].Weights != nil {
		t.Errorf("weights %v, and before %v", last.Weights, lines[8].Weights)
	}
}

func TestTrainStopsAtTheFirstNonFiniteNumber(t *testing.T) {
	p := core.DefaultProject()
	p.Training.Penalty, p.Training.Lambda, p.Training.LearningRate = core.Published, 1, 10
	lines, err := train(t, training{project: p, course: course{steps: 10000}})
	if !errors.Is(err, nonFinite) || platformFail(err) != 3 {
		t.Fatalf("error %v", err)
	}
	if last := lines[len(lines)-1]; last.NonFinite == "" || last.Step == 0 || last.Loss != nil {
		t.Errorf("the last line is %+v", last)
	}
}

// TestTrainByEngine: the engines print the same, digit by digit, and only what there is can be chosen.
func TestTrainByEngine(t *testing.T) {
	p, err := core.ParseProject([]byte(`{"network":{"hidden":[5]},"training":{"batch":17,"optimizer":{"kind":"adam"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, name := range []string{"auto", "kernel", "core"} {
		var out bytes.Buffer
		if err := (training{project: p, course: course{steps: 5000, every: 700, engine: name}}).run(&out, nil, nil); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		texts[name] = out.String()
	}
	if strings.Count(texts["core"], "\n") != 8 || texts["kernel"] != texts["core"] || texts["auto"] != texts["core"] {
		t.Errorf("core prints\n%s\nkernel\n%s\nauto\n%s", texts["core"], texts["kernel"], texts["auto"])
	}
	if _, err := parse([]string{"-train", "-", "-engine", "gpu"}); err == nil || !strings.Contains(err.Error(), "auto, kernel, core") {
		t.Errorf("engine gpu: %v", err)
	}
}

func TestTrainDraws(t *testing.T) {
	dir := t.TempDir()
	job := training{project: core.DefaultProject(), course: course{steps: 6000, every: 2000, png: filepath.Join(dir, "a.png"), gif: filepath.Join(dir, "a.gif")}}
	if _, err := train(t, job); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(job.png)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil || img.Bounds().Dx() != film.Side {
		t.Fatalf("the PNG: %v", err)
	}
	colors := map[any]bool{}
	for i := range film.Side * film.Side {
		colors[img.At(i%film.Side, i/film.Side)] = true
	}
	if len(colors) < 50 {
		t.Errorf("the picture has %d colors", len(colors))
	}
	g, err := os.Open(job.gif)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if film, err := gif.DecodeAll(g); err != nil || len(film.Image) != 3 {
		t.Fatalf("the GIF: %v", err)
	}
	job.png = filepath.Join(dir, "none", "a.png")
	if _, err := train(t, job); err == nil || platformFail(err) != 2 {
		t.Errorf("a PNG in no folder: %v", err)
	}
}

// A run that breaks leaves the pictures up to there.
func TestABrokenRunDraws(t *testing.T) {
	p := projectOf(t, "scenario:nan") // breaks at step 12
	for every, frames := range map[int]int{5: 2, 50: 1} {
		dir := t.TempDir()
		job := training{project: p, course: course{steps: 100, every: every, png: filepath.Join(dir, "a.png"), gif: filepath.Join(dir, "a.gif")}}
		if _, err := train(t, job); !errors.Is(err, nonFinite) {
			t.Fatal(err)
		}
		g, err := os.Open(job.gif)
		if err != nil {
			t.Fatal(err)
		}
		defer g.Close()
		if film, err := gif.DecodeAll(g); err != nil || len(film.Image) != frames {
			t.Errorf("every %d: the GIF: %v, want %d frames", every, err, frames)
		}
		if f, err := os.Open(job.png); err != nil {
			t.Error(err)
		} else if _, err := png.Decode(f); err != nil {
			t.Errorf("the PNG: %v", err)
		} else {
			f.Close()
		}
	}
}

func TestBadCommandLines(t *testing.T) {
	dir, file := writing(t)
	good := file("good.json", `{}`)
	empty := file("empty.json", `{"data":{"set":"custom"}}`)
	for _, bad := range []struct {
		says string
		args []string
	}{
		{"-train WHAT", []string{"-steps", "5"}},
		{"whole number from 1", []string{"-train", good}},
		{"whole number from 1", []string{"-train", good, "-steps", "-5"}},
		{"the last that can be counted", []string{"-train", good, "-steps", "9007199254740993"}},
		{"whole number from 1", []string{"-train", good, "-steps", "5", "-every", "-1"}},
		{"do not go together", []string{"-train", good, "-steps", "5", "-open", good}},
		{"no such file", []string{"-open", filepath.Join(dir, "none.json")}},
		{"1001 frames", []string{"-train", good, "-steps", "1001", "-every", "1", "-gif", filepath.Join(dir, "long.gif")}},
		{"1001 frames", []string{"-train", good, "-steps", "3001", "-every", "3", "-gif", filepath.Join(dir, "long.gif")}},
		{"not a flag", []string{"more"}},
		{"no points", []string{"-train", empty, "-steps", "5"}},
		{"training.learningRate", []string{"-open", file("rate.json", `{"training":{"learningRate":-1}}`)}},
		{"network.hidden", []string{"-train", file("hidden.json", `{"network":{"hidden":[65]}}`), "-steps", "1"}},
		{"column 21", []string{"-open", file("nan.json", `{"data":{"points":[[NaN,0,0]]}}`)}},
		{"data.points", []string{"-open", file("far.json", `{"data":{"points":[[5000,0,0]]}}`)}},
		{"version", []string{"-open", file("newer.json", `{"version":2}`)}},
	} {
		start, err := commandLine(bad.args)
		if err == nil || !strings.Contains(err.Error(), bad.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v (%+v); want one line with %q", bad.args, err, start, bad.says)
		} else if status := platformFail(err); status != 2 {
			t.Errorf("%q: exit status %d", bad.args, status)
		}
	}
}

// A scenario trains by its name as its file would; a name that is none is bad input, which says what there is.
func TestScenariosByName(t *testing.T) {
	p := projectOf(t, "scenario:nan")
	lines, err := train(t, training{project: p, course: course{steps: 100}})
	if !errors.Is(err, nonFinite) || lines[len(lines)-1].Step != 12 || lines[len(lines)-1].NonFinite != "loss" {
		t.Errorf("error %v after %+v", err, lines)
	}
	for _, args := range [][]string{{"-train", "scenario:none", "-steps", "1"}, {"-open", "scenario:none"}, {"-open", "challenge:none"}} {
		var bad badInput
		if _, err := commandLine(args); !errors.As(err, &bad) || !strings.Contains(err.Error(), `"none"; there are`) {
			t.Errorf("%v: %v", args, err)
		}
	}
	if s, err := commandLine([]string{"-open", "scenario:explosion"}); err != nil || s.state.Story.Scenario != "explosion" || !s.state.Window {
		t.Errorf("-open scenario:explosion: %+v, %v", s, err)
	}
}
