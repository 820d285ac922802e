package app

import (
	"xorcery/core"
	"xorcery/wasm/view/bricks"
)

// bricksSide is what the bricks take apart.
func (s *State) bricksSide() bricks.Side {
	return bricks.Side{Run: s.Lab.Run, Features: s.Lab.Project.Data.Features}
}

// onBricks does something with the bricks, and counts what it changed of what can be seen.
func (s *State) onBricks(act func(*bricks.Bricks)) {
	b := &s.Bricks
	revision, playing, at, motion := b.Revision, b.Playing, b.At, b.Motion
	act(b)
	if b.Motion != motion {
		s.Revision++
	}
	if b.Revision != revision {
		s.Revision++
	}
	if b.Playing != playing || b.At != at {
		s.ControlsRevision++
	}
}

func (s *State) goToBrick(at int) {
	s.onBricks(func(b *bricks.Bricks) { b.Go(at) })
}

// chooseEntry shows the product behind an entry of quantity of, or hides it.
func (s *State) chooseEntry(of, row, col int) (err error) {
	s.onBricks(func(b *bricks.Bricks) { err = b.Choose(of, row, col) })
	return err
}

// showArticle puts the article's example on the bricks.
func (s *State) showArticle() {
	s.onBricks(func(b *bricks.Bricks) { b.ShowArticle(s.bricksSide()) })
	s.Message = Message{}
}

// observe puts (x1, x2) of a class on the bricks, through the user's own network.
func (s *State) observe(p core.Point) error {
	if err := s.putOnBricks(p); err != nil {
		return err
	}
	s.Message = Message{}
	if !s.Bricks.Told {
		s.Bricks.Told = true
		s.say("Clicks choose the point to follow now. Close goes back to placing points.")
		s.toldClicks = s.Message.Number
	}
	return nil
}

// putOnBricks is [State.observe] without a word.
func (s *State) putOnBricks(p core.Point) (err error) {
	s.onBricks(func(b *bricks.Bricks) { err = b.Put(s.bricksSide(), p) })
	if err == nil {
		s.ControlsRevision++
	}
	return err
}

// followNearest puts the reader's point that is nearest to the boundary on the bricks, without a word; without points, the plane's middle.
func (s *State) followNearest() {
	s.try(s.putOnBricks(s.ownPoint()))
}

// ownPoint is where the bricks begin with the reader's network.
func (s *State) ownPoint() core.Point {
	if points := s.Lab.Run.Points(); len(points) > 0 {
		return points[s.nearestToBoundary()]
	}
	return core.Point{Class: min(s.PointClass, s.Lab.Classes()-1)}
}

// goneOn takes back what was said of clicks: who goes through the moments has read it, and wants to see them.
func (s *State) goneOn() {
	if s.Message.Text != "" && s.Message.Number == s.toldClicks {
		s.Message = Message{}
		s.Revision++
	}
}

// observeAt takes a click in the plane: the point under it, or else the place with the brush's class as the truth.
func (s *State) observeAt(b Board, x, y float64, touch bool) {
	if i := b.pointAt(x, y, touch); i >= 0 {
		s.try(s.observe(s.Lab.Run.Points()[i]))
		return
	}
	x1, x2 := b.toPlane(x, y)
	s.try(s.observe(core.Point{X1: tidy(x1), X2: tidy(x2), Class: min(s.PointClass, s.Lab.Classes()-1)}))
}

// observing says whether a click in the plane chooses an observation.
func (s *State) observing() bool { return s.Lower == LowerBricks && s.Bricks.Observe }

// observeOwn goes to the user's network.
func (s *State) observeOwn() error { return s.observe(s.ownPoint()) }

// followed is the observation that goes through the bricks, and the network that answers for it on the plane; ok is false while they are
// not shown.
func (s *State) followed() (p core.Point, ok bool) {
	if s.Lower != LowerBricks || len(s.Bricks.Quantities) == 0 {
		return p, false
	}
	return s.Bricks.Observation, true
}

// LayBricks places the drawn bricks, or the pulse alone where a page shows the text; ok is false where they are not shown or have no
// room.
func (s *State) LayBricks() (l bricks.Placed, v bricks.View, ok bool) {
	switch {
	case s.Lower != LowerBricks || s.Layout.View.Empty():
		return l, v, false
	case s.Hosted:
		return bricks.LayPulse(s.Layout.View), v, true
	}
	l, v = s.Bricks.Lay(s.bricksSide(), s.Layout.View)
	return l, v, true
}

// brickView is the lit quantity and its place in the stack; a matrix shows at most maxRows × maxCols entries.
func (s *State) brickView(maxRows, maxCols int) bricks.View {
	return s.Bricks.View(s.bricksSide(), maxRows, maxCols)
}
