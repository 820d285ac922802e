package app

import (
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/input"
)

// shown is how the program stood just now: the document, and what the bricks said.
func (u *user) shown() string {
	text := string(u.Document().JSON())
	for _, q := range u.Bricks.Quantities {
		text += q.Name + core.FormatNumber(q.Values[0])
	}
	return text
}

// TestLookAlongTheCurves: dragging along a curve shows everything as it was, to the bit, and letting go comes back; a click stays there,
// the way back is a key or a button, and going on from there can be taken back.
func TestLookAlongTheCurves(t *testing.T) {
	u := newUser(t, `{"data":{"set":"xor","n":40},"network":{"hidden":[3]},"training":{"batch":7,"learningRate":1}}`, false)
	u.Pause()
	u.in.Width, u.in.Height = 900, 160 // too low for the bricks: they are followed all the same, and the curves stand in their place
	u.must(u.SetControl("lower", "bricks"))
	u.must(u.observe(u.points()[0]))
	was := map[int]string{0: u.shown()}
	for u.Lab.Run.StepCount() < 300 {
		u.Advance(1)
		if u.Lab.Run.StepCount() == 120 {
			u.must(u.AddPoint(0.3, 0.4, 1))
		}
		if u.Lab.Run.StepCount() == 200 {
			u.must(u.SetControl("network.neurons1", 5.0))
		}
		u.tick(1) // the bricks follow
		was[u.Lab.Run.StepCount()] = u.shown()
	}
	now, own := u.shown(), u.Lab.Own()
	plot := u.plots()[1]
	place := func(step int) (x, y float64) { return plot.xAt(step), plot.Y + plot.H/2 }

	u.moveTo(place(299))
	u.down()
	for _, step := range []int{250, 201, 150, 121, 60, 1, 0, 130} {
		u.moveTo(place(step))
		u.tick(1)
		if !u.Looking() || u.Lab.Run.StepCount() != step || u.shown() != was[step] {
			t.Fatalf("%q: at %d step %d is shown, as it was: %v", u.Message.Text, step, u.Lab.Run.StepCount(), u.shown() == was[step])
		}
	}
	if s := u.Summary(); !strings.Contains(u.stepText(), "130, back from 300") || s.Running {
		t.Errorf("the step is called %q", u.stepText())
	}
	u.up()
	u.tick(1)
	if u.Looking() || u.shown() != now || u.Lab.Own() != own {
		t.Fatal("after letting go it is not now")
	}

	u.click(place(250))
	u.tick(3)
	if !u.Looking() || u.shown() != was[250] {
		t.Fatalf("a click shows step %d", u.Lab.Run.StepCount())
	}
	if session, ok := u.Session(); !ok || session.Step != 300 {
		t.Errorf("the session that is kept is of step %d", session.Step)
	}
	u.key("Escape")
	if u.Looking() || u.shown() != now {
		t.Fatal("Escape does not come back")
	}
	u.key("J")
	u.key("J")
	if u.shown() != was[298] {
		t.Errorf("two steps back step %d is shown", u.Lab.Run.StepCount())
	}
	u.in.Keys = []input.Key{{Name: "J", Shift: true}}
	u.tick(1)
	if u.shown() != was[200] {
		t.Errorf("a mark back step %d is shown", u.Lab.Run.StepCount())
	}
	u.must(u.SetControl("timeline.step", 119.0))
	u.key("G")
	if u.Looking() || u.shown() != was[119] || u.Lab.Loss.LastStep() != 119 {
		t.Fatalf("going on from 119 step %d stands there, the curve ends at %d", u.Lab.Run.StepCount(), u.Lab.Loss.LastStep())
	}
	u.Advance(1)
	u.must(u.AddPoint(0.3, 0.4, 1))
	u.Advance(50)
	u.tick(1)
	if u.shown() != was[170] {
		t.Error("the same changes lead elsewhere the second time")
	}
	u.must(u.undo())
	u.must(u.undo())
	if u.shown() != now || u.Lab.Loss.LastStep() != 300 {
		t.Errorf("Undo brings back step %d", u.Lab.Run.StepCount())
	}
	u.must(u.LookAt(201))
	if u.shown() != was[201] {
		t.Error("the timeline of the later run is not back")
	}
}

