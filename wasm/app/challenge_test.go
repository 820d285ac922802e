package app

import (
	"slices"
	"strings"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/lab"
	"xorcery/wasm/story"
)

// solutions solve each challenge through the controls, as a reader would. The challenge of the same name is open.
var solutions = map[string]func(*user){
	"circle": func(u *user) {
		u.must(u.SetControl("data.features.x1x1", true))
		u.must(u.SetControl("data.features.x2x2", true))
		u.Advance(2000)
	},
	"deep": func(u *user) {
		u.must(u.SetControl("network.activation", "tanh"))
		u.Advance(500)
	},
	"nobias": func(u *user) {
		u.must(u.SetControl("network.activation", "relu"))
		u.must(u.SetControl("training.learningRate", 1.0))
		u.Advance(500)
	},
	"three": func(u *user) {
		u.must(u.SetControl("network.activation", "relu"))
		u.must(u.SetControl("training.learningRate", 3.0))
		u.Advance(2000)
	},
	"hundred": func(u *user) {
		u.must(u.SetControl("network.neurons1", 8.0))
		u.must(u.SetControl("network.activation", "relu"))
		u.must(u.SetControl("training.optimizer.kind", "adam"))
		u.must(u.SetControl("training.learningRate", 0.1))
		u.must(u.Press("reset"))
		u.Advance(100)
	},
	"save": func(u *user) {
		u.must(u.SetControl("training.penalty", "l2"))
		u.must(u.Press("reset"))
		u.Advance(10_001)
	},
}

// TestChallengesCanBeSolved plays each solution; before it the challenge is open, after it solved.
func TestChallengesCanBeSolved(t *testing.T) {
	for _, c := range story.Challenges() {
		t.Run(c.Name, func(t *testing.T) {
			skipLong(t, c.Name)
			t.Parallel()
			u := newUser(t, `{}`, false)
			u.must(u.Open([]byte("challenge:" + c.Name)))
			u.Pause()
			u.Advance(50)
			if _, err := Find(c.Control); err != nil || c.About == "" {
				t.Errorf("it is about %q: %v", c.About, err)
			}
			if got := u.Summary().Challenge; got == nil || got.Solved || got.Progress == "" || got.Name != c.Name {
				t.Fatalf("at the start: %+v", got)
			}
			solve := solutions[c.Name]
			if solve == nil {
				t.Fatal("nobody knows how to solve it")
			}
			solve(u)
			if got := u.Summary(); !got.Challenge.Solved || !slices.Equal(got.Solved, []string{c.Name}) || !strings.HasPrefix(got.Message, "Solved at step") {
				t.Fatalf("after the solution: %+v, %q; accuracy %g at step %d", got.Challenge, got.Message, u.Lab.Metrics.Accuracy, u.Lab.Run.StepCount())
			}
			u.must(u.reset())
			if got := u.Summary(); !slices.Equal(got.Solved, []string{c.Name}) {
				t.Error("a reset takes the solution back")
			}
		})
	}
}

// skipLong leaves out the challenges that take thousands of steps where each is slow.
func skipLong(t *testing.T, challenge string) {
	t.Helper()
	if testing.Short() && slices.Contains([]string{"save", "deep", "nobias"}, challenge) {
		t.Skip("thousands of steps")
	}
}

// TestShortcutsSolveNothing goes the ways around the tasks.
func TestShortcutsSolveNothing(t *testing.T) {
	for name, cheat := range map[string]func(*user){
		"circle": func(u *user) { u.must(u.SetControl("data.set", "gauss")); u.Advance(2000) },
		"three":  func(u *user) { u.must(u.Press("clear")); u.must(u.AddPoint(1, 1, 0)); u.Advance(100) },
		"nobias": func(u *user) { u.must(u.SetControl("network.bias", true)); u.Advance(1500) },
		"deep":   func(u *user) { u.must(u.SetControl("network.layers", 1.0)); u.Advance(3000) },
		"hundred": func(u *user) {
			u.must(u.SetControl("network.activation", "relu"))
			u.must(u.SetControl("training.learningRate", 3.0))
			u.Advance(3000)
		},
		"save": func(u *user) {
			u.must(u.SetControl("training.learningRate", 0.05))
			u.must(u.Press("reset"))
			u.Advance(10_001)
		},
	} {
		t.Run(name, func(t *testing.T) {
			skipLong(t, name)
			t.Parallel()
			u := newUser(t, `{}`, false)
			u.must(u.Open([]byte("challenge:" + name)))
			u.Pause()
			cheat(u)
			if got := u.Summary(); got.Challenge.Solved || len(got.Solved) > 0 {
				t.Errorf("solved with %q, accuracy %g", got.Challenge.Progress, u.Lab.Metrics.Accuracy)
			}
		})
	}
}

