package app

// pair makes room for two planes of the same size where [arrange] has made it for one: lower is the height asked for below
// them, head that above them on a narrow figure.
func (l *Layout) pair(lower, head float64) {
	f := l.Figure
	if l.Narrow {
		l.pairNarrow(f, lower, head)
		return
	}
	room := f.H - headerRoom - axisRoom - gap
	beside := room
	if room-lower > 0.5*room {
		beside = room - lower
	}
	beside = min(beside, (f.W-2*(sidePlot+leftRoom)-2*leftRoom-5*gap)/2)
	foot := max(lower, networkRoom)
	above := max(min((f.W-2*leftRoom-3*gap)/2, room-foot), min(room, f.W/2)*0.45, 40)
	if beside >= above {
		l.pairRow(f, lower, beside)
	} else {
		l.pairAbove(f, lower, above)
	}
}

// pairRow is accuracy | A | B | loss, with what stands below under them.
func (l *Layout) pairRow(f Rect, lower, side float64) {
	curve := max(min((f.W-2*side-4*leftRoom-5*gap)/2, side), 20)
	x := f.X + (f.W-2*side-2*curve-4*leftRoom-3*gap)/2
	y := f.Y + headerRoom
	l.Accuracy = Rect{x + leftRoom, y, curve, side}
	l.setPair(Rect{l.Accuracy.Right() + gap + leftRoom, y, side, side}, Rect{l.Accuracy.Right() + 2*gap + 2*leftRoom + side, y, side, side})
	l.Loss = Rect{l.Rival.Right() + gap + leftRoom, y, curve, side}
	top := y + side + axisRoom
	l.Network = Rect{}
	if h := f.Bottom() - top - gap; lower > 0 && h >= networkRoom-gap-2 {
		l.Network = Rect{l.Accuracy.X, top, l.Loss.Right() - l.Accuracy.X, min(h, 360)}
	}
}

// pairAbove is A | B over accuracy | what stands below | loss.
func (l *Layout) pairAbove(f Rect, lower, side float64) {
	x := f.X + (f.W-2*side-2*leftRoom-gap)/2
	y := f.Y + headerRoom
	l.setPair(Rect{x + leftRoom, y, side, side}, Rect{x + 2*leftRoom + side + gap, y, side, side})
	top := y + side + axisRoom
	foot := f.Bottom() - gap - top
	h := max(foot-titleRoom-axisRoom, 20)
	curve := (f.W - 2*leftRoom - 3*gap) / 2
	l.Network = Rect{}
	if lower > 0 {
		curve = min(max(f.W*0.22, sidePlot), 260)
	}
	l.Accuracy = Rect{f.X + gap + leftRoom, top + titleRoom, curve, h}
	l.Loss = Rect{f.Right() - gap - curve, top + titleRoom, curve, h}
	if w := l.Loss.X - leftRoom - l.Accuracy.Right() - 3*gap; lower > 0 && foot >= networkRoom-gap-2 && w > sidePlot {
		l.Network = Rect{l.Accuracy.Right() + 2*gap, top, w, foot}
	}
}

// pairNarrow is A over B over the curves; beside each other where that leaves more of them, or where something large stands
// below.
func (l *Layout) pairNarrow(f Rect, lower, head float64) {
	const left, right, title = 32.0, 8.0, 40.0
	curveH := max(min(f.H*0.18, 140), 56)
	curves := titleRoom + curveH + axisRoom
	stacked := min(f.W-left-right, (f.H-head-title-2*axisRoom-curves)/2)
	beside := min((f.W-2*left-2*right)/2, f.H-head-title-axisRoom-curves)
	large := lower > networkRoom
	if large || beside > stacked {
		side := max(beside, 40)
		x := f.X + (f.W-2*side-2*left-right)/2 + left
		y := f.Y + title
		if head >= headerRoom { // the palette's line; A's title stands under it
			y += head
			l.Header = Rect{f.X + right, f.Y + 2, f.W - 2*right, 44}
		}
		l.Boundary, l.Rival = Rect{x, y, side, side}, Rect{x + side + right + left, y, side, side}
		l.PairHeader = Rect{x - left + right, y - title, side + left - right, title}
		l.RivalHeader = Rect{l.Rival.X - left + right, y - title, side + left - right, title}
	} else {
		side := max(stacked, 40)
		x := f.X + left + (f.W-left-right-side)/2
		l.Boundary = Rect{x, f.Y + head, side, side}
		l.Header = Rect{f.X + right, f.Y + 2, f.W - 2*right, head - 4}
		l.RivalHeader = Rect{f.X + right, l.Boundary.Bottom() + axisRoom, f.W - 2*right, title}
		l.Rival = Rect{x, l.RivalHeader.Bottom(), side, side}
	}
	top := l.Rival.Bottom() + axisRoom
	l.Network = Rect{}
	if large {
		l.Network = Rect{f.X + gap, top, f.W - 2*gap, max(f.Bottom()-top-gap, 0)}
		l.Accuracy, l.Loss = Rect{}, Rect{}
		return
	}
	curve := (f.W - 2*leftRoom - right - gap/2) / 2
	curveH = max(curveH, min(f.Bottom()-top-titleRoom-axisRoom, 200))
	l.Accuracy = Rect{f.X + leftRoom, top + titleRoom, curve, curveH}
	l.Loss = Rect{l.Accuracy.Right() + gap/2 + leftRoom, top + titleRoom, curve, curveH}
	top = l.Accuracy.Bottom() + axisRoom
	if h := f.Bottom() - top - gap; lower > 0 && h >= networkRoom-gap-2 {
		l.Network = Rect{f.X + gap, top, f.W - 2*gap, min(h, 360)}
	}
}

// setPair places two planes with their headers above them.
func (l *Layout) setPair(a, b Rect) {
	l.Boundary, l.Rival = a, b
	l.Header = Rect{a.X, a.Y - headerRoom + 2, a.W, 44}
	l.RivalHeader = Rect{b.X, b.Y - headerRoom + 2, b.W, 44}
}
