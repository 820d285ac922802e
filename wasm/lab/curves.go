package lab

import (
	"errors"
	"fmt"
	"math"

	"xorcery/core"
)

// Curves are what a run has drawn so far and what happened in it: what whoever keeps a session may keep beside it. They are bounded, in all
// to some 400 kB: [MostCurves]. The states of the run are not among them, so that a run that comes back with its curves can be looked at
// from the step on at which it came back, and no step before.
type Curves struct {
	Step                                   int // at which the run stands
	Loss, TestLoss, Accuracy, TestAccuracy Curve
	Marks                                  []Mark
}

// Curve is a [Series] to be kept.
type Curve struct {
	Span    int
	Buckets []Bucket
	Tail    []Value // the last values, one by one
	Lost    bool    // there were more of those
}

// Value is a value at a step.
type Value struct {
	Step int
	V    float64
}

const (
	mostMarks = 1000
	markBytes = 80

	// MostCurves is what curves take at the most, in bytes.
	MostCurves = 4*(32*seriesCap+16*tailCap) + markBytes*mostMarks
)

// Curves are A's, as they stand at present; ok is false where what is open is lent, and no session is kept of it.
func (l *Lab) Curves() (c Curves, ok bool) {
	if l.lent {
		return c, false
	}
	k := &l.Present().Side
	marks := k.Past.Marks()
	return Curves{k.Run.StepCount(), k.Loss.kept(), k.TestLoss.kept(), k.Accuracy.kept(), k.TestAccuracy.kept(), marks[max(len(marks)-mostMarks, 0):]}, true
}

// Recall gives A the curves that it had before, when it was open last. An error says what no curves of it can have, and changes nothing.
func (l *Lab) Recall(c Curves) error {
	switch now := l.Run.StepCount(); {
	case l.now != nil:
		return errLooking
	case c.Step != now:
		return fmt.Errorf("they end at step %s, the run stands at %s", core.FormatInteger(c.Step), core.FormatInteger(now))
	case len(c.Marks) > mostMarks:
		return fmt.Errorf("they have %d marks, allowed are %d", len(c.Marks), mostMarks)
	}
	for i, m := range c.Marks {
		if m.Step < 0 || m.Step > c.Step || i > 0 && m.Step < c.Marks[i-1].Step || len(m.Found) > markBytes/2 {
			return fmt.Errorf("mark %d, of step %d, has no place among them", i, m.Step)
		}
	}
	var drawn Drawn
	list := drawn.all()
	for i, k := range []*Curve{&c.Loss, &c.TestLoss, &c.Accuracy, &c.TestAccuracy} {
		var err error
		if *list[i], err = k.series(c.Step); err != nil {
			return err
		}
	}
	l.Drawn = drawn
	l.Past.before = c.Marks
	if k := l.Past.last(); k != nil {
		k.why = Change{} // it did not begin here
	}
	return nil
}

// kept is the series as it is kept.
func (s *Series) kept() Curve {
	c := Curve{Span: s.Span, Buckets: append([]Bucket(nil), s.Buckets...), Lost: s.lost}
	for _, part := range [][]Bucket{s.tail[s.next:], s.tail[:s.next]} {
		for _, b := range part {
			c.Tail = append(c.Tail, Value{b.Step, b.Last})
		}
	}
	return c
}

// series is the series of a run that stands at a step.
func (c *Curve) series(step int) (Series, error) {
	if c.Span == 0 && len(c.Buckets) == 0 && len(c.Tail) == 0 {
		return Series{}, nil
	}
	if c.Span < 1 || c.Span&(c.Span-1) != 0 || len(c.Buckets) > seriesCap || len(c.Tail) > tailCap {
		return Series{}, fmt.Errorf("a curve of %d buckets of %d steps, and %d values, is not allowed", len(c.Buckets), c.Span, len(c.Tail))
	}
	errOrder := errors.New("a curve's steps are not in order")
	s := Series{Span: c.Span, lost: c.Lost, Buckets: make([]Bucket, 0, seriesCap), tail: make([]Bucket, 0, tailCap)}
	for i, b := range c.Buckets {
		if b.Step < 0 || b.Step > step || i > 0 && b.Step <= c.Buckets[i-1].Step {
			return Series{}, errOrder
		}
		if !(b.Min <= b.Last && b.Last <= b.Max) || math.IsInf(b.Min, 0) || math.IsInf(b.Max, 0) {
			return Series{}, errors.New("a curve's values are not numbers")
		}
		s.Buckets = append(s.Buckets, b)
	}
	for i, v := range c.Tail {
		if v.Step < 0 || v.Step > step || i > 0 && v.Step < c.Tail[i-1].Step {
			return Series{}, errOrder
		}
		if !core.IsFinite(v.V) {
			return Series{}, errors.New("a curve's values are not numbers")
		}
		s.tail = append(s.tail, Bucket{v.Step, v.V, v.V, v.V})
	}
	return s, nil
}
