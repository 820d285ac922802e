package panel

import (
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
)

// inBar says whether a control stands in the window's bar instead of its panel.
func inBar(id string) bool {
	switch id {
	case "run", "step", "reset", "newSeed", "showAll":
		return true
	}
	return false
}

// BarButton is a button of the window's bar.
type BarButton struct {
	Control *app.Control
	Rect    layout.Rect
}

// BarButtons are the buttons in the window's bar: the run buttons, and the way back to what a link hides.
func (p *Panel) BarButtons(s *app.State) []BarButton {
	var list []BarButton
	x := s.Layout.Bar.X + margin
	for i := range p.controls {
		c := &p.controls[i]
		if !inBar(c.ID) || !c.Visible(s) {
			continue
		}
		w := 72.0
		switch c.ID {
		case "newSeed":
			w = 112
		case "showAll":
			w = 88
		}
		list = append(list, BarButton{c, layout.R(x, s.Layout.Bar.Y+10, w, 36)})
		x += w + 8
	}
	// In a narrow window all of them give up some of their width.
	if over := x - SheetButton(s).X; over > 0 {
		for i := range list {
			r := &list[i].Rect
			r.X -= over / float64(len(list)) * float64(i)
			r.W -= over / float64(len(list))
		}
	}
	return list
}

// SheetButton is the place of the bar's button that opens the sheet of shortcuts.
func SheetButton(s *app.State) layout.Rect {
	return layout.R(s.Layout.Bar.Right()-margin-36, s.Layout.Bar.Y+10, 36, 36)
}

// StatusLine is the bar's room for the run in numbers: beside its buttons, or under them in a narrow window.
func (p *Panel) StatusLine(s *app.State) layout.Rect {
	bar := s.Layout.Bar
	if bar.H > layout.BarHeight {
		return layout.R(bar.X+margin, bar.Bottom()-layout.BarLine-4, bar.W-2*margin, layout.BarLine)
	}
	x := bar.X
	for _, b := range p.BarButtons(s) {
		x = b.Rect.Right()
	}
	x += 24
	return layout.R(x, bar.Y, SheetButton(s).X-margin-x, bar.H)
}
