package edit

import (
	"sort"
	"time"

	"xorcery/wasm/input"
)

// Field is a line in a box: scrolled as far as its caret needs it, and worked by the pointer. A text that has room ends at the right of the
// box, as numbers do.
type Field struct {
	Line
	Fault  string // why what stands there was refused; "" for nothing
	Begins bool   // at the box's left, as words do

	scroll   float64 // of a text that is wider than the box
	clicks   input.Clicks
	from, to int // what the press selected: a drag goes on from there
}

// NewField is a field with a text, all of it selected.
func NewField(text string) *Field { return &Field{Line: New(text)} }

// Measure is how wide a text is.
type Measure func(text string) float64

// Origin is where the text begins in a box of a width, from the box's left.
func (f *Field) Origin(width float64, m Measure) float64 {
	all := m(f.Text())
	switch {
	case all <= width && f.Begins:
		return 0
	case all <= width:
		return width - all
	}
	return -max(min(f.scroll, all-width), 0)
}

// X is where a place of the line stands in a box of a width.
func (f *Field) X(at int, width float64, m Measure) float64 {
	return f.Origin(width, m) + m(f.Before(at))
}

// At is the place of the line nearest to x.
func (f *Field) At(x, width float64, m Measure) int {
	x -= f.Origin(width, m)
	right := sort.Search(f.Len(), func(i int) bool { return m(f.Before(i+1)) > x }) // the character that x is on
	if right < f.Len() && x >= (m(f.Before(right))+m(f.Before(right+1)))/2 {
		right++
	}
	return right
}

// Follow scrolls the line until its caret is in sight.
func (f *Field) Follow(width float64, m Measure) {
	all, x := m(f.Text()), m(f.Before(f.Caret()))
	f.scroll = max(min(f.scroll, x, all-width), x-width, 0)
}

// Press places the caret at x; with shift what is selected ends there. A second press soon after selects the word, a third everything.
func (f *Field) Press(x, width float64, m Measure, shift bool, now time.Duration) {
	at := f.At(x, width, m)
	if shift {
		f.clicks = input.Clicks{}
	}
	clicks := f.clicks.Press(x, 0, now)
	switch {
	case shift:
		f.Place(at, true)
		f.from, f.to = f.anchor, f.anchor
		return
	case clicks == 1:
		f.Place(at, false)
	case clicks == 2:
		f.Select(f.wordAt(x, at, width, m))
	default:
		f.SelectAll()
	}
	f.from, f.to = f.Selection()
}

// Opened notes that a press has opened the field, so that the next one soon after is a double click.
func (f *Field) Opened(x, width float64, m Measure, now time.Duration) {
	f.clicks = input.Clicks{}
	f.clicks.Press(x, 0, now)
	f.from = f.At(x, width, m)
	f.to = f.from
}

// Drag selects from where the press was to x: by words after a double click.
func (f *Field) Drag(x, width float64, m Measure) {
	at := f.At(x, width, m)
	from, to := at, at
	switch {
	case f.clicks.Count() == 2:
		from, to = f.wordAt(x, at, width, m)
	case f.clicks.Count() > 2: // all of it is selected
		return
	}
	if from >= f.from {
		f.Select(f.from, max(to, f.to))
	} else {
		f.Select(f.to, from)
	}
	f.Follow(width, m)
}

// wordAt is the word under x, to which at is the nearest place.
func (f *Field) wordAt(x float64, at int, width float64, m Measure) (from, to int) {
	if at > 0 && f.X(at, width, m) > x {
		at--
	}
	return f.Word(at)
}
