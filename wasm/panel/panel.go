// Package panel is the window's own controls, what the page does with HTML: a bar of buttons, rows of controls in groups that
// fold, and the list of a choice over them. It is a client of app as the page is: it sets and presses what [app.Controls]
// declares, and app does not know it. Its geometry is a pure function of panel and state.
package panel

import (
	"xorcery/wasm/app"
	"xorcery/wasm/edit"
	"xorcery/wasm/input"
)

// Panel is what the controls have for themselves: what is folded, scrolled, typed and held.
type Panel struct {
	Scroll  float64
	Folded  map[string]bool
	Focus   string  // id of the control, or name of the group, that has the keyboard; "" for none
	Edit    *Edit   // what is being typed, nil when nothing is
	Open    string  // id of the choice whose list is open
	Active  int     // the option under the pointer or the keyboard in the open list
	List    float64 // how far the open list is scrolled, where it is longer than the window
	Hover   string  // id of the control under the pointer
	Pointer input.Pointer

	// Revision changes with anything that can be seen of the panel and does not come from the state.
	Revision int

	ahead    []input.Key // typed for a dialog that has not answered yet
	back     bool        // the reader has come back from there
	controls []app.Control
	hand     input.Hand // hears all that app hears, and more
	mine     bool       // what is held came down here: app hears of it when it goes up
	doing    work
	slider   string  // at work
	strokes  int     // of sliders so far
	grip     float64 // how far below its top the scrollbar is held; where a selection was begun
	fingerY  float64 // where the finger that scrolls was
	openings int     // of controls, brought into sight so far
	cursor   input.Cursor
	shows    bool    // its cursor is the one to show
	lastX    float64 // where the pointer was on the open list: one that rests leaves the list to the keyboard
	lastY    float64
}

// work is what a press on the panel goes on with until release.
type work int

const (
	nothing   work = iota // a finger scrolls
	sliding               // drags a slider
	scrolling             // drags the scrollbar
	selecting             // drags a selection in the field that is typed in
)

// Edit is the number or the line being typed for a control.
type Edit struct {
	ID string
	*edit.Field
}

// New has all groups folded but the essentials.
func New() *Panel {
	p := &Panel{Folded: map[string]bool{}, controls: app.Controls()}
	for _, group := range app.Groups {
		p.Folded[group] = group != app.Essentials
	}
	return p
}

// Cursor is the pointer's shape where it is the panel's; ok is false where it is the figure's.
func (p *Panel) Cursor() (c input.Cursor, ok bool) { return p.cursor, p.shows }

// Update takes from a tick's input what is the panel's: a press on it with its moves, the wheel over it, keys while a
// control has the keyboard. It gives back what is left for the state's own Update.
//
// Events mean something in their order: a click on the plane, then one on Reset, is a point before the reset, in however slow
// a tick. So before the panel looks at an event, the state hears what came before and is not the panel's.
func (p *Panel) Update(s *app.State, in input.Input) input.Input {
	s.Resize(in.Width, in.Height)
	var left []input.Event
	now := in.Clock()
	if in.Pasted != nil && in.Pasted.Err == nil && p.Edit != nil {
		p.Edit.Insert(in.Pasted.Text)
		p.typed(s)
		in.Pasted.Text, in.Pasted.Taken = "", true
	}
	for i, e := range in.Events {
		if e.Kind == input.EventMove && !p.mine && p.Open == "" { // the figure's, wherever it is
			p.follow(p.hand.Take(e))
			left = append(left, e)
			continue
		}
		if p.mine && input.Overtaken(in.Events[i:]) {
			continue
		}
		e.At = min(e.At, now)
		again := p.hand.Knows(e)
		if again || e.Kind == input.EventCancel {
			p.hand.Open()
			p.doing, p.mine = nothing, false
		}
		if again { // whose release went unheard may be the figure's
			left = append(left, input.Event{Kind: input.EventCancel, At: e.At})
		}
		s.Hear(e.At, left...)
		left = left[:0]
		if !p.takes(s, e) {
			if p.Focus != "" {
				e.Key.Text = "" // what has the keyboard is typed into; shortcuts go by name
			}
			left = append(left, e)
		}
	}
	p.settle(s)
	p.rest(s)
	in.Events = left
	return in
}

