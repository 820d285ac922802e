package space

import (
	"math"

	"xorcery/wasm/layout"
)

// Strip is the slider below the picture: a button that plays, and a track on which every move has a piece of the same length.
type Strip struct {
	Play  layout.Rect // empty where the picture has no room for the strip
	Track layout.Rect // its line runs through the middle
	Moved float64     // where the thumb stands, from 0 to 1
	Ticks []Tick
	Now   int  // the move at work, by its place in Ticks; −1 for none
	Named bool // each tick has the room for its name; else the one at work is named alone
	Name  string
}

// Tick is a move on the strip, from X to the next one's.
type Tick struct {
	X, W float64
	Name string
	Ends bool // a layer ends with it
}

const (
	stripHeight = 44.0
	stripLeast  = 150.0 // the height of a picture from which it has a strip
	playSide    = 28.0
	trackHeight = 24.0
)

// Split places the slider in the picture, and leaves the rest to the space.
func (v *Space) Split(of Of, picture layout.Rect) (s Strip, area layout.Rect) {
	s.Now = v.atWork(of)
	if picture.H < stripLeast || picture.W < 2*layout.PlaceLeast || of.Layers() == 0 {
		return s, picture
	}
	area = picture
	area.H -= stripHeight
	y := area.Bottom() + 4
	s.Play = layout.R(picture.X+4, y+(stripHeight-4-playSide)/2, playSide, playSide)
	left := s.Play.Right() + 14
	s.Track = layout.R(left, y, picture.Right()-14-left, trackHeight)
	moves, moved := Moves(of.net()), v.Moved(of)
	s.Moved = moved / float64(len(moves))
	w := s.Track.W / float64(len(moves))
	s.Named = true
	for i, m := range moves {
		t := Tick{X: s.Track.X + float64(i)*w, W: w, Name: m.Name, Ends: i+1 == len(moves) || moves[i+1].Layer != m.Layer}
		s.Named = s.Named && layout.TextWidth(m.Name)+6 <= w
		s.Ticks = append(s.Ticks, t)
	}
	if !s.Named {
		s.Named = true
		for i, m := range moves {
			s.Ticks[i].Name = m.Short
			s.Named = s.Named && layout.TextWidth(m.Short)+6 <= w
		}
	}
	s.Name = "the plane"
	if s.Now >= 0 {
		s.Name = moves[s.Now].Name
	}
	return s, area
}

// At is what a place on the strip means: f from 0 to 1 along the track.
func (s Strip) At(x float64) (f float64) {
	return min(max((x-s.Track.X)/s.Track.W, 0), 1)
}

// Slides says whether a press at (x, y) takes the slider.
func (s Strip) Slides(x, y float64) bool {
	return !s.Play.Empty() && layout.R(s.Track.X-12, s.Track.Y-2, s.Track.W+24, stripHeight).Contains(x, y)
}

// atWork is the move at work, by its place in [Moves]; −1 where the plane stands at the beginning of its way, or of a layer's.
func (v *Space) atWork(of Of) int {
	if v.Bent == 0 {
		return -1
	}
	return int(math.Ceil(v.Moved(of))) - 1
}
