package app

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"xorcery/core/longtest"
	"xorcery/wasm/view/network"
)

func TestControlsAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for i := range controls {
		c := &controls[i]
		if c.ID == "" || c.Label == "" || c.Help == "" || seen[c.ID] {
			t.Errorf("control %q: an id that is its own, a label and help are needed", c.ID)
		}
		seen[c.ID] = true
		if !strings.HasSuffix(c.Help, ".") {
			t.Errorf("%s: the help is not a sentence", c.ID)
		}
		found := false
		for _, g := range Groups {
			found = found || g == c.Group
		}
		if !found {
			t.Errorf("%s: there is no group %q", c.ID, c.Group)
		}
		if c.set == nil || (c.get == nil) != (c.Kind == Button) {
			t.Errorf("%s: getter and setter do not fit a %s", c.ID, c.Kind)
		}
		if c.Kind == Slider && !(c.Min <= c.Low && c.Low < c.High && c.High <= c.Max && c.Step > 0) {
			t.Errorf("%s: slider from %g to %g in %s", c.ID, c.Low, c.High, c.Range)
		}
	}
}

// everything is a project in which every control that depends on another's value is there, once a weight is selected.
const everything = `{"data":{"set":"spiral","n":100},"network":{"hidden":[4,3,3,3,3,3]},
	"training":{"schedule":{"kind":"step"},"clip":{"kind":"norm"},"optimizer":{"kind":"adam"}}}`

// Every control can be set to something else and says so afterwards.
func TestEveryControlSets(t *testing.T) {
	longtest.Skip(t)
	for i := range controls {
		c := &controls[i]
		u := newUser(t, everything, false)
		u.choosePart(network.Part{Kind: network.Weight, Layer: 2, From: 1, To: 2})
		if strings.HasPrefix(c.ID, "hidden.") {
			u.must(u.SetControl("lower", "hidden"))
		}
		if strings.HasPrefix(c.ID, "weight.") {
			u.must(u.SetControl("lower", "weight"))
		}
		if strings.HasPrefix(c.ID, "compare.") {
			u.must(u.SetControl("compare", true))
		}
		if strings.HasPrefix(c.ID, "timeline.") {
			u.Advance(100)
		}
		if !c.Visible(u.State) { // of a window, or of what is not open
			continue
		}
		var want any
		switch c.Kind {
		case Button:
			if c.Enabled(u.State) {
				u.must(u.Press(c.ID))
			}
			continue
		case Toggle:
			want = !c.Value(u.State).(bool)
		case Choice:
			want = c.Options[0].Value
			if want == c.Value(u.State) {
				want = c.Options[1].Value
			}
		default:
			now := c.In(u.State)
			want = now.valueAt(now.PositionAt(0.37))
			if want == c.Value(u.State) {
				want = now.valueAt(now.PositionAt(0.6))
			}
		}
		if err := u.SetControl(c.ID, want); err != nil {
			t.Errorf("%s = %v: %v", c.ID, want, err)
		} else if got := c.Value(u.State); got != want {
			t.Errorf("%s = %v after setting %v", c.ID, got, want)
		}
		u.tick(3)
	}
}

func TestBadValuesChangeNothing(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.Pause()
	before := string(u.Document().JSON())
	for _, bad := range []struct {
		id    string
		value any
		says  string
	}{
		{"training.learningRate", "fast", `"fast" is not a number`},
		{"training.learningRate", -1.0, "-1 is out of range"},
		{"training.learningRate", math.NaN(), "not a number"},
		{"training.learningRate", true, "true is not a number"},
		{"network.layers", 7.0, "0 to 6"},
		{"network.layers", 1.5, "whole number"},
		{"network.neurons1", 65.0, "1 to 64"},
		{"network.neurons2", 3.0, "no hidden layer 2"},
		{"network.activation", "gelu", "sigmoid, tanh, relu, linear"},
		{"network.activation", 3.0, "not one of"},
		{"network.bias", "maybe", "on or off"},
		{"data.set", "", "article"},
		{"nonsense", 1.0, `no control "nonsense"`},
		{"run", true, "is a button"},
	} {
		err := u.SetControl(bad.id, bad.value)
		if err == nil || !strings.Contains(err.Error(), bad.says) {
			t.Errorf("%s = %v: %v; want %q", bad.id, bad.value, err, bad.says)
		}
	}
	if after := string(u.Document().JSON()); after != before {
		t.Errorf("a bad value changed the project:\n%s\n%s", before, after)
	}
}

func TestTrainingControlsKeepTheWeights(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.tick(60)
	u.Pause()
	step := u.Lab.Run.StepCount()
	for _, id := range []string{"training.learningRate", "training.lambda", "training.batch"} {
		c, _ := Find(id)
		u.must(u.SetControl(id, c.valueAt(c.PositionAt(0.4))))
		if u.Lab.Run.StepCount() != step {
			t.Errorf("%s began again", id)
		}
	}
	before := u.Lab.Run.Net.W[0]
	u.must(u.SetControl("network.neurons1", 8.0))
	if u.Lab.Run.StepCount() != step || u.Lab.Run.Net.Sizes[1] != 8 || u.Lab.Run.Net.W[0][2] != before[2] {
		t.Errorf("a wider layer is at step %d, its third weight %g; it was at %d, %g", u.Lab.Run.StepCount(), u.Lab.Run.Net.W[0][2], step, before[2])
	}
	u.must(u.SetControl("network.activation", "tanh"))
	if u.Lab.Run.StepCount() != 0 {
		t.Error("another activation did not begin again")
	}
}

