package layout

import "math"

// Rect is a rectangle of the screen, in device-independent pixels, y down.
type Rect struct{ X, Y, W, H float64 }

// R is the rectangle of w×h whose upper left corner is (x, y).
func R(x, y, w, h float64) Rect { return Rect{x, y, w, h} }

// Contains says whether (x, y) lies in r.
func (r Rect) Contains(x, y float64) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Inset is r made smaller by d on every side.
func (r Rect) Inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// Times is r in units of which z make one of its own.
func (r Rect) Times(z float64) Rect { return Rect{r.X * z, r.Y * z, r.W * z, r.H * z} }

// Empty says whether r has no area.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Right and Bottom are the coordinates just past r.
func (r Rect) Right() float64  { return r.X + r.W }
func (r Rect) Bottom() float64 { return r.Y + r.H }

// Middle is the center of r.
func (r Rect) Middle() (x, y float64) { return r.X + r.W/2, r.Y + r.H/2 }

// Nearest is the place of r nearest to (x, y).
func (r Rect) Nearest(x, y float64) (float64, float64) {
	return min(max(x, r.X), r.Right()), min(max(y, r.Y), r.Bottom())
}

// Overlaps says whether r and o share an area.
func (r Rect) Overlaps(o Rect) bool {
	return r.X < o.Right() && o.X < r.Right() && r.Y < o.Bottom() && o.Y < r.Bottom()
}

// ToSegment is the distance of (x, y) to the segment from (x0, y0) to (x1, y1).
func ToSegment(x, y, x0, y0, x1, y1 float64) float64 {
	dx, dy := x1-x0, y1-y0
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = min(max(((x-x0)*dx+(y-y0)*dy)/l, 0), 1)
	}
	return math.Hypot(x-x0-t*dx, y-y0-t*dy)
}
