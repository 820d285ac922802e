package app

import (
	"slices"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/wasm/edit"
	"xorcery/wasm/input"
	"xorcery/wasm/view/network"
)

// TestWhatFollowsAChange holds for every way in what is renewed and what stays: a half-typed weight, the selected one, what pointer and
// keyboard hold, what was said, an epoch on its way, steps that were asked for, the doctor's look, the timeline, the bricks' trace, the
// curves.
func TestWhatFollowsAChange(t *testing.T) {
	type table struct{ typed, selected, held, said, goal, asked, looked, states, curves bool } // what stays of them
	none := table{}
	newRun := table{selected: true}
	goesOn := table{typed: true, selected: true, held: true, goal: true, asked: true, states: true, curves: true} // but the doctor looks anew
	other := []byte(`{"network":{"hidden":[4]},"step":0}`)
	for name, c := range map[string]struct {
		pair  bool // with B beside A from the beginning
		act   func(u *user) error
		stays table
	}{
		"open":              {act: func(u *user) error { return u.Open(other) }, stays: none},
		"open a chapter":    {act: func(u *user) error { return u.OpenScenario("three") }, stays: none},
		"an exercise lent":  {act: func(u *user) error { return u.beginExercise("fade") }, stays: none},
		"an exercise here":  {act: func(u *user) error { return u.beginExercise("z1") }, stays: table{typed: true, selected: true, held: true, said: true, looked: true, states: true, curves: true}},
		"undo an opening":   {act: func(u *user) error { u.must(u.Open(other)); u.ready(); return u.undo() }, stays: table{curves: true, looked: true, states: true}},
		"3 against 50":      {act: func(u *user) error { return u.Press("compare.preset") }, stays: none},
		"swap":              {pair: true, act: func(u *user) error { return u.Press("compare.swap") }, stays: table{asked: true, curves: true, states: true}},
		"try a remedy":      {act: func(u *user) error { return u.treat(0) }, stays: newRun},
		"reset":             {act: func(u *user) error { return u.Press("reset") }, stays: newRun},
		"reset of a pair":   {pair: true, act: func(u *user) error { return u.Press("reset") }, stays: newRun},
		"new seed":          {act: func(u *user) error { return u.Press("newSeed") }, stays: newRun},
		"other activation":  {act: func(u *user) error { return u.SetControl("network.activation", "tanh") }, stays: newRun},
		"learning rate":     {act: func(u *user) error { return u.SetControl("training.learningRate", 0.01) }, stays: goesOn},
		"more neurons":      {act: func(u *user) error { return u.SetControl("network.neurons1", 5.0) }, stays: goesOn},
		"place a point":     {act: func(u *user) error { return u.AddPoint(0.1, 0.1, 1) }, stays: goesOn},
		"take back a point": {act: func(u *user) error { u.must(u.AddPoint(0.1, 0.1, 1)); u.ready(); return u.undo() }, stays: goesOn},
		"another set":       {act: func(u *user) error { return u.SetControl("data.set", "circle") }, stays: goesOn},
		"type a weight": {act: func(u *user) error { return u.SetControl("selected.weight", 0.5) },
			stays: table{typed: true, selected: true, held: true, goal: true, asked: true, looked: true, states: true, curves: true}},
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
			u.must(u.observe(u.points()[0]))
			u.ready()
			was := u.Message.Number
			u.must(c.act(u))
			got := table{
				typed: u.Network.Entry != nil, selected: u.Network.Selected.Kind != network.None, held: u.gesture.pane != nil, said: u.Message.Number == was,
				goal: u.goal != 0, asked: len(u.asked) > 0,
				looked: u.Lab.Watch.Begun() && len(u.Lab.Watch.Samples()) > 0, states: u.Lab.Past.First() < u.Lab.Run.StepCount(), curves: len(u.Lab.Loss.Buckets) > 0,
			}
			if got != c.stays {
				t.Errorf("there is still %+v\nwant %+v", got, c.stays)
			}
			if u.carry.on != (got.typed || got.held) {
				t.Errorf("the keyboard carries a point: %v", u.carry.on)
			}
			if u.Lower == LowerBricks && !u.Bricks.Article {
				trace, err := u.Lab.Run.Trace(u.Bricks.Observation)
				u.must(err)
				if !slices.EqualFunc(trace, u.Bricks.Quantities, func(a, b core.Quantity) bool { return slices.Equal(a.Values, b.Values) }) {
					t.Error("the bricks are those of another network")
				}
			}
			if !u.Lab.Measured() || len(u.Lab.Predicted) != len(u.points()) {
				t.Error("the network has not been measured")
			}
		})
	}
}

