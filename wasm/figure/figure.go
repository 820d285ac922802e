package figure

import (
	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"xorcery/wasm/app"
	"xorcery/wasm/layout"
	"xorcery/wasm/panel"
)

// Figure draws states. It keeps fonts, shaders and buffers from frame to frame, nothing of the state.
type Figure struct {
	fonts    *fonts
	boundary *boundary
	rival    struct {
		boundary *boundary
		marks    *marks
	} // B's, while two networks are compared
	marks   *marks
	network *networkDrawing
	plots   plots
	space   spaceDrawing
}

// New prepares what every frame needs.
func New() (*Figure, error) {
	fonts, err := newFonts()
	if err != nil {
		return nil, err
	}
	marks, err := newMarks()
	if err != nil {
		return nil, err
	}
	pen, err := newPen()
	if err != nil {
		return nil, err
	}
	f := &Figure{fonts: fonts, boundary: newBoundary(), marks: marks, network: &networkDrawing{pen: pen}}
	f.rival.boundary, f.rival.marks = newBoundary(), marks.another()
	f.plots.pen = pen.another()
	f.space.pen, f.space.dots = pen.another(), marks.another()
	return f, nil
}

// Draw draws the whole figure on dst, at s.Scale device pixels to a device-independent one, with the window's panel; p is nil where
// a page has the controls.
func (f *Figure) Draw(dst *ebiten.Image, s *app.State, p *panel.Panel) {
	c := &canvas{dst: dst, scale: s.Scale, theme: themeOf(s), fonts: f.fonts}
	dst.Fill(c.theme.Paper)
	f.drawBoard(c, s, s.Board(), f.boundary, f.marks)
	f.rival.boundary.more, f.rival.marks.more = false, false
	if b, ok := s.RivalBoard(); ok {
		f.drawBoard(c, s, b, f.rival.boundary, f.rival.marks)
	}
	f.plots.draw(c, s)
	f.network.draw(c, s)
	f.drawCard(c, s)
	f.drawBricks(c, s)
	f.drawSpace(c, s)
	f.drawNoRoom(c, s)
	f.drawCheck(c, s)
	if p != nil {
		f.drawBar(c, s, p)
		f.drawPanel(c, s, p)
	} else {
		f.drawNotices(c, s, notices(s))
	}
	f.drawSheet(c, s)
}

// Unfinished says that the frame drawn last did not show all that the state holds: another one shows more.
func (f *Figure) Unfinished() bool {
	return f.boundary.more || f.network.maps.more || f.marks.more || f.rival.boundary.more || f.rival.marks.more
}

func themeOf(s *app.State) Theme {
	if s.Dark {
		return Dark()
	}
	return Light()
}

// drawBoard draws a plane: the boundary, the points and the axes.
func (f *Figure) drawBoard(c *canvas, s *app.State, b app.Board, picture *boundary, points *marks) {
	r := b.Rect
	f.drawBoardHeader(c, s, b)
	picture.draw(c, s, b)
	in := c.clip(r)
	f.drawGrid(in, s, b)
	own := s.ShowsPoints(b)
	if own {
		points.draw(c, s, b)
	}
	f.drawObservation(in, s, b)
	f.drawCursor(in, s, b)
	f.drawHold(in, s, b)
	if own {
		f.drawLegend(c, s, b)
	}
	if s.Cursor.On {
		c.frame(r.Inset(-3), 3, c.theme.Accent)
	} else {
		c.frame(r.Inset(-1), 1, c.theme.Muted)
	}

	label := style{color: c.theme.Muted, mid: true}
	ax := axis{layout.Scale{Low: s.Plane.MinX1, High: s.Plane.MaxX1}}
	for _, v := range ax.ticksLeast(max(int(r.W/64), 2), 3) {
		x := r.X + ax.At(v)*r.W
		c.line(x, r.Bottom()+1, x, r.Bottom()+5, c.theme.Muted)
		l := label
		l.align = text.AlignCenter
		c.text(signed(v), x, r.Bottom()+13, l)
	}
	c.text("x1", r.X+r.W/2, r.Bottom()+28, style{color: c.theme.Muted, align: text.AlignCenter, mid: true})
	ay := axis{layout.Scale{Low: s.Plane.MinX2, High: s.Plane.MaxX2}}
	heights := ay.ticksLeast(max(int(r.H/64), 2), 3)
	if s.Layout.Shared && b.Rival { // A's stand beside it
		return
	}
	for _, v := range heights {
		y := r.Bottom() - ay.At(v)*r.H
		c.line(r.X-5, y, r.X-1, y, c.theme.Muted)
		l := label
		l.align = text.AlignEnd
		c.text(signed(v), r.X-8, y, l)
	}
	if n := len(heights); n > 1 { // between two ticks, where no number stands
		y := r.Bottom() - ay.At((heights[n/2-1]+heights[n/2])/2)*r.H
		c.text("x2", r.X-16, y, style{color: c.theme.Muted, align: text.AlignCenter, mid: true})
	}
}