// TestWhatLookingMeets: a change of what is seen goes on from there, Run too; opening something else comes back first, so that Undo
// brings back the present.
func TestWhatLookingMeets(t *testing.T) {
	for name, c := range map[string]struct {
		act    func(u *user) error
		goesOn bool
	}{
		"a point":     {func(u *user) error { return u.AddPoint(0.1, 0.1, 0) }, true},
		"a setting":   {func(u *user) error { return u.SetControl("training.learningRate", 0.01) }, true},
		"a weight":    {func(u *user) error { return u.setNumber(u.Network.Selected, 0.5) }, true},
		"run":         {func(u *user) error { return u.Press("run") }, true},
		"step":        {func(u *user) error { return u.Press("step") }, true},
		"epoch":       {func(u *user) error { return u.Press("epoch") }, true},
		"keep as B":   {func(u *user) error { return u.Press("compare.keep") }, true},
		"reset":       {func(u *user) error { return u.Press("reset") }, false},
		"a chapter":   {func(u *user) error { return u.OpenScenario("three") }, false},
		"a link":      {func(u *user) error { return u.Open([]byte(`{}`)) }, false},
		"undo":        {func(u *user) error { return u.undo() }, false},
		"3 versus 50": {func(u *user) error { return u.Press("compare.preset") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			u := newUser(t, `{"data":{"set":"xor","n":40},"training":{"batch":7}}`, false)
			u.Pause()
			u.must(u.SetControl("data.seed", 3.0))
			u.Advance(100)
			now := string(u.Document().JSON())
			u.must(u.SetControl("selected.layer", 1.0))
			u.must(u.LookAt(50))
			u.must(u.SetControl("selected.layer", 1.0))
			u.must(c.act(u))
			if u.Looking() {
				t.Fatal("it is still looked at")
			}
			u.Pause()
			if got := u.Lab.Run.StepCount(); c.goesOn && (got < 50 || got > 56) {
				t.Errorf("it goes on at step %d", got)
			}
			if !c.goesOn {
				if name == "a chapter" || name == "a link" || name == "3 versus 50" {
					u.must(u.undo())
					if string(u.Document().JSON()) != now {
						t.Error("Undo does not bring back the present")
					}
				}
				return
			}
			for range 2 { // the change, if it can be taken back, and the going on
				u.must(u.undo())
				if string(u.Document().JSON()) == now {
					return
				}
			}
			t.Error("the later run is lost")
		})
	}
}

// TestTheDoctorOfAnEarlierStep: the doctor looks at any step, the first of a run and of a change among them, at a glance and whole.
func TestTheDoctorOfAnEarlierStep(t *testing.T) {
	u := newUser(t, `{"data":{"set":"xor","n":40},"training":{"batch":7}}`, false)
	u.Pause()
	u.Advance(150)
	u.must(u.AddPoint(0.1, 0.1, 1))
	u.Advance(150)
	u.must(u.SetControl("lower", "doctor"))
	for _, step := range []int{299, 151, 150, 149, 1, 0} {
		u.must(u.LookAt(step))
		u.tick(400)
		u.must(u.Press("diagnose"))
		if u.Lab.Run.StepCount() != step {
			t.Errorf("the doctor looks at step %d, not %d", u.Lab.Run.StepCount(), step)
		}
		if s := u.Lab.Watch.Samples(); len(s) > 0 && s[len(s)-1].Step > step {
			t.Errorf("at step %d the doctor knows of step %d", step, s[len(s)-1].Step)
		}
	}
	u.must(u.goOnHere())
	u.Advance(10)
	u.must(u.Press("diagnose"))
}

