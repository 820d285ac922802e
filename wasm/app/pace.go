package app

import (
	"fmt"
	"math"
	"time"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/view/network"
)

// Training shares each tick with drawing. The speed control says how many steps a second should get; the budget says how
// long a tick may train, so that training never starves the drawing, nor drawing the training: where a frame takes long
// to draw, training may take longer too.
const (
	leastBudget  = 9 * time.Millisecond // of a 60 Hz tick's 16.7
	mostBudget   = 60 * time.Millisecond
	slowDrawing  = 40 * time.Millisecond // drawing and waiting took longer than at 25 frames a second:
	trainShare   = 0.6                   // then training gets this share of that time
	longestTick  = 100 * time.Millisecond
	hiddenAfter  = 5 * time.Second // without a tick: what is worth a word
	frameRate    = 60              // ticks a second
	SpeedMax     = 1e6             // as fast as the machine goes
	defaultSpeed = 2000
)

// What Run and Step say where a run stands still.
const (
	noPoints = "There are no points to learn from. Click in the plane to place some."
	lastStep = "Step %s is the last that can be counted: training ends there. Reset starts again."
)

// mayStep says whether the run can take a step; where it cannot it tells why.
func (s *State) mayStep() bool {
	switch broken := s.Lab.Broken(); {
	case broken != "":
		s.say("Training has stopped: %s is not finite. Reset starts again from the same weights.", broken)
	case !s.Lab.Run.StandsStill():
		return true
	case s.Lab.Run.Train.N == 0:
		s.say(noPoints)
	default:
		s.say(lastStep, core.FormatInteger(core.LastStep))
	}
	return false
}

// Pace is how fast the run goes, until when, and which steps were asked for.
type Pace struct {
	Running bool
	Speed   float64 // training steps per second; SpeedMax means as many as the machine can
	StopAt  int     // the step at which a run pauses; 0 never
	Rate    float64 // steps per second that were really done

	now     time.Duration // the clock at this tick
	pacer   pacer
	ease    ease
	goal    int // the step to which an epoch goes, at full speed; 0 none
	asked   []request
	tickets int // given so far
}

// pacer remembers what the next tick owes.
type pacer struct {
	started bool
	last    time.Duration // the clock at the last tick
	trained time.Duration // of it, what training took
	owed    float64       // steps, with their fraction
	chunk   int           // steps between two looks at the clock
	since   time.Duration // start of the window over which Rate is measured
	done    int           // steps in that window
}

// train measures what is due to be measured and takes the steps that are due, within the budget.
func (s *State) train(in input.Input) {
	clock := in.Clock
	now := clock()
	p := &s.pacer
	if !p.started {
		*p = pacer{started: true, last: now, since: now, chunk: 1}
	}
	// A tab that was hidden for an hour owes no more than one long tick.
	away := now - p.last
	if away >= hiddenAfter && in.Hidden && s.learns() {
		s.say("Training waited %s s while the figure was hidden, and goes on.", core.FormatInteger(int(away.Seconds())))
	}
	elapsed := min(away, longestTick)
	p.last = now
	s.sharp.tick(elapsed.Seconds())
	if window := now - p.since; window >= time.Second/2 {
		if rate := float64(p.done) / window.Seconds(); rate != s.Rate {
			s.Rate = rate
			s.Revision++
		}
		p.since, p.done = now, 0
		if s.Running && s.Network.Selected.Kind != network.None {
			s.ControlsRevision++ // its weight has moved
		}
	}
	drawn := away - p.trained
	budget := leastBudget
	if drawn > slowDrawing {
		budget = min(time.Duration(trainShare*float64(drawn)), mostBudget)
	}
	p.trained = 0
	within := func(share time.Duration) func() bool { return func() bool { return clock()-now >= share } }
	spent := within(budget)
	s.followCheck(within(budget / 2))
	if s.studio.at != nil {
		s.shoot(within(budget / 2))
	}
	if s.Lab.Examining() {
		share := budget / 2
		if s.learns() && s.Lab.Watch.Course.Learning {
			share = budget / 6 // training has more to gain
		}
		s.followExam(clock, within(share))
	}
	switch {
	case s.Looking():
		s.replay(spent)
		if s.Looking() && s.Lab.ReplayWork() == 0 && !spent() {
			s.measureDue(clock, spent)
		}
		s.trained(clock() - now)
	case s.measureDue(clock, spent) || s.catchUp(spent):
		s.trained(clock() - now)
	case len(s.asked) > 0:
		s.takeAsked(spent)
		s.trained(clock() - now)
	case !s.Running:
	case s.Lab.Run.StandsStill():
		s.arrive()
	default:
		s.takeDue(elapsed, budget, clock, spent)
	}
}

