package doctor

import (
	"fmt"
	"math"
	"slices"

	"xorcery/core"
	"xorcery/wasm/lab"
)

// View is all that the doctor says, as the figure draws it and as doctor() gives it to a page. A number that is not
// finite is null.
type View struct {
	Line      string     `json:"line"`
	Sick      bool       `json:"sick"` // something was found
	Step      int        `json:"step"` // at which the run was looked at
	Taken     bool       `json:"taken"`
	Whole     bool       `json:"whole"`
	Findings  []Finding  `json:"findings"`
	NonFinite *NonFinite `json:"nonFinite"` // the first number that was not finite; null while all are
	Back      *int       `json:"back"`      // before which step Go back goes; null where there is nothing to go back before
	Outcome   string     `json:"outcome"`   // of the remedy on trial
	Tried     []Trial    `json:"tried"`
	Offer     string     `json:"offer"`  // what stands over the remedies
	Marked    bool       `json:"marked"` // some of them are suggested
	Remedies  []Remedy   `json:"remedies"`
	Samples   []Sample   `json:"samples"`
	Revision  int        `json:"revision"`
}

// Finding is a finding.
type Finding struct {
	Ailment  string     `json:"ailment"`
	Text     string     `json:"text"`
	Evidence []Evidence `json:"evidence"`
}

// Evidence is a number that shows a finding.
type Evidence struct {
	Name  string   `json:"name"`
	Value *float64 `json:"value"`
	Text  string   `json:"text"`
}

// NonFinite names the first number that was not finite.
type NonFinite struct {
	Name string `json:"name"`
	Step int    `json:"step"`
	Text string `json:"text"`
}

// Trial is a remedy that was tried.
type Trial struct {
	Remedy  string `json:"remedy"`
	Outcome string `json:"outcome"`
}

// Remedy is a remedy that can be tried: remedy(i) does.
type Remedy struct {
	Text      string `json:"text"`
	Suggested bool   `json:"suggested"`
	Trial     bool   `json:"trial"` // it is being tried
	Tried     string `json:"tried"` // what a short run with it came to; "" where none was taken
}

// Sample is the run at one step: the norms of the two gradients and the largest |W| of each layer.
type Sample struct {
	Step            int        `json:"step"`
	DataGradient    *float64   `json:"dataGradient"`
	PenaltyGradient *float64   `json:"penaltyGradient"`
	MaxWeight       []*float64 `json:"maxWeight"`
}

// View is what the doctor says of the run now.
func (d *Doctor) View(l *lab.Lab) View {
	v := d.words(l)
	for _, k := range l.Watch.Samples() {
		data, penalty := k.Gradients()
		sample := Sample{Step: k.Step, DataGradient: core.Finite(data), PenaltyGradient: core.Finite(penalty)}
		for _, layer := range k.Layers {
			sample.MaxWeight = append(sample.MaxWeight, core.Finite(layer.MaxWeight))
		}
		v.Samples = append(v.Samples, sample)
	}
	return v
}

// words is View without the samples.
func (d *Doctor) words(l *lab.Lab) View {
	w, r := &l.Watch, &l.Trials
	v := View{
		Line: Line(l), Sick: len(w.Findings) > 0, Step: w.Step, Taken: w.Taken, Whole: w.Whole, Outcome: l.Outcome(), Revision: d.Version(l),
		Findings: []Finding{}, Tried: []Trial{}, Remedies: []Remedy{}, Samples: []Sample{},
	}
	if l.Report.NonFinite != "" {
		v.NonFinite = &NonFinite{
			l.Report.NonFinite, l.Report.Step,
			"First not finite: " + l.Report.NonFinite + " at step " + core.FormatInteger(l.Report.Step),
		}
	}
	if step, err := l.BackTo(); err == nil {
		v.Back = &step
	}
	for _, f := range w.Findings {
		w := Finding{Ailment: headline(f.Ailment), Text: f.Text, Evidence: []Evidence{}}
		for _, e := range f.Evidence {
			w.Evidence = append(w.Evidence, Evidence{e.Name, core.Finite(e.Value), evidenceText(e.Value)})
		}
		v.Findings = append(v.Findings, w)
	}
	remedy := ""
	if r.Patient != nil {
		remedy = r.Patient.Remedy
		for _, t := range r.Patient.Tried {
			v.Tried = append(v.Tried, Trial(t))
		}
	}
	for _, t := range r.Treatments {
		v.Remedies = append(v.Remedies, Remedy{t.Text, t.Suggested, t.Text == remedy, triedText(t.Tried)})
		v.Marked = v.Marked || t.Suggested
	}
	v.Offer = offer(l, v.Marked)
	return v
}

