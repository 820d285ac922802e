package app

// pair makes room for two planes of the same size, with the curves at their sides or under them, whichever leaves more of
// the planes.
func (l *Layout) pair(f Rect, p plan) {
	lower, head := p.room(), p.head(f)
	room := f.H - head - axisRoom - gap
	beside := room
	if room-lower > 0.5*room {
		beside = room - lower
	}
	beside = min(beside, (f.W-2*(sidePlot+leftRoom)-2*leftRoom-5*gap)/2)
	foot := max(lower, networkRoom)
	above := max(min((f.W-2*leftRoom-3*gap)/2, room-foot), min(room, f.W/2)*0.45, 40)
	if beside >= above {
		l.pairRow(f, p, beside)
	} else {
		l.pairAbove(f, p, above)
	}
}

// pairRow is accuracy | A | B | loss, with what stands below under them.
func (l *Layout) pairRow(f Rect, p plan, side float64) {
	curve := max(min((f.W-2*side-4*leftRoom-5*gap)/2, side), 20)
	x := f.X + (f.W-2*side-2*curve-4*leftRoom-3*gap)/2
	y := f.Y + p.head(f)
	l.Accuracy = Rect{x + leftRoom, y, curve, side}
	a := l.Accuracy.Right() + gap + leftRoom
	l.planes(a, a+side+gap+leftRoom, y, side, p.head(f))
	l.Loss = Rect{l.Rival.Right() + gap + leftRoom, y, curve, side}
	top := y + side + axisRoom
	if h := f.Bottom() - top - gap; p.room() > 0 && h >= p.least() {
		l.place(Rect{l.Accuracy.X, top, l.Loss.Right() - l.Accuracy.X, min(h, 360)}, p)
	}
}

// pairAbove is A | B over accuracy | what stands below | loss.
func (l *Layout) pairAbove(f Rect, p plan, side float64) {
	x := f.X + (f.W-2*side-2*leftRoom-gap)/2 + leftRoom
	y := f.Y + p.head(f)
	l.planes(x, x+side+gap+leftRoom, y, side, p.head(f))
	top := y + side + axisRoom
	foot := f.Bottom() - gap - top
	h := max(foot-titleRoom-axisRoom, 20)
	curve := (f.W - 2*leftRoom - 3*gap) / 2
	if p.room() > 0 {
		curve = min(max(f.W*0.22, sidePlot), 260)
	}
	l.Accuracy = Rect{f.X + gap + leftRoom, top + titleRoom, curve, h}
	l.Loss = Rect{f.Right() - gap - curve, top + titleRoom, curve, h}
	if p.room() == 0 || foot < p.least() {
		return
	}
	if w := l.Loss.X - leftRoom - l.Accuracy.Right() - 3*gap; w > sidePlot && w >= p.width() {
		l.place(Rect{l.Accuracy.Right() + 2*gap, top, w, foot}, p)
	} else if p.lower != LowerNetwork { // in the curves' place
		l.Accuracy, l.Loss = Rect{}, Rect{}
		l.below(f, top, foot, p)
	}
}

// planes places two planes with their headers above them.
func (l *Layout) planes(a, b, y, side, head float64) {
	l.plane(a, y, side, head)
	l.Rival = Rect{b, y, side, side}
	l.RivalHeader = Rect{b, y - head + 2, side, head - 4}
}

// pairTitle is the height above a plane that a title of two lines takes.
const pairTitle = 44.0

// pairNarrow is A | B over the curves, or A over B where that makes them much larger.
func (l *Layout) pairNarrow(f Rect, p plan) {
	const left, right, title = 24.0, 4.0, pairTitle
	head := p.head(f)
	room := f.H - head - title - axisRoom
	large := p.room() > networkRoom
	lower := min(p.room(), room*0.55)
	if !large {
		if lower = titleRoom + max(min(f.H*0.18, 140), 56) + axisRoom; lower > 0.6*room {
			lower = 0 // too low for curves
		}
	}
	stacked := min(f.W-narrowLeft-narrowRight, (room-axisRoom-lower)/2)
	beside := min((f.W-left-gap-right)/2, room-lower)
	if p.lower == LowerHidden { // its picture as large as a plane in a very low figure
		above := title
		if p.palette {
			above += head
		}
		beside = min(beside, f.H-above-axisRoom-gap-hiddenTitle-hiddenCaption-placeLeast)
	}
	beside = max(beside, 40)
	if stacked > 1.25*beside {
		x := f.X + narrowLeft + (f.W-narrowLeft-narrowRight-stacked)/2
		l.plane(x, f.Y+head, stacked, head)
		l.Header.X, l.Header.W = f.X+narrowRight, f.W-2*narrowRight
		l.RivalHeader = Rect{f.X + narrowRight, l.Boundary.Bottom() + axisRoom, f.W - 2*narrowRight, title}
		l.Rival = Rect{x, l.RivalHeader.Bottom(), stacked, stacked}
	} else {
		y := f.Y + title
		if p.palette { // its line; A's title stands under it
			y += head
			l.Header = Rect{f.X + narrowRight, f.Y + 2, f.W - 2*narrowRight, 44}
		}
		x := f.X + (f.W-2*beside-left-gap-right)/2 + left
		l.Boundary, l.Rival = Rect{x, y, beside, beside}, Rect{x + beside + gap, y, beside, beside}
		l.PairHeader, l.RivalHeader = Rect{x, y - title, beside, title}, Rect{l.Rival.X, y - title, beside, title}
		l.Shared = true
	}
	top := l.Rival.Bottom() + axisRoom
	if lower == 0 {
		return
	}
	if large {
		l.below(f, top, max(f.Bottom()-top-gap, 0), p)
		return
	}
	h := max(56, min(f.Bottom()-top-titleRoom-axisRoom, 240))
	l.curves(f, top, h)
	top = l.Accuracy.Bottom() + axisRoom
	if room := f.Bottom() - top - gap; p.lower == LowerNetwork && room >= networkLeast {
		l.below(f, top, min(room, 360), p)
	}
}
