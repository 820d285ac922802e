package weight

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/viewtest"
)

// limits are what a weight may be.
var limits = core.Range{Min: -1e6, Max: 1e6}

// felt is a reader of one weight, who does at once what the view asks for.
type felt struct {
	Weight
	t     *testing.T
	run   *core.Run
	param int
	now   time.Duration
}

func feel(t *testing.T, change func(*core.Project)) *felt {
	t.Helper()
	p := core.DefaultProject()
	p.Data.Set = core.Article
	change(&p)
	run := viewtest.Run(t, p)
	f := &felt{t: t, run: run, param: run.Net.Index(1, 1, 0)}
	f.follow(nil)
	return f
}

func (f *felt) of() Of {
	return Of{Run: f.run, Param: f.param, Name: f.run.Net.Name(f.param), Limits: limits}
}

func (f *felt) follow(spent func() bool) {
	f.t.Helper()
	if ask := f.Follow(f.of(), f.now, spent); ask.Set {
		f.set(ask.Value)
	}
}

// set sets the weight, and nothing else.
func (f *felt) set(v float64) {
	f.t.Helper()
	if err := f.run.SetWeight(1, 1, 0, v); err != nil {
		f.t.Fatal(err)
	}
}

// roll rolls once, and looks where that led.
func (f *felt) roll() {
	f.t.Helper()
	f.Roll()
	f.follow(nil)
	f.follow(nil)
}

// TestCurve: the curve is the loss at evenly spread values around the weight, in pieces as at once.
func TestCurve(t *testing.T) {
	f := feel(t, func(p *core.Project) { p.Training.Penalty, p.Training.Lambda = core.L2, 0.01 })
	if !f.Known || len(f.At) < 61 || len(f.Losses) != len(f.At) || f.Busy(f.of()) {
		t.Fatalf("at once there are %d values", len(f.Losses))
	}
	if v, _ := f.run.Weight(1, 1, 0); f.Value != v || !(f.At[0] < v-0.9) || !(f.At[len(f.At)-1] > v+0.9) {
		t.Errorf("the weight %g is felt from %g to %g", v, f.At[0], f.At[len(f.At)-1])
	}
	s := core.NewSlice(f.run)
	s.Begin(f.run, f.param)
	for i, v := range f.At {
		if want := s.LossAt(v); f.Losses[i] != want {
			t.Errorf("at %g the loss is %v, want %v", v, f.Losses[i], want)
		}
	}
	pieces := func() (n int) {
		for ; f.Busy(f.of()); n++ {
			f.follow(func() bool { return true })
		}
		return n
	}
	before := append([]float64(nil), f.Losses...)
	f.set(0.1)
	if n := pieces(); f.Value != 0.1 || n == 0 || n > 40 || !slices.Equal(f.Losses, before) { // along the curve as it is
		t.Errorf("moved alone, in %d pieces the weight is %g", n, f.Value)
	}
	f.run.Step()
	if n := pieces(); n < 90 || slices.Equal(f.Losses, before) {
		t.Errorf("after a step the curve takes %d pieces", n)
	}
	s.Begin(f.run, f.param)
	for i, v := range f.At {
		if want := s.LossAt(v); f.Losses[i] != want {
			t.Errorf("after a step at %g the loss is %v, want %v", v, f.Losses[i], want)
		}
	}
}

// TestAxisStays: the axes do not move with a drag, nor with small steps; what would leave them is followed.
func TestAxisStays(t *testing.T) {
	f := feel(t, func(*core.Project) {})
	x, y := f.X, f.Y
	f.Held = true
	for _, share := range []float64{0.3, 0.02, 1.4} {
		ask := f.DragTo(share, 300)
		if !ask.Set || math.Abs(ask.Value-x.Value(min(share, 1))) > (x.High-x.Low)/300 {
			t.Fatalf("dragged to %g it asks for %+v", share, ask)
		}
		f.set(ask.Value)
		if f.follow(nil); f.X != x || f.Y != y {
			t.Errorf("dragged to %g the axes are %v %v, were %v %v", share, f.X, f.Y, x, y)
		}
	}
	if ask := f.DragTo(1, 300); ask.Set {
		t.Errorf("held still it asks for %+v", ask)
	}
	f.Held = false
	f.set(x.High + 5)
	if f.follow(nil); f.X.At(f.Value) < 0.05 || f.X.At(f.Value) > 0.95 {
		t.Errorf("let go at %g it is felt from %g to %g", f.Value, f.X.Low, f.X.High)
	}
	at := f.X.At(f.Value)
	f.Zoom(0.5)
	if f.follow(nil); math.Abs(f.X.At(f.Value)-at) > 1e-9 || f.At[0] != f.X.Low {
		t.Errorf("closer, %g stands at %g, stood at %g", f.Value, f.X.At(f.Value), at)
	}
	f.param = 0
	if f.follow(nil); f.Name != "W1[0,0]" || f.X.At(f.Value) < 0.4 || f.X.At(f.Value) > 0.6 {
		t.Errorf("another weight %s = %g is felt from %g to %g", f.Name, f.Value, f.X.Low, f.X.High)
	}
}

