package app

// Layout says where everything stands. It is a pure function of the size: see [Arrange].
type Layout struct {
	Figure   Rect // all but the window's bar and panel
	Narrow   bool // curves under the boundary instead of beside it
	Boundary Rect // the plane, square
	Header   Rect // above the boundary: its title and the palette

	PairHeader  Rect // A's title where the header has no room for it
	RivalHeader Rect // B's title

	Rival    Rect // B's plane, of the same size, while two networks are compared; else empty
	Accuracy Rect // the plot area of each curve, without its labels
	Loss     Rect
	Network  Rect // the neurons and weights; empty where there is no room
	Bar      Rect // window only: run buttons and status
	Panel    Rect // window only: the controls
}

// Room around a plot for its labels, in device-independent pixels.
const (
	gap         = 16.0
	titleRoom   = 28.0 // above a plot: its name and value
	headerRoom  = 48.0 // above the boundary: title and palette
	axisRoom    = 36.0 // below a plot: tick labels and the axis' name
	leftRoom    = 40.0 // left of a plot: tick labels
	barHeight   = 56.0
	barLine     = 28.0 // more in a narrow window: its numbers stand under the buttons
	panelWidth  = 312.0
	narrowWidth = 600.0 // a figure below this width is narrow
	sidePlot    = 112.0 // the least width of a curve
	networkRoom = 176.0 // the least height of a network worth drawing, with its title
)

// Arrange lays out a figure of w×h; panel says whether the program shows its own controls (in a window) or a page
// does.
func Arrange(w, h float64, panel bool) Layout { return arrange(w, h, panel, networkRoom, headerRoom) }

// arrange is Arrange with so much room asked for below the plane, where 0 leaves that out, and above a narrow figure's.
func arrange(w, h float64, panel bool, lower, head float64) Layout {
	var l Layout
	figure := Rect{0, 0, w, h}
	if panel {
		l.Bar = Rect{0, 0, w, barHeight}
		if w < narrowWidth && h >= 560 {
			l.Bar.H += barLine
		}
		figure.Y += l.Bar.H
		figure.H -= l.Bar.H
		if w >= narrowWidth+panelWidth-192 {
			l.Panel = Rect{w - panelWidth, l.Bar.H, panelWidth, h - l.Bar.H}
			figure.W -= panelWidth
		} else {
			share := max(h*0.4, 160)
			l.Panel = Rect{0, h - share, w, share}
			figure.H -= share
		}
	}
	l.Figure = figure
	if l.Narrow = figure.W < narrowWidth; l.Narrow {
		l.stack(figure, lower, head)
	} else {
		l.row(figure, lower)
	}
	return l
}

// row is accuracy | boundary | loss, the boundary large in the middle, and the network under them where there is room.
func (l *Layout) row(f Rect, lower float64) {
	room := f.H - headerRoom - axisRoom - gap
	side := min(room, f.W-2*(sidePlot+leftRoom)-leftRoom-3*gap)
	side = max(min(side, f.W*0.5), 40)
	if side > room-lower && room-lower > 0.55*min(side, f.H*0.6) {
		side = room - lower // a little less plane for a view of the network
	}
	curve := (f.W - side - leftRoom - 4*gap - 2*leftRoom) / 2
	curve = max(min(curve, side), 20)
	x := f.X + (f.W-side-2*curve-3*leftRoom-2*gap)/2 // centered when there is room to spare
	y := f.Y + headerRoom
	l.Accuracy = Rect{x + leftRoom, y, curve, side}
	l.Boundary = Rect{l.Accuracy.Right() + gap + leftRoom, y, side, side}
	l.Header = Rect{l.Boundary.X, f.Y + 2, side, 44}
	l.Loss = Rect{l.Boundary.Right() + gap + leftRoom, y, curve, side}
	top := y + side + axisRoom
	if h := f.Bottom() - top - gap; lower > 0 && h >= networkRoom-gap-2 {
		l.Network = Rect{l.Accuracy.X, top, l.Loss.Right() - l.Accuracy.X, min(h, 360)}
	}
}

// stack is the boundary on top and the two curves under it.
func (l *Layout) stack(f Rect, lower, head float64) {
	const left, right = 32.0, 8.0
	curveH := max(min(f.H*0.22, 160), 56)
	side := min(f.W-left-right, f.H-head-titleRoom-2*axisRoom-curveH)
	if lower > networkRoom || lower == 0 {
		l.stackLower(f, lower, head, left, right)
		return
	}
	side = max(side, 40)
	x := f.X + left + (f.W-left-right-side)/2
	l.Boundary = Rect{x, f.Y + head, side, side}
	l.Header = Rect{f.X + right, f.Y + 2, f.W - 2*right, head - 4}
	y := l.Boundary.Bottom() + axisRoom + titleRoom
	curve := (f.W - 2*leftRoom - right - gap/2) / 2
	l.Accuracy = Rect{f.X + leftRoom, y, curve, curveH}
	l.Loss = Rect{l.Accuracy.Right() + gap/2 + leftRoom, y, curve, curveH}
	top := y + curveH + axisRoom
	if h := f.Bottom() - top - gap; lower > 0 && h >= networkRoom-gap-2 {
		l.Network = Rect{f.X + gap, top, f.W - 2*gap, min(h, 360)}
	}
}

// stackLower is the boundary on top without the curves: in their place stands something large, or what the page shows under
// the figure where lower is 0.
func (l *Layout) stackLower(f Rect, lower, head, left, right float64) {
	room := f.H - head - axisRoom - gap
	if lower > 0 {
		room *= 0.45
	}
	side := max(min(f.W-left-right, room), 40)
	l.Boundary = Rect{f.X + left + (f.W-left-right-side)/2, f.Y + head, side, side}
	l.Header = Rect{f.X + right, f.Y + 2, f.W - 2*right, head - 4}
	if top := l.Boundary.Bottom() + axisRoom; lower > 0 {
		l.Network = Rect{f.X + gap, top, f.W - 2*gap, f.Bottom() - top - gap}
	}
}
