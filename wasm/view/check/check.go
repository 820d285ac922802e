// Package check is the picture of a gradient check: each entry of the gradient as backprop has it against what differences of the loss
// say, on the diagonal where they agree; and how far they are apart. It is geometry alone: package figure draws it.
package check

import (
	"math"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// Needs is the room that the picture asks for: the curves'.
var Needs = layout.Needs{Height: 300, Least: layout.ViewLeast, Width: 280, Left: layout.Gap, Spread: true}

// Of is what was found.
type Of struct {
	Entries []core.CheckedEntry
	Worst   int    // of them, the one that is farthest off; −1 for none
	Text    string // in a sentence
	Short   string // the same where that has no room
	Fails   bool
}

// Dot is an entry in the picture.
type Dot struct {
	Entry  int     // of Of.Entries
	X, Y   float64 // on the diagonal's diagram
	EX, EY float64 // on the errors'
	Fails  bool
}

// Placed is where everything stands. A diagram that has no room is empty.
type Placed struct {
	layout.Card
	Diagonal layout.Rect  // analytic to the right, numeric up
	Errors   layout.Rect  // the entries to the right, their relative errors up
	Values   layout.Scale // both axes of Diagonal
	Error    layout.Scale // of Errors, logarithmic
	Limit    float64      // where the largest error that passes stands in Errors, down from the top of the screen
	Dots     []Dot        // thinned where they are many, but for those that fail worst
}

const (
	dotsMost   = 2000
	tickRoom   = 48.0
	axisRoom   = 30.0
	above      = 20.0 // a diagram's name
	least      = 84.0 // of a diagram
	errorLeast = 1e-16
	errorMost  = 1.0
	reach      = 9.0 // of the pointer to a dot
)

// Lay places the picture in an area with its buttons.
func Lay(area layout.Rect, of Of, buttons []layout.Button) Placed {
	l := Placed{Card: layout.NewCard(area, buttons), Values: values(of.Entries), Error: layout.Scale{Low: errorLeast, High: errorMost, Log: true}}
	body := l.Body.Area
	f := layout.NewFlow(layout.Rect{X: body.X, Y: body.Y, W: body.W})
	style := layout.Plain
	if of.Fails {
		style = layout.Warning
	}
	room := max(min(body.H*0.4, body.H-least-axisRoom-above), layout.LineStep)
	if f.Wrap(style, of.Text); f.Y-body.Y > room {
		f = layout.NewFlow(layout.Rect{X: body.X, Y: body.Y, W: body.W})
		f.Wrap(style, of.Short)
		for ; f.Y-body.Y > room && len(f.Pieces) > 1; f.Y -= layout.LineStep {
			f.Pieces = f.Pieces[:len(f.Pieces)-1]
		}
	}
	if f.Y+layout.LineStep-body.Y <= room {
		f.Line(layout.Piece{Style: layout.Quiet, Text: "Click an entry to see its loss as a curve."}, layout.LineStep)
	}
	used := f.Y - body.Y
	plots := layout.Rect{X: body.X + tickRoom, Y: body.Y + above, W: body.W - tickRoom - 12, H: body.H - used - above - axisRoom}
	l.diagrams(plots)
	bottom := max(l.Diagonal.Bottom(), l.Errors.Bottom()) + axisRoom
	if l.Diagonal.Empty() {
		bottom = body.Y
	}
	for i := range f.Pieces {
		f.Pieces[i].Rect.Y += bottom - body.Y
	}
	l.Fill(f.Pieces, body.H, 0)
	l.dots(of)
	return l
}

// diagrams shares a room between the two: beside each other where it is wide, else one above the other, or the first alone.
func (l *Placed) diagrams(r layout.Rect) {
	switch {
	case r.H < least/2 || r.W < least:
	case r.W >= 2*least+tickRoom+layout.Gap && r.W >= r.H*0.9:
		side := min(r.H, (r.W-tickRoom-layout.Gap)*0.55)
		l.Diagonal = layout.Rect{X: r.X, Y: r.Y, W: side, H: side}
		l.Errors = layout.Rect{X: r.X + side + layout.Gap + tickRoom, Y: r.Y, W: r.W - side - layout.Gap - tickRoom, H: side}
	case r.H >= 2*least+axisRoom+above:
		side := min(r.W, (r.H-axisRoom-above)*0.6)
		l.Diagonal = layout.Rect{X: r.X, Y: r.Y, W: side, H: side}
		top := r.Y + side + axisRoom + above
		l.Errors = layout.Rect{X: r.X, Y: top, W: r.W, H: min(r.Bottom()-top, side)}
	default:
		side := min(r.W, r.H)
		l.Diagonal = layout.Rect{X: r.X, Y: r.Y, W: side, H: side}
	}
	l.Limit = l.Errors.Bottom() - l.Error.At(core.Tolerance)*l.Errors.H
}

// values is the axis that has all numbers on it, and 0.
func values(entries []core.CheckedEntry) layout.Scale {
	low, high := 0.0, 0.0
	for _, e := range entries {
		for _, v := range [2]float64{e.Analytic, e.Numeric} {
			if core.IsFinite(v) {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	span := high - low
	if !(span > 0) {
		return layout.Scale{Low: -1, High: 1}
	}
	return layout.Scale{Low: low - 0.08*span, High: high + 0.08*span}
}

// dots places the entries.
func (l *Placed) dots(of Of) {
	if l.Diagonal.Empty() {
		return
	}
	every := (len(of.Entries) + dotsMost - 1) / dotsMost
	for i, e := range of.Entries {
		if i%max(every, 1) != 0 && i != of.Worst {
			continue
		}
		d := Dot{Entry: i, Fails: e.Fails()}
		d.X, d.Y = l.Place(e.Analytic, e.Numeric)
		share := (float64(i) + 0.5) / float64(len(of.Entries))
		d.EX, d.EY = l.Errors.X+share*l.Errors.W, l.Errors.Bottom()-min(l.Error.At(e.Error), 1)*l.Errors.H
		if math.IsNaN(d.EY) {
			d.EY = l.Errors.Y
		}
		l.Dots = append(l.Dots, d)
	}
}

// Place is where an entry stands on the diagonal's diagram; what is not finite stands at its edge.
func (l *Placed) Place(analytic, numeric float64) (x, y float64) {
	at := func(v float64) float64 {
		f := l.Values.At(v)
		if math.IsNaN(f) {
			return 1
		}
		return min(max(f, 0), 1)
	}
	r := l.Diagonal
	return r.X + at(analytic)*r.W, r.Bottom() - at(numeric)*r.H
}

// At is the entry under the pointer, in either diagram.
func (l *Placed) At(x, y float64) (entry int, ok bool) {
	nearest := reach
	for _, d := range l.Dots {
		away := math.Hypot(x-d.X, y-d.Y)
		if !l.Errors.Empty() {
			away = min(away, math.Hypot(x-d.EX, y-d.EY))
		}
		if away < nearest {
			nearest, entry, ok = away, d.Entry, true
		}
	}
	return entry, ok
}
