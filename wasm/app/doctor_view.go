package app

import (
	"math"

	"xorcery/core"
)

// DoctorView is all that the doctor says, as the figure draws it and as doctor() gives it to a page. A number that is not
// finite is null.
type DoctorView struct {
	Line      string         `json:"line"`
	Sick      bool           `json:"sick"` // something was found
	Step      int            `json:"step"` // at which the run was looked at
	Taken     bool           `json:"taken"`
	Whole     bool           `json:"whole"`
	Findings  []FindingView  `json:"findings"`
	NonFinite *NonFiniteView `json:"nonFinite"` // the first number that was not finite; null while all are
	Back      *int           `json:"back"`      // before which step Go back goes; null where there is nothing to go back before
	Outcome   string         `json:"outcome"`   // of the remedy on trial
	Tried     []TrialView    `json:"tried"`
	Remedies  []RemedyOffer  `json:"remedies"`
	Samples   []SampleView   `json:"samples"`
	Revision  int            `json:"revision"`
}

// FindingView is a finding.
type FindingView struct {
	Ailment  string         `json:"ailment"`
	Text     string         `json:"text"`
	Evidence []EvidenceView `json:"evidence"`
}

// EvidenceView is a number that shows a finding.
type EvidenceView struct {
	Name  string   `json:"name"`
	Value *float64 `json:"value"`
	Text  string   `json:"text"`
}

// NonFiniteView names the first number that was not finite.
type NonFiniteView struct {
	Name string `json:"name"`
	Step int    `json:"step"`
	Text string `json:"text"`
}

// TrialView is a remedy that was tried.
type TrialView struct {
	Remedy  string `json:"remedy"`
	Outcome string `json:"outcome"`
}

// RemedyOffer is a remedy that can be tried: remedy(i) does.
type RemedyOffer struct {
	Text      string `json:"text"`
	Suggested bool   `json:"suggested"`
	Trial     bool   `json:"trial"` // it is being tried
}

// SampleView is the run at one step: the norms of the two gradients and the largest |W| of each layer.
type SampleView struct {
	Step            int        `json:"step"`
	DataGradient    *float64   `json:"dataGradient"`
	PenaltyGradient *float64   `json:"penaltyGradient"`
	MaxWeight       []*float64 `json:"maxWeight"`
}

// DoctorView is what the doctor says now.
func (s *State) DoctorView() DoctorView {
	v := s.doctorText()
	for _, k := range s.Watch.Samples() {
		data, penalty := k.Gradients()
		sample := SampleView{Step: k.Step, DataGradient: finite(data), PenaltyGradient: finite(penalty)}
		for _, l := range k.Layers {
			sample.MaxWeight = append(sample.MaxWeight, finite(l.MaxWeight))
		}
		v.Samples = append(v.Samples, sample)
	}
	return v
}

// doctorText is DoctorView without the samples.
func (s *State) doctorText() DoctorView {
	w, r := &s.Watch, &s.Trials
	v := DoctorView{
		Line: s.DoctorLine(), Sick: len(w.Findings) > 0, Step: w.Step, Taken: w.Taken, Whole: w.Whole, Outcome: s.Outcome(), Revision: s.doctorRevision(),
		Findings: []FindingView{}, Tried: []TrialView{}, Remedies: []RemedyOffer{}, Samples: []SampleView{},
	}
	if s.Report.NonFinite != "" {
		v.NonFinite = &NonFiniteView{
			s.Report.NonFinite, s.Report.Step,
			"First not finite: " + s.Report.NonFinite + " at step " + core.FormatInteger(s.Report.Step),
		}
	}
	if step, err := s.BackTo(); err == nil {
		v.Back = &step
	}
	for _, f := range w.Findings {
		w := FindingView{Ailment: headline(f.Ailment), Text: f.Text, Evidence: []EvidenceView{}}
		for _, e := range f.Evidence {
			w.Evidence = append(w.Evidence, EvidenceView{e.Name, finite(e.Value), evidenceText(e.Value)})
		}
		v.Findings = append(v.Findings, w)
	}
	remedy := ""
	if r.Patient != nil {
		remedy = r.Patient.Remedy
		for _, t := range r.Patient.Tried {
			v.Tried = append(v.Tried, TrialView(t))
		}
	}
	for _, t := range r.Treatments {
		v.Remedies = append(v.Remedies, RemedyOffer{t.Text, t.Suggested, t.Text == remedy})
	}
	return v
}

// doctorTitle is what [State.DoctorLine] begins with, for where the findings stand in full below it.
func (s *State) doctorTitle() string {
	if _, plain := s.nothingToJudge(); !plain && len(s.Watch.Findings) > 0 {
		return headline(s.Watch.Findings[0].Ailment)
	}
	return s.DoctorLine()
}

// evidenceText writes a number of evidence: whole ones in full.
func evidenceText(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e9 {
		return core.FormatInteger(int(v))
	}
	return core.FormatNumber(v)
}
