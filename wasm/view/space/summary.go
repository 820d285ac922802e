package space

import "xorcery/core"

// Summary is the hidden space in words and numbers, for a page.
type Summary struct {
	Title  string     `json:"title"`
	Notes  []string   `json:"notes"`
	Layer  int        `json:"layer"`
	Dims   int        `json:"dims"`
	Axes   []string   `json:"axes"`
	Plane  bool       `json:"plane"`
	Share  *float64   `json:"share"` // null where it is not finite
	Points int        `json:"points"`
	Area   [4]float64 `json:"area"` // x, y, width, height in CSS pixels of the figure
}

// Summary says what a scene shows.
func (v *Space) Summary(d *Scene, of Of) *Summary {
	sum := &Summary{Title: d.Title, Notes: append([]string{}, d.Notes...), Layer: v.LayerShown(of), Dims: d.Dims,
		Axes: []string{}, Plane: d.Planar, Points: d.Shown, Area: [4]float64{d.Area.X, d.Area.Y, d.Area.W, d.Area.H}, Share: core.Finite(d.Share)}
	for k := range d.Dims {
		sum.Axes = append(sum.Axes, d.Axes[k])
	}
	return sum
}
