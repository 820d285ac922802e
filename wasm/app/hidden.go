package app

import (
	"fmt"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// Hidden is how the hidden space is looked at.
type Hidden struct {
	Camera
	Layer     int    // from 1; a network with fewer shows its last
	Principal bool   // along the principal axes, not along three neurons
	Neuron    [3]int // those of a wide layer that are shown
	Grid      bool   // the plane's grid, as the layers bend it
	Focus     bool   // the arrow keys turn the space
}

var homeView = Camera{Turn: 35, Tilt: 20, Perspective: true}

func newHidden() Hidden {
	return Hidden{Camera: homeView, Layer: 1, Neuron: [3]int{0, 1, 2}, Grid: true}
}

// hiddenLayers is how many hidden layers the network has.
func (s *State) hiddenLayers() int { return len(s.Run.Net.Sizes) - 2 }

// hiddenLayer is the layer that is shown, 0 where there is none.
func (s *State) hiddenLayer() int { return min(s.Hidden.Layer, s.hiddenLayers()) }

// hiddenNeeds is the room that the hidden space asks for: a title's line above its picture, two lines below it.
var hiddenNeeds = layout.Needs{Height: 300, Least: layout.ViewLeast, Width: layout.PlaceLeast, Title: 28, Caption: 36, Twin: true}

const hiddenPoints = 600 // more are thinned

// LayHidden makes the scene of the present network; ok is false where the hidden space is not shown or has no room. It
// costs a forward pass for each point, at most 600, and for each node of the grid, at most 625.
func (s *State) LayHidden(d *HiddenScene) (ok bool) {
	area := s.Layout.Picture
	if s.Lower != LowerHidden || area.Empty() {
		return false
	}
	d.Notes, d.Marks, d.Lines, d.Faces, d.Labels = d.Notes[:0], d.Marks[:0], d.Lines[:0], d.Faces[:0], d.Labels[:0]
	d.Dims, d.Planar, d.Share, d.Shown = 0, false, 1, 0
	d.Title, d.Hint = "hidden space", ""
	d.Area = area
	layer := s.hiddenLayer()
	if layer == 0 {
		d.Notes = append(d.Notes, "This network has no hidden layer: it draws its straight line in the plane itself. Give it a layer under Network.")
		return true
	}
	size := s.Run.Net.Sizes[layer]
	if s.Rival != nil {
		d.Title += " of A"
	}
	d.Title += fmt.Sprintf(" · h%d, %d neuron%s", layer, size, plural(size))
	if s.Report.NonFinite != "" {
		d.Notes = append(d.Notes, s.Report.NonFinite+" is not a finite number: the points have no place in this space any more. Reset starts again.")
		return true
	}
	d.space.fill(s, layer)
	if !d.place(s, layer, size) {
		d.Notes = append(d.Notes, fmt.Sprintf("h%d is not finite at some point: there is no space to draw.", layer))
		return true
	}
	d.project(s)
	if d.Dims == 3 {
		d.Hint = "drag to turn it"
	}
	d.note(s, layer, size)
	return true
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// note says in words what is shown.
func (d *HiddenScene) note(s *State, layer, size int) {
	n := len(s.Run.Points())
	switch {
	case n == 0:
		d.Notes = append(d.Notes, "No points: only the plane's grid, as the layer bends it.")
	case d.Shown < n:
		d.Notes = append(d.Notes, core.FormatInteger(d.Shown)+" of "+core.FormatInteger(n)+" points.")
	}
	if d.Share < 1 {
		d.Notes = append(d.Notes, "Principal axes: "+FormatPercent(d.Share)+" of the spread.")
	}
	what := "plane"
	if d.Dims == 2 {
		what = "line"
	}
	switch {
	case layer < s.hiddenLayers():
		d.Notes = append(d.Notes, fmt.Sprintf("The output separates in h%d, the last hidden layer.", s.hiddenLayers()))
	case s.Classes != 2:
		d.Notes = append(d.Notes, fmt.Sprintf("With %d classes there is a plane between each two: none is drawn.", s.Classes))
	case size > 3 && !s.Hidden.Principal:
		d.Notes = append(d.Notes, fmt.Sprintf("The separating plane lies in all %d neurons, not in three: see the principal axes.", size))
	case !d.Planar:
		d.Notes = append(d.Notes, "Both outputs are equal everywhere or nowhere in this space: no "+what+" separates it.")
	case d.space.principal && size > 3:
		d.Notes = append(d.Notes, "On the plane both outputs are equal within them.")
	default:
		d.Notes = append(d.Notes, "On the "+what+" both outputs are equal.")
	}
}
