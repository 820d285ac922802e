package pulse

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

func traced(t *testing.T, doc string) (*core.Run, Of) {
	t.Helper()
	p, err := core.ParseProject([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	run, err := core.NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	list, err := run.TraceBatch(run.Points()[0])
	if err != nil {
		t.Fatal(err)
	}
	return run, Of{Trace: list, Part: 1, Sizes: run.Net.Sizes, Inputs: []string{"x1", "x2"}, Text: core.FormatNumber}
}

var networks = []string{
	`{}`, `{"network":{"bias":false}}`, `{"network":{"hidden":[]}}`, `{"network":{"hidden":[4,8,4],"activation":"tanh"}}`,
	`{"network":{"hidden":[64,64,64,64,64,64],"output":"softmax"}}`, `{"training":{"loss":"crossentropy","penalty":"l2","lambda":0.1,"clip":{"kind":"norm","limit":0.01}}}`,
	`{"data":{"features":["x1","x2","x1^2","x2^2","x1*x2","sin(x1)","sin(x2)"]},"network":{"hidden":[2]}}`,
}

// TestNothingOverlaps: at every moment and size, neurons and numbers lie beside each other, whatever the network; the lit lines are
// counted where some stand behind.
func TestNothingOverlaps(t *testing.T) {
	for _, doc := range networks {
		_, of := traced(t, doc)
		for _, area := range []layout.Rect{layout.R(10, 20, 320, 116), layout.R(10, 20, 374, 150), layout.R(0, 0, 480, 300), layout.R(0, 0, 900, 600)} {
			for at := range of.Trace {
				of.At = at
				p, ok := At(of, area)
				if !ok {
					t.Fatalf("%s: no picture in %v", doc, area)
				}
				lit := 0
				for _, k := range p.Lines {
					if k.Lit {
						lit++
					}
					if math.Abs(k.Value) > 1 || math.IsNaN(k.Value) {
						t.Fatalf("%s: a line carries %g of the largest", doc, k.Value)
					}
				}
				for i, a := range p.Cells {
					for _, b := range p.Cells[:i] {
						if a.Rect.Inset(0.1).Overlaps(b.Rect) {
							t.Fatalf("%s in %v: neuron %d of layer %d lies over %d of %d", doc, area, a.Unit, a.Layer, b.Unit, b.Layer)
						}
					}
				}
				for i, a := range p.Labels {
					for _, b := range p.Labels[:i] {
						if a.Rect.Inset(0.1).Overlaps(b.Rect) {
							t.Errorf("%s, %s in %v: %q lies over %q", doc, of.Trace[at].Name, area, a.Text, b.Text)
						}
					}
				}
				m := Moments(of.Trace)[at]
				if all := m.Kind == Gradient && lit == of.Sizes[m.Layer-1]*of.Sizes[m.Layer]; m.Kind == Gradient && !all && area.W > 480 &&
					!slices.ContainsFunc(p.Labels, func(l Label) bool { return strings.HasPrefix(l.Text, "the strongest ") }) {
					t.Errorf("%s, %s: of the lines %d are shown, and it is not said", doc, m.Name, lit)
				}
			}
		}
	}
}

// TestTrueNumbers: each line carries its product, its gradient, its change; each neuron is filled to what it says.
func TestTrueNumbers(t *testing.T) {
	run, of := traced(t, `{"network":{"hidden":[3]}}`)
	area := layout.R(0, 0, 900, 600)
	find := func(name string) Picture {
		t.Helper()
		of.At = slices.IndexFunc(of.Trace, func(q core.Quantity) bool { return q.Name == name })
		p, ok := At(of, area)
		if !ok {
			t.Fatalf("no %s", name)
		}
		return p
	}
	values := func(name string) []float64 {
		return of.Trace[slices.IndexFunc(of.Trace, func(q core.Quantity) bool { return q.Name == name })].Values
	}
	has := func(p *Picture, text string) {
		t.Helper()
		if !slices.ContainsFunc(p.Labels, func(l Label) bool { return l.Text == text }) {
			t.Errorf("%s: nothing reads %q", of.Trace[of.At].Name, text)
		}
	}
	x, h1, w1 := values("X"), values("h1"), values("W1")
	for i := range 2 {
		for j := range 3 {
			p := find("z1")
			has(&p, core.FormatNumber(x[i]*w1[i*3+j]))
			p = find("dLoss/dW1")
			has(&p, core.FormatNumber(values("dLoss/dW1")[i*3+j]))
			p = find("W1 new")
			d := values("W1 new")[i*3+j] - run.Net.W[0][i*3+j]
			has(&p, signed(core.FormatNumber(d), d))
		}
	}
	p := find("h1")
	for _, k := range p.Cells {
		if k.Layer == 1 && (k.Fill != h1[k.Unit] || k.Text != core.FormatNumber(h1[k.Unit]) || !k.Lit) {
			t.Errorf("h1[%d] fills to %g and reads %q", k.Unit, k.Fill, k.Text)
		}
		if k.Layer == 2 && (k.Fill != 0 || k.Text != "") {
			t.Errorf("h2[%d] is filled before its time", k.Unit)
		}
	}
	p = find("Loss")
	for _, k := range p.Cells {
		if k.Layer == 2 && (k.Truth != values("Y")[k.Unit] || k.Gap != 1) {
			t.Errorf("the gap of output %d goes to %g", k.Unit, k.Truth)
		}
	}
	p = find("dLoss/dh2")
	has(&p, core.FormatNumber(values("dLoss/dh2")[0]))
	if !slices.ContainsFunc(p.Labels, func(l Label) bool { return l.Factor == 1 && l.Strong }) {
		t.Error("dLoss/dh2 has not the color of the first factor")
	}
	p = find("dLoss/dh1")
	dz := values("dLoss/dz2")
	has(&p, core.FormatNumber(dz[0]*values("W2")[2]))
	of.Part = 0.5
	if p = find("mean dLoss/dW1"); !slices.ContainsFunc(p.Lines, func(l Line) bool { return l.Lit && l.Old > 0 }) {
		t.Error("the one's gradient does not stand behind that of all")
	}
}

// TestMoments: each quantity is a moment of its own, in the phases' order, and each kind occurs.
func TestMoments(t *testing.T) {
	_, of := traced(t, `{"network":{"hidden":[3]}}`)
	list := Moments(of.Trace)
	seen := map[Kind]bool{}
	for i, m := range list {
		if m.Name != of.Trace[i].Name {
			t.Errorf("moment %d is %s of %s", i, m.Name, of.Trace[i].Name)
		}
		seen[m.Kind] = true
	}
	for k := Input; k <= NewBiases; k++ {
		if !seen[k] {
			t.Errorf("no moment is of kind %d", k)
		}
	}
	if list[0].Title() != "forward: X" || list[1].Title() != "truth: Y" {
		t.Errorf("the titles begin with %q, %q", list[0].Title(), list[1].Title())
	}
}

// TestUnder: what is pointed at is the neuron or the line that is drawn there.
func TestUnder(t *testing.T) {
	_, of := traced(t, `{"network":{"hidden":[64]}}`)
	p, _ := At(of, layout.R(0, 0, 600, 200))
	k := p.Cells[4]
	x, y := k.Rect.Middle()
	if got := p.Under(x, y, false); got != network.NeuronAt(k.Layer, k.Unit) {
		t.Errorf("under neuron %d of layer %d is %+v", k.Unit, k.Layer, got)
	}
	l := p.Lines[0]
	if got := p.Under(l.X0+(l.X1-l.X0)*0.12, l.Y0+(l.Y1-l.Y0)*0.12, false); got.Kind != network.Weight || got.Layer != l.Layer {
		t.Errorf("under a line is %+v", got)
	}
	if got := p.Under(-50, -50, true); got != (network.Part{}) {
		t.Errorf("beside all is %+v", got)
	}
}

// TestStrip: the lit moment has its name, no two names overlap, and a place leads to the position that stands there.
func TestStrip(t *testing.T) {
	_, of := traced(t, networks[4])
	list := Moments(of.Trace)
	area := layout.R(20, 0, 360, StripHeight)
	for at := range list {
		stops := Strip(area, list, at)
		if stops[at].Name != list[at].Name || !stops[at].Now {
			t.Fatalf("moment %d has no name", at)
		}
		end := math.Inf(-1)
		named := slices.DeleteFunc(slices.Clone(stops), func(s Stop) bool { return s.Name == "" })
		slices.SortFunc(named, func(a, b Stop) int { return int(a.Left - b.Left) })
		for _, s := range named {
			if s.Left < end || s.Left < area.X-0.1 {
				t.Fatalf("at %d, %s stands over another name", at, s.Name)
			}
			end = s.Left + layout.TextWidth(s.Name)
		}
		if got := StripPosition(area, len(list), stops[at].X); got != float64(at) {
			t.Errorf("under stop %d is position %g", at, got)
		}
	}
	if got := StripPosition(area, len(list), 1e9); got != float64(len(list)-1) {
		t.Errorf("beyond the end is position %g", got)
	}
}

// TestEdge: the old boundary lies where the network's two answers are equal.
func TestEdge(t *testing.T) {
	run, _ := traced(t, `{"network":{"init":"xavier","seed":4}}`)
	features := core.DefaultProject().Data.Features
	view := core.Rect{MinX1: -3, MinX2: -2, MaxX1: 3, MaxX2: 4}
	for range 200 {
		run.Step()
	}
	r := core.NewRaster(run.Net, features)
	h := make([]float64, 2)
	list := Edge(run.Net, features, view)
	if len(list) == 0 {
		t.Skip("the network has no boundary here")
	}
	for _, s := range list {
		r.PredictPoint(h, (s.X1+s.X2)/2, (s.Y1+s.Y2)/2)
		if math.Abs(h[0]-h[1]) > 0.02 {
			t.Fatalf("%s: at (%g, %g) the answers are %v", fmt.Sprint(run.Net.Sizes), s.X1, s.Y1, h)
		}
	}
}