// takes does what an event means to the panel, and says whether it is the panel's alone. Releases never are: the press that app has
// heard may be another than the panel thinks, and one that it has not heard is nothing to it but a place.
func (p *Panel) takes(s *app.State, e input.Event) bool {
	m := p.hand.Take(e)
	p.follow(m)
	p.settle(s)
	over, list := p.over(s), p.Open != ""
	if m.Pressed {
		p.comeBack(s)
	}
	switch {
	case s.Sheet.Open: // it lies over the panel
		p.doing, list = nothing, false
		over, p.mine = false, p.mine && !m.Pressed
	case e.Kind == input.EventKey:
		return p.key(s, e.Key)
	case m.Down && !m.Pressed && !p.mine: // the figure has what is held, over the panel too
		over, list = false, false
	case list:
		p.useList(s, m)
	case m.Pressed && p.pressEdit(s, m, e.At):
		p.mine = true
	case m.Pressed:
		p.commitEdit(s)
		p.setFocus("") // the mouse leaves the keyboard to the figure
		if p.mine = over; over {
			s.CommitEntry()
			p.press(s, m, e.At)
		}
	case m.Wheel != 0 && over:
		p.scrollBy(s, p.Scroller(s).Turn(m.Wheel))
	case p.mine:
		p.move(s, m)
	}
	mine := p.mine || list
	p.mine = p.mine && p.hand.Holds()
	switch e.Kind {
	case input.EventPress:
		return mine
	case input.EventMove:
		return list || mine && m.Down
	case input.EventWheel:
		return mine || over
	}
	return false
}

// follow notes where the pointer is.
func (p *Panel) follow(m input.Moment) {
	if m.Pointer != p.Pointer {
		p.Pointer = m.Pointer
		p.Revision++
	}
}

// over says whether the pointer is over the panel or the bar.
func (p *Panel) over(s *app.State) bool {
	x, y := p.Pointer.X, p.Pointer.Y
	return s.Layout.Panel.Contains(x, y) || s.Layout.Bar.Contains(x, y)
}

// settle follows what has become of the state: rows that have come or gone, and what of the story was opened.
func (p *Panel) settle(s *app.State) {
	p.scrollBy(s, 0)
	if o := s.Opening; o.Number != p.openings {
		p.openings = o.Number
		p.Revision++
		if c, err := app.Find(o.Control); err == nil {
			p.Folded[c.Group] = false
			if c.Kind == app.Text { // it is to be typed
				p.Focus = c.ID
				p.begin(s, c)
			}
		}
		p.showRow(s, o.Control)
	}
	p.catchUp(s)
	p.offStage(s)
	if _, _, ok := p.Dropdown(s); !ok && p.Open != "" { // its row has gone
		p.Open = ""
		p.Revision++
	}
}

// offStage lets the keyboard go to the figure while the controls are out of sight: what is being typed is set, or taken back where it is
// refused.
func (p *Panel) offStage(s *app.State) {
	if !s.Stage || p.Focus == "" && p.Edit == nil && p.Open == "" {
		return
	}
	if e := p.Edit; e != nil {
		p.commitEdit(s)
		s.Mended(e.ID)
	}
	p.Edit, p.Open = nil, ""
	p.setFocus("")
}

// rest sees what is under the pointer at the end of a tick.
func (p *Panel) rest(s *app.State) {
	hover := ""
	p.cursor = input.CursorDefault
	p.shows = !s.Sheet.Open && (p.mine || !p.hand.Holds() && (p.over(s) || p.Open != ""))
	switch _, box, list := p.Dropdown(s); {
	case !p.shows, p.doing == scrolling:
	case p.doing == selecting:
		hover, p.cursor = p.Hover, input.CursorText
	case list, p.doing == sliding:
		hover = p.Hover
		if !list || box.Contains(p.Pointer.X, p.Pointer.Y) {
			p.cursor = input.CursorHand
		}
	default:
		hover, p.cursor = p.hit(s)
	}
	if hover != p.Hover {
		p.Hover = hover
		p.Revision++
	}
}

// try says what a control refuses.
func try(s *app.State, err error) {
	if err != nil {
		s.Warn(err)
	}
}
