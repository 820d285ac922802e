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
	Rect     layout.Rect
}

// SheetLayout is where the sheet stands: its box, the part of it in which the lines scroll, and the lines, some of them
// out of sight.
type SheetLayout struct {
	Box, Body layout.Rect
	Height    float64 // of all lines
	Lines     []SheetLine
}

const (
	sheetColumn = 344.0
	sheetMargin = 16.0
	sheetHead   = 48.0
	sheetLine   = 24.0
)

// LaySheet places the open sheet; ok is false when it is closed.
func (s *State) LaySheet() (l SheetLayout, ok bool) {
	if !s.Sheet.Open {
		return l, false
	}
	all := Shortcuts(s.Window)
	var groups []int // where each group begins
	for i, k := range all {
		if i == 0 || k.Group != all[i-1].Group {
			groups = append(groups, i)
		}
	}
	height := func(from, to int) float64 { // of groups from … to−1
		end := len(all)
		if to < len(groups) {
			end = groups[to]
		}
		return float64(end-groups[from])*sheetLine + float64(to-from)*(sheetLine+8)
	}
	columns, half := 1, len(groups)
	if s.width >= 2*sheetColumn+4*sheetMargin {
		columns = 2
		for half = 1; height(0, half) < height(half, len(groups)); half++ {
		}
	}
	l.Height = height(0, half)
	w := min(float64(columns)*sheetColumn+2*sheetMargin, s.width-16)
	h := min(l.Height+sheetHead+sheetMargin, s.height-16)
	l.Box = layout.R((s.width-w)/2, (s.height-h)/2, w, h)
	l.Body = layout.R(l.Box.X+sheetMargin, l.Box.Y+sheetHead, w-2*sheetMargin, h-sheetHead-sheetMargin/2)
	column := layout.R(l.Body.X, 0, l.Body.W/float64(columns), sheetLine)
	for g, first := range groups {
		if g == 0 || g == half {
			column.X, column.Y = l.Body.X+float64(min(g, 1))*column.W, l.Body.Y-s.Sheet.Scroll
		}
		l.Lines = append(l.Lines, SheetLine{Group: all[first].Group, Rect: column})
		column.Y += sheetLine
		for _, k := range all[first:] {
			if k.Group != all[first].Group {
				break
			}
			l.Lines = append(l.Lines, SheetLine{Shortcut: k, Rect: column})
			column.Y += sheetLine
		}
		column.Y += 8
	}
	return l, true
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
