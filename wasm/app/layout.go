package app

// Layout says where everything stands. It is a pure function of the size and of what is shown: see [Arrange].
type Layout struct {
	Figure   Rect // all but the window's bar and panel
	Narrow   bool // curves under the boundary instead of beside it
	Boundary Rect // the plane, square
	Header   Rect // above the boundary: its title and the palette

	PairHeader  Rect // A's title where the header has no room for it
	RivalHeader Rect // B's title
	Shared      bool // B stands so near to A that A's ticks of x2 are its own

	Rival    Rect // B's plane, of the same size, while two networks are compared; else empty
	Accuracy Rect // the plot area of each curve, without its labels
	Loss     Rect
	Network  Rect // the neurons and weights, or what stands in their place; empty where there is no room
	Space    Rect // the picture of the hidden space, within Network
	Diagrams Rect // the doctor's two, with their labels
	NoRoom   Rect // where it is said that what was asked for has no room, else empty
	Bar      Rect // window only: run buttons and status
	Panel    Rect // window only: the controls
}

// Room around a plot for its labels, in device-independent pixels.
const (
	gap          = 16.0
	titleRoom    = 28.0 // above a plot: its name and value
	headerRoom   = 48.0 // above the boundary: title and palette
	axisRoom     = 36.0 // below a plot: tick labels and the axis' name
	leftRoom     = 40.0 // left of a plot: tick labels
	barHeight    = 56.0
	barLine      = 28.0 // more in a narrow window: its numbers stand under the buttons
	panelWidth   = 312.0
	narrowWidth  = 600.0 // a figure below this width is narrow
	lowHeight    = 480.0 // a figure below this height has its plane's title in one line
	sidePlot     = 112.0 // the least width of a curve
	besidePlot   = 100.0 // that of one at the right of a plane at the left
	narrowPlot   = 88.0  // likewise in a narrow figure
	networkRoom  = 176.0 // the height that a network asks for, with its title
	networkLeast = 120.0 // the least in which it is drawn
)

// plan is what a layout makes room for.
type plan struct {
	lower   Lower
	palette bool // the figure has the palette
	told    bool // a page shows the bricks, or what the doctor says
	pair    bool // two networks are compared
}

// room is the height that what stands below the plane asks for; 0 leaves it out.
func (p plan) room() float64 {
	switch {
	case p.lower == LowerHidden:
		return hiddenRoom
	case p.lower == LowerDoctor && p.told:
		return diagramRoom
	case p.lower == LowerDoctor:
		return doctorRoom
	case p.lower == LowerBricks && p.told:
		return 0
	case p.lower == LowerBricks:
		return brickRoom
	}
	return networkRoom
}

// head is the height above the plane in a figure.
func (p plan) head(f Rect) float64 {
	if !p.palette && (f.W < narrowWidth || f.H < lowHeight) {
		return titleRoom
	}
	return headerRoom
}

// arrange lays the figure out for its size and for what is shown.
func (s *State) arrange() {
	p := plan{lower: s.Lower, palette: !s.Hosted, pair: s.Rival != nil}
	p.told = s.Lower == LowerBricks && s.Hosted || s.Lower == LowerDoctor && s.Doctor.hosted
	s.Layout = arrange(s.width, s.height, s.Panel != nil, p)
	s.gesture = gesture{}
	s.Revision++
}

// Arrange lays out a figure of w×h with one network; panel says whether the program shows its own controls (in a window)
// or a page does.
func Arrange(w, h float64, panel bool) Layout {
	return arrange(w, h, panel, plan{lower: LowerNetwork, palette: true})
}

func arrange(w, h float64, panel bool, p plan) Layout {
	l := Layout{Figure: Rect{0, 0, w, h}}
	if panel {
		l.window(w, h)
	}
	l.Narrow = l.Figure.W < narrowWidth
	// What was asked for never vanishes without a word: it moves, or a line says that it has no room.
	bare := l
	if l.fill(l.Figure, p); l.shows(p) {
		return l
	}
	l = bare
	if l.besideView(l.Figure, p); l.shows(p) {
		return l
	}
	l = bare
	l.withoutView(l.Figure, p)
	return l
}

