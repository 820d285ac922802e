package figure

import (
	"image/color"
	"strings"
	"unicode/utf8"

	"xorcery/wasm/app"
	"xorcery/wasm/layout"
)

// drawCard draws what the view below the plane writes: its name with a line beside it, its buttons, and as much of its text as is in
// sight.
func (f *Figure) drawCard(c *canvas, s *app.State) {
	l, ok := s.Card()
	if !ok {
		return
	}
	ink := c.theme.Muted
	if l.Alarm {
		ink = c.theme.Error
	}
	bold := style{size: normal, bold: true, color: c.theme.Ink}
	quiet := style{color: ink}
	y := l.Title.Y + 14
	name := l.Name
	if _, rest, ok := strings.Cut(name, " · "); ok && c.width(name, bold) > l.Title.W {
		name = rest // where one is says more than what one looks at
	}
	name = c.fit(name, l.Title.W, bold)
	c.text(name, l.Title.X, y, bold)
	x := l.Title.X + c.width(name, bold) + 12
	line := c.fit(l.Line, l.Title.Right()-x, quiet)
	if word, number, _ := strings.Cut(l.Line, " "); line != l.Line && !strings.Contains(number, " ") { // a number without its end is another
		line = c.fit(word, l.Title.Right()-x, quiet)
	}
	if line == l.Line || l.Line != "" && strings.HasPrefix(l.Line, line) || utf8.RuneCountInString(line) > 8 { // "W…" says nothing
		c.text(line, x, y, quiet)
	}
	for _, b := range l.Buttons { // all grounds before the letters: each change between them is another draw call
		c.pressGround(s, b.Rect, c.theme.Field)
	}
	for _, b := range l.Buttons {
		k, err := app.Find(b.ID)
		if err != nil {
			panic("figure: " + err.Error()) // a card's buttons are controls
		}
		c.pressLabel(b.Rect, k.Title(s), c.theme.Ink)
	}
	body := l.Body.Area
	in := c.clip(body)
	for _, p := range l.Pieces {
		if p.Rect.Bottom() > body.Y && p.Rect.Y < body.Bottom() {
			in.piece(s, p)
		}
	}
	c.scrollbarOf(s, app.ScrolledView)
}

// press draws a button of the figure.
func (c *canvas) press(s *app.State, r layout.Rect, label string, ground, ink color.RGBA) {
	c.pressGround(s, r, ground)
	c.pressLabel(r, label, ink)
}

func (c *canvas) pressGround(s *app.State, r layout.Rect, ground color.RGBA) {
	if r.Contains(s.Pointer.X, s.Pointer.Y) && !s.Pointer.Touch {
		ground = c.theme.Hover
	}
	c.rounded(r, 6, ground)
}

func (c *canvas) pressLabel(r layout.Rect, label string, ink color.RGBA) {
	st := style{color: ink, align: atCenter}
	c.text(c.fit(label, r.W-8, st), r.X+r.W/2, r.Y+r.H/2, st)
}

// equation is how a line of an equation looks: layout.EquationWidth goes by it.
var equation = style{size: 17, bold: true}

// piece draws a piece of a card's text.
func (c *canvas) piece(s *app.State, p layout.Piece) {
	r := p.Rect
	mid := r.Y + r.H/2
	st := style{color: c.theme.Ink}
	switch p.Style {
	case layout.Quiet:
		st.color = c.theme.Muted
	case layout.Head:
		st.bold = true
	case layout.Strong:
		st.color = c.theme.factor(p.Factor)
	case layout.Warning:
		st.color = c.theme.Error
	case layout.Alarm:
		st.color, st.bold = c.theme.Error, true
	case layout.Name:
		st.bold = true
		switch {
		case p.Factor > 0:
			st.color = c.theme.factor(p.Factor)
		case !p.Lit:
			st.color = c.theme.Accent
		}
	case layout.Equation:
		st = equation
		st.color = c.theme.factor(p.Factor)
	case layout.Brackets:
		clr := c.theme.Muted
		if p.Factor > 0 {
			clr = c.theme.factor(p.Factor)
		}
		c.bracket(r, clr)
		return
	case layout.Entry:
		if p.Lit || p.Chosen {
			c.rounded(r.Inset(1), 3, mix(c.theme.Paper, c.theme.Accent, 0.18))
		}
		if p.Chosen {
			c.frame(r.Inset(1), 1, c.theme.Accent)
		}
		st.color = c.theme.factor(p.Factor)
		st.align = atEnd
		c.text(p.Text, r.Right()-6, mid, st)
		return
	case layout.Chip:
		clr := c.theme.factor(p.Factor)
		width := 1.0
		if p.Lit {
			width = 2
		}
		c.ring(r.Inset(width), 4, width, clr, mix(c.theme.Paper, clr, 0.12))
		st.color, st.align = clr, atCenter
		c.text(c.fit(p.Text, r.W-4, st), r.X+r.W/2, mid, st)
		return
	case layout.Code:
		if p.Lit {
			c.fill(r, mix(c.theme.Paper, c.theme.Accent, 0.2))
			st.bold = true
		}
	case layout.Press:
		if p.Chosen {
			c.ring(r.Inset(1), 6, 1, c.theme.Accent, c.theme.Paper)
			r = r.Inset(1)
		}
		ground := c.theme.Field
		if p.Lit {
			ground = mix(c.theme.Paper, c.theme.Accent, 0.2)
		}
		c.press(s, r, p.Text, ground, c.theme.Ink)
		return
	}
	indent := len(p.Text) - len(strings.TrimLeft(p.Text, " "))
	c.text(c.fit(p.Text, r.W, st), r.X+float64(indent)*2, mid, st)
}

// bracket draws a matrix's brackets.
func (c *canvas) bracket(r layout.Rect, clr color.RGBA) {
	c.line(r.X, r.Y, r.X, r.Bottom(), clr)
	c.line(r.X, r.Y, r.X+5, r.Y, clr)
	c.line(r.X, r.Bottom(), r.X+5, r.Bottom(), clr)
	right := r.Right() - 1
	c.line(right, r.Y, right, r.Bottom(), clr)
	c.line(right-4, r.Y, right, r.Y, clr)
	c.line(right-4, r.Bottom(), right, r.Bottom(), clr)
}
