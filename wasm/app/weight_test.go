package app

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

// felt waits until what is shown of one weight is of the run as it stands.
func (u *user) felt() {
	u.t.Helper()
	for range 200 {
		if u.tick(1); u.Weight.Known && !u.Weight.Busy(u.weightOf()) {
			return
		}
	}
	u.t.Fatal("one weight's curve is never there")
}

// feels opens one weight on a document, paused.
func feels(t *testing.T, doc string) *user {
	t.Helper()
	u := newUser(t, doc, false)
	u.Pause()
	u.must(u.SetControl("lower", "weight"))
	u.felt()
	return u
}

// plot is where the curve stands.
func (u *user) plot() layout.Rect {
	u.t.Helper()
	l, ok := u.LayWeight()
	if !ok || l.Plot.Empty() {
		u.t.Fatalf("no room for the curve: %+v", l)
	}
	return l.Plot
}

// TestOneWeight: at once it is the weight by which the loss changes most, with the slope that the next step applies; a click in its
// network takes another, and a bias.
func TestOneWeight(t *testing.T) {
	u := feels(t, `{"network":{"hidden":[3]}}`)
	next, err := core.NewRun(u.Document())
	u.must(err)
	next.Step()
	slope := func(p network.Part) float64 {
		return next.Gradient().Flat[next.Net.Index(p.Layer-1, p.FromOrBias(), p.To)]
	}
	if p := u.Network.Selected; p.Kind != network.Weight || math.Abs(slope(p)) < largestOf(next.Gradient().W) {
		t.Errorf("it begins with %+v, whose entry is %g", p, slope(p))
	}
	for _, p := range []network.Part{network.WeightAt(1, 1, 2), network.WeightAt(2, 0, 1), network.NeuronAt(1, 1)} {
		if p.Kind == network.Weight {
			u.click(u.middle(p))
			u.key("Escape") // what a click opens for typing
		} else {
			u.click(u.neuronAt(p.Layer, p.To))
		}
		u.moveTo(1, 1)
		u.felt()
		if u.Weight.Name != p.Param() || u.Weight.Slope != slope(p) || math.Abs(u.Weight.Numeric-slope(p)) > 1e-8 {
			t.Errorf("%s is felt for %s: slope %v, want %v, by differences %v", u.Weight.Name, p.Param(), u.Weight.Slope, slope(p), u.Weight.Numeric)
		}
		if _, map1 := u.MapShown(u.Board()); map1 {
			t.Errorf("%s: the plane shows a map, not the boundary", p.Param())
		}
	}
	u.key("W")
	u.felt()
	if u.Weight.Name != u.Network.Selected.Param() {
		t.Errorf("W takes %+v, %s is felt", u.Network.Selected, u.Weight.Name)
	}
	if c, ok := u.Card(); !ok || !strings.Contains(c.Line, u.Weight.Name+" = ") {
		t.Errorf("its card says %q, %v", c.Line, ok)
	}
}

func largestOf(lists [][]float64) float64 {
	most := 0.0
	for _, l := range lists {
		for _, v := range l {
			most = max(most, math.Abs(v))
		}
	}
	return most
}

// TestDragAlongTheCurve sets the weight in the running picture; Undo takes the whole drag back, Redo does it again.
func TestDragAlongTheCurve(t *testing.T) {
	u := feels(t, `{"network":{"hidden":[3]},"training":{"learningRate":1e-6}}`)
	u.Start()
	u.felt()
	p, r := u.weightPart(), u.plot()
	was, _ := p.Number(u.Lab.Run)
	x, y := r.X+r.W*0.5, r.Y+r.H/2
	u.moveTo(x, y)
	if u.last.Cursor != input.CursorMove {
		t.Error("the pointer does not say that the weight can be dragged")
	}
	u.down()
	axes, step := [2]layout.Scale{u.Weight.X, {}}, u.Lab.Run.StepCount()
	for i := range 8 {
		u.moveTo(x+r.W*0.05*float64(i), y-3)
		if u.Weight.X != axes[0] {
			t.Fatal("the axis moves under the pointer")
		}
	}
	want := u.Weight.X.Value(0.85)
	u.up()
	if v, _ := p.Number(u.Lab.Run); math.Abs(v-want) > 0.02 || !u.Running || u.Lab.Run.StepCount() <= step {
		t.Errorf("dragged to %g it is %g, running %v", want, v, u.Running)
	}
	u.Pause()
	dragged, _ := p.Number(u.Lab.Run)
	if back, _ := u.history.Depth(&u.Lab); back != 1 {
		t.Errorf("one drag is %d steps back", back)
	}
	u.ctrl("Z", false)
	if v, _ := p.Number(u.Lab.Run); math.Abs(v-was) > 1e-3 {
		t.Errorf("taken back it is %g, was %g", v, was)
	}
	u.ctrl("Y", false)
	if v, _ := p.Number(u.Lab.Run); v != dragged {
		t.Errorf("done again it is %g, was %g", v, dragged)
	}
	// A finger taps; beside the curve a drag does nothing.
	u.felt()
	r = u.plot()
	u.finger(r.X+r.W*0.25, y, true)
	u.finger(r.X+r.W*0.25, y, false)
	if v, _ := p.Number(u.Lab.Run); math.Abs(v-u.Weight.X.Value(0.25)) > 0.02 {
		t.Errorf("tapped at %g it is %g", u.Weight.X.Value(0.25), v)
	}
	u.felt()
	r = u.plot()
	v, _ := p.Number(u.Lab.Run)
	for dy := range 8 { // up the page
		u.finger(r.X+r.W*0.6, y-float64(10*dy), true)
	}
	u.finger(r.X+r.W*0.6, y-80, false)
	if now, _ := p.Number(u.Lab.Run); now != v || u.Weight.Held {
		t.Errorf("a finger that goes up sets it from %g to %g", v, now)
	}
	if g := u.grip(r.X+5, r.Y+5); g != gripSideways {
		t.Errorf("a finger on the curve is %q", g)
	}
}

