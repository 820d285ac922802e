package figure

import (
	"math"
	"slices"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/check"
)

// drawCheck writes the live gradient check at the foot of the figure, under what stands below the plane.
func (f *Figure) drawCheck(c *canvas, s *app.State) {
	r := s.Layout.View
	if !s.Check.Done || !s.Check.Live || r.Empty() || s.Lower == app.LowerCheck {
		return
	}
	st := style{color: c.theme.Muted}
	if s.Check.Verdict() == "fail" {
		st.color = c.theme.Error
	}
	c.text(c.fit(s.Check.Text(), r.W, st), r.X, s.Layout.Figure.Bottom()-8, st)
}

// drawEntries draws the gradient check: each entry of the gradient as a dot, on the diagonal where backprop and the differences agree, and
// how far they are apart; those that fail in the color of alarm, the worst by name.
func drawEntries(c *canvas, s *app.State) {
	l, ok := s.LayCheck()
	if !ok || l.Diagonal.Empty() {
		return
	}
	c.diagonal(&l)
	if !l.Errors.Empty() {
		c.errors(&l)
	}
	worst := -1
	c.gather(func(p pen) {
		for i, k := range l.Dots {
			clr, r := c.theme.Accent, 2.5
			if k.Fails {
				clr, r = c.theme.Error, 3
			}
			p.dot(k.X, k.Y, r, clr)
			if !l.Errors.Empty() {
				p.dot(k.EX, k.EY, r, clr)
			}
			if worst < 0 || s.Check.Entries[k.Entry].Error > s.Check.Entries[l.Dots[worst].Entry].Error {
				worst = i
			}
		}
	})
	if worst >= 0 {
		c.worst(s, &l, l.Dots[worst])
	}
	if e, name, ok := s.EntryUnder(); ok {
		w, h := s.Size()
		c.tooltip([]string{name, "backprop " + core.FormatDigits(e.Analytic), "differences " + core.FormatDigits(e.Numeric), "relative error " + core.FormatNumber(e.Error)},
			s.Pointer.X, s.Pointer.Y+12, layout.Rect{W: w, H: h - 4})
	}
}

// diagonal draws the first diagram's frame: the diagonal is where both numbers are the same.
func (c *canvas) diagonal(l *check.Placed) {
	r := l.Diagonal
	a := axis{l.Values}
	label := style{color: c.theme.Muted, align: atEnd}
	var free spaced
	for _, v := range a.ticksLeast(max(int(r.H/56), 2), 2) {
		at := a.At(v)
		c.line(r.X, r.Bottom()-at*r.H, r.Right(), r.Bottom()-at*r.H, c.theme.Line)
		if y := min(max(r.Bottom()-at*r.H, r.Y+6), r.Bottom()-4); free.take(y) {
			c.text(signed(v), r.X-6, y, label)
		}
		c.line(r.X+at*r.W, r.Y, r.X+at*r.W, r.Bottom(), c.theme.Line)
	}
	label.align = atCenter
	c.text("by backprop →", r.X+r.W/2, r.Bottom()+13, label)
	c.text("↑ by differences", r.X, r.Y-10, style{color: c.theme.Muted})
	x0, y0 := l.Place(l.Values.Low, l.Values.Low)
	x1, y1 := l.Place(l.Values.High, l.Values.High)
	c.gather(func(p pen) { p.segment(x0, y0, x1, y1, 1.25, c.theme.Muted) })
	c.frame(r.Inset(-1), 1, c.theme.Line)
}

// errors draws the second diagram's frame, with the line above which an entry fails.
func (c *canvas) errors(l *check.Placed) {
	r := l.Errors
	label := style{color: c.theme.Muted, align: atEnd}
	var free spaced
	for _, e := range [...]int{0, -4, -8, -12, -16} {
		y := r.Bottom() - l.Error.At(math.Pow10(e))*r.H
		c.line(r.X, y, r.Right(), y, c.theme.Line)
		if y = min(max(y, r.Y+6), r.Bottom()-4); free.take(y) {
			c.text(power(e), r.X-6, y, label)
		}
	}
	c.line(r.X, l.Limit, r.Right(), l.Limit, c.theme.Error)
	// Dots lie on both sides of the line: what it means stands over them all.
	name, fails := "↑ relative error", style{color: c.theme.Error, align: atEnd}
	c.text(name, r.X, r.Y-10, style{color: c.theme.Muted})
	if says := "fails above the line"; c.width(name, style{})+12+c.width(says, fails) <= r.W {
		c.text(says, r.Right(), r.Y-10, fails)
	} else {
		c.plate(c.fit(failsAbove, r.W-8, fails), r.Right()-4, l.Limit-9, fails)
	}
	label.align = atCenter
	c.text("entries W1 … →", r.X+r.W/2, r.Bottom()+13, label)
}

const (
	tickLeast  = 14.0 // from one number of an axis to the next
	failsAbove = "fails above"
)

// spaced are places on an axis that stand apart, those first that come first.
type spaced []float64

// take takes a place where it is far enough from those that are taken.
func (k *spaced) take(at float64) bool {
	if slices.ContainsFunc(*k, func(o float64) bool { return math.Abs(at-o) < tickLeast }) {
		return false
	}
	*k = append(*k, at)
	return true
}

// plate writes in the middle of a height on a ground of its own, where dots lie.
func (c *canvas) plate(s string, x, y float64, st style) {
	w := c.width(s, st)
	ground := layout.R(x-2, y-7, w+4, 14)
	if st.align == atEnd {
		ground.X -= w
	}
	c.fill(ground, c.theme.Paper)
	c.text(s, x, y, st)
}

// worst names the entry that is farthest off.
func (c *canvas) worst(s *app.State, l *check.Placed, k check.Dot) {
	st := style{color: c.theme.Ink, bold: true}
	if k.Fails {
		st.color = c.theme.Error
	}
	w := c.width(s.Check.Worst, st)
	name := func(x, y float64, r layout.Rect, not ...layout.Rect) {
		if box, ok := nameBeside(x, y, w, r, not...); ok {
			c.plate(s.Check.Worst, box.X, box.Y+box.H/2, st)
		}
	}
	name(k.X, k.Y, l.Diagonal)
	if r := l.Errors; !r.Empty() {
		fails := c.width(failsAbove, style{})
		name(k.EX, k.EY, r, layout.R(r.Right()-8-fails, l.Limit-16, fails+8, 14))
	}
}

// nameBeside is where a name of width w stands beside a dot at (x, y) of a diagram: above it or below, right or left, within the diagram and
// over nothing that is not to be covered; ok is false where it has no room. The text says the name too.
func nameBeside(x, y, w float64, r layout.Rect, not ...layout.Rect) (box layout.Rect, ok bool) {
	const h, aside, off = 14.0, 8.0, 12.0
	for _, mid := range [...]float64{max(y-off, r.Y+h/2), min(y+off, r.Bottom()-h/2), y - off - h, y + off + h} {
		for _, left := range [...]float64{x + aside, x - aside - w} {
			box = layout.R(left, mid-h/2, w, h)
			fits := box.X >= r.X && box.Right() <= r.Right() && box.Y >= r.Y && box.Bottom() <= r.Bottom() && !box.Contains(x, y)
			if fits && !slices.ContainsFunc(not, box.Overlaps) {
				return box, true
			}
		}
	}
	return layout.Rect{}, false
}
