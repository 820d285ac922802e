package app

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// press and the like are events at a place, some time after the last tick.
func at(kind input.EventKind, x, y float64, finger int, after time.Duration) input.Event {
	return input.Event{Kind: kind, X: x, Y: y, Finger: finger, At: after}
}

// hears lets a tick pass that lasts so long and brings events, whose times count from its beginning.
func (u *user) hears(long time.Duration, events ...input.Event) {
	for i := range events {
		events[i].At += u.clock
	}
	u.clock += long
	u.in.Events = events
	u.last = u.Update(u.in.Input)
}

// At any frame rate each click is a point, at its own place and in its order.
func TestClicksBetweenTwoTicks(t *testing.T) {
	places := [][2]float64{{-0.8, 0.2}, {0.3, 0.9}, {0.6, -0.7}, {-0.2, -0.4}}
	for _, finger := range []int{0, 7} {
		for _, perTick := range []int{1, 2, 3, 8} {
			u := newUser(t, `{"data":{"set":"custom"}}`, false)
			var all []input.Event
			for i, p := range places {
				x, y := u.ToScreen(p[0], p[1])
				after := time.Duration(i) * 150 * time.Millisecond
				all = append(all, at(input.EventPress, x, y, finger, after), at(input.EventRelease, x, y, finger, after+40*time.Millisecond))
			}
			for len(all) > 0 {
				n := min(perTick, len(all))
				u.hears(500*time.Millisecond, all[:n]...)
				all = all[n:]
			}
			if len(u.points()) != len(places) {
				t.Fatalf("finger %d, %d events a tick: %d points", finger, perTick, len(u.points()))
			}
			for i, p := range places {
				u.near("a click", u.points()[i], p[0], p[1])
			}
		}
	}
}

// A press, a drag and its release within one tick are a drag.
func TestDragBetweenTwoTicks(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom","points":[[0,0,0]]}}`, false)
	x, y := u.ToScreen(0, 0)
	tx, ty := u.ToScreen(0.5, -0.5)
	u.hears(time.Second, at(input.EventPress, x, y, 0, 0), at(input.EventMove, (x+tx)/2, y, 0, 0), at(input.EventMove, tx, ty, 0, 0), at(input.EventRelease, tx, ty, 0, 0))
	u.count(1)
	u.near("dragged", u.points()[0], 0.5, -0.5)
	// There and back again is no click.
	x, y = u.ToScreen(-0.5, 0.5)
	u.hears(time.Second, at(input.EventPress, x, y, 0, 0), at(input.EventMove, x+40, y, 0, 0), at(input.EventMove, x, y, 0, 0), at(input.EventRelease, x, y, 0, 0))
	u.count(1)
}

// How long a finger stayed is told by its own times, not by the ticks'.
func TestLongPressInASlowTick(t *testing.T) {
	for held, want := range map[time.Duration]int{80 * time.Millisecond: 2, 700 * time.Millisecond: 0} {
		u := newUser(t, `{"data":{"set":"custom","points":[[0,0,0]]}}`, false)
		x, y := u.ToScreen(0, 0)
		u.hears(2*time.Second, at(input.EventPress, x, y, 1, 900*time.Millisecond), at(input.EventRelease, x, y, 1, 900*time.Millisecond+held))
		u.count(want)
	}
}

// What the system takes is let go, without a click; the next press is a new one.
func TestCancelLetsGoOfEverything(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, true)
	u.Pause()
	x, y := u.ToScreen(0.2, 0.3)
	u.hears(time.Second, at(input.EventPress, x, y, 0, 0), at(input.EventCancel, 0, 0, 0, 0), at(input.EventMove, x+50, y, 0, 0), at(input.EventRelease, x, y, 0, 0))
	u.count(4)
	right := func(kind input.EventKind) input.Event {
		return input.Event{Kind: kind, X: x, Y: y, Button: input.MouseRight}
	}
	u.hears(time.Second, right(input.EventPress), right(input.EventRelease))
	u.count(5)
	// A press whose release nobody heard ends with the next.
	u.hears(time.Second, at(input.EventPress, x, y, 0, 0))
	x2, y2 := u.ToScreen(-0.6, 0.3)
	u.hears(time.Second, at(input.EventPress, x2, y2, 0, 0), at(input.EventRelease, x2, y2, 0, 0))
	u.count(6)
	u.near("the second press", u.points()[5], -0.6, 0.3)
}

