package app

import (
	"math"
	"strings"
	"testing"

	"xorcery/wasm/layout"
)

// Every control of the panel works by the mouse at its place.
func TestPanelByMouse(t *testing.T) {
	for i := range controls {
		id := controls[i].ID
		u := newUser(t, everything, true)
		u.Pause()
		u.Advance(3)
		u.must(u.Pin()) // something to unpin
		u.choosePart(Part{Kind: WeightPart, Layer: 2, From: 1, To: 2})
		u.must(u.AddPoint(0, 0, 0)) // something to undo
		if strings.HasPrefix(id, "brick.") || id == "observe" {
			u.must(u.SetControl("lower", "bricks"))
		}
		if strings.HasPrefix(id, "hidden.") {
			u.must(u.SetControl("lower", "hidden"))
		}
		if strings.HasPrefix(id, "compare.") {
			u.must(u.SetControl("compare", true))
		}
		if strings.HasPrefix(id, "doctor.") {
			u.must(u.SetControl("lower", "doctor"))
		}
		c, _ := Find(id)
		if inBar(id) {
			for _, b := range u.BarButtons() {
				if b.Control.ID == id {
					revision := u.ControlsRevision
					u.clickRect(b.Rect)
					if u.ControlsRevision == revision {
						t.Errorf("%s: nothing happened", id)
					}
				}
			}
			continue
		}
		before := c.Value(u.State)
		revision := u.ControlsRevision
		r := u.row(id)
		switch c.Kind {
		case Slider:
			u.click(r.Track.X+r.Track.W*0.37, r.Track.Y+r.Track.H/2)
		case Number:
			u.clickRect(r.Plus)
			if c.Value(u.State) == before { // at its end
				u.clickRect(r.Minus)
			}
		case Choice:
			u.clickRect(r.Field)
			_, box, open := u.Dropdown()
			if !open {
				t.Errorf("%s: no list opened", id)
				continue
			}
			at := 0.0
			if c.Options[0].Value == before {
				at = 1
			}
			u.click(box.X+8, box.Y+(at+0.5)*OptionHeight)
		default:
			u.clickRect(r.Field)
		}
		if c.Kind == Button {
			if c.Enabled(u.State) && u.ControlsRevision == revision && id != "redo" {
				t.Errorf("%s: nothing happened", id)
			}
		} else if c.Value(u.State) == before {
			t.Errorf("%s is still %v", id, before)
		}
	}
}

func TestPanelTypedNumber(t *testing.T) {
	u := newUser(t, `{}`, true)
	u.Pause()
	u.clickRect(u.row("training.learningRate").Field)
	u.in.Text = []rune("0.0625")
	u.tick(1)
	u.key("Enter")
	if got := u.Project.Training.LearningRate; got != 0.0625 {
		t.Fatalf("learning rate %g", got)
	}
	u.clickRect(u.row("training.learningRate").Field)
	u.in.Text = []rune("12x")
	u.tick(1)
	u.key("Enter")
	if got := u.Project.Training.LearningRate; got != 0.0625 || !u.Message.Error {
		t.Errorf("bad text: learning rate %g, message %q", got, u.Message.Text)
	}
	u.clickRect(u.row("training.learningRate").Field)
	u.in.Text = []rune("5")
	u.tick(1)
	u.key("Escape")
	if got := u.Project.Training.LearningRate; got != 0.0625 {
		t.Errorf("Escape set %g", got)
	}
}

func TestPanelByKeyboard(t *testing.T) {
	u := newUser(t, `{}`, true)
	u.Pause()
	seen := map[string]bool{}
	for range 100 {
		u.key("Tab")
		if u.Panel.Folded[u.Panel.Focus] {
			u.key("Enter")
		}
		if u.Panel.Focus == "" {
			break
		}
		seen[u.Panel.Focus] = true
	}
	for i := range controls {
		if c := &controls[i]; c.Visible(u.State) && !seen[c.ID] {
			t.Errorf("Tab does not reach %s", c.ID)
		}
	}
	focus := func(id string) {
		t.Helper()
		for range 100 {
			if u.key("Tab"); u.Panel.Focus == id {
				return
			}
		}
		t.Fatalf("Tab does not reach %s", id)
	}
	focus("network.layers")
	u.key("ArrowUp")
	if n := len(u.Project.Network.Hidden); n != 2 {
		t.Errorf("%d layers", n)
	}
	focus("network.activation")
	u.key("Enter")
	u.key("ArrowDown")
	u.key("Enter")
	if a := u.Project.Network.Activation; a != "tanh" {
		t.Errorf("activation %s", a)
	}
	focus("network.bias")
	u.key("Space")
	if u.Project.Network.Bias || u.Running {
		t.Error("Space on the switch did not switch it, or ran the program")
	}
	focus("training.learningRate")
	was := u.Project.Training.LearningRate
	u.key("ArrowRight")
	if u.Project.Training.LearningRate <= was {
		t.Error("the arrow did not raise the learning rate")
	}
	u.in.Text = []rune("7")
	u.tick(1)
	u.key("Enter")
	if u.Project.Training.LearningRate != 7 || u.Brush != 1 {
		t.Errorf("typed 7: learning rate %g, brush %d", u.Project.Training.LearningRate, u.Brush)
	}
}

