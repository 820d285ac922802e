//go:build !js

package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/story"
)

func TestCounts(t *testing.T) {
	for text, want := range map[string]count{"1": 1, "20000": 20000, "1e6": 1_000_000, "2.5e1": 25, "1E3": 1000, "9007199254740992": 1 << 53, "9007199254740993": 1<<53 + 1} {
		var c count
		if err := c.Set(text); err != nil || c != want {
			t.Errorf("%q is %d, %v; want %d", text, c, err, want)
		}
	}
	for _, text := range []string{"", "0", "-1", "1.5", "1e-3", "1e400", "1e17", "NaN", "Inf", "0x10", "0x1p4", "1_000", "1 000", "ten", "1,000"} {
		var c count
		if err := c.Set(text); err == nil {
			t.Errorf("%q is taken as %d", text, c)
		}
	}
}

// TestAChapterHasItsOwnSteps: those up to the step that its text tells of; others ask for -steps.
func TestAChapterHasItsOwnSteps(t *testing.T) {
	for _, sc := range story.Scenarios() {
		name := "scenario:" + sc.Name
		from, err := readArgument(name, nil)
		if err != nil {
			t.Fatal(err)
		}
		job, err := newTraining(request{train: name}, from)
		switch {
		case sc.Until == 0 && err == nil:
			t.Errorf("%s takes %d steps, though it tells of none", name, job.steps)
		case sc.Until > 0 && (err != nil || job.steps != sc.Until):
			t.Errorf("%s takes %d steps, %v; want %d", name, job.steps, err, sc.Until)
		}
		if job, err := newTraining(request{train: name, course: course{steps: 7}}, from); err != nil || job.steps != 7 {
			t.Errorf("%s -steps 7 takes %d steps: %v", name, job.steps, err)
		}
	}
}

// writing is a folder of the test's own, and what writes a file there and gives its path.
func writing(t *testing.T) (dir string, file func(name, text string) string) {
	t.Helper()
	dir = t.TempDir()
	file = func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	return dir, file
}

// TestWhatCanBeOpened: whatever may be named means the same project for -train, for -open and from standard input.
func TestWhatCanBeOpened(t *testing.T) {
	_, file := writing(t)
	moons := core.DefaultProject()
	moons.Data.Set = core.Moons
	link := moons.Link()
	const points = "x1,x2,class\n1,2,0\n3,4,1\n"
	challenge, err := story.FindChallenge("circle")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, stdin string
		set         core.DataSet
		points      int
	}{
		{file("a.json", string(moons.JSON())), "", core.Moons, 0},
		{file("bom.json", "\ufeff \n{\"data\":{\"set\":\"moons\"}}"), "", core.Moons, 0},
		{file("a.csv", points), "", core.Custom, 2},
		{file("link.txt", " https://example.com/x/#"+link+"\n"), "", core.Moons, 0},
		{file("scenario-like.csv", points), "", core.Custom, 2},
		{link, "", core.Moons, 0},
		{"#" + link, "", core.Moons, 0},
		{"https://example.com/?utm_source=a#" + link + "&fbclid=b", "", core.Moons, 0},
		{"localhost:8080/#" + link + ").", "", core.Moons, 0},
		{"https://example.com/%23scenario%3Ahidden", "", core.Circle, 0},
		{"https://example.com/figure.html#" + link, "", core.Moons, 0},
		{"scenario:hidden", "", core.Circle, 0},
		{"https://example.com/#scenario:hidden", "", core.Circle, 0},
		{"challenge:circle", "", challenge.Start.Data.Set, 0},
		{"-", string(moons.JSON()), core.Moons, 0},
		{"-", points, core.Custom, 2},
		{"-", link + "\n", core.Moons, 0},
	} {
		from, err := readArgument(c.name, strings.NewReader(c.stdin))
		if err != nil {
			t.Errorf("%.60q: %v", c.name, err)
			continue
		}
		s, err := from.state(true)
		if err != nil {
			t.Errorf("%.60q: %v", c.name, err)
			continue
		}
		if s.Lab.Project.Data.Set != c.set || len(s.Lab.Project.Data.Points) != c.points || !s.Lab.Borrowed() {
			t.Errorf("%.60q: set %s, %d points, lent %v", c.name, s.Lab.Project.Data.Set, len(s.Lab.Project.Data.Points), s.Lab.Borrowed())
		}
		job, err := newTraining(request{course: course{steps: 3}}, from)
		if err != nil || job.project.Data.Set != c.set {
			t.Errorf("-train %.60q: %v", c.name, err)
			continue
		}
		if lines, err := train(t, job); err != nil || lines[len(lines)-1].Step != 3 {
			t.Errorf("-train %.60q: %v", c.name, err)
		}
	}
}

