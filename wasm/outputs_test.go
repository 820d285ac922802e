//go:build !js

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"xorcery/core"
)

// TestOutputsAreRefusedBeforeTheRun: each of these runs would take years, so that a test that ends has been refused at once; and what was
// there stays as it was.
func TestOutputsAreRefusedBeforeTheRun(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	write := func(name, text string) {
		if err := os.WriteFile(in(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("p.json", `{"data":{"set":"corners"}}`)
	write("p.png", `{"data":{"set":"corners"}}`)
	if err := os.Mkdir(in("folder.png"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(in("p.json"), in("symbolic.json")); err != nil {
		t.Skip("there are no symbolic links:", err)
	}
	if err := os.Link(in("p.json"), in("hard.json")); err != nil {
		t.Skip("there are no hard links:", err)
	}
	before := fmt.Sprint(os.ReadDir(dir))
	for _, c := range []struct {
		args string
		says string
	}{
		{"-png x.jpg", "ends in .png"},
		{"-png .", "ends in .png"},
		{"-png x", "ends in .png"},
		{"-gif x.png", "ends in .gif"},
		{"-gif .gif/", "ends in .gif"},
		{"-save .", "a folder"},
		{"-save DIR/folder.png", "a folder"},
		{"-png DIR/folder.png", "a folder"},
		{"-png DIR/none/x.png", "no such file or directory"},
		{"-gif DIR/none/x.gif", "no such file or directory"},
		{"-save DIR/none/x.json", "no such file or directory"},
		{"-save DIR/p.json", "already"},
		{"-save DIR/../" + filepath.Base(dir) + "/p.json", "already"},
		{"-save DIR/symbolic.json", "already"},
		{"-save DIR/hard.json", "already"},
		{"-png DIR/x.png -save DIR/x.png", "one file"},
		{"-png DIR/x.png -save DIR/X.PNG", "one file"},
		{"-png DIR/x.png -save DIR/./x.png", "one file"},
		{"-save ", "is empty"},
		{"-png ", "is empty"},
	} {
		args := append([]string{"-train", in("p.json"), "-steps", "1e15"}, strings.Split(strings.ReplaceAll(c.args, "DIR", dir), " ")...)
		_, err := commandLine(args)
		if err == nil || !strings.Contains(err.Error(), c.says) || platformFail(err) != 2 {
			t.Errorf("%s: %v; want %q", c.args, err, c.says)
		}
	}
	if _, err := commandLine([]string{"-train", in("p.png"), "-steps", "1e15", "-png", in("p.png")}); err == nil || platformFail(err) != 2 {
		t.Errorf("a PNG over the input: %v", err)
	}
	if after := fmt.Sprint(os.ReadDir(dir)); after != before {
		t.Errorf("the folder holds\n%s\nit held\n%s", after, before)
	}
	if doc, err := os.ReadFile(in("p.json")); err != nil || string(doc) != `{"data":{"set":"corners"}}` {
		t.Errorf("the input is %q, %v", doc, err)
	}
}

// TestASavedRunGoesOn to the bit, from -save as from anything else.
func TestASavedRunGoesOn(t *testing.T) {
	dir := t.TempDir()
	p, err := core.ParseProject([]byte(`{"data":{"set":"moons"},"training":{"batch":7,"optimizer":{"kind":"adam"},"learningRate":0.01},"view":{"theme":"dark"}}`))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := train(t, training{project: p, course: course{steps: 230}})
	if err != nil {
		t.Fatal(err)
	}
	half := filepath.Join(dir, "half.json")
	if _, err := train(t, training{project: p, course: course{steps: 100, save: half}}); err != nil {
		t.Fatal(err)
	}
	rest, err := train(t, training{project: projectOf(t, half), course: course{steps: 130}})
	if err != nil {
		t.Fatal(err)
	}
	a, b := whole[0], rest[0]
	if b.Step != 230 || fmt.Sprint(a.Weights, a.Biases, *a.Loss) != fmt.Sprint(b.Weights, b.Biases, *b.Loss) {
		t.Errorf("at step %d\n%v\nand in one go\n%v", b.Step, b.Weights, a.Weights)
	}
	if got := projectOf(t, half); got.View.Theme != "dark" || got.View.Paused || got.Step != 100 {
		t.Errorf("saved are %+v and step %d", got.View, got.Step)
	}
}

// TestABrokenRunSavesNothing: there are no weights to go on from, and what was saved before may have some.
func TestABrokenRunSavesNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "kept.json")
	if err := os.WriteFile(file, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := train(t, training{project: projectOf(t, "scenario:nan"), course: course{steps: 100, save: file}})
	if !errors.Is(err, nonFinite) {
		t.Fatal(err)
	}
	if doc, _ := os.ReadFile(file); string(doc) != "{}" {
		t.Errorf("the file holds %q", doc)
	}
	wantFiles(t, filepath.Dir(file), "kept.json")
}

// wantFiles holds a folder against the names of what it should have.
func wantFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if fmt.Sprint(names) != fmt.Sprint(want) {
		t.Errorf("the folder holds %v, want %v", names, want)
	}
}

// closed is a writer whose reader has gone.
type closed struct{ after int }

func (c *closed) Write(p []byte) (int, error) {
	if c.after--; c.after < 0 {
		return 0, errors.New("broken pipe")
	}
	return len(p), nil
}

// TestARunWhoseReaderGoesKeepsItsFiles, up to there.
func TestARunWhoseReaderGoesKeepsItsFiles(t *testing.T) {
	dir := t.TempDir()
	job := training{project: core.DefaultProject(), course: course{steps: 1 << 50, every: 10, save: filepath.Join(dir, "a.json"), png: filepath.Join(dir, "a.png")}}
	err := job.run(&closed{after: 2}, nil, nil)
	if err == nil || !strings.Contains(err.Error(), "standard output: broken pipe") || platformFail(err) != 1 {
		t.Errorf("error %v", err)
	}
	if got := projectOf(t, job.save); got.Step != 30 {
		t.Errorf("saved is step %d", got.Step)
	}
	wantFiles(t, dir, "a.json", "a.png")
}

// TestOneOutputThatFailsTakesNoOtherWithIt.
func TestOneOutputThatFailsTakesNoOtherWithIt(t *testing.T) {
	dir := t.TempDir()
	job := training{project: core.DefaultProject(), course: course{steps: 10, png: filepath.Join(dir, "a.png"), save: filepath.Join(dir, "a.json")}}
	// While it runs a folder comes to stand where the picture should go.
	out := writerFunc(func(p []byte) (int, error) { return len(p), os.Mkdir(job.png, 0o700) })
	err := job.run(out, nil, nil)
	if err == nil || !strings.Contains(err.Error(), "a.png cannot be written") || platformFail(err) != 1 {
		t.Errorf("error %v", err)
	}
	if got := projectOf(t, job.save); got.Step != 10 {
		t.Errorf("saved is step %d", got.Step)
	}
	wantFiles(t, dir, "a.json", "a.png")
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// TestProgress is a line that is renewed in its place, and gone where a line is printed.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	tick := make(chan time.Time, 1)
	p := &progress{out: &out, tick: tick}
	p.show(1, 2000, 0.5)
	if out.Len() > 0 {
		t.Errorf("before its time it says %q", out.String())
	}
	tick <- p.began.Add(10 * time.Second)
	p.show(500, 2000, 0.25)
	if want := "\rstep 500 of 2,000, 25 %, loss 0.25, 30s left"; out.String() != want {
		t.Errorf("it says %q, want %q", out.String(), want)
	}
	tick <- p.began.Add(20 * time.Second)
	p.show(2000, 2000, 0.25)
	p.clear()
	lines := strings.Split(out.String(), "\r")
	if last := lines[len(lines)-2]; strings.TrimSpace(last) != "" || len(last) == 0 || lines[len(lines)-1] != "" {
		t.Errorf("it is cleared by %q", last)
	}
	if n := len(lines[2]); n < len(lines[1]) {
		t.Errorf("a shorter line leaves the end of the longer: %q after %q", lines[2], lines[1])
	}

	file, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if progressOn(file) != nil {
		t.Error("a file gets a progress line")
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if progressOn(w) != nil {
		t.Error("a pipe gets a progress line")
	}
}