// offer says what the remedies are for: of a run in which nothing was found none has to be taken.
func offer(l *lab.Lab, marked bool) string {
	w := &l.Watch
	_, plain := nothingToJudge(l)
	switch {
	case marked:
		return "What to change first"
	case !plain && len(w.Findings) == 0 && w.Standing == lab.Well:
		return "Nothing has to change. To see what a change does"
	}
	return "To see what a change does"
}

// triedText says what a short run with a remedy came to.
func triedText(t core.Tried) string {
	switch {
	case t.Steps == 0:
		return ""
	case !t.Helps:
		return fmt.Sprintf("%s in %s steps: no better", core.FormatPercent(t.Accuracy), core.FormatInteger(t.Steps))
	}
	return fmt.Sprintf("%s in %s steps", core.FormatPercent(t.Accuracy), core.FormatInteger(t.Steps))
}

// Title is what [Line] begins with, for where the findings stand in full below it.
func Title(l *lab.Lab) string {
	if _, plain := nothingToJudge(l); !plain && len(l.Watch.Findings) > 0 {
		return headline(l.Watch.Findings[0].Ailment)
	}
	return Line(l)
}

// evidenceText writes a number of evidence: whole ones in full.
func evidenceText(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e9 {
		return core.FormatInteger(int(v))
	}
	return core.FormatNumber(v)
}

// Line is the doctor's word in a line.
func Line(l *lab.Lab) string {
	w := &l.Watch
	if text, plain := nothingToJudge(l); plain {
		return text
	}
	if len(w.Findings) > 0 {
		f := w.Findings[0]
		return headline(f.Ailment) + ": " + f.Text
	}
	return standing(l)
}

// standing says how a run stands in which nothing was found.
func standing(l *lab.Lab) string {
	w := &l.Watch
	step, right := core.FormatInteger(w.Step), l.AccuracyText()
	switch w.Standing {
	case lab.Learning:
		if w.Course.Fell <= 0 || !core.IsFinite(w.Course.Fell) {
			return fmt.Sprintf("Still learning at step %s: %s right so far.", step, right)
		}
		return fmt.Sprintf("Still learning at step %s: %s right so far, and the loss has fallen by %s of late.",
			step, right, core.FormatPercent(w.Course.Fell))
	case lab.Pending:
		return fmt.Sprintf("Stands still at %s at step %s: looking for the cause.", right, step)
	case lab.Unclear:
		return fmt.Sprintf("Stands still at %s at step %s: too little is known yet to name a cause.", right, step)
	}
	if w.Allowed > 0 {
		return fmt.Sprintf("All well at step %s. %s are right, and these points allow about %s.", step, right, core.FormatPercent(w.Allowed))
	}
	return "All well at step " + step + "."
}

// nothingToJudge says why there is nothing to say of the run; ok is false where there is.
func nothingToJudge(l *lab.Lab) (text string, ok bool) {
	w := &l.Watch
	points := l.Run.Train.Points
	switch {
	case l.Report.NonFinite != "" && len(w.Findings) > 0:
		return "", false
	case len(points) == 0:
		return "No points to train on: there is nothing to learn and nothing to judge.", true
	case !slices.ContainsFunc(points, func(p core.Point) bool { return p.Class != points[0].Class }):
		return fmt.Sprintf("All points are of class %d: always answering %d is right, and there is nothing more to learn.",
			points[0].Class, points[0].Class), true
	case !w.Begun() && l.Run.StepCount() > 0:
		return "Not looked at since the last change: run on, or take a step.", true
	case !w.Begun():
		return "Not looked at yet: the run has to take a step first.", true
	case !w.Taken:
		return "Not looked at yet.", true
	case w.ByHand:
		return "Not looked at since a weight was set: run on, or take a step.", true
	}
	return "", false
}

// headline is an ailment as a sentence begins with it.
func headline(a core.Ailment) string { return string(a[0]-'a'+'A') + string(a[1:]) }
