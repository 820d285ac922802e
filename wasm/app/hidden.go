package app

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"xorcery/core"
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

const (
	hiddenRoom   = 300.0 // the height that the hidden space asks for below the plane
	hiddenTitle  = 28.0
	hiddenPoints = 600 // more are thinned
)

// LayHidden makes the scene of the present network; ok is false where the hidden space is not shown or has no room. It
// costs a forward pass for each point, at most 600, and for each node of the grid, at most 625.
func (s *State) LayHidden(d *HiddenScene) (ok bool) {
	area := s.Layout.Network
	if s.Lower != LowerHidden || area.Empty() {
		return false
	}
	d.Notes, d.Marks, d.Lines, d.Faces, d.Labels = d.Notes[:0], d.Marks[:0], d.Lines[:0], d.Faces[:0], d.Labels[:0]
	d.Dims, d.Planar, d.Share, d.Shown = 0, false, 1, 0
	d.Title = "hidden space"
	d.Area = Rect{area.X, area.Y + hiddenTitle, area.W, area.H - hiddenTitle}
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
		d.Notes = append(d.Notes, "Three principal axes: "+FormatPercent(d.Share)+" of the points' spread.")
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
		d.Notes = append(d.Notes, "The plane is where both outputs are equal within them.")
	default:
		d.Notes = append(d.Notes, "On the "+what+" both outputs are equal.")
	}
}

// place finds the axes with their ranges and the separating plane; false where a number is not finite.
func (d *HiddenScene) place(s *State, layer, size int) bool {
	p := &d.space
	d.Dims = min(max(size, 2), 3)
	net := s.Run.Net
	p.axes(s, size)
	separates := layer == s.hiddenLayers() && s.Classes == 2
	var w []float64
	b := 0.0
	if separates {
		w = make([]float64, size)
		b = net.Separator(w, 0, 1)
	}
	d.Normal, d.Offset = Vec{}, b
	if p.principal {
		reach := 0.0
		for _, v := range p.at {
			for _, x := range v {
				reach = max(reach, math.Abs(x))
				if !(math.Abs(x) <= math.MaxFloat64) {
					return false
				}
			}
		}
		reach = max(reach, 1e-9)
		total, shown := 0.0, 0.0
		for i, v := range p.fit.Variance {
			if i < 3 {
				shown += v
			}
			total += v
		}
		if total > 0 {
			d.Share = min(shown/total, 1)
		}
		for k := range 3 {
			d.Axes[k] = fmt.Sprintf("axis %d", k+1)
			d.Low[k], d.High[k] = -reach, reach
		}
		if separates {
			for i, m := range p.fit.Mean {
				d.Offset += w[i] * m
				for k := range 3 {
					d.Normal[k] += w[i] * p.vectors[k*size+i] * reach
				}
			}
		}
	} else {
		for k := range 3 {
			d.Axes[k] = ""
			d.Low[k], d.High[k] = -1, 1
			if k >= size {
				continue
			}
			unit := p.units[k]
			d.Axes[k] = fmt.Sprintf("h%d[%d]", layer, unit)
			lo, hi := activationBounds(net.Hidden)
			if !(hi > lo) {
				lo, hi = math.Inf(1), math.Inf(-1)
				for _, v := range p.at {
					lo, hi = min(lo, v[k]), max(hi, v[k])
				}
				if !(hi-lo <= math.MaxFloat64) {
					return false
				}
				if hi-lo < 1e-9 {
					lo, hi = lo-0.5, hi+0.5
				}
			}
			d.Low[k], d.High[k] = lo, hi
			if separates && size <= 3 {
				d.Normal[k] = w[unit] * (hi - lo) / 2
				d.Offset += w[unit] * (hi + lo) / 2
			}
		}
		separates = separates && size <= 3
	}
	for i := range p.at {
		for k := range 3 {
			v := (2*p.at[i][k] - d.Low[k] - d.High[k]) / (d.High[k] - d.Low[k])
			if !(math.Abs(v) <= 1e6) {
				return false
			}
			p.at[i][k] = v
		}
	}
	d.Planar = separates
	return true
}

// activationBounds is the range of a hidden neuron's activation; empty where it has none.
func activationBounds(f core.Activation) (lo, hi float64) {
	switch f {
	case core.Sigmoid:
		return 0, 1
	case core.Tanh:
		return -1, 1
	}
	return 0, 0
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

// label names axis k, which runs from a to b, and says how far it goes; where all axes begin with the same number it stands
// at their common corner.
func (d *HiddenScene) label(a, b Vec, k int) {
	common := true
	for i := range d.Dims {
		common = common && d.Axes[i] != "" && d.Low[i] == d.Low[0]
	}
	text := d.Axes[k] + " " + shortNumber(d.Low[k]) + " … " + shortNumber(d.High[k])
	if common {
		text = d.Axes[k] + " = " + shortNumber(d.High[k])
	}
	x, y, _, _ := d.screen(between(a, b, 1.13))
	d.Labels = append(d.Labels, HiddenLabel{x, y, text, true})
	if common && k == 0 {
		corner := a
		for i := range d.Dims {
			corner[i] *= 1.12
		}
		x, y, _, _ := d.screen(corner)
		d.Labels = append(d.Labels, HiddenLabel{x, y, shortNumber(d.Low[0]), false})
	}
}

// shortNumber is a number for an axis' end.
func shortNumber(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'g', 3, 64), "-", "−", 1)
}

func between(a, b Vec, t float64) Vec {
	for i := range a {
		a[i] += t * (b[i] - a[i])
	}
	return a
}
