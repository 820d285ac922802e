package bricks

import (
	"fmt"
	"math"
	"slices"
	"time"

	"xorcery/core"
)

// run is the run that the bricks show.
func (b *Bricks) run(side Side) *core.Run {
	if b.Article {
		return b.example
	}
	return side.Run
}

// Retrace takes the trace anew; where it says nothing new, nothing changes.
func (b *Bricks) Retrace(side Side) {
	run := b.run(side)
	b.of = run
	if points := run.Points(); b.Number > len(points) || b.Number > 0 && points[b.Number-1] != b.Observation {
		b.Number = 0
		b.Revision++
	}
	if outputs := run.Net.Sizes[run.Net.Layers()]; b.Observation.Class >= outputs { // its class has gone with its points
		b.Observation.Class = outputs - 1
		b.Revision++
	}
	trace := run.Trace
	if b.Batch && b.Others(side) == nil {
		trace = run.TraceBatch
	}
	list, err := trace(b.Observation)
	moved := b.net != run.Net
	b.net, b.sees = run.Net, side.Features
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
	b.printed = b.isPrinted()
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
}

// sameQuantity compares to the bit: a NaN equals itself.
func sameQuantity(p, q core.Quantity) bool {
	return p.Name == q.Name && p.Equation == q.Equation && p.Rows == q.Rows && p.Cols == q.Cols &&
		slices.EqualFunc(p.Values, q.Values, func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) })
}

// Follow keeps the trace that of the present network, and lets the quantities play. revision changes with anything that can be
// seen; digits of a network that is running change more rarely.
func (b *Bricks) Follow(side Side, revision int, running bool, now time.Duration) {
	if b.of != b.run(side) || b.seen != revision && (!running || now-b.at >= traceEvery) {
		b.at, b.seen = now, revision
		b.Retrace(side)
	}
	b.pass(now)
}

// Seen notes the number of the picture in which the motion of the moments is all that is new: the trace is not.
func (b *Bricks) Seen(revision int) { b.seen = revision }

// Shown is the network whose boundary the plane shows, and what to call it: the running one, unless the bricks show the
// article's example or light the new weights.
func (b *Bricks) Shown(side Side) (net *core.MLP, features []core.Feature, name string) {
	switch {
	case len(b.Quantities) == 0:
		return side.Run.Net, side.Features, ""
	case b.updates():
		return b.onTheWay(), b.sees, "after this step"
	case b.Article:
		return b.example.Net, b.sees, "the article's example"
	}
	return side.Run.Net, side.Features, ""
}

// Before is the traced network while its boundary is the old one, as new weights are lit; nil else.
func (b *Bricks) Before() (net *core.MLP, features []core.Feature) {
	if len(b.Quantities) == 0 || !b.updates() {
		return nil, nil
	}
	return b.net, b.sees
}

// onTheWay is the network after the step, or as the first of the new weights unfold what lies between.
func (b *Bricks) onTheWay() *core.MLP {
	if b.Part == 1 || b.At > 0 && isNew(&b.Quantities[b.At-1]) {
		return b.after
	}
	if b.between == nil || !b.between.SameKind(b.after) {
		b.between = b.after.Clone()
	}
	before := b.net.Flat
	for i, v := range b.after.Flat {
		b.between.Flat[i] = before[i] + b.Part*(v-before[i])
	}
	return b.between
}

// updates says whether new weights are lit.
func (b *Bricks) updates() bool {
	return isNew(&b.Quantities[min(b.At, len(b.Quantities)-1)])
}

// isNew says whether a quantity is a layer's new weights or biases.
func isNew(q *core.Quantity) bool { return q.Symbol == "W new" || q.Symbol == "b new" }

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
		return b.text(h[p.Class])
	}
	b.answer = fmt.Sprintf("Share of the answer for class %d, here: %s before the step, %s after it.", p.Class, share(before), share(b.after))
}
