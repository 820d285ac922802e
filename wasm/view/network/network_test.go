package network

import (
	"math"
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/edit/edittest"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/viewtest"
)

// small is a run of a 2-3-2 network with biases.
func small(t *testing.T) *core.Run {
	t.Helper()
	p := core.DefaultProject()
	p.Data.Set = core.Corners
	return viewtest.Run(t, p)
}

func key(name, text string) input.Key { return input.Key{Name: name, Text: text} }

// TestColumns: nothing overlaps or leaves the area, and what is left out is counted.
func TestColumns(t *testing.T) {
	area := layout.R(40, 500, 600, 176)
	for _, sizes := range [][]int{{2, 2}, {2, 3, 2}, {7, 64, 64, 64, 64, 64, 64, 6}} {
		columns := Columns(area, sizes)
		var all []layout.Rect
		for l, c := range columns {
			if len(c.Neurons)+c.Left != sizes[l] || len(c.Neurons) == 0 {
				t.Errorf("%v: of layer %d %d stand there and %d do not", sizes, l, len(c.Neurons), c.Left)
			}
			for i, n := range c.Neurons {
				if n.Layer != l || n.Unit != i || n.Rect.W != n.Rect.H || n.Rect.W < mapLeast {
					t.Errorf("%v: neuron %d of layer %d is %+v", sizes, i, l, n)
				}
				all = append(all, n.Rect)
			}
			if c.Left > 0 {
				all = append(all, c.More)
			}
		}
		viewtest.Apart(t, sizes, layout.R(area.X, area.Y+layout.TitleRoom, area.W, area.H-layout.TitleRoom), all...)
	}
	if Columns(layout.Rect{}, []int{2, 2}) != nil {
		t.Error("a network stands where there is no room")
	}
}

// TestSayings: a neuron's number lies over no map and no other number; of one file or two all neurons have theirs where the layers stand apart.
func TestSayings(t *testing.T) {
	for _, area := range []layout.Rect{layout.R(40, 500, 700, 220), layout.R(40, 500, 330, 110)} {
		for _, sizes := range [][]int{{2, 2}, {2, 3, 2}, {2, 12, 2}, {2, 4, 8, 4, 2}, {2, 40, 2}, {7, 64, 64, 64, 64, 64, 64, 6}} {
			columns := Columns(area, sizes)
			var all []layout.Rect
			for _, c := range columns {
				for _, k := range c.Neurons {
					all = append(all, k.Rect)
				}
			}
			for l, own := range Sayings(columns, 46, 16) {
				none := 0
				for i, r := range own {
					switch j := slices.IndexFunc(all, r.Overlaps); {
					case r.Empty():
						none++
					case j >= 0:
						t.Errorf("%v in %v: the number of neuron %d of layer %d lies over %v", sizes, area, i, l, all[j])
					case r.X < area.X || r.Right() > area.Right():
						t.Errorf("%v in %v: the number of neuron %d of layer %d leaves the network", sizes, area, i, l)
					}
					all = append(all, r)
				}
				if none > 0 && len(sizes) <= 3 && sizes[l] <= 12 && area.W > 400 {
					t.Errorf("%v in %v: %d neurons of layer %d say nothing", sizes, area, none, l)
				}
			}
		}
	}
}

// TestAt: a neuron comes before the lines that end at it, of lines the nearest is meant, and a finger reaches farther.
func TestAt(t *testing.T) {
	columns := Columns(layout.R(0, 0, 600, 176), []int{2, 3, 2})
	r := columns[1].Neurons[2].Rect
	x0, y0, x1, y1 := WeightLine(columns[0].Neurons[1], columns[1].Neurons[2])
	x, y := (x0+x1)/2, (y0+y1)/2
	slope := math.Hypot(x1-x0, y1-y0) / (x1 - x0) // of a way up to the distance from the line
	for _, k := range []struct {
		what  string
		x, y  float64
		touch bool
		want  Part
	}{
		{"a map's middle", r.X + r.W/2, r.Y + r.H/2, false, NeuronAt(1, 2)},
		{"its edge, where a line ends", r.X, r.Y + r.H/2, false, NeuronAt(1, 2)},
		{"beside it", r.Right() + 6, r.Bottom() + 4, false, Part{}},
		{"beside it, with a finger", r.Right() + 6, r.Bottom() + 4, true, NeuronAt(1, 2)},
		{"a line's middle", x, y, false, WeightAt(1, 1, 2)},
		{"near it", x, y + 4*slope, false, WeightAt(1, 1, 2)},
		{"farther below it", x, y + 8*slope, false, Part{}},
		{"farther below it, with a finger", x, y + 8*slope, true, WeightAt(1, 1, 2)},
		{"nowhere", 300, 4, true, Part{}},
	} {
		if got := At(columns, k.x, k.y, k.touch); got != k.want {
			t.Errorf("%s means %+v, want %+v", k.what, got, k.want)
		}
	}
}

