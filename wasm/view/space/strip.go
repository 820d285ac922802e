package space

import (
	"math"
	"time"

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
	s.Now = -1
	if picture.H < stripLeast || picture.W < 2*layout.PlaceLeast || of.Layers() == 0 {
		return s, picture
	}
	area = picture
	area.H -= stripHeight
	y := area.Bottom() + 4
	s.Play = layout.R(picture.X+4, y+(stripHeight-4-playSide)/2, playSide, playSide)
	left := s.Play.Right() + 14
	s.Track = layout.R(left, y, picture.Right()-14-left, trackHeight)
	moves, moved := Moves(of.Run.Net), v.Moved(of)
	s.Moved = moved / float64(len(moves))
	if at := int(math.Ceil(moved)) - 1; moved > 0 && v.Bent > 0 {
		s.Now = at
	}
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

// Now is the move at work; "" where the plane stands at the beginning of its way.
func (v *Space) Now(of Of) string {
	layer := v.LayerShown(of)
	if layer == 0 || v.Bent == 0 {
		return ""
	}
	moves := layerMoves(of.Run.Net, layer)
	i, t := v.at(of.Run.Net, layer)
	if t == 0 {
		i--
	}
	return moves[i].Name
}

// pace is how the plane goes on its way by itself.
type pace struct {
	last   time.Duration // of the last tick
	since  time.Duration // when the plane last stood, where it goes from stop to stop
	looked time.Duration // when the view was last held against the best
	step   int           // of the run then
}

const (
	moveTime  = 1800 * time.Millisecond // for a move
	tickMost  = 100 * time.Millisecond  // a slow tick goes no farther
	lookEvery = time.Second
	turnSpeed = 60.0 // degrees a second
	goodView  = 0.75 // of the best: a view that is worse is left
)

// Play lets the plane go on its way, from the beginning where it has come to the end; or stops it.
func (v *Space) Play(of Of) {
	if v.Playing = !v.Playing; v.Playing && v.Moved(of) >= float64(len(Moves(of.Run.Net))) {
		v.Move(of, 0)
	}
	v.pace.since = v.pace.last
}

// Step goes to the next stop of the way, forth (1) or back (−1). After the last comes the plane again, before the plane nothing.
func (v *Space) Step(of Of, direction int) {
	moved := v.Moved(of)
	to := math.Floor(moved) + 1
	switch {
	case direction < 0:
		to = math.Ceil(moved) - 1
	case to > float64(len(Moves(of.Run.Net))):
		to = 0
	}
	v.Move(of, max(to, 0))
}

// Follow lets a tick pass: what plays goes on, continuously or, where the reader wants it calm, from stop to stop; and while the network
// learns, the camera turns to a better view where the present one has become much worse. It says whether anything is to be
// seen of it.
func (v *Space) Follow(of Of, now time.Duration, calm bool) bool {
	p, was, wasAt := &v.pace, v.Camera, v.Moved(of)
	passed := min(max(now-p.last, 0), tickMost)
	p.last = now
	playing := v.Playing
	if v.Playing {
		v.play(of, passed, calm)
	}
	v.lookAnew(of, passed, calm)
	v.Aim(of)
	return v.Camera != was || v.Moved(of) != wasAt || v.Playing != playing
}

func (v *Space) play(of Of, passed time.Duration, calm bool) {
	p, end := &v.pace, float64(len(Moves(of.Run.Net)))
	switch {
	case !calm:
		v.Move(of, min(v.Moved(of)+float64(passed)/float64(moveTime), end))
	case p.last-p.since >= moveTime:
		v.Step(of, 1)
		p.since = p.last
	}
	if v.Moved(of) >= end {
		v.Playing = false
	}
}

// lookAnew turns the camera to the best view where it has been left behind.
func (v *Space) lookAnew(of Of, passed time.Duration, calm bool) {
	p, layer := &v.pace, v.LayerShown(of)
	if v.Turned || layer == 0 || layer >= len(v.sights) || of.Run.Net.Sizes[layer] < 3 || of.NonFinite != "" || v.sights[layer].net != of.Run.Net {
		return
	}
	s := &v.sights[layer]
	if p.last-p.looked >= lookEvery && p.step != of.Run.StepCount() {
		p.looked, p.step = p.last, of.Run.StepCount()
		if best, share := v.survey(of, layer, s.camera); share < goodView {
			s.goal = &best
		}
	}
	if s.goal == nil {
		return
	}
	turn, tilt := math.Remainder(s.goal.Turn-s.camera.Turn, 360), s.goal.Tilt-s.camera.Tilt
	far := max(math.Abs(turn), math.Abs(tilt))
	share := 1.0
	if step := turnSpeed * passed.Seconds(); !calm && far > step {
		share = step / far
	}
	s.camera = turnBetween(s.camera, *s.goal, share)
	if share == 1 {
		s.goal = nil
	}
}