// TestRollDown: each press is one step of gradient descent on this weight alone, training pauses, and Undo brings it back at once.
func TestRollDown(t *testing.T) {
	u := feels(t, `{"network":{"hidden":[3]},"training":{"learningRate":2}}`)
	u.Start()
	u.tick(3)
	u.must(u.Press("weight.roll"))
	if u.Running || !strings.Contains(u.Message.Text, "paused") {
		t.Errorf("rolling, training runs %v: %q", u.Running, u.Message.Text)
	}
	u.felt()
	first := u.Weight.Trail[0]
	if first.To != first.Value-2*first.Slope || u.Weight.Value != first.To {
		t.Errorf("from %g with slope %g it rolled to %g", first.Value, first.Slope, u.Weight.Value)
	}
	others := slices.Clone(u.Lab.Run.Net.Flat)
	for range 4 {
		u.key("D")
		u.felt()
	}
	at := u.Lab.Run.Net.Index(u.weightPart().Layer-1, u.weightPart().FromOrBias(), u.weightPart().To)
	for i, v := range u.Lab.Run.Net.Flat {
		if i != at && v != others[i] {
			t.Errorf("%s has moved too", u.Lab.Run.Net.Name(i))
		}
	}
	if n := len(u.Weight.Trail); n != 5 || !(u.Weight.Loss < first.Loss) {
		t.Errorf("%d rolls, the loss went from %g to %g", n, first.Loss, u.Weight.Loss)
	}
	u.must(u.Press("weight.play"))
	u.tick(120)
	if len(u.Weight.Trail) < 8 {
		t.Errorf("in two seconds it rolled %d times", len(u.Weight.Trail)-5)
	}
	u.must(u.Press("weight.play"))
	u.felt()
	n := len(u.Weight.Trail)
	if u.tick(120); len(u.Weight.Trail) != n {
		t.Error("stopped, it rolls on")
	}
	if back, _ := u.history.Depth(&u.Lab); back != 1 {
		t.Errorf("one way down is %d steps back", back)
	}
	u.ctrl("Z", false)
	u.felt()
	if u.Weight.Value != first.Value || len(u.Weight.Trail) != 0 {
		t.Errorf("taken back it is %g with %d rolls, was %g", u.Weight.Value, len(u.Weight.Trail), first.Value)
	}
	// Elsewhere there is nothing to roll.
	u.must(u.SetControl("lower", "network"))
	if err := u.Press("weight.roll"); err == nil {
		t.Error("what is not shown rolls")
	}
}

// TestTooLargeARate: an overshoot is seen and said; where the way is lost it ends, and the weight is still a number.
func TestTooLargeARate(t *testing.T) {
	u := feels(t, `{"network":{"hidden":[3]},"training":{"learningRate":25,"penalty":"l2","lambda":30}}`)
	u.must(u.SetControl("selected.layer", 2.0))
	u.must(u.SetControl("selected.weight", 1.0))
	u.felt()
	u.must(u.Press("weight.roll"))
	u.felt()
	if !strings.Contains(u.Weight.Said(), "Overshoot") {
		t.Errorf("too large a rate: %q", u.Weight.Said())
	}
	u.must(u.Press("weight.play"))
	for range 3000 {
		if u.tick(1); !u.Weight.Playing {
			break
		}
	}
	v, _ := u.weightPart().Number(u.Lab.Run)
	if !strings.Contains(u.Weight.Said(), "Diverges") || !network.WeightRange.Contains(v) || u.Lab.Broken() != "" {
		t.Errorf("played on: %q at %g", u.Weight.Said(), v)
	}
	u.ctrl("Z", false)
	if v, _ = u.weightPart().Number(u.Lab.Run); v != 1 {
		t.Errorf("taken back it is %g", v)
	}
}

