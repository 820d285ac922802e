package app

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// Attention is where the reader looks: the part of the plane that the boards show, and the places on it of pointer and keyboard.
type Attention struct {
	Plane        core.Rect // the part of the plane
	Pointer      input.Pointer
	Cursor       PlaneCursor // the keyboard's
	PlaneReading PlaneReading
	LitPoint     Lit // what it is that they point at

	whole   core.Rect // Plane as it showed all points when it was last fitted
	carry   carry
	named   named     // on the page around the figure
	oracles [2]oracle // of the boards
}

// Answer is what the network says about a place of the plane: the class of the largest output, and that output's share
// of all. Probability is NaN where the network's numbers are not finite.
type Answer struct {
	Class       int
	Probability float64
}

// lens is the raster of a network and its features, until others are looked at.
type lens struct {
	raster   *core.Raster
	net      *core.MLP
	features []core.Feature
}

// on looks at a network, and says whether it is another one than before.
func (l *lens) on(net *core.MLP, features []core.Feature) (another bool) {
	if another = l.net != net || !slices.Equal(l.features, features); another {
		*l = lens{core.NewRaster(net, features), net, slices.Clone(features)}
	}
	return another
}

// oracle asks the network about single places.
type oracle struct {
	lens
	out []float64
}

// ask is the network's answer at (x1, x2).
func (o *oracle) ask(net *core.MLP, features []core.Feature, x1, x2 float64) Answer {
	if o.on(net, features) {
		o.out = make([]float64, o.raster.Classes())
	}
	o.raster.PredictPoint(o.out, x1, x2)
	a := Answer{0, o.out[0]}
	for k, p := range o.out {
		if p > a.Probability {
			a = Answer{k, p}
		}
		if math.IsNaN(p) {
			return Answer{k, p}
		}
	}
	return a
}

// answerAt is the network's answer at (x1, x2).
func (s *State) answerAt(x1, x2 float64) Answer {
	return s.oracles[0].ask(s.ShownNet(), s.Lab.Project.Data.Features, x1, x2)
}

// text is the answer as the figure shows it.
func (a Answer) text() string {
	if math.IsNaN(a.Probability) {
		return "no answer"
	}
	return fmt.Sprintf("class %d, %s %%", a.Class, strconv.FormatFloat(a.Probability*100, 'f', 0, 64))
}

// PlaneReading is what the figure says about the observation that is followed, or else the place that the keyboard's cursor or the mouse
// is at: the place and the networks' answers. All are empty where there is neither.
type PlaneReading struct {
	Place    string
	Followed bool   // it is the observation's, wherever the pointer is
	Short    string // names the place where it has no room; "" where nothing does

	whose   string    // said before the answer where the truth is told of too
	answers [2]string // A's and B's
}

// Answer is what the board's network says of the place; of an observation's, whose truth is told beside it, that it is the answer.
func (r PlaneReading) Answer(b Board) string { return r.whose + r.Bare(b) }

// Bare is the answer alone, for where it has no room to say that it is one.
func (r PlaneReading) Bare(b Board) string { return r.answers[b.number()] }

// readPlane renews what the figure says about the place that the user looks at, of both networks.
func (s *State) readPlane() {
	s.PlaneReading = PlaneReading{}
	x1, x2, ok := s.attention()
	if ok {
		s.Network.ReadAt(x1, x2)
	}
	p, followed := s.followed()
	switch {
	case followed:
		x1, x2 = p.X1, p.X2
	case !ok:
		return
	}
	s.PlaneReading = PlaneReading{Place: "x1 " + s.coordinate(x1) + "  x2 " + s.coordinate(x2), Followed: followed}
	if followed && s.Bricks.Number > 0 && !s.Bricks.Article {
		s.PlaneReading.Short = "point " + core.FormatInteger(s.Bricks.Number)
		s.PlaneReading.Place = s.PlaneReading.Short + "  " + s.PlaneReading.Place
	}
	if followed {
		s.PlaneReading.whose = "answer: "
		if before, _ := s.Bricks.Before(); before != nil {
			s.PlaneReading.whose = "new answer: "
		}
	}
	for i, k := range s.Lab.Sides() {
		net, features := k.Run.Net, k.Project.Data.Features
		if i == 0 {
			net, features, _ = s.Shown(s.Board())
		}
		s.PlaneReading.answers[i] = s.oracles[i].ask(net, features, x1, x2).text()
	}
}

// attention is the place that the user looks at.
func (s *State) attention() (x1, x2 float64, ok bool) {
	if s.Cursor.On {
		return s.Cursor.X1, s.Cursor.X2, true
	}
	if b, ok := s.boardAt(s.Pointer.X, s.Pointer.Y); ok && !s.Pointer.Touch {
		x1, x2 = b.toPlane(s.Pointer.X, s.Pointer.Y)
		return x1, x2, true
	}
	return 0, 0, false
}

// coordinate writes x with the decimals that a pixel of the view can tell apart, at least two.
func (s *State) coordinate(x float64) string {
	decimals := 2
	for scale := 100.0; scale*(s.Plane.MaxX1-s.Plane.MinX1) < s.Layout.Boundary.W && decimals < 6; scale *= 10 {
		decimals++
	}
	x = layout.RoundTo(x, math.Pow10(-decimals)) + 0 // no −0.00
	return core.FormatFloat(x, 'f', decimals)
}

// speak renews what a screen reader says about the keyboard's cursor: after a key, not with every step of training.
func (s *State) speak() {
	s.Revision++
	if !s.Cursor.On {
		return
	}
	c := s.Cursor
	s.Spoken = "x1 " + s.coordinate(c.X1) + ", x2 " + s.coordinate(c.X2) + ": " + s.answerAt(c.X1, c.X2).text()
	b := s.Board()
	x, y := b.ToScreen(c.X1, c.X2)
	if i := b.pointAt(x, y, false); i >= 0 {
		s.Spoken += fmt.Sprintf("; a point of class %d is here", s.Lab.Run.Points()[i].Class)
	}
}
