// Package layout says where everything of the figure stands. It is geometry alone: a pure function of the figure's size and of
// what is to be shown, which says by its [Needs] what room it asks for. No view is known here by its name.
//
// Lengths are in device-independent pixels, y down.
package layout

// Places says where everything stands: see [Arrange].
type Places struct {
	Figure   Rect // all but the window's bar and panel
	Narrow   bool // curves under the boundary instead of beside it
	Strip    bool // the plane and one thing beside it, in a low figure over a phone's story
	Boundary Rect // the plane, square
	Bare     bool // the plane is so small that its ticks would cost too much of it
	Header   Rect // above the boundary: its title and the palette

	PairHeader  Rect // A's title where the header has no room for it
	RivalHeader Rect // B's title
	Shared      bool // B stands so near to A that A's ticks of x2 are its own

	Rival    Rect // B's plane, of the same size, while two networks are compared; else empty
	Accuracy Rect // the plot area of each curve, without its labels
	Loss     Rect
	OneAxis  bool // accuracy stands over loss, and the axis of steps under both is one
	View     Rect // what stands below the plane or in its place, but for Plots; empty where it has no room or needs none
	Picture  Rect // a twin's picture, within View
	Plots    Rect // a view's two diagrams, with their labels
	NoRoom   Rect // where it is said that what was asked for has no room, else empty
	Bar      Rect // window only: run buttons and status
	Panel    Rect // window only: the controls
}

// Room around a plot for its labels.
const (
	Gap       = 16.0
	TitleRoom = 28.0 // above a plot: its name and value
	AxisRoom  = 36.0 // below a plot: tick labels and the axis' name
	LeftRoom  = 40.0 // left of a plot: tick labels

	BarHeight  = 56.0
	BarLine    = 28.0  // more in a narrow window: its numbers stand under the buttons
	SidePlot   = 112.0 // the least width of a curve
	ViewHeight = 176.0 // what a view that needs no more may ask for below the plane
)

const (
	headerRoom  = 48.0 // above the boundary: title and palette
	panelWidth  = 312.0
	narrowWidth = 600.0 // a figure below this width is narrow
	highWindow  = 560.0 // a narrow window below this height keeps its plane's room
	barBeside   = 720.0 // a window below this width has no room for its panel beside the figure, nor for its numbers beside the bar's buttons
	lowHeight   = 480.0 // a figure below this height has its plane's title in one line
	besidePlot  = 100.0 // the least width of a curve at the right of a plane at the left
	narrowPlot  = 88.0  // likewise in a narrow figure
	viewMost    = 360.0 // the most height below the plane
)

// plan is what a layout makes room for.
type plan struct {
	Needs
	palette bool // the figure has the palette
	pair    bool // two networks are compared
}

// head is the height above the plane.
func (p plan) head() float64 {
	if !p.palette {
		return TitleRoom
	}
	return headerRoom
}

// Arrange lays out a figure of w×h with what stands below its plane, or beside it; panel says whether the program shows its own
// controls (in a window) or a page does, palette whether the figure has the classes' swatches, pair whether two networks are
// compared.
func Arrange(w, h float64, view Needs, panel, palette, pair bool) Places {
	p, l := plan{view, palette, pair}, Places{Figure: Rect{0, 0, w, h}}
	if panel {
		l.window(w, h)
	}
	l.Narrow = l.Figure.W < narrowWidth
	// What was asked for never vanishes without a word: it moves, or a line says that it has no room.
	bare := l
	if !panel && p.isStrip(l.Figure) {
		l.strip(l.Figure, p)
		return l
	}
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
func (l *Places) fill(f Rect, p plan) {
	switch {
	case p.Spread && !p.pair:
		l.spread(f, p)
	case l.Narrow && p.pair:
		l.pairNarrow(f, p)
	case l.Narrow && !p.Optional:
		l.stackView(f, p)
	case p.pair:
		l.pair(f, p)
	case p.Twin:
		l.besideTwin(f, p)
	case p.Plots:
		l.besidePlots(f, p)
	case p.Height == 0:
		l.besideCurves(f, p)
	default:
		l.largest(f, p)
	}
}

// window takes the room of the window's bar and panel from the figure.
func (l *Places) window(w, h float64) {
	l.Bar = Rect{0, 0, w, BarHeight}
	if w < barBeside {
		l.Bar.H += BarLine
	}
	l.Figure = Rect{0, l.Bar.H, w, h - l.Bar.H}
	if w >= barBeside {
		l.Panel = Rect{w - panelWidth, l.Bar.H, panelWidth, h - l.Bar.H}
		l.Figure.W -= panelWidth
	} else {
		share := max(h*0.4, 160)
		if w >= narrowWidth || h < highWindow { // what the bar takes more
			share -= BarLine
		}
		l.Panel = Rect{0, h - share, w, share}
		l.Figure.H -= share
	}
}

// plane places the boundary with its header.
func (l *Places) plane(x, y, side, head float64) {
	l.Boundary = Rect{x, y, side, side}
	l.Header = Rect{x, y - head + 2, side, head - 4}
}

// wideHeader gives the header all of the figure's width.
func (l *Places) wideHeader(f Rect, p plan) {
	l.Header = Rect{f.X + narrowRight, f.Y + 2, f.W - 2*narrowRight, p.head() - 4}
}

// below gives the room from top on, over the figure's width, to the view.
func (l *Places) below(f Rect, top float64, p plan) {
	left := max(p.Left, Gap)
	l.place(Rect{f.X + left, top, f.W - left - Gap, max(f.Bottom()-top-Gap, 0)}, p)
}

// place gives a rectangle to the view.
func (l *Places) place(r Rect, p plan) {
	l.View = r
	switch {
	case p.Twin:
		l.Picture = Rect{r.X, r.Y + p.Title, r.W, r.H - p.Title - p.Caption}
	case p.Plots && !p.Text:
		l.Plots, l.View = r, Rect{}
	case p.Plots && r.W >= WideText:
		l.Plots = Rect{r.X, r.Y, r.W * 0.52, r.H}
		l.View = Rect{l.Plots.Right() + Gap, r.Y, r.W*0.48 - Gap, r.H}
	case p.Plots:
		h := min(max(r.H*0.45, TitleRoom+AxisRoom+48), TitleRoom+AxisRoom+100)
		if r.H-h < p.Title+LineStep {
			return // its text alone
		}
		l.Plots, l.View = Rect{r.X, r.Y, r.W, h}, Rect{r.X, r.Y + h, r.W, r.H - h}
	}
}
