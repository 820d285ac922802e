package panel

import (
	"testing"
	"time"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
	"xorcery/wasm/input/inputtest"
)

// FuzzPanel plays the window with pointers, fingers, keys, sizes and controls in any order, over panel and figure. Whatever comes,
// nothing breaks, nothing stays held that is not, and a click on the plane is a point at the end as at the beginning.
func FuzzPanel(f *testing.F) {
	inputtest.Fuzz(f, 16, 600, 2, play)
}

func play(t *testing.T, script inputtest.Script) {
	p := &player{user: newUser(t, `{"data":{"set":"moons","n":40},"training":{"learningRate":0.01}}`), Script: script}
	p.Pause()
	for len(p.Script) > 0 {
		p.act()
		p.sound()
	}
	for n := range 4 { // all that may be held is let go
		p.batch = append(p.batch, input.Event{Kind: input.EventRelease, Button: input.MouseButton(n)})
	}
	for n := range 4 {
		p.batch = append(p.batch, input.Event{Kind: input.EventRelease, Finger: n + 1})
	}
	p.deliver()
	p.sound()
	if l := p.panel.Scroller(p.State); p.panel.Scroll != l.Clamp(p.panel.Scroll) {
		t.Fatalf("the rows are scrolled by %g of %g", p.panel.Scroll, l.Height-l.Area.H)
	}
	if p.hand.Holds() {
		t.Fatalf("after every release %+v is held", p.hand)
	}
	p.worksStill()
}

// player is a user at the mercy of a script: what it does is read off the bytes.
type player struct {
	*user
	inputtest.Script
	hand  input.Hand // what is held
	x, y  float64    // where the pointer was
	batch []input.Event
}

var (
	fuzzKeys = []string{"Tab", "Tab", "Tab", "Enter", "Escape", "Space", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "1", "5", ".", "-", "Backspace",
		"N", "R", "E", "W", "L", "?", "F1", "Z", ""}
	fuzzControls = []string{"lower", "compare", "data.set", "network.layers", "undo", "redo", "scenario", "challenge", "view.theme", "brush"}
	fuzzSizes    = [][2]float64{{1280, 800}, {390, 844}, {640, 320}, {1, 1}, {2560, 1440}}
)

// act reads one thing to do off the script: it happens at once, or with others in one tick.
func (p *player) act() {
	switch p.Next(16) {
	case 0, 1, 2, 3, 4, 5, 6, 7:
		p.hear(p.pointer())
	case 8:
		x, y := p.place()
		p.hear(input.Event{Kind: input.EventWheel, X: x, Y: y, Lines: 6*p.Share() - 3})
	case 9, 10, 11:
		p.hear(p.Key(fuzzKeys))
	case 12:
		size := fuzzSizes[p.Next(len(fuzzSizes))]
		p.in.Width, p.in.Height = size[0], size[1]
	case 13:
		p.hear(input.Event{Kind: input.EventCancel})
	case 14:
		c, err := app.Find(fuzzControls[p.Next(len(fuzzControls))])
		p.must(err)
		at := p.Next(256)
		switch c.Kind { // what is refused changes nothing
		case app.Button:
			_ = p.Press(c.ID)
		case app.Toggle:
			_ = p.SetControl(c.ID, at%2 == 0)
		case app.Choice:
			_ = p.SetControl(c.ID, c.Options[at%len(c.Options)].Value)
		default:
			_ = p.SetControl(c.ID, 1+float64(at%4))
		}
	case 15:
		p.tick(1)
	}
	p.Pause()
}

// pointer is an event of the mouse or of a finger.
func (p *player) pointer() input.Event {
	e := p.By(input.Event{Kind: []input.EventKind{input.EventMove, input.EventPress, input.EventRelease}[p.Next(3)]})
	if p.Next(3) > 0 {
		p.x, p.y = p.place()
	}
	e.X, e.Y = p.x, p.y
	return e
}

// place is mostly on the panel, sometimes anywhere.
func (p *player) place() (x, y float64) {
	w, h := p.Size()
	kind, a, b := p.Next(8), p.Share(), p.Share()
	if _, box, open := p.panel.Dropdown(p.State); open && kind < 3 {
		return box.X + a*box.W, box.Y + b*box.H
	}
	switch r := p.Layout.Panel; {
	case kind < 4:
		return r.X + a*r.W, r.Y + b*r.H
	case kind < 5:
		return a * w, b * p.Layout.Bar.H
	case kind < 7:
		r = p.Layout.Boundary
		return r.X + a*r.W, r.Y + b*r.H
	}
	return a * w, b * h
}

// hear lets an event happen now, or with those that come.
func (p *player) hear(e input.Event) {
	p.batch = append(p.batch, e)
	if p.Next(3) > 0 {
		p.deliver()
	}
}

func (p *player) deliver() {
	for _, e := range p.batch {
		if e.Kind == input.EventCancel || p.hand.Knows(e) {
			p.hand.Open()
		}
		p.hand.Take(e)
	}
	p.hears(70*time.Millisecond, p.batch...)
	p.batch = nil
}

// sound looks whether all is well: who holds the pointer is one of the two, or nobody where nothing is held.
func (p *player) sound() {
	held, down := p.hand.Holds(), p.hand.Rest()
	if p.panel.mine && !held || p.panel.doing != nothing && !p.panel.mine {
		p.t.Fatalf("the panel holds what is not held: %v, at work %v", p.panel.mine, p.panel.doing)
	}
	if a := p.Pointer; (a.Down || a.Right || a.Middle) && !held || a.Down && p.panel.mine && down.Down {
		p.t.Fatalf("held is %+v, the figure thinks %+v", down, a)
	}
	if p.panel.hand.Holds() != held {
		p.t.Fatalf("held: %v, the panel thinks otherwise", held)
	}
	if err := p.Document().Check(); err != nil {
		p.t.Fatalf("the program holds what its file may not: %v", err)
	}
}

// worksStill uses figure and panel as a new user would.
func (p *player) worksStill() {
	u := p.user
	u.in.Width, u.in.Height = 1280, 800
	for range 3 {
		u.key("Escape")
	}
	u.must(u.Open([]byte(`{"data":{"set":"custom"}}`)))
	u.must(u.SetControl("compare", false))
	u.must(u.SetControl("lower", "network"))
	u.must(u.SetControl("eraser", false))
	u.must(u.SetControl("paint", false))
	u.Pause()
	u.tick(1)
	u.click(u.ToScreen(0.5, 0.5))
	u.count(1)
	c, err := app.Find("edge")
	u.must(err)
	was := c.Value(u.State)
	u.clickRect(u.row("edge").Field)
	if c.Value(u.State) == was {
		u.t.Fatal("a click on a switch does not switch it")
	}
	u.clickRect(u.row("network.activation").Field)
	u.key("ArrowDown")
	u.key("Enter")
	if u.Lab.Project.Network.Activation == core.Sigmoid {
		u.t.Fatal("the list of activations chose nothing")
	}
}
