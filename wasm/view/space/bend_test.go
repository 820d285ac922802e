package space

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/viewtest"
)

var (
	testPlane   = core.Rect{MinX1: -3, MinX2: -3, MaxX1: 3, MaxX2: 3}
	testPicture = layout.R(20, 30, 500, 460)
)

// trained is a network after some steps, and the view of its first space.
func trained(t *testing.T, steps int, change func(p *core.Project)) (Space, Of, *Scene) {
	t.Helper()
	p := core.DefaultProject()
	p.Data.Set, p.Data.N, p.Network.Activation, p.Network.Init = core.XOR, 120, core.Tanh, core.InitXavier
	p.Training.LearningRate, p.Training.Optimizer.Kind, p.Training.Loss = 0.02, "adam", core.CrossEntropy
	change(&p)
	run := viewtest.Run(t, p)
	for range steps {
		run.Step()
	}
	of := Of{Run: run, Features: p.Data.Features, Predicted: make([]int, len(run.Points())), Plane: testPlane}
	run.Classify(of.Predicted)
	return New(), of, &Scene{}
}

// networks are those that the bending is tried on.
var networks = map[string]func(p *core.Project){
	"2-3-2 sigmoid": func(p *core.Project) { p.Network.Hidden, p.Network.Activation = []int{3}, core.Sigmoid },
	"2-3-2 tanh":    func(p *core.Project) { p.Network.Hidden = []int{3} },
	"2-5-3-2 tanh":  func(p *core.Project) { p.Network.Hidden = []int{5, 3} },
	"2-3-2-2 tanh":  func(p *core.Project) { p.Network.Hidden = []int{3, 2} },
	"2-2-2 tanh":    func(p *core.Project) { p.Network.Hidden = []int{2} },
	"2-1-2 tanh":    func(p *core.Project) { p.Network.Hidden = []int{1} },
	"relu":          func(p *core.Project) { p.Network.Hidden, p.Network.Activation = []int{4, 3}, core.ReLU },
	"linear":        func(p *core.Project) { p.Network.Hidden, p.Network.Activation = []int{3}, core.Linear },
	"no biases":     func(p *core.Project) { p.Network.Hidden, p.Network.Bias = []int{3}, false },
	"linear without biases": func(p *core.Project) {
		p.Network.Hidden, p.Network.Activation, p.Network.Bias = []int{3}, core.Linear, false
	},
	"features": func(p *core.Project) {
		p.Network.Hidden, p.Data.Features = []int{3}, []core.Feature{core.X1, core.X2, core.X1X2}
	},
}

// stopValues are the coordinates of a marker at a stop, in the units of its axes.
func stopValues(d *Scene, m Marker) Vec {
	f := frame{Vec(d.Low), Vec(d.High)}
	return f.take(m.At)
}

// TestEveryStopIsWhatTheNetworkComputes: at 0 the points stand at their places in the plane, seen as the plane is; then at X W1, at z1 and
// at h1 as core's trace writes them, and so on through the layers.
func TestEveryStopIsWhatTheNetworkComputes(t *testing.T) {
	for name, change := range networks {
		v, of, d := trained(t, 200, change)
		v.Along = Neurons
		net := of.Run.Net
		moves := Moves(net)
		for stop := 0; stop <= len(moves); stop++ {
			v.Move(of, float64(stop))
			v.Aim(of)
			v.Lay(d, of, testPicture)
			if !d.Scaled || len(d.Markers) != 120 || v.Moved(of) != float64(stop) {
				t.Fatalf("%s, stop %d: scaled %v, %d points, moved %g: %q", name, stop, d.Scaled, len(d.Markers), v.Moved(of), d.Notes)
			}
			for _, m := range d.Markers {
				p := of.Run.Points()[m.Point]
				got := stopValues(d, m)
				want := []float64{p.X1, p.X2, 0}
				if stop > 0 {
					want = traced(t, of, p, moves[stop-1])
				}
				for k := range min(len(want), 3) {
					if math.Abs(got[k]-want[k]) > 1e-9*max(1, math.Abs(want[k])) {
						t.Fatalf("%s, stop %d: point %d stands at %v, want %v", name, stop, m.Point, got, want)
					}
				}
				if stop == 0 {
					x, y := d.x, d.y
					x, y = x+p.X1/d.High[0]*d.Unit, y-p.X2/d.High[1]*d.Unit
					if math.Hypot(m.X-x, m.Y-y) > 1e-6 {
						t.Fatalf("%s: in the picture of the plane point %d stands at (%g, %g), want (%g, %g)", name, m.Point, m.X, m.Y, x, y)
					}
				}
			}
		}
	}
}

