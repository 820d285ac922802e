package space

import (
	"cmp"
	"math"
	"slices"

	"xorcery/wasm/layout"
)

// Scene is the hidden space ready to be drawn, and the memory that makes the next one cheap. All places are in
// device-independent pixels; markers and faces are in the order of depth, the
// farthest first, lines in that of their layers.
type Scene struct {
	Area    layout.Rect // the picture, above the strip
	Strip   Strip
	Title   string
	Hint    string   // how to turn it; "" in two dimensions
	Notes   []string // what the picture shows, or why there is none
	Dims    int      // 2 or 3; 0 where there is no picture
	Markers []Marker
	Lines   []Line
	Faces   []Face
	Labels  []Label
	Axes    [3]string // their names
	Shows   [3]Axis
	Low     [3]float64 // where each begins
	High    [3]float64
	Scaled  bool    // each axis has one scale, from Low to High: the plane stands at a stop of its way
	Flat    float64 // how flat the space is: 1 in two dimensions, less as it grows a third axis
	Normal  Vec     // of the separating plane within the layer's drawn space
	Offset  float64
	Planar  bool    // there is a separating plane
	Cut     float64 // how much of it is there, from 0 to 1
	Share   float64 // of the spread that principal axes show, 1 for neurons
	Shown   int     // points that are drawn
	Lit     *Marker // of them, the one that the reader points at; nil for none
	Unit    float64 // pixels of a unit: half a side of the space

	space activations
	way   way
	eye   eye
	x, y  float64 // the picture's middle
	seen  []place // of the points and the grid's nodes
	ends  []place // of the boundary's pieces
	spare []Line
	reach struct { // of the camera that it was last asked for
		of   Camera
		tall float64
		x, y float64
	}
}

// place is a place of the space in the picture.
type place struct{ x, y, depth, size float64 }

// Marker is a point of the data.
type Marker struct {
	Point             int // of the run
	X, Y, Depth, Size float64
	Class             int
	Wrong, Test       bool
	At                Vec
}

// Line is a straight piece of a line; Class is what the network answers there.
type Line struct {
	X0, Y0, X1, Y1, Depth float64
	Kind                  LineKind
	Class                 int
}

// LineKind says what a line belongs to.
type LineKind int

// The lines.
const (
	FrameLine     LineKind = iota // the edges of the space
	FrontLine                     // those at the corner nearest to the eye, before everything
	AxisLine                      // the three that are named
	GridLine                      // x1 or x2 constant in the plane
	SeparatorLine                 // the border of the separating plane, or the line in two dimensions
	BoundaryLine                  // the plane's boundary, wherever it has come
)

// Face is a piece of the separating plane.
type Face struct {
	Corners [6][2]float64
	N       int // corners
	Depth   float64
}

// Label is a name or number beside an axis.
type Label struct {
	X, Y, W, H float64 // its middle and its size
	Text       string
	Name       bool
	Icon       bool // with the map of the axis' neuron, left of the text
	Stacked    bool // or above it
	K          int  // the axis
}

// flatReach is what a flat picture seen from above reaches to, with a margin.
const flatReach = 1.12

// aim turns the eye toward the space and finds how large it may be. A flat space stands as the plane does where it is seen from right
// above, and shrinks to where it has the room to turn as the eye leaves that place.
func (d *Scene) aim(v *Space) {
	camera, r := v.Camera, &d.reach
	if d.Dims == 2 {
		camera = Camera{Tilt: 90, Perspective: v.Perspective}
	}
	d.eye = camera.eye()
	above := d.Flat * max(1-(math.Abs(camera.Turn)+90-camera.Tilt)/45, 0)
	camera.Turn = 0 // the reach is that of all turns
	if tall := 1 - d.Flat; camera != r.of || tall != r.tall {
		r.of, r.tall = camera, tall
		r.x, r.y = camera.reach(tall)
	}
	reachX, reachY := r.x+(flatReach-r.x)*above, r.y+(flatReach-r.y)*above
	d.x, d.y = d.Area.Middle()
	foot := footLabel
	if !d.icons() {
		foot -= IconSide - labelHeight
	}
	side, head := sideLabel, labelHeight/2 // half a label, of an axis that ends there
	if d.tiny() {
		side, foot, head = bareMargin, bareMargin, bareMargin
	}
	d.y -= (foot - head) / 2
	d.Unit = max(min((d.Area.W/2-side)/reachX, (d.Area.H-foot-head)/2/reachY), 4)
}

