package app

import (
	"fmt"
	"math"
	"slices"
	"time"

	"xorcery/core"
)

// Doctor looks after the run: it watches every step, keeps states to go back to, says what is wrong and by what numbers, and
// tries remedies.
type Doctor struct {
	Findings   []core.Finding // the worst first
	Taken      bool           // the run has been looked at since it began or changed
	Whole      bool           // with core's experiments, not just at a glance
	Step       int            // of the run when it was looked at
	Treatments []Treatment    // what may be changed, the suggested ones first
	Chosen     int            // the treatment that the panel's button tries
	Patient    *Patient       // the run that remedies are tried on; nil before the first
	Scroll     float64        // of the drawn text, in device-independent pixels
	Revision   int            // grows with anything that [State.DoctorView] says, but for a trial's running text

	watch     *core.Watch
	snapshots *core.Snapshots
	check     *core.GradientCheck // of this run while its numbers were small; nil if there was none
	due       time.Duration       // of the next look
	hosted    bool                // the page shows findings and remedies: the figure draws the curves alone
}

const (
	glanceEvery = time.Second
	lookEvery   = 3 * time.Second
	lookShare   = 60        // looking takes at most this part of the time
	checkLight  = 2_000_000 // multiplications of the gradient check that the doctor asks for
	statesMost  = 48        // snapshots of a small network; dropping one costs a look at all
	statesBytes = 6 << 20   // of a large one
)

// renew begins to watch anew, as settings or points have changed.
func (s *State) renewDoctor() {
	d := &s.Doctor
	s.Check.forget()
	s.checking = nil
	d.watch, d.check, d.Findings, d.Taken, d.due = nil, nil, nil, false, 0
	if d.Patient != nil && !d.Patient.treats(s.Project) {
		d.Patient = nil
	}
	s.offer()
}

// attend makes ready to see the run's next steps.
func (s *State) attend() {
	d := &s.Doctor
	if d.watch == nil {
		d.watch = core.NewWatch(s.Run)
	}
	if d.snapshots == nil {
		lists := map[string]int{"sgd": 1, "adam": 3}[s.Project.Training.Optimizer.Kind]
		if lists == 0 {
			lists = 2 // one beside the weights
		}
		d.snapshots = core.NewSnapshots(s.Run, min(8*lists*len(s.Run.Net.Flat)*statesMost, statesBytes))
	}
}

// see takes note of steps, of which there are no more than ahead said.
func (d *Doctor) see(r *core.Run, reports []core.Report) {
	for _, report := range reports {
		d.watch.Observe(r, report)
	}
	if reports[len(reports)-1].NonFinite == "" {
		d.snapshots.Keep(r)
	}
}

// ahead is how many steps from now the run itself is looked at next.
func (d *Doctor) ahead(r *core.Run) int { return min(d.watch.Ahead(), d.snapshots.Ahead(r)) }

// Samples are what the doctor has seen of the run.
func (s *State) Samples() []core.Sample {
	if s.Doctor.watch == nil {
		return nil
	}
	return s.Doctor.watch.Samples()
}

// examine looks at the run: whole with core's experiments, else at a glance.
func (s *State) examine(whole bool) {
	d := &s.Doctor
	if d.watch == nil || !s.gauge.known && s.Report.NonFinite == "" { // not measured yet
		d.Findings, d.Taken = nil, false
		return
	}
	if d.check == nil && s.Report.NonFinite == "" && s.Report.MaxWeight < 100 && s.Run.Train.N > 0 {
		check := s.Run.CheckGradientPart(0, checkLight, 1)
		d.check = &check
	}
	if whole {
		d.Findings = core.Diagnose(s.Run, d.watch, s.present(), d.check)
	} else {
		d.Findings = core.Glance(s.Run, d.watch, s.present(), d.check)
	}
	d.Taken, d.Whole, d.Step = true, whole, s.Run.StepCount()
	if s.Report.NonFinite != "" {
		d.Step = s.Report.Step
	}
	d.Revision++
	s.offer()
	s.Revision++
	s.ControlsRevision++
}

// followDoctor looks at the run when it is time to, whole while the doctor's view is open.
func (s *State) followDoctor(clock func() time.Duration) {
	d := &s.Doctor
	open := s.Lower == LowerDoctor
	if d.watch == nil || s.now < d.due || s.Report.NonFinite != "" || d.Taken && d.Step == s.Run.StepCount() && (d.Whole || !open) {
		return
	}
	if !open {
		s.examine(false)
		d.due = s.now + glanceEvery
		return
	}
	began := clock()
	s.examine(true)
	d.due = s.now + max(lookEvery, lookShare*(clock()-began))
}

