package space

import (
	"math"

	"xorcery/core"
)

// The output's flat cut belongs to the last hidden layer: there it is a plane, or in two dimensions a line. On the way back it goes
// through the moves' inverses as far as they have one: it is bent by the activation's, moves by −b, and goes out as the product is
// undone, where only the boundary is left of it.

// findCut finds the plane in the layer's space.
func (d *Scene) findCut(of Of, layer, size int) {
	d.Normal, d.Offset = Vec{}, 0
	b := &d.space.bases[layer]
	if d.Planar = layer == of.Layers() && of.classes() == 2 && (b.axes != nil || size <= 3); !d.Planar {
		return
	}
	w := make([]float64, size)
	d.Normal, d.Offset = b.separator(w, of.net().Separator(w, 0, 1))
	d.scalePlane()
}

// scalePlane makes the largest number of the separating plane's equation 1, so that no product with it overflows; a plane with
// numbers that are not finite is none.
func (d *Scene) scalePlane() {
	most := math.Abs(d.Offset)
	for _, n := range d.Normal {
		most = max(most, math.Abs(n)) // NaN if any is
	}
	if !(most > 0 && core.IsFinite(most)) {
		d.Normal, d.Offset, d.Planar = Vec{}, 0, false
		return
	}
	for k := range d.Normal {
		d.Normal[k] /= most
	}
	d.Offset /= most
}

// Pieces of the cut along each side: of a plane, and of one that is bent.
const (
	flatCells = 8
	bentCells = 14
)

// layCut adds the cut where the plane stands on its way.
func (d *Scene) layCut(of Of) {
	w, f := &d.way, of.net().Hidden.Function()
	invertible := f.Inverse != nil && d.space.bases[w.layer].axes == nil
	d.Cut = w.t * w.t
	switch {
	case invertible && w.moves[w.move].Kind != Multiply:
		d.Cut = 1
	case !invertible && w.move < len(w.moves)-1:
		d.Cut = 0
	}
	if d.Cut == 0 {
		return
	}
	n, bent := flatCells, invertible && !w.done()
	if bent {
		n = bentCells
	}
	cells := cellsOf(d.Normal, d.Offset, min(max(of.net().Sizes[w.layer], 2), 3), n)
	d.Planar = len(cells) > 0
	for _, cell := range cells {
		d.face(cell, func(v Vec) Vec {
			if !bent {
				return v
			}
			return between(d.cutAt(v, f, w.move), d.cutAt(v, f, w.move+1), w.t)
		})
	}
}

// cutAt takes a place v of the layer's space back to a stop of the way; to the first there is no way back, it stays at the second.
func (d *Scene) cutAt(v Vec, f *core.Function, stop int) Vec {
	w := &d.way
	if stop = max(stop, 1); stop == len(w.moves) {
		return v
	}
	z := d.space.bases[w.layer].frame.take(v)
	for k := range z {
		z[k] = f.Inverse(z[k])
		if w.moves[stop].Kind == Shift {
			z[k] -= w.bias[k]
		}
	}
	z = w.middle.put(z)
	for k := range z {
		z[k] = min(max(z[k], -1), 1)
	}
	return z
}
