package layout

// Card is a title with buttons, and below it text to be read and pressed, which scrolls where it is taller than its room. A view
// says what is on it; drawing, scrolling and what lies under the pointer are the same for all.
type Card struct {
	Title   Rect     // for its name, left of the buttons
	Buttons []Button // in the title's line, and below it where it has no room
	Body    Scroller
	Pieces  []Piece // where they stand now, scrolled; some lie outside the body and are not seen
}

// Button is a button of a card's title, which presses a control.
type Button struct {
	ID   string
	Rect Rect
}

// Piece is a piece of a card's text.
type Piece struct {
	Style  Style
	Rect   Rect
	Text   string
	Factor int  // 1 to 3: in the color of that factor of the chain rule
	Lit    bool // stands out
	Chosen bool // is what the reader has chosen
	Act    Act  // what a press on it does
}

// Act is what a press on a piece does, in the words of its view; the zero Act is nothing.
type Act struct {
	Does            string
	Index, Row, Col int
}

// Style is how a piece looks.
type Style int

// The styles of pieces.
const (
	Plain    Style = iota // ink
	Quiet                 // muted
	Head                  // bold
	Strong                // in its factor's color
	Equation              // large and bold
	Code                  // indented as it is
	Warning               // what is wrong
	Alarm                 // what is very wrong
	Name                  // a matrix's name
	Brackets              // around a matrix
	Entry                 // a number of a matrix
	Chip                  // a name in a box of its factor's color
	Press                 // a button
)

// CardTitle is the height of a card's title.
const CardTitle = 36.0

const (
	cardName   = 52.0 // the least width of a card's name, beside its buttons
	cardButton = 28.0 // the height of a button
	cardLine   = cardButton + 4
)

// NewCard is a card in an area with buttons as wide as said, from the right, in the title's line beside the name and in as many lines
// below it as they need; its body is the rest. Where that would be less than a line of text, the last buttons are left out.
func NewCard(area Rect, buttons []Button) Card {
	c := Card{Title: Rect{area.X, area.Y, area.W, CardTitle}}
	x, y, left := area.Right(), area.Y, area.X+cardName
	c.Title.W = x - area.X - 8
	for _, b := range buttons {
		if x-b.Rect.W < left && (y == area.Y || x < area.Right()) {
			if area.Bottom()-y-CardTitle-cardLine < LineStep {
				break
			}
			x, y, left = area.Right(), y+cardLine, area.X
		}
		x -= b.Rect.W
		c.Buttons = append(c.Buttons, Button{b.ID, Rect{x, y, b.Rect.W - 4, cardButton}})
		if y == area.Y {
			c.Title.W = x - area.X - 8
		}
	}
	head := y - area.Y + CardTitle
	c.Body.Area = Rect{area.X, area.Y + head, area.W, area.H - head}
	return c
}

// Fill puts pieces on the card's body, of a height in all, scrolled.
func (c *Card) Fill(pieces []Piece, height, scroll float64) {
	c.Pieces, c.Body.Height = pieces, height
	scroll = c.Body.Clamp(scroll)
	for i := range c.Pieces {
		c.Pieces[i].Rect.Y -= scroll
	}
}

// Hit is what lies under (x, y): a button's id, or else what a press on a piece does; "" and the zero Act are nothing.
func (c *Card) Hit(x, y float64) (id string, act Act) {
	for _, b := range c.Buttons {
		if b.Rect.Contains(x, y) {
			return b.ID, Act{}
		}
	}
	if c.Body.Area.Contains(x, y) {
		for _, p := range c.Pieces {
			if p.Act.Does != "" && p.Rect.Contains(x, y) {
				return "", p.Act
			}
		}
	}
	return "", Act{}
}

// Flow places pieces from left to right and from top to bottom, in a column.
type Flow struct {
	Left, Right float64 // of the column
	X, Y        float64 // where the next piece stands
	Pieces      []Piece
}

// NewFlow begins at the top of a column.
func NewFlow(r Rect) *Flow { return &Flow{Left: r.X, Right: r.Right(), X: r.X, Y: r.Y} }

// Wrap places a text in as many lines as it needs.
func (f *Flow) Wrap(style Style, text string) {
	width, step := DigitWidth, LineStep
	if style == Equation {
		width, step = EquationWidth, EquationStep
	}
	for _, line := range BreakLines(text, int((f.Right-f.Left)/width)) {
		f.Line(Piece{Style: style, Text: line}, step)
	}
}

// Line places a piece over the whole width, of a height.
func (f *Flow) Line(p Piece, height float64) {
	p.Rect = Rect{f.Left, f.Y, f.Right - f.Left, height}
	f.Pieces = append(f.Pieces, p)
	f.Y += height
}

// Beside places a piece of w×h behind the last one, with a gap after it; in a new line, pitch lower, where it does not fit.
func (f *Flow) Beside(p Piece, w, h, gap, pitch float64) {
	if f.X > f.Left && f.X+w > f.Right {
		f.X, f.Y = f.Left, f.Y+pitch
	}
	p.Rect = Rect{f.X, f.Y, w, h}
	f.Pieces = append(f.Pieces, p)
	f.X += w + gap
}

// Next begins a new line, by lower.
func (f *Flow) Next(by float64) { f.X, f.Y = f.Left, f.Y+by }
