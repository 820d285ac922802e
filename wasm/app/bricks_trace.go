package app

import (
	"fmt"
	"math"
	"slices"

	"xorcery/core"
)

// brickRun is the run that the bricks show.
func (s *State) brickRun() *core.Run {
	if s.Bricks.Article {
		return s.Bricks.example
	}
	return s.Run
}

// retrace takes the trace anew; where it says nothing new, nothing changes.
func (s *State) retrace() {
	b := &s.Bricks
	run := s.brickRun()
	b.of, b.seen = run, s.Revision
	if points := run.Points(); b.Number > len(points) || b.Number > 0 && points[b.Number-1] != b.Observation {
		b.Number = 0
		b.Revision++
	}
	if outputs := run.Net.Sizes[run.Net.Layers()]; b.Observation.Class >= outputs { // its class has gone with its points
		b.Observation.Class = outputs - 1
		b.Revision++
	}
	list, err := run.Trace(b.Observation)
	moved := b.net != run.Net
	b.net, b.sees = run.Net, s.Project.Data.Features
	if b.Article {
		b.sees = core.DefaultProject().Data.Features
	}
	if !moved && b.Step == run.StepCount() && (err == nil) == (b.Err == nil) && slices.EqualFunc(list, b.Quantities, sameQuantity) {
		return
	}
	name := ""
	if b.At < len(b.Quantities) {
		name = b.Quantities[b.At].Name
	}
	b.Quantities, b.Err, b.Step = list, err, run.StepCount()
	b.lookAhead()
	if at := slices.IndexFunc(list, func(q core.Quantity) bool { return q.Name == name }); at >= 0 {
		b.At = at
	} else {
		b.At = 0
	}
	if b.Row >= 0 && (b.Of >= len(list) || b.Row >= list[b.Of].Rows || b.Col >= list[b.Of].Cols) {
		b.Row = -1
	}
	b.Revision++
	s.Revision++
	b.seen = s.Revision
}

// sameQuantity compares to the bit: a NaN equals itself.
func sameQuantity(p, q core.Quantity) bool {
	return p.Name == q.Name && p.Equation == q.Equation && p.Rows == q.Rows && p.Cols == q.Cols &&
		slices.EqualFunc(p.Values, q.Values, func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) })
}

// followBricks keeps the trace that of the present network, and lets the quantities play.
func (s *State) followBricks() {
	b := &s.Bricks
	if s.Lower != LowerBricks {
		b.Playing = false
		return
	}
	now := s.now
	if b.of != s.brickRun() || b.seen != s.Revision && (!s.Running || now-b.at >= traceEvery) {
		b.at = now
		s.retrace()
	}
	if h := s.hoveredEntry(); h != b.Hovered {
		b.Hovered = h
		b.Revision++
		s.Revision++
		b.seen = s.Revision
	}
	if !b.Playing {
		b.due = 0
		return
	}
	switch {
	case b.due == 0:
		b.due = now + brickPace
	case now >= b.due:
		b.due = now + brickPace
		s.lightBrick(b.At + 1)
		if b.At == len(b.Quantities)-1 {
			b.Playing = false
			s.ControlsRevision++
		}
	}
}

// Shown is the network whose boundary the plane shows, and what to call it: the running one, unless the bricks show the
// article's example or light the new weights.
func (s *State) Shown() (net *core.MLP, features []core.Feature, name string) {
	b := &s.Bricks
	features = s.Project.Data.Features
	if s.Lower != LowerBricks || len(b.Quantities) == 0 {
		return s.Run.Net, features, ""
	}
	net = s.Run.Net
	if b.Article {
		net, features, name = b.example.Net, b.sees, "the article's example"
	}
	if q := b.Quantities[min(b.At, len(b.Quantities)-1)]; q.Phase == core.Update && q.Layer > 0 {
		return b.after, b.sees, "after this step"
	}
	return net, features, name
}

// lookAhead makes the traced network with the trace's new weights, and its answer for the observation beside that of before.
func (b *Bricks) lookAhead() {
	b.after, b.answer = nil, ""
	if len(b.Quantities) == 0 {
		return
	}
	before, p := b.net, b.Observation
	b.after = core.NewMLP(before.Sizes, before.Hidden, before.Out, before.B != nil)
	for _, q := range b.Quantities {
		switch l := q.Layer - 1; {
		case q.Name == fmt.Sprintf("W%d new", q.Layer):
			copy(b.after.W[l], q.Values)
		case q.Name == fmt.Sprintf("b%d new", q.Layer):
			copy(b.after.B[l], q.Values)
		}
	}
	share := func(net *core.MLP) string {
		r := core.NewRaster(net, b.sees)
		h := make([]float64, r.Classes())
		r.PredictPoint(h, p.X1, p.X2)
		return Digits(h[p.Class])
	}
	b.answer = fmt.Sprintf("Share of the answer for class %d, here: %s before the step, %s after it.", p.Class, share(before), share(b.after))
}
