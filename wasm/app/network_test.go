package app

import (
	"math"
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/edit/edittest"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

// middle is a place on the line of a weight where no other line is as near.
func (u *user) middle(p network.Part) (x, y float64) {
	u.t.Helper()
	columns := u.Columns()
	x0, y0, x1, y1 := network.WeightLine(columns[p.Layer-1].Neurons[p.From], columns[p.Layer].Neurons[p.To])
	for _, f := range []float64{0.5, 0.2, 0.8, 0.1, 0.9, 0.35, 0.65} {
		x, y = x0+f*(x1-x0), y0+f*(y1-y0)
		if network.At(u.Columns(), x, y, false) == p {
			return x, y
		}
	}
	u.t.Fatalf("no place of the line of %+v is its own", p)
	return 0, 0
}

func (u *user) neuronAt(layer, unit int) (x, y float64) {
	r := u.Columns()[layer].Neurons[unit].Rect
	return r.X + r.W/2, r.Y + r.H/2
}

// Neurons stay apart and within their area in every shape, and the one under the pointer is the one that is drawn there.
func TestNetworkIsLegible(t *testing.T) {
	for _, hidden := range []string{"", "1", "3", "64", "64,64,64,64,64,64", "3,64,1,64"} {
		for _, size := range [][2]float64{{1280, 800}, {1000, 700}, {390, 1000}, {3840, 2160}} {
			u := newUser(t, `{"network":{"hidden":[`+hidden+`]},"data":{"set":"corners"}}`, false)
			u.Pause()
			u.in.Width, u.in.Height = size[0], size[1]
			u.tick(1)
			area := u.Layout.View
			if area.Empty() {
				continue
			}
			var all []layout.Rect
			for _, c := range u.Columns() {
				if len(c.Neurons)+c.Left != u.Lab.Run.Net.Sizes[c.Neurons[0].Layer] {
					t.Errorf("%s: %d neurons shown, %d hidden", hidden, len(c.Neurons), c.Left)
				}
				for _, n := range c.Neurons {
					r := n.Rect
					if r.X < area.X-1 || r.Right() > area.Right()+1 || r.Y < area.Y-1 || r.Bottom() > area.Bottom()+1 {
						t.Errorf("%s at %v: %+v lies outside %+v", hidden, size, n, area)
					}
					if got := network.At(u.Columns(), r.X+r.W/2, r.Y+r.H/2, false); got != network.NeuronAt(n.Layer, n.Unit) {
						t.Errorf("%s: over %+v the pointer means %+v", hidden, n, got)
					}
					for _, other := range all {
						if r.X < other.Right() && other.X < r.Right() && r.Y < other.Bottom() && other.Y < r.Bottom() {
							t.Errorf("%s at %v: %+v and %+v overlap", hidden, size, r, other)
						}
					}
					all = append(all, r)
				}
			}
		}
	}
}

func TestHoverReads(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[3]}}`, false)
	u.Pause()
	u.moveTo(u.ToScreen(0.5, -1))
	u.moveTo(u.neuronAt(1, 2))
	if part, ok := u.MapShown(u.Board()); !ok || part != network.NeuronAt(1, 2) {
		t.Fatalf("over h1[2] the large plot shows %+v, %v", part, ok)
	}
	// h1 = sigmoid(x1 W1[0,2] + x2 W1[1,2] + b1[2]), by hand.
	w, b := u.Lab.Run.Net.W[0], u.Lab.Run.Net.B[0]
	h := 1 / (1 + math.Exp(-(0.5*w[2] - w[5] + b[2])))
	text := strings.Join(u.Network.Reading, "\n")
	for _, want := range []string{"h1[2]", "layer 1", "b1[2] = ", core.FormatNumber(h) + " at (0.5"} {
		if !strings.Contains(text, want) {
			t.Errorf("the neuron says %q; want %q", text, want)
		}
	}
	u.moveTo(u.middle(network.WeightAt(2, 1, 0)))
	if want := "W2[1,0] = " + core.FormatNumber(u.Lab.Run.Net.W[1][2]); len(u.Network.Reading) != 1 || u.Network.Reading[0] != want {
		t.Errorf("the weight says %q; want %q", u.Network.Reading, want)
	}
	if _, ok := u.MapShown(u.Board()); ok {
		t.Error("over a weight a neuron's map is in the large plot")
	}
	u.moveTo(u.ToScreen(0, 0))
	if len(u.Network.Reading) != 0 || u.Network.Hovered.Kind != network.None {
		t.Errorf("away from the network it still says %q", u.Network.Reading)
	}
}

func TestDragEditsAWeight(t *testing.T) {
	for _, panel := range []bool{false, true} {
		u := newUser(t, `{"network":{"hidden":[3]},"training":{"learningRate":0.001}}`, panel)
		step := u.Lab.Run.StepCount()
		part := network.WeightAt(1, 1, 0)
		x, y := u.middle(part)
		was := u.Lab.Run.Net.W[0][3]
		u.moveTo(x, y)
		if u.last.Cursor != input.CursorMove {
			t.Error("the pointer does not say that the weight can be dragged")
		}
		u.down()
		for i := range 10 {
			u.moveTo(x, y-float64(i*10))
		}
		u.up()
		got := u.Lab.Run.Net.W[0][3]
		if math.Abs(got-was-1.8) > 0.1 {
			t.Errorf("dragged by 90 pixels it went from %g to %g", was, got)
		}
		u.tick(5)
		if !u.Running || u.Lab.Run.StepCount() <= step || len(u.Lab.Run.Points()) != 300 {
			t.Errorf("running %v at step %d with %d points", u.Running, u.Lab.Run.StepCount(), len(u.Lab.Run.Points()))
		}
		if now := u.Lab.Run.Net.W[0][3]; now == got || math.Abs(now-got) > 0.1 {
			t.Errorf("training does not go on from %g: %g", got, now)
		}
		// A neuron's bias by the same way; an input has none.
		u.Pause()
		x, y = u.neuronAt(1, 1)
		bias := u.Lab.Run.Net.B[0][1]
		u.moveTo(x, y)
		u.down()
		u.moveTo(x, y+50)
		u.up()
		if got := u.Lab.Run.Net.B[0][1]; math.Abs(bias-got-1) > 0.01 {
			t.Errorf("the bias went from %g to %g", bias, got)
		}
		x, y = u.neuronAt(0, 0)
		before := string(u.Document().JSON())
		u.moveTo(x, y)
		u.down()
		u.moveTo(x, y+50)
		u.up()
		if string(u.Document().JSON()) != before {
			t.Error("a drag of an input changed something")
		}
	}
}

func TestTypedWeight(t *testing.T) {
	for _, panel := range []bool{false, true} {
		u := newUser(t, `{"network":{"hidden":[3]}}`, panel)
		u.Pause()
		typed := func(text string) {
			u.in.Text = []rune(text)
			u.tick(1)
			u.key("Enter")
		}
		u.click(u.middle(network.WeightAt(1, 0, 2)))
		if !edittest.Fresh(u.Network.Entry) {
			t.Fatal("a click on a weight opened no field")
		}
		brush := u.PointClass
		typed("-0.53125")
		if got := u.Lab.Run.Net.W[0][2]; got != -0.53125 || u.Network.Entry != nil {
			t.Errorf("typed −0.53125, got %g", got)
		}
		if u.PointClass != brush {
			t.Error("the digits also chose a class")
		}
		typed("2") // it is still selected
		if got := u.Lab.Run.Net.W[0][2]; got != 2 {
			t.Errorf("typed 2, got %g", got)
		}
		typed("1x")
		if got := u.Lab.Run.Net.W[0][2]; got != 2 || !u.Message.Error {
			t.Errorf("typed nonsense: %g, message %q", got, u.Message.Text)
		}
		typed("1e9")
		if got := u.Lab.Run.Net.W[0][2]; got != 2 || !strings.Contains(u.Message.Text, "-1000000 to 1000000") {
			t.Errorf("typed 1e9: %g, message %q", got, u.Message.Text)
		}
		u.in.Text = []rune("7")
		u.tick(1)
		u.key("Escape")
		if u.Lab.Run.Net.W[0][2] != 2 || u.Network.Selected.Kind == network.None {
			t.Error("Escape set the number or let the weight go")
		}
		u.key("Escape")
		if u.Network.Selected.Kind != network.None {
			t.Error("a second Escape does not let the weight go")
		}
	}
}

func TestNeuronStaysByClickOrTap(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[3]}}`, false)
	u.Pause()
	u.click(u.neuronAt(1, 0))
	u.moveTo(u.ToScreen(1, 1))
	if part, ok := u.MapShown(u.Board()); !ok || part.Layer != 1 || part.To != 0 {
		t.Error("a click on a neuron does not keep its map")
	}
	u.click(u.neuronAt(1, 0))
	u.moveTo(u.ToScreen(1, 1))
	if _, ok := u.MapShown(u.Board()); ok {
		t.Error("a second click does not let it go")
	}
	tap := func(x, y float64) {
		u.in.Pointer = input.Pointer{X: x, Y: y, Down: true, Touch: true}
		u.tick(2)
		u.in.Pointer.Down = false
		u.tick(2)
	}
	tap(u.neuronAt(0, 1))
	if part, ok := u.MapShown(u.Board()); !ok || part != network.NeuronAt(0, 1) {
		t.Error("a tap on an input does not keep its map")
	}
	tap(u.middle(network.WeightAt(1, 0, 0)))
	if c, _ := Find("selected.weight"); !c.Visible(u.State) || u.Network.Selected != network.WeightAt(1, 0, 0) {
		t.Errorf("a tap on a weight selected %+v", u.Network.Selected)
	}
	u.must(u.SetControl("selected.weight", 0.125))
	if u.Lab.Run.Net.W[0][0] != 0.125 {
		t.Error("the control does not set the weight")
	}
	if len(u.Lab.Run.Points()) != 300 {
		t.Error("taps on the network added points")
	}
}

