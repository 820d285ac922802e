package app

import (
	"cmp"
	"slices"
)

// HiddenScene is the hidden space ready to be drawn, and the memory that makes the next one cheap. All places are in
// device-independent pixels; lists are in the order of depth, the farthest first.
type HiddenScene struct {
	Area     Rect // the picture
	Title    string
	Notes    []string // what the picture shows, or why there is none
	Dims     int      // 2 or 3; 0 where there is no picture
	Marks    []HiddenMark
	Lines    []HiddenLine
	Faces    []HiddenFace
	Labels   []HiddenLabel
	Axes     [3]string  // names of the axes
	Low      [3]float64 // where each begins
	High     [3]float64
	Normal   Vec // of the separating plane within the drawn space
	Offset   float64
	Planar   bool    // there is a separating plane
	Share    float64 // of the spread that principal axes show, 1 for neurons
	Shown    int     // points that are drawn
	camera   Camera
	space    hiddenSpace
	x, y, up float64 // the picture's middle, and pixels in a unit
}

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
	HiddenAxis                            // the three that are named
	HiddenGrid                            // x1 or x2 constant in the plane
	HiddenSeparator                       // the separating plane's own grid, or the line in two dimensions
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
	d.camera = s.Hidden.Camera
	reachX, reachY := d.camera.reach()
	if d.Dims == 2 {
		d.camera = Camera{Tilt: 90} // straight from above: the first axis to the right, the second up
		reachX, reachY = 1.12, 1.12
	}
	d.x, d.y = d.Area.Middle()
	d.up = max(min((d.Area.W/2-40)/reachX, (d.Area.H/2-22)/reachY), 4)
	points, train := s.Run.Points(), s.Run.IsTrain()
	for i := range p.points {
		at := i * p.stride
		x, y, depth, size := d.screen(p.at[i])
		d.Marks = append(d.Marks, HiddenMark{x, y, depth, size, points[at].Class, s.Predicted[at] != points[at].Class, !train[at], p.at[i]})
	}
	d.Shown = len(d.Marks)
	d.frame()
	if s.Hidden.Grid {
		for _, k := range p.segments() {
			d.line(p.at[k[0]], p.at[k[1]], HiddenGrid, p.class[k[0]])
		}
	}
	if d.Planar {
		cells := SeparatorCells(d.Normal, d.Offset, d.Dims)
		d.Planar = len(cells) > 0
		for _, cell := range cells {
			d.face(cell)
		}
	}
	slices.SortStableFunc(d.Marks, func(a, b HiddenMark) int { return cmp.Compare(a.Depth, b.Depth) })
	slices.SortStableFunc(d.Lines, func(a, b HiddenLine) int { return cmp.Compare(a.Depth, b.Depth) })
	slices.SortStableFunc(d.Faces, func(a, b HiddenFace) int { return cmp.Compare(a.Depth, b.Depth) })
}

func (d *HiddenScene) screen(v Vec) (x, y, depth, size float64) {
	x, y, depth, size = d.camera.Project(v)
	return d.x + x*d.up, d.y - y*d.up, depth, size
}

func (d *HiddenScene) line(a, b Vec, kind HiddenLineKind, class int) {
	x0, y0, z0, _ := d.screen(a)
	x1, y1, z1, _ := d.screen(b)
	d.Lines = append(d.Lines, HiddenLine{x0, y0, x1, y1, (z0 + z1) / 2, kind, class})
}

// face adds a piece of the separating plane with its outline, or of the line.
func (d *HiddenScene) face(cell []Vec) {
	if len(cell) == 2 {
		d.line(cell[0], cell[1], HiddenSeparator, 0)
		return
	}
	f := HiddenFace{N: len(cell)}
	for i, v := range cell {
		x, y, depth, _ := d.screen(v)
		f.Corners[i] = [2]float64{x, y}
		f.Depth += depth / float64(len(cell))
		d.line(v, cell[(i+1)%len(cell)], HiddenSeparator, 0)
	}
	d.Faces = append(d.Faces, f)
}

// frame adds the edges of the space, in short pieces so that they sort by depth, and the axes' labels.
func (d *HiddenScene) frame() {
	const pieces = 8
	edge := func(a, b Vec, kind HiddenLineKind) {
		for i := range pieces {
			d.line(between(a, b, float64(i)/pieces), between(a, b, float64(i+1)/pieces), kind, 0)
		}
	}
	for k := range d.Dims {
		i, j := (k+1)%3, (k+2)%3
		for _, side := range [4][2]float64{{-1, -1}, {1, -1}, {-1, 1}, {1, 1}} {
			var a, b Vec
			a[i], a[j] = side[0], side[1]
			if d.Dims == 2 {
				if a[2] > 0 {
					continue
				}
				a[2] = 0
			}
			b = a
			a[k], b[k] = -1, 1
			kind := HiddenFrame
			if a[i] != 1 && a[j] != 1 {
				kind = HiddenAxis
			}
			edge(a, b, kind)
			if kind == HiddenAxis && d.Axes[k] != "" {
				d.label(a, b, k)
			}
		}
	}
}

func between(a, b Vec, t float64) Vec {
	for i := range a {
		a[i] += t * (b[i] - a[i])
	}
	return a
}