// ready brings the reader into the middle of everything.
func (u *user) ready() {
	u.Network.Selected = network.WeightAt(1, 0, 0)
	u.Network.Entry = edit.NewField("0.")
	u.gesture = gesture{pane: boardPane{}, kind: gestureDrag, points: len(u.points())}
	u.carry = carry{on: true, points: len(u.points())}
	u.goal = u.Lab.Run.StepCount() + 1000
	u.asked = []request{{ticket: 1, steps: 5, left: 5}}
	u.examine(false)
	u.say("said before")
}

// TestBIsThereAgain: what is taken back brings back B as it was, whatever was done to B after it.
func TestBIsThereAgain(t *testing.T) {
	for name, then := range map[string]func(u *user){
		"remedy":                func(*user) {},
		"remedy and steps":      func(u *user) { u.Advance(20) },
		"remedy and a swap":     func(u *user) { u.Advance(20); u.must(u.swap()) },
		"remedy, reset, a swap": func(u *user) { u.must(u.Press("reset")); u.must(u.swap()); u.Advance(5) },
	} {
		u := newUser(t, `{"data":{"set":"xor","n":40}}`, false)
		u.Pause()
		u.must(u.keepAsB())
		u.must(u.SetControl("training.learningRate", 0.01))
		u.Advance(50)
		b, curve := string(u.rivalDocument().JSON()), len(u.Lab.Rival.Loss.Buckets)
		u.diagnose()
		u.must(u.treat(0))
		then(u)
		u.Pause()
		u.must(u.undo())
		if got := string(u.rivalDocument().JSON()); got != b || len(u.Lab.Rival.Loss.Buckets) != curve {
			t.Errorf("%s: B is\n%.400s\nit was\n%.400s", name, got, b)
		}
	}
}

// TestHeldStillChangesNothing: a weight that is held changes with the pointer alone, and not what stands in its place after a Reset.
func TestHeldStillChangesNothing(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[3]}}`, false)
	u.Pause()
	x, y := u.middle(network.WeightAt(1, 1, 0))
	u.moveTo(x, y)
	u.down()
	u.moveTo(x, y-40)
	own := u.Lab.Own()
	u.say("stays")
	u.tick(10)
	if u.Lab.Own() != own || u.Message.Text != "stays" {
		t.Errorf("held still it made %d changes and says %q", u.Lab.Own()-own, u.Message.Text)
	}
	u.must(u.Press("reset"))
	w := u.Lab.Run.Net.W[0][3]
	u.tick(2)
	u.moveTo(x, y-60)
	if got := u.Lab.Run.Net.W[0][3]; got != w {
		t.Errorf("after Reset the weight goes from %g to %g", w, got)
	}
	u.up()
}

// TestAClickBesideAnotherButton: a press of another button takes no click away.
func TestAClickBesideAnotherButton(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom"}}`, false)
	x, y := u.ToScreen(0.5, 0.5)
	u.hears(time.Second, at(input.EventPress, x, y, 0, 0),
		input.Event{Kind: input.EventPress, Button: input.MouseMiddle, X: x, Y: y, At: time.Millisecond},
		at(input.EventRelease, x, y, 0, 2*time.Millisecond), at(input.EventMove, x+30, y, 0, 3*time.Millisecond),
		input.Event{Kind: input.EventRelease, Button: input.MouseMiddle, X: x + 30, Y: y, At: 4 * time.Millisecond})
	u.count(1)
}
