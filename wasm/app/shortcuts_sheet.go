package app

import (
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// Sheet is the sheet of shortcuts that lies over the whole figure; a page that hosts the figure shows its own.
type Sheet struct {
	Open   bool
	Scroll float64
}

// SheetLine is a group's name or a shortcut at its place.
type SheetLine struct {
	Group    string // "" for a shortcut
	Shortcut Shortcut
	Does     []string // what the shortcut does, in the lines that its column has room for, [layout.LineStep] apart
	Rect     layout.Rect
}

// SheetLayout is where the sheet stands: its box, the part of it in which the lines scroll, and the lines, some of them
// out of sight.
type SheetLayout struct {
	Box, Body layout.Rect
	Height    float64 // of all lines
	Lines     []SheetLine
}

// SheetDoes is where a line's words begin, right of its keys.
const SheetDoes = 104.0

const (
	sheetColumn = 344.0 // the least width of a column of two
	sheetWide   = 520.0 // the most: the longest words stand in one line there
	sheetMargin = 16.0
	sheetHead   = 48.0
	sheetLine   = 24.0
	sheetGap    = 8.0                            // between groups, and between columns
	sheetLetter = layout.LetterWidth * 13.0 / 12 // of its words, which are larger than small ones
)

// LaySheet places the open sheet; ok is false when it is closed.
func (s *State) LaySheet() (l SheetLayout, ok bool) {
	if !s.Sheet.Open {
		return l, false
	}
	columns := 1
	if s.width >= 2*sheetColumn+4*sheetMargin {
		columns = 2
	}
	wide := min(sheetWide, (s.width-16-2*sheetMargin)/float64(columns))
	groups := sheetGroups(Shortcuts(s.Window), wide)
	half, all := len(groups), 0.0
	for _, g := range groups {
		all += groupHeight(g)
	}
	l.Height = all
	if columns == 2 { // the first is the longer one
		for half, l.Height = 0, 0; l.Height < all-l.Height; half++ {
			l.Height += groupHeight(groups[half])
		}
	}
	w := float64(columns)*wide + 2*sheetMargin
	h := min(l.Height+sheetHead+sheetMargin, s.height-16)
	l.Box = layout.R((s.width-w)/2, (s.height-h)/2, w, h)
	l.Body = layout.R(l.Box.X+sheetMargin, l.Box.Y+sheetHead, w-2*sheetMargin, h-sheetHead-sheetMargin/2)
	x, y := l.Body.X, l.Body.Y-s.Sheet.Scroll
	for g, lines := range groups {
		if g == half {
			x, y = x+wide, l.Body.Y-s.Sheet.Scroll
		}
		for _, line := range lines {
			line.Rect.X, line.Rect.Y = x, y
			l.Lines = append(l.Lines, line)
			y += line.Rect.H
		}
		y += sheetGap
	}
	return l, true
}

// sheetGroups is the lines of each group, its name first, in a column so wide; they have no place yet.
func sheetGroups(all []Shortcut, wide float64) (groups [][]SheetLine) {
	for i, k := range all {
		if i == 0 || k.Group != all[i-1].Group {
			groups = append(groups, []SheetLine{{Group: k.Group, Rect: layout.Rect{W: wide, H: sheetLine}}})
		}
		does := layout.BreakLines(k.Does, int((wide-SheetDoes-sheetGap)/sheetLetter))
		h := sheetLine + float64(len(does)-1)*layout.LineStep
		last := &groups[len(groups)-1]
		*last = append(*last, SheetLine{Shortcut: k, Does: does, Rect: layout.Rect{W: wide, H: h}})
	}
	return groups
}

// groupHeight is how high a group of the sheet is, with the gap below it.
func groupHeight(group []SheetLine) float64 {
	h := sheetGap
	for _, line := range group {
		h += line.Rect.H
	}
	return h
}

// AsksForSheet says whether a key opens or closes the sheet.
func AsksForSheet(k input.Key) bool { return k.Name == "?" || k.Name == "F1" }

// sheetPane is the open sheet, over all of the figure: a press beside its bar closes it.
type sheetPane struct{ idle }

func (sheetPane) press(s *State, _ input.Moment) { s.ShowSheet(false) }
func (sheetPane) wheel(s *State, m input.Moment) { s.turn(ScrolledSheet, m.Wheel) }

// sheetKey scrolls the open sheet or closes it.
func (s *State) sheetKey(k input.Key) {
	switch {
	case AsksForSheet(k), k.Name == "Escape", k.Name == "Enter", k.Name == "Space":
		s.ShowSheet(false)
	case k.Name == "ArrowDown":
		s.scrollBy(ScrolledSheet, sheetLine)
	case k.Name == "ArrowUp":
		s.scrollBy(ScrolledSheet, -sheetLine)
	default:
		s.turnPage(ScrolledSheet, k)
	}
}

// ShowSheet opens or closes the sheet of shortcuts. What is held then means nothing more until it is let go.
func (s *State) ShowSheet(open bool) {
	if s.Sheet.Open == open {
		return
	}
	s.abandon()
	if s.hand.Holds() {
		s.take(idle{}, s.hand.Rest())
	}
	s.Sheet = Sheet{Open: open}
	s.Revision++
}
