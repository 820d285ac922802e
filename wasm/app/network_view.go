package app

import (
	"math"
	"strconv"
	"unicode/utf8"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// Network is what the reader does with the drawn network.
type Network struct {
	Hovered  Part     // under the pointer
	Selected Part     // kept by a click or key
	Entry    *Entry   // the number being typed for Selected, nil when none is
	Reading  []string // what Hovered, or else Selected, says now

	grab  grab
	probe probe
}

// networkView is the drawn network below the plane: a drag changes a weight, a click keeps a part.
type networkView struct{ plainView }

// grab is the number at work, from press to release.
type grab struct {
	part  Part
	value float64 // of the part at the press
	moved bool    // it changes
	was   Part    // what was selected at the press
}

// Entry is a number being typed.
type Entry struct {
	Text  string
	Fresh bool // nothing typed yet: the first character replaces the text
}

func (networkView) needs(*State) layout.Needs { return networkNeeds }
func (networkView) passes(s *State) bool      { return s.grab.part.Kind == NoPart || s.grab.moved }

// hover finds the part under the mouse, or keeps the one that is held. A finger selects.
func (s *State) hover(over pane) {
	p, part := s.Pointer, Part{}
	if !s.has(s.grab.part) { // the shape has changed under it
		s.grab.part = Part{}
	}
	if _, mine := over.(networkView); mine && !p.Touch {
		if part = s.grab.part; s.gesture.pane == nil {
			part = s.partAt(p.X, p.Y, false)
		}
	}
	if part != s.Hovered {
		s.Hovered = part
		s.Revision++
	}
}

// press begins a click or a drag; beside the network's parts it lets go.
func (networkView) press(s *State, m input.Moment) {
	part := s.partAt(m.X, m.Y, m.Touch)
	v, _ := s.number(part)
	s.grab = grab{part: part, value: v, was: s.Selected}
	if part.Kind == NoPart {
		s.choosePart(Part{})
	}
}

// drag changes the number by the way up or down; training goes on around it.
func (networkView) drag(s *State, m input.Moment) {
	g, from := &s.grab, s.gesture.startY
	if g.part.Kind == NoPart || !m.Down {
		return
	}
	if math.Abs(m.Y-from) > clickSlack && !g.moved {
		if _, ok := s.number(g.part); !ok {
			return
		}
		g.moved = true
		s.choosePart(g.part)
	}
	if g.moved {
		const perPixel = 0.02
		v := g.value + (from-m.Y)*perPixel*max(math.Abs(g.value), 1)
		s.try(s.setNumber(g.part, layout.RoundTo(min(max(v, weightRange.Min), weightRange.Max), 0.001)))
	}
}

// release ends a drag, or makes a click: on a weight it opens its number for typing, on a neuron it keeps its map in the large
// plot; a second click lets go.
func (networkView) release(s *State, _ input.Moment) {
	g := s.grab
	s.grab = grab{}
	switch {
	case g.moved || g.part.Kind == NoPart:
		return
	case g.part == g.was:
		s.choosePart(Part{})
	default:
		s.choosePart(g.part)
		if g.part.Kind == WeightPart {
			s.openEntry()
		}
	}
	s.Revision++
}

func (networkView) cursor(s *State, _ input.Pointer) input.Cursor {
	switch {
	case s.grab.part.Kind != NoPart || s.Hovered.Kind == WeightPart:
		return input.CursorMove
	case s.Hovered.Kind == NeuronPart:
		return input.CursorHand
	}
	return input.CursorDefault
}

// openEntry starts the typing of the selected part's number, where it has one.
func (s *State) openEntry() {
	if v, ok := s.number(s.Selected); ok {
		s.Entry = &Entry{Text: strconv.FormatFloat(v, 'g', 6, 64), Fresh: true}
		s.Revision++
	}
}

// networkKey does what a key means to the selected part and says whether it meant anything: what is typed, Enter, Escape
// and the arrows up and down; W goes to the next weight, Shift+W to the one before.
func (s *State) networkKey(k input.Key) bool {
	if k.Ctrl {
		return s.Entry != nil
	}
	_, numeric := s.number(s.Selected)
	if s.Entry == nil && numeric && BeginsNumber(k) {
		s.Entry = &Entry{Fresh: true}
	}
	switch {
	case s.Entry != nil:
		switch k.Name {
		case "Enter":
			s.CommitEntry()
		case "Escape":
			s.Entry = nil
		default:
			s.Entry.Type(k)
		}
		s.Revision++
		return true
	case k.Name == "W":
		s.nextWeight(k.Shift)
		return true
	case s.Selected.Kind == NoPart:
		return false
	case k.Name == "Escape":
		s.choosePart(Part{})
		return true
	case !numeric:
		return false
	case k.Name == "Enter":
		s.openEntry()
	case k.Name == "ArrowUp":
		s.nudgeWeight(+1, k.Shift)
	case k.Name == "ArrowDown":
		s.nudgeWeight(-1, k.Shift)
	default:
		return false
	}
	return true
}

// nudgeWeight changes the selected number by 0.05, or 0.5.
func (s *State) nudgeWeight(direction float64, far bool) {
	step := 0.05
	if far {
		step = 0.5
	}
	v, _ := s.number(s.Selected)
	s.try(s.setNumber(s.Selected, min(max(layout.RoundTo(v+direction*step, 0.001), weightRange.Min), weightRange.Max)))
}

// nextWeight selects the weight after the selected part, or before it, through all layers and round again.
func (s *State) nextWeight(back bool) {
	sizes := s.Run.Net.Sizes
	total, at := 0, -1
	for l := 1; l < len(sizes); l++ {
		if s.Selected.Kind == WeightPart && l == s.Selected.Layer {
			at = total + s.Selected.From*sizes[l] + s.Selected.To
		}
		total += sizes[l-1] * sizes[l]
	}
	switch {
	case back && at <= 0:
		at = total - 1
	case back:
		at--
	default:
		at = (at + 1) % total
	}
	for l := 1; l < len(sizes); l++ {
		if n := sizes[l-1] * sizes[l]; at >= n {
			at -= n
			continue
		}
		s.choosePart(Part{WeightPart, l, at / sizes[l], at % sizes[l]})
		return
	}
}

// CommitEntry sets the selected number to what was typed; what cannot be is said, and the old one stays.
func (s *State) CommitEntry() {
	e := s.Entry
	if e == nil {
		return
	}
	s.Entry = nil
	s.Revision++
	if !e.Fresh {
		s.try(s.SetControl("selected.weight", e.Text))
	}
}

// Type goes on with what a key types, or takes back the last character.
func (e *Entry) Type(k input.Key) {
	if k.Name == "Backspace" {
		e.back()
		return
	}
	for _, r := range k.Text {
		if r <= ' ' {
			continue
		}
		if e.Fresh {
			e.Text, e.Fresh = "", false
		}
		if len(e.Text) < 24 {
			e.Text += string(r)
		}
	}
}

func (e *Entry) back() {
	if e.Fresh {
		e.Text, e.Fresh = "", false
	} else if runes := []rune(e.Text); len(runes) > 0 {
		e.Text = string(runes[:len(runes)-1])
	}
}

// BeginsNumber says whether a key begins to type a number where one is selected.
func BeginsNumber(k input.Key) bool {
	r, n := utf8.DecodeRuneInString(k.Text)
	return n > 0 && n == len(k.Text) && core.BeginsNumber(r)
}