// traced is what a move makes of a point, by core's trace: of a layer's first neurons.
func traced(t *testing.T, of Of, p core.Point, m Move) []float64 {
	t.Helper()
	list, err := of.Run.Trace(p)
	if err != nil {
		t.Fatal(err)
	}
	find := func(letter string) []float64 {
		at := slices.IndexFunc(list, func(q core.Quantity) bool { return q.Name == letter+fmt.Sprint(m.Layer) })
		return list[at].Values
	}
	last := layerMoves(of.Run.Net, m.Layer)
	switch {
	case m == last[len(last)-1]:
		return find("h")
	case m.Kind == Multiply && of.Run.Net.B != nil:
		z := slices.Clone(find("z"))
		for k := range z {
			z[k] -= of.Run.Net.B[m.Layer-1][k]
		}
		return z
	}
	return find("z")
}

// TestBendingIsContinuous: a fiftieth of a move takes nothing far in the picture, from the plane through all layers, the camera with it.
func TestBendingIsContinuous(t *testing.T) {
	longtest.Skip(t)
	for name, change := range networks {
		for _, principal := range []bool{false, true} {
			v, of, d := trained(t, 200, change)
			v.Along = map[bool]Along{false: Neurons, true: Principal}[principal]
			var marks map[int][2]float64
			var edge []place
			unit := 0.0
			for i := 0; i <= 50*len(Moves(of.Run.Net)); i++ {
				v.Move(of, float64(i)/50)
				v.Aim(of)
				v.Lay(d, of, testPicture)
				now := map[int][2]float64{}
				for _, m := range d.Markers {
					now[m.Point] = [2]float64{m.X, m.Y}
					if was, ok := marks[m.Point]; ok && math.Hypot(m.X-was[0], m.Y-was[1]) > 20 {
						t.Fatalf("%s, principal %v, at %g: point %d jumps from %v to (%g, %g)", name, principal, v.Moved(of), m.Point, was, m.X, m.Y)
					}
					if !d.Area.Contains(m.X, m.Y) {
						t.Fatalf("%s, at %g: point %d leaves the picture", name, v.Moved(of), m.Point)
					}
				}
				for k, at := range d.ends {
					if len(edge) == len(d.ends) && math.Hypot(at.x-edge[k].x, at.y-edge[k].y) > 20 {
						t.Fatalf("%s, at %g: the boundary jumps from %v to %v", name, v.Moved(of), edge[k], at)
					}
				}
				if unit > 0 && math.Abs(d.Unit-unit) > 0.08*unit {
					t.Fatalf("%s, at %g: the scale goes from %g to %g", name, v.Moved(of), unit, d.Unit)
				}
				marks, edge, unit = now, append(edge[:0], d.ends...), d.Unit
			}
		}
	}
}

