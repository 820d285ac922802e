package app

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

// sameStep fails where the two sides do not stand at the same step with the same points.
func (u *user) sameStep() {
	u.t.Helper()
	if u.Lab.Rival == nil {
		u.t.Fatal("there is no B")
	}
	if a, b := u.Lab.Run.StepCount(), u.Lab.Rival.Run.StepCount(); a != b {
		u.t.Fatalf("A is at step %d, B at %d", a, b)
	}
	if !slices.Equal(u.Lab.Run.Points(), u.Lab.Rival.Run.Points()) {
		u.t.Fatal("A and B have other points")
	}
	if len(u.Lab.Rival.Predicted) != len(u.Lab.Run.Points()) {
		u.t.Fatal("B's points have not all been classified")
	}
}

func TestThreeAgainstFifty(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{"training":{"learningRate":3}}`, false)
	u.tick(20)
	u.must(u.Press("compare.preset"))
	u.sameStep()
	if u.Lab.Run.StepCount() != 0 || u.Lab.Run.Net.Sizes[1] != 3 || u.Lab.Rival.Run.Net.Sizes[1] != 50 {
		t.Fatalf("step %d, %v against %v", u.Lab.Run.StepCount(), u.Lab.Run.Net.Sizes, u.Lab.Rival.Run.Net.Sizes)
	}
	u.tick(60)
	u.sameStep()
	if u.Lab.Run.StepCount() == 0 {
		t.Fatal("they do not train")
	}
	u.Pause()
	u.Advance(3000 - u.Lab.Run.StepCount())
	u.sameStep()

	// Each has gone the way that it goes alone, to the bit.
	for i, side := range []lab.Side{u.Lab.Side, *u.Lab.Rival} {
		alone, err := core.NewRun(side.Project)
		if err != nil {
			t.Fatal(err)
		}
		for range 3000 {
			alone.Step()
		}
		if !slices.Equal(alone.Net.Flat, side.Run.Net.Flat) {
			t.Errorf("side %d has other weights than alone", i)
		}
	}
	if a, b := u.Lab.Metrics.Loss, u.Lab.Rival.Metrics.Loss; b >= a {
		t.Errorf("fifty neurons have a loss of %g, three of %g", b, a)
	}
	if a, b := u.Lab.Loss.LastStep(), u.Lab.Rival.Loss.LastStep(); a != 3000 || b != 3000 {
		t.Errorf("the curves end at %d and %d", a, b)
	}
	u.must(u.Press("reset"))
	u.sameStep()
	if u.Lab.Run.StepCount() != 0 || len(u.Lab.Rival.Loss.Buckets) != 0 {
		t.Error("reset left B where it was")
	}
	seed := u.Lab.Project.Network.Seed
	u.must(u.Press("newSeed"))
	if u.Lab.Project.Network.Seed != seed+1 || u.Lab.Rival.Project.Network.Seed != seed+1 || u.Lab.Rival.Run.Project().Network.Seed != seed+1 {
		t.Error("new weights: the seeds differ")
	}
}

func TestClicksAddThePointToBoth(t *testing.T) {
	longtest.Skip(t)
	for _, size := range [][2]float64{{1280, 800}, {390, 700}, {800, 600}} {
		u := newUser(t, `{}`, false)
		u.in.Width, u.in.Height = size[0], size[1]
		u.must(u.Press("compare.preset"))
		u.tick(2)
		u.clickPlane(3, 3)
		u.sameStep()
		x, y := u.rival().ToScreen(-3, -2.5)
		u.click(x, y)
		u.sameStep()
		points := u.Lab.Run.Points()
		if len(points) != 302 {
			t.Fatalf("%v: %d points", size, len(points))
		}
		if p := points[301]; math.Abs(p.X1+3) > 0.03 || math.Abs(p.X2+2.5) > 0.03 {
			t.Errorf("%v: a click in B's plane left %v", size, p)
		}
		// It is dragged in B's plane, and erased there.
		u.moveTo(x, y)
		u.down()
		for i := range 8 {
			u.moveTo(x+float64(i)*3, y)
		}
		u.up()
		if p := u.Lab.Run.Points()[301]; !(p.X1 > -2.95) {
			t.Errorf("%v: not dragged: %v", size, p)
		}
		u.must(u.undo())
		u.must(u.undo())
		u.sameStep()
		if n := len(u.Lab.Run.Points()); n != 301 {
			t.Errorf("%v: %d points after undo", size, n)
		}
		if !u.grabs(u.rival().ToScreen(3, 3)) {
			t.Errorf("%v: a finger on B's point would scroll the page", size)
		}
	}
}

func TestKeepAsBThenChangeA(t *testing.T) {
	u := newUser(t, `{"data":{"set":"spiral","n":60,"train":0.5}}`, false)
	u.tick(30)
	u.must(u.Press("compare.keep"))
	u.sameStep()
	if u.Lab.Loss.LastStep() != u.Lab.Rival.Loss.LastStep() {
		t.Error("B has lost its curve")
	}
	u.must(u.SetControl("training.learningRate", 1.0))
	step := u.Lab.Run.StepCount()
	u.tick(30)
	u.sameStep()
	if u.Lab.Run.StepCount() <= step || slices.Equal(u.Lab.Run.Net.Flat, u.Lab.Rival.Run.Net.Flat) || u.Lab.Rival.Project.Training.LearningRate == 1 {
		t.Error("A's change is B's too, or training began again")
	}
	if len(u.Lab.Rival.TestLoss.Buckets) == 0 {
		t.Error("B has no test curve")
	}
	a, b := u.Lab.Run, u.Lab.Rival.Run
	u.Pause()
	u.must(u.Press("compare.swap"))
	if u.Lab.Run != b || u.Lab.Rival.Run != a {
		t.Error("not swapped")
	}
	u.sameStep()
	// Another activation begins again, and B with it.
	u.must(u.SetControl("network.activation", "tanh"))
	u.sameStep()
	u.must(u.SetControl("data.set", "moons"))
	u.tick(2)
	u.sameStep()
	u.must(u.SetControl("compare", false))
	if u.Lab.Rival != nil || !u.Layout.Rival.Empty() {
		t.Error("B is still there")
	}
	u.must(u.SetControl("compare", true))
	u.tick(1)
	u.sameStep()
	if u.Lab.Rival.Project.Network.Activation != core.Sigmoid {
		t.Error("another B came back")
	}
}

func TestOpenRival(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.Advance(500)
	doc := `{"data":{"set":"corners"},"network":{"hidden":[2,2],"activation":"tanh"}}`
	args, _ := json.Marshal([]string{doc})
	if _, err := u.Call("openRival", args); err != nil {
		t.Fatal(err)
	}
	for range 1000 {
		if u.Lab.Rival.Run.StepCount() == u.Lab.Run.StepCount() {
			break
		}
		u.tick(1)
	}
	u.sameStep()
	if len(u.Lab.Run.Points()) != 300 || u.Summary().Rival.Name != "2-2-2-2" {
		t.Errorf("B is %v on %d points", u.Summary().Rival.Name, len(u.Lab.Rival.Run.Points()))
	}
	// A project with its weights at A's step goes on from them.
	u.Pause()
	own := u.Document()
	u.must(u.openRival(own.JSON()))
	u.sameStep()
	if !slices.Equal(u.Lab.Run.Net.Flat, u.Lab.Rival.Run.Net.Flat) {
		t.Error("the document's weights were lost")
	}
	old := u.Lab.Rival
	if err := u.openRival([]byte(`{"network":{"hidden":[65]}}`)); err == nil || !strings.Contains(err.Error(), "network.hidden") {
		t.Errorf("a bad project: %v", err)
	}
	if u.Lab.Rival != old {
		t.Error("an error has changed B")
	}
	u.must(u.SetControl("compare.open", true))
	u.must(u.OpenFile("b.json", []byte(doc)))
	if u.Lab.Rival == old || u.Lab.Run.Net.Sizes[1] != 3 || len(u.Lab.Run.Net.Sizes) != 3 {
		t.Error("the file was not opened as B")
	}
	u.must(u.Open([]byte(`{}`)))
	if u.Lab.Rival != nil {
		t.Error("opening a project left B beside it")
	}
	if err := u.swap(); err == nil {
		t.Error("swapped with nothing")
	}
}

func TestEitherSideThatBreaksStopsBoth(t *testing.T) {
	wild := `{"network":{"hidden":[8],"activation":"linear"},"training":{"learningRate":1000,"loss":"squared","lambda":1,"penalty":"published","reduction":"sum"}}`
	for _, swap := range []bool{false, true} {
		u := newUser(t, `{}`, false)
		u.must(u.Press("reset"))
		u.must(u.openRival([]byte(wild)))
		name := "in B (2-8-2)"
		if swap {
			u.must(u.swap())
			name = "in A (2-8-2)"
		}
		u.Start()
		for range 300 {
			if !u.Running {
				break
			}
			u.tick(1)
		}
		if u.Running || !u.Message.Error || !strings.Contains(u.Message.Text, name) {
			t.Fatalf("swap %v: running %v, %q", swap, u.Running, u.Message.Text)
		}
		step := u.Lab.Run.StepCount()
		u.Start()
		u.tick(5)
		u.Advance(3)
		if u.Running || u.Lab.Run.StepCount() != step {
			t.Error("it went on")
		}
		if !strings.Contains(u.Message.Text, "Reset") {
			t.Errorf("the message says %q", u.Message.Text)
		}
		u.must(u.Press("reset"))
		u.sameStep()
		if swap {
			continue
		}
		u.must(u.SetControl("compare", false))
		u.Start()
		u.tick(5)
		if !u.Running || u.Lab.Run.StepCount() == 0 {
			t.Error("A alone does not train")
		}
	}
}

// Where A has gone back, B begins again and catches up before A goes on.
func TestBFollowsABack(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[50]},"training":{"learningRate":1000,"lambda":1,"penalty":"published","reduction":"sum"}}`, false)
	u.Pause()
	u.must(u.Press("reset"))
	u.must(u.openRival([]byte(`{}`)))
	u.Advance(2000)
	if u.Lab.Report.NonFinite == "" {
		t.Fatal("A has not broken")
	}
	u.must(u.goBack())
	u.tick(3)
	u.sameStep()
	u.must(u.swap()) // the doctor looks at the other network now
	u.Advance(1)
	u.sameStep()
	if u.Lab.Report.NonFinite != "" || u.Lab.Project.Training.LearningRate == 1000 {
		t.Errorf("after the swap: %q at rate %g", u.Lab.Report.NonFinite, u.Lab.Project.Training.LearningRate)
	}
}

