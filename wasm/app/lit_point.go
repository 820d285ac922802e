package app

import (
	"xorcery/core"
	"xorcery/wasm/view/space"
)

// Lit is the point that the reader points at, by the mouse in the plane or the hidden space, or by the keyboard's cursor: it is lit
// in every picture.
type Lit struct {
	On    bool
	Point int         // of [core.Run.Points]
	H     [][]float64 // by layer, what each neuron answers to it

	lens
	class [1]int
	scene space.Scene // the hidden space as it was when the pointer was last in it
	seen  litIn
	under int // the point of scene under the pointer; −1 for none
}

// litIn is what scene and under depend on.
type litIn struct {
	revision int
	x, y     float64
}

// LitAt is the lit point, where the board shows it.
func (s *State) LitAt(b Board) (p core.Point, ok bool) {
	if !s.LitPoint.On || s.LitPoint.Point >= len(b.Run.Points()) || !s.ShowsPoints(b) {
		return core.Point{}, false
	}
	return b.Run.Points()[s.LitPoint.Point], true
}

// findLit finds the point under pointer or cursor, and what the neurons answer to it.
func (s *State) findLit() {
	l := &s.LitPoint
	on, was := l.On, l.Point
	l.Point = s.pointedAt()
	if l.On = l.Point >= 0; l.On != on || l.On && l.Point != was {
		s.Revision++
	}
	if l.On {
		l.answer(s.ShownNet(), s.Lab.Project.Data.Features, s.Lab.Run.Points()[l.Point])
	}
}

// answer takes the point through the network.
func (l *Lit) answer(net *core.MLP, features []core.Feature, p core.Point) {
	if l.on(net, features) {
		l.H = make([][]float64, len(net.Sizes))
		for i, size := range net.Sizes {
			l.H[i] = make([]float64, size)
		}
	}
	l.raster.Layers(l.H, l.class[:], []core.Point{p})
}

// pointedAt is the point that the reader points at, in the figure or else on the page; −1 for none.
func (s *State) pointedAt() int {
	if i := s.pointedHere(); i >= 0 {
		return i
	}
	if n := s.named.point; n <= len(s.Lab.Run.Points()) {
		return n - 1
	}
	return -1
}

// pointedHere is the one that pointer or cursor is at.
func (s *State) pointedHere() int {
	p, b := s.Pointer, s.Board()
	if s.Cursor.On {
		x, y := b.ToScreen(s.Cursor.X1, s.Cursor.X2)
		return s.shownPoint(b, x, y)
	}
	if s.gesture.pane != nil {
		if held := s.LitPoint; held.On && held.Point < len(s.Lab.Run.Points()) && s.gesture.points == len(s.Lab.Run.Points()) {
			return held.Point // as it was at the press
		}
		return -1
	}
	switch over := s.paneAt(p).(type) {
	case boardPane:
		if !p.Touch {
			return s.shownPoint(over.board(s), p.X, p.Y)
		}
	case spaceView:
		return s.pointInSpace()
	}
	return -1
}

func (s *State) shownPoint(b Board, x, y float64) int {
	if !s.ShowsPoints(b) {
		return -1
	}
	return b.pointAt(x, y, false)
}

// pointInSpace is the point under the pointer in the hidden space. It makes a scene of its own where anything has changed since the last
// one.
func (s *State) pointInSpace() int {
	l, p := &s.LitPoint, s.Pointer
	if now := (litIn{s.Revision, p.X, p.Y}); now != l.seen {
		l.seen, l.under = now, -1
		if s.LaySpace(&l.scene) && l.scene.Area.Contains(p.X, p.Y) {
			reach := reachMouse
			if p.Touch {
				reach = reachTouch
			}
			l.under = l.scene.PointAt(p.X, p.Y, reach)
		}
	}
	return l.under
}

// litInSpace is the lit point in the space of a layer; nil for none.
func (s *State) litInSpace(layer int) *space.Lit {
	l := &s.LitPoint
	if !l.On || l.Point >= len(s.Lab.Run.Points()) {
		return nil
	}
	p := s.Lab.Run.Points()[l.Point]
	text := "(" + core.FormatNumber(p.X1) + ", " + core.FormatNumber(p.X2) + ")"
	const most = 4
	if layer > 0 && layer < len(l.H) {
		text += " → h" + core.FormatInteger(layer) + " ("
		for i, v := range l.H[layer][:min(len(l.H[layer]), most)] {
			if i > 0 {
				text += ", "
			}
			text += core.FormatNumber(v)
		}
		if len(l.H[layer]) > most {
			text += ", …"
		}
		text += ")"
	}
	return &space.Lit{Point: l.Point, Says: text}
}