// TestRoll: a roll is the step of gradient descent on this weight alone, and its way is kept while nothing else moves.
func TestRoll(t *testing.T) {
	f := feel(t, func(p *core.Project) { p.Training.LearningRate = 2 })
	want := f.Value - 2*f.Slope
	others := append([]float64(nil), f.run.Net.Flat...)
	f.roll()
	if f.Value != want || len(f.Trail) != 1 || f.Trail[0].To != want || !strings.Contains(f.Said(), "Roll 1") {
		t.Errorf("it rolls to %v, want %v: %q, %+v", f.Value, want, f.Said(), f.Trail)
	}
	for i, v := range f.run.Net.Flat {
		if i != f.param && v != others[i] {
			t.Errorf("%s has moved", f.run.Net.Name(i))
		}
	}
	f.Play(true)
	for range 40 {
		f.now += time.Second
		f.follow(nil)
	}
	if n := len(f.Trail); n < 20 || !(f.Loss < f.Trail[0].Loss) {
		t.Errorf("played, it has rolled %d times", n)
	}
	f.run.Step()
	if f.follow(nil); len(f.Trail) != 0 || f.Playing || f.Said() != "" {
		t.Errorf("after a step of all weights %d rolls are there", len(f.Trail))
	}
}

// TestOvershoot: too long a step is seen to lead across the valley and up the other side, and one that grows to diverge and be lost.
func TestOvershoot(t *testing.T) {
	f := feel(t, func(p *core.Project) {
		p.Training.Penalty, p.Training.Lambda, p.Training.LearningRate = core.L2, 30, 25
	})
	f.set(1)
	f.follow(nil)
	f.roll()
	if !strings.Contains(f.Said(), "Overshoot") || !(f.Loss > f.Trail[0].Loss) || f.X.At(f.Value) < 0 || f.X.At(f.Value) > 1 {
		t.Errorf("a long step: %q, from %+v to %g, felt from %g to %g", f.Said(), f.Trail, f.Loss, f.X.Low, f.X.High)
	}
	for range 5 {
		f.roll()
	}
	if !strings.Contains(f.Said(), "It diverges") {
		t.Errorf("six long steps: %q", f.Said())
	}
	f.Play(true)
	for range 400 {
		f.now += time.Second
		f.follow(nil)
	}
	if !strings.Contains(f.Said(), "Diverges: the next step would take W2[1,0] to") || f.Playing || math.Abs(f.Value) > 1e6 {
		t.Errorf("played on: %q at %g", f.Said(), f.Value)
	}
}

// TestItLiesStill: at the floor of the valley playing ends.
func TestItLiesStill(t *testing.T) {
	f := feel(t, func(p *core.Project) { p.Training.LearningRate = 10 })
	f.Play(true)
	for range 300 {
		f.now += time.Second
		f.follow(nil)
	}
	if f.Playing || !strings.Contains(f.Said(), "lies still") || math.Abs(f.Slope) > 1e-4 {
		t.Errorf("it plays %v, %q, the slope is %g", f.Playing, f.Said(), f.Slope)
	}
}

// TestPublished: with the published penalty the tangent is not the curve's, and the card says so; with the ridge penalty it is.
func TestPublished(t *testing.T) {
	for penalty, off := range map[core.Penalty]bool{core.L2: false, core.Published: true} {
		f := feel(t, func(p *core.Project) { p.Training.Penalty, p.Training.Lambda = penalty, 0.1 })
		text := ""
		for _, p := range f.Lay(layout.R(0, 0, 500, 500), f.run, nil).Pieces {
			text += p.Text + " "
		}
		if f.Off() != off || strings.Contains(text, "off the tangent") != off || strings.Contains(text, "λΣW²") != off {
			t.Errorf("%s: off is %v: %q", penalty, f.Off(), text)
		}
	}
}

// TestNoPoints: without points there is no loss, and the view says so.
func TestNoPoints(t *testing.T) {
	f := feel(t, func(p *core.Project) { p.Data.Set = core.Custom })
	f.roll()
	l := f.Lay(layout.R(0, 0, 500, 500), f.run, nil)
	if len(f.Trail) != 0 || len(l.Pieces) == 0 || !strings.Contains(l.Pieces[0].Text, "No points") {
		t.Errorf("%d rolls, %+v", len(f.Trail), l.Pieces)
	}
}

// TestLay: nothing leaves the room or lies over another part, from the smallest room to the largest.
func TestLay(t *testing.T) {
	f := feel(t, func(p *core.Project) { p.Training.Penalty, p.Training.Lambda = core.Published, 0.1 })
	buttons := []layout.Button{{ID: "a", Rect: layout.R(0, 0, 90, 0)}, {ID: "b", Rect: layout.R(0, 0, 80, 0)}, {ID: "c", Rect: layout.R(0, 0, 70, 0)}}
	for _, size := range [][2]float64{{320, 160}, {358, 250}, {480, 300}, {420, 700}, {900, 200}, {1200, 900}, {700, 820}} {
		area := layout.R(10, 20, size[0], size[1])
		l := f.Lay(area, f.run, buttons)
		parts := []layout.Rect{l.Title}
		if !l.Network.Empty() {
			parts = append(parts, l.Network)
		}
		if l.Plot.Empty() {
			t.Errorf("%v: there is no curve", size)
		}
		parts = append(parts, layout.R(l.Plot.X-tickRoom, l.Plot.Y, l.Plot.W+tickRoom, l.Plot.H+axisRoom))
		for _, p := range l.Pieces {
			parts = append(parts, p.Rect)
		}
		viewtest.Apart(t, size, area, parts...)
	}
}
