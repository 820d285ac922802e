package layout

import "math"

// largest is the arrangement of plane, curves and a view that has the largest plane. Where another one's is not much larger the curves
// stand at the plane's sides in the article's order, else beside it one above the other, else under it; in a figure that is much wider
// than high the view stands beside the plane too. An optional view, and then the curves, are left out where they would cost too much.
func (l *Places) largest(f Rect, p plan) {
	ways := []struct {
		arrange func(*Places, Rect, plan)
		worth   float64 // of a plane of the same size
	}{
		{(*Places).ordered, 1},
		{(*Places).corner, 0.92},
		{(*Places).column, 0.66},
		{(*Places).over, 0.87},
		{(*Places).overCurves, 0.6},
		{(*Places).slim, 0.55},
		{(*Places).bare, 0.5},
	}
	best, empty := 0.0, *l
	for _, way := range ways {
		tried := empty
		way.arrange(&tried, f, p)
		if worth := tried.Boundary.W * way.worth; worth > best && (p.Optional || !tried.View.Empty() || !tried.Plots.Empty()) {
			best, *l = worth, tried
		}
	}
	if best == 0 {
		l.corner(f, p)
	}
}

// bare is the plane alone.
func (l *Places) bare(f Rect, p plan) {
	l.stackAlone(f, p, max(min(f.W-narrowLeft-narrowRight, f.H-p.head()-AxisRoom-Gap/2), 40))
}

// slim is the plane, and beside it an optional view in the least width that it is of use in: the network is there in a low figure too.
func (l *Places) slim(f Rect, p plan) {
	head := p.head()
	across := f.W - Gap/2 - LeftRoom - max(p.Left, Gap) - Gap
	side := math.Floor(min(f.H-head-AxisRoom-Gap/2, across-p.Width))
	if !p.Optional || side < max(p.Least, 40) {
		return
	}
	width := math.Floor(min(across-side, side))
	x := f.X + math.Floor((across-side-width)/2) + Gap/2 + LeftRoom
	l.plane(x, f.Y+head, side, head)
	l.place(Rect{l.Boundary.Right() + max(p.Left, Gap), f.Y + Gap/2, width, side + head - Gap/2}, p)
}

// overCurves is the plane over accuracy | loss.
func (l *Places) overCurves(f Rect, p plan) {
	if p.Optional {
		p.Needs = Needs{Optional: true}
		l.over(f, p)
	}
}

const (
	curveWidth  = 200.0 // of a curve at the plane's side or right, where the width has it
	curveShape  = 0.8   // the most height of a curve, in widths: the eye reads along the steps
	columnWidth = 168.0 // of curves and view beside the plane
	textWidth   = 460.0 // likewise, of a view that is to be read
)

// footOf is the height that a view has under a plane.
func (p plan) footOf(f Rect) float64 {
	switch {
	case p.Height == 0:
		return 0
	case p.Optional && f.W < narrowWidth:
		return p.Least
	case p.Optional:
		return min(max(f.H*0.22, p.Least), viewMost)
	}
	return min(p.Height, f.H*0.42)
}

// ordered is accuracy | plane | loss over the view. What a page shows while the program loads (site/still.js) is laid out by the same rules,
// written there again.
func (l *Places) ordered(f Rect, p plan) {
	head, foot := p.head(), p.footOf(f)
	side := math.Floor(min(f.H-head-AxisRoom-Gap-foot, f.W-2*(curveWidth+LeftRoom)-LeftRoom-4*Gap))
	if side < 40 {
		return
	}
	curve := math.Floor(min((f.W-side-3*LeftRoom-4*Gap)/2, side))
	x := f.X + math.Floor((f.W-side-2*curve-3*LeftRoom-2*Gap)/2) // centered when there is room to spare
	y, h := f.Y+head, math.Floor(min(curve*curveShape, side))
	l.Accuracy = Rect{x + LeftRoom, y + side - h, curve, h}
	l.plane(l.Accuracy.Right()+Gap+LeftRoom, y, side, head)
	l.Loss = Rect{l.Boundary.Right() + Gap + LeftRoom, y + side - h, curve, h}
	l.foot(f, y+side+AxisRoom, l.Accuracy.X, l.Loss.Right(), p)
}

