package panel

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"xorcery/wasm/app"
	"xorcery/wasm/layout"
)

// Row is one line of the panel: a group's header, a control, or text alone.
type Row struct {
	Header  string // group name, "" for a control and for text
	Control *app.Control
	Rect    layout.Rect
	Label   layout.Rect
	Field   layout.Rect // the typed number, the choice's box, the switch, or the whole button
	Track   layout.Rect // of a slider
	Minus   layout.Rect // of a number
	Plus    layout.Rect
	Note    []string    // lines under the control
	Title   []string    // lines over a text
	Meter   layout.Rect // how far what the note tells of has come; empty for none
	Share   float64     // of it, 0 to 1
}

// taskHeader stands over what a link asks.
const taskHeader = "Task"

// isHeader says whether [Panel.Focus] names a header.
func isHeader(name string) bool { return name == taskHeader || slices.Contains(app.Groups, name) }

// name is what [Panel.Focus] says of the row; "" for text, which nothing can be done with.
func (r Row) name() string {
	if r.Control == nil {
		return r.Header
	}
	return r.Control.ID
}

// Heights of the panel's rows, in device-independent pixels: 8-pixel rhythm.
const (
	margin        = 16.0
	headerHeight  = 40.0
	lineHeight    = 40.0
	sliderHeight  = 56.0
	stackedHeight = 68.0 // a choice under its label, where they have no room beside each other
	fieldWidth    = 96.0
	choiceLeast   = 152.0
	titleStep     = 24.0 // from one line of a text's title to the next
)

// Rows are the panel's rows where they stand now, scrolled; some lie outside [layout.Places.Panel] and are not seen.
func (p *Panel) Rows(s *app.State) []Row {
	area := s.Layout.Panel
	y := area.Y - p.Scroll
	var rows []Row
	if task, ok := s.Task(); ok { // before all controls, which no link hides
		rows = append(rows, Row{Header: taskHeader, Rect: layout.R(area.X, y, area.W, headerHeight)})
		y += headerHeight
		if !p.Folded[taskHeader] {
			row := textRow(task, layout.R(area.X, y, area.W, 0))
			rows = append(rows, row)
			y = row.Rect.Bottom() + 8
		}
	}
	for _, group := range app.Groups {
		var in []Row
		top := y + headerHeight
		for i := range p.controls {
			c := &p.controls[i]
			if c.Group != group || !c.Visible(s) || inBar(s, c.ID) {
				continue
			}
			row := controlRow(c, layout.R(area.X, top, area.W, lineHeight))
			row.addNote(c.Note(s))
			if share, ok := c.Meter(s); ok {
				row.addMeter(share)
			}
			in = append(in, row)
			top = row.Rect.Bottom()
		}
		if len(in) == 0 {
			continue
		}
		rows = append(rows, Row{Header: group, Rect: layout.R(area.X, y, area.W, headerHeight)})
		y += headerHeight
		if p.Folded[group] {
			continue
		}
		rows = append(rows, in...)
		y = top + 8
	}
	return rows
}

// row is the row of a control or a group; ok is false where it is folded away or not shown.
func (p *Panel) row(s *app.State, name string) (row Row, ok bool) {
	for _, row := range p.Rows(s) {
		if row.name() == name && name != "" {
			return row, true
		}
	}
	return Row{}, false
}

// controlRow places the parts of one control in a line.
func controlRow(c *app.Control, line layout.Rect) Row {
	in := layout.R(line.X+margin, line.Y, line.W-2*margin, line.H)
	row := Row{Control: c, Rect: line, Label: in}
	right := func(w, h float64) layout.Rect { return layout.R(in.Right()-w, line.Y+(lineHeight-h)/2, w, h) }
	stacked := func() Row {
		row.Rect.H, row.Label.H = stackedHeight, 32
		row.Field = layout.R(in.X, line.Y+32, in.W, 28)
		return row
	}
	switch c.Kind {
	case app.Slider:
		row.Rect.H = sliderHeight
		row.Field = right(fieldWidth, 28)
		row.Field.Y = line.Y + 4
		row.Label.H = 36
		row.Track = layout.R(in.X, line.Y+36, in.W, 16)
	case app.Number:
		row.Field = right(fieldWidth-8, 28)
		row.Plus = right(28, 28)
		row.Field.X = row.Plus.X - row.Field.W - 4
		row.Minus = layout.R(row.Field.X-32, row.Field.Y, 28, 28)
		if left := row.Minus.X - 8 - in.X; layout.TextWidth(c.Label) > left { // under its label
			row.Rect.H, row.Label.H = stackedHeight, 32
			for _, r := range []*layout.Rect{&row.Field, &row.Plus, &row.Minus} {
				r.Y = line.Y + 32
			}
			return row
		}
		row.Label.W = row.Minus.X - in.X
		return row
	case app.Choice:
		if w := choiceWidth(c); layout.TextWidth(c.Label)+8+w <= in.W {
			row.Field = right(w, 28)
			break
		}
		return stacked()
	case app.Text:
		return stacked()
	case app.Toggle:
		row.Field = right(40, 24)
	case app.Button:
		row.Field = layout.R(in.X, line.Y+4, in.W, 32)
	}
	row.Label.W = in.W - row.Field.W
	return row
}