// The first finger is the pointer; when it is up the others mean nothing until all are.
func TestFingersInAnyOrder(t *testing.T) {
	u := newUser(t, `{"data":{"set":"custom"}}`, false)
	x, y := u.ToScreen(0.2, 0.3)
	u.hears(time.Second, at(input.EventPress, x, y, 3, 0), at(input.EventPress, x+200, y, 4, 0), at(input.EventRelease, x, y, 3, 0))
	u.count(0) // two fingers are no click
	u.hears(time.Second, at(input.EventMove, x-50, y, 4, 0), at(input.EventPress, x, y, 5, 0), at(input.EventRelease, x, y, 5, 0))
	u.count(0)
	u.hears(time.Second, at(input.EventPress, x, y, 0, 0), at(input.EventRelease, x, y, 0, 0)) // nor is the mouse meanwhile
	u.count(0)
	u.hears(time.Second, at(input.EventRelease, x, y, 4, 0), at(input.EventPress, x, y, 6, 0), at(input.EventRelease, x, y, 6, 0))
	u.count(1)
	u.hears(time.Second, at(input.EventRelease, x, y, 9, 0), at(input.EventMove, x, y, 9, 0))
	u.count(1)
}

// A key means one thing: what it is called, or in a number what it types; held, it repeats only where that makes sense.
func TestOnePressMeansOneThing(t *testing.T) {
	for _, panel := range []bool{false, true} {
		u := newUser(t, `{"data":{"set":"corners"}}`, panel)
		u.Pause()
		press := func(k input.Key) { u.in.Keys = []input.Key{k}; u.tick(1) }
		width := u.Plane.MaxX1 - u.Plane.MinX1
		press(input.Key{Name: "-", Text: "-"})
		if u.Plane.MaxX1-u.Plane.MinX1 <= width || u.PointClass != 1 {
			t.Errorf("− shows %g of %g, the class is %d", u.Plane.MaxX1-u.Plane.MinX1, width, u.PointClass)
		}
		press(input.Key{Name: "1", Text: "1"})
		if u.PointClass != 0 {
			t.Error("1 does not choose the first class")
		}
		press(input.Key{Text: "2"}) // a character that is no key's name
		if u.PointClass != 0 {
			t.Error("text alone chose a class")
		}
		press(input.Key{Name: "Space", Text: " "})
		for range 5 {
			press(input.Key{Name: "Space", Text: " ", Repeat: true})
		}
		if !u.Running {
			t.Error("Space that is held runs and pauses in turn")
		}
		u.Pause()
		u.clickPlane(0.1, 0.1)
		u.clickPlane(0.3, 0.1)
		press(input.Key{Name: "Z", Ctrl: true})
		press(input.Key{Name: "Z", Ctrl: true, Repeat: true})
		u.count(4)
		press(input.Key{Name: "Z", Ctrl: true, Shift: true})
		u.count(5)
	}
}

// A key that comes while the pointer is at work on the plane is heard, in the window as in the page.
func TestKeysWhileAPointIsDragged(t *testing.T) {
	for _, panel := range []bool{false, true} {
		u := newUser(t, `{"data":{"set":"corners"}}`, panel)
		u.Pause()
		u.moveTo(u.ToScreen(1, 1))
		u.down()
		u.moveTo(u.ToScreen(0.5, 0.5))
		u.key("E")
		u.up()
		if !u.Eraser {
			t.Errorf("panel %v: a key was lost", panel)
		}
	}
}

