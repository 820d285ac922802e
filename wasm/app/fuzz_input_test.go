package app

import (
	"math"
	"strings"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/input/inputtest"
	"xorcery/wasm/lab"
)

// FuzzInput plays the program with pointers, fingers, keys, files, sizes, hidden pages and frame rates in any order. Whatever
// comes, nothing breaks, nothing stays held that is not, each click that the plane accepts is a point, and undo
// goes back to the start. Where no training mixes with it, the frame rate makes no difference either.
func FuzzInput(f *testing.F) {
	if testing.Short() {
		f.Skip("long under the race detector and in an emulator")
	}
	inputtest.Fuzz(f, 24, 900, 1, play)
}

// player is a user at the mercy of a script: what it does is read off the bytes.
type player struct {
	inputtest.Script
	t     *testing.T
	each  *user // hears one event a tick
	batch *user // hears many a tick; nil where training runs, which steps by the tick
	held  []input.Event
	now   time.Duration
	full  bool // undo may have forgotten the start
}

// fuzzBeat parts two events of a script: no multiple of it comes near to the times that mean something, such as a long press.
const fuzzBeat = 70 * time.Millisecond

func play(t *testing.T, script inputtest.Script) {
	p := &player{Script: script, t: t}
	mode := p.Next(4)
	start := func() *user {
		u := newUser(t, `{"data":{"set":"moons","n":40},"training":{"learningRate":0.01}}`, mode%2 == 0)
		u.in.Input = input.Input{Width: 1280, Height: 800, Scale: 2, Clock: func() time.Duration {
			// A tick at rest takes no time, so that the events' own counts alone; one that trains has time for a few steps.
			if u.looks++; u.looks > 8 {
				u.clock += 3 * time.Millisecond
			}
			return u.clock
		}}
		u.must(u.SetControl("speed", 60.0))
		if mode >= 2 {
			u.Pause()
		}
		return u
	}
	p.each = start()
	if mode >= 2 {
		p.batch = start()
	}
	p.now = p.each.clock
	begun := p.each.Lab.Project.Data.Clone()
	for len(p.Script) > 0 {
		p.act()
	}
	p.hear(input.Event{Kind: input.EventCancel})
	p.tick()
	for _, u := range p.users() {
		if u.hand.Holds() || u.gesture.pane != nil || holds(u) {
			t.Fatalf("after everything was let go: %+v, gesture %+v, part %v", u.hand, u.gesture, u.Network.Hovered)
		}
		p.backAndForth(u, begun)
	}
}

func (p *player) users() []*user {
	if p.batch == nil {
		return []*user{p.each}
	}
	return []*user{p.each, p.batch}
}

var (
	fuzzKeys = []string{"N", "R", "E", "B", "Z", "Y", "1", "3", "6", "0", "+", "-", "Enter", "Delete", "Backspace", "Escape", "M", "W", "L", "?", ",", ".",
		"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Tab", "Space", "Home", "F1", "", "J", "K", "G"}
	fuzzControls = []string{"data.set", "data.noise", "data.train", "snap", "paint", "eraser", "fit", "clear", "undo", "redo", "lower", "compare", "network.neurons1", "timeline.step", "timeline.go", "timeline.now"}
	fuzzSizes    = [][2]float64{{1280, 800}, {390, 844}, {640, 360}, {1, 1}, {2560, 1440}, {0, 0}}
	fuzzFiles    = []input.Dropped{
		{Name: "a.csv", Data: []byte("1,2,0\n-1,2,1\n")}, {Name: "many.csv", Data: []byte(strings.Repeat("1,2,0\n-1,2,3\n", 40))},
		{Name: "bad.csv", Data: []byte("1,2\n")}, {Name: "large", Size: 1 << 40}, {Name: "folder", Folder: true},
		{Name: "p.json", Data: []byte(`{"data":{"set":"corners"},"network":{"hidden":[5,2]}}`)},
	}
)

