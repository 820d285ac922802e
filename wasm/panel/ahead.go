package panel

import (
	"slices"

	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// Who asks for a file types its name at once. A dialog that opens takes it; where none does, the field for the path takes what was typed
// meanwhile. In no case is it a shortcut, before a press or Escape says that the reader is back at the window, whatever became of the
// dialog.

const mostAhead = 4096 // keys

// typesAhead keeps a key for what is about to ask for a path, and says whether it has.
func (p *Panel) typesAhead(s *app.State, k input.Key) bool {
	if !s.Asking() || p.back || p.Edit != nil || !p.writes(k) {
		return false
	}
	if k.Name == "Escape" {
		p.comeBack(s)
		return true
	}
	if len(p.ahead) < mostAhead {
		p.ahead = append(p.ahead, k)
	}
	return true
}

// writes says whether a key means something to a field that is typed in; shortcuts with Ctrl that mean nothing there go on.
func (p *Panel) writes(k input.Key) bool {
	switch {
	case k.Ctrl:
		return slices.Contains([]string{"A", "C", "X", "V", "Z", "ArrowLeft", "ArrowRight", "Backspace", "Delete"}, k.Name)
	case k.Text != "", k.Alone():
		return true
	}
	return slices.Contains([]string{"Enter", "Escape", "Tab"}, k.Name)
}

// comeBack gives the keyboard back to the window while a dialog is open.
func (p *Panel) comeBack(s *app.State) {
	if s.Asking() {
		p.back, p.ahead = true, nil
	}
}

// catchUp types what was kept, once there is a field; a dialog's answer lets it go.
func (p *Panel) catchUp(s *app.State) {
	if s.Asking() {
		return
	}
	if p.back = false; len(p.ahead) == 0 {
		return
	}
	typed := p.ahead
	p.ahead = nil
	if p.Edit == nil || p.Edit.ID != "file.path" {
		return
	}
	for _, k := range typed {
		if p.Edit == nil || !p.editKey(s, k) {
			break
		}
	}
	p.Revision++
}
