package app

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
	"xorcery/wasm/story"
	"xorcery/wasm/view/doctor"
	"xorcery/wasm/view/network"
)

// explosive is a run that breaks at step 275 and, with a tenth of the learning rate, at step 2,616.
const explosive = `{"network":{"hidden":[10],"bias":false},
	"training":{"reduction":"sum","batch":20,"sampling":"first","learningRate":0.3,"penalty":"published","lambda":0.001}}`

const (
	explosiveEnd = 275
	delayedEnd   = 2616
)

// sickUser has run explosive to its end.
func sickUser(t *testing.T, panel bool) *user {
	u := newUser(t, explosive, panel)
	u.tick(60)
	if u.Lab.Report.NonFinite == "" || u.Lab.Report.Step != explosiveEnd {
		t.Fatalf("after a second: %+v", u.Lab.Report)
	}
	return u
}

// remedy is the number of the treatment whose text begins so.
func (u *user) remedy(text string) int {
	u.t.Helper()
	i := slices.IndexFunc(u.Lab.Trials.Treatments, func(k lab.Treatment) bool { return strings.HasPrefix(k.Text, text) })
	if i < 0 {
		u.t.Fatalf("there is no remedy %q in %+v", text, u.Lab.Trials.Treatments)
	}
	return i
}

// diagnosed waits until the doctor has finished examining the run.
func (u *user) diagnosed() {
	u.t.Helper()
	for range 3000 {
		if !u.Lab.Examining() {
			return
		}
		u.tick(1)
	}
	u.t.Fatal("the examination does not end")
}

func (u *user) says(text string, parts ...string) {
	u.t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			u.t.Errorf("%q does not say %q", text, p)
		}
	}
}

func TestDoctorOnAnExplosion(t *testing.T) {
	u := sickUser(t, false)
	if u.Lab.Watch.Findings[0].Ailment != core.Exploding {
		t.Fatalf("found %+v", u.Lab.Watch.Findings)
	}
	u.says(doctor.Line(&u.Lab), "Exploding: ", u.Lab.Report.NonFinite, "no longer finite", "the penalty's gradient")
	v := u.Doctor.View(&u.Lab)
	if v.NonFinite == nil || v.NonFinite.Name != u.Lab.Report.NonFinite || v.NonFinite.Step != explosiveEnd || v.Back == nil {
		t.Errorf("the view says %+v, back %v", v.NonFinite, v.Back)
	}
	if len(v.Samples) < 64 || v.Samples[0].PenaltyGradient == nil || len(v.Samples[0].MaxWeight) != 2 {
		t.Errorf("%d samples, the first %+v", len(v.Samples), v.Samples[0])
	}
	if _, err := json.Marshal(v); err != nil {
		t.Error(err) // a number that is not finite
	}
	if !v.Remedies[0].Suggested || !strings.HasPrefix(v.Remedies[0].Text, "the true ridge gradient") {
		t.Errorf("it suggests first %+v", v.Remedies[0])
	}
	for _, want := range []string{"a tenth of the learning rate", "decay", "L1", "no penalty", "a tenth of λ", "clip the gradient's norm",
		"clip each entry", "fewer neurons", "no hidden layer", "a batch of 10", "all points", "the mean", "biases on"} {
		u.remedy(want)
	}
}

