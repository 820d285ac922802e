package app

import (
	"slices"
	"time"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/check"
	"xorcery/wasm/view/network"
)

// checkView is the gradient check as a picture: a click on an entry shows its weight alone.
type checkView struct{ plainView }

func (checkView) needs(*State) layout.Needs { return check.Needs }

// follow checks what has not been checked: the picture is of the settings and points as they are.
func (checkView) follow(s *State, _ func() time.Duration) {
	if !s.Check.Done && s.Check.going == nil {
		s.beginCheck()
	}
}

// LayCheck places the picture; ok is false where it is not shown or has no room.
func (s *State) LayCheck() (l check.Placed, ok bool) {
	if s.Lower != LowerCheck || s.Layout.View.Empty() {
		return l, false
	}
	k := &s.Check
	of := check.Of{Entries: k.Entries, Worst: k.worst(s.Lab.Run.Net), Text: k.Text(), Short: k.worstText(), Fails: k.Done && !k.OK}
	if !k.Done {
		of.Text = "Not checked yet: press Check the gradient."
		if k.going != nil {
			of.Text = "Checking the gradient."
		}
		of.Short = of.Text
	}
	return check.Lay(s.Layout.View, of, s.buttons("check")), true
}

// worst is the number of the worst entry; −1 where there is none.
func (c *Check) worst(net *core.MLP) int {
	return slices.IndexFunc(c.Entries, func(e core.CheckedEntry) bool {
		return e.Param < len(net.Flat) && net.Name(e.Param) == c.Worst
	})
}

func (checkView) card(s *State) (c Card, ok bool) {
	l, ok := s.LayCheck()
	c = Card{Card: l.Card, Name: "gradient check"}
	if s.Check.Done {
		c.Line, c.Alarm = s.Check.short(), !s.Check.OK
	}
	return c, ok
}

// EntryUnder is the entry of the gradient check under the pointer.
func (s *State) EntryUnder() (e core.CheckedEntry, name string, ok bool) {
	l, ok := s.LayCheck()
	if !ok {
		return e, "", false
	}
	i, ok := l.At(s.Pointer.X, s.Pointer.Y)
	if !ok {
		return e, "", false
	}
	e = s.Check.Entries[i]
	return e, s.Lab.Run.Net.Name(e.Param), true
}

func (checkView) release(s *State, m input.Moment) {
	l, ok := s.LayCheck()
	if !ok || s.gesture.moved {
		return
	}
	if id, _ := l.Hit(m.X, m.Y); id != "" {
		s.try(s.Press(id))
		return
	}
	if i, ok := l.At(m.X, m.Y); ok {
		p := network.ParamAt(s.Lab.Run.Net, s.Check.Entries[i].Param)
		s.choosePart(p)
		s.showLower(LowerWeight)
	}
}

func (checkView) cursor(s *State, p input.Pointer) input.Cursor {
	l, ok := s.LayCheck()
	if !ok {
		return input.CursorDefault
	}
	if _, over := l.At(p.X, p.Y); over {
		return input.CursorHand
	}
	return cardCursor(l.Card, p)
}
