package app

import (
	"bytes"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/lab"
)

// TestNothingThatWasTrainedIsLost: whatever gives up trained weights is one step of Undo, after which document, B, curves and the past
// are those of the run that was given up, it goes on to the bit as it would have, and Redo leads to the other again.
func TestNothingThatWasTrainedIsLost(t *testing.T) {
	longtest.Skip(t)
	press := func(id string) func(u *user) error { return func(u *user) error { return u.Press(id) } }
	set := func(id string, v any) func(u *user) error { return func(u *user) error { return u.SetControl(id, v) } }
	for name, c := range map[string]struct {
		pair bool
		act  func(u *user) error
	}{
		"R":               {act: func(u *user) error { u.key("R"); u.tick(1); return nil }},
		"reset":           {act: press("reset")},
		"reset of a pair": {pair: true, act: press("reset")},
		"watch again":     {act: press("replay")},
		"new weights":     {act: press("newSeed")},
		"the preset":      {act: press("compare.preset")},
		"another B":       {pair: true, act: press("compare.keep")},
		"a remedy":        {act: func(u *user) error { u.diagnose(); return u.treat(0) }},
		"activation":      {act: set("network.activation", "relu")},
		"activation, B":   {pair: true, act: set("network.activation", "relu")},
		"output":          {act: set("network.output", "softmax")},
		"start":           {act: set("network.init", "he")},
		"seed":            {act: set("network.seed", 5.0)},
		"fewer neurons":   {act: set("network.neurons1", 2.0)},
		"fewer, and B":    {pair: true, act: set("network.neurons1", 2.0)},
		"fewer layers":    {act: set("network.layers", 1.0)},
		"no biases":       {act: set("network.bias", false)},
		"a feature less":  {act: set("data.features."+string(core.X2), false)},
		"two of one stroke": {act: func(u *user) error {
			u.must(u.SetControl("network.neurons1", 2.0))
			return u.SetControl("network.neurons1", 1.0)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			begin := func() *user {
				u := newUser(t, `{"data":{"set":"xor","n":40},"network":{"hidden":[4,3]},"training":{"batch":10,"optimizer":{"kind":"adam"}}}`, false)
				u.Pause()
				if c.pair {
					u.must(u.keepAsB())
					u.must(u.SetControl("training.learningRate", 0.01))
				}
				u.Advance(300)
				u.must(u.SetControl("training.lambda", 0.01))
				u.Advance(300)
				return u
			}
			u, control := begin(), begin()
			curve, first, marks := len(u.Lab.Loss.Buckets), u.Lab.Past.First(), len(u.Lab.Past.Marks())
			u.must(c.act(u))
			u.Pause()
			if n := u.backSteps(); n != 1 {
				t.Errorf("%d steps back, want 1", n)
			}
			u.Advance(50)
			later := u.Document().JSON()
			u.must(u.undo())
			u.Pause()
			same := func(when string) {
				t.Helper()
				if got, want := u.Document().JSON(), control.Document().JSON(); !bytes.Equal(got, want) {
					t.Errorf("%s it is\n%s\nwant\n%s", when, got, want)
				}
				if c.pair && !bytes.Equal(u.rivalDocument().JSON(), control.rivalDocument().JSON()) {
					t.Errorf("%s B is another one", when)
				}
			}
			same("taken back")
			if got := len(u.Lab.Loss.Buckets); got != curve || u.Lab.Past.First() != first || len(u.Lab.Past.Marks()) != marks {
				t.Errorf("of the past there are %d of %d buckets, from step %d, %d marks", got, curve, u.Lab.Past.First(), len(u.Lab.Past.Marks()))
			}
			u.must(u.redo())
			u.Pause()
			if got := u.Document().JSON(); !bytes.Equal(got, later) {
				t.Errorf("Redo leads to\n%s\nit was\n%s", got, later)
			}
			u.must(u.undo())
			u.must(u.LookAt(150))
			control.must(control.LookAt(150))
			same("at an earlier step")
			u.LookAway()
			control.LookAway()
			u.Advance(100)
			control.Advance(100)
			same("gone on")
		})
	}
}

// TestABeginningIsNoStep: where nothing has been learned there is nothing to bring back, and what loses no weight loses nothing.
func TestABeginningIsNoStep(t *testing.T) {
	u := newUser(t, `{"data":{"set":"xor","n":40},"network":{"hidden":[3]}}`, false)
	u.Pause()
	for _, id := range []string{"reset", "replay", "reset"} {
		u.Pause()
		u.must(u.Press(id))
	}
	u.must(u.SetControl("network.activation", "tanh"))
	if n := u.backSteps(); n != 0 {
		t.Errorf("%d steps back at the beginning", n)
	}
	u.Pause()
	u.Advance(20)
	u.must(u.SetControl("network.neurons1", 5.0))
	u.must(u.SetControl("training.learningRate", 0.5))
	if n := u.backSteps(); n != 0 {
		t.Errorf("%d steps back, and no weight has gone", n)
	}
}

// TestManyResetsAreBounded: a run is kept for each, and no more than there is room for.
func TestManyResetsAreBounded(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{"data":{"set":"xor","n":40},"network":{"hidden":[8]}}`, false)
	u.Pause()
	for range lab.UndoDepth + 20 {
		u.Advance(2)
		u.must(u.Press("reset"))
	}
	if n, held := u.backSteps(), u.heldBytes(); n < 10 || n > lab.UndoDepth || held > lab.HeldMost {
		t.Errorf("%d steps back, in %d bytes", n, held)
	}
}
