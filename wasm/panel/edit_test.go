package panel

import (
	"strings"
	"testing"
	"time"

	"xorcery/wasm/app"
	"xorcery/wasm/edit/edittest"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// strike presses a key with what is held.
func (u *user) strike(name string, shift, ctrl bool) {
	u.each(input.Event{Kind: input.EventKey, Key: input.Key{Name: name, Shift: shift, Ctrl: ctrl}})
}

// fieldAt is where a place of what is typed stands.
func (u *user) fieldAt(field layout.Rect, at int) (x, y float64) {
	r := app.EntryRoom(field)
	return r.X + u.panel.Edit.X(at, r.W, u.EntryWidth), field.Y + field.H/2
}

// TestAFieldIsEdited as people know it, by keys and mouse.
func TestAFieldIsEdited(t *testing.T) {
	u := paused(t)
	field := u.row("training.learningRate").Field
	u.clickRect(field)
	if e := u.panel.Edit; e == nil || !edittest.Fresh(e.Field) {
		t.Fatal("a click opens no field")
	}
	u.write("0.0312")
	stands := func(text string, caret int, selected string) {
		t.Helper()
		if e := u.panel.Edit; e == nil || e.Text() != text || e.Caret() != caret || e.Selected() != selected {
			t.Fatalf("there stands %+v, want %q, %d, %q", e, text, caret, selected)
		}
	}
	stands("0.0312", 6, "")
	u.strike("Home", false, false)
	u.strike("Delete", false, false)
	stands(".0312", 0, "")
	u.strike("ArrowRight", true, true)
	stands(".0312", 5, ".0312")
	u.strike("C", false, true)
	u.strike("ArrowLeft", false, false)
	u.write("1")
	stands("1.0312", 1, "")
	u.strike("Z", false, true)
	u.strike("Z", false, true)
	stands("0.0312", 0, "")
	u.strike("Z", true, true)
	stands(".0312", 0, "")
	u.strike("A", false, true)
	u.strike("Backspace", false, false)
	stands("", 0, "")
	u.strike("Y", true, true)
	u.strike("Z", false, true)
	stands(".0312", 5, ".0312")
	u.tick(100) // so that the next press is none of a double click
	u.click(u.fieldAt(field, 2))
	stands(".0312", 2, "")
	x0, y := u.fieldAt(field, 1)
	x1, _ := u.fieldAt(field, 3)
	u.hears(time.Second)
	u.drag(x0, y, [2]float64{x1, y})
	stands(".0312", 3, "03")
	u.hears(time.Second)
	u.click(x0, y)
	u.click(x0, y)
	stands(".0312", 5, ".0312")
	if got := u.Lab.Project.Training.LearningRate; got == 0.0312 {
		t.Error("it was set before it was typed")
	}
	u.key("Enter")
	if got := u.Lab.Project.Training.LearningRate; got != 0.0312 || u.panel.Edit != nil {
		t.Errorf("Enter sets %g", got)
	}
}

// TestTheClipboardIsAskedForAField, and what it brings stands there, not in the plane.
func TestTheClipboardIsAskedForAField(t *testing.T) {
	for _, on := range []string{"panel", "drawing"} {
		u := paused(t)
		text := func() string { return u.panel.Edit.Text() }
		if on == "panel" {
			u.clickRect(u.row("training.learningRate").Field)
		} else {
			u.key("W")
			u.key("Enter")
			text = func() string { return u.Network.Entry.Text() }
		}
		u.write("0.25")
		u.strike("A", false, true)
		u.in.Events = []input.Event{{Kind: input.EventKey, Key: input.Key{Name: "X", Ctrl: true}}}
		if e := u.Update(u.panel.Update(u.State, u.in)); e.Copy == nil || e.Copy.Text != "0.25" || e.Copy.Said != "" || text() != "" {
			t.Errorf("%s: cut copies %+v and leaves %q", on, e.Copy, text())
		}
		u.in.Events = []input.Event{{Kind: input.EventKey, Key: input.Key{Name: "V", Ctrl: true}}}
		if e := u.Update(u.panel.Update(u.State, u.in)); !e.Paste {
			t.Errorf("%s: nothing is asked of the clipboard", on)
		}
		u.in.Events = nil
		u.in.Pasted = &input.Pasted{Text: "1.5\n"}
		points := len(u.Lab.Run.Points())
		u.Update(u.panel.Update(u.State, u.in))
		u.in.Pasted = nil
		if text() != "1.5" || len(u.Lab.Run.Points()) != points || u.Message.Error {
			t.Errorf("%s: pasted is %q, it says %q", on, text(), u.Message.Text)
		}
	}
}

// TestAFaultGoesWhenItIsMended: Enter keeps what is refused, one fault is said at a time, and it goes with its cause.
func TestAFaultGoesWhenItIsMended(t *testing.T) {
	u := paused(t)
	was := u.Lab.Project.Training.LearningRate
	said := func(what string) {
		t.Helper()
		if got := u.Message; what == "" && got.Text != "" || !strings.Contains(got.Text, what) || got.Error != (what != "") {
			t.Errorf("it says %q, want %q", got.Text, what)
		}
	}
	u.clickRect(u.row("training.learningRate").Field)
	u.write("many")
	said("")
	u.key("Enter")
	said("Learning rate")
	if e := u.panel.Edit; e == nil || e.Text() != "many" || e.Fault == "" {
		t.Fatalf("what is refused is %+v", e)
	}
	u.write("0.")
	u.write("5")
	said("")
	if u.panel.Edit.Fault != "" {
		t.Errorf("the fault is %q", u.panel.Edit.Fault)
	}
	u.strike("A", false, true)
	u.write("-")
	u.key("Enter")
	said("Learning rate")
	u.key("Escape")
	said("")
	if u.panel.Edit != nil || u.Lab.Project.Training.LearningRate != was {
		t.Errorf("Escape leaves %g", u.Lab.Project.Training.LearningRate)
	}
	// Leaving says what was refused, and the old value stays; it is mended by another value.
	u.clickRect(u.row("training.learningRate").Field)
	u.write("-7")
	u.clickRect(u.row("network.layers").Field)
	said("Learning rate")
	u.write("99")
	u.key("Enter")
	said("Hidden layers")
	u.key("Escape")
	said("")
	if u.Lab.Project.Training.LearningRate != was {
		t.Errorf("left is %g", u.Lab.Project.Training.LearningRate)
	}
	// On the drawing likewise.
	u.key("Escape")
	u.key("W")
	u.key("Enter")
	before := u.Lab.Run.Net.W[0][0]
	u.write("1e")
	u.key("Enter")
	said("Weight")
	u.write("1")
	said("")
	u.key("Enter")
	if got := u.Lab.Run.Net.W[0][0]; got != 11 && got != 10 || got == before {
		t.Errorf("mended it is %g", got)
	}
}

// TestTheDrawnFieldTakesTheMouse: a press in it places the caret, beside it sets the weight.
func TestTheDrawnFieldTakesTheMouse(t *testing.T) {
	u := paused(t)
	u.key("W")
	u.key("Enter")
	u.write("1.25")
	box, field, ok := u.EntryBox()
	if w, h := u.Size(); !ok || box.X < 0 || box.Right() > w || box.Bottom() > h || !box.Contains(field.X, field.Y) || !box.Contains(field.Right()-1, field.Bottom()-1) {
		t.Fatalf("it stands in %v, %v", field, box)
	}
	r := app.EntryRoom(field)
	u.click(r.X+u.Network.Entry.X(1, r.W, u.EntryWidth), field.Y+5)
	if e := u.Network.Entry; e == nil || e.Caret() != 1 || e.Selected() != "" {
		t.Fatalf("a press in it leaves %+v", e)
	}
	u.write("5")
	points := len(u.Lab.Run.Points())
	x, y := u.Layout.Boundary.Middle()
	u.click(x, y)
	if u.Network.Entry != nil || u.Lab.Run.Net.W[0][0] != 15.25 || len(u.Lab.Run.Points()) != points+1 {
		t.Errorf("beside it is set %g, %d points", u.Lab.Run.Net.W[0][0], len(u.Lab.Run.Points())-points)
	}
}

// TestAShortcutLeavesTheField: what was typed is set, and the shortcut does what it does.
func TestAShortcutLeavesTheField(t *testing.T) {
	u := paused(t)
	u.clickRect(u.row("training.learningRate").Field)
	u.write("0.125")
	u.in.Events = []input.Event{{Kind: input.EventKey, Key: input.Key{Name: "Q", Ctrl: true}}}
	if e := u.Update(u.panel.Update(u.State, u.in)); !e.Window.Close || u.Lab.Project.Training.LearningRate != 0.125 {
		t.Errorf("it asks for %+v, and has %g", e.Window, u.Lab.Project.Training.LearningRate)
	}
}

// TestKeysAndWheelScroll the rows: pages, ends, and three lines a notch.
func TestKeysAndWheelScroll(t *testing.T) {
	u := paused(t)
	for group := range u.panel.Folded {
		u.panel.Folded[group] = false
	}
	u.tick(1)
	area := u.Layout.Panel
	l := u.panel.Scroller(u.State)
	u.key("PageDown")
	if u.panel.Scroll != 0 {
		t.Error("PageDown scrolls what the mouse is not over")
	}
	u.moveTo(area.X+20, area.Y+20)
	for _, k := range []struct {
		name string
		want float64
	}{{"PageDown", area.H - 40}, {"End", l.Height - area.H}, {"PageUp", l.Height - 2*area.H + 40}, {"Home", 0}} {
		if u.key(k.name); u.panel.Scroll != l.Clamp(k.want) {
			t.Errorf("%s scrolls to %g, want %g", k.name, u.panel.Scroll, l.Clamp(k.want))
		}
	}
	if u.wheel(area.X+20, area.Y+20, 1); u.panel.Scroll != 120 {
		t.Errorf("a notch scrolls by %g", u.panel.Scroll)
	}
}
