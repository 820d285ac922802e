package app

import (
	"math"

	"xorcery/wasm/edit"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

// The number that is typed on the drawn network stands in a field beside its part, under what the part says.

// EntrySize is the size of the letters in a typed field.
const EntrySize = 13.0

const (
	entryWidth  = 120.0
	entryHeight = 26.0
	entryInset  = 8.0 // of the text, left and right
	entrySlack  = 2.0 // how far a press may move before it selects
)

// EntryWidth is how wide a text in a typed field is drawn.
func (s *State) EntryWidth(text string) float64 {
	return s.letters.Width(text, EntrySize, s.Scale, false)
}

// EntryRoom is the room of a field's text.
func EntryRoom(field layout.Rect) layout.Rect {
	return layout.R(field.X+entryInset, field.Y, field.W-2*entryInset, field.H)
}

// EntryBox is where the number that is being typed stands, and the tooltip around it; over the foot of the plane where its part is not
// drawn. ok is false while none is typed.
func (s *State) EntryBox() (box, field layout.Rect, ok bool) {
	if s.Network.Entry == nil {
		return box, field, false
	}
	w, h := entryWidth+layout.TooltipSide, float64(len(s.Network.Reading))*layout.LineStep+layout.TooltipEdge
	for _, l := range s.Network.Reading {
		w = max(w, s.letters.Width(l, 12, s.Scale, false)+layout.TooltipSide)
	}
	h += entryHeight + layout.TooltipEdge/2
	within := layout.R(0, 0, s.width, s.height-4)
	if columns := s.Columns(); columns != nil {
		box = network.ReadingBox(columns, s.NetworkArea(), s.Network.Selected, w, h, within)
	} else {
		b := s.Layout.Boundary
		box = layout.R(max(b.X+(b.W-w)/2, 2), b.Bottom()-h-8, w, h)
	}
	return box, layout.R(box.X+8, box.Bottom()-entryHeight-layout.TooltipEdge/2, entryWidth, entryHeight), true
}

// entryPane is the field: a press places its caret, a drag selects.
type entryPane struct{ idle }

// entryAt says whether the pointer is on the field.
func (s *State) entryAt(p input.Pointer) bool {
	_, field, ok := s.EntryBox()
	return ok && field.Contains(p.X, p.Y)
}

func (entryPane) press(s *State, m input.Moment) {
	if _, field, ok := s.EntryBox(); ok {
		r := EntryRoom(field)
		s.Network.Entry.Press(m.X-r.X, r.W, s.EntryWidth, m.Shift, s.now)
		s.Revision++
	}
}

func (entryPane) drag(s *State, m input.Moment) {
	if _, field, ok := s.EntryBox(); ok && m.Down && m.X != s.gesture.lastX && math.Abs(m.X-s.gesture.startX) > entrySlack {
		r := EntryRoom(field)
		s.gesture.lastX = m.X
		s.Network.Entry.Drag(m.X-r.X, r.W, s.EntryWidth)
		s.Revision++
	}
}

func (entryPane) cursor(*State, input.Pointer) input.Cursor { return input.CursorText }

// typeNumber gives a key to the number that is being typed on the network; it says whether it was for that. Another's shortcut ends the
// typing first, as leaving does.
func (s *State) typeNumber(k input.Key) (meant bool) {
	was := s.Network.Entry
	var ask network.Ask
	s.onNetwork(func(n *network.Network) { ask, meant = n.Type(k, s.Lab.Run) })
	switch {
	case was != nil && s.Network.Entry == nil && ask.Typed == "": // taken back, or not touched
		s.Mended(typedWeight)
	case ask.Typed != "":
		if err := s.SetControl(typedWeight, ask.Typed); err != nil {
			was.Fault = err.Error()
			s.Network.Entry = was // to be mended
			s.Refuse(typedWeight, err)
		}
	case was != nil && !meant && k.Ctrl:
		s.CommitEntry()
	}
	s.Wish(ask.Wish)
	s.typed()
	return meant
}

// typedWeight is the control that the typed number is given to.
const typedWeight = "selected.weight"

// typed sees to what follows from another text in the field: its caret is in sight, and a fault that is mended goes.
func (s *State) typed() {
	e := s.Network.Entry
	if e == nil {
		return
	}
	e.Follow(entryWidth-2*entryInset, s.EntryWidth)
	if e.Fault != "" && s.Allows(typedWeight, e.Text()) == nil {
		e.Fault = ""
		s.Mended(typedWeight)
	}
}

// CommitEntry sets the selected number to what was typed, as the reader leaves it; what cannot be is said, and the old one stays.
func (s *State) CommitEntry() {
	var ask network.Ask
	s.onNetwork(func(n *network.Network) { ask = n.Commit() })
	if ask.Typed != "" {
		if err := s.SetControl(typedWeight, ask.Typed); err != nil {
			s.Refuse(typedWeight, err)
		}
	}
}

// Wish asks the platform for what a typed field wants of the clipboard.
func (s *State) Wish(w edit.Wish) {
	if w.Copy != "" {
		s.copyText(w.Copy, "")
	}
	if w.Paste {
		s.paste()
	}
}

// typePasted puts the clipboard's text into the number that is being typed; ok is false while none is.
func (s *State) typePasted(text string) (ok bool) {
	if s.Network.Entry == nil {
		return false
	}
	s.Network.Entry.Insert(text)
	s.Revision++
	s.typed()
	return true
}
