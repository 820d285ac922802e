package figure

import "math"

// dasher draws a line through points with gaps, which go on around corners.
type dasher struct {
	draw    func(x0, y0, x1, y1 float64)
	lengths []float64 // of line and gap in turn, in device-independent pixels; nil: no gaps
	across  bool      // they are measured along x, not along the line
	at      int       // in lengths
	done    float64   // of the present length
	x, y    float64
	pieces  int // of line and gap so far
}

// farthest is longer than any line in a picture: what is longer, or no number, gets no gaps, which would not end.
const farthest = 1e5

// to goes on to (x, y), or starts there.
func (d *dasher) to(x, y float64, start bool) {
	if start {
		d.x, d.y = x, y
		return
	}
	for length := d.length(x, y); len(d.lengths) > 0 && length < farthest; length = d.length(x, y) {
		left := d.lengths[d.at] - d.done
		if length < left {
			d.done += length
			break
		}
		d.piece(d.x+(x-d.x)*left/length, d.y+(y-d.y)*left/length)
		d.at, d.done = (d.at+1)%len(d.lengths), 0
	}
	d.piece(x, y)
}

// length is that of the line from the present place, as the gaps count it.
func (d *dasher) length(x, y float64) float64 {
	if d.across {
		return math.Abs(x - d.x)
	}
	return math.Hypot(x-d.x, y-d.y)
}

// piece ends a piece of line, or jumps over a piece of gap.
func (d *dasher) piece(x, y float64) {
	d.pieces++
	if d.at%2 == 0 {
		d.draw(d.x, d.y, x, y)
	}
	d.x, d.y = x, y
}
