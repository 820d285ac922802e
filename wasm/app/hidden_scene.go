package app

import (
	"cmp"
	"math"
	"slices"

	"xorcery/wasm/layout"
)

// HiddenScene is the hidden space ready to be drawn, and the memory that makes the next one cheap. All places are in
// device-independent pixels; marks and faces are in the order of depth, the
// farthest first, lines in that of their layers.
type HiddenScene struct {
	Area   layout.Rect // the picture
	Title  string
	Hint   string   // how to turn it; "" in two dimensions
	Notes  []string // what the picture shows, or why there is none
	Dims   int      // 2 or 3; 0 where there is no picture
	Marks  []HiddenMark
	Lines  []HiddenLine
	Faces  []HiddenFace
	Labels []HiddenLabel
	Axes   [3]string  // names of the axes
	Low    [3]float64 // where each begins
	High   [3]float64
	Normal Vec // of the separating plane within the drawn space
	Offset float64
	Planar bool    // there is a separating plane
	Share  float64 // of the spread that principal axes show, 1 for neurons
	Shown  int     // points that are drawn
	Unit   float64 // pixels of a unit: half a side of the space

	space hiddenSpace
	eye   eye
	x, y  float64 // the picture's middle
	seen  []place // of the points and the grid's nodes
	spare []HiddenLine
	reach struct { // of the camera that it was last asked for
		of   Camera
		x, y float64
	}
}

// place is a place of the space in the picture.
type place struct{ x, y, depth, size float64 }

// HiddenMark is a point of the data.
type HiddenMark struct {
	X, Y, Depth, Size float64
	Class             int
	Wrong, Test       bool
	At                Vec
}

// HiddenLine is a straight piece of a line; Class is what the network answers there.
type HiddenLine struct {
	X0, Y0, X1, Y1, Depth float64
	Kind                  HiddenLineKind
	Class                 int
}

// HiddenLineKind says what a line belongs to.
type HiddenLineKind int

// The lines.
const (
	HiddenFrame     HiddenLineKind = iota // the edges of the space
	HiddenFront                           // those at the corner nearest to the eye, before everything
	HiddenAxis                            // the three that are named
	HiddenGrid                            // x1 or x2 constant in the plane
	HiddenSeparator                       // the border of the separating plane, or the line in two dimensions
)

// HiddenFace is a piece of the separating plane.
type HiddenFace struct {
	Corners [6][2]float64
	N       int // corners
	Depth   float64
}

// HiddenLabel is a name or number beside an axis.
type HiddenLabel struct {
	X, Y float64
	Text string
	Name bool
}

// project turns the space toward the eye and puts everything in order of depth.
func (d *HiddenScene) project(s *State) {
	p := &d.space
	camera, r := s.Hidden.Camera, &d.reach
	if camera.Turn = 0; camera != r.of { // the reach is that of all turns
		r.of = camera
		r.x, r.y = camera.reach()
	}
	d.eye = s.Hidden.eye()
	reachX, reachY := r.x, r.y
	if d.Dims == 2 {
		d.eye = Camera{Tilt: 90}.eye() // straight from above: the first axis to the right, the second up
		reachX, reachY = 1.12, 1.12
	}
	d.x, d.y = d.Area.Middle()
	d.Unit = max(min((d.Area.W/2-sideLabel)/reachX, (d.Area.H/2-footLabel)/reachY), 4)
	points, train := s.Run.Points(), s.Run.IsTrain()
	d.seen = d.seen[:0]
	for _, v := range p.at {
		d.seen = append(d.seen, d.screen(v))
	}
	for i, k := range d.seen[:p.points] {
		at := i * p.stride
		d.Marks = append(d.Marks, HiddenMark{k.x, k.y, k.depth, k.size, points[at].Class, s.Predicted[at] != points[at].Class, !train[at], p.at[i]})
	}
	d.Shown = len(d.Marks)
	d.frame()
	if s.Hidden.Grid {
		p.segments(func(a, b int) { d.join(d.seen[a], d.seen[b], HiddenGrid, p.class[a]) })
	}
	if d.Planar {
		cells := SeparatorCells(d.Normal, d.Offset, d.Dims)
		d.Planar = len(cells) > 0
		for _, cell := range cells {
			d.face(cell)
		}
	}
	slices.SortFunc(d.Marks, func(a, b HiddenMark) int { return cmp.Compare(a.Depth, b.Depth) })
	slices.SortFunc(d.Faces, func(a, b HiddenFace) int { return cmp.Compare(a.Depth, b.Depth) })
	d.layerLines()
}

// HiddenLayers is how many layers of equal depth the space is drawn in.
const HiddenLayers = 24

// HiddenLayer is the layer at a depth, 0 the farthest. Corners lie up to √3 from the middle; what has no bounds may lie farther.
func HiddenLayer(depth float64) int {
	layer := (depth + 2) / 4 * HiddenLayers
	switch {
	case layer >= HiddenLayers:
		return HiddenLayers - 1
	case layer > 0:
		return int(layer)
	}
	return 0
}

// layerLines puts the lines in the order of their layers, at the cost of a copy.
func (d *HiddenScene) layerLines() {
	var next [HiddenLayers + 1]int
	for i := range d.Lines {
		next[HiddenLayer(d.Lines[i].Depth)+1]++
	}
	for i := range HiddenLayers {
		next[i+1] += next[i]
	}
	d.spare = slices.Grow(d.spare[:0], len(d.Lines))[:len(d.Lines)]
	for _, l := range d.Lines {
		k := HiddenLayer(l.Depth)
		d.spare[next[k]] = l
		next[k]++
	}
	d.Lines, d.spare = d.spare, d.Lines
}

func (d *HiddenScene) screen(v Vec) place {
	x, y, depth, size := d.eye.project(v)
	return place{d.x + x*d.Unit, d.y - y*d.Unit, depth, size}
}

func (d *HiddenScene) line(a, b Vec, kind HiddenLineKind, class int) {
	d.join(d.screen(a), d.screen(b), kind, class)
}

func (d *HiddenScene) join(a, b place, kind HiddenLineKind, class int) {
	d.Lines = append(d.Lines, HiddenLine{a.x, a.y, b.x, b.y, (a.depth + b.depth) / 2, kind, class})
}

// face adds a piece of the separating plane, with what of its outline lies on the space's, or a piece of the line.
func (d *HiddenScene) face(cell []Vec) {
	if len(cell) == 2 {
		d.line(cell[0], cell[1], HiddenSeparator, 0)
		return
	}
	f := HiddenFace{N: len(cell)}
	for i, v := range cell {
		at := d.screen(v)
		f.Corners[i] = [2]float64{at.x, at.y}
		f.Depth += at.depth / float64(len(cell))
		if next := cell[(i+1)%len(cell)]; onFace(v, next) {
			d.line(v, next, HiddenSeparator, 0)
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