// TestCutTakenBackIsTheBoundary: the boundary in the plane is where the winner changes; in the last space it lies on the flat cut; and at
// every place between it lies on the cut that has come back as far, all within a pixel.
func TestCutTakenBackIsTheBoundary(t *testing.T) {
	for _, name := range []string{"2-3-2 sigmoid", "2-3-2 tanh", "2-5-3-2 tanh", "2-3-2-2 tanh", "2-2-2 tanh", "no biases", "linear", "features"} {
		v, of, d := trained(t, 400, networks[name])
		v.Move(of, 0)
		v.Aim(of)
		v.Lay(d, of, testPicture)
		if len(d.space.edge.inputs) < 6 {
			t.Errorf("%s: a boundary of %d ends", name, len(d.space.edge.inputs))
		}
		pixel := 1 / d.Unit * d.High[0]
		for _, at := range d.space.edge.inputs {
			if !crosses(of, at, pixel) {
				t.Errorf("%s: at (%g, %g) of the boundary one class is all around", name, at.X1, at.X2)
			}
		}
		last := len(layerMoves(of.Run.Net, of.Layers()))
		v.Move(of, float64(len(Moves(of.Run.Net))))
		v.Lay(d, of, testPicture)
		ends := slices.Clone(d.space.edge.at)
		length := math.Sqrt(dot(d.Normal, d.Normal))
		for i, at := range ends {
			if off := math.Abs(dot(d.Normal, at)+d.Offset) / length * d.Unit; off > 1 {
				t.Fatalf("%s: end %d of the boundary lies %g pixels off the flat cut", name, i, off)
			}
		}
		for moved := 1.0; moved < float64(last); moved += 0.1 {
			v.Bent = moved / float64(last)
			v.Layer = of.Layers()
			v.Lay(d, of, testPicture)
			w := &d.way
			for i, end := range ends {
				back := between(d.cutAt(end, of.Run.Net.Hidden.Function(), w.move), d.cutAt(end, of.Run.Net.Hidden.Function(), w.move+1), w.t)
				at := d.space.edge.at[i]
				if off := math.Sqrt(dot(minus(back, at), minus(back, at))) * d.Unit; off > 1 {
					t.Fatalf("%s, %g moves: the cut taken back passes end %d by %g pixels", name, moved, i, off)
				}
			}
			if d.Cut != 1 || of.Run.Net.Sizes[of.Layers()] == 3 && len(d.Faces) == 0 {
				t.Fatalf("%s, %g moves: %g of the cut in %d pieces", name, moved, d.Cut, len(d.Faces))
			}
		}
	}
}

func minus(a, b Vec) Vec { return Vec{a[0] - b[0], a[1] - b[1], a[2] - b[2]} }

// crosses says whether the winner changes within a pixel of a place.
func crosses(of Of, at core.Point, pixel float64) bool {
	r := core.NewRaster(of.Run.Net, of.Features)
	p := make([]float64, 2)
	seen := [2]bool{}
	for i := range 8 {
		a := float64(i) / 8 * 2 * math.Pi
		r.PredictPoint(p, at.X1+pixel*math.Cos(a), at.X2+pixel*math.Sin(a))
		if p[0] > p[1] {
			seen[0] = true
		} else {
			seen[1] = true
		}
	}
	return seen[0] && seen[1]
}

// TestFirstViewSpreadsThePoints: over the picture they reach farther than from the camera that knows nothing of them, nearly as far as from
// the best of all, and the same run always has the same view.
func TestFirstViewSpreadsThePoints(t *testing.T) {
	for _, name := range []string{"2-3-2 sigmoid", "2-3-2 tanh", "2-5-3-2 tanh", "relu"} {
		v, of, d := trained(t, 400, networks[name])
		v.Layer = of.Layers()
		spread := func(c Camera) int { // over how many squares of 10 pixels
			v.Camera = c
			v.Lay(d, of, testPicture)
			squares := map[[2]int]bool{}
			for _, m := range d.Markers {
				squares[[2]int{int(m.X / 10), int(m.Y / 10)}] = true
			}
			return len(squares)
		}
		v.Aim(of)
		view := v.Camera
		if view == Home || view.Tilt < 20 || view.Tilt > 50 {
			t.Errorf("%s: looked at from %+v", name, view)
		}
		best := 0
		for turn := -90.0; turn <= 90; turn += 15 {
			for tilt := 20.0; tilt <= 50; tilt += 15 {
				best = max(best, spread(Camera{turn, tilt, true}))
			}
		}
		if got := spread(view); got < best*3/4 {
			t.Errorf("%s: from %+v the points stand on %d squares, they could on %d", name, view, got, best)
		}
		again, other, _ := trained(t, 400, networks[name])
		again.Layer = other.Layers()
		again.Aim(other)
		if again.Camera != view {
			t.Errorf("%s: another time from %+v", name, again.Camera)
		}
	}
}

