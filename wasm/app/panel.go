package app

import "xorcery/wasm/layout"

// Panel is the window's own view of the controls: what the page does with HTML. Its rows are made from [Controls]; its
// geometry is a pure function of the state.
type Panel struct {
	Scroll       float64
	Folded       map[string]bool
	Focus        string  // id of the control, or name of the group, that has the keyboard; "" for none
	Edit         *Edit   // the number being typed, nil when none is
	Open         string  // id of the choice whose list is open
	Hover        string  // id of the control under the pointer
	Active       int     // the option under the pointer or the keyboard in the open list
	List         float64 // how far the open list is scrolled, where it is longer than the window
	drag         string  // id of the slider being dragged
	reveal       string  // id of the control to scroll into sight at the next tick
	lastX, lastY float64 // where the pointer was on the open list: one that rests leaves the list to the keyboard
}

// Edit is the number being typed for a control.
type Edit struct {
	ID string
	Entry
}

// newPanel has the groups open that the first minutes are about.
func newPanel() *Panel { return &Panel{Folded: map[string]bool{"Story": true, "Project": true}} }

// Row is one line of the panel: a group's header or a control.
type Row struct {
	Header  string // group name, "" for a control
	Control *Control
	Rect    layout.Rect
	Label   layout.Rect
	Field   layout.Rect // the typed number, the choice's box, the switch, or the whole button
	Track   layout.Rect // of a slider
	Minus   layout.Rect // of a number
	Plus    layout.Rect
	Note    []string // lines under the control, lineStep apart
}

// name is what [Panel.Focus] says of the row.
func (r Row) name() string {
	if r.Control == nil {
		return r.Header
	}
	return r.Control.ID
}

// Heights of the panel's rows, in device-independent pixels: 8-pixel rhythm.
const (
	panelMargin   = 16.0
	headerHeight  = 40.0
	lineHeight    = 40.0
	sliderHeight  = 56.0
	stackedHeight = 68.0 // a choice under its label, where they have no room beside each other
	fieldWidth    = 96.0
	choiceLeast   = 152.0
	OptionHeight  = 32.0
)

// Rows are the panel's rows where they stand now, scrolled; some lie outside [Layout.Panel] and are not seen.
func (s *State) Rows() []Row {
	if s.Panel == nil {
		return nil
	}
	area := s.Layout.Panel
	y := area.Y - s.Panel.Scroll
	var rows []Row
	for _, group := range Groups {
		var in []Row
		top := y + headerHeight
		for i := range controls {
			c := &controls[i]
			if c.Group != group || !c.Visible(s) || inBar(c.ID) {
				continue
			}
			row := s.controlRow(c, layout.R(area.X, top, area.W, lineHeight))
			if c.note != nil {
				row.addNote(c.note(s))
			}
			in = append(in, row)
			top = row.Rect.Bottom()
		}
		if len(in) == 0 {
			continue
		}
		rows = append(rows, Row{Header: group, Rect: layout.R(area.X, y, area.W, headerHeight)})
		y += headerHeight
		if s.Panel.Folded[group] {
			continue
		}
		rows = append(rows, in...)
		y = top + 8
	}
	return rows
}

// controlRow places the parts of one control in a line.
func (s *State) controlRow(c *Control, line layout.Rect) Row {
	in := layout.R(line.X+panelMargin, line.Y, line.W-2*panelMargin, line.H)
	row := Row{Control: c, Rect: line, Label: in}
	right := func(w, h float64) layout.Rect { return layout.R(in.Right()-w, line.Y+(lineHeight-h)/2, w, h) }
	switch c.Kind {
	case Slider:
		row.Rect.H = sliderHeight
		row.Field = right(fieldWidth, 28)
		row.Field.Y = line.Y + 4
		row.Label.H = 36
		row.Track = layout.R(in.X, line.Y+36, in.W, 16)
	case Number:
		row.Field = right(fieldWidth-8, 28)
		row.Plus = right(28, 28)
		row.Field.X = row.Plus.X - row.Field.W - 4
		row.Minus = layout.R(row.Field.X-32, row.Field.Y, 28, 28)
	case Choice:
		if w := c.choiceWidth(); layout.TextWidth(c.Label)+8+w <= in.W {
			row.Field = right(w, 28)
			break
		}
		row.Rect.H = stackedHeight
		row.Label.H = 32
		row.Field = layout.R(in.X, line.Y+32, in.W, 28)
		return row
	case Toggle:
		row.Field = right(40, 24)
	case Button:
		row.Field = layout.R(in.X, line.Y+4, in.W, 32)
	}
	row.Label.W = in.W - row.Field.W
	return row
}

// addNote makes room under a row for paragraphs.
func (row *Row) addNote(paragraphs []string) {
	for _, p := range paragraphs {
		row.Note = append(row.Note, layout.BreakLines(p, int((row.Rect.W-2*panelMargin)/layout.LetterWidth))...)
	}
	if len(row.Note) > 0 {
		row.Rect.H += float64(len(row.Note))*layout.LineStep + 8
	}
}

