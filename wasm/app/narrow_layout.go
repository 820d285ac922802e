package app

// Room beside the plane of a narrow figure.
const (
	narrowLeft  = 32.0 // tick labels
	narrowRight = 8.0
)

// stack is the boundary on top and the two curves under it, with the network below them where there is room; where there
// is none in a figure that is not as narrow as a phone, the curves stand beside the plane.
func (l *Layout) stack(f Rect, p plan) {
	if p.lower != LowerNetwork {
		l.stackLower(f, p)
		return
	}
	head := p.head(f)
	curveH := max(min(f.H*0.22, 160), 56)
	side := max(min(f.W-narrowLeft-narrowRight, f.H-head-titleRoom-2*axisRoom-curveH), 40)
	top := f.Y + head + side + 2*axisRoom + titleRoom + curveH
	h := f.Bottom() - top - gap
	if h < networkLeast && cornerFits(f, head, networkLeast) {
		l.beside(f, p, 1, 2, networkLeast)
		return
	}
	if alone := min(f.W-narrowLeft-narrowRight, f.H-head-axisRoom-gap/2); side < 0.4*alone { // too low for curves under it
		if f.W >= 2*cornerLeast {
			l.beside(f, p, 2, 1, 0)
		} else {
			l.stackAlone(f, p, alone)
		}
		return
	}
	l.stackAlone(f, p, side)
	l.curves(f, l.Boundary.Bottom()+axisRoom, curveH)
	if h >= networkLeast {
		l.below(f, top, min(h, 360), p)
	}
}

// cornerLeast is the least plane that has curves above each other at its right.
const cornerLeast = 200.0

// cornerFits says whether a narrow figure has room for curves at the plane's right and for foot under both.
func cornerFits(f Rect, head, foot float64) bool {
	return f.W >= cornerLeast+sidePlot+2*leftRoom+2*gap+gap/2 && f.H-head-axisRoom-gap-foot >= cornerLeast
}

// stackAlone is the boundary at the top, centered.
func (l *Layout) stackAlone(f Rect, p plan, side float64) {
	head := p.head(f)
	l.plane(f.X+narrowLeft+(f.W-narrowLeft-narrowRight-side)/2, f.Y+head, side, head)
	l.Header.X, l.Header.W = f.X+narrowRight, f.W-2*narrowRight
}

// curves places accuracy and loss beside each other, with their titles from top on.
func (l *Layout) curves(f Rect, top, h float64) {
	w := (f.W - 2*leftRoom - 2*gap) / 2
	l.Accuracy = Rect{f.X + leftRoom, top + titleRoom, w, h}
	l.Loss = Rect{l.Accuracy.Right() + gap + leftRoom, top + titleRoom, w, h}
}

// stackLower is the boundary without the curves: in their place stands something large, or what the page shows under the
// figure. The hidden space stands beside the plane where that makes both larger.
func (l *Layout) stackLower(f Rect, p plan) {
	head, lower := p.head(f), p.room()
	if foot := f.H * 0.4; p.lower == LowerDoctor && !p.told && cornerFits(f, head, foot) {
		l.beside(f, p, 1, 2, foot)
		l.Diagrams = Rect{l.Accuracy.X - leftRoom, l.Accuracy.Y - titleRoom, l.Accuracy.W + leftRoom, titleRoom + l.Loss.Bottom() - l.Accuracy.Y + axisRoom}
		l.Accuracy, l.Loss = Rect{}, Rect{}
		return
	}
	room := f.H - head - axisRoom - gap
	if lower > 0 {
		room *= 0.45
	}
	side := max(min(f.W-narrowLeft-narrowRight, room), 40)
	if p.lower == LowerHidden && besideRoom(f, head) > 1.2*side {
		l.besideSpace(f, p)
		return
	}
	if lower == 0 && f.W >= 2*cornerLeast && f.W > 1.6*room {
		l.beside(f, p, 2, 1, 0)
		return
	}
	l.stackAlone(f, p, side)
	if top := l.Boundary.Bottom() + axisRoom; lower > 0 {
		l.below(f, top, f.Bottom()-top-gap, p)
	}
}
