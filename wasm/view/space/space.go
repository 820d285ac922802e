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
	Turned  bool    // by the reader: else the camera is the one from which the points spread, see [Space.Aim]
	Layer   int     // from 1; a network with fewer shows its last
	Bent    float64 // how much of the layer's way the plane has come: 0 is the space before it, 1 the layer's own
	Along   Along   // what the axes are
	Neuron  [3]int  // those of a wide layer that are shown
	Chosen  bool    // by the reader: else those along which the points spread most, see [Space.Pick]
	Grid    bool    // the plane's grid, as the layers bend it
	Focus   bool    // the arrow keys turn the space
	Playing bool    // the plane is on its way by itself

	sights    []sight     // of the layers
	principal []principal // of the layers
	scout     *activations
	counts    *[2]census // of the scout
	pace      pace
}

// Along is what the axes of a layer's space are.
type Along string

// What the axes are: until the reader chooses, the three neurons of a narrow layer and the principal axes of a wider one, whose fold three
// of its neurons seldom show.
const (
	Fitting   Along = ""
	Neurons   Along = "neurons"
	Principal Along = "principal"
)

// PrincipalIn says whether a layer of so many neurons is shown along its principal axes.
func (v *Space) PrincipalIn(size int) bool {
	return size >= 3 && (v.Along == Principal || v.Along == Fitting && size > 3)
}

// Home is the camera for a space without points.
var Home = Camera{Turn: 35, Tilt: 20, Perspective: true}

// New looks at the first hidden layer.
func New() Space {
	return Space{Camera: Home, Layer: 1, Bent: 1, Neuron: [3]int{0, 1, 2}, Grid: true}
}

// Of is the network whose space is shown, with its points.
type Of struct {
	Run       *core.Run
	Net       *core.MLP // in place of the run's, of the same sizes; nil for that one
	Features  []core.Feature
	Predicted []int     // the class that the network gives to each of the points
	NonFinite string    // the number that is not finite any more; "" if all are
	Plane     core.Rect // whose grid is shown
	Running   bool      // the next scene will be another
	Pair      bool      // it is A, beside a B
	Lit       *Lit      // nil for none
}

// Lit is the point of the run that the reader points at.
type Lit struct {
	Point int
	Says  string
}

// net is the network that is shown.
func (of Of) net() *core.MLP {
	if of.Net != nil {
		return of.Net
	}
	return of.Run.Net
}

// Layers is how many hidden layers the network has.
func (of Of) Layers() int { return len(of.net().Sizes) - 2 }

func (of Of) classes() int { return of.net().Sizes[len(of.net().Sizes)-1] }

// LayerShown is the hidden layer that is shown, 0 where there is none.
func (v *Space) LayerShown(of Of) int { return min(v.Layer, of.Layers()) }

// Needs is the room that the hidden space asks for: a title's line above its picture, two lines below it.
var Needs = layout.Needs{Height: 300, Least: layout.ViewLeast, Width: layout.PlaceLeast, Title: 28, Caption: 36, Twin: true}

const mostPoints = 600 // more are thinned

// Lay makes the scene of the present network in a part of the screen. Where network, points or plane are other ones than in the last
// scene it costs a forward pass for each point, at most 600, for each node of the grid, at most 625, and for two or three times as
// many places as the boundary has pieces, about 150.
func (v *Space) Lay(d *Scene, of Of, picture layout.Rect) {
	d.Notes, d.Markers, d.Lines, d.Faces, d.Labels = d.Notes[:0], d.Markers[:0], d.Lines[:0], d.Faces[:0], d.Labels[:0]
	d.Dims, d.Planar, d.Cut, d.Shown, d.Lit = 0, false, 0, 0, nil
	d.Share, d.Flat = 1, 0
	d.Title, d.Hint = "hidden space", ""
	d.Strip, d.Area = v.Split(of, picture)
	layer := v.LayerShown(of)
	if layer == 0 {
		d.Notes = append(d.Notes, "This network has no hidden layer: it draws its straight line in the plane itself. Give it a layer under Network.")
		return
	}
	if of.Pair {
		d.Title += " of A"
	}
	d.Title += " · " + v.place(of, layer)
	if of.NonFinite != "" {
		d.Notes = append(d.Notes, of.NonFinite+" is not a finite number: the points have no place in this space any more. Reset starts again.")
		return
	}
	w := &d.way
	w.layer, w.moves = layer, layerMoves(of.net(), layer)
	w.move, w.t = v.at(of.net(), layer)
	d.space.fill(of, layer, !w.done())
	if !d.space.place(v, of, w) {
		d.Notes = append(d.Notes, fmt.Sprintf("h%d is not finite at some point: there is no space to draw.", layer))
		return
	}
	d.frameSpace(of)
	d.findCut(of, layer, of.net().Sizes[layer])
	d.project(v, of)
	if d.Dims == 3 {
		d.Hint = "drag to turn it"
	}
	d.note(v, of, layer, of.net().Sizes[layer])
}

// frameSpace finds how many dimensions the space has on the way, and what its axes show.
func (d *Scene) frameSpace(of Of) {
	w, dims := &d.way, func(layer int) int {
		if layer == 0 {
			return 2
		}
		return min(max(of.net().Sizes[layer], 2), 3)
	}
	after, leaving := dims(w.layer), w.leaving()
	d.Dims, d.Flat = after, float64(3-after)
	if before := dims(w.layer - 1); leaving > 0 {
		d.Dims = max(before, after)
		d.Flat += leaving * (float64(3-before) - d.Flat)
	}
	stop, there := w.stop()
	var f frame
	d.Shows, f = d.space.axesAt(of, w, stop)
	for k, a := range d.Shows {
		d.Axes[k] = a.Name
	}
	d.Low, d.High, d.Scaled = f.low, f.high, there
	d.Share = d.space.bases[w.layer].share()
}

// place says where the plane is.
func (v *Space) place(of Of, layer int) string {
	own := fmt.Sprintf("h%d, %s", layer, core.FormatCount(of.net().Sizes[layer], "neuron"))
	switch {
	case v.Bent == 1:
		return own
	case v.Bent > 0:
		return "toward " + own
	case layer == 1:
		return "the plane itself"
	}
	return fmt.Sprintf("h%d, %s", layer-1, core.FormatCount(of.net().Sizes[layer-1], "neuron"))
}

// note says in words what is shown.
func (d *Scene) note(v *Space, of Of, layer, size int) {
	if of.Lit != nil {
		d.Notes = append(d.Notes, of.Lit.Says+".")
	}
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
	if !d.way.done() {
		d.Notes = append(d.Notes, d.way.says(of))
		return
	}
	switch {
	case layer < of.Layers():
		d.Notes = append(d.Notes, fmt.Sprintf("The output separates in h%d, the last hidden layer.", of.Layers()))
	case of.classes() != 2:
		d.Notes = append(d.Notes, fmt.Sprintf("With %d classes there is a plane between each two: none is drawn.", of.classes()))
	case size > 3 && !v.PrincipalIn(size):
		d.Notes = append(d.Notes, fmt.Sprintf("The separating plane lies in all %d neurons, not in three: see the principal axes.", size))
	case !d.Planar:
		d.Notes = append(d.Notes, "Both outputs are equal everywhere or nowhere in this space: no "+what+" separates it.")
	case d.space.bases[layer].axes != nil && size > 3:
		d.Notes = append(d.Notes, "On the plane both outputs are equal within them.")
	default:
		d.Notes = append(d.Notes, "On the "+what+" both outputs are equal.")
	}
}