// TestGoBack: the run stands where it stood, to the bit, and goes the same way again.
func TestGoBack(t *testing.T) {
	u := sickUser(t, false)
	u.must(u.Press("doctor.back"))
	at := u.Lab.Run.StepCount()
	if u.Running || u.Lab.Report.NonFinite != "" || at == 0 || at >= explosiveEnd {
		t.Fatalf("back at step %d, running %v, %+v", at, u.Running, u.Lab.Report)
	}
	other := newUser(t, explosive, false)
	other.Pause()
	u.must(other.reset())
	other.Advance(at)
	if !slices.Equal(u.Lab.Run.Net.Flat, other.Lab.Run.Net.Flat) {
		t.Error("the weights are not those of that step")
	}
	if u.Lab.Loss.LastStep() > at || u.Lab.Accuracy.LastStep() > at || len(u.Lab.Loss.Buckets) == 0 {
		t.Errorf("the curves go to steps %d and %d", u.Lab.Loss.LastStep(), u.Lab.Accuracy.LastStep())
	}
	if s := u.Lab.Watch.Samples(); s[len(s)-1].Step > at || s[len(s)-1].MaxWeight > 100 {
		t.Errorf("the last sample is %+v", s[len(s)-1].Report)
	}
	u.says(u.Message.Text, "Back from step 275 at step ")
	u.tick(200)
	if u.Lab.Run.StepCount() != at {
		t.Error("it runs on by itself")
	}
	if err := u.Press("doctor.back"); err == nil {
		t.Error("it goes back from a run that is well")
	}
	u.must(u.Press("run"))
	u.tick(60)
	if u.Lab.Report.Step != explosiveEnd {
		t.Errorf("run on it ends at step %d", u.Lab.Report.Step)
	}
}

// TestRemediesTried presses each remedy's button and reads what became of it.
func TestRemediesTried(t *testing.T) {
	longtest.Skip(t)
	u := sickUser(t, false)
	texts := []string{}
	for _, k := range u.Lab.Trials.Treatments {
		texts = append(texts, k.Text)
	}
	start := u.Lab.Project.Clone()
	for _, text := range texts {
		i := u.remedy(text)
		u.must(u.treat(i))
		if u.Lab.Run.StepCount() != 0 || !u.Running || u.Lab.Project.Network.Seed != start.Network.Seed || u.Lab.Trials.Patient.Remedy != text {
			t.Fatalf("%s: step %d, running %v, patient %+v", text, u.Lab.Run.StepCount(), u.Running, u.Lab.Trials.Patient)
		}
		fresh, err := core.NewRun(u.Lab.Project)
		u.must(err)
		if !slices.Equal(fresh.Net.Flat, u.Lab.Run.Net.Flat) {
			t.Errorf("%s: it does not begin with the seed's weights", text)
		}
		if n := len(u.Lab.Pins); n == 0 || n > 4 || !slices.ContainsFunc(u.Lab.Pins, func(p lab.Pin) bool { return p.Label == "1" && strings.HasPrefix(p.Name, "before: ") }) {
			t.Errorf("%s: pinned are %d, the patient is not among them", text, n)
		}
		u.tick(12)
		u.says(u.Lab.Outcome(), "Before: exploded at step 275 (", "With "+text+": ")
	}
	if n := len(u.Lab.Trials.Patient.Tried); n != len(texts)-1 {
		t.Errorf("%d remedies are noted as tried, %d were", n, len(texts)-1)
	}
	u.must(u.treat(u.remedy("nothing")))
	u.tick(60)
	u.says(u.Lab.Outcome(), "With nothing: as it was: no change: exploded at step 275 (")
}

func TestRemedyThatOnlyDelays(t *testing.T) {
	u := sickUser(t, false)
	u.must(u.treat(u.remedy("a tenth of the learning rate: 0.03")))
	u.tick(6)
	u.says(u.Lab.Outcome(), "finite so far, at step ", " of 275", "; accuracy ")
	u.tick(120)
	if u.Lab.Report.Step != delayedEnd || u.Lab.Report.NonFinite == "" {
		t.Fatalf("it is at %+v", u.Lab.Report)
	}
	u.says(u.Lab.Outcome(), "Before: exploded at step 275 (", "only delayed: exploded at step 2,616 (", "loss ", "before ")
	u.must(u.treat(u.remedy("the true ridge gradient")))
	u.tick(60)
	u.says(u.Lab.Outcome(), "finite at step ", "past the step of the explosion")
	u.says(u.Lab.Trials.Patient.Tried[0].Outcome, "only delayed: exploded at step 2,616")
	u.must(u.Press("doctor.keep"))
	if u.Lab.Trials.Patient != nil || u.Lab.Outcome() != "" || u.Lab.Project.Training.Penalty != core.L2 {
		t.Errorf("kept: %+v", u.Lab.Trials.Patient)
	}
	if slices.ContainsFunc(u.Lab.Trials.Treatments, func(k lab.Treatment) bool { return strings.HasPrefix(k.Text, "the true ridge") }) {
		t.Error("what has been kept is offered again")
	}
}

