package panel

import (
	"xorcery/wasm/app"
	"xorcery/wasm/layout"
)

// inBar says whether a control stands in the window's bar instead of its panel: the way into the pulse only where the others stay to be
// read beside it, and so does the run in numbers.
func inBar(s *app.State, id string) bool {
	switch id {
	case "run", "step", "reset", "newSeed", "showAll":
		return true
	case "follow":
		room := buttonRoom(s)
		if s.Layout.Bar.H > layout.BarHeight {
			return room >= 400
		}
		return room >= 640 && len(s.Lab.Project.View.Hide) == 0 || room >= 800 // the way back to what is hidden goes first
	}
	return false
}

// numbersLeast is the least room for the run in numbers beside the buttons: step and loss.
const numbersLeast = 200.0

// buttonRoom is how wide the bar's buttons may be together.
func buttonRoom(s *app.State) float64 { return SheetButton(s).X - 8 - s.Layout.Bar.X - margin }

// BarButton is a button of the window's bar.
type BarButton struct {
	Control *app.Control
	Rect    layout.Rect
}

// BarButtons are the buttons in the window's bar: the run buttons, and the way back to what a link hides. There are none while there is no
// bar, on the stage.
func (p *Panel) BarButtons(s *app.State) []BarButton {
	var list []BarButton
	if s.Layout.Bar.Empty() {
		return nil
	}
	x := s.Layout.Bar.X + margin
	for i := range p.controls {
		c := &p.controls[i]
		if !inBar(s, c.ID) || !c.Visible(s) {
			continue
		}
		w := 72.0
		switch c.ID {
		case "newSeed":
			w = 112
		case "follow":
			w = 124
		case "showAll":
			w = 88
		}
		list = append(list, BarButton{c, layout.R(x, s.Layout.Bar.Y+10, w, 36)})
		x += w + 8
	}
	room := buttonRoom(s)
	if s.Layout.Bar.H == layout.BarHeight {
		room -= numbersLeast + margin + 16
	}
	narrow(list, room)
	return list
}

// narrow takes from the widest buttons until all have room in w.
func narrow(list []BarButton, w float64) {
	if len(list) == 0 {
		return
	}
	w -= 8 * float64(len(list)-1)
	all, most := 0.0, 0.0
	for _, b := range list {
		all += b.Rect.W
		most = max(most, b.Rect.W)
	}
	for ; all > w && most > 8; most-- {
		all = 0
		for _, b := range list {
			all += min(b.Rect.W, most-1)
		}
	}
	x := list[0].Rect.X
	for i := range list {
		r := &list[i].Rect
		r.X, r.W = x, min(r.W, most)
		x += r.W + 8
	}
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