// TestNothingBefore: of a run that has only just begun there is nothing to look back at.
func TestNothingBefore(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.Pause()
	u.Advance(40)
	u.must(u.resume(u.Document()))
	for _, step := range []int{0, 39, 40, 41} {
		u.must(u.LookAt(step))
		if u.Looking() {
			t.Errorf("step %d is looked at, of a run that begins at 40", u.Lab.Run.StepCount())
		}
	}
}

// TestMarks: the timeline says where the run began, was changed and ended.
func TestMarks(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[7]},"training":{"penalty":"published","learningRate":46.08,"lambda":0.01372}}`, false)
	u.Pause()
	u.Advance(2)
	u.must(u.AddPoint(0.1, 0.1, 1))
	u.Advance(200)
	marks := u.Marks()
	end := marks[len(marks)-1]
	found := slices.ContainsFunc(marks, func(m Mark) bool { return m.Text == "the doctor: exploding" })
	if marks[0].Step != 0 || marks[1].Step != 2 || !strings.Contains(marks[1].Text, "points") || !end.End || end.Step != u.Lab.Run.StepCount() || !found {
		t.Errorf("the marks are %+v", marks)
	}
}

// TestWhatLookingLeavesAlone: what is not the run's own is as the reader has set it meanwhile.
func TestWhatLookingLeavesAlone(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.Pause()
	u.Advance(100)
	u.must(u.LookAt(40))
	u.must(u.SetControl("view.theme", "dark"))
	if !u.Looking() {
		t.Error("another theme goes on from the step")
	}
	u.must(u.LookAt(41))
	if u.Lab.Project.View.Theme != "dark" {
		t.Error("the theme is another at the next step")
	}
	u.LookAway()
	if u.Lab.Project.View.Theme != "dark" {
		t.Error("the theme is lost on the way back")
	}
	u.checkGradient()
	u.must(u.LookAt(40))
	u.checkGradient()
	u.ticksUntil("the end of the check", func() bool { return u.Check.going == nil })
	u.must(u.SetControl("training.learningRate", 0.01))
	if !strings.Contains(u.Message.Text, "Undo brings the later run back") || u.Summary().MessageKind != "undo" {
		t.Errorf("going on with a change says %q", u.Message.Text)
	}
}

// TestDragWhereOneLooks: a point that is taken at an earlier step follows the pointer all the way.
func TestDragWhereOneLooks(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom","points":[[-1,-1,0],[1,1,1]]}}`, false)
	u.Pause()
	u.Advance(100)
	u.must(u.LookAt(40))
	u.moveTo(u.ToScreen(1, 1))
	u.down()
	for _, x := range []float64{0.8, 0.5, 0.2} {
		u.moveTo(u.ToScreen(x, 0.5))
	}
	u.up()
	if u.Looking() || u.Lab.Run.StepCount() != 40 {
		t.Errorf("after the drag step %d stands there", u.Lab.Run.StepCount())
	}
	u.near("the point", u.points()[1], 0.2, 0.5)
}

// TestTheLastStepOfAnEndedRun can be looked at, and goes on.
func TestTheLastStepOfAnEndedRun(t *testing.T) {
	u := sickUser(t, false)
	last := u.Lab.Run.StepCount()
	u.must(u.LookAt(last))
	if !u.Looking() || u.Lab.Report.NonFinite != "" {
		t.Fatalf("the last step has the report %+v", u.Lab.Report)
	}
	u.must(u.goOnHere())
	if u.Lab.Broken() != "" || u.Lab.Run.StepCount() != last {
		t.Errorf("%q is not finite at step %d", u.Lab.Broken(), u.Lab.Run.StepCount())
	}
	u.must(u.undo())
	if u.Lab.Broken() == "" {
		t.Error("the end of the run is not back")
	}
}