// TestPatientIsDismissed by any change that is not its remedy, but not by what only shows.
func TestPatientIsDismissed(t *testing.T) {
	u := sickUser(t, false)
	u.must(u.treat(u.remedy("no penalty")))
	u.must(u.SetControl("view.theme", "dark"))
	u.must(u.reset())
	if u.Lab.Trials.Patient == nil {
		t.Fatal("a theme and a reset end the trial")
	}
	u.must(u.SetControl("training.learningRate", 0.5))
	if u.Lab.Trials.Patient != nil {
		t.Error("another learning rate is still the trial of the remedy")
	}
}

func TestDoctorInTheWindow(t *testing.T) {
	u := sickUser(t, true)
	u.must(u.SetControl("lower", "doctor"))
	l, ok := u.LayDoctor()
	if !ok || l.Gradients.Empty() || l.Weights.Empty() {
		t.Fatal("no room for the doctor")
	}
	for _, size := range [][2]float64{{1280, 800}, {1600, 1000}, {500, 900}, {390, 844}} {
		u.in.Width, u.in.Height = size[0], size[1]
		u.tick(1)
		l, ok = u.LayDoctor()
		if !ok {
			t.Errorf("%v: no room for the doctor", size)
			continue
		}
		f := u.Layout.Figure
		for _, r := range []layout.Rect{l.Gradients, l.Weights, l.Body.Area} {
			if r.H < 24 || r.X < f.X || r.Right() > f.Right()+1 || r.Bottom() > f.Bottom()+1 {
				t.Errorf("%v: %+v is not in %+v", size, r, f)
			}
		}
	}
	u.in.Width, u.in.Height = 1280, 800
	u.tick(1)
	at := u.remedy("L1")
	for range 200 {
		l, _ = u.LayDoctor()
		i := slices.IndexFunc(l.Pieces, func(k layout.Piece) bool { return k.Act == layout.Act{Does: doctor.ActRemedy, Index: at} })
		if r := l.Pieces[i].Rect; r.Bottom() <= l.Body.Area.Bottom() {
			u.clickRect(r)
			break
		}
		u.in.Pointer.X, u.in.Pointer.Y, u.in.Wheel = l.Body.Area.X+1, l.Body.Area.Y+1, 1
		u.tick(1)
	}
	if u.Lab.Project.Training.Penalty != core.L1 || u.Lab.Trials.Patient == nil {
		t.Fatal("a click on a remedy does not try it")
	}
	u.must(u.SetControl("doctor.remedy", float64(u.remedy("biases on")+1)))
	u.must(u.Press("doctor.try"))
	if !u.Lab.Project.Network.Bias || u.Lab.Project.Training.Penalty != core.Published {
		t.Error("the panel's button does not try the chosen remedy on the patient")
	}
	u.tick(60)
	l, _ = u.LayDoctor()
	for _, b := range l.Buttons {
		if b.ID == "doctor.back" {
			u.clickRect(b.Rect)
		}
	}
	if u.Lab.Report.NonFinite != "" {
		t.Error("the button does not go back")
	}
}

