package core

import (
	"math"
	"testing"
)

var edgeView = Rect{-3, -3, 3, 3}

// traced is the edge of a network after some steps, with the scores at the nodes.
func traced(t *testing.T, p Project, steps, side int, fine bool) (*Run, *Raster, *Edge) {
	t.Helper()
	run, err := NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	for range steps {
		run.Step()
	}
	net, r := run.Net, NewRaster(run.Net, p.Data.Features)
	var nodes []Point
	for y := range side {
		for x := range side {
			nodes = append(nodes, Point{X1: -3 + 6*float64(x)/float64(side-1), X2: -3 + 6*float64(y)/float64(side-1)})
		}
	}
	last := net.Layers() - 1
	h, class := make([]float64, len(nodes)*net.Sizes[last]), make([]int, len(nodes))
	r.Layer(h, class, last, nodes)
	score := make([]float64, len(nodes)*net.Sizes[last+1])
	net.Scores(score, h)
	for n, c := range class {
		if w := winner(score[n*net.Sizes[last+1]:][:net.Sizes[last+1]]); w != c {
			t.Fatalf("node %d is of class %d, its largest score is that of %d", n, c, w)
		}
	}
	e := &Edge{}
	e.Trace(r, edgeView, side, score, fine)
	return run, r, e
}

// TestEdgeIsWhereTheClassChanges: along every piece of the edge the winner is another one a pixel's way across it, and wherever the
// winner changes between two pixels of the plane a piece is within a pixel.
func TestEdgeIsWhereTheClassChanges(t *testing.T) {
	const pixels = 400
	pixel := 6.0 / pixels
	for name, k := range map[string]struct {
		set   DataSet
		steps int
	}{"circle": {Circle, 600}, "xor": {XOR, 600}} {
		p := DefaultProject()
		p.Data.Set, p.Network.Hidden, p.Network.Activation = k.set, []int{6, 4}, Tanh
		p.Training.LearningRate, p.Training.Optimizer.Kind, p.Training.Loss = 0.02, "adam", CrossEntropy
		run, r, e := traced(t, p, k.steps, 25, true)
		if len(e.Pieces) < 20 {
			t.Fatalf("%s: %d pieces", name, len(e.Pieces))
		}
		classAt := func(x1, x2 float64) int {
			h, class := make([]float64, run.Net.Sizes[2]), []int{0}
			r.Layer(h, class, 2, []Point{{X1: x1, X2: x2}})
			return class[0]
		}
		for _, piece := range e.Pieces {
			a, b := e.Points[piece[0]], e.Points[piece[1]]
			length := math.Hypot(b.X1-a.X1, b.X2-a.X2)
			if length == 0 {
				continue
			}
			n1, n2 := (b.X2-a.X2)/length*pixel, (a.X1-b.X1)/length*pixel
			for _, f := range []float64{0, 0.5, 1} {
				x1, x2 := a.X1+f*(b.X1-a.X1), a.X2+f*(b.X2-a.X2)
				if classAt(x1+n1, x2+n2) == classAt(x1-n1, x2-n2) {
					t.Errorf("%s: at (%g, %g) of the edge both sides are of one class", name, x1, x2)
				}
			}
		}
		img := make([]float64, 2*pixels*pixels)
		r.Probabilities(img, pixels, pixels, edgeView)
		for y := range pixels {
			for x := range pixels - 1 {
				at := 2 * (y*pixels + x)
				if (img[at] > img[at+1]) == (img[at+2] > img[at+3]) {
					continue
				}
				x1, x2 := -3+(float64(x)+1)*pixel, 3-(float64(y)+0.5)*pixel
				nearest := math.Inf(1)
				for _, piece := range e.Pieces {
					a, b := e.Points[piece[0]], e.Points[piece[1]]
					d1, d2 := b.X1-a.X1, b.X2-a.X2
					f := min(max(((x1-a.X1)*d1+(x2-a.X2)*d2)/max(d1*d1+d2*d2, 1e-300), 0), 1)
					nearest = min(nearest, math.Hypot(a.X1+f*d1-x1, a.X2+f*d2-x2))
				}
				if nearest > pixel {
					t.Fatalf("%s: the winner changes at (%g, %g), %.1f pixels from the edge", name, x1, x2, nearest/pixel)
				}
			}
		}
	}
}

// TestEdgeOfThreeClasses: where three classes meet their edges do.
func TestEdgeOfThreeClasses(t *testing.T) {
	p := DefaultProject()
	p.Data.Set, p.Network.Hidden = Custom, []int{8}
	for i := range 30 {
		a := float64(i) / 30 * 2 * math.Pi
		p.Data.Points = append(p.Data.Points, Point{2 * math.Cos(a), 2 * math.Sin(a), i / 10})
	}
	p.Training.LearningRate, p.Training.Optimizer.Kind, p.Training.Loss = 0.05, "adam", CrossEntropy
	for _, fine := range []bool{false, true} {
		_, _, e := traced(t, p, 400, 13, fine)
		degree := make([]int, len(e.Points))
		for _, piece := range e.Pieces {
			degree[piece[0]]++
			degree[piece[1]]++
		}
		three := 0
		for i, d := range degree {
			at := e.Points[i]
			border := max(math.Abs(at.X1), math.Abs(at.X2)) > 2.999
			switch {
			case d == 3:
				three++
			case d == 1 && !border:
				t.Errorf("fine %v: the edge ends at (%g, %g)", fine, at.X1, at.X2)
			}
		}
		if three == 0 {
			t.Errorf("fine %v: no place where three classes meet, in %d pieces", fine, len(e.Pieces))
		}
	}
}
