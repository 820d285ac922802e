package panel

import (
	"testing"
	"time"

	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// TestPathIsTyped: a question for a path begins to be typed at once, a paste goes into it, and Enter answers it.
func TestPathIsTyped(t *testing.T) {
	u := paused(t)
	hears := func(a input.Answers) {
		u.in.Answers = a
		u.tick(1)
		u.in.Answers = input.Answers{}
	}
	key := func(k input.Key) input.Event { return input.Event{Kind: input.EventKey, Key: k} }
	hears(input.Answers{Desk: &input.Desk{Folder: "/home"}})
	if err := u.Press("file.open"); err != nil {
		t.Fatal(err)
	}
	hears(input.Answers{Chosen: &input.Chosen{Err: input.Missing{Program: "file dialog", Install: "zenity"}}})
	u.tick(1)
	if u.panel.Edit == nil || u.panel.Edit.Text() != "/home/" || u.panel.Folded["File"] {
		t.Fatalf("what is typed is %+v", u.panel.Edit)
	}
	if row, ok := u.panel.row(u.State, "file.path"); !ok || row.Rect.Y < u.Layout.Panel.Y || row.Rect.Bottom() > u.Layout.Panel.Bottom() {
		t.Errorf("it is not in sight: %+v", row.Rect)
	}
	u.each(key(input.Key{Name: "V", Ctrl: true}))
	if !u.last.Paste {
		t.Error("Ctrl+V asks for nothing")
	}
	hears(input.Answers{Pasted: &input.Pasted{Text: "a"}})
	u.each(key(input.Key{Name: "Space"}), key(input.Key{Name: "B"}), key(input.Key{Text: "b"}), key(input.Key{Name: "Backspace"}),
		key(input.Key{Name: ".", Text: "."}), key(input.Key{Text: "j"}))
	if u.panel.Edit == nil || u.panel.Edit.Text() != "/home/a .j" || u.Running || u.Paint || u.Message.Error {
		t.Fatalf("what is typed is %+v, and it says %q", u.panel.Edit, u.Message.Text)
	}
	u.each(key(input.Key{Name: "Enter"}))
	if read := u.last.Read; len(read) != 1 || read[0] != "/home/a .j" || u.panel.Edit != nil {
		t.Errorf("it reads %q", read)
	}
	if c, _ := app.Find("file.path"); c.Visible(u.State) {
		t.Error("the question is still there")
	}
}

// TestTypedAhead: what is typed while a dialog is looked for is no shortcut. It goes into the field that stands for the dialog, or with
// the dialog's answer; what means nothing to a field goes on.
func TestTypedAhead(t *testing.T) {
	key := func(k input.Key) input.Event { return input.Event{Kind: input.EventKey, Key: k} }
	u := paused(t)
	u.in.Answers = input.Answers{Desk: &input.Desk{Folder: "/home"}}
	u.tick(1)
	u.Advance(30)
	answer := func(c input.Chosen) {
		u.in.Answers = input.Answers{Chosen: &c}
		u.tick(1)
		u.in.Answers = input.Answers{}
		u.tick(1)
	}
	types := func() {
		t.Helper()
		u.Pause()
		step := u.Lab.Run.StepCount()
		stage, lower := u.Stage, u.Lower
		u.hears(time.Second/60, key(input.Key{Name: "O", Ctrl: true}), key(input.Key{Name: "R", Text: "r"}), key(input.Key{Name: "F", Text: "f"}))
		u.each(key(input.Key{Name: "V", Text: "v"}), key(input.Key{Name: "Space", Text: " "}), key(input.Key{Name: "X", Text: "x"}), key(input.Key{Name: "Backspace"}))
		if !u.Asking() || u.Lab.Run.StepCount() != step || u.Stage != stage || u.Lower != lower || u.Running {
			t.Fatalf("asking %v, step %d, stage %v, %s below, running %v", u.Asking(), u.Lab.Run.StepCount(), u.Stage, u.Lower, u.Running)
		}
	}
	types()
	answer(input.Chosen{Err: input.Missing{Program: "file dialog", Install: "zenity"}})
	if u.panel.Edit == nil || u.panel.Edit.Text() != "/home/rfv " {
		t.Fatalf("what is typed is %+v", u.panel.Edit)
	}
	u.each(key(input.Key{Name: "Escape"}))
	types()
	answer(input.Chosen{})
	u.each(key(input.Key{Name: "N", Text: "n"}))
	if u.panel.Edit != nil || len(u.panel.ahead) > 0 || u.Lab.Run.StepCount() != 31 {
		t.Errorf("after the dialog %+v is typed, %d keys wait, step %d", u.panel.Edit, len(u.panel.ahead), u.Lab.Run.StepCount())
	}
	types()
	u.click(u.ToScreen(0.3, 0.3)) // the reader is back
	step := u.Lab.Run.StepCount()
	u.each(key(input.Key{Name: "N", Text: "n"}))
	if !u.Asking() || u.Lab.Run.StepCount() != step+1 {
		t.Errorf("back at the window N leads from step %d to %d", step, u.Lab.Run.StepCount())
	}
	answer(input.Chosen{})
	types()
	u.each(key(input.Key{Name: "Escape"}), key(input.Key{Name: "N", Text: "n"}))
	if !u.Asking() || u.Lab.Run.StepCount() != step+2 {
		t.Errorf("after Escape N leads from step %d to %d", step, u.Lab.Run.StepCount())
	}
	answer(input.Chosen{})
	types()
	u.each(key(input.Key{Name: "Q", Ctrl: true}))
	if !u.last.Window.Close {
		t.Error("Ctrl+Q does not close the window")
	}
}

// TestSavedWhileTyping: Ctrl+S in the middle of a number commits it, and saves.
func TestSavedWhileTyping(t *testing.T) {
	u := paused(t)
	key := func(k input.Key) input.Event { return input.Event{Kind: input.EventKey, Key: k} }
	u.panel.setFocus("training.learningRate")
	u.each(key(input.Key{Name: "0", Text: "0"}), key(input.Key{Name: ".", Text: "."}), key(input.Key{Name: "5", Text: "5"}))
	if u.panel.Edit == nil {
		t.Fatal("nothing is typed")
	}
	u.each(key(input.Key{Name: "S", Ctrl: true}))
	if rate := u.Lab.Project.Training.LearningRate; rate != 0.5 || u.panel.Edit != nil || u.last.Dialog == nil || !u.last.Dialog.Save {
		t.Errorf("the rate is %g, the dialog %+v", rate, u.last.Dialog)
	}
}