// TestDoctorOnOddRuns: what it says is true, and nothing breaks.
func TestDoctorOnOddRuns(t *testing.T) {
	longtest.Skip(t)
	for _, c := range []struct{ doc, says string }{
		{`{"data":{"set":"custom"}}`, "No points to train on"},
		{`{"data":{"set":"custom","points":[[1,1,1],[0,1,1]]}}`, "All points are of class 1"},
		{`{"network":{"hidden":[]}}`, "Capacity too small: "},
		{`{"data":{"set":"gauss"}}`, "All well at step "},
		{`{"network":{"bias":false},"training":{"learningRate":3}}`, "No biases: "},
		{explosive, "Exploding: "},
	} {
		u := newUser(t, c.doc, true)
		u.must(u.SetControl("lower", "doctor"))
		u.Advance(1000)
		u.must(u.Press("diagnose"))
		u.diagnosed()
		u.says(doctor.Line(&u.Lab), c.says)
		if _, ok := u.LayDoctor(); !ok {
			t.Error("nothing to draw")
		}
		if _, err := json.Marshal(u.Doctor.View(&u.Lab)); err != nil {
			t.Error(err)
		}
		for i := range u.Lab.Trials.Treatments {
			u.must(u.treat(i))
			u.tick(2)
		}
	}
}

// TestTheDoctorSaysWhatItHasSeen: after a weight was set by hand it has not looked, until a step or until somebody asks; and what may be
// changed has a name of its own where nothing has to be.
func TestTheDoctorSaysWhatItHasSeen(t *testing.T) {
	u := newUser(t, `{"data":{"set":"gauss"},"view":{"paused":true}}`, true)
	u.must(u.SetControl("lower", "doctor"))
	u.Advance(1000)
	u.must(u.Press("diagnose"))
	u.diagnosed()
	looked := func(want string) {
		t.Helper()
		if line := doctor.Line(&u.Lab); !strings.HasPrefix(line, want) {
			t.Errorf("it says %q, want %q", line, want)
		}
	}
	looked("All well at step ")
	well := u.Doctor.View(&u.Lab)
	if well.Marked || !strings.HasPrefix(well.Offer, "Nothing has to change") || len(well.Remedies) == 0 {
		t.Errorf("over %d remedies, some suggested %v, it says %q", len(well.Remedies), well.Marked, well.Offer)
	}
	framed := func() (n int) {
		t.Helper()
		l, ok := u.LayDoctor()
		if !ok {
			t.Fatal("nothing to draw")
		}
		for _, p := range l.Pieces {
			if p.Chosen || p.Lit {
				n++
			}
		}
		return n
	}
	if n := framed(); n > 0 {
		t.Errorf("%d remedies stand out in a run in which all is well", n)
	}
	u.must(u.SetControl("doctor.remedy", 2.0))
	if n := framed(); n != 1 {
		t.Errorf("%d remedies stand out, one was chosen", n)
	}
	u.must(u.setNumber(network.WeightAt(1, 0, 0), -9))
	looked("Not looked at since a weight was set")
	u.tick(200)
	looked("Not looked at since a weight was set")
	u.must(u.undo())
	looked("Not looked at since a weight was set")
	u.must(u.Press("diagnose"))
	u.diagnosed()
	looked("All well at step ")
	u.must(u.setNumber(network.WeightAt(1, 0, 0), -9))
	u.Advance(1)
	u.ticksUntil("it looks", func() bool { return !strings.HasPrefix(doctor.Line(&u.Lab), "Not looked at") })
}

