// Package weight is one weight felt: the loss as a curve over the number of one weight or bias, all else fixed, the point where it
// stands, the tangent with backprop's slope, and the way that gradient descent takes it. It changes nothing itself: what it asks for is
// an [Ask].
package weight

import (
	"math"
	"slices"
	"time"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// Weight is how one weight is looked at.
type Weight struct {
	Curve           // what is shown, all of it of the same weights; not while Known is false
	Known   bool    // there is a curve
	Trail   []Step  // of the rolls so far, while nothing else changes
	Playing bool    // it rolls on
	Held    bool    // the pointer drags it
	Seen    int     // grows with anything that can be seen
	Next    float64 // where a roll takes it

	X, Y layout.Scale // of the curve: they stay while it is dragged, and widen as it rolls

	said  said
	slice *core.Slice
	going Curve // on its way to be shown
	busy  bool
	of    *core.Run
	asked int           // rolls
	way   int           // number of Trail, from 1
	due   time.Duration // of the next roll, while it plays
}

// Curve is the loss over a weight.
type Curve struct {
	Param          int // of [core.Params.Flat]
	Name           string
	Value, Loss    float64
	Slope, Numeric float64 // dLoss/dw there: by backprop, and by differences where Smooth
	Smooth         bool
	Rate           float64   // of the next step
	At, Losses     []float64 // evenly over the axis
	Rows           int       // of the batch
}

// Step is one roll: from Value along the tangent to To.
type Step struct{ Value, Loss, Slope, To float64 }

// Ask is what the view wants of the program: a number for its weight. The zero Ask is nothing.
type Ask struct {
	Set   bool
	Value float64
	Way   int // the number of the way that a roll belongs to; 0 for none
}

// Of is the weight that is looked at. Limits is what it may be.
type Of struct {
	Run    *core.Run
	Param  int
	Name   string
	Limits core.Range
}

const (
	evaluations = 97                     // of a curve
	rollPace    = 350 * time.Millisecond // between two rolls
	rollsMost   = 200                    // that are kept, and that it plays
)

// Busy says whether what is shown is not yet of the weights as they are.
func (w *Weight) Busy(of Of) bool { return w.busy || !w.fresh(of) }

// fresh says whether the slice is of what is looked at.
func (w *Weight) fresh(of Of) bool {
	return w.slice != nil && w.of == of.Run && w.slice.Param == of.Param && w.slice.Fresh(of.Run)
}

// Follow keeps the curve that of the weights as they are, until the time is spent, and lets the weight roll; it asks for where that leads.
func (w *Weight) Follow(of Of, now time.Duration, spent func() bool) Ask {
	another := w.slice == nil || w.of != of.Run || w.slice.Param != of.Param
	if w.slice == nil || !w.slice.Fits(of.Run) {
		w.slice, another = core.NewSlice(of.Run), true
	}
	if another || !w.busy && (!w.slice.Fresh(of.Run) || !w.framed()) {
		if w.Name != of.Name {
			w.X = layout.Scale{}
		}
		w.slice.Begin(of.Run, of.Param)
		w.of, w.busy = of.Run, true
		w.going.Losses = w.going.Losses[:0]
	}
	if w.busy && !w.work(of, spent) {
		return Ask{}
	}
	if w.asked == 0 && !w.Playing || w.busy || !w.slice.Fresh(of.Run) {
		return Ask{}
	}
	if w.asked == 0 && w.due != 0 && now < w.due {
		return Ask{}
	}
	w.due = now + rollPace
	w.asked = max(w.asked-1, 0)
	return w.roll(of)
}

// work goes on with the curve, and shows it when it is whole.
func (w *Weight) work(of Of, spent func() bool) (done bool) {
	s := w.slice
	if !s.Advance(spent) {
		return false
	}
	if len(w.going.Losses) == 0 {
		w.frame(s)
		w.going.At = w.going.At[:0]
		for i := range evaluations {
			w.going.At = append(w.going.At, w.X.Value(float64(i)/(evaluations-1)))
		}
		if w.Known && !s.Moved && w.Name == of.Name && slices.Equal(w.going.At, w.At) { // the weight has moved along the curve that is shown
			w.going.Losses = append(w.going.Losses, w.Losses...)
		}
	}
	var whole bool
	if w.going.Losses, whole = s.Losses(w.going.Losses, w.going.At, spent); !whole {
		return false
	}
	w.show(of)
	return true
}

// show puts what has been found in the place of what is shown.
func (w *Weight) show(of Of) {
	s := w.slice
	another := !w.Known || w.Name != of.Name
	c := Curve{Param: s.Param, Name: of.Name, Value: s.Value, Loss: s.Loss, Slope: s.Slope, Numeric: s.Numeric, Smooth: s.Smooth,
		Rate: s.Rate, Rows: s.Rows, At: w.going.At, Losses: w.going.Losses}
	w.going.At, w.going.Losses = w.Curve.At, w.Curve.Losses[:0]
	w.Curve, w.Known, w.busy = c, true, false
	w.Next = c.Value - c.Rate*c.Slope
	w.height(another)
	switch n := len(w.Trail); {
	case n == 0:
	case s.Moved || another || w.Trail[n-1].To != c.Value:
		w.Rest()
	default:
		w.judge()
	}
	w.Seen++
}

// framed says whether the curve that is shown is over the axis as it is.
func (w *Weight) framed() bool {
	return len(w.At) > 0 && w.At[0] == w.X.Low && w.At[len(w.At)-1] == w.X.Value(1)
}

// frame sets the axis of a weight that was not looked at before, and keeps the weight on it.
func (w *Weight) frame(s *core.Slice) {
	v := s.Value
	if w.X.High <= w.X.Low {
		half := max(1, math.Abs(v), min(3*math.Abs(s.Rate*s.Slope), 20))
		w.X = layout.Scale{Low: v - half, High: v + half}
	}
	width := w.X.High - w.X.Low
	margin := width * 0.06
	switch {
	case w.Held || !core.IsFinite(v) || v-margin >= w.X.Low && v+margin <= w.X.High:
	case len(w.Trail) > 0: // its way stays in sight
		w.X.Low, w.X.High = min(w.X.Low, v-0.2*width), max(w.X.High, v+0.2*width)
	default:
		w.X.Low, w.X.High = v-width/2, v+width/2
	}
}

// height sets the axis of the loss: it stays while the curve keeps to it and fills half of it at least.
func (w *Weight) height(another bool) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range append(slices.Clone(w.Losses), w.Loss) {
		if core.IsFinite(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	if high < low {
		w.Y = layout.Scale{Low: 0, High: 1}
		return
	}
	span := max(high-low, 1e-9*max(math.Abs(high), 1e-3))
	fits := low >= w.Y.Low && high <= w.Y.High && span >= 0.5*(w.Y.High-w.Y.Low)
	if another || !fits {
		w.Y = layout.Scale{Low: low - 0.12*span, High: high + 0.12*span}
	}
}

// Zoom shows factor times as much of the axis, and keeps the weight where it stands on it.
func (w *Weight) Zoom(factor float64) {
	const least, most = 1e-4, 1e5
	width := w.X.High - w.X.Low
	if !w.Known || !(width > 0) {
		return
	}
	factor = min(max(width*factor, least), most) / width
	v := min(max(w.Value, w.X.Low), w.X.High)
	w.X = layout.Scale{Low: v - (v-w.X.Low)*factor, High: v + (w.X.High-v)*factor}
	w.Seen++
}

// DragTo asks for the number at a share of the axis, rounded to what a pixel of so many tells apart.
func (w *Weight) DragTo(share, pixels float64) Ask {
	if !w.Known {
		return Ask{}
	}
	unit := math.Pow(10, math.Floor(math.Log10((w.X.High-w.X.Low)/max(pixels, 1))))
	v := layout.RoundTo(w.X.Value(min(max(share, 0), 1)), unit)
	if v == w.Value {
		return Ask{}
	}
	return Ask{Set: true, Value: v}
}

// Forget lets go of all that is shown, as another network stands there. The axis of the next weight is its own.
func (w *Weight) Forget() { *w = Weight{Seen: w.Seen + 1, slice: w.slice, way: w.way + 1} }

// Steepest is the weight by which the loss changes most. It costs a step and a few evaluations.
func Steepest(r *core.Run) (layer, from, to int) {
	s := core.NewSlice(r)
	s.Begin(r, 0)
	s.Advance(nil)
	return s.Steepest()
}

// Work is about what a curve costs, in multiplications.
func Work(r *core.Run) int { return r.StepWork() + evaluations*r.StepWork()/3 }
