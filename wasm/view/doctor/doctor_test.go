package doctor

import (
	"strings"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/viewtest"
)

// ward is a lab on a project.
func ward(t *testing.T, doc string) *lab.Lab {
	t.Helper()
	l := new(lab.Lab)
	c, err := l.Open(viewtest.Parse(t, doc), lab.Work{})
	if err != nil {
		t.Fatal(err)
	}
	l.Renew(c)
	return l
}

// run takes steps, fewer where a number is not finite any more, measures and looks.
func run(l *lab.Lab, steps int) {
	for taken := 0; taken < steps; {
		n, well := l.Steps(steps-taken, func() bool { return false })
		if taken += n; !well {
			break
		}
	}
	l.Record()
	l.Examine()
	l.BeginExam(true)
	l.ExamineOn(nil)
}

const exploding = `{"data":{"set":"corners"},"network":{"activation":"linear"},"training":{"learningRate":1e-3,"penalty":"published","lambda":10}}`

// TestSentences: what there is to judge, in a line, and the title that begins it.
func TestSentences(t *testing.T) {
	for _, k := range []struct {
		doc   string
		steps int
		line  string
		title string // "": the line
	}{
		{`{"data":{"set":"custom"}}`, 0, "No points to train on", ""},
		{`{"data":{"set":"custom","points":[[1,0,1],[0,1,1]]}}`, 50, "All points are of class 1: always answering 1 is right", ""},
		{`{}`, 0, "Not looked at yet: the run has to take a step first.", ""},
		{`{"network":{"hidden":[8],"init":"xavier","activation":"tanh"},"training":{"optimizer":{"kind":"adam"},"learningRate":0.03}}`, 300, "All well at step 300.", ""},
		{exploding, 2000, "Exploding: ", "Exploding"},
	} {
		l := ward(t, k.doc)
		if k.steps > 0 {
			run(l, k.steps)
		}
		line, title := Line(l), Title(l)
		if k.title == "" {
			k.title = line
		}
		if !strings.HasPrefix(line, k.line) || title != k.title {
			t.Errorf("%s: it says %q under %q; want %q", k.doc, line, title, k.line)
		}
	}
	l := ward(t, `{}`)
	run(l, 10)
	c, err := l.SetWeight(0, 0, 0, 3)
	if err != nil {
		t.Fatal(err)
	}
	c.Settings = true
	l.Renew(c)
	if line := Line(l); line != "Not looked at since the last change: run on, or take a step." {
		t.Errorf("after a change it says %q", line)
	}
}

// TestView: of a run that explodes the first number that is not finite, the way back, numbers of evidence beside their texts and the
// samples with null where they are not finite; of a remedy what it was tried on.
func TestView(t *testing.T) {
	l := ward(t, exploding)
	run(l, 2000)
	var d Doctor
	v := d.View(l)
	if v.NonFinite == nil || v.NonFinite.Text != "First not finite: "+l.Report.NonFinite+" at step "+core.FormatInteger(l.Report.Step) || !v.Sick || v.Back == nil {
		t.Fatalf("it says %+v, sick %v, back %v", v.NonFinite, v.Sick, v.Back)
	}
	if len(v.Findings) == 0 || len(v.Findings[0].Evidence) == 0 || len(v.Samples) == 0 || len(v.Samples[0].MaxWeight) != 2 {
		t.Fatalf("it finds %d ailments in %d samples", len(v.Findings), len(v.Samples))
	}
	for _, f := range v.Findings {
		if f.Ailment[0] < 'A' || f.Ailment[0] > 'Z' || f.Text == "" {
			t.Errorf("a finding reads %q: %q", f.Ailment, f.Text)
		}
		for _, e := range f.Evidence {
			if e.Name == "" || e.Text == "" || e.Value != nil && !core.IsFinite(*e.Value) {
				t.Errorf("evidence is %+v", e)
			}
		}
	}
	c, _, err := l.Treat(0)
	if err != nil {
		t.Fatal(err)
	}
	l.Renew(c)
	now := d.View(l)
	if now.NonFinite != nil || now.Back != nil || now.Revision == v.Revision || !strings.HasPrefix(now.Outcome, "Before: exploded at step ") {
		t.Errorf("on trial it says %q, %+v, back %v", now.Outcome, now.NonFinite, now.Back)
	}
	trials := 0
	for _, r := range now.Remedies {
		if r.Trial {
			trials++
		}
	}
	if trials != 1 {
		t.Errorf("%d remedies are on trial", trials)
	}
	for v, want := range map[float64]string{3: "3", -1200: "−1,200", 0.25: "0.25", 1e12: "1.00e+12"} {
		if got := evidenceText(v); got != want {
			t.Errorf("%g reads %q, want %q", v, got, want)
		}
	}
}

