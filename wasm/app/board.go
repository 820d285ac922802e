package app

import (
	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

// Board is a plane as the figure shows it: A's, or B's beside it. Both show the same part of the plane and the same points, so that
// whatever is done on one is done to both.
type Board struct {
	*lab.Side
	Rival  bool        // it is B's
	Rect   layout.Rect // on the screen, square
	Header layout.Rect // above it
	Title  layout.Rect // of Header, where the name of one of two networks stands; all of it but for a palette
	View   core.Rect   // the part of the plane that it shows

	Predicted []int // the class that the network that it shows gave to each point
	Wrong     int   // how many of them are of another class
}

// Board is A's.
func (s *State) Board() Board {
	l := &s.Layout
	b := Board{Side: &s.Lab.Side, Rect: l.Boundary, Header: l.Header, Title: l.PairHeader, View: s.Plane, Predicted: s.Lab.Predicted, Wrong: s.Lab.Wrong}
	if w := s.withoutMeasured(); w != nil {
		b.Predicted, b.Wrong = w.Classes, w.Wrong
	}
	if b.Title.Empty() {
		b.Title = b.Header
		if swatches := s.Palette(); len(swatches) > 0 {
			b.Title.W = swatches[0].Target.X - b.Header.X - 8
		}
	}
	return b
}

// RivalBoard is B's; ok is false while nothing is compared.
func (s *State) RivalBoard() (b Board, ok bool) {
	if s.Lab.Rival == nil {
		return Board{}, false
	}
	h, k := s.Layout.RivalHeader, s.Lab.Rival
	return Board{Side: k, Rival: true, Rect: s.Layout.Rival, Header: h, Title: h, View: s.Plane, Predicted: k.Predicted, Wrong: k.Wrong}, true
}

// boardAt is the board under a place on the screen.
func (s *State) boardAt(x, y float64) (b Board, ok bool) {
	if b, ok = s.RivalBoard(); ok && b.Rect.Contains(x, y) {
		return b, true
	}
	b = s.Board()
	return b, b.Rect.Contains(x, y)
}

// ToScreen is where a point of the plane stands on the screen.
func (b Board) ToScreen(x1, x2 float64) (x, y float64) {
	r, v := b.Rect, b.View
	return r.X + (x1-v.MinX1)/(v.MaxX1-v.MinX1)*r.W, r.Y + (v.MaxX2-x2)/(v.MaxX2-v.MinX2)*r.H
}

// toPlane is the point of the plane under a place on the screen.
func (b Board) toPlane(x, y float64) (x1, x2 float64) {
	r, v := b.Rect, b.View
	return v.MinX1 + (x-r.X)/r.W*(v.MaxX1-v.MinX1), v.MaxX2 - (y-r.Y)/r.H*(v.MaxX2-v.MinX2)
}

// Shown is the network whose boundary the board shows, and what to call it: its side's, A's without the neurons that are switched off,
// unless the bricks show another.
func (s *State) Shown(b Board) (net *core.MLP, features []core.Feature, name string) {
	net, features = b.Run.Net, b.Project.Data.Features
	if !b.Rival && s.Lower == LowerBricks {
		net, features, name = s.Bricks.Shown(s.bricksSide())
	}
	if net == s.Lab.Run.Net {
		net = s.ShownNet()
	}
	return net, features, name
}

// number counts the boards from A's.
func (b Board) number() int {
	if b.Rival {
		return 1
	}
	return 0
}

// ShowsPoints says whether the board shows the reader's points: not beside the article's example.
func (s *State) ShowsPoints(b Board) bool {
	return b.Rival || s.Lower != LowerBricks || !s.Bricks.Article
}

// BoardName is the side's letter with its network: "A · 2-3-2"; the letter is left out while nothing is compared.
func (s *State) BoardName(b Board) string {
	name := b.Run.Net.Shape()
	switch {
	case b.Rival:
		return "B · " + name
	case s.Lab.Rival != nil:
		return "A · " + name
	}
	return name
}

// BoardResult is how well the side does: "accuracy 95 %, 15 wrong".
func (s *State) BoardResult(b Board) string {
	switch {
	case b.Report.NonFinite != "":
		return b.Report.NonFinite + " is not finite"
	case len(b.Run.Points()) == 0:
		return "no points"
	case b.Rival && b.Run.StepCount()+1 < s.Lab.Run.StepCount(): // one behind is in the middle of a step
		return "catching up, step " + core.FormatInteger(b.Run.StepCount())
	case !b.Known():
		return "not measured yet"
	}
	if text := s.OffText(); text != "" && !b.Rival {
		return text
	}
	return "accuracy " + b.AccuracyText() + ", " + core.FormatInteger(b.Wrong) + " wrong"
}