// addNote makes room under a row for paragraphs.
func (row *Row) addNote(paragraphs []string) {
	n := int((row.Rect.W - 2*margin) / layout.LetterWidth)
	for _, p := range paragraphs {
		row.Note = append(row.Note, layout.BreakLines(split(p, n), n)...)
	}
	if len(row.Note) > 0 {
		row.Rect.H += float64(len(row.Note))*layout.LineStep + 8
	}
}

// textRow is a text under its title; its first line stands where line begins.
func textRow(p app.Passage, line layout.Rect) Row {
	n := int((line.W - 2*margin) / layout.LetterWidth)
	row := Row{Rect: line, Label: layout.R(line.X+margin, line.Y, line.W-2*margin, 0), Field: layout.R(line.X, line.Y-8, 0, 0)}
	if p.Title != "" {
		row.Title = layout.BreakLines(split(p.Title, n*3/4), n*3/4) // it is larger
		row.Rect.H = float64(len(row.Title)) * titleStep
		row.Field.Y += row.Rect.H
	}
	row.addNote(p.Text)
	if p.Meter {
		row.addMeter(p.Share)
	}
	return row
}

// split puts spaces into words of more than n characters, so that lines of n hold all of them.
func split(text string, n int) string {
	var b strings.Builder
	length := 0
	for _, r := range text {
		if length++; unicode.IsSpace(r) {
			length = 0
		} else if length > n {
			b.WriteByte(' ')
			length = 1
		}
		b.WriteRune(r)
	}
	return b.String()
}

// addMeter makes room for a meter under the row's note.
func (row *Row) addMeter(share float64) {
	row.Meter, row.Share = layout.R(row.Rect.X+margin, row.Rect.Bottom()+4, row.Rect.W-2*margin, 8), share
	row.Rect.H += 24
}

// TitleY is the middle of the title's line i.
func (row *Row) TitleY(i int) float64 { return row.Rect.Y + (float64(i)+0.5)*titleStep }

// NoteY is the middle of the note's line i.
func (row *Row) NoteY(i int) float64 {
	return row.Field.Bottom() + 8 + (float64(i)+0.5)*layout.LineStep
}

// choiceWidth is the width of a choice's box in which its longest option can be read.
func choiceWidth(c *app.Control) float64 {
	w := 0.0
	for _, o := range c.Options {
		w = max(w, layout.TextWidth(o.Label))
	}
	return max(w+48, choiceLeast)
}

// Scroller is the window of the rows; [Panel.Scroll] says how far it is scrolled.
func (p *Panel) Scroller(s *app.State) layout.Scroller {
	l := layout.Scroller{Area: s.Layout.Panel}
	if rows := p.Rows(s); len(rows) > 0 {
		l.Height = math.Round(rows[len(rows)-1].Rect.Bottom() + p.Scroll - l.Area.Y + margin) // heights are whole; the scroll must leave no trace
	}
	return l
}

// Scrolling says whether the bar of the rows is being dragged.
func (p *Panel) Scrolling() bool { return p.doing == scrolling }

// scrollBy scrolls the rows by d, within their height.
func (p *Panel) scrollBy(s *app.State, d float64) { p.scrollTo(s, p.Scroll+d) }

// scrollTo scrolls the rows to a length, within their height.
func (p *Panel) scrollTo(s *app.State, to float64) {
	if to = p.Scroller(s).Clamp(to); to != p.Scroll {
		p.Scroll = to
		p.Revision++
	}
}

// showRow scrolls until a row is in sight, or as much of it as has room.
func (p *Panel) showRow(s *app.State, name string) {
	if row, ok := p.row(s, name); ok {
		area := s.Layout.Panel
		down := max(row.Rect.Bottom()-area.Bottom()+8, 0)
		p.scrollBy(s, min(down, row.Rect.Y-area.Y-8))
	}
}

// Knob is the radius of a slider's knob.
const Knob = 8.0

// grip is where a press takes a slider: its track, and the knob's half beyond either end.
func (r Row) grip() layout.Rect {
	if r.Track.Empty() {
		return r.Track
	}
	return layout.R(r.Track.X-Knob, r.Track.Y, r.Track.W+2*Knob, r.Track.H)
}