// TestParts: which parts a network has, and the order in which the keys go through its weights.
func TestParts(t *testing.T) {
	sizes := []int{2, 3, 2}
	for p, want := range map[Part]bool{
		{}: false, NeuronAt(0, 1): true, NeuronAt(0, 2): false, NeuronAt(3, 0): false, NeuronAt(-1, 0): false,
		WeightAt(1, 1, 2): true, WeightAt(0, 0, 0): false, WeightAt(2, 3, 0): false, WeightAt(2, -1, 0): false,
	} {
		if p.In(sizes) != want {
			t.Errorf("%+v is in %v: %v", p, sizes, !want)
		}
	}
	var n Network
	var way []Part
	for range 12 {
		n.Next(sizes, false)
		way = append(way, n.Selected)
	}
	if way[0] != WeightAt(1, 0, 0) || way[5] != WeightAt(1, 1, 2) || way[6] != WeightAt(2, 0, 0) || way[11] != WeightAt(2, 2, 1) {
		t.Errorf("the keys go through %+v", way)
	}
	n.Next(sizes, false)
	for i := range way {
		if n.Selected != way[(12-i)%12] {
			t.Errorf("%d back is %+v", i, n.Selected)
		}
		n.Next(sizes, true)
	}
}

// TestClickChooses: a click on a weight opens its number, a second one lets go; a click on a neuron keeps its map; one beside all lets go.
func TestClickChooses(t *testing.T) {
	run := small(t)
	var n Network
	click := func(p Part) {
		n.Press(p, run)
		n.Release(false, run)
	}
	w := WeightAt(1, 0, 2)
	click(w)
	if n.Selected != w || !edittest.Fresh(n.Entry) || n.Choices != 1 {
		t.Fatalf("a click on a weight left %+v", n)
	}
	if _, ok := n.MapShown(); ok {
		t.Error("a weight has a map")
	}
	click(w)
	if n.Selected != (Part{}) || n.Entry != nil {
		t.Errorf("a second click left %+v", n)
	}
	click(NeuronAt(1, 1))
	if p, ok := n.MapShown(); !ok || p != NeuronAt(1, 1) || n.Entry != nil {
		t.Errorf("a click on a neuron left %+v", n)
	}
	n.Hover(NeuronAt(0, 1))
	if p, _ := n.MapShown(); p != NeuronAt(0, 1) {
		t.Errorf("the pointer over an input shows %+v", p)
	}
	seen := n.Seen
	if n.Hover(NeuronAt(0, 1)); n.Seen != seen {
		t.Error("what was seen already is seen anew")
	}
	n.Press(Part{}, run)
	if n.Selected != (Part{}) {
		t.Error("a press beside the network keeps the choice")
	}
	n.Press(w, run)
	n.Drop()
	n.Release(false, run)
	if n.Selected != (Part{}) {
		t.Error("a press that was dropped became a click")
	}
	n.Choose(NeuronAt(1, 2))
	if n.Keep([]int{2, 2, 2}); n.Selected != (Part{}) {
		t.Errorf("a network without it keeps %+v", n.Selected)
	}
}

// TestDragChangesANumber: only from beyond a click's slack on, by the way up, in thousandths and in range.
func TestDragChangesANumber(t *testing.T) {
	run := small(t)
	part := WeightAt(1, 1, 0)
	for _, k := range []struct{ from, up, want float64 }{
		{0.5, 50, 1.5}, {0.5, -50, -0.5}, {10, 50, 20}, {-10, -7.3, -11.46}, {1e6, 20, 1e6},
	} {
		if err := run.SetWeight(0, 1, 0, k.from); err != nil {
			t.Fatal(err)
		}
		var n Network
		n.Press(part, run)
		if ask := n.Drag(input.ClickSlack, run); ask != (Ask{}) {
			t.Errorf("a click asks for %+v", ask)
		}
		want := Ask{Part: part, Value: k.want}
		if k.want == k.from {
			want = Ask{} // no more of it
		}
		if ask := n.Drag(k.up, run); ask != want {
			t.Errorf("from %g, %g pixels ask for %+v, want %+v", k.from, k.up, ask, want)
		}
		if held, changing := n.Held(); !held || !changing || n.Selected != part {
			t.Errorf("held %v, changing %v, selected %+v", held, changing, n.Selected)
		}
		if n.Hover(NeuronAt(0, 0)); n.Hovered != part {
			t.Errorf("on its way the drag points at %+v", n.Hovered)
		}
		if n.Release(true, run); n.Selected != part || n.Entry != nil {
			t.Errorf("the drag ended as a click: %+v", n)
		}
	}
	var n Network
	n.Press(NeuronAt(0, 0), run)
	if ask := n.Drag(80, run); ask != (Ask{}) {
		t.Errorf("an input was dragged to %+v", ask)
	}
}

