package app

import (
	"fmt"
	"math"

	"xorcery/core"
)

// Steps that are asked for by number, by the Step button or a page's step(n), are taken exactly, whatever the speed. Few light
// ones are taken at once; the others in the ticks that follow, as fast as the machine goes, each request after those before it.
// While there are any, nothing else is trained. Pause, Reset and whatever puts another run in this one's place end them.

const atOnceWork = 20_000_000 // multiplications that a call may take: 20 ms, 40 in a page

// ifLight lets work come to its end within a call if it is light; else the ticks that follow go on with it.
func ifLight(work int) (spent func() bool) { return func() bool { return work > atOnceWork } }

// request is steps that were asked for.
type request struct {
	ticket int
	steps  int // in all
	left   int
}

// measureEvery is after how many steps of a request the network is measured: 32 times in all, or every 1,024.
func (q *request) measureEvery() int { return min(max(q.steps/32, 1), 1024) }

// Advanced is the answer to a request that was not taken at once: its number, as [State.Advance] gave it, and why it ended
// before its time; "" where all of its steps are taken, or the run met a number that is not finite.
type Advanced struct {
	Ticket int
	Ended  string
}

// Advance asks for n steps. The ticket is 0 where all has been done; else a later tick's effects hold the answer to it.
func (s *State) Advance(n int) (ticket int) {
	if err := s.goOnFirst(); err != nil {
		s.complain(err)
		return 0
	}
	if !s.mayStep() {
		return 0
	}
	s.tickets++
	_, measuring := s.Lab.Measuring()
	s.asked = append(s.asked, request{ticket: s.tickets, steps: n, left: n})
	if len(s.asked) == 1 && !s.Lab.Lags() && !measuring && n <= atOnceWork/max(s.Lab.StepWork(), 1) {
		s.takeAsked(func() bool { return false })
		s.effects.Advanced = s.effects.Advanced[:len(s.effects.Advanced)-1] // the only request: it has just been answered
		return 0
	}
	s.Revision++
	if s.Lab.Lags() {
		s.say("B catches up with A first: it has taken %s of %s steps. Then the step is taken.",
			core.FormatInteger(s.Lab.Rival.Run.StepCount()), core.FormatInteger(s.Lab.Run.StepCount()))
	}
	return s.tickets
}

// takeAsked takes steps that were asked for until the time is spent.
func (s *State) takeAsked(spent func() bool) {
	for len(s.asked) > 0 {
		if s.Lab.Run.StandsStill() {
			s.endAsked()
			return
		}
		q := &s.asked[0]
		for every := q.measureEvery(); q.left > 0 && !s.Lab.Run.StandsStill(); {
			n := min(q.left, every-(q.steps-q.left)%every, s.Lab.ChunkMost())
			taken, well := s.steps(n, spent)
			q.left -= taken
			if taken > 0 && ((q.steps-q.left)%every == 0 || q.left == 0 || !well) {
				s.record()
			}
			if !well {
				s.answerAll("")
				s.pacer = pacer{}
				return
			}
			if q.left > 0 && (taken < n || spent()) {
				return // in a later tick
			}
		}
		if q.left > 0 {
			continue
		}
		s.effects.Advanced = append(s.effects.Advanced, Advanced{Ticket: q.ticket})
		s.asked = s.asked[1:]
	}
	if s.Lab.Run.StandsStill() {
		s.arrive()
	}
	s.pacer = pacer{} // the time that this took is not owed
}

// endAsked ends every request, as the run stands still.
func (s *State) endAsked() {
	if s.Lab.Run.Train.N == 0 {
		s.answerAll("there are no points any more")
		return
	}
	s.answerAll("")
	s.arrive() // at the last step that can be counted
}

// answerAll ends every request.
func (s *State) answerAll(why string) {
	for _, q := range s.asked {
		if why == "" {
			s.effects.Advanced = append(s.effects.Advanced, Advanced{Ticket: q.ticket})
			continue
		}
		s.effects.Advanced = append(s.effects.Advanced, Advanced{q.ticket, fmt.Sprintf("step: %s of %s steps were taken: %s",
			core.FormatInteger(q.steps-q.left), core.FormatInteger(q.steps), why)})
	}
	if len(s.asked) > 0 {
		s.asked = nil
		s.Revision++
	}
}

// Asked is how many steps are still to be taken of those that were asked for.
func (s *State) Asked() int {
	n := 0
	for _, q := range s.asked {
		n += q.left
	}
	return n
}

// learns says whether steps are being taken.
func (s *State) learns() bool { return !s.Looking() && (s.Running || len(s.asked) > 0) }

// runMethods let a page train.
func runMethods() []method {
	return []method{
		does("run", surely((*State).Start)),
		does("pause", surely((*State).Pause)),
		does("reset", (*State).reset),
		asks1("step", "n", func(s *State, n *float64) (stepAnswer, error) {
			if err := s.goOnFirst(); err != nil {
				return stepAnswer{}, err
			}
			steps := or(n, 1)
			if steps < 1 || steps > 1e7 || steps != math.Trunc(steps) {
				return stepAnswer{}, fmt.Errorf("step: n %v is not allowed; allowed is a whole number from 1 to 10000000", steps)
			}
			ticket := s.Advance(int(steps))
			return stepAnswer{ticket, s.Summary()}, nil
		}),
	}
}

// stepAnswer is what step(n) returns: the state, and where the steps are not yet taken the ticket of their [Advanced].
type stepAnswer struct {
	Ticket int     `json:"ticket"`
	State  Summary `json:"state"`
}