func TestWeightsByKeyboard(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[2,2]},"data":{"set":"corners"}}`, false)
	u.Pause()
	seen := map[network.Part]bool{}
	for range 12 {
		u.key("W")
		seen[u.Network.Selected] = true
	}
	if last := u.Network.Selected; len(seen) != 12 || last != network.WeightAt(3, 1, 1) {
		t.Fatalf("W went through %d of 12 weights, the last %+v", len(seen), last)
	}
	u.key("W")
	if u.Network.Selected != network.WeightAt(1, 0, 0) {
		t.Errorf("W does not begin again: %+v", u.Network.Selected)
	}
	u.in.Keys = []input.Key{{Name: "W", Shift: true}}
	u.tick(1)
	if u.Network.Selected != network.WeightAt(3, 1, 1) {
		t.Errorf("Shift+W goes to %+v", u.Network.Selected)
	}
	w := u.Lab.Run.Net.W[2][3]
	u.key("ArrowUp")
	if got := u.Lab.Run.Net.W[2][3]; math.Abs(got-w-0.05) > 0.001 {
		t.Errorf("the arrow went from %g to %g", w, got)
	}
	u.must(u.SetControl("selected.layer", 2.0))
	u.must(u.SetControl("selected.from", 1.0))
	u.must(u.SetControl("selected.to", 1.0))
	u.must(u.SetControl("selected.weight", 3.0))
	if u.Lab.Run.Net.W[1][3] != 3 {
		t.Error("the controls do not reach W2[1,1]")
	}
	u.must(u.SetControl("selected.from", -1.0))
	u.must(u.SetControl("selected.weight", -2.0))
	if u.Lab.Run.Net.B[1][1] != -2 {
		t.Error("the controls do not reach b2[1]")
	}
	for id, v := range map[string]float64{"selected.layer": 4, "selected.from": 2, "selected.to": 2} {
		if err := u.SetControl(id, v); err == nil || !strings.Contains(err.Error(), "allowed is") {
			t.Errorf("%s = %g: %v", id, v, err)
		}
	}
	// A shape without it lets the weight go.
	u.must(u.SetControl("network.layers", 0.0))
	if u.Network.Selected.Kind != network.None {
		t.Errorf("selected in a network without hidden layers: %+v", u.Network.Selected)
	}
	u.must(u.SetControl("selected.layer", 1.0))
	u.must(u.SetControl("network.bias", false))
	if err := u.SetControl("selected.from", -1.0); err != nil {
		t.Fatal(err)
	}
	if err := u.SetControl("selected.weight", 1.0); err == nil || !strings.Contains(err.Error(), "no biases") {
		t.Errorf("a bias that there is not: %v", err)
	}
}

// An edited weight is in the document, and a reset takes it back.
func TestEditedWeightIsKept(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.Pause()
	u.must(u.reset())
	start := slices.Clone(u.Lab.Run.Net.Flat)
	u.must(u.SetControl("selected.layer", 1.0))
	u.must(u.SetControl("selected.weight", 4.5))
	saved := u.Document()
	if saved.Weights[0][0][0] != 4.5 {
		t.Error("the document does not hold the edited weight")
	}
	u.must(u.reset())
	if !slices.Equal(u.Lab.Run.Net.Flat, start) {
		t.Error("a reset does not give the seed's weights")
	}
}

// TestAMapIsOfTheDrawnNetwork: a neuron that stays in the plane gives way to the network that the bricks show, and to the boundary without
// it when it is switched off.
func TestAMapIsOfTheDrawnNetwork(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[12]}}`, false)
	u.Pause()
	u.click(u.neuronAt(1, 7))
	kept := func(want bool) {
		t.Helper()
		u.tick(1)
		net, _, _ := u.Shown(u.Board())
		if p, ok := u.MapShown(u.Board()); ok != want || ok && !p.In(net.Sizes) {
			t.Errorf("of %v the plane shows %+v, %v", net.Sizes, p, ok)
		}
	}
	kept(true)
	u.must(u.SetControl("lower", "bricks"))
	u.must(u.Press("brick.article"))
	kept(false)
	u.must(u.SetControl("lower", "network"))
	kept(true)
	u.must(u.Press("neuron.switch"))
	kept(false)
	u.must(u.Press("neuron.switch"))
	kept(true)
}

// A neuron that is held while the shape changes under the pointer, and one that is hovered.
func TestAHeldNeuronGoesWithItsShape(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[3]}}`, false)
	u.Pause()
	u.moveTo(u.neuronAt(1, 2))
	u.down()
	u.must(u.SetControl("network.neurons1", 1.0))
	for range 3 {
		u.tick(1)
		if p, ok := u.MapShown(u.Board()); ok && !p.In(u.Lab.Run.Net.Sizes) {
			t.Fatalf("the large plot shows %+v of %v", p, u.Lab.Run.Net.Sizes)
		}
	}
	u.up()
	if u.Network.Selected.Kind != network.None && !u.Network.Selected.In(u.Lab.Run.Net.Sizes) {
		t.Errorf("selected is %+v of %v", u.Network.Selected, u.Lab.Run.Net.Sizes)
	}
}
