package app

import (
	"errors"
	"fmt"
	"math"

	"xorcery/core"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/pulse"
)

// Pulse is the picture of the moment that the bricks are at, where the drawn bricks have their network; ok is false without one.
func (s *State) Pulse(l *bricks.Placed) (p pulse.Picture, ok bool) {
	b := &s.Bricks
	if len(b.Quantities) == 0 {
		return p, false
	}
	return pulse.At(pulse.Of{
		Trace: b.Quantities, At: b.At, Part: b.Part, Sizes: b.Sizes(), Inputs: b.Inputs(), Text: pulseNumber, Focus: b.Focus(),
	}, l.Network)
}

// pulseNumber writes a number on the drawn network, where there is room for three digits.
func pulseNumber(v float64) string { return core.FormatNumber(v) }

// Moments are those of the pulse.
func (s *State) Moments() []pulse.Moment { return pulse.Moments(s.Bricks.Quantities) }

// seek goes to a position among the moments: i is moment i shown whole.
func (s *State) seek(position float64) {
	s.onBricks(func(b *bricks.Bricks) { b.Seek(position) })
}

// pointed is the entry whose line or neuron of the pulse is under a place on the screen.
func (s *State) pointed(l *bricks.Placed, x, y float64, touch bool) bricks.Entry {
	if !l.Clip.Contains(x, y) {
		return bricks.Entry{}
	}
	p, ok := s.Pulse(l)
	if !ok {
		return bricks.Entry{}
	}
	return s.Bricks.EntryOf(p.Under(x, y, touch))
}

// Follow sends the i-th of the reader's points through their network, and opens the pulse; training stands still, so that its numbers
// do. Without a point it takes the one nearest to the boundary.
func (s *State) Follow(i *float64) error {
	points := s.Lab.Run.Points()
	if len(points) == 0 {
		return errNoObservation
	}
	at := 0
	if i == nil {
		at = s.nearestToBoundary()
	} else if at = int(*i); float64(at) != *i || at < 0 || at >= len(points) {
		return fmt.Errorf("follow: there is no point %v; allowed is a whole number from 0 to %d", *i, len(points)-1)
	}
	s.halt()
	if s.Lower != LowerBricks {
		s.showLower(LowerBricks)
	}
	s.Bricks.Observe = true
	if err := s.observe(points[at]); err != nil {
		return err
	}
	s.goToBrick(0)
	return nil
}

// nearestToBoundary is the point for which the network decides least surely.
func (s *State) nearestToBoundary() int {
	r := core.NewRaster(s.Lab.Run.Net, s.Lab.Project.Data.Features)
	h := make([]float64, r.Classes())
	best, least := 0, math.Inf(1)
	for i, p := range s.Lab.Run.Points() {
		r.PredictPoint(h, p.X1, p.X2)
		first, second := math.Inf(-1), math.Inf(-1)
		for _, v := range h {
			if v > first {
				first, second = v, first
			} else if v > second {
				second = v
			}
		}
		if d := first - second; d < least {
			best, least = i, d
		}
	}
	return best
}

// momentView is a moment as a page sees it.
type momentView struct {
	Name  string     `json:"name"`  // of the quantity
	Title string     `json:"title"` // "backward: dLoss/dW2"
	Phase core.Phase `json:"phase"`
	Layer int        `json:"layer"`
	Brick string     `json:"brick"` // of the stack
}

func (s *State) momentViews() []momentView {
	s.below().retrace(s)
	list := []momentView{}
	for i, m := range s.Moments() {
		list = append(list, momentView{m.Name, m.Title(), m.Phase, m.Layer, s.Bricks.BrickAt(i)})
	}
	return list
}

// pulseMethods let a page follow a point through the network.
func pulseMethods() []method {
	return []method{
		does1("follow", "point", (*State).Follow),
		asks("moments", (*State).momentViews),
		does1("moment", "position", func(s *State, position float64) error {
			if s.Lower != LowerBricks {
				return errors.New("moment: the pulse is not shown; follow a point first")
			}
			if last := float64(len(s.Bricks.Quantities) - 1); position < 0 || position > last || math.IsNaN(position) {
				return fmt.Errorf("moment: %v is not allowed; allowed is 0 to %v", position, last)
			}
			s.seek(position)
			s.goneOn()
			return nil
		}),
	}
}
