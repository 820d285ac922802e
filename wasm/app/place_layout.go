package app

import "strings"

// The room that what stands below the plane, or in another place, is of use in.
const (
	placeLeast  = 80.0  // of height, and of width for a picture
	planeLeast  = 64.0  // the least plane beside or above it
	placeWide   = 720.0 // the most of width at the right of a plane
	bricksWidth = 312.0 // the least, for the name and the buttons in the title's line
	doctorWidth = 160.0 // likewise for the doctor's text
)

// width is the least that what stands below the plane asks for where it shares the figure's width.
func (p plan) width() float64 {
	switch {
	case p.lower == LowerBricks:
		return bricksWidth
	case p.lower == LowerDoctor && !p.told:
		return doctorWidth
	case p.lower == LowerDoctor:
		return leftRoom + sidePlot
	}
	return placeLeast
}

// shows says whether what was asked for has a place of use. The network asks for none: it is drawn where there is room.
func (l *Layout) shows(p plan) bool {
	if p.lower == LowerNetwork || p.lower == LowerBricks && p.told {
		return true
	}
	view := l.Network
	switch {
	case p.lower == LowerHidden:
		view = l.Space
	case p.lower == LowerDoctor && view.H < placeLeast:
		view = l.Diagrams
		view.H -= titleRoom + axisRoom - placeLeast/2
	}
	return view.W >= placeLeast && view.H >= placeLeast && l.Boundary.W >= planeLeast
}

// besideView is the plane, or the two, with what stands below it elsewhere at the right: in a low figure. Under them are
// accuracy | loss where there is the height for them. Over small planes the palette has a line of its own.
func (l *Layout) besideView(f Rect, p plan) {
	head, n := p.head(f), 1.0
	if p.pair {
		n = 2
	}
	across := f.W - gap/2 - (n+1)*leftRoom - (n-1)*gap - gap // of planes and view
	share := across / (n + 1.5)
	if p.lower == LowerHidden {
		share = across / (n + 1)
	}
	most := (across - max(p.width(), share)) / n
	y, line := f.Y+head, p.palette && most < cornerLeast
	if line && p.pair {
		y += pairTitle
	}
	tall := f.Bottom() - y - axisRoom - gap
	most = min(most, tall)
	side := min(most, tall-curvesRoom)
	under := side >= max(0.6*most, narrowPlot)
	if !under {
		side = max(most, 40)
	}
	w := min(across-n*side, placeWide)
	if p.lower == LowerHidden {
		w = min(w, tall)
	}
	x := f.X + gap/2 + leftRoom + (across-n*side-w)/2
	l.plane(x, y, side, head)
	last := l.Boundary
	if p.pair {
		l.planes(x, x+side+gap+leftRoom, y, side, head)
		last = l.Rival
	}
	if line {
		l.Header = Rect{f.X + narrowRight, f.Y + 2, f.W - 2*narrowRight, head - 4}
	}
	if line && p.pair {
		l.PairHeader, l.RivalHeader = Rect{x, y - pairTitle, side, pairTitle}, Rect{last.X, y - pairTitle, side, pairTitle}
	}
	view := Rect{last.Right() + leftRoom, f.Y + head, w, f.H - head - gap}
	if under {
		l.Accuracy = Rect{x, y + side + axisRoom + titleRoom, side, tall - side - titleRoom - axisRoom}
		if l.Loss = l.Accuracy; p.pair {
			l.Loss.X = last.X
		} else {
			l.Loss.X, l.Loss.W = view.X, view.W
			view.H = side + axisRoom
		}
	}
	above := head - 2 // of the view's title over the planes' top
	switch {
	case line:
		above = 0
	case p.lower == LowerHidden || p.lower == LowerDoctor && p.told:
		above = titleRoom
	}
	view.Y, view.H = view.Y-above, view.H+above
	l.place(view, p)
}

// withoutView is the plane, or the two, with the curves, and a line at the foot that says what has no room.
func (l *Layout) withoutView(f Rect, p plan) {
	h := noRoomHeight
	if f.W < noRoomWide && f.H > lowHeight/2 {
		h += lineStep
	}
	p.lower, p.told = LowerBricks, true // which stand elsewhere
	l.fill(Rect{f.X, f.Y, f.W, f.H - h}, p)
	l.NoRoom = Rect{f.X + gap, f.Bottom() - h, f.W - 2*gap, h}
}

const (
	noRoomHeight = lineStep + gap/2 // of the line, with room around it
	noRoomWide   = 448.0            // a narrower figure has it in two
)

// NoRoomText says that what was asked for has no room, in [Layout.NoRoom].
func (s *State) NoRoomText() string {
	for _, o := range lowers {
		if o.Value == string(s.Lower) {
			return "No room for the " + strings.ToLower(o.Label) + " here: make the window larger."
		}
	}
	return ""
}
