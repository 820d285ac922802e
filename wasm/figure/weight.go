package figure

import (
	"math"
	"slices"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/weight"
)

// drawWeight draws the loss over one weight: the curve, the way that the weight has rolled, the tangent with backprop's slope, and the
// weight where it stands. What is written beside it is its card.
func drawWeight(c *canvas, s *app.State) {
	l, ok := s.LayWeight()
	if !ok || l.Plot.Empty() {
		return
	}
	w := &s.Weight
	c.weightAxes(w, l.Plot)
	in := c.clip(l.Plot.Inset(-1))
	if w.Rows == 0 || !core.IsFinite(w.Value) {
		return
	}
	in.weightCurve(w, l.Plot)
	in.gather(func(p pen) { p.trail(&c.theme, w, l.Plot) })
	in.tangent(w, l.Plot)
	c.ball(s, w, l.Plot)
}

// weightAxes draws the frame with its ticks: the weight's number below, the loss at the left.
func (c *canvas) weightAxes(w *weight.Weight, r layout.Rect) {
	label := style{color: c.theme.Muted, align: atEnd}
	y := axis{w.Y}
	for _, v := range y.ticksLeast(max(int(r.H/48), 2), 2) {
		at := r.Bottom() - y.At(v)*r.H
		c.line(r.X, at, r.Right(), at, c.theme.Line)
		if at > r.Y+16 { // below the axis' name
			c.text(signed(v), r.X-6, min(at, r.Bottom()-4), label)
		}
	}
	c.text("loss", r.X-6, r.Y+4, label)
	x := axis{w.X}
	label.align = atCenter
	name, ink := w.Name+" →", style{color: c.theme.Ink}
	named := c.width(name, ink) + 8
	for _, v := range x.ticksLeast(max(int(r.W/64), 2), 2) {
		at := r.X + x.At(v)*r.W
		c.line(at, r.Bottom(), at, r.Bottom()+4, c.theme.Muted)
		if text := signed(v); at-c.width(text, label)/2 > r.X+named {
			c.text(text, at, r.Bottom()+13, label)
		}
	}
	c.text(name, r.X, r.Bottom()+13, ink)
	c.line(r.X, r.Bottom(), r.Right(), r.Bottom(), c.theme.Muted)
}

// weightCurve strokes the loss, with a gap where it is not finite; the place of the weight is one of its points.
func (c *canvas) weightCurve(w *weight.Weight, r layout.Rect) {
	c.gather(func(p pen) {
		lastX, lastY, on := 0.0, 0.0, false
		to := func(v, loss float64) {
			x, y := w.Place(r, v, loss)
			if on && core.IsFinite(loss) {
				p.stroke(lastX, lastY, x, y, 2.25, c.theme.Ink)
			}
			lastX, lastY, on = x, y, core.IsFinite(loss)
		}
		for i, v := range w.At {
			if i > 0 && w.At[i-1] < w.Value && w.Value < v {
				to(w.Value, w.Loss)
			}
			to(v, w.Losses[i])
		}
	})
}

// trail adds each roll: along its tangent to where it led, from there straight to the curve.
func (p pen) trail(t *Theme, w *weight.Weight, r layout.Rect) {
	clr := mix(t.Paper, t.factor(1), 0.6)
	for i, k := range w.Trail {
		loss := w.Loss
		if i+1 < len(w.Trail) {
			loss = w.Trail[i+1].Loss
		}
		x0, y0 := w.Place(r, k.Value, k.Loss)
		x1, y1 := w.Place(r, k.To, k.Loss+k.Slope*(k.To-k.Value))
		_, y2 := w.Place(r, k.To, loss)
		if !core.IsFinite(y0) || !core.IsFinite(y1) || !core.IsFinite(y2) {
			continue
		}
		far := r.H * 4 // what lies beyond is cut in any case
		y1, y2 = min(max(y1, r.Y-far), r.Bottom()+far), min(max(y2, r.Y-far), r.Bottom()+far)
		p.stroke(x0, y0, x1, y1, 1.25, clr)
		p.stroke(x1, y1, x1, y2, 1.25, mix(t.Paper, t.factor(1), 0.35))
	}
	for _, k := range w.Trail {
		x, y := w.Place(r, k.Value, k.Loss)
		p.dot(x, y, 3.5, clr)
	}
}

