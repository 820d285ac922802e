package app

// Layout says where everything stands. It is a pure function of the size: see [Arrange].
type Layout struct {
	Narrow   bool // curves under the boundary instead of beside it
	Boundary Rect // the plane, square
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
	axisRoom    = 36.0 // below a plot: tick labels and the axis' name
	leftRoom    = 40.0 // left of a plot: tick labels
	barHeight   = 56.0
	panelWidth  = 312.0
	narrowWidth = 600.0 // a figure below this width is narrow
	sidePlot    = 120.0 // the least width of a curve
	networkRoom = 176.0 // the least height of a network worth drawing, with its title
)

// Arrange lays out a figure of w×h; panel says whether the program shows its own controls (in a window) or a page
// does.
func Arrange(w, h float64, panel bool) Layout {
	var l Layout
	figure := Rect{0, 0, w, h}
	if panel {
		l.Bar = Rect{0, 0, w, barHeight}
		figure.Y += barHeight
		figure.H -= barHeight
		if w >= narrowWidth+panelWidth-192 {
			l.Panel = Rect{w - panelWidth, barHeight, panelWidth, h - barHeight}
			figure.W -= panelWidth
		} else {
			share := max(h*0.4, 160)
			l.Panel = Rect{0, h - share, w, share}
			figure.H -= share
		}
	}
	if l.Narrow = figure.W < narrowWidth; l.Narrow {
		l.stack(figure)
	} else {
		l.row(figure)
	}
	return l
}

// row is accuracy | boundary | loss, the boundary large in the middle, and the network under them where there is room.
func (l *Layout) row(f Rect) {
	room := f.H - titleRoom - axisRoom - 2*gap
	side := min(room, f.W-2*(sidePlot+leftRoom)-leftRoom-3*gap)
	side = max(min(side, f.W*0.5), 40)
	if side > room-networkRoom && room-networkRoom > 0.55*side {
		side = room - networkRoom // a little less plane for a view of the network
	}
	curve := (f.W - side - leftRoom - 4*gap - 2*leftRoom) / 2
	curve = max(min(curve, side), 20)
	x := f.X + (f.W-side-2*curve-3*leftRoom-2*gap)/2 // centered when there is room to spare
	y := f.Y + titleRoom + gap
	l.Accuracy = Rect{x + leftRoom, y, curve, side}
	l.Boundary = Rect{l.Accuracy.Right() + gap + leftRoom, y, side, side}
	l.Loss = Rect{l.Boundary.Right() + gap + leftRoom, y, curve, side}
	top := y + side + axisRoom
	if h := f.Bottom() - top - gap; h >= networkRoom-gap-2 {
		l.Network = Rect{l.Accuracy.X, top, l.Loss.Right() - l.Accuracy.X, min(h, 360)}
	}
}

// stack is the boundary on top and the two curves under it.
func (l *Layout) stack(f Rect) {
	const left, right = 32.0, 8.0
	curveH := max(min(f.H*0.22, 160), 56)
	side := min(f.W-left-right, f.H-2*titleRoom-2*axisRoom-curveH)
	side = max(side, 40)
	x := f.X + left + (f.W-left-right-side)/2
	l.Boundary = Rect{x, f.Y + titleRoom, side, side}
	y := l.Boundary.Bottom() + axisRoom + titleRoom
	curve := (f.W - 2*leftRoom - right - gap/2) / 2
	l.Accuracy = Rect{f.X + leftRoom, y, curve, curveH}
	l.Loss = Rect{l.Accuracy.Right() + gap/2 + leftRoom, y, curve, curveH}
	top := y + curveH + axisRoom
	if h := f.Bottom() - top - gap; h >= networkRoom-gap {
		l.Network = Rect{f.X + gap, top, f.W - 2*gap, min(h, 360)}
	}
}
