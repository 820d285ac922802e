package layout

// Room beside the plane of a narrow figure.
const (
	narrowLeft  = 32.0 // tick labels
	narrowRight = 8.0
)

// cornerLeast is the least plane that has curves above each other at its right.
const cornerLeast = 200.0

// cornerFits says whether a narrow figure has room for curves at the plane's right and for foot under both.
func cornerFits(f Rect, head, foot float64) bool {
	return f.W >= cornerLeast+SidePlot+2*LeftRoom+2*Gap+Gap/2 && f.H-head-AxisRoom-Gap-foot >= cornerLeast
}

// stackAlone is the boundary at the top, centered.
func (l *Places) stackAlone(f Rect, p plan, side float64) {
	head := p.head()
	l.plane(f.X+narrowLeft+(f.W-narrowLeft-narrowRight-side)/2, f.Y+head, side, head)
	l.wideHeader(f, p)
}

// curves places accuracy and loss beside each other, with their titles from top on.
func (l *Places) curves(f Rect, top, h float64) {
	w := (f.W - 2*LeftRoom - 2*Gap) / 2
	l.Accuracy = Rect{f.X + LeftRoom, top + TitleRoom, w, h}
	l.Loss = Rect{l.Accuracy.Right() + Gap + LeftRoom, top + TitleRoom, w, h}
}

// stackView is the boundary without the curves: in their place stands something large, or what the page shows under the
// figure. A twin stands beside the plane where that makes both larger.
func (l *Places) stackView(f Rect, p plan) {
	head, view := p.head(), p.Height
	if foot := f.H * 0.4; p.Plots && p.Text && cornerFits(f, head, foot) {
		l.beside(f, p, 1, 2, foot)
		l.Plots = Rect{l.Accuracy.X - LeftRoom, l.Accuracy.Y - TitleRoom, l.Accuracy.W + LeftRoom, TitleRoom + l.Loss.Bottom() - l.Accuracy.Y + AxisRoom}
		l.Accuracy, l.Loss = Rect{}, Rect{}
		return
	}
	room := f.H - head - AxisRoom - Gap
	if view > 0 {
		room *= 0.45
	}
	side := max(min(f.W-narrowLeft-narrowRight, room), 40)
	if p.Twin && besideRoom(f, head) > 1.2*side {
		l.besideTwin(f, p)
		return
	}
	if view == 0 && f.W >= 2*cornerLeast && f.W > 1.6*room {
		l.beside(f, p, 2, 1, 0)
		return
	}
	l.stackAlone(f, p, side)
	if view > 0 {
		l.below(f, l.Boundary.Bottom()+AxisRoom, p)
	}
}