// tangent draws the line with backprop's slope through the weight's place, and where the differences say otherwise the curve's own.
func (c *canvas) tangent(w *weight.Weight, r layout.Rect) {
	if !core.IsFinite(w.Loss) {
		return
	}
	x, y := w.Place(r, w.Value, w.Loss)
	line := func(p pen, slope, half, width float64, dashed bool, ink int) {
		rise := slope * (w.X.High - w.X.Low) / r.W / (w.Y.High - w.Y.Low) * r.H // pixels up a pixel
		if !core.IsFinite(rise) {
			rise = math.Copysign(1e6, slope)
		}
		n := math.Hypot(1, rise)
		dx, dy := half/n, half*rise/n
		if !dashed {
			p.stroke(x-dx, y+dy, x+dx, y-dy, width, c.theme.factor(ink))
			return
		}
		for t := -1.0; t < 1; t += 0.1 {
			p.stroke(x+dx*t, y-dy*t, x+dx*(t+0.05), y-dy*(t+0.05), width, c.theme.factor(ink))
		}
	}
	half := min(max(min(r.W, r.H)*0.42, 40), 150)
	c.gather(func(p pen) {
		if w.Off() {
			line(p, w.Numeric, half, 2, true, 3)
		}
		line(p, w.Slope, half, 2.25, false, 1)
	})
}

// ball draws the weight where it stands, and how it is to be moved.
func (c *canvas) ball(s *app.State, w *weight.Weight, r layout.Rect) {
	x, y := w.Place(r, w.Value, w.Loss)
	if !core.IsFinite(y) || x < r.X-1 || x > r.Right()+1 {
		return
	}
	in := c.clip(r.Inset(-10))
	in.line(x, y, x, r.Bottom(), c.theme.Muted)
	in.gather(func(p pen) {
		if w.Held || s.WeightLit() || r.Contains(s.Pointer.X, s.Pointer.Y) && !s.Pointer.Touch {
			p.dot(x, y, 10, mix(c.theme.Paper, c.theme.Accent, 0.35))
		}
		p.dot(x, y, 7.5, c.theme.Paper)
		p.dot(x, y, 6, c.theme.Accent)
	})
	st := style{color: c.theme.factor(1), bold: true}
	label := "slope " + core.FormatNumber(w.Slope)
	at, corner := x+14, false
	if wide := c.width(label, st); at+wide > r.Right() {
		st.align, at = atEnd, x-14
		if at-wide < r.X+4 { // in the corner that the curve leaves free
			corner = true
			if at = r.Right(); w.Slope > 0 {
				at = r.X + 6 + wide
			}
		}
	}
	left, wide := at, c.width(label, st)
	if st.align == atEnd {
		left -= wide
	}
	line := r.Y + 10
	if !corner {
		line = clearOf(w, r, left-4, left+wide+4, y)
	}
	c.text(label, at, line, st)
}

// clearOf is where a line of text between two places has neither the curve nor the tangent behind it: the nearest to the weight's own height,
// above or below.
func clearOf(w *weight.Weight, r layout.Rect, from, to, at float64) float64 {
	const half = 9.0 // the height of a line, and room
	top, bottom := at-5, at+5
	pass := func(v, loss float64) {
		if x, y := w.Place(r, v, loss); core.IsFinite(y) && x >= from && x <= to {
			top, bottom = min(top, y), max(bottom, y)
		}
	}
	const pieces = 32
	for i := range pieces + 1 {
		v := w.X.Low + (w.X.High-w.X.Low)*(from+(to-from)*float64(i)/pieces-r.X)/r.W
		pass(v, w.Loss+w.Slope*(v-w.Value))
		if k, _ := slices.BinarySearch(w.At, v); k > 0 && k < len(w.At) {
			share := (v - w.At[k-1]) / (w.At[k] - w.At[k-1])
			pass(v, w.Losses[k-1]+share*(w.Losses[k]-w.Losses[k-1]))
		}
	}
	above, below := top-half, bottom+half
	if roomy := above >= r.Y+half; roomy && (at-above <= below-at || below > r.Bottom()-half) {
		return above
	}
	return min(below, r.Bottom()-half)
}