// endless never ends, as a pipe that somebody keeps open.
type endless struct{ taken int }

func (e *endless) Read(p []byte) (int, error) {
	e.taken += len(p)
	return len(p), nil
}

// TestWhatCannotBeOpened is refused in a line, with exit status 2, and without reading more than a document may have.
func TestWhatCannotBeOpened(t *testing.T) {
	dir := t.TempDir()
	large := filepath.Join(dir, "large.json")
	if err := os.WriteFile(large, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, 5<<30); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{
		dir:                             "a folder",
		large:                           "5,368,709,120 bytes",
		filepath.Join(dir, "none.json"): "none.json",
		filepath.Join(dir, "x1.json"):   "x1.json",
		"x1.broken":                     "link",
		"#x1.A":                         "link",
		"scenario:none":                 "there are",
		"challenge:none":                "there are",
		"":                              "no such file",
	}
	if _, err := os.Stat("/dev/zero"); err == nil {
		names["/dev/zero"] = "a device"
	}
	for name, want := range names {
		from, err := readArgument(name, nil)
		if err == nil {
			_, err = from.state(false)
		}
		if err == nil || !strings.Contains(err.Error(), want) || platformFail(err) != 2 {
			t.Errorf("%q: %v; want %q", name, err, want)
		}
	}
	var pipe endless
	if _, err := readArgument("-", &pipe); err == nil || !strings.Contains(err.Error(), "standard input has more than 16,777,216 bytes") {
		t.Errorf("an endless pipe: %v", err)
	}
	if pipe.taken > 3*core.MaxDocument {
		t.Errorf("%d bytes of an endless pipe are read", pipe.taken)
	}
	if _, err := readArgument("-", io.MultiReader(strings.NewReader("{"), brokenReader{})); err == nil || platformFail(err) != 2 {
		t.Errorf("a pipe that breaks: %v", err)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("it broke") }

// TestHelpNamesEverything: every flag, every key of a line, every exit status.
func TestHelpNamesEverything(t *testing.T) {
	r, err := parse([]string{"-h"})
	if err != nil || !r.help {
		t.Fatalf("%+v, %v", r, err)
	}
	if r, err := parse([]string{"-version"}); err != nil || !r.version {
		t.Fatalf("%+v, %v", r, err)
	}
	names := []string{"-open", "-train", "-steps", "-every", "-png", "-gif", "-save", "-page", "-version", "-h"}
	new(request).flags().VisitAll(func(f *flag.Flag) { names = append(names, "-"+f.Name) })
	for _, name := range names {
		if _, err := parse([]string{name}); err != nil && strings.Contains(err.Error(), "not defined") {
			t.Error(err)
		}
		if !strings.Contains(usage, "  "+name) && !strings.Contains(usage, "xorcery "+name) {
			t.Errorf("-h does not explain %s", name)
		}
	}
	lines, err := train(t, training{project: core.DefaultProject(), course: course{steps: 1}})
	if err != nil || len(lines) != 1 {
		t.Fatal(err)
	}
	for _, key := range []string{"step", "loss", "dataLoss", "penalty", "accuracy", "testAccuracy", "gradNorm", "maxWeight", "weights", "biases", "nonFinite"} {
		if !strings.Contains(usage, key) {
			t.Errorf("-h does not explain %s", key)
		}
	}
	for _, status := range []string{"\n  0 ", "\n  1 ", "\n  2 ", "\n  3 ", "\n  130 "} {
		if !strings.Contains(usage, status) {
			t.Errorf("-h does not explain the exit status%s", status)
		}
	}
	if !strings.HasPrefix(version(), "xorcery ") || !strings.Contains(version(), "go1") {
		t.Errorf("the version is %q", version())
	}
}

// FuzzFlags: no command line panics; one that is refused is so in a line, with a status that -h names; and one that is taken asks for one
// thing.
func FuzzFlags(f *testing.F) {
	for _, line := range []string{
		"", "-h", "-version", "-open x.json", "-open scenario:line", "-train scenario:nan", "-train challenge:circle -steps 5",
		"-train - -steps 1e1 -every 3", "-train x -steps 1e400", "-steps 5", "-open a -train b", "-png x.jpg", "-train - -png x.png -gif x.gif -save s.json",
		"-train= -steps=3", "--train - --steps 3", "-steps", "-every -1", "more", "-train #x1.A -steps 3", "-train scenario:explosion -every 1e4", "-- -train x",
	} {
		f.Add(strings.ReplaceAll(line, " ", "\x00"), []byte(`{"data":{"set":"corners"}}`))
	}
	f.Add("-train\x00-\x00-steps\x003", []byte("1,2,0\n3,4,1\n"))
	statuses := []int{0, 1, 2, 3, 130}
	f.Fuzz(func(t *testing.T, text string, stdin []byte) {
		refused := func(err error) {
			if status := platformFail(err); !slices.Contains(statuses[1:], status) {
				t.Fatalf("status %d of %v", status, err)
			}
			if errors.Is(err, flag.ErrHelp) || err.Error() == "" {
				t.Fatalf("%q says nothing of use", err)
			}
		}
		args := strings.Split(text, "\x00")
		r, err := parse(args)
		if err != nil {
			if !errors.As(err, new(badInput)) {
				t.Fatalf("%q: %v is not the user's to mend", args, err)
			}
			refused(err)
			return
		}
		if r.help || r.version || r.train == "" {
			if r.train != "" || r.course.steps != 0 || r.course.png+r.course.gif+r.course.save != "" {
				if !r.help && !r.version {
					t.Fatalf("%q is %+v", args, r)
				}
			}
			return
		}
		from, err := readArgument(r.train, bytes.NewReader(stdin))
		if err != nil {
			refused(err)
			return
		}
		job, err := newTraining(r, from)
		if err != nil {
			refused(err)
			return
		}
		job.png, job.gif, job.save = "", "", "" // nothing is written here
		end := make(chan struct{})
		close(end) // after the first step
		if err := job.run(io.Discard, nil, end); err != nil {
			refused(err)
		}
	})
}

// TestABareNameIsOpened, as a file manager names it; beside a flag, or a second one, it is a mistake.
func TestABareNameIsOpened(t *testing.T) {
	for _, c := range []struct {
		args []string
		open string
	}{{[]string{"lesson.json"}, "lesson.json"}, {[]string{"--", "-odd.json"}, "-odd.json"}, {[]string{"a.csv", "b.csv"}, ""}, {[]string{"-open", "a.csv", "b.csv"}, ""}, {[]string{"-train", "a.csv", "b.csv"}, ""}, {[]string{""}, ""}} {
		r, err := parse(c.args)
		if (err == nil) != (c.open != "") || err == nil && r.open != c.open {
			t.Errorf("%q opens %q, %v", c.args, r.open, err)
		}
	}
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	file := filepath.Join(t.TempDir(), "lesson.json")
	if err := os.WriteFile(file, []byte(`{"data":{"set":"circle"},"view":{"paused":true}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	begin, err := commandLine([]string{file})
	if err != nil || begin.state.Title() != "lesson.json – Xorcery" {
		t.Fatalf("%v", err)
	}
	if err := begin.state.AddPoint(0.5, 0.5, 1); err != nil || begin.state.Title() != "lesson.json* – Xorcery" {
		t.Errorf("with a point the title is %q, %v", begin.state.Title(), err)
	}
	begin.kept.release()
}
