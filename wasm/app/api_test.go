package app

import (
	"strings"
	"testing"
)

// A call that is not allowed names the method, the argument, what it is and what is allowed, and changes nothing.
func TestCallSaysWhatIsAllowed(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.Pause()
	before := string(u.Document().JSON())
	for _, c := range [][2]string{
		{`slide "data.noise"`, "slide: position null is not allowed; allowed is a whole number"},
		{`slide "data.noise", 0.5, 0`, "slide: position 0.5 is not allowed; allowed is a whole number"},
		{`slide 7, 0.5`, "slide: id 7 is not allowed; allowed is text"},
		{`nudge "data.noise", 1e10`, "nudge: direction 1e10 is not allowed; allowed is a whole number"},
		{`step 0.5`, "step: n 0.5 is not allowed; allowed is a whole number from 1 to 10000000"},
		{`step "x"`, `step: n "x" is not allowed; allowed is a number`},
		{`addPoint 1, 2`, "addPoint: class null is not allowed; allowed is a whole number"},
		{`addPoint null, 2, 1`, "addPoint: x1 null is not allowed; allowed is a number"},
		{`addPoint 1, [2], 1`, "addPoint: x2 [2] is not allowed; allowed is a number"},
		{`removePoint "` + strings.Repeat("x", 99) + `"`, `removePoint: point "` + strings.Repeat("x", 59) + "… is not allowed; allowed is a whole number"},
		{`hostDoctor 1`, "hostDoctor: on 1 is not allowed; allowed is true or false"},
		{`remedy`, "remedy: number null is not allowed; allowed is a whole number"},
		{`brickEntry 1, 2`, "brickEntry: column null is not allowed; allowed is a whole number"},
		{`trace 1, 2, 0.5`, "trace: class 0.5 is not allowed; allowed is a whole number"},
		{`open {}`, "open: project {} is not allowed; allowed is text"},
		{`set "data.noise", 1e999`, "set: value 1e999 is not allowed; allowed is a number, text, true or false"},
		{`link {"hide":"speed"}`, `link: options {"hide":"speed"} is not allowed; allowed is {weights: true or false, title: text, task: text, show: [groups], hide: [ids], exercise: name, challenge: name}`},
		{`openFile "a.csv", 7`, "openFile: text 7 is not allowed; allowed is text"},
		{`openFile "film.mov", "", 40000000`, "film.mov has 40,000,000 bytes; a file may have at most 16,777,216"},
		{`openFiles`, "openFiles: files null is not allowed; allowed is a list of {name, text, size, folder, error}"},
		{`openFiles ["a.csv"]`, `openFiles: files ["a.csv"] is not allowed; allowed is a list of {name, text, size, folder, error}`},
		{`dance`, `there is no method "dance"`},
	} {
		name, args, _ := strings.Cut(c[0], " ")
		if _, err := u.Call(name, []byte("["+args+"]")); err == nil || err.Error() != c[1] {
			t.Errorf("%s: %v, want %s", c[0], err, c[1])
		}
	}
	if after := string(u.Document().JSON()); after != before {
		t.Error("a bad call changed the project")
	}
}

// Arguments at the end may be left out where something stands for them, and too many are passed over.
func TestCallWithoutItsLastArguments(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.Pause()
	for _, c := range [][2]string{
		{"step", ""}, {"step", "[]"}, {"step", "null"}, {"step", "[null]"}, {"step", "[1, 7]"}, {"grip", "[]"}, {"grip", "[1]"}, {"link", "[]"},
		{"link", "[null]"}, {"link", "[{}]"}, {"link", `[{"hide":["speed"],"more":1}]`}, {"openFile", `["a.csv", "1,2,0\n"]`}, {"state", "[1]"},
		{"removePoint", "[0, 7]"}, {"openFiles", "[[]]"},
	} {
		if _, err := u.Call(c[0], []byte(c[1])); err != nil {
			t.Errorf("%s%s: %v", c[0], c[1], err)
		}
	}
	if got := u.Lab.Run.StepCount(); got != 5 {
		t.Errorf("step() five times took %d steps", got)
	}
	names := map[string]bool{}
	for _, m := range methods {
		if names[m.name] {
			t.Errorf("there are two methods %s", m.name)
		}
		names[m.name] = true
	}
}
