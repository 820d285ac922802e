package app

import (
	"errors"
	"fmt"
	"slices"
)

// CurveSpan is how much of a run the curves show.
type CurveSpan string

// The spans.
const (
	SpanWhole CurveSpan = "whole"
	SpanTenth CurveSpan = "tenth"    // the last tenth of the steps
	SpanLast  CurveSpan = "thousand" // the last 1,000 steps
)

// Steps are the first and the last step that the curves show. In the whole of a run pinned runs are seen whole too.
func (s *State) Steps() (first, last int) {
	last = max(s.Loss.LastStep(), s.Accuracy.LastStep())
	switch s.Span {
	case SpanTenth:
		return last - last/10, max(last, 10)
	case SpanLast:
		return max(last-1000, 0), max(last, 10)
	}
	if s.Rival != nil {
		return 0, max(last, s.Rival.Loss.LastStep(), 10) // pinned runs are not drawn
	}
	for _, p := range s.Pins {
		last = max(last, p.Loss.LastStep())
	}
	return 0, max(last, 10)
}

// Pin is an earlier run whose curves stay to be compared with.
type Pin struct {
	Name           string // network and learning rate: "2-3-2, α 0.3"
	Mark           string // A to D: the letter at the end of its lines
	Loss, Accuracy Series
}

const pinsMost = 4

var errNothingPinned = errors.New("no run is pinned")

// Pin keeps the present curves. The letters are given in turn, a free one each time.
func (s *State) Pin() error {
	if err := s.pinnable(); err != nil {
		return err
	}
	mark := ""
	for _, m := range [pinsMost]string{"A", "B", "C", "D"} {
		if !slices.ContainsFunc(s.Pins, func(p Pin) bool { return p.Mark == m }) {
			mark = m
			break
		}
	}
	s.Pins = append(s.Pins, Pin{s.RunName(), mark, s.Loss.clone(), s.Accuracy.clone()})
	s.say("Pinned as %s: %s. Reset, or change something and run again to compare.", mark, s.RunName())
	return nil
}

// pinnable says why no run can be pinned now.
func (s *State) pinnable() error {
	switch {
	case len(s.Loss.Buckets) == 0:
		return errors.New("there is no curve to pin yet: run or step first")
	case len(s.Pins) == pinsMost:
		return fmt.Errorf("%d runs are pinned already: unpin one first", pinsMost)
	}
	return nil
}

// Unpin takes the oldest pinned run away.
func (s *State) Unpin() error {
	if len(s.Pins) == 0 {
		return errNothingPinned
	}
	s.Pins = slices.Delete(s.Pins, 0, 1)
	s.Revision++
	return nil
}

// RunName is the run in short: "2-3-2, α 0.3".
func (s *State) RunName() string {
	return s.Run.Net.Shape() + ", α " + exact(s.Project.Training.LearningRate)
}

// clone is the series as it stands; the original goes on.
func (s *Series) clone() Series {
	c := *s
	c.Buckets, c.tail = slices.Clone(s.Buckets), slices.Clone(s.tail)
	return c
}

// curveControls are those of the curves.
func curveControls() []Control {
	logLoss := Control{ID: "logLoss", Group: "View", Label: "Log scale of the loss", Help: "Show the loss on a logarithmic axis.", Kind: Toggle,
		get: func(s *State) any { return s.LogLoss },
		set: func(s *State, v any) error {
			s.LogLoss = v.(bool)
			return nil
		}}
	logWrong := Control{ID: "logAccuracy", Group: "View", Label: "Log scale of the errors", Kind: Toggle,
		Help: "Instead of the accuracy show the share of wrong points on a logarithmic axis.",
		get:  func(s *State) any { return s.LogWrong },
		set: func(s *State, v any) error {
			s.LogWrong = v.(bool)
			return nil
		}}
	span := Control{ID: "curveSpan", Group: "View", Label: "Curves show", Kind: Choice, Help: "How much of the run the curves show.",
		Options: []Option{{string(SpanWhole), "The whole run"}, {string(SpanTenth), "The last tenth"}, {string(SpanLast), "The last 1,000 steps"}},
		get:     func(s *State) any { return string(s.Span) },
		set: func(s *State, v any) error {
			s.Span = CurveSpan(v.(string))
			return nil
		}}
	pin := button("pin", "View", "Pin this run", "Keep its curves, up to four, and draw later runs over them.", (*State).Pin)
	unpin := button("unpin", "View", "Unpin the oldest", "Take the oldest pinned run away.", (*State).Unpin)
	pin.enabled = (*State).pinnable
	unpin.enabled = func(s *State) error {
		if len(s.Pins) == 0 {
			return errNothingPinned
		}
		return nil
	}
	return []Control{logLoss, logWrong, span, pin, unpin}
}