func TestAPI(t *testing.T) {
	u := newUser(t, `{}`, false)
	call := func(method, args string) (any, error) { return u.Call(method, []byte(args)) }
	for i := range 3 {
		v, err := call([]string{"controls", "state", "project"}[i], `[]`)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := json.Marshal(v); err != nil {
			t.Fatal(err)
		}
	}
	u.Pause()
	if _, err := call("step", `[25]`); err != nil {
		t.Fatal(err)
	}
	if _, err := call("set", `["training.learningRate", "0.05"]`); err != nil {
		t.Fatal(err)
	}
	if v, _ := call("get", `["training.learningRate"]`); v != 0.05 {
		t.Errorf("get: %v", v)
	}
	text, _ := call("project", ``)
	link, _ := call("link", ``)
	step := u.Lab.Run.StepCount()
	if _, err := call("reset", ``); err != nil {
		t.Fatal(err)
	}
	doc, _ := json.Marshal([]any{text})
	if _, err := u.Call("open", doc); err != nil || u.Lab.Run.StepCount() != step {
		t.Errorf("open: %v, step %d, want %d", err, u.Lab.Run.StepCount(), step)
	}
	if _, err := call("reset", ``); err != nil {
		t.Fatal(err)
	}
	hash, _ := json.Marshal([]any{"#" + link.(string)})
	if _, err := u.Call("openLink", hash); err != nil || u.Lab.Run.StepCount() != step {
		t.Errorf("openLink: %v, step %d, want %d", err, u.Lab.Run.StepCount(), step)
	}
	before := string(u.Document().JSON())
	for _, bad := range [][2]string{
		{"open", `["{\"network\":{\"hidden\":[0]}}"]`}, {"open", `[7]`}, {"open", `["{"]`}, {"openLink", `["#%%"]`}, {"step", `[0]`}, {"step", `["x"]`},
		{"step", `[1.5]`}, {"set", `[]`}, {"press", `["data.set"]`}, {"get", `["?"]`}, {"dance", `[]`}, {"state", `{`},
		{"addPoint", `[1,2]`}, {"addPoint", `[1,2,7]`}, {"addPoint", `[1e9,2,0]`},
	} {
		if v, err := call(bad[0], bad[1]); err == nil {
			t.Errorf("%s%s: %v without an error", bad[0], bad[1], v)
		}
	}
	if after := string(u.Document().JSON()); after != before {
		t.Error("a bad call changed the project")
	}
}

// A weight that is not finite is null in JSON: the page's controls must not fail by it.
func TestControlsOfAnExplodedWeight(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[1],"activation":"linear","bias":false},"training":{"learningRate":100},"weights":[[[0],[0]],[[1e308,-1e308]]]}`, false)
	u.Pause()
	u.must(u.SetControl("selected.layer", 1.0))
	u.must(u.SetControl("selected.from", 1.0))
	u.Advance(1)
	for _, method := range []string{"controls", "state"} {
		v, err := u.Call(method, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := json.Marshal(v); err != nil {
			t.Errorf("%s: %v", method, err)
		}
	}
}

func TestMessagesPass(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.must(u.OpenFile("a.csv", []byte("1,2,0\n2,1,1\n")))
	u.tick(60)
	if u.Message.Text == "" {
		t.Fatal("the message went before it could be read")
	}
	u.tick(700)
	if u.Message.Text != "" {
		t.Errorf("still said: %q", u.Message.Text)
	}
	u.try(u.SetControl("network.layers", 99.0))
	u.tick(700)
	if !u.Message.Error {
		t.Error("an error went by itself")
	}
}

// A number is read as it was meant wherever it is typed: as a control's text, in the drawn network; the panel has its own test.
func TestTypedNumbersAreReadAsMeant(t *testing.T) {
	for text, want := range map[string]float64{
		"0,03": 0.03, "0,5": 0.5, "0.03": 0.03, "−1e−7": -1e-7, "1,5": 1.5, "1,5e−3": 1.5e-3, "–0,25": -0.25,
	} {
		u := newUser(t, `{}`, true)
		u.Pause()
		part := network.Part{Kind: network.Weight, Layer: 1, From: 0, To: 1}
		u.choosePart(part)
		u.must(u.SetControl("selected.weight", text))
		if v, _ := part.Number(u.Lab.Run); v != want {
			t.Errorf("a page's field: %q is %v, want %v", text, v, want)
		}
		u.must(u.setNumber(part, 3))
		u.in.Text = []rune(text)
		u.tick(1)
		u.key("Enter")
		if v, _ := part.Number(u.Lab.Run); v != want {
			t.Errorf("the drawn network: %q is %v, want %v", text, v, want)
		}
	}
	u := newUser(t, `{}`, false)
	u.must(u.SetControl("stopAt", "1,234"))
	if u.StopAt != 1234 {
		t.Errorf("1,234 is %d", u.StopAt)
	}
	for text, says := range map[string]string{"1,23,4": "groups of thousands", "1.234,5": "decimal mark", "1e999": "∞ is out of range", "": "not a number"} {
		if err := u.SetControl("training.learningRate", text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v; want %q", text, err, says)
		}
	}
}

// TestSaid: a number is said with its unit, and as fast as it goes without one.
func TestSaid(t *testing.T) {
	u := newUser(t, `{"data":{"set":"moons"}}`, false)
	for _, k := range []struct {
		id    string
		value float64
		want  string
	}{{"speed", 20, "20 steps/s"}, {"speed", SpeedMax, "max"}, {"data.noise", 0.1, "0.1"}, {"training.batch", 10, "10 rows"}} {
		u.must(u.SetControl(k.id, k.value))
		c, err := Find(k.id)
		u.must(err)
		if got := c.Said(u.State); got != k.want {
			t.Errorf("%s is said as %q, want %q", k.id, got, k.want)
		}
	}
}
