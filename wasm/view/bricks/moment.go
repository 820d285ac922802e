package bricks

import (
	"cmp"
	"math"
	"time"

	"xorcery/core"
)

// A moment of the pulse is a quantity of the trace and how much of it has been shown: whoever chooses a brick chooses the moment, and
// as the moments go by the bricks are lit.

// Paces are the factors by which the moments may go by slower or faster.
var Paces = core.Range{Min: 0.25, Max: 8}

// Tempo is how fast the moments go by: 1 is one in two and a half seconds.
func (b *Bricks) Tempo() float64 { return cmp.Or(b.pace, 1) }

// Hurry makes the moments go by so many times as fast, within [Paces].
func (b *Bricks) Hurry(factor float64) {
	b.pace = min(max(b.Tempo()*factor, Paces.Min), Paces.Max)
	b.Revision++
}

// Position is the moment as one number: i is quantity i shown whole, and between i−1 and i it unfolds.
func (b *Bricks) Position() float64 { return float64(b.At) - 1 + b.Part }

// Seek goes to a position, and stops the playing: the reader takes over.
func (b *Bricks) Seek(position float64) {
	position = min(max(position, 0), float64(max(len(b.Quantities)-1, 0)))
	at := math.Ceil(position)
	b.Playing, b.unfolds = false, false
	b.light(int(at))
	b.show(1 - (at - position))
}

// Go shows a quantity whole, the nearest that there is, and stops the playing.
func (b *Bricks) Go(at int) { b.Seek(float64(at)) }

// Walk goes on by d quantities, and lets the one that it comes to unfold.
func (b *Bricks) Walk(d int) {
	at := max(min(b.At+d, len(b.Quantities)-1), 0)
	b.Playing = false
	if at != b.At {
		b.light(at)
		b.unfold()
	}
}

// light makes a quantity the one that is shown.
func (b *Bricks) light(at int) {
	at = max(min(at, len(b.Quantities)-1), 0)
	if at == b.At {
		return
	}
	b.At, b.Row, b.Scroll = at, -1, 0
	b.Revision++
	b.Motion++
}

// unfold lets the lit quantity come about; where nothing shall move it is there at once.
func (b *Bricks) unfold() {
	b.unfolds = !b.Still
	b.was = 0
	if b.unfolds {
		b.show(0)
	} else {
		b.show(1)
	}
}

func (b *Bricks) show(part float64) {
	if part != b.Part {
		b.Part = part
		b.Motion++
	}
}

// Play lets the quantities go by, from the start where they stand at their end, or stops them.
func (b *Bricks) Play() {
	b.Playing = !b.Playing
	switch {
	case b.Playing && b.At == len(b.Quantities)-1:
		b.light(0)
		b.unfold()
	case b.Playing && b.Part == 1:
		b.unfold()
	case b.Playing:
		b.unfolds = !b.Still
		b.was = 0
	}
	b.due = 0
	b.Revision++
}

// pass lets the time of a tick pass.
func (b *Bricks) pass(now time.Duration) {
	if b.unfolds {
		if b.was > 0 {
			b.show(min(b.Part+float64(now-b.was)*b.Tempo()/float64(unfoldPace), 1))
		}
		b.was = now
		b.unfolds = b.Part < 1
	}
	if !b.Playing {
		b.due = 0
		return
	}
	each := time.Duration(float64(brickPace) / b.Tempo())
	switch {
	case b.due == 0:
		b.due = now + each
	case now >= b.due:
		b.due = now + each
		b.light(b.At + 1)
		b.unfold()
		b.Playing = b.At < len(b.Quantities)-1
		b.Revision++
	}
}
