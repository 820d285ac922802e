// Package space shows a hidden layer's space: the points where the layer puts them, the plane's grid as it bends it, and the flat
// cut of the output, which is the boundary there. It is geometry alone: package figure draws it.
package space

import (
	"fmt"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// Space is how the hidden space is looked at.
type Space struct {
	Camera
	Layer     int    // from 1; a network with fewer shows its last
	Principal bool   // along the principal axes, not along three neurons
	Neuron    [3]int // those of a wide layer that are shown
	Grid      bool   // the plane's grid, as the layers bend it
	Focus     bool   // the arrow keys turn the space
}

// Home is the camera that the space begins with.
var Home = Camera{Turn: 35, Tilt: 20, Perspective: true}

// New looks at the first hidden layer.
func New() Space { return Space{Camera: Home, Layer: 1, Neuron: [3]int{0, 1, 2}, Grid: true} }

// Of is the network whose space is shown, with its points.
type Of struct {
	Run       *core.Run
	Features  []core.Feature
	Predicted []int     // the class that the network gives to each of the points
	NonFinite string    // the number that is not finite any more; "" if all are
	Plane     core.Rect // whose grid is shown
	Running   bool      // the next scene will be another
	Pair      bool      // it is A, beside a B
}

// Layers is how many hidden layers the network has.
func (of Of) Layers() int { return len(of.Run.Net.Sizes) - 2 }

func (of Of) classes() int { return of.Run.Net.Sizes[len(of.Run.Net.Sizes)-1] }

// LayerShown is the hidden layer that is shown, 0 where there is none.
func (v *Space) LayerShown(of Of) int { return min(v.Layer, of.Layers()) }

// Needs is the room that the hidden space asks for: a title's line above its picture, two lines below it.
var Needs = layout.Needs{Height: 300, Least: layout.ViewLeast, Width: layout.PlaceLeast, Title: 28, Caption: 36, Twin: true}

const mostPoints = 600 // more are thinned

// Lay makes the scene of the present network in a part of the screen. It costs a forward pass for each point, at most 600, and
// for each node of the grid, at most 625.
func (v *Space) Lay(d *Scene, of Of, area layout.Rect) {
	d.Notes, d.Marks, d.Lines, d.Faces, d.Labels = d.Notes[:0], d.Marks[:0], d.Lines[:0], d.Faces[:0], d.Labels[:0]
	d.Dims, d.Planar, d.Share, d.Shown = 0, false, 1, 0
	d.Title, d.Hint = "hidden space", ""
	d.Area = area
	layer := v.LayerShown(of)
	if layer == 0 {
		d.Notes = append(d.Notes, "This network has no hidden layer: it draws its straight line in the plane itself. Give it a layer under Network.")
		return
	}
	size := of.Run.Net.Sizes[layer]
	if of.Pair {
		d.Title += " of A"
	}
	d.Title += fmt.Sprintf(" · h%d, %s", layer, core.FormatCount(size, "neuron"))
	if of.NonFinite != "" {
		d.Notes = append(d.Notes, of.NonFinite+" is not a finite number: the points have no place in this space any more. Reset starts again.")
		return
	}
	d.space.fill(v, of, layer)
	if !d.place(v, of, layer, size) {
		d.Notes = append(d.Notes, fmt.Sprintf("h%d is not finite at some point: there is no space to draw.", layer))
		return
	}
	d.project(v, of)
	if d.Dims == 3 {
		d.Hint = "drag to turn it"
	}
	d.note(v, of, layer, size)
}

// note says in words what is shown.
func (d *Scene) note(v *Space, of Of, layer, size int) {
	n := len(of.Run.Points())
	switch {
	case n == 0:
		d.Notes = append(d.Notes, "No points: only the plane's grid, as the layer bends it.")
	case d.Shown < n:
		d.Notes = append(d.Notes, core.FormatInteger(d.Shown)+" of "+core.FormatInteger(n)+" points.")
	}
	if d.Share < 1 {
		d.Notes = append(d.Notes, "Principal axes: "+core.FormatPercent(d.Share)+" of the spread.")
	}
	what := "plane"
	if d.Dims == 2 {
		what = "line"
	}
	switch {
	case layer < of.Layers():
		d.Notes = append(d.Notes, fmt.Sprintf("The output separates in h%d, the last hidden layer.", of.Layers()))
	case of.classes() != 2:
		d.Notes = append(d.Notes, fmt.Sprintf("With %d classes there is a plane between each two: none is drawn.", of.classes()))
	case size > 3 && !v.Principal:
		d.Notes = append(d.Notes, fmt.Sprintf("The separating plane lies in all %d neurons, not in three: see the principal axes.", size))
	case !d.Planar:
		d.Notes = append(d.Notes, "Both outputs are equal everywhere or nowhere in this space: no "+what+" separates it.")
	case d.space.principal && size > 3:
		d.Notes = append(d.Notes, "On the plane both outputs are equal within them.")
	default:
		d.Notes = append(d.Notes, "On the "+what+" both outputs are equal.")
	}
}
