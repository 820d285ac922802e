package figure

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/space"
)

// strip is the slider that takes the plane into the hidden space, as it was drawn last: while the network learns it stays the same.
type strip struct {
	image *ebiten.Image
	of    stripOf
}

// stripOf is what the slider's picture depends on.
type stripOf struct {
	play, track    layout.Rect
	moved          float64
	first, name    string
	ticks          int
	playing, hover bool
	dark           bool
	scale          float64
}

// draw draws the slider in its picture where that has changed, and the picture.
func (k *strip) draw(c *canvas, s *app.State, now *space.Strip) {
	if now.Play.Empty() {
		return
	}
	of := stripOf{now.Play, now.Track, now.Moved, "", now.Name, len(now.Ticks), s.Space.Playing, now.Play.Inset(-4).Contains(s.Pointer.X, s.Pointer.Y), s.Dark, c.scale}
	for _, t := range now.Ticks {
		of.first += t.Name
	}
	x, y, w, h := c.pixels(layout.R(now.Play.X-4, now.Track.Y-2, now.Track.Right()+14-now.Play.X, stripTall))
	if bounds := image.Rect(int(x), int(y), int(x+w), int(y+h)); k.image == nil || k.of != of || k.image.Bounds() != bounds {
		if k.image == nil || k.image.Bounds() != bounds {
			if k.image != nil {
				k.image.Deallocate()
			}
			k.image = ebiten.NewImageWithOptions(bounds, nil)
		}
		k.of = of
		k.image.Fill(c.theme.Paper)
		on := *c
		on.dst = k.image
		k.paint(&on, s, now)
	}
	var op ebiten.DrawImageOptions
	op.GeoM.Translate(float64(x), float64(y))
	c.dst.DrawImage(k.image, &op)
}

const stripTall = 42.0 // of the slider's picture

// paint draws the way that is done in the accent, and the move at work by its name in ink.
func (*strip) paint(c *canvas, s *app.State, k *space.Strip) {
	drawPlay(c, s, k.Play)
	t := k.Track
	y, thumb := t.Y+t.H/2, t.X+k.Moved*t.W
	c.fill(layout.R(t.X, y-2, t.W, 4), c.theme.Line)
	c.fill(layout.R(t.X, y-2, thumb-t.X, 4), c.theme.Accent)
	for i, tick := range k.Ticks {
		clr, half := c.theme.Muted, 4.0
		if i == 0 {
			c.fill(layout.R(t.X-1, y-8, 2, 16), clr)
		}
		if tick.Ends {
			half = 8
		}
		if tick.X+tick.W <= thumb+0.5 {
			clr = c.theme.Accent
		}
		c.fill(layout.R(tick.X+tick.W-1, y-half, 2, 2*half), clr)
	}
	c.circle(thumb, y, 8, c.theme.Paper)
	c.circle(thumb, y, 7, c.theme.Accent)
	below := t.Bottom() + 7
	st := style{color: c.theme.Muted, align: atCenter}
	if !k.Named {
		st.color, st.bold = c.theme.Ink, true
		w := c.width(k.Name, st) / 2
		c.text(k.Name, min(max(thumb, t.X-12+w), t.Right()+12-w), below, st)
		return
	}
	for i, tick := range k.Ticks {
		st.color, st.bold = c.theme.Muted, false
		if i == k.Now {
			st.color, st.bold = c.theme.Ink, true
		}
		c.text(tick.Name, tick.X+tick.W/2, below, st)
	}
}

// drawPlay draws the button: a triangle, or two bars while the plane is on its way.
func drawPlay(c *canvas, s *app.State, r layout.Rect) {
	ground := c.theme.Field
	if r.Inset(-4).Contains(s.Pointer.X, s.Pointer.Y) {
		ground = c.theme.Hover
	}
	c.rounded(r, 6, ground)
	x, y := r.Middle()
	if s.Space.Playing {
		c.fill(layout.R(x-5, y-6, 4, 12), c.theme.Ink)
		c.fill(layout.R(x+1, y-6, 4, 12), c.theme.Ink)
		return
	}
	c.fillPath(c.corners(x, y, [2]float64{-4, -7}, [2]float64{7, 0}, [2]float64{-4, 7}), c.theme.Ink)
}