// act reads one thing to do off the script.
func (p *player) act() {
	switch p.Next(16) {
	case 0, 1, 2, 3, 4, 5, 6, 7:
		p.hear(p.pointer())
	case 8:
		p.hear(input.Event{Kind: input.EventWheel, X: p.x(), Y: p.y(), Lines: 6*p.Share() - 3})
	case 9, 10:
		if e := p.Key(fuzzKeys); p.batch == nil || e.Key.Name != "Space" { // it would run
			p.hear(e)
		}
	case 11:
		p.now += time.Duration(p.Next(40)) * fuzzBeat
		p.tick()
	case 12:
		p.tick()
		size, scale := fuzzSizes[p.Next(len(fuzzSizes))], 1+float64(p.Next(3))/2
		for _, u := range p.users() {
			u.in.Width, u.in.Height, u.in.Scale = size[0], size[1], scale
		}
		p.tick()
	case 13: // a hidden page has no ticks; what is held then is let go
		p.hear(input.Event{Kind: input.EventCancel})
		p.now += time.Duration(p.Next(256)) * 100 * fuzzBeat
		p.tick()
	case 14:
		p.drop()
	case 15:
		p.control()
	}
}

// pointer is an event of the mouse or of a finger.
func (p *player) pointer() input.Event {
	e := input.Event{Kind: []input.EventKind{input.EventMove, input.EventPress, input.EventRelease, input.EventMove, input.EventPress, input.EventRelease, input.EventRelease, input.EventCancel}[p.Next(8)]}
	if e.Kind == input.EventCancel && p.Next(4) > 0 {
		e.Kind = input.EventRelease
	}
	e = p.By(e)
	e.X, e.Y = p.each.Pointer.X, p.each.Pointer.Y
	if p.Next(3) > 0 {
		e.X, e.Y = p.x(), p.y()
	}
	return e
}

// x and y are mostly on the plane, sometimes anywhere.
func (p *player) x() float64 {
	b := p.each.Layout.Boundary
	if p.Next(3) > 0 {
		return b.X + (p.Share()*1.1-0.05)*b.W
	}
	return p.Share() * p.each.width
}

func (p *player) y() float64 {
	b := p.each.Layout.Boundary
	if p.Next(3) > 0 {
		return b.Y + (p.Share()*1.1-0.05)*b.H
	}
	return p.Share() * p.each.height
}

// hear lets an event happen: at once to the one user, with the next tick to the other.
func (p *player) hear(e input.Event) {
	if p.Next(3) > 0 {
		p.now += fuzzBeat
	}
	e.At = p.now
	u := p.each
	g, points, said := u.gesture, len(u.points()), u.messages
	waited := e.At - g.since
	u.update(p.now, e)
	p.sound(u)
	released := e.Kind == input.EventRelease && g.pane != nil && u.gesture.pane == nil
	click := (g.kind == gesturePlace || g.kind == gesturePaint || g.kind == gestureFinger && waited < longPress) &&
		!g.moved && math.Hypot(e.X-g.startX, e.Y-g.startY) <= input.ClickSlack && points == g.points
	if released && click && len(u.points()) != points+1 && !(u.messages > said && u.Message.Error) {
		p.t.Fatalf("a click made %d points of %d, and said %q", len(u.points()), points, u.Message.Text)
	}
	p.held = append(p.held, e)
}

