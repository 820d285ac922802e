package app

import (
	"reflect"
	"testing"

	"xorcery/core"
	"xorcery/wasm/view/network"
)

// tool is the one that does something to a hidden layer.
func (u *user) tool(does network.Act, layer int) network.Tool {
	u.t.Helper()
	for _, k := range u.Tools() {
		if k.Does == does && (k.Layer == layer || does == network.Another) {
			return k
		}
	}
	u.t.Fatalf("there is no tool %d for layer %d", does, layer)
	return network.Tool{}
}

// TestTheShapeIsChangedOnTheDrawing, by clicks: the weights that fit stay, and Undo has nothing to do with it.
func TestTheShapeIsChangedOnTheDrawing(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[3]}}`, false)
	u.Pause()
	for _, k := range []struct {
		does  network.Act
		layer int
		want  []int
	}{
		{network.More, 0, []int{4}}, {network.NewLayer, 1, []int{4, 4}}, {network.Fewer, 0, []int{3, 4}}, {network.More, 1, []int{3, 5}},
		{network.Fewer, 0, []int{2, 5}}, {network.Fewer, 0, []int{1, 5}}, {network.Fewer, 0, []int{5}},
	} {
		u.clickRect(u.tool(k.does, k.layer).Rect)
		if got := u.Lab.Project.Network.Hidden; !reflect.DeepEqual(got, k.want) {
			t.Fatalf("tool %d on layer %d makes the hidden layers %v, want %v", k.does, k.layer, got, k.want)
		}
	}
	for range 5 {
		u.clickRect(u.tool(network.Fewer, 0).Rect)
	}
	if got := len(u.Lab.Project.Network.Hidden); got != 0 {
		t.Errorf("%d layers are left", got)
	}
	u.clickRect(u.tool(network.NewLayer, 0).Rect)
	if got := u.Lab.Project.Network.Hidden; !reflect.DeepEqual(got, []int{3}) {
		t.Errorf("a new layer is %v", got)
	}
	for i := range core.AllActivations {
		u.clickRect(u.tool(network.Another, 0).Rect)
		if got, want := u.Lab.Project.Network.Activation, core.AllActivations[(i+1)%len(core.AllActivations)]; got != want {
			t.Errorf("the activation is %s, want %s", got, want)
		}
	}
	at := u.tool(network.More, 0).Rect
	x, y := at.Middle()
	u.moveTo(x, y)
	u.down()
	u.moveTo(x, y+60)
	u.up()
	if got := u.Lab.Project.Network.Hidden; !reflect.DeepEqual(got, []int{3}) {
		t.Errorf("a press that ends elsewhere makes the hidden layers %v", got)
	}
}

// TestHiddenControlsHaveNoTools: what a link hides is not changed on the drawing either.
func TestHiddenControlsHaveNoTools(t *testing.T) {
	u := newUser(t, `{"view":{"hide":["network.layers"]}}`, false)
	if list := u.Tools(); len(list) != 1 || list[0].Does != network.Another {
		t.Errorf("the tools are %v", list)
	}
}

// TestTheStage: the figure has all of the window, and F and Escape come back.
func TestTheStage(t *testing.T) {
	u := newUser(t, `{}`, true)
	was := u.Layout
	u.key("F")
	if w, h := u.Size(); !u.Stage || !u.Layout.Panel.Empty() || u.Layout.Figure.W != w || u.Layout.Figure.H != h || u.Layout.Boundary.W <= was.Boundary.W {
		t.Errorf("on the stage: %+v", u.Layout)
	}
	u.key("Escape")
	if u.Stage || u.Layout != was {
		t.Errorf("off the stage: %+v, want %+v", u.Layout, was)
	}
	u.must(u.SetControl("stage", true))
	u.key("F")
	if u.Stage {
		t.Error("F does not come back")
	}
}
