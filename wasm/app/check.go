package app

import (
	"fmt"
	"time"

	"xorcery/core"
)

// Check is the last gradient check: backprop against central differences for the network and the batch of one step.
type Check struct {
	core.GradientCheck
	Done bool // there has been one
	Step int  // of the run that was checked
	Part bool // a share of the entries, as the live check takes them

	Entries []core.CheckedEntry
	Points  int // 0: there was nothing to check

	Live bool          // it is repeated while training runs
	due  time.Duration // of the next live check
	next int           // its part
	why  string        // of a failure

	going *checking // nil while none is on its way
}

// The live check takes a part of the entries every checkEvery, so many multiplications at most, or one entry.
const (
	checkEvery = time.Second
	checkWork  = 10_000_000
)

// checking is a gradient check on its way: entry by entry in the ticks, of the network as it was when the check began.
type checking struct {
	*core.Checking
	step int
	seen bool // its outcome is in sight: a word of it is enough, and in a window none is needed
}

// checkGradient checks the present network over the next step's batch and says how it came out: a small network's at once, a
// larger one's when the ticks that follow have done it.
func (s *State) checkGradient() {
	s.beginCheck()
	left := atOnceWork / (4 * core.BlockRows * s.Lab.Run.Net.Work()) // entries, at four passes of their rows each
	s.followCheck(func() bool { left--; return left <= 0 })
	s.Revision++
}

// beginCheck begins a check of the network as it is.
func (s *State) beginCheck() {
	s.Check.going = &checking{Checking: s.Lab.Run.BeginCheck(), step: s.Lab.Run.StepCount(), seen: s.Lower == LowerCheck}
}

// followCheck goes on with the check on its way until the time is spent.
func (s *State) followCheck(spent func() bool) {
	k := s.Check.going
	if k == nil {
		return
	}
	c, done := k.Advance(spent)
	if !done {
		return
	}
	s.Check.going = nil
	s.takeCheck(c, k.Entries(), false)
	s.Check.Step = k.step
	switch {
	case !k.seen:
		s.say("%s", s.Check.Text())
	case s.Hosted:
		s.say("Gradient check: %s", s.Check.short())
	default:
		return
	}
	s.Message.Error = s.Check.Verdict() == "fail"
}

func (s *State) takeCheck(c core.GradientCheck, entries []core.CheckedEntry, part bool) {
	k := &s.Check
	k.Entries = entries
	k.GradientCheck, k.Done, k.Step, k.Part, k.Points = c, true, s.Lab.Run.StepCount(), part, s.Lab.Run.Train.N
	k.why = ""
	t := s.Lab.Project.Training
	switch {
	case c.OK:
	case c.Worst == "loss":
		k.why = "The loss is not a finite number."
	case t.Penalty == core.Published && t.Lambda != 0:
		k.why = "The published code adds one number, λΣW², to every entry; the gradient of λ/(2N) ΣW² is λ/N W."
	}
	s.Revision++
}

// checkLive takes the next part of the live check when it is due.
func (s *State) checkLive() {
	k := &s.Check
	if !k.Live || !s.Running || s.now < k.due {
		return
	}
	k.due = s.now + checkEvery
	c, entries := s.Lab.Run.CheckGradientPart(k.next, checkWork, 1)
	s.takeCheck(c, entries, true)
	k.next++
}

// forget drops a result that is not of the present settings and points.
func (c *Check) forget() { *c = Check{Live: c.Live, next: c.next} }

// Verdict is "pass", "fail", or "nothing" where no entry could be checked.
func (c *Check) Verdict() string {
	switch {
	case !c.OK:
		return "fail"
	case c.Checked == 0:
		return "nothing"
	}
	return "pass"
}

// short is the result in a word and a number: "PASS 1.20e−09".
func (c *Check) short() string {
	switch c.Verdict() {
	case "fail":
		return "FAIL " + core.FormatNumber(c.Error)
	case "nothing":
		return "nothing to check"
	}
	return "PASS " + core.FormatNumber(c.Error)
}

// Text is the result in a sentence: the worst entry by name, analytic, numeric, and how far they are apart.
func (c *Check) Text() string {
	step := core.FormatInteger(c.Step)
	switch {
	case !c.Done:
		return ""
	case c.Points == 0:
		return "Gradient check: nothing to check, there are no points to train on."
	case c.Worst == "loss":
		return "Gradient check FAILS at step " + step + ": " + c.why
	case c.Checked == 0:
		return "Gradient check: nothing could be checked; every entry lies too near a kink or is too small to show in the loss."
	}
	verdict, of := "PASSES", fmt.Sprintf("all %s entries compared", core.FormatInteger(c.Checked))
	if !c.OK {
		verdict = "FAILS"
	}
	if c.Part || c.Skipped+c.Hidden > 0 {
		of = fmt.Sprintf("%s entries compared", core.FormatInteger(c.Checked))
	}
	text := fmt.Sprintf("Gradient check %s at step %s, %s, worst %s: backprop %s, differences %s, relative error %s (at most 1e−06 passes).",
		verdict, step, of, c.Worst, core.FormatDigits(c.Analytic), core.FormatDigits(c.Numeric), core.FormatNumber(c.Error))
	if c.why != "" {
		text += " " + c.why
	}
	return text
}

// worstText is the worst entry alone, or why there is none.
func (c *Check) worstText() string {
	if !c.Done || c.Points == 0 || c.Worst == "loss" || c.Checked == 0 {
		return c.Text()
	}
	return fmt.Sprintf("Worst %s: backprop %s, differences %s", c.Worst, core.FormatNumber(c.Analytic), core.FormatNumber(c.Numeric))
}

// CheckSummary is the gradient check as state() gives it to a page. A number that is not finite is null.
type CheckSummary struct {
	Verdict  string   `json:"verdict"` // pass, fail, nothing
	Short    string   `json:"short"`
	Text     string   `json:"text"`
	Worst    string   `json:"worst"`
	Analytic *float64 `json:"analytic"`
	Numeric  *float64 `json:"numeric"`
	Error    *float64 `json:"error"`
	Checked  int      `json:"checked"`
	Skipped  int      `json:"skipped"`
	Step     int      `json:"step"` // of the run, when it was checked
	Live     bool     `json:"live"` // it is repeated while training runs
}

// summary is nil before the first check.
func (c *Check) summary() *CheckSummary {
	if !c.Done {
		return nil
	}
	return &CheckSummary{
		Verdict: c.Verdict(), Short: c.short(), Text: c.Text(), Worst: c.Worst, Analytic: core.Finite(c.Analytic), Numeric: core.Finite(c.Numeric),
		Error: core.Finite(c.Error), Checked: c.Checked, Skipped: c.Skipped, Step: c.Step, Live: c.Live,
	}
}

func checkControls() []Control {
	live := toggle("check.live", "Training", "Check it live", "Check some entries of the gradient every second while training runs.",
		func(s *State) *bool { return &s.Check.Live })
	live.set = takes(func(s *State, v bool) { s.Check.Live, s.Check.due = v, 0 })
	return []Control{
		button("check", "Training", "Check the gradient", "Compare backprop with central differences for this network and batch, entry by entry.",
			surely((*State).checkGradient)),
		live,
	}
}