// takeDue takes the steps that are due after a time, within the budget.
func (s *State) takeDue(elapsed, budget time.Duration, clock func() time.Duration, spent func() bool) {
	p := &s.pacer
	speed := s.ease.pass(elapsed, s.Speed)
	p.owed += elapsed.Seconds() * speed
	due := int(p.owed)
	if s.Speed >= SpeedMax || s.goal > 0 {
		due = math.MaxInt
	}
	due = min(due, s.limit())
	if due == 0 {
		return
	}
	taken := 0
	for taken < due && s.Running {
		n := min(p.chunk, due-taken, s.Lab.ChunkMost())
		before := clock()
		more, _ := s.steps(n, spent)
		taken += more
		now := clock()
		if p.trained = now - p.last; p.trained >= budget || more < n {
			break
		}
		if n == p.chunk && now-before < budget/8 && p.chunk < 1<<16 {
			p.chunk *= 2
		} else if now-before > budget/4 && p.chunk > 1 {
			p.chunk /= 2
		}
	}
	s.trained(p.trained)
	// What the machine could not do is forgiven, not piled up.
	p.owed = max(min(p.owed-float64(taken), speed*longestTick.Seconds()), 0)
	if s.Speed >= SpeedMax {
		p.owed = 0
	}
	p.done += taken
	if taken == 0 {
		s.Revision++ // a part of a step
		return
	}
	s.record()
	if s.Running {
		s.arrive()
	}
}

// trained notes what training took of the tick.
func (s *State) trained(spent time.Duration) {
	s.pacer.trained = spent
	s.Lab.Learned(spent)
}

// steps takes n gradient steps: see [lab.Lab.Steps]. A run that has ended is looked at and stops.
func (s *State) steps(n int, spent func() bool) (taken int, well bool) {
	if taken, well = s.Lab.Steps(n, spent); !well {
		s.stopBroken()
	}
	return taken, well
}

// stopBroken pauses a run that has ended in a number that is not finite, looks at it, and says where.
func (s *State) stopBroken() {
	k, name := s.Lab.Ended()
	s.setRunning(false)
	s.goal = 0
	if name != "" {
		name = "in " + name + " (" + k.Run.Net.Shape() + ") "
	}
	s.tell(fmt.Sprintf("Step %s: %s%s is not a finite number any more. Reset starts again; the doctor says what to change.",
		core.FormatInteger(k.Report.Step), name, k.Report.NonFinite), true)
	if k == &s.Lab.Side {
		s.examine(true)
	}
}

// record measures the networks after steps and adds to the curves.
func (s *State) record() {
	s.Lab.Record()
	s.measured()
}

// catchUp lets B take the steps that it is behind, and says whether A has to wait.
func (s *State) catchUp(spent func() bool) (waits bool) {
	waits, err := s.Lab.CatchUp(spent)
	if err != nil {
		s.complain(err)
	}
	if waits {
		s.Revision++
		if s.Lab.Rival.Report.NonFinite != "" {
			s.stopBroken()
		}
	}
	return waits
}

// measureDue goes on with the measurements that are due, and says whether steps have to wait for them.
func (s *State) measureDue(clock func() time.Duration, spent func() bool) (waits bool) {
	done, waits := s.Lab.MeasureDue(s.learns(), clock, spent)
	if done {
		s.judge()
		s.Revision++
	}
	return waits
}
