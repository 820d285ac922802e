package layout

// Zoom is how much larger than usual everything is in a program of w×h, so that on a large screen text and marks grow with the plane;
// panel says whether the program shows its own controls, stage whether the figure is for a room full of people.
func Zoom(w, h float64, panel, stage bool) float64 {
	if panel {
		w -= panelWidth
	}
	more := max(min(w/roomyWidth, h/roomyHeight)-1, 0)
	if stage {
		more = max(min(w/stageWidth, h/stageHeight)-1, 0)
	}
	return 1 + growth*more
}

// Enlarge is a zoom of a program of w×h times how large its reader wants text and marks: no more than leaves room for the layout, and
// never less than the whole where that has none.
func Enlarge(zoom, text, w, h float64) float64 {
	return max(min(zoom*text, w/leastWidth, h/leastHeight), min(zoom*text, 1))
}

const (
	leastWidth  = 320.0 // of what is laid out
	leastHeight = 400.0
)

const (
	growth      = 0.7    // of text and marks, for one of the figure
	roomyWidth  = 1200.0 // a figure that is larger both ways grows
	roomyHeight = 900.0
	stageWidth  = 640.0 // likewise on a stage
	stageHeight = 480.0
)
