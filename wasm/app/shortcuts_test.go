package app

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"xorcery/core/longtest"
	"xorcery/wasm/input"
	"xorcery/wasm/view/network"
)

// look is all that a user could notice of the state.
func (u *user) look() string {
	s := u.Summary()
	s.Revision, s.ControlsRevision, s.BrickRevision, s.FPS, s.StepsPerSecond = 0, 0, 0, 0, 0
	_, scroll, _ := u.Scroller(ScrolledView)
	text, err := json.Marshal([]any{s, u.Document(), u.Cursor, u.PointClass, u.Eraser, u.Paint, u.Network.Selected, u.Network.Entry, u.Sheet.Open, u.carry.on, u.brickView(8, 8), u.Space, u.Weight.Playing, u.Own, u.effects.Window, scroll})
	u.must(err)
	return string(text)
}

// Every key of the sheet does something where it means something, in the page and in the window.
func TestEveryShortcutWorks(t *testing.T) {
	longtest.Skip(t)
	for _, window := range []bool{false, true} {
		for _, k := range Shortcuts(window) {
			for _, p := range k.Presses {
				u := newUser(t, `{"data":{"set":"corners"},"network":{"hidden":[3]}}`, window)
				u.Pause()
				u.Advance(3)
				switch k.Group {
				case "Points":
					u.must(u.AddPoint(0, 0, 1))
					if p.Name == "Y" || p.Name == "Z" && p.Shift {
						u.must(u.undo())
					}
					u.key("Enter") // the cursor, at the point that was added
					if p.Name == "2" {
						u.PointClass = 0
					}
				case "Weights":
					switch p.Name {
					case "W":
					case "O":
						u.choosePart(network.NeuronAt(1, 0))
					default:
						u.key("W")
					}
				case "One weight":
					u.must(u.SetControl("lower", "weight"))
					u.tick(1)
				case "Bricks":
					u.key("L")
					u.key(".")
				case "Hidden space":
					u.must(u.SetControl("lower", "hidden"))
					u.tick(1)
					u.click(u.Layout.Picture.Middle())
				case "View":
					if strings.HasPrefix(k.Keys, "PgUp") {
						u.must(u.SetControl("lower", "bricks"))
						u.key("Home")
						u.in.Width, u.in.Height = 640, 560
						u.tick(1)
						u.turn(ScrolledView, 0.1)
					}
				case "Window":
					if p.Name == "0" {
						u.scaleText(3)
					}
				case "Controls": // the panel's
					continue
				}
				before := u.look()
				u.in.Keys = []input.Key{p}
				if p.Name == "0" {
					u.zoom(0.1, 0.3, 0.5)
					before = u.look()
				}
				u.tick(1)
				if u.look() == before {
					t.Errorf("%s (%s), %+v: nothing happened", k.Keys, k.Does, p)
				}
			}
		}
	}
}

// The sheet keeps the rest of the program still until it is closed, by key or by mouse.
func TestSheet(t *testing.T) {
	for _, size := range [][2]float64{{800, 600}, {390, 400}, {3840, 2160}} {
		u := newUser(t, `{"data":{"set":"corners"}}`, true)
		u.in.Width, u.in.Height = size[0], size[1]
		u.Pause()
		u.tick(1)
		for _, closing := range []string{"Escape", "F1", "Enter", "Space", "?", "mouse"} {
			u.key("F1")
			l, ok := u.LaySheet()
			if !ok {
				t.Fatal("F1 does not open the sheet")
			}
			if b := l.Box; b.X < 0 || b.Y < 0 || b.Right() > size[0] || b.Bottom() > size[1] {
				t.Errorf("at %v the sheet stands at %+v", size, b)
			}
			u.key("N")
			u.key("E")
			if u.Lab.Run.StepCount() != 0 || u.Eraser {
				t.Error("a key reaches the program through the sheet")
			}
			u.in.Wheel = 100
			u.tick(1)
			l, _ = u.LaySheet()
			if last := l.Lines[len(l.Lines)-1].Rect; last.Bottom() > l.Body.Bottom()+1 {
				t.Errorf("at %v the last line cannot be scrolled into sight: %+v of %+v", size, last, l.Body)
			}
			switch closing {
			case "?":
				u.in.Text = []rune("?")
				u.tick(1)
			case "mouse":
				u.clickPlane(0.25, 0.25)
				u.tick(2)
			default:
				u.key(closing)
			}
			if u.Sheet.Open || u.Running || len(u.Lab.Run.Points()) != 4 {
				t.Errorf("after %s: open %v, running %v, %d points", closing, u.Sheet.Open, u.Running, len(u.Lab.Run.Points()))
			}
		}
	}
}