// TestTyping: a key that may begin a number begins one, Enter asks for it, Escape gives it up, and a number not touched asks for nothing.
func TestTyping(t *testing.T) {
	run := small(t)
	var n Network
	if _, meant := n.Type(key("5", "5"), run); meant {
		t.Error("a digit was taken for no weight")
	}
	n.Choose(WeightAt(1, 0, 0))
	if _, meant := n.Type(key("E", "e"), run); meant {
		t.Error("a letter begins a number")
	}
	for _, k := range []input.Key{key("−", "−"), key("0", "0"), key("", ","), key("2", "2"), key("Backspace", ""), key("5", "5")} {
		if ask, meant := n.Type(k, run); !meant || ask != (Ask{}) {
			t.Errorf("%+v asks for %+v, meant %v", k, ask, meant)
		}
	}
	if ask, _ := n.Type(key("Enter", ""), run); ask != (Ask{Part: n.Selected, Typed: "−0,5"}) || n.Entry != nil {
		t.Errorf("Enter asks for %+v", ask)
	}
	n.Type(key("7", "7"), run)
	if ask, meant := n.Type(key("Escape", ""), run); !meant || ask != (Ask{}) || n.Entry != nil || n.Selected == (Part{}) {
		t.Errorf("Escape asks for %+v and leaves %+v", ask, n)
	}
	n.Open(run)
	if ask := n.Commit(); ask != (Ask{}) || n.Entry != nil {
		t.Errorf("nothing typed asks for %+v", ask)
	}
	v, _ := n.Selected.Number(run)
	if ask := n.Nudge(-1, true, run); math.Abs(ask.Value-(v-0.5)) > 0.001 || ask.Part != n.Selected {
		t.Errorf("from %g half a step down is %+v", v, ask)
	}
}

// TestReading: a weight by name and number, a neuron by its place, bias and activation where the plane is read.
func TestReading(t *testing.T) {
	run := small(t)
	features := core.DefaultProject().Data.Features
	var n Network
	n.ReadAt(0.5, -1)
	for part, want := range map[Part]string{
		WeightAt(2, 1, 0): "W2[1,0] = " + core.FormatNumber(run.Net.W[1][2]),
		NeuronAt(0, 1):    "x2 · input|−1.00 at (0.5, −1.00)",
		NeuronAt(1, 2): "h1[2] · layer 1, neuron 2|b1[2] = " + core.FormatNumber(run.Net.B[0][2]) + "|" +
			core.FormatNumber(1/(1+math.Exp(-(0.5*run.Net.W[0][2]-run.Net.W[0][5]+run.Net.B[0][2])))) + " at (0.5, −1.00)",
		{}: "",
	} {
		n.Hover(part)
		n.Read(run, features)
		if got := strings.Join(n.Reading, "|"); got != want {
			t.Errorf("%+v says %q, want %q", part, got, want)
		}
	}
	n.Hover(Part{})
	n.Choose(NeuronAt(2, 1))
	if n.Read(run, features); !strings.HasPrefix(n.Reading[0], "h2[1] · output") {
		t.Errorf("the selected output says %q", n.Reading)
	}
}

// TestANoteLeavesASmallNetwork: on a phone the note on a neuron or weight stands above the drawn network, in the figure; in a large one it
// stands beside its part.
func TestANoteLeavesASmallNetwork(t *testing.T) {
	sizes := []int{2, 12, 2}
	within := layout.R(0, 0, 374, 660)
	parts := []Part{NeuronAt(1, 1), NeuronAt(2, 1), NeuronAt(0, 0), WeightAt(2, 3, 1)}
	for _, area := range []layout.Rect{layout.R(40, 530, 318, 122), layout.R(40, 540, 288, 110)} {
		columns := Columns(area, sizes)
		for _, part := range parts {
			box := ReadingBox(columns, area, part, 146, 62, within)
			if box.Overlaps(area) || box.X < 0 || box.Right() > within.Right() || box.Y < 0 || box.Bottom() < area.Y-8 {
				t.Errorf("%+v in %v: the note stands at %v", part, area, box)
			}
		}
	}
	area := layout.R(40, 600, 700, 180)
	if box := ReadingBox(Columns(area, sizes), area, parts[0], 146, 62, layout.R(0, 0, 800, 800)); box.Y < area.Y {
		t.Errorf("in %v the note stands at %v", area, box)
	}
}