func TestLayoutHoldsTogether(t *testing.T) {
	for _, panel := range []bool{false, true} {
		for _, size := range [][2]float64{{320, 480}, {390, 844}, {360, 560}, {600, 400}, {800, 600}, {820, 846}, {1280, 800}, {1920, 1080}, {3840, 2160}} {
			w, h := size[0], size[1]
			l := layout.Arrange(w, h, networkNeeds, panel, true, false)
			rects := []layout.Rect{l.Boundary, l.Accuracy, l.Loss, l.View, l.Panel, l.Bar}
			for i, r := range rects {
				if r.Empty() {
					if i == 0 || i < 3 && l.Figure.H >= 320 {
						t.Errorf("%v panel %v: part %d is empty: %v", size, panel, i, r)
					}
					continue
				}
				if r.X < 0 || r.Y < 0 || r.Right() > w+0.5 || r.Bottom() > h+0.5 {
					t.Errorf("%v panel %v: part %d %v is cut", size, panel, i, r)
				}
				for j, o := range rects[:i] {
					if !o.Empty() && r.X < o.Right()-0.5 && o.X < r.Right()-0.5 && r.Y < o.Bottom()-0.5 && o.Y < r.Bottom()-0.5 {
						t.Errorf("%v panel %v: parts %d %v and %d %v overlap", size, panel, i, r, j, o)
					}
				}
			}
			if math.Abs(l.Boundary.W-l.Boundary.H) > 1e-9 {
				t.Errorf("%v: the boundary is not square: %v", size, l.Boundary)
			}
		}
	}
}

func TestNetworkNeverOverlaps(t *testing.T) {
	for _, doc := range []string{
		`{"network":{"hidden":[]}}`, `{}`, `{"network":{"hidden":[50]}}`, `{"network":{"hidden":[64,64,64,64,64,64]}}`,
		`{"data":{"features":["x1","x2","x1^2","x2^2","x1*x2","sin(x1)","sin(x2)"]},"network":{"hidden":[8,1,64]}}`,
	} {
		u := newUser(t, doc, false)
		for _, size := range [][2]float64{{820, 846}, {390, 980}, {1600, 1200}} {
			u.in.Width, u.in.Height = size[0], size[1]
			u.tick(1)
			var all []layout.Rect
			for l, c := range u.Columns() {
				if len(c.Neurons)+c.Hidden != u.Run.Net.Sizes[l] || len(c.Neurons) == 0 {
					t.Errorf("%s at %v: layer %d shows %d and hides %d", doc, size, l, len(c.Neurons), c.Hidden)
				}
				for _, n := range c.Neurons {
					all = append(all, n.Rect)
				}
				if c.Hidden > 0 {
					all = append(all, c.Note)
				}
			}
			for i, r := range all {
				if a := u.Layout.View; r.Y < a.Y-0.5 || r.Bottom() > a.Bottom()+0.5 {
					t.Errorf("%s at %v: %v leaves %v", doc, size, r, a)
				}
				for _, o := range all[:i] {
					if r.X < o.Right() && o.X < r.Right() && r.Y < o.Bottom() && o.Y < r.Bottom() {
						t.Fatalf("%s at %v: %v and %v overlap", doc, size, r, o)
					}
				}
			}
		}
	}
}

// A list that is longer than the window scrolls by wheel and by key; every option can be chosen.
func TestLongListInALowWindow(t *testing.T) {
	u := newUser(t, `{}`, true)
	u.Pause()
	u.in.Width, u.in.Height = 640, 320
	u.tick(1)
	c, err := Find("scenario")
	u.must(err)
	if float64(len(c.Options))*OptionHeight < u.in.Height {
		t.Fatalf("%d options are no long list", len(c.Options))
	}
	u.clickRect(u.row(c.ID).Field)
	_, box, open := u.Dropdown()
	if !open || box.Y < 0 || box.Bottom() > u.in.Height {
		t.Fatalf("open %v, the list stands at %+v", open, box)
	}
	u.moveTo(box.X+8, box.Y+8)
	u.in.Wheel = 100
	u.tick(1)
	last := len(c.Options) - 1
	u.clickRect(u.OptionRect(box, last))
	if got := c.Value(u.State); got != c.Options[last].Value {
		t.Errorf("the last option's place chose %v", got)
	}
	u.Pause()
	u.clickRect(u.row(c.ID).Field)
	for range last - 1 {
		u.key("ArrowUp")
	}
	_, box, _ = u.Dropdown()
	if r := u.OptionRect(box, 1); u.Panel.Active != 1 || r.Y < box.Y {
		t.Errorf("option %d stands at %+v of %+v", u.Panel.Active, r, box)
	}
	u.key("Enter")
	if got := c.Value(u.State); got != c.Options[1].Value {
		t.Errorf("the keyboard chose %v", got)
	}
}

func TestAListClosesWithItsRow(t *testing.T) {
	u := newUser(t, `{}`, true)
	u.clickRect(u.row("network.activation").Field)
	if _, _, open := u.Dropdown(); !open {
		t.Fatal("no list is open")
	}
	u.Panel.Folded["Network"] = true
	u.tick(1)
	if u.listOpen() {
		t.Errorf("the list of %s is open and not there", u.Panel.Open)
	}
}
