package layout

// spread is the plane with a view that takes all the rest, without the curves: at the plane's right where the figure is wide, else
// under it; there the curves stay where they cost nothing, at the plane's right.
func (l *Places) spread(f Rect, p plan) {
	head := p.head(f)
	room := f.H - head - AxisRoom - Gap
	switch {
	case f.W > 1.2*f.H:
		side := min(f.W/2, f.W-2*LeftRoom-Gap*3/2-p.Width)      // the view has the width that it needs
		side = max(min(room, max(side, f.W*0.45-LeftRoom)), 40) // nor does a wide view take the plane's half
		l.plane(f.X+LeftRoom+Gap/2, f.Y+head, side, head)
		x := l.Boundary.Right() + LeftRoom
		l.place(Rect{x, f.Y + Gap/2, f.Right() - Gap - x, f.H - Gap*3/2}, p)
	case f.W >= narrowWidth:
		l.corner(f, p)
	default:
		l.stackAlone(f, p, max(min(f.W-narrowLeft-narrowRight, room*0.55), 40))
		top := l.Boundary.Bottom() + AxisRoom
		l.below(f, top, f.Bottom()-top-Gap, p)
	}
}