// Both planes are squares of the same size, and nothing overlaps.
func TestPairLayout(t *testing.T) {
	longtest.Skip(t)
	for _, panel := range []bool{false, true} {
		for _, size := range [][2]float64{{390, 560}, {390, 800}, {350, 557}, {700, 500}, {800, 600}, {968, 744}, {1280, 800}, {2560, 800}, {3840, 2160}} {
			for _, lower := range []string{"network", "bricks"} {
				for _, hosted := range []bool{false, true} {
					u := newUser(t, `{}`, panel)
					u.in.Width, u.in.Height, u.Hosted = size[0], size[1], hosted
					u.must(u.SetControl("lower", lower))
					u.must(u.SetControl("compare", true))
					u.tick(1)
					l := u.Layout
					if l.Boundary.W != l.Rival.W || l.Boundary.W != l.Boundary.H || l.Rival.H != l.Rival.W || l.Rival.W < 40 {
						t.Errorf("%v %s: planes %v and %v", size, lower, l.Boundary, l.Rival)
					}
					list := []layout.Rect{l.Boundary, l.Rival, l.Accuracy, l.Loss, l.View, l.RivalHeader, l.PairHeader}
					for i, a := range list {
						if a.Empty() {
							continue
						}
						if a.X < l.Figure.X || a.Right() > l.Figure.Right()+0.01 || size[1] >= 600 && !panel && a.Bottom() > l.Figure.Bottom()+0.01 {
							t.Errorf("%v panel %v %s: %d %v lies outside %v", size, panel, lower, i, a, l.Figure)
						}
						for j, b := range list[:i] {
							if a.X < b.Right()-0.01 && b.X < a.Right()-0.01 && a.Y < b.Bottom()-0.01 && b.Y < a.Bottom()-0.01 && !b.Empty() {
								t.Errorf("%v panel %v %s: %d %v and %d %v overlap", size, panel, lower, i, a, j, b)
							}
						}
					}
				}
			}
		}
	}
}