// NoteY is the middle of the note's line i.
func (row *Row) NoteY(i int) float64 {
	return row.Field.Bottom() + 8 + (float64(i)+0.5)*layout.LineStep
}

// choiceWidth is the width of a choice's box in which its longest option can be read.
func (c *Control) choiceWidth() float64 {
	w := 0.0
	for _, o := range c.Options {
		w = max(w, layout.TextWidth(o.Label))
	}
	return max(w+48, choiceLeast)
}

// inBar says whether a control stands in the window's bar instead of its panel.
func inBar(id string) bool {
	switch id {
	case "run", "step", "reset", "newSeed", showAll:
		return true
	}
	return false
}

// BarButton is a button of the window's bar.
type BarButton struct {
	Control *Control
	Rect    layout.Rect
}

// BarButtons are the buttons in the window's bar: the run buttons, and the way back to what a link hides.
func (s *State) BarButtons() []BarButton {
	if s.Panel == nil {
		return nil
	}
	var list []BarButton
	x := s.Layout.Bar.X + panelMargin
	for i := range controls {
		c := &controls[i]
		if !inBar(c.ID) || !c.Visible(s) {
			continue
		}
		w := 72.0
		switch c.ID {
		case "newSeed":
			w = 112
		case showAll:
			w = 88
		}
		list = append(list, BarButton{c, layout.R(x, s.Layout.Bar.Y+10, w, 36)})
		x += w + 8
	}
	// In a narrow window all of them give up some of their width.
	if over := x - s.SheetButton().X; over > 0 {
		for i := range list {
			r := &list[i].Rect
			r.X -= over / float64(len(list)) * float64(i)
			r.W -= over / float64(len(list))
		}
	}
	return list
}

// SheetButton is the place of the bar's button that opens the sheet of shortcuts; it is empty without a bar.
func (s *State) SheetButton() layout.Rect {
	if s.Panel == nil {
		return layout.Rect{}
	}
	return layout.R(s.Layout.Bar.Right()-panelMargin-36, s.Layout.Bar.Y+10, 36, 36)
}

// StatusLine is the bar's room for the run in numbers: beside its buttons, or under them in a narrow window.
func (s *State) StatusLine() layout.Rect {
	bar := s.Layout.Bar
	if bar.H > layout.BarHeight {
		return layout.R(bar.X+panelMargin, bar.Bottom()-layout.BarLine-4, bar.W-2*panelMargin, layout.BarLine)
	}
	x := bar.X
	for _, b := range s.BarButtons() {
		x = b.Rect.Right()
	}
	x += 24
	return layout.R(x, bar.Y, s.SheetButton().X-panelMargin-x, bar.H)
}

// PanelHeight is the height of all rows.
func (s *State) PanelHeight() float64 {
	rows := s.Rows()
	if len(rows) == 0 {
		return 0
	}
	return rows[len(rows)-1].Rect.Bottom() + s.Panel.Scroll - s.Layout.Panel.Y + panelMargin
}

// Dropdown is the open choice's list; ok is false when none is open. It opens downward, or
// upward where there is no room; one that is longer than the window scrolls.
func (s *State) Dropdown() (c *Control, box layout.Rect, ok bool) {
	if s.Panel == nil || s.Panel.Open == "" {
		return nil, layout.Rect{}, false
	}
	for _, row := range s.Rows() {
		if row.Control == nil || row.Control.ID != s.Panel.Open {
			continue
		}
		f := row.Field
		box = layout.R(f.X, f.Bottom()+4, f.W, min(float64(len(row.Control.Options))*OptionHeight, s.height-8))
		if box.Bottom() > s.height {
			box.Y = f.Y - 4 - box.H
		}
		box.Y = max(min(box.Y, s.height-box.H-4), 4)
		return row.Control, box, true
	}
	return nil, layout.Rect{}, false
}

// OptionRect is where option i of the open list stands; some lie outside its box and are not seen.
func (s *State) OptionRect(box layout.Rect, i int) layout.Rect {
	return layout.R(box.X, box.Y+float64(i)*OptionHeight-s.Panel.List, box.W, OptionHeight)
}

// scrollList moves the open list by d, within its length.
func (s *State) scrollList(c *Control, box layout.Rect, d float64) {
	p := s.Panel
	was := p.List
	if p.List = max(min(p.List+d, float64(len(c.Options))*OptionHeight-box.H), 0); p.List != was {
		s.Revision++
	}
}

// showActive scrolls the open list until its active option is in sight.
func (s *State) showActive() {
	if c, box, ok := s.Dropdown(); ok {
		r := s.OptionRect(box, max(s.Panel.Active, 0))
		s.scrollList(c, box, min(r.Y-box.Y, 0))
		s.scrollList(c, box, max(r.Bottom()-box.Bottom(), 0))
	}
}