// PointAt is the point of the run whose marker lies nearest to a place on the screen, the nearer to the eye of two; −1 where none is within
// reach.
func (d *Scene) PointAt(x, y, reach float64) int {
	best, nearest := -1, reach
	for i := range d.Markers {
		m := &d.Markers[i]
		if far := math.Hypot(m.X-x, m.Y-y); far <= nearest {
			best, nearest = m.Point, far
		}
	}
	return best
}

// project turns the space toward the eye and puts everything in order of depth.
func (d *Scene) project(v *Space, of Of) {
	p := &d.space
	d.aim(v)
	points, train := of.Run.Points(), of.Run.IsTrain()
	d.seen = d.seen[:0]
	for _, v := range p.all.at {
		d.seen = append(d.seen, d.screen(v))
	}
	for i, k := range d.seen[:p.points] {
		at := i * p.stride
		d.Markers = append(d.Markers, Marker{at, k.x, k.y, k.depth, k.size, points[at].Class, of.Predicted[at] != points[at].Class, !train[at], p.all.at[i]})
	}
	d.Shown = len(d.Markers)
	d.frame()
	if v.Grid {
		p.segments(func(a, b int) { d.join(d.seen[a], d.seen[b], GridLine, p.all.class[a]) })
	}
	d.ends = d.ends[:0]
	for _, v := range p.edge.at {
		d.ends = append(d.ends, d.screen(v))
	}
	for _, piece := range p.line.Pieces {
		d.join(d.ends[piece[0]], d.ends[piece[1]], BoundaryLine, 0)
	}
	if d.Planar {
		d.layCut(of)
	}
	slices.SortFunc(d.Markers, func(a, b Marker) int { return cmp.Compare(a.Depth, b.Depth) })
	for i := range d.Markers {
		if of.Lit != nil && d.Markers[i].Point == of.Lit.Point {
			d.Lit = &d.Markers[i]
		}
	}
	slices.SortFunc(d.Faces, func(a, b Face) int { return cmp.Compare(a.Depth, b.Depth) })
	d.layerLines()
}

// Layers is how many layers of equal depth the space is drawn in.
const Layers = 24

// LayerOf is the layer at a depth, 0 the farthest. Corners lie up to √3 from the middle; what has no bounds may lie farther.
func LayerOf(depth float64) int {
	layer := (depth + 2) / 4 * Layers
	switch {
	case layer >= Layers:
		return Layers - 1
	case layer > 0:
		return int(layer)
	}
	return 0
}

// layerLines puts the lines in the order of their layers, at the cost of a copy.
func (d *Scene) layerLines() {
	var next [Layers + 1]int
	for i := range d.Lines {
		next[LayerOf(d.Lines[i].Depth)+1]++
	}
	for i := range Layers {
		next[i+1] += next[i]
	}
	d.spare = slices.Grow(d.spare[:0], len(d.Lines))[:len(d.Lines)]
	for _, l := range d.Lines {
		k := LayerOf(l.Depth)
		d.spare[next[k]] = l
		next[k]++
	}
	d.Lines, d.spare = d.spare, d.Lines
}

func (d *Scene) screen(v Vec) place {
	x, y, depth, size := d.eye.project(v)
	return place{d.x + x*d.Unit, d.y - y*d.Unit, depth, size}
}

func (d *Scene) line(a, b Vec, kind LineKind, class int) {
	d.join(d.screen(a), d.screen(b), kind, class)
}

func (d *Scene) join(a, b place, kind LineKind, class int) {
	d.Lines = append(d.Lines, Line{a.x, a.y, b.x, b.y, (a.depth + b.depth) / 2, kind, class})
}

// face adds a piece of the separating plane, with what of its outline lies on the space's, or a piece of the line; to is where a place of
// the layer's space stands on the way.
func (d *Scene) face(cell []Vec, to func(Vec) Vec) {
	if len(cell) == 2 {
		d.line(to(cell[0]), to(cell[1]), SeparatorLine, 0)
		return
	}
	f := Face{N: len(cell)}
	for i, v := range cell {
		at := d.screen(to(v))
		f.Corners[i] = [2]float64{at.x, at.y}
		f.Depth += at.depth / float64(len(cell))
		if next := cell[(i+1)%len(cell)]; onFace(v, next) {
			d.line(to(v), to(next), SeparatorLine, 0)
		}
	}
	d.Faces = append(d.Faces, f)
}

func between(a, b Vec, t float64) Vec {
	for i := range a {
		a[i] += t * (b[i] - a[i])
	}
	return a
}

// onFace says whether a and b lie on the same face of the space.
func onFace(a, b Vec) bool {
	for k := range a {
		if math.Abs(a[k]) > 1-1e-9 && math.Abs(b[k]) > 1-1e-9 && a[k]*b[k] > 0 {
			return true
		}
	}
	return false
}
