package app

import (
	"fmt"
	"math"

	"xorcery/wasm/layout"
)

// A slider stops at whole positions, in the window and in a page alike: 0 … Positions. On a logarithmic one they are even in
// the logarithm, twenty to a factor of ten; one whose low end is 0 keeps its first position for it and begins its scale at Step.

// perTen is the number of positions to a factor of ten.
const perTen = 20

// scale is the slider's, without the position that is kept for 0.
func (c *Control) scale() layout.Scale {
	s := layout.Scale{Low: c.Low, High: c.High, Log: c.Log}
	if c.zero() == 1 {
		s.Low = c.Step
	}
	return s
}

// zero is the number of positions that are kept for 0.
func (c *Control) zero() int {
	if c.Log && c.Low <= 0 {
		return 1
	}
	return 0
}

// positions is the slider's last position.
func (c *Control) positions() int {
	s := c.scale()
	if c.Log {
		return max(int(math.Round(perTen*math.Log10(s.High/s.Low))), 1) + c.zero()
	}
	return max(int(math.Round((s.High-s.Low)/c.Step)), 1)
}

// valueAt is the value at a position, rounded to what a hand can mean: two digits on a logarithmic slider, a multiple of Step
// on a linear one.
func (c *Control) valueAt(position int) float64 {
	n := c.positions()
	switch {
	case position <= 0:
		return c.Low
	case position >= n:
		return c.High
	}
	v := c.scale().Value(float64(position-c.zero()) / float64(n-c.zero()))
	if c.Log {
		v = twoDigits(v)
	} else {
		v = layout.RoundTo(layout.RoundTo(v, c.Step), c.Step/1000) // −2.6, not −2.5999999999999996
	}
	if c.Whole {
		v = math.Round(v)
	}
	return min(max(v, c.Low), c.High)
}

// position is the slider's position nearest to a value; the ends stand for what lies beyond them.
func (c *Control) position(v float64) int {
	return int(math.Round(c.Fraction(v) * float64(c.positions())))
}

// Fraction is where a slider's thumb stands for a value, from 0 to 1.
func (c *Control) Fraction(v float64) float64 {
	s := c.scale()
	if c.Log && v < s.Low {
		return 0
	}
	n, zero := float64(c.positions()), float64(c.zero())
	return clamp01((zero + s.At(v)*(n-zero)) / n)
}

// PositionAt is the position at a place of the slider, from 0 to 1.
func (c *Control) PositionAt(f float64) int {
	return int(math.Round(clamp01(f) * float64(c.positions())))
}

// nudge is the next value up (+1) or down (-1): one Step, or on a logarithmic slider its next position. What was typed beyond
// the slider's ends goes on in steps as large.
func (c *Control) nudge(v float64, direction int) float64 {
	if !c.Log {
		return min(max(layout.RoundTo(v+float64(direction)*c.Step, c.Step), c.Min), c.Max)
	}
	beyond := func(w float64) bool { return (w-v)*float64(direction) > 0 }
	for p := c.position(v) - direction; v <= c.High && p >= -1 && p <= c.positions()+1; p += direction {
		if w := c.valueAt(p); beyond(w) {
			return w
		}
	}
	if v <= 0 {
		return v
	}
	w := twoDigits(v * math.Pow(10, float64(direction)/perTen))
	if c.Whole {
		w = math.Round(w)
	}
	return min(max(w, c.Min), c.Max)
}

// Slide moves the slider with an id to one of its positions. All positions of one stroke are one step for Undo; stroke 0 is none.
func (s *State) Slide(id string, position, stroke int) error {
	c, err := Find(id)
	if err != nil {
		return err
	}
	if c.Kind != Slider {
		return fmt.Errorf("%s is no slider", c.Label)
	}
	now := c.In(s)
	if position < 0 || position > now.positions() {
		return fmt.Errorf("%s: there is no position %d; allowed is 0 to %d", c.Label, position, now.positions())
	}
	if stroke != 0 {
		s.strokes.slider = fmt.Sprint("slide ", id, stroke)
		defer func() { s.strokes.slider = "" }()
	}
	return s.SetControl(id, now.valueAt(position))
}

// Nudge changes the number with an id by one: up (+1) or down (−1).
func (s *State) Nudge(id string, direction int) error {
	c, err := Find(id)
	if err != nil {
		return err
	}
	v, ok := c.Value(s).(float64)
	if !ok || direction != 1 && direction != -1 {
		return fmt.Errorf("%s: a number goes up by 1 or down by -1, not by %d", c.Label, direction)
	}
	now := c.In(s)
	return s.SetControl(id, now.nudge(v, direction))
}

func twoDigits(v float64) float64 {
	return layout.RoundTo(v, math.Pow(10, math.Floor(math.Log10(v))-1))
}

func clamp01(f float64) float64 { return min(max(f, 0), 1) }
