package panel

import (
	"testing"

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
