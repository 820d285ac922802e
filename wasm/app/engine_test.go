package app

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"xorcery/core/kernel"
	"xorcery/core/longtest"
	"xorcery/wasm/engine"
	"xorcery/wasm/lab"
)

// compiled is a compiler at work.
func compiled(m *kernel.Module) lab.Compiled {
	i, err := engine.New(m.Code())
	return lab.Compiled{Module: m, Instance: i, Err: err}
}

// explodes ends in a loss that is not finite, long after the steps that are looked at one by one.
const explodes = `{"network":{"hidden":[50],"bias":false},"training":{"reduction":"sum","batch":50,"sampling":"first","learningRate":0.03,"penalty":"published","lambda":0.0011}}`

// TestNobodyCanTell lets the same journeys pass with compiled networks and without, and compares all that there is to see.
func TestNobodyCanTell(t *testing.T) {
	longtest.Skip(t)
	for name, c := range map[string]struct{ a, b string }{
		"full batch":     {a: `{}`},
		"drawn batches":  {a: `{"network":{"hidden":[5,4],"activation":"tanh"},"training":{"batch":17,"optimizer":{"kind":"adam"},"learningRate":0.01}}`},
		"corners":        {a: `{"data":{"set":"corners"},"training":{"schedule":{"kind":"cosine","every":900}}}`},
		"explosion":      {a: explodes},
		"two":            {a: `{}`, b: `{"network":{"hidden":[7]}}`},
		"B ends first":   {a: `{}`, b: explodes},
		"A ends first":   {a: explodes, b: `{}`},
		"two of a shape": {a: `{}`, b: `{"training":{"learningRate":0.1}}`},
	} {
		t.Run(name, func(t *testing.T) {
			journey := func(compile func(*kernel.Module) lab.Compiled) *user {
				u := newUser(t, c.a, false)
				u.compile = compile
				u.Pause()
				if c.b != "" {
					u.must(u.openRival([]byte(c.b)))
				}
				u.Advance(100)
				u.tick(3)
				u.Advance(37)
				u.Advance(1000)
				u.must(u.SetControl("training.learningRate", 0.02))
				u.Advance(500)
				return u
			}
			u, v := journey(nil), journey(compiled)
			if u.Summary().Engine != "core" || v.Summary().Engine != "kernel" {
				t.Errorf("engines %s and %s, want core and kernel", u.Summary().Engine, v.Summary().Engine)
			}
			// By then steps are taken eight at a time, up to one more than a multiple of eight: an end between tries going back.
			if ends := c.a == explodes || c.b == explodes; ends != (u.Lab.Broken() != "") || ends && u.Lab.Run.StepCount()%8 == 1 {
				t.Errorf("%q is not finite at step %d", u.Lab.Broken(), u.Lab.Run.StepCount())
			}
			same(t, "report", v.Lab.Report, u.Lab.Report)
			same(t, "document", string(v.Document().JSON()), string(u.Document().JSON()))
			same(t, "losses", v.Lab.Loss, u.Lab.Loss)
			same(t, "accuracies", v.Lab.Accuracy, u.Lab.Accuracy)
			same(t, "samples", v.Lab.Watch.Samples(), u.Lab.Watch.Samples())
			for _, step := range []int{1, 77, u.Lab.Run.StepCount() - 1} {
				for _, s := range []*user{u, v} {
					s.must(s.LookAt(step))
					s.ticksUntil("the step stands there", func() bool { return s.Lab.Run.StepCount() == step })
				}
				same(t, "an earlier step", string(v.Document().JSON()), string(u.Document().JSON()))
				u.LookAway()
				v.LookAway()
			}
			same(t, "message", v.Message.Text, u.Message.Text)
			if c.b != "" {
				same(t, "B's document", string(v.rivalDocument().JSON()), string(u.rivalDocument().JSON()))
				same(t, "B's losses", v.Lab.Rival.Loss, u.Lab.Rival.Loss)
				same(t, "B's report", v.Lab.Rival.Report, u.Lab.Rival.Report)
			}
		})
	}
}

// same compares what is printed alike, as not-a-numbers are not equal to themselves.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if g, w := fmt.Sprint(got), fmt.Sprint(want); !reflect.DeepEqual(got, want) && g != w {
		t.Errorf("%s: with kernels %.300s\nwithout %.300s", what, g, w)
	}
}

// TestNoCompiler: where nothing can be compiled core goes on, state() says why, and the platform is asked but once.
func TestNoCompiler(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.tick(1)
	if u.last.Compile == nil {
		t.Fatal("a run that trains asks for no compiled network")
	}
	u.Lab.Engines.Take(lab.Compiled{Err: errors.New("no SIMD here")})
	u.tick(1)
	for range 20 {
		u.tick(1)
		if u.last.Compile != nil {
			t.Fatal("the platform is asked again")
		}
	}
	if s := u.Summary(); s.Engine != "core" || s.EngineWhy != "no SIMD here" || s.Step == 0 {
		t.Errorf("%s (%q) at step %d", s.Engine, s.EngineWhy, s.Step)
	}
}
