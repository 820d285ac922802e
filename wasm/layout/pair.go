package layout

// pair makes room for two planes of the same size, with the curves at their sides or under them, whichever leaves more of
// the planes.
func (l *Places) pair(f Rect, p plan) {
	view, head := p.Height, p.head()
	room := f.H - head - AxisRoom - Gap
	beside := room
	if room-view > 0.5*room {
		beside = room - view
	}
	beside = min(beside, (f.W-2*(SidePlot+LeftRoom)-2*LeftRoom-5*Gap)/2)
	foot := max(view, ViewHeight)
	above := max(min((f.W-2*LeftRoom-3*Gap)/2, room-foot), min(room, f.W/2)*0.45, 40)
	if beside >= above {
		l.pairRow(f, p, beside)
	} else {
		l.pairAbove(f, p, above)
	}
}

// pairRow is accuracy | A | B | loss, with what stands below under them.
func (l *Places) pairRow(f Rect, p plan, side float64) {
	curve := max(min((f.W-2*side-4*LeftRoom-5*Gap)/2, side), 20)
	x := f.X + (f.W-2*side-2*curve-4*LeftRoom-3*Gap)/2
	y := f.Y + p.head()
	l.Accuracy = Rect{x + LeftRoom, y, curve, side}
	a := l.Accuracy.Right() + Gap + LeftRoom
	l.planes(a, a+side+Gap+LeftRoom, y, side, p.head())
	l.Loss = Rect{l.Rival.Right() + Gap + LeftRoom, y, curve, side}
	l.foot(f, y+side+AxisRoom, l.Accuracy.X, l.Loss.Right(), p)
}

// pairAbove is A | B over accuracy | what stands below | loss.
func (l *Places) pairAbove(f Rect, p plan, side float64) {
	x := f.X + (f.W-2*side-2*LeftRoom-Gap)/2 + LeftRoom
	y := f.Y + p.head()
	l.planes(x, x+side+Gap+LeftRoom, y, side, p.head())
	top := y + side + AxisRoom
	foot := f.Bottom() - Gap - top
	h := max(foot-TitleRoom-AxisRoom, 20)
	curve := (f.W - 2*LeftRoom - 3*Gap) / 2
	if p.Height > 0 {
		curve = min(max(f.W*0.22, SidePlot), 260)
	}
	l.Accuracy = Rect{f.X + Gap + LeftRoom, top + TitleRoom, curve, h}
	l.Loss = Rect{f.Right() - Gap - curve, top + TitleRoom, curve, h}
	if p.Height == 0 || foot < p.Least {
		return
	}
	if w := l.Loss.X - LeftRoom - l.Accuracy.Right() - 3*Gap; w > SidePlot && w >= p.Width {
		l.place(Rect{l.Accuracy.Right() + 2*Gap, top, w, foot}, p)
	} else if !p.Optional { // in the curves' place
		l.Accuracy, l.Loss = Rect{}, Rect{}
		l.below(f, top, p)
	}
}

// planes places two planes with their headers above them.
func (l *Places) planes(a, b, y, side, head float64) {
	l.plane(a, y, side, head)
	l.Rival = Rect{b, y, side, side}
	l.RivalHeader = Rect{b, y - head + 2, side, head - 4}
}

// pairTitle is the height above a plane that a title of two lines takes.
const pairTitle = 44.0

// pairNarrow is A | B over the curves, or A over B where that makes them much larger.
func (l *Places) pairNarrow(f Rect, p plan) {
	const left, right, title = 24.0, 4.0, pairTitle
	head := p.head()
	room := f.H - head - title - AxisRoom
	large := p.Height > ViewHeight
	view := min(p.Height, room*0.55)
	if !large {
		if view = TitleRoom + max(min(f.H*0.18, 140), 56) + AxisRoom; view > 0.6*room {
			view = 0 // too low for curves
		}
	}
	stacked := min(f.W-narrowLeft-narrowRight, (room-AxisRoom-view)/2)
	beside := min((f.W-left-Gap-right)/2, room-view)
	if p.Twin { // its picture as large as a plane in a very low figure
		above := title
		if p.palette {
			above += head
		}
		beside = min(beside, f.H-above-AxisRoom-Gap-p.Title-p.Caption-PlaceLeast)
	}
	beside = max(beside, 40)
	if stacked > 1.25*beside {
		l.stackAlone(f, p, stacked)
		l.RivalHeader = Rect{f.X + narrowRight, l.Boundary.Bottom() + AxisRoom, f.W - 2*narrowRight, title}
		l.Rival = Rect{l.Boundary.X, l.RivalHeader.Bottom(), stacked, stacked}
	} else {
		y := f.Y + title
		if p.palette { // its line; A's title stands under it
			y += head
			l.wideHeader(f, p)
		}
		x := f.X + (f.W-2*beside-left-Gap-right)/2 + left
		l.Boundary, l.Rival = Rect{x, y, beside, beside}, Rect{x + beside + Gap, y, beside, beside}
		l.PairHeader, l.RivalHeader = Rect{x, y - title, beside, title}, Rect{l.Rival.X, y - title, beside, title}
		l.Shared = true
	}
	top := l.Rival.Bottom() + AxisRoom
	if view == 0 {
		return
	}
	if large {
		l.below(f, top, p)
		return
	}
	h := max(56, min(f.Bottom()-top-TitleRoom-AxisRoom, 240))
	l.curves(f, top, h)
	if p.Optional {
		l.foot(f, l.Accuracy.Bottom()+AxisRoom, f.X+Gap, f.Right()-Gap, p)
	}
}
