package figure

import (
	"image/color"

	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"xorcery/wasm/app"
)

// hidden keeps the memory of the hidden space from frame to frame.
type hidden struct {
	scene app.HiddenScene
	pen   pen
	dots  *marks
}

// depths is in how many layers of equal depth the space is drawn, the farthest first; within one, faces, lines and points
// follow each other. A layer costs two draw calls.
const depths = 24

// drawHidden draws the hidden space below the plane.
func (f *Figure) drawHidden(c *canvas, s *app.State) {
	h := &f.hidden
	d := &h.scene
	if !s.LayHidden(d) {
		return
	}
	bold := style{size: normal, bold: true, color: c.theme.Ink, mid: true}
	quiet := style{color: c.theme.Muted, mid: true}
	x, y := s.Layout.Network.X, s.Layout.Network.Y+titleGap-4
	c.text(c.fit(d.Title, d.Area.W, bold), x, y, bold)
	if d.Dims == 0 {
		y += 28
		for _, note := range d.Notes {
			for _, l := range c.wrap(note, d.Area.W, quiet) {
				c.text(l, x, y, quiet)
				y += 18
			}
		}
		return
	}
	if s.Hidden.Focus {
		c.frame(d.Area.Inset(-1), 1, c.theme.Accent)
	}
	h.space(c.clip(d.Area))
	for _, l := range d.Labels {
		st := quiet
		st.align = text.AlignCenter
		if l.Name {
			st.color, st.bold = c.theme.Ink, true
		}
		w := c.width(l.Text, st) / 2
		x, y := min(max(l.X, d.Area.X+w), d.Area.Right()-w), min(max(l.Y, d.Area.Y+8), d.Area.Bottom()-8)
		if l.Name { // readable over points too
			c.rounded(app.Rect{X: x - w - 3, Y: y - 8, W: 2*w + 6, H: 16}, 4, c.theme.Paper)
		}
		c.text(l.Text, x, y, st)
	}
	h.notes(c, s)
}

// notes says what is shown: beside the title where that has the room, else in a corner of the picture.
func (h *hidden) notes(c *canvas, s *app.State) {
	d := &h.scene
	st := style{color: c.theme.Muted, mid: true}
	x := s.Layout.Network.X + c.width(d.Title, style{size: normal, bold: true}) + 16
	all := ""
	for _, n := range d.Notes {
		all += n + " "
	}
	if c.width(all, st) <= d.Area.Right()-x {
		c.text(all, x, s.Layout.Network.Y+titleGap-4, st)
		return
	}
	width := max(d.Area.W*0.3, 220)
	lines := c.wrap(all, width, st)
	y := d.Area.Bottom() - 8 - float64(len(lines)-1)*16
	if d.Area.W < 480 { // the foot has no room beside the space
		lines = c.wrap(all, d.Area.W, st)
		y = d.Area.Y + 4
	}
	for i, l := range lines {
		c.text(l, d.Area.X, y+float64(i)*16, st)
	}
}

// space draws everything in order of depth.
func (h *hidden) space(c *canvas) {
	const far, near = -2.0, 2.0 // corners lie up to √3 from the middle; what has no bounds may lie farther
	d, pen := &h.scene, &h.pen
	r := radius(d.Shown) * c.scale
	line, mark, face := 0, 0, 0
	for i := range depths {
		until := far + (near-far)*float64(i+1)/depths
		last := i == depths-1
		for ; face < len(d.Faces) && (last || d.Faces[face].Depth < until); face++ {
			pen.polygon(c, &d.Faces[face], c.theme.Ink, 0.10)
		}
		for ; line < len(d.Lines) && (last || d.Lines[line].Depth < until); line++ {
			l := d.Lines[line]
			width, clr := h.look(c, l)
			pen.line(c, l.X0, l.Y0, l.X1, l.Y1, width, clr)
		}
		pen.flush(c)
		dots := h.dots
		dots.vertices, dots.indices = dots.vertices[:0], dots.indices[:0]
		for ; mark < len(d.Marks) && (last || d.Marks[mark].Depth < until); mark++ {
			m := d.Marks[mark]
			flags := 0
			if m.Wrong {
				flags = markWrong
			}
			if m.Test {
				flags |= markTest
			}
			dots.add(m.X*c.scale, m.Y*c.scale, r*m.Size, c.scale*1.25, m.Class, flags, c.theme.Classes[m.Class])
		}
		dots.flush(c)
	}
}

// look is a line's width and color.
func (h *hidden) look(c *canvas, l app.HiddenLine) (width float64, clr color.RGBA) {
	switch l.Kind {
	case app.HiddenAxis:
		return 1.25, c.theme.Muted
	case app.HiddenGrid:
		return 1, mix(c.theme.Paper, c.theme.Classes[l.Class], 0.55)
	case app.HiddenSeparator:
		if h.scene.Dims == 2 {
			return 2, c.theme.Ink
		}
		return 0.75, mix(c.theme.Paper, c.theme.Ink, 0.45)
	}
	return 1, c.theme.Line
}