// What scrolls by keys elsewhere does so on the sheet, and moves nothing behind it; at usual sizes all words
// stand in one line.
func TestSheetByKeys(t *testing.T) {
	for _, size := range [][2]float64{{800, 600}, {390, 400}, {1280, 800}, {1600, 1000}} {
		u := newUser(t, `{"data":{"set":"corners"}}`, true)
		u.in.Width, u.in.Height = size[0], size[1]
		u.Pause()
		u.key("ArrowRight") // shows the cursor
		plane, cursor := u.Plane, u.Cursor
		u.key("?")
		l, _ := u.LaySheet()
		most := max(l.Height-l.Body.H, 0)
		for _, k := range []struct {
			key  string
			want float64
		}{{"ArrowDown", min(sheetLine, most)}, {"ArrowUp", 0}, {"End", most}, {"ArrowLeft", most}, {"Home", 0}, {"PageDown", min(l.Body.H-40, most)}, {"PageUp", 0}} {
			if u.key(k.key); u.Sheet.Scroll != k.want {
				t.Errorf("at %v %s scrolls the sheet to %v, want %v", size, k.key, u.Sheet.Scroll, k.want)
			}
		}
		if u.Plane != plane || u.Cursor != cursor {
			t.Errorf("at %v the keys move the cursor behind the sheet: %+v", size, u.Cursor)
		}
		for _, line := range l.Lines {
			if len(line.Does) > 1 && size[0] >= 1280 {
				t.Errorf("at %v %q breaks", size, line.Does)
			}
		}
	}
}

// A point is carried by the keyboard: one step for undo, put down where the cursor stands.
func TestCarryByKeyboard(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.Pause()
	u.must(u.AddPoint(0.013, 0, 1))
	u.key("M") // shows the cursor in the middle and takes what is near
	for range 6 {
		u.key("ArrowRight")
	}
	u.key("ArrowUp")
	p := u.Lab.Run.Points()[4]
	if math.Abs(p.X1-0.013-6*3.0/40) > 1e-2 || p.X2 <= 0 || p.Class != 1 {
		t.Fatalf("the point is at %v", p)
	}
	u.key("Enter")
	if n := len(u.Lab.Run.Points()); n != 5 {
		t.Fatalf("%d points after it was put down", n)
	}
	u.key("ArrowRight")
	if u.Lab.Run.Points()[4] != p {
		t.Error("the point follows the cursor after it was put down")
	}
	u.must(u.undo())
	if q := u.Lab.Run.Points()[4]; q.X1 != 0.013 || q.X2 != 0 {
		t.Errorf("undo put the point at %v", q)
	}
	// A corner of the set can be carried too; another number of points ends it.
	for range 13 {
		u.key("ArrowLeft")
		u.key("ArrowUp")
	}
	u.key("Escape")
	u.must(u.Press("clear"))
	u.key("M")
	if u.carries() {
		t.Error("it carries a point where there is none")
	}
}

// TestHeldKeys: what a second press would take back, or do twice, a held key does once; the others go on.
func TestHeldKeys(t *testing.T) {
	for name, want := range map[string]bool{
		"Space": false, "Enter": false, "Escape": false, "R": false, "E": false, "B": false, "L": false, "M": false, "?": false, "F1": false,
		"N": true, "W": true, "ArrowUp": true, "Delete": true, "+": true, ".": true, "7": true, "Tab": true, "Backspace": true,
	} {
		for _, shift := range []bool{false, true} {
			if got := Repeats(input.Key{Name: name, Shift: shift}); got != want {
				t.Errorf("%s held, Shift %v: it repeats %v", name, shift, got)
			}
		}
	}
	if !Repeats(input.Key{Name: "Z", Ctrl: true}) {
		t.Error("Ctrl+Z held takes back one change")
	}
}
