package layout

// A strip is the figure over a phone's story: so low that the plane and one more thing have room, beside each other. That thing stands
// whole; what would cut it, curves, captions and buttons, is left out.
const (
	stripMost  = 256.0 // the height below which a narrow figure without controls of its own is a strip
	stripLeft  = 26.0  // of the plane: its tick labels
	stripGap   = 12.0
	stripRight = 4.0
	stripPlane = 36.0  // the least plane: it shows still where a point is
	stripTicks = 120.0 // the least plane with ticks; a smaller one takes their room
	stripTwin  = 148.0 // the most height of a twin: a higher one has what moves it, for which a strip is no place
	stripCurve = 72.0  // the width of the loss beside two planes
)

// isStrip says whether f is a strip.
func (p plan) isStrip(f Rect) bool { return f.W < narrowWidth && f.H < stripMost && !p.palette }

// strip is the plane at the left and at its right what the view shows, or for a view that asks for nothing there accuracy over loss. Two
// planes stand beside each other, and beside them the loss.
func (l *Places) strip(f Rect, p plan) {
	l.Strip = true
	if p.pair {
		l.stripPair(f)
		return
	}
	view := max(f.W*0.5, p.Strip)
	left, side := stripLeft, min(f.H-TitleRoom-AxisRoom, f.W-stripLeft-stripGap-stripRight-view)
	if side < stripTicks && p.Strip > 0 && !p.Optional {
		l.Bare, left = true, stripRight
		side = max(side+stripLeft-left, stripPlane)
	}
	l.plane(f.X+left, f.Y+TitleRoom, side, TitleRoom)
	x := l.Boundary.Right() + stripGap
	right := Rect{x, f.Y, f.Right() - stripRight - x, f.H - stripRight}
	switch {
	case p.Height == 0 || p.Optional && p.Strip == 0:
		l.curvesBeside(f.Right()-Gap-(l.Boundary.Right()+Gap+LeftRoom), side)
	case p.Twin:
		l.View = right
		l.Picture = Rect{x, right.Y + p.Title, right.W, min(right.H-p.Title-p.Caption, stripTwin)}
	case p.Plots:
		l.Plots = right
	default:
		right.X, right.W = right.X+p.Left, right.W-p.Left
		l.View = right
	}
}

// stripPair is A | B | loss.
func (l *Places) stripPair(f Rect) {
	side := min((f.W-stripLeft-Gap-LeftRoom-stripCurve-Gap/2)/2, f.H-pairTitle-AxisRoom)
	x, y := f.X+stripLeft, f.Y+pairTitle
	l.plane(x, y, side, pairTitle)
	l.Rival = Rect{x + side + Gap, y, side, side}
	l.PairHeader, l.RivalHeader = Rect{x, f.Y, side, pairTitle}, Rect{l.Rival.X, f.Y, side, pairTitle}
	l.Shared = true
	x = l.Rival.Right() + LeftRoom
	l.Loss = Rect{x, y, f.Right() - Gap/2 - x, side}
}