// TestReaderKeepsTheView: once turned by hand the space stays so wherever the slider goes, until it is given back.
func TestReaderKeepsTheView(t *testing.T) {
	v, of, _ := trained(t, 100, networks["2-5-3-2 tanh"])
	v.Aim(of)
	first := v.Camera
	v.TurnBy(31, 7)
	turned := v.Camera
	for _, moved := range []float64{0, 0.5, 3, 4.5, 6} {
		v.Move(of, moved)
		v.Aim(of)
		if v.Camera != turned {
			t.Fatalf("at %g the space is seen from %+v, not from where it was turned to", moved, v.Camera)
		}
	}
	v.Move(of, 3)
	v.LookBest(of)
	if v.Camera != first {
		t.Errorf("given back it is seen from %+v, at first from %+v", v.Camera, first)
	}
	v.Move(of, 0)
	v.Aim(of)
	if v.Camera != Above {
		t.Errorf("the plane is seen from %+v", v.Camera)
	}
}

// TestPlaying: the plane goes through all moves and stays at the end; calm, it stands at stops alone.
func TestPlaying(t *testing.T) {
	for _, calm := range []bool{false, true} {
		v, of, _ := trained(t, 50, networks["2-5-3-2 tanh"])
		v.Move(of, 6)
		now, seen, changes := time.Duration(0), map[float64]bool{}, 0
		v.Follow(of, now, calm)
		v.Play(of)
		v.Aim(of)
		if v.Moved(of) != 0 {
			t.Fatal("it does not begin with the plane")
		}
		for v.Playing {
			if now += 16 * time.Millisecond; now > 6*moveTime+time.Second {
				t.Fatal("it does not end")
			}
			if v.Follow(of, now, calm) {
				changes++
			}
			seen[v.Moved(of)] = true
		}
		if v.Moved(of) != 6 {
			t.Errorf("calm %v: it ends at %g", calm, v.Moved(of))
		}
		for moved := range seen {
			if calm && moved != math.Trunc(moved) {
				t.Errorf("calm, but it stands at %g", moved)
			}
		}
		if calm && changes != 6 || !calm && len(seen) < 100 {
			t.Errorf("calm %v: %d changes, %d places", calm, changes, len(seen))
		}
	}
}

// TestStrip: a piece for each move, of the same length; names where they fit, else that of the one at work; none in a low picture.
func TestStrip(t *testing.T) {
	v, of, _ := trained(t, 1, func(p *core.Project) { p.Network.Hidden = []int{3, 3} })
	for _, k := range []struct {
		w, h         float64
		there, named bool
		first        string
	}{{900, 500, true, true, "multiply by W1"}, {420, 400, true, true, "× W1"}, {200, 200, true, false, ""}, {500, 140, false, false, ""}} {
		v.Move(of, 4.5)
		picture := layout.R(10, 20, k.w, k.h)
		s, area := v.Split(of, picture)
		if s.Play.Empty() == k.there {
			t.Fatalf("%gx%g: a strip %v", k.w, k.h, s)
		}
		if !k.there {
			if area != picture {
				t.Errorf("%gx%g: the space has %v", k.w, k.h, area)
			}
			continue
		}
		if s.Named != k.named || k.named && s.Ticks[0].Name != k.first || len(s.Ticks) != 6 || s.Now != 4 || s.Name != "shift by b2" {
			t.Errorf("%gx%g: named %v, %+v, at work %d %q", k.w, k.h, s.Named, s.Ticks, s.Now, s.Name)
		}
		if area.Bottom() > s.Track.Y || s.Track.Right() > picture.Right() || s.Play.Overlaps(s.Track) || s.Play.Bottom() > picture.Bottom() {
			t.Errorf("%gx%g: %v, %v over %v", k.w, k.h, s.Play, s.Track, area)
		}
		x := s.Track.X + s.Moved*s.Track.W
		if f := s.At(x); math.Abs(f-0.75) > 1e-9 || !s.Slides(x, s.Track.Y+4) || s.Slides(s.Play.X+2, s.Play.Y+2) {
			t.Errorf("the thumb at %g means %g", x, f)
		}
	}
}
