package lab

import "xorcery/core"

// Reel runs A's past again, for a film: apart from what is open, which may go on, change or be replaced meanwhile.
type Reel struct {
	now Side  // as it was when the reel was made
	at  *Side // where the reel stands; nil before the first step
}

// Reel is A's past up to now.
func (l *Lab) Reel() Reel { return Reel{now: l.Present().Side} }

// First is the earliest step that it has.
func (r *Reel) First() int { return r.now.Past.First() }

// Last is the step at which the run stood.
func (r *Reel) Last() int { return r.now.Run.StepCount() }

// Points are all that the run has had, and Classes its most outputs.
func (r *Reel) Points() (all []core.Point, classes int) {
	for _, k := range r.now.Past.stretches {
		run := k.states.Sizes()
		classes = max(classes, run[len(run)-1])
		all = append(all, k.project.Data.Points...)
	}
	return append(all, r.now.Run.Points()...), classes
}

// Bring goes on towards a step until the time is spent, and gives the run that stands there once it does; else nil.
func (r *Reel) Bring(e *Engines, step int, spent func() bool) (*core.Run, error) {
	if r.at == nil || r.at.Run.StepCount() != step {
		at, err := r.now.before(step, r.at)
		if err != nil {
			return nil, err
		}
		r.at = at
	}
	if r.at.bring(e, step, spent); r.at.Run.StepCount() < step {
		return nil, nil
	}
	return r.at.Run, nil
}