// Every scrollbar can be dragged, and nothing beneath it hears of that.
func TestScrollbarsAreDragged(t *testing.T) {
	for _, c := range []struct {
		of   Scrolled
		open func(*user)
	}{
		{ScrolledView, func(u *user) { u.must(u.Open([]byte("scenario:backward"))) }},
		{ScrolledView, func(u *user) { u.must(u.SetControl("lower", "doctor")); u.must(u.Press("diagnose")); u.examined() }},
		{ScrolledSheet, func(u *user) { u.ShowSheet(true) }},
	} {
		of := c.of
		u := newUser(t, `{"network":{"hidden":[12]}}`, true)
		u.Pause()
		c.open(u)
		var l layout.Scroller
		var start float64
		ok := false
		for h := 800.0; h >= 280 && !ok; h -= 20 { // until it has too little room
			u.in.Width, u.in.Height = 1000, h
			u.tick(1)
			l, start, ok = u.Scroller(of)
		}
		if !ok {
			t.Errorf("%d has no scrollbar", of)
			continue
		}
		project := string(u.Document().JSON())
		x, y := l.Thumb(start).Middle()
		u.moveTo(x, y)
		u.down()
		u.moveTo(x-300, y+25)
		if now, at, _ := u.Scroller(of); math.Abs(now.Thumb(at).Y-l.Thumb(start).Y-25) > 0.01 {
			t.Errorf("%d: the thumb went from %g to %g, want 25 further", of, l.Thumb(start).Y, now.Thumb(at).Y)
		}
		u.moveTo(x, y+5000)
		if now, at, _ := u.Scroller(of); math.Abs(at-(now.Height-now.Area.H)) > 0.01 {
			t.Errorf("%d: at its end it is scrolled by %g of %g", of, at, now.Height-now.Area.H)
		}
		u.moveTo(x, y-5000)
		u.up()
		u.moveTo(x, y+30)
		if _, at, _ := u.Scroller(of); at != 0 {
			t.Errorf("%d: it is scrolled by %g after it was let go at the top", of, at)
		}
		if u.Scrolling(of) || u.gesture.pane != nil {
			t.Errorf("%d: it is still held", of)
		}
		u.click(x, l.Strip().Bottom()-2) // beside the thumb: it comes there
		if _, at, _ := u.Scroller(of); at == 0 {
			t.Errorf("%d: a press beside the thumb does not scroll", of)
		}
		if string(u.Document().JSON()) != project {
			t.Errorf("%d: dragging its bar changed the project", of)
		}
		if of == ScrolledSheet && !u.Sheet.Open {
			t.Error("a press on its bar closes the sheet")
		}
	}
}

// The wheel's way counts, not in how many pieces it comes.
func TestWheelAddsUp(t *testing.T) {
	width := func(turns ...float64) float64 {
		u := newUser(t, `{"data":{"set":"corners"}}`, false)
		u.moveTo(u.ToScreen(0.5, 0.5))
		for _, d := range turns {
			u.in.Wheel = d
			u.tick(1)
		}
		return u.Plane.MaxX1 - u.Plane.MinX1
	}
	whole, last := width(-1), math.Inf(1)
	for _, turns := range [][]float64{{-0.5, -0.5}, {-0.3, -0.2, -0.4, -0.1}, {-2, 1}} {
		if got := width(turns...); math.Abs(got-whole) > 1e-9 {
			t.Errorf("%v shows %g, one line %g", turns, got, whole)
		}
	}
	for d := 0.0; d < 3; d += 0.05 {
		w := width(-d)
		if w > last || last-w > 0.02*last && !math.IsInf(last, 1) {
			t.Fatalf("%g lines show %g, a little less %g", d, w, last)
		}
		last = w
	}
}

// Files that are let fall together are each told of.
func TestEveryDroppedFileIsToldOf(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.Pause()
	u.in.Dropped = []input.Dropped{
		{Name: "bad.json", Data: []byte(`{"recipe": "soup"}`)},
		{Name: "points.csv", Data: []byte("1,2,0\n1,-2,1\n")},
		{Name: "film.mov", Size: 40_000_000},
		{Name: "photos", Folder: true},
		{Name: "locked.csv", Err: errors.New("permission denied")},
	}
	u.tick(1)
	u.in.Dropped = nil
	u.count(2)
	for _, part := range []string{"bad.json: ", "recipe", "2 points of points.csv. Undo", "film.mov has 40,000,000 bytes", "photos is a folder", "locked.csv could not be read: permission denied"} {
		if !strings.Contains(u.Message.Text, part) {
			t.Errorf("the message does not say %q: %s", part, u.Message.Text)
		}
	}
	if !u.Message.Error {
		t.Error("the message is not told as an error")
	}
	if _, err := u.Call("openFiles", []byte(`[[{"name":"a.csv","text":"1,2,0\n"},{"name":"b.csv","text":"1,2,1\n2,2,1\n"}]]`)); err != nil {
		t.Error(err)
	}
	u.count(2)
	if m := u.Message; m.Error || !strings.Contains(m.Text, "1 point of a.csv") || !strings.Contains(m.Text, "2 points of b.csv") {
		t.Errorf("the message is %+v", m)
	}
	u.must(u.undo())
	u.must(u.undo())
	u.must(u.undo())
	if u.Lab.Project.Data.Set != core.Corners {
		t.Errorf("undo ends at %s", u.Lab.Project.Data.Set)
	}
}
