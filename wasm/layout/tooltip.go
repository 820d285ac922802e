package layout

// Tooltip is the ground of a tooltip of w×h beside x, from y on, within bounds.
func Tooltip(x, y, w, h float64, within Rect) Rect {
	box := Rect{x + 10, y, w, h}
	if box.Right() > within.Right() {
		box.X = x - 10 - box.W
	}
	box.X = max(box.X, 2)
	box.Y = min(box.Y, within.Bottom()-box.H)
	return box
}

// The room around the lines of a tooltip.
const (
	TooltipSide = 16.0 // left and right together
	TooltipEdge = 8.0  // above and below together
)