// exploding is the run that the challenge "save" begins with: the published penalty drives it to infinity within seconds.
func exploding(t *testing.T) string {
	t.Helper()
	c, err := story.FindChallenge("save")
	if err != nil {
		t.Fatal(err)
	}
	return string(c.Start.JSON())
}

func TestSaveSaysWhatIsAllowed(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{}`, false)
	u.must(u.Open([]byte("challenge:save")))
	u.Pause()
	progress := func(want string) {
		t.Helper()
		if got := u.Summary().Challenge.Progress; got != want {
			t.Errorf("progress %q, want %q", got, want)
		}
	}
	progress("nothing is changed yet")
	u.Advance(2000)
	if u.Lab.Report.Step != 1384 {
		t.Errorf("the run explodes at step %d, its text says 1,384", u.Lab.Report.Step)
	}
	u.must(u.SetControl("training.learningRate", 0.3))
	progress("exploded at step 1,384")
	u.must(u.Press("reset"))
	progress("step 0 of 10,000")
	u.Advance(10_001)
	progress("exploded at step 4,574")
	u.must(u.SetControl("network.bias", false))
	progress("changed are network.bias, training.learningRate; one is allowed")
}

// TestScenariosOpen opens each scenario by its name, as a page, a link and the panel do.
func TestScenariosOpen(t *testing.T) {
	for i, sc := range story.Scenarios() {
		u := newUser(t, `{"view":{"theme":"dark"}}`, i%2 == 0)
		revision := u.ControlsRevision
		if _, err := u.Call("openLink", []byte(`["#scenario:`+sc.Name+`"]`)); err != nil {
			t.Fatal(err)
		}
		sum := u.Summary()
		if sum.Scenario != sc.Name || sc.Observation == nil && sum.Message != "" || sc.Speed > SpeedMax || u.Running != sc.Running || u.Speed != sc.Speed || u.LogLoss != sc.LogLoss {
			t.Errorf("%s: opened as %+v", sc.Name, sum)
		}
		if u.ControlsRevision == revision || u.Lab.Project.View.Theme != "dark" {
			t.Errorf("%s: the controls do not show it, or the theme is gone", sc.Name)
		}
		if want := lab.Among(core.Changed(sc.Project, u.Lab.Project), lab.OfSettings); len(want) > 0 {
			t.Errorf("%s: opened with other settings: %v", sc.Name, want)
		}
		if o := sc.Observation; o != nil && (u.Bricks.Observation != *o || sc.Brick != "" && u.Bricks.Quantities[u.Bricks.At].Name != sc.Brick) {
			t.Errorf("%s: the bricks are at %d of %v", sc.Name, u.Bricks.At, u.Bricks.Observation)
		}
		u.in.Clock = func() time.Duration { // a slow machine: few steps, even at the highest speed
			u.clock += 3 * time.Millisecond
			return u.clock
		}
		u.tick(5)
		if (u.Lab.Run.StepCount() > 0) != sc.Running && sc.Speed > 20 {
			t.Errorf("%s: step %d after five ticks", sc.Name, u.Lab.Run.StepCount())
		}
		u.must(u.Open([]byte(`{}`)))
		if u.Story.Scenario != "" {
			t.Errorf("%s: another project leaves the scenario's name", sc.Name)
		}
	}
	u := newUser(t, `{}`, false)
	for _, call := range []string{"open", "openLink"} {
		before := string(u.Document().JSON())
		if _, err := u.Call(call, []byte(`["scenario:explode"]`)); err == nil || !strings.Contains(err.Error(), "explosion") {
			t.Errorf("%s of a scenario that is none: %v", call, err)
		}
		if _, err := u.Call(call, []byte(`["challenge:none"]`)); err == nil || !strings.Contains(err.Error(), "save") {
			t.Errorf("%s of a challenge that is none: %v", call, err)
		}
		if string(u.Document().JSON()) != before {
			t.Errorf("%s of nothing changed the project", call)
		}
	}
}

// TestStoryOfTheAPI reads scenarios and challenges as a page does.
func TestStoryOfTheAPI(t *testing.T) {
	u := newUser(t, `{}`, false)
	for method, want := range map[string]int{"scenarios": len(story.Scenarios()), "challenges": len(story.Challenges())} {
		v, err := u.Call(method, nil)
		u.must(err)
		switch list := v.(type) {
		case []scenarioView:
			fifty := slices.IndexFunc(list, func(v scenarioView) bool { return v.Name == "fifty" })
			if len(list) != want || len(list[fifty].Compare) == 0 {
				t.Errorf("%s: %d entries", method, len(list))
			}
			for _, sc := range list {
				if _, err := core.ParseProject(sc.Project); err != nil {
					t.Errorf("%s: %v", sc.Name, err)
				}
			}
		case []challengeView:
			if len(list) != want {
				t.Errorf("%s: %d entries", method, len(list))
			}
		default:
			t.Errorf("%s: %T", method, v)
		}
	}
}
