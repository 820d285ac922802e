package app

import (
	"slices"
	"testing"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/view/network"
)

// TestWhatFollowsAChange holds for every way in what is renewed and what stays: a half-typed weight, the selected one, what was said, an
// epoch on its way, steps that were asked for, the doctor's look, its states, the bricks' trace, the curves.
func TestWhatFollowsAChange(t *testing.T) {
	type table struct{ typed, selected, said, goal, asked, looked, states, curves bool } // what stays of them
	none := table{}
	newRun := table{selected: true}
	goesOn := table{typed: true, selected: true, goal: true, asked: true, states: true, curves: true} // but the doctor looks anew
	other := []byte(`{"network":{"hidden":[4]},"step":0}`)
	for name, c := range map[string]struct {
		pair  bool // with B beside A from the beginning
		act   func(u *user) error
		stays table
	}{
		"open":              {act: func(u *user) error { return u.Open(other) }, stays: none},
		"open a chapter":    {act: func(u *user) error { return u.OpenScenario("three") }, stays: none},
		"undo an opening":   {act: func(u *user) error { u.must(u.Open(other)); u.ready(); return u.Undo() }, stays: table{curves: true, looked: true, states: true}},
		"3 against 50":      {act: func(u *user) error { return u.Press("compare.preset") }, stays: none},
		"swap":              {pair: true, act: func(u *user) error { return u.Press("compare.swap") }, stays: table{asked: true, curves: true}},
		"try a remedy":      {act: func(u *user) error { return u.Treat(0) }, stays: newRun},
		"reset":             {act: func(u *user) error { return u.Press("reset") }, stays: newRun},
		"reset of a pair":   {pair: true, act: func(u *user) error { return u.Press("reset") }, stays: newRun},
		"new seed":          {act: func(u *user) error { return u.Press("newSeed") }, stays: newRun},
		"other activation":  {act: func(u *user) error { return u.SetControl("network.activation", "tanh") }, stays: newRun},
		"learning rate":     {act: func(u *user) error { return u.SetControl("training.learningRate", 0.01) }, stays: goesOn},
		"more neurons":      {act: func(u *user) error { return u.SetControl("network.neurons1", 5.0) }, stays: goesOn},
		"place a point":     {act: func(u *user) error { return u.AddPoint(0.1, 0.1, 1) }, stays: goesOn},
		"take back a point": {act: func(u *user) error { u.must(u.AddPoint(0.1, 0.1, 1)); u.ready(); return u.Undo() }, stays: goesOn},
		"another set":       {act: func(u *user) error { return u.SetControl("data.set", "circle") }, stays: goesOn},
		"type a weight": {act: func(u *user) error { return u.SetControl("selected.weight", 0.5) },
			stays: table{typed: true, selected: true, goal: true, asked: true, looked: true, states: true, curves: true}},
		"keep as B": {act: func(u *user) error { return u.Press("compare.keep") },
			stays: table{typed: true, selected: true, goal: true, asked: true, looked: true, states: true, curves: true}},
	} {
		t.Run(name, func(t *testing.T) {
			u := newUser(t, `{"data":{"set":"xor","n":40},"network":{"hidden":[3]},"training":{"batch":1}}`, false)
			u.Pause()
			if c.pair {
				u.must(u.Press("compare.keep"))
			}
			u.Advance(50)
			u.must(u.SetControl("lower", "bricks"))
			u.must(u.Observe(u.points()[0]))
			u.ready()
			was := u.Message.Number
			u.must(c.act(u))
			got := table{
				typed: u.Entry != nil, selected: u.Selected.Kind != network.None, said: u.Message.Number == was,
				goal: u.goal != 0, asked: len(u.asked) > 0,
				looked: u.Watch.Begun() && len(u.Watch.Samples()) > 0, states: len(u.Watch.States()) > 0, curves: len(u.Loss.Buckets) > 0,
			}
			if got != c.stays {
				t.Errorf("there is still %+v\nwant %+v", got, c.stays)
			}
			if u.Lower == LowerBricks && !u.Bricks.Article {
				trace, err := u.Run.Trace(u.Bricks.Observation)
				u.must(err)
				if !slices.EqualFunc(trace, u.Bricks.Quantities, func(a, b core.Quantity) bool { return slices.Equal(a.Values, b.Values) }) {
					t.Error("the bricks are those of another network")
				}
			}
			if !u.Measured() || len(u.Predicted) != len(u.points()) {
				t.Error("the network has not been measured")
			}
		})
	}
}

// ready brings the reader into the middle of everything.
func (u *user) ready() {
	u.Selected = network.WeightAt(1, 0, 0)
	u.Entry = &input.Entry{Text: "0."}
	u.goal = u.Run.StepCount() + 1000
	u.asked = []request{{ticket: 1, steps: 5, left: 5}}
	u.examine(false)
	u.say("said before")
}