// TestCard: findings, remedies as buttons with their numbers, the chosen one marked, all within the card's width; beside each other where
// it is wide. It scrolls to its end.
func TestCard(t *testing.T) {
	l := ward(t, exploding)
	run(l, 2000)
	var d Doctor
	for _, area := range []layout.Rect{layout.R(30, 400, 300, 200), layout.R(30, 400, 900, 200)} {
		placed := d.Lay(l, area, layout.R(0, 0, 600, 200), nil, 1)
		var text []string
		remedies, right := 0, 0.0
		for _, p := range placed.Pieces {
			if p.Rect.X < area.X || p.Rect.Right() > area.Right() {
				t.Errorf("%g wide: %q at %v lies outside", area.W, p.Text, p.Rect)
			}
			if p.Style == layout.Press {
				if p.Act != (layout.Act{Does: ActRemedy, Index: remedies}) || p.Chosen != (remedies == 1) || p.Text != l.Trials.Treatments[remedies].Text {
					t.Errorf("remedy %d is %+v", remedies, p)
				}
				remedies++
				right = p.Rect.X
			}
			text = append(text, p.Text)
		}
		all := strings.Join(text, " ")
		for _, want := range []string{"First not finite: ", Title(l), "What to change first"} {
			if !strings.Contains(all, want) {
				t.Errorf("%g wide: it does not say %q", area.W, want)
			}
		}
		if remedies != len(l.Trials.Treatments) || (right > area.X+area.W/2) != (area.W >= layout.WideText) {
			t.Errorf("%g wide: %d remedies, the last at %g", area.W, remedies, right)
		}
		last := func() float64 {
			foot := 0.0
			for _, p := range d.Lay(l, area, layout.Rect{}, nil, 1).Pieces {
				foot = max(foot, p.Rect.Bottom())
			}
			return foot
		}
		before := last()
		d.Scroll = 1e9
		if foot := last(); before <= area.Bottom() || foot > area.Bottom() || foot < area.Bottom()-40 {
			t.Errorf("%g wide: scrolled from %g the text ends at %g", area.W, before, foot)
		}
		d.Scroll = 0
		if a, b := placed.Gradients, placed.Weights; a.Overlaps(b) || a.Empty() || a.W != b.W || a.H != b.H {
			t.Errorf("the diagrams are %v and %v", a, b)
		}
	}
}

// TestDue: a look is due after its time, later after a whole one that took long, and never for what has been looked at.
func TestDue(t *testing.T) {
	l := ward(t, `{"data":{"set":"corners"}}`)
	var d Doctor
	if d.Due(l, time.Hour, false) {
		t.Error("a run that has not begun is looked at")
	}
	l.Steps(5, func() bool { return false })
	if !d.Due(l, 0, false) {
		t.Error("the first look has to wait")
	}
	d.Diagnosed(time.Second, time.Second, true)
	for at, want := range map[time.Duration]bool{time.Second + lookEvery: false, 60 * time.Second: false, 61 * time.Second: true} {
		if d.Due(l, at, true) != want {
			t.Errorf("after a whole look that took a second, the next is due at %v: %v", at, !want)
		}
	}
	d.Forget()
	if !d.Due(l, 0, true) {
		t.Error("what is forgotten is not looked at")
	}
	l.Record()
	l.Examine()
	if d.Due(l, 0, false) || !d.Due(l, 0, true) {
		t.Error("a glance is taken for a whole look, or is not enough for itself")
	}
}
