package space

import "xorcery/core"

// Summary is the hidden space in words and numbers, for a page.
type Summary struct {
	Title  string     `json:"title"`
	Notes  []string   `json:"notes"`
	Layer  int        `json:"layer"`
	Moved  float64    `json:"moved"` // how many moves the plane has come, as the slider says
	Moves  []string   `json:"moves"` // all that there are, in their order
	Move   string     `json:"move"`  // the one at work; "" in a layer's space and in the plane
	Dims   int        `json:"dims"`
	Axes   []string   `json:"axes"`
	Plane  bool       `json:"plane"`
	Share  *float64   `json:"share"` // null where it is not finite
	Points int        `json:"points"`
	Lit    *int       `json:"lit"`    // the point that is pointed at; null for none
	Area   [4]float64 `json:"area"`   // x, y, width, height in CSS pixels of the figure
	Slider [4]float64 `json:"slider"` // likewise, of the way's track below the picture; zeros where it has no room
}

// Summary says what a scene shows.
func (v *Space) Summary(d *Scene, of Of) *Summary {
	sum := &Summary{Title: d.Title, Notes: append([]string{}, d.Notes...), Layer: v.LayerShown(of), Dims: d.Dims, Moved: v.Moved(of), Moves: []string{},
		Axes: []string{}, Plane: d.Planar, Points: d.Shown, Area: [4]float64{d.Area.X, d.Area.Y, d.Area.W, d.Area.H}, Share: core.Finite(d.Share)}
	if d.Lit != nil {
		sum.Lit = &d.Lit.Point
	}
	if t := d.Strip.Track; !t.Empty() {
		sum.Slider = [4]float64{t.X, t.Y, t.W, t.H}
	}
	for _, m := range Moves(of.net()) {
		sum.Moves = append(sum.Moves, m.Name)
	}
	if at := v.atWork(of); at >= 0 {
		sum.Move = sum.Moves[at]
	}
	for k := range d.Dims {
		sum.Axes = append(sum.Axes, d.Axes[k])
	}
	return sum
}