// corner is the plane, accuracy over loss at its right, and the view under all.
func (l *Places) corner(f Rect, p plan) {
	head, foot := p.head(), p.footOf(f)
	across := f.W - Gap/2 - 2*LeftRoom - 2*Gap // of plane and curves
	side := math.Floor(max(min(f.H-head-AxisRoom-Gap-foot, across-min(curveWidth, max(SidePlot, across*0.3))), 40))
	curve := math.Floor(min(across-side, side*1.1))
	x := f.X + math.Floor((f.W-Gap/2-2*LeftRoom-2*Gap-side-curve)/2) + Gap/2 + LeftRoom
	l.plane(x, f.Y+head, side, head)
	l.curvesBeside(curve, side)
	l.foot(f, l.Boundary.Bottom()+AxisRoom, f.X+LeftRoom, f.Right()-Gap, p)
}

// column is the plane at all of the height, and beside it accuracy over loss over the view, or in a low figure the view alone.
func (l *Places) column(f Rect, p plan) {
	head := p.head()
	across := f.W - Gap/2 - 2*LeftRoom - 2*Gap
	width := max(columnWidth, p.Width)
	if !p.Optional {
		width = max(width, min(textWidth, across*0.55))
	}
	side := math.Floor(min(f.H-head-AxisRoom-Gap/2, across-width))
	if side < 40 || p.Height == 0 {
		return
	}
	width = math.Floor(min(across-side, max(width, side)))
	x := f.X + math.Floor((f.W-Gap/2-2*LeftRoom-2*Gap-side-width)/2) + Gap/2 + LeftRoom
	l.plane(x, f.Y+head, side, head)
	top, left := f.Y+Gap/2, l.Boundary.Right()+Gap+LeftRoom
	if curves := side - min(side*0.45, viewMost) - AxisRoom; curves >= 2*56+TitleRoom && side-curves >= max(p.Least, p.Height*0.6) {
		l.curvesBeside(width, curves)
		top = l.Loss.Bottom() + AxisRoom
	}
	l.foot(f, top, left, left+width, p)
}

// over is the plane over accuracy | loss over the view.
func (l *Places) over(f Rect, p plan) {
	head, foot := p.head(), p.footOf(f)
	curves := math.Floor(min(max(f.H*0.1, 56), 160, (f.W-2*LeftRoom-2*Gap)/2*curveShape))
	least := TitleRoom + 2*AxisRoom + Gap + curves // of all that is under the plane
	side := math.Floor(min(f.W-narrowLeft-narrowRight, f.H-head-least-foot))
	if side < 40 || curves < 40 {
		return
	}
	l.stackAlone(f, p, side)
	l.curves(f, l.Boundary.Bottom()+AxisRoom, curves)
	l.foot(f, l.Loss.Bottom()+AxisRoom, f.X+Gap, f.Right()-Gap, p)
}

// curvesBeside places accuracy over loss at the right of the plane, on one axis of steps, together at most so high.
func (l *Places) curvesBeside(w, tall float64) {
	h := math.Floor(min((tall-TitleRoom)/2, w*curveShape))
	x, y := l.Boundary.Right()+Gap+LeftRoom, l.Boundary.Y
	l.Accuracy = Rect{x, y, w, h}
	l.Loss = Rect{x, y + h + TitleRoom, w, h}
	l.OneAxis = true
}

// foot gives the view what is left from top on, between left and right.
func (l *Places) foot(f Rect, top, left, right float64, p plan) {
	if h := f.Bottom() - top - Gap; p.Height > 0 && h >= p.Least {
		left = max(left, f.X+p.Left)
		l.place(Rect{left, top, right - left, min(h, viewMost)}, p)
	}
}
