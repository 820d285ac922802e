package app

import (
	"fmt"
	"strings"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// BrickLayout says where everything of the drawn bricks stands: the buttons in the title's line, the stack at the left, and
// right of it the lit quantity, which scrolls where it is larger than its room.
type BrickLayout struct {
	Title   layout.Rect
	Buttons []BarButton
	Stack   []layout.Rect // beside BrickView.Stack: X at the foot, Loss on top
	Up      layout.Rect   // room of the two arrows
	Down    layout.Rect
	Detail  layout.Rect
	Items   []BrickItem // in Detail, scrolled; some lie outside and are not seen
	Height  float64     // of all items
}

// BrickItem is a piece of the lit quantity.
type BrickItem struct {
	Kind   BrickItemKind
	Rect   layout.Rect
	Text   string
	Factor int // 1 to 3: colored as that factor of the chain
	Index  int // the quantity that it belongs to or leads to
	Row    int // of an entry
	Col    int
	Chosen bool // the entry whose product is shown
	Lit    bool // a factor that is lit, a matrix that is new
}

// BrickItemKind says how a piece looks and what a click on it does.
type BrickItemKind int

// The pieces.
const (
	BrickEquation BrickItemKind = iota
	BrickText                   // quiet
	BrickStrong                 // a product's numbers
	BrickCaption                // a matrix's name: leads to it
	BrickFrame                  // around a matrix
	BrickEntry                  // a click shows its product
	BrickFactor                 // leads to it
	BrickWarning
	BrickCode
)

// brickNeeds is the room that the bricks ask for; told says that a page shows them in its own place.
func brickNeeds(told bool) layout.Needs {
	if told {
		return layout.Needs{}
	}
	return layout.Needs{Height: 320, Least: layout.ViewLeast, Width: 312} // the width of the name and the buttons in the title's line
}

// Sizes of the drawn bricks, in device-independent pixels.
const (
	brickTitle  = 36.0
	stackWidth  = 148.0
	stackArrow  = 20.0
	entryHeight = 20.0
)

// LayBricks places the drawn bricks in [Layout.View]; ok is false where there is no room or nothing to show.
func (s *State) LayBricks() (l BrickLayout, v BrickView, ok bool) {
	area := s.Layout.View
	if s.Lower != LowerBricks || area.Empty() {
		return l, v, false
	}
	l.Title = layout.R(area.X, area.Y, area.W, brickTitle)
	x := area.Right()
	for _, id := range []string{"brick.play", "brick.next", "brick.back", "brick.first"} {
		c, err := Find(id)
		if err != nil {
			panic("app: " + err.Error()) // declared in brickControls
		}
		w := 56.0
		if id == "brick.first" {
			w = 92
		}
		x -= w
		l.Buttons = append(l.Buttons, BarButton{c, layout.R(x, area.Y, w-4, 28)})
	}
	l.Title.W = x - area.X - 8
	side := min(stackWidth, area.W*0.28)
	body := layout.R(area.X, area.Y+brickTitle, area.W, area.H-brickTitle)
	l.Detail = layout.R(body.X+side+16, body.Y, body.W-side-16, body.H)
	v = s.BrickView(6, min(max(int((l.Detail.W-8)/118), 3), 8))
	if v.Quantity == nil {
		l.Detail = body
		f := flow{left: body.X, right: body.Right(), x: body.X, y: body.Y}
		f.wrap(BrickWarning, v.Note)
		l.Items = f.items
		return l, v, true
	}
	l.Up = layout.R(body.X, body.Y, stackArrow, body.H)
	l.Down = layout.R(body.X+side-stackArrow, body.Y, stackArrow, body.H)
	l.Stack = layStack(len(v.Stack), layout.R(body.X+stackArrow+4, body.Y, side-2*stackArrow-8, body.H))
	f := flow{left: l.Detail.X, right: l.Detail.Right(), x: l.Detail.X, y: l.Detail.Y}
	f.quantity(v.Quantity, v.Note)
	l.Items, l.Height = f.items, f.y-l.Detail.Y
	scroll := max(min(s.Bricks.Scroll, l.Height-l.Detail.H), 0)
	for i := range l.Items {
		l.Items[i].Rect.Y -= scroll
	}
	return l, v, true
}

// layStack places n bricks from the foot up: one on the other, or where that gets too low the weights and the function of a
// layer beside each other.
func layStack(n int, in layout.Rect) []layout.Rect {
	rects := make([]layout.Rect, n)
	lines := n
	paired := in.H/float64(n) < 19 && n > 4
	if paired {
		lines = n/2 + 1 // X, the layers, Loss
	}
	h := min(in.H/float64(lines), 36)
	foot := in.Y + (in.H+h*float64(lines))/2
	for i := range rects {
		r := layout.R(in.X, foot-h*float64(i+1), in.W, h)
		if paired && i > 0 {
			r.Y = foot - h*float64((i+1)/2+1)
			if i < n-1 {
				r.W = in.W / 2
				if i%2 == 0 {
					r.X += r.W
				}
			}
		}
		rects[i] = layout.R(r.X+1, r.Y+1, r.W-2, r.H-2)
	}
	return rects
}

// flow places pieces from left to right and top to bottom.
type flow struct {
	left, right, x, y float64
	items             []BrickItem
}

// quantity places the lit quantity: equation, matrices, chain, product, and what is to be said.
func (f *flow) quantity(q *BrickQuantity, note string) {
	f.items = append(f.items, BrickItem{Kind: BrickEquation, Rect: layout.R(f.left, f.y, f.right-f.left, 24), Text: q.Equation})
	f.y += 26
	f.wrap(BrickText, q.Says)
	if q.Misprint != "" {
		f.wrap(BrickWarning, q.Misprint)
	}
	f.matrices(q)
	if q.Chain != nil {
		f.chain(q)
	}
	for _, line := range q.Product {
		f.spans(line)
	}
	if q.Answer != "" {
		f.wrap(BrickText, q.Answer)
	}
	if note != "" {
		f.wrap(BrickText, note)
	}
	for _, c := range q.Code {
		f.code(c)
	}
}

// wrap places a text in as many lines as it needs.
func (f *flow) wrap(kind BrickItemKind, text string) {
	for _, line := range layout.BreakLines(text, int((f.right-f.left)/layout.DigitWidth)) {
		f.items = append(f.items, BrickItem{Kind: kind, Rect: layout.R(f.left, f.y, f.right-f.left, layout.LineStep), Text: line})
		f.y += layout.LineStep
	}
	f.y += 4
}

// matrices places the matrices beside each other, in a new line where one does not fit.
func (f *flow) matrices(q *BrickQuantity) {
	f.x, f.y = f.left, f.y+4
	tallest := 0.0
	for k, m := range q.Matrices {
		widths, total := columnWidths(m), 0.0
		for _, w := range widths {
			total += w
		}
		caption := fmt.Sprintf("%s %d×%d", m.Name, m.Rows, m.Cols)
		if k == 0 && len(q.Matrices) > 1 {
			caption += " ="
		}
		total = max(total, layout.TextWidth(caption)+8)
		h := layout.LineStep + entryHeight*float64(len(m.RowAt)) + 10
		if f.x > f.left && f.x+total > f.right {
			f.x, f.y, tallest = f.left, f.y+tallest, 0
		}
		f.items = append(f.items,
			BrickItem{Kind: BrickCaption, Rect: layout.R(f.x, f.y, total, layout.LineStep), Text: caption, Index: m.Index, Lit: k == 0},
			BrickItem{Kind: BrickFrame, Rect: layout.R(f.x, f.y+layout.LineStep, total, entryHeight*float64(len(m.RowAt))), Index: m.Index, Lit: k == 0})
		y := f.y + layout.LineStep
		for i, row := range m.Cells {
			x := f.x
			for j, text := range row {
				e := BrickItem{Kind: BrickEntry, Rect: layout.R(x, y, widths[j], entryHeight), Text: text, Index: m.Index, Row: m.RowAt[i], Col: m.ColAt[j]}
				if e.Row < 0 || e.Col < 0 {
					e.Kind = BrickText
				}
				e.Chosen = q.Row >= 0 && e.Kind == BrickEntry && m.Index == q.EntryOf && e.Row == q.Row && e.Col == q.Col
				f.items = append(f.items, e)
				x += widths[j]
			}
			y += entryHeight
		}
		f.x += total + 20
		tallest = max(tallest, h)
	}
	f.x, f.y = f.left, f.y+tallest
}

func columnWidths(m Matrix) []float64 {
	widths := make([]float64, len(m.ColAt))
	for _, row := range m.Cells {
		for j, text := range row {
			widths[j] = max(widths[j], layout.TextWidth(text)+12)
		}
	}
	return widths
}

// chain places the three factors, each in its color.
func (f *flow) chain(q *BrickQuantity) {
	f.x = f.left
	place := func(item BrickItem, w float64) {
		if f.x > f.left && f.x+w > f.right {
			f.x, f.y = f.left, f.y+26
		}
		item.Rect = layout.R(f.x, f.y, w, 22)
		f.items = append(f.items, item)
		f.x += w + 4
	}
	place(BrickItem{Kind: BrickText, Text: q.Of + " ="}, layout.TextWidth(q.Of)+16)
	for i, c := range q.Chain {
		if i > 0 {
			place(BrickItem{Kind: BrickText, Text: "·"}, 8)
		}
		place(BrickItem{Kind: BrickFactor, Text: c.Name, Factor: i + 1, Index: c.Index, Lit: c.State == "now"}, layout.TextWidth(c.Name)+16)
	}
	f.x, f.y = f.left, f.y+30
}

// spans places one line of a product, broken between its pieces.
func (f *flow) spans(line []Span) {
	f.x = f.left
	for _, span := range line {
		for _, text := range layout.BreakLines(span.Text, int((f.right-f.left)/layout.DigitWidth)) {
			w := layout.TextWidth(text)
			if f.x > f.left && f.x+w > f.right {
				f.x, f.y = f.left+12, f.y+layout.LineStep
			}
			f.items = append(f.items, BrickItem{Kind: BrickStrong, Rect: layout.R(f.x, f.y, w, layout.LineStep), Text: text, Factor: span.Factor})
			f.x += w
		}
	}
	f.x, f.y = f.left, f.y+layout.LineStep+2
}

func (f *flow) code(c CodeLines) {
	f.wrap(BrickText, c.File+", line "+core.FormatInteger(c.Line)+":")
	for _, line := range strings.Split(c.Text, "\n") {
		f.items = append(f.items, BrickItem{Kind: BrickCode, Rect: layout.R(f.left, f.y, f.right-f.left, 16), Text: line})
		f.y += 16
	}
	f.y += 8
}
