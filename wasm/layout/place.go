package layout

// Needs is what a view asks for below the plane, or in another place. The zero Needs asks for nothing: what it shows stands elsewhere.
type Needs struct {
	Height   float64 // below the plane; 0 for nothing
	Least    float64 // the height from which it is drawn there
	Width    float64 // the least, where it shares the figure's width
	Left     float64 // room that it uses at its left
	Title    float64 // of its own height, above what it shows
	Caption  float64 // likewise below
	Optional bool    // drawn where there is room, and left out without a word
	Twin     bool    // a picture like the plane: it stands beside it, at the same size
	Plots    bool    // it has two diagrams, beside accuracy and loss
	Text     bool    // and a text to be read with them
	Spread   bool    // it takes the room of the curves, not of the plane
	Strip    float64 // the width that it needs in a strip; 0 is half of it, and leaves an optional one out
}

// ViewLeast is the least height that a view below the plane is of use in, where it says nothing else.
const ViewLeast = ViewHeight - Gap - 2

// The room that a view is of use in, wherever it stands.
const (
	PlaceLeast = 80.0  // of height, and of width for a picture
	WideText   = 560.0 // of a text: its parts stand beside each other
	planeLeast = 64.0  // the least plane beside or above it
	placeWide  = 720.0 // the most of width at the right of a plane
)

// shows says whether what was asked for has a place of use. An optional view asks for none.
func (l *Places) shows(p plan) bool {
	if p.Optional || p.Height == 0 {
		return true
	}
	view := l.View
	switch {
	case p.Twin:
		view = l.Picture
	case p.Plots && view.H < PlaceLeast:
		view = l.Plots
		view.H -= TitleRoom + AxisRoom - PlaceLeast/2
	}
	return view.W >= PlaceLeast && view.H >= PlaceLeast && l.Boundary.W >= planeLeast
}

// besideView is the plane, or the two, with what stands below it elsewhere at the right: in a low figure. Under them are
// accuracy | loss where there is the height for them. Over small planes the palette has a line of its own.
func (l *Places) besideView(f Rect, p plan) {
	head, n := p.head(), 1.0
	if p.pair {
		n = 2
	}
	across := f.W - Gap/2 - (n+1)*LeftRoom - (n-1)*Gap - Gap // of planes and view
	share := across / (n + 1.5)
	if p.Twin {
		share = across / (n + 1)
	}
	most := (across - max(p.Width, share)) / n
	y, line := f.Y+head, p.palette && most < cornerLeast
	if line && p.pair {
		y += pairTitle
	}
	tall := f.Bottom() - y - AxisRoom - Gap
	most = min(most, tall)
	side := min(most, tall-curvesRoom)
	under := side >= max(0.6*most, narrowPlot)
	if !under {
		side = max(most, 40)
	}
	w := min(across-n*side, placeWide)
	if p.Twin {
		w = min(w, tall)
	}
	x := f.X + Gap/2 + LeftRoom + (across-n*side-w)/2
	l.plane(x, y, side, head)
	last := l.Boundary
	if p.pair {
		l.planes(x, x+side+Gap+LeftRoom, y, side, head)
		last = l.Rival
	}
	if line {
		l.wideHeader(f, p)
	}
	if line && p.pair {
		l.PairHeader, l.RivalHeader = Rect{x, y - pairTitle, side, pairTitle}, Rect{last.X, y - pairTitle, side, pairTitle}
	}
	view := Rect{last.Right() + LeftRoom, f.Y + head, w, f.H - head - Gap}
	if under {
		l.Accuracy = Rect{x, y + side + AxisRoom + TitleRoom, side, tall - side - TitleRoom - AxisRoom}
		if l.Loss = l.Accuracy; p.pair {
			l.Loss.X = last.X
		} else {
			l.Loss.X, l.Loss.W = view.X, view.W
			view.H = side + AxisRoom
		}
	}
	above := head - 2 // of the view's title over the planes' top
	switch {
	case line:
		above = 0
	case p.Twin || p.Plots && !p.Text:
		above = TitleRoom
	}
	view.Y, view.H = view.Y-above, view.H+above
	l.place(view, p)
}

// withoutView is the plane, or the two, with the curves, and a line at the foot that says what has no room.
func (l *Places) withoutView(f Rect, p plan) {
	h := noRoomHeight
	if f.W < noRoomWide && f.H > lowHeight/2 {
		h += LineStep
	}
	p.Needs = Needs{}
	l.fill(Rect{f.X, f.Y, f.W, f.H - h}, p)
	l.NoRoom = Rect{f.X + Gap, f.Bottom() - h, f.W - 2*Gap, h}
}

const (
	noRoomHeight = LineStep + Gap/2 // of the line, with room around it
	noRoomWide   = 448.0            // a narrower figure has it in two
)
