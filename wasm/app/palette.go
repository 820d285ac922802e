package app

import (
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// Swatch is one choice of the palette above the boundary: a class to place, or the eraser.
type Swatch struct {
	Class  int
	Eraser bool
	Target layout.Rect // takes the press: wide enough for a finger
	Icon   layout.Rect // is drawn
}

const (
	swatchTarget = 44.0
	swatchIcon   = 32.0
)

// Palette are the swatches from left to right, at the right end of [layout.Places.Header]: the network's classes, one more to
// start, and the eraser; none while the strip of an earlier step stands there. A project that hides the controls hides them here too; a page that shows its own palette leaves none.
func (s *State) Palette() []Swatch {
	if _, looking := s.LookBar(); looking || s.Hosted || s.Bare {
		return nil
	}
	var list []Swatch
	if brush, err := Find("brush"); err == nil && brush.Visible(s) {
		for class := range min(max(s.Lab.Classes(), s.PointClass)+1, len(classNames)) {
			list = append(list, Swatch{Class: class})
		}
	}
	if eraser, err := Find("eraser"); err == nil && eraser.Visible(s) {
		list = append(list, Swatch{Class: -1, Eraser: true})
	}
	area := s.Layout.Header
	pitch := min(swatchTarget, area.W/float64(len(list)))
	side := min(swatchIcon, pitch-4)
	for i := range list {
		t := layout.R(area.Right()-pitch*float64(len(list)-i), area.Y, pitch, area.H)
		list[i].Target = t
		list[i].Icon = layout.R(t.X+(t.W-side)/2, t.Y+(t.H-side)/2, side, side)
	}
	return list
}

// Chosen says whether a swatch is what a click means now.
func (s *State) Chosen(w Swatch) bool {
	return s.Eraser == w.Eraser && (w.Eraser || s.PointClass == w.Class)
}

// swatchAt is the swatch under a place on the screen.
func (s *State) swatchAt(x, y float64) (w Swatch, ok bool) {
	if !s.Layout.Header.Contains(x, y) {
		return Swatch{}, false
	}
	for _, w := range s.Palette() {
		if w.Target.Contains(x, y) {
			return w, true
		}
	}
	return Swatch{}, false
}

// swatchPane is a swatch.
type swatchPane struct {
	idle
	swatch Swatch
}

func (swatchPane) cursor(*State, input.Pointer) input.Cursor { return input.CursorHand }

// press makes a swatch what a click means; the eraser pressed again gives the class back.
func (k swatchPane) press(s *State, _ input.Moment) {
	if k.swatch.Eraser {
		s.try(s.SetControl("eraser", !s.Eraser))
		return
	}
	if s.Eraser {
		s.try(s.SetControl("eraser", false))
	}
	s.try(s.SetControl("brush", string(rune('0'+k.swatch.Class))))
}
