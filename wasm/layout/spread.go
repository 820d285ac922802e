package layout

import "math"

// spread is the plane with a view that takes all the rest: at the plane's right where the figure is wide, else under it. The curves stay
// where they cost nothing: under the plane, or at its right where the view is under it.
func (l *Places) spread(f Rect, p plan) {
	head := p.head()
	room := f.H - head - AxisRoom - Gap
	switch {
	case f.W > 1.2*f.H || l.Narrow && f.W-narrowLeft-Gap*3/2-p.Width > room*stackShare:
		left, between := LeftRoom+Gap/2, max(Gap, p.Left) // of the plane's ticks, and of the view's own
		if l.Narrow {
			left = narrowLeft
		}
		side := min(f.W/2, f.W-left-between-Gap/2-p.Width)  // the view has the width that it needs
		side = max(min(room, max(side, f.W*0.45-left)), 40) // nor does a wide view take the plane's half
		l.plane(f.X+left, f.Y+head, side, head)
		x := l.Boundary.Right() + between
		l.place(Rect{x, f.Y + Gap/2, f.Right() - Gap/2 - x, f.H - Gap*3/2}, p)
		l.curvesUnder(f)
	case f.W >= narrowWidth:
		l.corner(f, p)
	default:
		l.stackAlone(f, p, max(min(f.W-narrowLeft-narrowRight, room*stackShare), 40))
		l.below(f, l.Boundary.Bottom()+AxisRoom, p)
	}
}

const stackShare = 0.58 // of the height that a plane has over such a view

// curvesUnder places accuracy | loss in what is left under the plane, as wide as that.
func (l *Places) curvesUnder(f Rect) {
	b := l.Boundary
	top := b.Bottom() + AxisRoom + TitleRoom
	w := math.Floor((b.W - LeftRoom - Gap) / 2)
	h := math.Floor(min(f.Bottom()-top-AxisRoom-Gap/2, w*curveShape))
	if w < besidePlot || h < underLeast {
		return
	}
	l.Accuracy = Rect{b.X, top, w, h}
	l.Loss = Rect{b.Right() - w, top, w, h}
}

const underLeast = 48.0 // the least height of a curve under the plane
