package figure

import (
	"image"
	"image/color"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/space"
)

// spaceDrawing keeps the memory of the hidden space from frame to frame.
type spaceDrawing struct {
	scene space.Scene
	dots  *markers
	icons icons
	below strip
}

// drawSpace draws the hidden space beside or below the plane.
func (f *Figure) drawSpace(c *canvas, s *app.State) {
	h := &f.space
	d := &h.scene
	if !s.LaySpace(d) {
		return
	}
	h.title(c, s)
	picture := s.Layout.Picture
	switch {
	case s.Space.Focus:
		c.frame(picture.Inset(-2), 2, c.theme.Accent)
	case picture.Contains(s.Pointer.X, s.Pointer.Y):
		c.frame(picture.Inset(-1), 1, c.theme.Muted)
	default:
		c.frame(picture.Inset(-1), 1, c.theme.Line)
	}
	st := style{color: c.theme.Muted}
	if d.Dims == 0 {
		h.lines(c, d.Area.Inset(16), d.Area.Y+28, 18, st, 0)
		return
	}
	h.space(c.clip(d.Area))
	f.spaceLabels(c, s)
	h.below.draw(c, s, &d.Strip)
	h.lines(c, s.Layout.Picture, s.Layout.Picture.Bottom()+14, 16, st, 2)
}

// spaceLabels draws the names of the axes, with the maps of their neurons, and where they begin and end.
func (f *Figure) spaceLabels(c *canvas, s *app.State) {
	h := &f.space
	d := &h.scene
	for _, l := range d.Labels {
		st := style{color: c.theme.Muted, align: atCenter}
		if l.Name {
			st.color, st.bold = c.theme.Ink, true
		}
		w := max(c.width(l.Text, st)+4, l.W)
		x := min(max(l.X, d.Area.X+w/2), d.Area.Right()-w/2)
		y := min(max(l.Y, d.Area.Y+l.H/2), d.Area.Bottom()-l.H/2)
		if l.Icon {
			r := layout.R(x-w/2, y-space.IconSide/2, space.IconSide, space.IconSide)
			if l.Stacked {
				r = layout.R(x-space.IconSide/2, y-l.H/2, space.IconSide, space.IconSide)
				y += space.IconRoom / 2
			} else {
				x += space.IconRoom / 2
			}
			h.icons.draw(c, s, d, l.K, r)
		}
		c.text(l.Text, x, y, st)
	}
}

// icons are the maps of the neurons on the axes, made of what the grid's nodes answer.
type icons struct {
	side   int
	image  *ebiten.Image
	values []float64
	pixels []byte
}

// draw draws the map of axis k in a frame.
func (m *icons) draw(c *canvas, s *app.State, d *space.Scene, k int, r layout.Rect) {
	if n := d.Nodes(); n != m.side {
		if m.image != nil {
			m.image.Deallocate()
		}
		m.side, m.image = n, ebiten.NewImage(3*n, n)
		m.values, m.pixels = make([]float64, n*n), make([]byte, 4*n*n)
	}
	if !d.Icon(m.values, k) {
		return
	}
	shade(m.pixels, m.values, c.theme, s.ShownNet(), shownNeuron(s, s.ShownNet(), d.Shows[k].Layer, d.Shows[k].Unit))
	at := image.Rect(k*m.side, 0, (k+1)*m.side, m.side)
	part := m.image.SubImage(at).(*ebiten.Image)
	part.WritePixels(m.pixels)
	c.fill(r.Inset(-1), c.theme.Muted)
	c.image(part, r, 1)
}

// title draws the name, and how to turn the space where that has the room: under it as the plane's header has two lines, or
// at its right.
func (h *spaceDrawing) title(c *canvas, s *app.State) {
	d, room := &h.scene, s.Layout.View
	bold := style{size: normal, bold: true, color: c.theme.Ink}
	quiet := style{color: c.theme.Muted}
	title := d.Title
	if most, _, more := strings.Cut(title, ", "); more && c.width(title, bold) > room.W {
		title = most
	}
	name := c.fit(title, room.W, bold)
	if d.Area.Y-room.Y >= 44 {
		c.text(name, d.Area.X, room.Y+14, bold)
		c.text(d.Hint, d.Area.X, room.Y+32, quiet)
		return
	}
	y := d.Area.Y - titleGap
	c.text(name, d.Area.X, y, bold)
	if c.width(name, bold)+16+c.width(d.Hint, quiet) <= room.W {
		quiet.align = atEnd
		c.text(d.Hint, d.Area.Right(), y, quiet)
	}
}

// lines writes what the picture shows, or why there is none, in at most so many lines of the width of r; most 0 is all.
func (h *spaceDrawing) lines(c *canvas, r layout.Rect, y, pitch float64, st style, most int) {
	all := ""
	for _, n := range h.scene.Notes {
		all += n + " "
	}
	list := c.wrap(all, r.W, st)
	for i, l := range list {
		if last := i == most-1; last && len(list) > most {
			l = c.fit(l+"…", r.W, st)
		} else if most > 0 && i >= most {
			return
		}
		c.text(l, r.X, y+float64(i)*pitch, st)
	}
}

// space draws everything layer by layer, the farthest first; within a layer faces, lines and points follow each other. A
// layer costs two draw calls.
func (h *spaceDrawing) space(c *canvas) {
	d, dots := &h.scene, h.dots
	r := min(radius(d.Shown), max(d.Unit*0.045, 1.75)) * c.scale // smaller in a small space
	line, marker, face := 0, 0, 0
	for i := range space.Layers {
		c.gather(func(p pen) {
			for ; face < len(d.Faces) && space.LayerOf(d.Faces[face].Depth) <= i; face++ {
				p.polygon(&d.Faces[face], c.theme.Ink, float32(0.16*d.Cut))
			}
			for ; line < len(d.Lines) && space.LayerOf(d.Lines[line].Depth) <= i; line++ {
				l := d.Lines[line]
				width, clr := h.lineStyle(c, l)
				p.segment(l.X0, l.Y0, l.X1, l.Y1, width, clr)
			}
		})
		for ; marker < len(d.Markers) && space.LayerOf(d.Markers[marker].Depth) <= i; marker++ {
			m := d.Markers[marker]
			dots.add(m.X*c.scale, m.Y*c.scale, r*m.Size, c.scale, m.Class, flagsOf(m.Wrong, m.Test), c.theme.Classes[m.Class])
		}
		dots.flush(c)
	}
	if m := d.Lit; m != nil {
		c.litRing(m.X, m.Y, r*m.Size/c.scale+5)
	}
}

// lineStyle is a line's width and color.
func (h *spaceDrawing) lineStyle(c *canvas, l space.Line) (width float64, clr color.RGBA) {
	switch l.Kind {
	case space.AxisLine:
		return 1.25, c.theme.Muted
	case space.FrontLine:
		return 1, mix(c.theme.Paper, c.theme.Line, 0.6)
	case space.GridLine:
		return 1, mix(c.theme.Paper, c.theme.Classes[l.Class], 0.6)
	case space.SeparatorLine:
		return 1.5, mix(c.theme.Paper, c.theme.Ink, 0.6*h.scene.Cut)
	case space.BoundaryLine:
		return 2.5, c.theme.Ink
	}
	return 1, c.theme.Line
}
