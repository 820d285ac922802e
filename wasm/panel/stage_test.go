package panel

import (
	"testing"

	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// TestNoControlsOnTheStage: on the stage bar and panel are neither drawn nor pressed, nothing of them has the keyboard, and the key that
// led there leads back, whatever was being typed.
func TestNoControlsOnTheStage(t *testing.T) {
	u := paused(t)
	key := func(k input.Key) input.Event { return input.Event{Kind: input.EventKey, Key: k} }
	for name, begin := range map[string]func(){
		"nothing":          func() {},
		"a focused slider": func() { u.panel.setFocus("training.learningRate") },
		"a group":          func() { u.panel.setFocus("Data") },
		"a number":         func() { u.panel.setFocus("training.learningRate"); u.each(key(input.Key{Name: "5", Text: "5"})) },
		"no number": func() {
			u.panel.setFocus("training.learningRate")
			u.each(key(input.Key{Name: "-", Text: "-"}), key(input.Key{Name: "X", Text: "x"}), key(input.Key{Name: "Enter"}))
			if u.panel.Edit == nil || u.panel.Edit.Fault == "" {
				t.Error("it is not refused")
			}
		},
		"a list": func() {
			u.panel.setFocus("data.set")
			u.each(key(input.Key{Name: "Enter"}))
			if u.panel.Open == "" {
				t.Error("there is no list")
			}
		},
	} {
		begin()
		if err := u.SetControl("stage", true); err != nil {
			t.Fatal(err)
		}
		u.tick(1)
		if b := u.panel.BarButtons(u.State); len(b) > 0 || u.panel.Focus != "" || u.panel.Edit != nil || u.panel.Open != "" {
			t.Errorf("%s: on the stage there are %d buttons, %q has the keyboard, %+v is typed, %q is open", name, len(b), u.panel.Focus, u.panel.Edit, u.panel.Open)
		}
		if u.Message.Error {
			t.Errorf("%s: it still says %q", name, u.Message.Text)
		}
		u.each(key(input.Key{Name: "F", Text: "f"}))
		if u.Stage || len(u.panel.BarButtons(u.State)) == 0 {
			t.Errorf("%s: F leaves no stage", name)
		}
	}
	// A path that must be typed brings the panel back.
	if err := u.SetControl("stage", true); err != nil {
		t.Fatal(err)
	}
	u.each(key(input.Key{Name: "O", Ctrl: true}))
	u.in.Answers = input.Answers{Chosen: &input.Chosen{Err: input.Missing{Program: "file dialog", Install: "zenity"}}}
	u.tick(1)
	u.in.Answers = input.Answers{}
	u.tick(1)
	if c, _ := app.Find("file.path"); u.Stage || u.panel.Edit == nil || u.panel.Edit.ID != c.ID {
		t.Errorf("stage %v, typed is %+v", u.Stage, u.panel.Edit)
	}
}