// tick lets the other user hear all that has happened, and holds the two against each other.
func (p *player) tick() {
	p.each.update(p.now)
	p.sound(p.each)
	if p.batch == nil {
		p.held = nil
		return
	}
	p.batch.update(p.now, p.held...)
	p.held = nil
	p.sound(p.batch)
	a, b := p.each, p.batch
	if len(lab.ChangedData(a.Lab.Project.Data, b.Lab.Project.Data)) > 0 {
		p.t.Fatalf("one event a tick made %v, all at once %v", a.Lab.Project.Data, b.Lab.Project.Data)
	}
	if a.gesture.kind != b.gesture.kind || a.PointClass != b.PointClass || a.Eraser != b.Eraser || a.Paint != b.Paint || a.Network.Selected != b.Network.Selected ||
		a.Pointer != b.Pointer || a.Sheet.Open != b.Sheet.Open || a.backSteps() != b.backSteps() || a.forthSteps() != b.forthSteps() {
		p.t.Fatalf("one event a tick and all at once differ: gestures %d and %d, classes %d and %d, selected %v and %v, pointers %v and %v, undo %d and %d, redo %d and %d",
			a.gesture.kind, b.gesture.kind, a.PointClass, b.PointClass, a.Network.Selected, b.Network.Selected, a.Pointer, b.Pointer,
			a.backSteps(), b.backSteps(), a.forthSteps(), b.forthSteps())
	}
}

func (p *player) drop() {
	p.tick()
	var files []input.Dropped
	for range 1 + p.Next(3) {
		files = append(files, fuzzFiles[p.Next(len(fuzzFiles))])
	}
	for _, u := range p.users() {
		u.in.Dropped = files
	}
	p.tick()
	for _, u := range p.users() {
		u.in.Dropped = nil
	}
}

// control uses a control, as the page does between two ticks.
func (p *player) control() {
	p.tick()
	c, err := Find(fuzzControls[p.Next(len(fuzzControls))])
	if err != nil {
		p.t.Fatal(err)
	}
	to, share := p.Next(256), p.Share()
	for _, u := range p.users() {
		switch c.Kind { // what is refused changes nothing
		case Button:
			_ = u.Press(c.ID)
		case Toggle:
			_ = u.SetControl(c.ID, to%2 == 0)
		case Choice:
			_ = u.SetControl(c.ID, c.Options[to%len(c.Options)].Value)
		default:
			_ = u.SetControl(c.ID, c.valueAt(c.PositionAt(share)))
		}
	}
	p.tick()
}

// update lets a tick pass at a time.
func (u *user) update(now time.Duration, events ...input.Event) {
	u.clock, u.looks = max(u.clock, now), 0
	u.in.Events = events
	u.last = u.Update(u.in.Input)
}

// sound looks whether all is well.
func (p *player) sound(u *user) {
	t := p.t
	if len(u.Lab.Predicted) != len(u.points()) || len(u.Lab.Run.IsTrain()) != len(u.points()) {
		t.Fatal("a point without an answer")
	}
	if w := u.Plane.MaxX1 - u.Plane.MinX1; !(w > 0) || math.Abs(w-(u.Plane.MaxX2-u.Plane.MinX2)) > 1e-9*w+1e-12 {
		t.Fatalf("the view is %v", u.Plane)
	}
	if err := u.Document().Check(); err != nil {
		t.Fatalf("the program holds what its file may not: %v", err)
	}
	p.full = p.full || u.backSteps() >= lab.UndoDepth || u.heldBytes() > lab.HeldMost/2
	if !u.hand.Holds() && (u.gesture.pane != nil || holds(u)) {
		t.Fatalf("nothing is held, but gesture %+v, part %v", u.gesture, u.Network.Hovered)
	}
}

// backAndForth undoes all and does all again.
func (p *player) backAndForth(u *user, begun core.Data) {
	u.LookAway()
	end := u.Lab.Project.Data.Clone()
	back := 0
	for u.backSteps() > 0 {
		u.must(u.undo())
		back++
	}
	if d := u.Lab.Project.Data; !p.full && len(lab.ChangedData(d, begun)) > 0 {
		u.t.Fatalf("undo ends at %+v", d)
	}
	for range back {
		u.must(u.redo())
	}
	if d := u.Lab.Project.Data; !p.full && len(lab.ChangedData(d, end)) > 0 {
		u.t.Fatalf("redo ends at %d points of %s, not %d of %s", len(d.Points), d.Set, len(end.Points), end.Set)
	}
}

// holds says whether a part of the drawn network is held.
func holds(u *user) bool {
	held, _ := u.Network.Held()
	return held
}
