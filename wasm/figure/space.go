package figure

import (
	"image/color"

	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/space"
)

// spaceDrawing keeps the memory of the hidden space from frame to frame.
type spaceDrawing struct {
	scene space.Scene
	pen   pen
	dots  *marks
}

// drawSpace draws the hidden space beside or below the plane.
func (f *Figure) drawSpace(c *canvas, s *app.State) {
	h := &f.space
	d := &h.scene
	if !s.LaySpace(d) {
		return
	}
	h.title(c, s)
	switch {
	case s.Space.Focus:
		c.frame(d.Area.Inset(-2), 2, c.theme.Accent)
	case d.Area.Contains(s.Pointer.X, s.Pointer.Y):
		c.frame(d.Area.Inset(-1), 1, c.theme.Muted)
	default:
		c.frame(d.Area.Inset(-1), 1, c.theme.Line)
	}
	st := style{color: c.theme.Muted, mid: true}
	if d.Dims == 0 {
		h.lines(c, d.Area.Inset(16), d.Area.Y+28, 18, st, 0)
		return
	}
	h.space(c.clip(d.Area))
	for _, l := range d.Labels {
		st := style{color: c.theme.Muted, mid: true, align: text.AlignCenter}
		if l.Name {
			st.color, st.bold = c.theme.Ink, true
		}
		w := c.width(l.Text, st)/2 + 2
		c.text(l.Text, min(max(l.X, d.Area.X+w), d.Area.Right()-w), min(max(l.Y, d.Area.Y+8), d.Area.Bottom()-8), st)
	}
	h.lines(c, d.Area, d.Area.Bottom()+14, 16, st, 2)
}

// title draws the name, and how to turn the space where that has the room: under it as the plane's header has two lines, or
// at its right.
func (h *spaceDrawing) title(c *canvas, s *app.State) {
	d, room := &h.scene, s.Layout.View
	bold := style{size: normal, bold: true, color: c.theme.Ink, mid: true}
	quiet := style{color: c.theme.Muted, mid: true}
	name := c.fit(d.Title, room.W, bold)
	if d.Area.Y-room.Y >= 44 {
		c.text(name, d.Area.X, room.Y+14, bold)
		c.text(d.Hint, d.Area.X, room.Y+32, quiet)
		return
	}
	y := d.Area.Y - titleGap
	c.text(name, d.Area.X, y, bold)
	if c.width(name, bold)+16+c.width(d.Hint, quiet) <= room.W {
		quiet.align = text.AlignEnd
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
	d, pen, dots := &h.scene, &h.pen, h.dots
	r := min(radius(d.Shown), max(d.Unit*0.045, 1.75)) * c.scale // smaller in a small space
	line, mark, face := 0, 0, 0
	for i := range space.Layers {
		for ; face < len(d.Faces) && space.LayerOf(d.Faces[face].Depth) <= i; face++ {
			pen.polygon(c, &d.Faces[face], c.theme.Ink, 0.16)
		}
		for ; line < len(d.Lines) && space.LayerOf(d.Lines[line].Depth) <= i; line++ {
			l := d.Lines[line]
			width, clr := h.look(c, l)
			pen.line(c, l.X0, l.Y0, l.X1, l.Y1, width, clr)
		}
		pen.flush(c)
		dots.vertices, dots.indices = dots.vertices[:0], dots.indices[:0]
		for ; mark < len(d.Marks) && space.LayerOf(d.Marks[mark].Depth) <= i; mark++ {
			m := d.Marks[mark]
			flags := 0
			if m.Wrong {
				flags = markWrong
			}
			if m.Test {
				flags |= markTest
			}
			dots.add(m.X*c.scale, m.Y*c.scale, r*m.Size, c.scale, m.Class, flags, c.theme.Classes[m.Class])
		}
		dots.flush(c)
	}
}

// look is a line's width and color.
func (h *spaceDrawing) look(c *canvas, l space.Line) (width float64, clr color.RGBA) {
	switch l.Kind {
	case space.AxisLine:
		return 1.25, c.theme.Muted
	case space.FrontLine:
		return 1, mix(c.theme.Paper, c.theme.Line, 0.6)
	case space.GridLine:
		return 1, mix(c.theme.Paper, c.theme.Classes[l.Class], 0.6)
	case space.SeparatorLine:
		return 2, mix(c.theme.Paper, c.theme.Ink, 0.85)
	}
	return 1, c.theme.Line
}