// fill lays f out the way that its proportions ask for.
func (l *Layout) fill(f Rect, p plan) {
	switch {
	case l.Narrow && p.pair:
		l.pairNarrow(f, p)
	case l.Narrow:
		l.stack(f, p)
	case p.pair:
		l.pair(f, p)
	case p.lower == LowerHidden:
		l.besideSpace(f, p)
	case p.lower == LowerDoctor:
		l.besideDoctor(f, p)
	case p.lower == LowerBricks && p.told:
		l.besideCurves(f, p)
	default:
		l.row(f, p)
	}
}

// window takes the room of the window's bar and panel from the figure.
func (l *Layout) window(w, h float64) {
	l.Bar = Rect{0, 0, w, barHeight}
	if w < narrowWidth && h >= 560 {
		l.Bar.H += barLine
	}
	l.Figure = Rect{0, l.Bar.H, w, h - l.Bar.H}
	if w >= narrowWidth+panelWidth-192 {
		l.Panel = Rect{w - panelWidth, l.Bar.H, panelWidth, h - l.Bar.H}
		l.Figure.W -= panelWidth
	} else {
		share := max(h*0.4, 160)
		l.Panel = Rect{0, h - share, w, share}
		l.Figure.H -= share
	}
}

// plane places the boundary with its header.
func (l *Layout) plane(x, y, side, head float64) {
	l.Boundary = Rect{x, y, side, side}
	l.Header = Rect{x, y - head + 2, side, head - 4}
}

// below gives the room from top on, over the figure's width, to what stands there; the network names its inputs at its left.
func (l *Layout) below(f Rect, top, h float64, p plan) {
	left := gap
	if p.lower == LowerNetwork {
		left = leftRoom
	}
	l.place(Rect{f.X + left, top, f.W - left - gap, h}, p)
}

// place gives the room under or between the plots to what stands there.
func (l *Layout) place(r Rect, p plan) {
	l.Network = r
	switch {
	case p.lower == LowerHidden:
		l.Space = Rect{r.X, r.Y + hiddenTitle, r.W, r.H - hiddenTitle - hiddenCaption}
	case p.lower == LowerDoctor && p.told:
		l.Diagrams, l.Network = r, Rect{}
	case p.lower == LowerDoctor && r.W >= doctorWide:
		l.Diagrams = Rect{r.X, r.Y, r.W * 0.52, r.H}
		l.Network = Rect{l.Diagrams.Right() + gap, r.Y, r.W*0.48 - gap, r.H}
	case p.lower == LowerDoctor:
		h := min(max(r.H*0.45, titleRoom+axisRoom+48), titleRoom+axisRoom+100)
		if r.H-h < brickTitle+lineStep {
			return // what the doctor says alone
		}
		l.Diagrams, l.Network = Rect{r.X, r.Y, r.W, h}, Rect{r.X, r.Y + h, r.W, r.H - h}
	}
}

// row is accuracy | boundary | loss, the boundary large in the middle, and under them what stands there.
func (l *Layout) row(f Rect, p plan) {
	lower, head := p.room(), p.head(f)
	room := f.H - head - axisRoom - gap
	side := min(room, f.W-2*(sidePlot+leftRoom)-leftRoom-3*gap)
	side = max(min(side, f.W*0.5), 40)
	switch enough := min(side, f.H*0.6); { // a little less plane for a view of the network, a small one in a low figure
	case side > room-lower && room-lower > 0.65*enough || p.lower != LowerNetwork && room-lower > 0.55*enough:
		side = min(side, room-lower)
	case side > room-networkLeast && room-networkLeast > 0.8*enough && p.lower == LowerNetwork:
		side = room - networkLeast
	}
	curve := (f.W - side - leftRoom - 4*gap - 2*leftRoom) / 2
	curve = max(min(curve, side), 20)
	x := f.X + (f.W-side-2*curve-3*leftRoom-2*gap)/2 // centered when there is room to spare
	y := f.Y + head
	l.Accuracy = Rect{x + leftRoom, y, curve, side}
	l.plane(l.Accuracy.Right()+gap+leftRoom, y, side, head)
	l.Loss = Rect{l.Boundary.Right() + gap + leftRoom, y, curve, side}
	top := y + side + axisRoom
	if h := f.Bottom() - top - gap; h >= p.least() {
		l.place(Rect{l.Accuracy.X, top, l.Loss.Right() - l.Accuracy.X, min(h, 360)}, p)
	}
}

// least is the height from which what stands below the plane is drawn.
func (p plan) least() float64 {
	if p.lower == LowerNetwork {
		return networkLeast
	}
	return networkRoom - gap - 2
}
