package figure

import (
	"strings"

	"xorcery/wasm/layout"
	"xorcery/wasm/view/bricks"
)

// said is a piece of a sentence in one style.
type said struct {
	text  string
	style style
}

// sentence draws the number that is looked at as a product: the first of the sentences, the longest before the shorter ones, that has room in
// the lines of an area, always from its name on.
func (c *canvas) sentence(sentences [][]bricks.Span, area layout.Rect) {
	rows := max(int(area.H/bricks.SentenceLine), 1)
	for i, line := range c.told(sentences, area.W, rows) {
		x, y := area.X, area.Y+area.H/float64(rows)*(float64(i)+0.5)
		for _, k := range line {
			t := c.fit(k.text, area.Right()-x, k.style)
			c.text(t, x, y, k.style)
			if t != k.text {
				break
			}
			x += c.width(t, k.style)
		}
	}
}

// told is the first of the sentences that has room in so many lines of a width, or else what the last has room for.
func (c *canvas) told(sentences [][]bricks.Span, width float64, rows int) (lines [][]said) {
	for _, list := range sentences {
		var fits bool
		if lines, fits = c.broken(list, width); fits && len(lines) <= rows {
			return lines
		}
	}
	return lines[:min(rows, len(lines))]
}

// broken is a sentence in lines of a width; fits is false where a part that stays together is wider.
func (c *canvas) broken(list []bricks.Span, width float64) (lines [][]said, fits bool) {
	lines, fits = make([][]said, 1), true
	x := 0.0
	for _, part := range c.parts(list) {
		all, last := 0.0, part[len(part)-1]
		for _, k := range part {
			all += c.width(k.text, k.style)
		}
		seen := all - c.width(last.text, last.style) + c.width(strings.TrimRight(last.text, " "), last.style)
		if x > 0 && x+seen > width {
			lines, x = append(lines, nil), 0
		}
		fits = fits && seen <= width
		lines[len(lines)-1] = append(lines[len(lines)-1], part...)
		x += all
	}
	return lines, fits
}

// parts are what of a sentence stays together: its name, and from each =, + or − on what is equal, added or taken away.
func (c *canvas) parts(list []bricks.Span) (parts [][]said) {
	for i, k := range list {
		st := style{color: c.theme.factor(k.Factor), bold: i == 0}
		for word := range strings.SplitAfterSeq(k.Text, " ") {
			begins := word == "= " || word == "+ " || word == "− "
			if word == "" {
				continue
			}
			if begins || len(parts) == 0 {
				parts = append(parts, nil)
			}
			part := &parts[len(parts)-1]
			if n := len(*part); n > 0 && (*part)[n-1].style == st {
				(*part)[n-1].text += word
			} else {
				*part = append(*part, said{word, st})
			}
		}
	}
	return parts
}