// TestDoctorLooksByItself: while training runs it looks by itself, and a still program redraws nothing.
func TestDoctorLooksByItself(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{}`, false)
	u.says(doctor.Line(&u.Lab), "Not looked at yet")
	u.tick(90)
	u.says(doctor.Line(&u.Lab), "Still learning at step ")
	if u.Lab.Watch.Whole {
		t.Error("it experiments though nobody looks")
	}
	u.Pause()
	u.must(u.SetControl("lower", "doctor"))
	u.diagnosed()
	if !u.Lab.Watch.Whole {
		t.Error("opening it does not diagnose")
	}
	step := u.Lab.Watch.Step
	u.Start()
	u.tick(240)
	if u.Lab.Watch.Step == step {
		t.Error("it does not look again while it is open")
	}
	u.Pause()
	u.tick(300)
	u.diagnosed()
	if u.Lab.Watch.Step != u.Lab.Run.StepCount() {
		t.Error("it has not looked at where the run was paused")
	}
	revision := u.Revision
	u.tick(600)
	if u.Revision != revision {
		t.Errorf("still, it was redrawn %d times", u.Revision-revision)
	}
}

func TestDoctorByCall(t *testing.T) {
	u := sickUser(t, false)
	if s := u.Summary(); !strings.HasPrefix(s.Doctor, "Exploding: ") || s.DoctorRevision == 0 {
		t.Errorf("state() says %q, revision %d", s.Doctor, s.DoctorRevision)
	}
	for _, bad := range []string{`[-1]`, `[99]`, `["x"]`, `[0.5]`, `[]`} {
		if _, err := u.Call("remedy", []byte(bad)); err == nil || !strings.Contains(err.Error(), "remedy: ") {
			t.Errorf("remedy%s: %v", bad, err)
		}
	}
	if u.Lab.Trials.Patient != nil {
		t.Error("a bad call tried something")
	}
	if _, err := u.Call("remedy", []byte(`[0]`)); err != nil {
		t.Fatal(err)
	}
	v, err := u.Call("doctor", nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := v.(doctor.View); d.Outcome == "" || !d.Remedies[0].Trial {
		t.Errorf("doctor() says %+v", d)
	}
	if _, err := u.Call("hostDoctor", []byte(`[1]`)); err == nil {
		t.Error("hostDoctor takes a number")
	}
}

// TestARemedyCanBeTakenBack: Undo goes back to the run before the remedy, ended as it had ended, and to the remedy before it.
func TestARemedyCanBeTakenBack(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, exploding(t), false)
	u.Advance(2000)
	u.diagnose()
	ended := u.Lab.Report
	u.must(u.treat(0))
	u.tick(10)
	first := u.Lab.Trials.Patient.Remedy
	u.must(u.treat(1))
	u.tick(10)
	if u.Lab.Trials.Patient.Remedy == first || len(u.Lab.Trials.Patient.Tried) != 1 {
		t.Errorf("on trial is %q after %v", u.Lab.Trials.Patient.Remedy, u.Lab.Trials.Patient.Tried)
	}
	u.must(u.undo())
	if k := u.Lab.Trials.Patient; k == nil || k.Remedy != first || len(k.Tried) != 0 {
		t.Errorf("after Undo on trial is %+v", k)
	}
	u.must(u.undo())
	if u.Lab.Trials.Patient != nil || u.Lab.Report != ended || u.Lab.Project.Training.Penalty != core.Published {
		t.Errorf("after another the run is at %+v with %s", u.Lab.Report, u.Lab.Project.Training.Penalty)
	}
}

// TestSuggestionsDoNotHasten: for the article's exploding run nothing is suggested that only delays the end or brings it nearer.
func TestSuggestionsDoNotHasten(t *testing.T) {
	longtest.Skip(t)
	sc, err := story.FindScenario("remedies")
	if err != nil {
		t.Fatal(err)
	}
	u := newUser(t, string(sc.Project.JSON()), false)
	for _, steps := range []int{1000, 10_000} {
		u.Advance(steps)
		u.diagnose()
		for _, r := range u.Doctor.View(&u.Lab).Remedies {
			if helps := r.Text == "the true ridge gradient: L2, λ 0.0001" || r.Text == "no penalty" || strings.HasPrefix(r.Text, "clip the") || strings.HasPrefix(r.Text, "decay"); r.Suggested && !helps {
				t.Errorf("at step %d it suggests %q", u.Lab.Run.StepCount(), r.Text)
			}
		}
	}
	if u.Lab.Report.NonFinite == "" {
		t.Error("the run does not explode")
	}
}