func TestScenarioComparesFiftyWithThree(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.must(u.OpenScenario("fifty"))
	u.tick(3)
	u.sameStep()
	if u.BoardName(u.Board()) != "A · 2-50-2" || u.BoardName(u.rival()) != "B · 2-3-2" {
		t.Errorf("%s against %s", u.BoardName(u.Board()), u.BoardName(u.rival()))
	}
}

// A step waits for B, which is far behind: it does not do all of B's steps at once.
func TestAStepWaitsForB(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{"training":{"batch":0}}`, false)
	u.Pause()
	u.Advance(5000)
	u.must(u.openRival([]byte(`{"network":{"hidden":[2]}}`)))
	u.must(u.Press("step"))
	a, b := u.Lab.Run.StepCount(), u.Lab.Rival.Run.StepCount()
	if a != 5000 || a != u.Lab.Loss.LastStep() || b > a/2 || !strings.Contains(u.Message.Text, "catches up") {
		t.Fatalf("A is at %d, B at %d, %q", a, b, u.Message.Text)
	}
	for range 1000 {
		if u.Asked() == 0 {
			break
		}
		if u.Lab.Run.StepCount() != a {
			t.Fatalf("A goes on to %d while B is at %d", u.Lab.Run.StepCount(), u.Lab.Rival.Run.StepCount())
		}
		u.tick(1)
	}
	u.sameStep()
	u.tick(10)
	if u.Lab.Run.StepCount() != a+1 {
		t.Errorf("a step from %d led to %d", a, u.Lab.Run.StepCount())
	}
	u.must(u.Press("step"))
	u.sameStep()
	if u.Lab.Run.StepCount() != a+2 {
		t.Errorf("a step from %d led to %d", a, u.Lab.Run.StepCount())
	}
}

// B comes back from the shelf, or from a file, with weights for two classes, while the points have a third by now.
func TestBLearnsOfANewClass(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.Advance(100)
	u.Pause()
	u.must(u.Press("compare.keep"))
	doc := u.rivalDocument().JSON()
	was := slices.Clone(u.Lab.Rival.Run.Net.W[0])
	u.must(u.SetControl("compare", false))
	u.must(u.AddPoint(1, 1, 2))
	for _, back := range []func() error{
		func() error { return u.SetControl("compare", true) },
		func() error { return u.openRival(doc) },
	} {
		u.must(back())
		u.sameStep()
		if net := u.Lab.Rival.Run.Net; net.Sizes[len(net.Sizes)-1] != 3 || !slices.Equal(net.W[0], was) {
			t.Errorf("B is %v, its weights kept: %v", net.Sizes, slices.Equal(net.W[0], was))
		}
		u.Advance(1)
		u.sameStep()
		u.must(u.SetControl("compare", false))
		u.must(u.openRival(doc)) // whatever the step, it opens
		u.Advance(1)
		u.must(u.SetControl("compare", false))
		u.must(u.Press("reset"))
		u.Advance(100)
	}
}

func TestTheSeedAfterTheLastIsZero(t *testing.T) {
	u := newUser(t, `{"network":{"seed":4294967295}}`, false)
	u.must(u.Press("compare.keep"))
	u.must(u.Press("newSeed"))
	if a, b := u.Lab.Project.Network.Seed, u.Lab.Rival.Project.Network.Seed; a != 0 || b != 0 {
		t.Fatalf("the seeds are %d and %d", a, b)
	}
	u.must(u.Press("reset"))
	u.sameStep()
}