// TestWhatUndoOfAWeightIsOf: a weight's number is of its run: after another run it is no step back any more, and there again with the run.
func TestWhatUndoOfAWeightIsOf(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[3]}}`, false)
	u.Pause()
	depth := func(what string, want int) {
		t.Helper()
		if back, _ := u.history.Depth(&u.Lab); back != want {
			t.Errorf("%s: %d steps back, want %d", what, back, want)
		}
	}
	u.must(u.setNumber(network.WeightAt(1, 1, 2), 0.5))
	depth("a weight", 1)
	u.must(u.Open([]byte(`{"network":{"hidden":[4]},"step":0}`)))
	depth("another project", 2)
	u.must(u.undo())
	depth("the first again", 1)
	number := func(what string, want float64) {
		t.Helper()
		if got, err := u.Lab.Run.Weight(0, 1, 2); err != nil || got != want {
			t.Errorf("%s: it is %g, want %g: %v", what, got, want, err)
		}
	}
	seeds := func() float64 {
		run, err := core.NewRun(u.Lab.Project)
		u.must(err)
		w, err := run.Weight(0, 1, 2)
		u.must(err)
		return w
	}()
	for _, c := range []struct {
		what string
		do   func() error
	}{
		{"a network without it", func() error { return u.SetControl("network.neurons1", 2.0) }},
		{"reset", func() error { return u.Press("reset") }},
	} {
		u.must(c.do())
		depth(c.what, 2)
		u.must(u.undo())
		depth(c.what+", taken back", 1)
		number(c.what+", taken back", 0.5)
	}
	u.must(u.Press("reset"))
	number("reset", seeds)
	u.must(u.undo())
	u.must(u.undo())
	depth("all taken back", 0)
	number("all taken back", seeds)
}

// TestWeightForAPage: weight() tells it, in JSON, and why it cannot.
func TestWeightForAPage(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[3]}}`, false)
	if _, err := u.Call("weight", nil); err == nil || !strings.Contains(err.Error(), "set lower to weight") {
		t.Errorf("not shown it says %v", err)
	}
	u = feels(t, `{"network":{"hidden":[3]},"training":{"penalty":"published","lambda":0.1}}`)
	got, err := u.Call("weight", nil)
	u.must(err)
	if w := got.(*WeightSummary); !w.Off || !w.Fresh || len(w.At) < 61 || len(w.Losses) != len(w.At) || *w.Slope == *w.Numeric || w.Width <= 0 {
		t.Errorf("it tells %+v", w)
	}
	before := got.(*WeightSummary).Box
	u.Enlarged = 2 // a page of large text: places are told in the page's pixels
	got, err = u.Call("weight", nil)
	u.must(err)
	if w := got.(*WeightSummary); w.Box != (Box{2 * before.X, 2 * before.Y, 2 * before.Width, 2 * before.Height}) {
		t.Errorf("its plot is at %v, twice as large at %v", before, w.Box)
	}
	if _, err := json.Marshal(got); err != nil {
		t.Error(err)
	}
}

// TestHeavyWeight: a curve that takes many ticks is there in the end, without a tick that takes long, and while training runs too.
func TestHeavyWeight(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{"data":{"set":"xor","n":2000},"network":{"hidden":[16,16]},"training":{"batch":0}}`, false)
	u.must(u.SetControl("lower", "weight"))
	seen := u.Weight.Seen
	for range 2000 {
		if u.tick(1); u.Weight.Seen > seen+1 {
			break
		}
	}
	if !u.Running || !u.Weight.Known || u.Weight.Seen <= seen+1 {
		t.Errorf("while training runs %v the curve is known %v, renewed %d times", u.Running, u.Weight.Known, u.Weight.Seen-seen)
	}
}

// TestCheckPicture: the view checks at once, again after a change, and a click on an entry shows its loss.
func TestCheckPicture(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[3]}}`, false)
	u.Pause()
	u.must(u.SetControl("lower", "check"))
	u.tick(2)
	l, ok := u.LayCheck()
	if !ok || len(l.Dots) != len(u.Lab.Run.Net.Flat) || u.Check.Verdict() != "pass" {
		t.Fatalf("%d entries are drawn, %s", len(l.Dots), u.Check.Verdict())
	}
	u.must(u.SetControl("training.penalty", "published"))
	u.must(u.SetControl("training.lambda", 0.1))
	u.tick(2)
	l, _ = u.LayCheck()
	fails := 0
	for _, d := range l.Dots {
		if d.Fails {
			fails++
		}
	}
	c, _ := u.Card()
	if fails != 12 || !c.Alarm || !strings.Contains(c.Line, "FAIL") {
		t.Errorf("with the published penalty %d entries fail, and the card says %q", fails, c.Line)
	}
	d := l.Dots[len(l.Dots)-1]
	u.moveTo(d.EX, d.EY)
	e, name, ok := u.EntryUnder()
	if !ok || u.last.Cursor != input.CursorHand || u.Lab.Run.Net.Name(e.Param) != name {
		t.Fatalf("over an entry it names %q, %v", name, ok)
	}
	u.click(d.EX, d.EY)
	u.felt()
	if u.Lower != LowerWeight || u.Weight.Name != name {
		t.Errorf("a click on %s shows %s in %s", name, u.Weight.Name, u.Lower)
	}
}
