package app

import (
	"math"
	"strings"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/core/kernel"
	"xorcery/core/longtest"
	"xorcery/wasm/input"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

// user plays the program: each tick is a sixtieth of a second, and a look at the clock costs 0.2 milliseconds.
type user struct {
	t *testing.T
	*State
	in    hands
	clock time.Duration
	looks int // at the clock, where a test counts them
	last  Effects

	compile func(*kernel.Module) lab.Compiled // the platform's compiler; nil has none
}

func newUser(t *testing.T, doc string, window bool) *user {
	t.Helper()
	p, err := core.ParseProject([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(p, window)
	if err != nil {
		t.Fatal(err)
	}
	u := &user{t: t, State: s}
	u.in.Input = input.Input{Width: 1280, Height: 800, Scale: 2}
	u.in.Clock = func() time.Duration {
		u.clock += 200 * time.Microsecond
		return u.clock
	}
	u.tick(1)
	return u
}

func (u *user) tick(n int) {
	for range n {
		u.clock += time.Second / 60
		u.in.Events = u.in.events(u.clock)
		u.last = u.Update(u.in.Input)
		if m := u.last.Compile; m != nil && u.compile != nil {
			u.Lab.Engines.Take(u.compile(m))
		}
	}
}

// Advance takes n steps, in as many ticks as that needs.
func (u *user) Advance(n int) {
	u.State.Advance(n)
	for u.Asked() > 0 {
		u.tick(1)
	}
}

func (u *user) moveTo(x, y float64)     { u.in.Pointer.X, u.in.Pointer.Y = x, y; u.tick(1) }
func (u *user) down()                   { u.in.Pointer.Down = true; u.tick(1) }
func (u *user) up()                     { u.in.Pointer.Down = false; u.tick(1) }
func (u *user) click(x, y float64)      { u.moveTo(x, y); u.down(); u.up() }
func (u *user) clickRect(r layout.Rect) { u.click(r.X+r.W/2, r.Y+r.H/2) }
func (u *user) clickPlane(x1, x2 float64) {
	u.click(u.ToScreen(x1, x2))
}
func (u *user) key(name string) { u.in.Keys = []input.Key{{Name: name}}; u.tick(1) }
func (u *user) ctrl(name string, shift bool) {
	u.in.Keys = []input.Key{{Name: name, Ctrl: true, Shift: shift}}
	u.tick(1)
}

func (u *user) must(err error) {
	u.t.Helper()
	if err != nil {
		u.t.Fatal(err)
	}
}

func TestTrainsAtOnce(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{}`, false)
	first := u.Lab.Metrics.Loss
	u.tick(300)
	if u.Lab.Run.StepCount() < 5000 || u.Lab.Metrics.Loss > first*0.6 || u.Lab.Metrics.Accuracy < 0.85 {
		t.Fatalf("after 5 seconds: step %d, loss %g from %g, accuracy %g", u.Lab.Run.StepCount(), u.Lab.Metrics.Loss, first, u.Lab.Metrics.Accuracy)
	}
	if got := float64(u.Lab.Run.StepCount()) / 5; math.Abs(got-u.Speed) > u.Speed*0.1 {
		t.Errorf("%g steps a second at speed %g", got, u.Speed)
	}
	if math.Abs(u.Rate-u.Speed) > u.Speed*0.1 {
		t.Errorf("the program says %g steps a second", u.Rate)
	}
}

func TestClickAddsAPointAndTrainingGoesOn(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.tick(30)
	step, weights := u.Lab.Run.StepCount(), u.Lab.Run.Net.Flat[0]
	u.clickPlane(2, 3)
	if n := len(u.Lab.Run.Points()); n != 301 {
		t.Fatalf("%d points", n)
	}
	p := u.Lab.Run.Points()[300]
	if math.Abs(p.X1-2) > 0.02 || math.Abs(p.X2-3) > 0.02 || p.Class != 1 {
		t.Errorf("the point is %v", p)
	}
	if u.Lab.Run.StepCount() <= step {
		t.Error("training began again")
	}
	if d := math.Abs(u.Lab.Run.Net.Flat[0] - weights); d > 0.5 {
		t.Errorf("a weight jumped by %g", d)
	}
	u.in.Pointer.Right = true
	u.tick(1)
	u.in.Pointer.Right = false
	u.tick(1)
	if n := len(u.Lab.Run.Points()); n != 302 || u.Lab.Run.Points()[301].Class != 0 {
		t.Fatalf("a right click made %d points, the last %v", n, u.Lab.Run.Points()[n-1])
	}
}

func TestTapIsAClick(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom"}}`, false)
	x, y := u.ToScreen(0.5, 0.5)
	u.in.Pointer = input.Pointer{X: x, Y: y, Down: true, Touch: true}
	u.tick(1)
	u.in.Pointer.Down = false
	u.tick(1)
	if len(u.Lab.Run.Points()) != 1 {
		t.Fatal("a tap added no point")
	}
	// A finger that moves is not a tap.
	u.in.Pointer = input.Pointer{X: x - 60, Y: y, Down: true, Touch: true}
	u.tick(1)
	u.in.Pointer.Y += 40
	u.tick(1)
	u.in.Pointer.Down = false
	u.tick(1)
	if len(u.Lab.Run.Points()) != 1 {
		t.Fatal("a moving finger added a point")
	}
}

func TestClicksOutsideThePlaneAddNothing(t *testing.T) {
	u := newUser(t, `{}`, true)
	for _, r := range []layout.Rect{u.Layout.Accuracy, u.Layout.Loss, u.Layout.View} {
		u.clickRect(r)
	}
	if n := len(u.Lab.Run.Points()); n != 300 {
		t.Errorf("%d points", n)
	}
	// A press that began outside is no click inside.
	u.moveTo(u.Layout.Loss.X+2, u.Layout.Loss.Y+2)
	u.down()
	u.moveTo(u.ToScreen(2, 3))
	u.up()
	if n := len(u.Lab.Run.Points()); n != 300 {
		t.Errorf("%d points after a drag from outside", n)
	}
}

func TestDragEraseUndo(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.clickPlane(0.1, 0.2)
	u.moveTo(u.ToScreen(0.1, 0.2))
	if u.last.Cursor != input.CursorMove {
		t.Error("the cursor does not say that the point can be moved")
	}
	u.down()
	for i := range 10 {
		u.moveTo(u.ToScreen(0.1+0.05*float64(i), 0.2))
	}
	u.up()
	last := u.Lab.Run.Points()[4]
	if len(u.Lab.Run.Points()) != 5 || math.Abs(last.X1-0.55) > 0.02 {
		t.Fatalf("dragged to %v of %d", last, len(u.Lab.Run.Points()))
	}
	u.ctrl("Z", false)
	if p := u.Lab.Run.Points()[4]; math.Abs(p.X1-0.1) > 0.02 {
		t.Errorf("undo left the point at %v", p)
	}
	u.ctrl("Z", true)
	if p := u.Lab.Run.Points()[4]; p != last {
		t.Errorf("redo put the point at %v", p)
	}
	u.key("E")
	u.clickPlane(1, 1)
	if n := len(u.Lab.Run.Points()); n != 4 || u.Lab.Project.Data.Set != core.Custom {
		t.Errorf("%d points of set %s after erasing a corner", n, u.Lab.Project.Data.Set)
	}
	u.ctrl("Z", false)
	if n := len(u.Lab.Run.Points()); n != 5 || u.Lab.Project.Data.Set != core.Corners {
		t.Errorf("%d points of set %s after undo", n, u.Lab.Project.Data.Set)
	}
	u.must(u.Press("clear"))
	if len(u.Lab.Run.Points()) != 0 {
		t.Error("clear left points")
	}
	u.tick(30) // nothing to learn from, nothing breaks
	u.must(u.Press("undo"))
	if len(u.Lab.Run.Points()) != 5 {
		t.Error("clear cannot be undone")
	}
}

func TestRunPauseStepReset(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.must(u.reset())
	start := append([]float64(nil), u.Lab.Run.Net.Flat...)
	u.tick(20)
	u.key("Space")
	at := u.Lab.Run.StepCount()
	u.tick(20)
	if u.Running || u.Lab.Run.StepCount() != at {
		t.Fatal("it goes on after a pause")
	}
	revision := u.Revision
	u.tick(60)
	if u.Revision > revision+3 {
		t.Errorf("paused and still, it was redrawn %d times", u.Revision-revision)
	}
	u.key("N")
	if u.Lab.Run.StepCount() != at+1 {
		t.Errorf("a step went from %d to %d", at, u.Lab.Run.StepCount())
	}
	u.must(u.Press("reset"))
	for i, w := range u.Lab.Run.Net.Flat {
		if w != start[i] {
			t.Fatal("reset gave other weights")
		}
	}
	if u.Lab.Run.StepCount() != 0 || len(u.Lab.Loss.Buckets) != 0 {
		t.Error("reset kept the curves")
	}
	u.must(u.Press("newSeed"))
	if u.Lab.Run.Net.Flat[0] == start[0] {
		t.Error("a new seed gave the same weights")
	}
}

func TestTheSameRunAgain(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.Pause()
	u.must(u.reset())
	u.Advance(500)
	a := append([]float64(nil), u.Lab.Run.Net.Flat...)
	saved := u.Document().JSON()
	u.must(u.reset())
	u.Advance(500)
	for i, w := range u.Lab.Run.Net.Flat {
		if w != a[i] {
			t.Fatal("500 steps from the same seed gave other weights")
		}
	}
	u.must(u.Open(saved))
	if u.Lab.Run.StepCount() != 500 || u.Lab.Run.Net.Flat[3] != a[3] {
		t.Error("the document does not hold the run")
	}
}

func TestSlowMachineStillDraws(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.must(u.SetControl("speed", SpeedMax))
	u.in.Clock = func() time.Duration { // every look at the clock costs 3 ms
		u.clock += 3 * time.Millisecond
		return u.clock
	}
	before := u.clock
	u.tick(60)
	if spent := u.clock - before - time.Second; spent > 60*25*time.Millisecond {
		t.Errorf("60 ticks took %v", spent)
	}
}

func TestHiddenTabOwesNothing(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.tick(10)
	at := u.Lab.Run.StepCount()
	u.clock += time.Hour
	u.tick(1)
	if d := u.Lab.Run.StepCount() - at; float64(d) > u.Speed*longestTick.Seconds()+1 {
		t.Errorf("%d steps at once after an hour", d)
	}
}

func TestNonFiniteStopsAndSaysWhere(t *testing.T) {
	u := newUser(t, `{"training":{"learningRate":10,"penalty":"published","lambda":1}}`, false)
	u.tick(600)
	if u.Running || !u.Message.Error || !strings.Contains(u.Message.Text, u.Lab.Report.NonFinite) {
		t.Fatalf("running %v, message %q, report %+v", u.Running, u.Message.Text, u.Lab.Report)
	}
	u.Start()
	if u.Running {
		t.Error("it runs on with numbers that are not finite")
	}
	u.must(u.SetControl("training.lambda", 0.0))
	u.must(u.Press("reset"))
	u.Start()
	u.tick(10)
	if !u.Running || u.Lab.Run.StepCount() == 0 {
		t.Error("reset does not help")
	}
}

// ToScreen and ToPlane are those of A's board.
func (u *user) ToScreen(x1, x2 float64) (x, y float64) { return u.Board().ToScreen(x1, x2) }
func (u *user) ToPlane(x, y float64) (x1, x2 float64)  { return u.Board().toPlane(x, y) }

// rival is B's board.
func (u *user) rival() Board {
	u.t.Helper()
	b, ok := u.RivalBoard()
	if !ok {
		u.t.Fatal("nothing is compared")
	}
	return b
}

// measuring is the share of A's measurement on its way that is done.
func measuring(u *user) float64 {
	share, _ := u.Lab.Measuring()
	return share
}