// Diagnose looks at the run now, with core's experiments, and opens the doctor's view.
func (s *State) Diagnose() error {
	s.examine(true)
	s.say("%s", s.DoctorLine())
	return s.showLower(string(LowerDoctor))
}

// DoctorLine is the doctor's word in a line.
func (s *State) DoctorLine() string {
	d := &s.Doctor
	if text, plain := s.nothingToJudge(); plain {
		return text
	}
	if len(d.Findings) > 0 {
		f := d.Findings[0]
		return headline(f.Ailment) + ": " + f.Text
	}
	return "All well at step " + core.FormatInteger(d.Step) + "."
}

// nothingToJudge says why there is nothing to say of the run; ok is false where there is.
func (s *State) nothingToJudge() (text string, ok bool) {
	d := &s.Doctor
	points := s.Run.Train.Points
	switch {
	case s.Report.NonFinite != "" && len(d.Findings) > 0:
		return "", false
	case len(points) == 0:
		return "No points to train on: there is nothing to learn and nothing to judge.", true
	case !slices.ContainsFunc(points, func(p core.Point) bool { return p.Class != points[0].Class }):
		return fmt.Sprintf("All points are of class %d: always answering %d is right, and there is nothing more to learn.",
			points[0].Class, points[0].Class), true
	case d.watch == nil && s.Run.StepCount() > 0:
		return "Not looked at since the last change: run on, or take a step.", true
	case d.watch == nil:
		return "Not looked at yet: the run has to take a step first.", true
	case !d.Taken:
		return "Not looked at yet.", true
	}
	return "", false
}

// headline is an ailment as a sentence begins with it.
func headline(a core.Ailment) string { return string(a[0]-'a'+'A') + string(a[1:]) }

// sick says whether the run has numbers that are not finite, grow without end, or a loss that rises.
func (s *State) sick() bool {
	if s.Report.NonFinite != "" {
		return true
	}
	return slices.ContainsFunc(s.Doctor.Findings, func(f core.Finding) bool {
		return f.Ailment == core.Exploding || f.Ailment == core.RateTooHigh
	})
}

var errNotSick = fmt.Errorf("nothing explodes: there is nothing to go back before")

// backTo is the step to go back to: the last one seen with small weights, or where the loss was least if the weights stayed
// small. The weights are small up to 100, or to twice what they began with.
func (s *State) backTo() (step int, err error) {
	samples := s.Samples()
	if !s.sick() || len(samples) == 0 {
		return 0, errNotSick
	}
	small := max(100, 2*samples[0].MaxWeight)
	step, least := samples[0].Step-1, math.Inf(1)
	large := false
	for _, k := range samples {
		switch {
		case k.NonFinite != "" || finite(k.Loss) == nil:
		case k.MaxWeight > small:
			large = true
		case !large && k.Loss < least:
			step, least = k.Step, k.Loss
		}
	}
	if large || s.Report.NonFinite != "" {
		for _, k := range samples {
			if k.NonFinite == "" && finite(k.Loss) != nil && k.MaxWeight <= small {
				step = k.Step
			}
		}
	}
	return max(step, 0), nil
}

// GoBack takes the run back to the state kept last before the trouble, to the bit, and pauses; the curves end there.
func (s *State) GoBack() error {
	step, err := s.backTo()
	if err != nil {
		return err
	}
	d := &s.Doctor
	from := max(s.Run.StepCount(), s.Report.Step)
	at, err := d.snapshots.Restore(s.Run, step)
	if err != nil {
		return err
	}
	s.Pause()
	for _, series := range []*Series{&s.Loss, &s.TestLoss, &s.Accuracy, &s.TestAccuracy} {
		series.cut(at)
	}
	d.watch.Back(at)
	s.Report = core.Report{Step: at}
	if last := s.Samples(); len(last) > 0 {
		s.Report.MaxWeight = last[len(last)-1].MaxWeight
	}
	s.pacer = pacer{}
	s.after(Change{Weights: true})
	s.examine(false)
	s.say("Back from step %s at step %s, to the bit. Run on as it is and the same happens again: try a remedy, or change something.",
		core.FormatInteger(from), core.FormatInteger(at))
	return nil
}
