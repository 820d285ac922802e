package bricks

import (
	"slices"
	"strings"

	"xorcery/core"
)

// Term is a piece of an equation in one line, result = factor · factor: a name, which stands for its matrix, or the sign between.
type Term struct {
	Text       string `json:"text"`
	Index      int    `json:"index"`      // of the quantity; −1 for a sign
	Transposed bool   `json:"transposed"` // it is used so
	Factor     int    `json:"factor"`     // 1 to 3: which of the chain rule it is
	role       role
	part       *core.Quantity // that the text is for, where that is one of the quantity Index; nil for itself
}

// role is what an entry of the result takes of a factor.
type role int

const (
	same     role = iota // the same entry, or all of it
	left                 // its row of what stands left of a product
	right                // its column of what stands right of it
	diagonal             // the entry of its column, in the row of the same number
)

// factors are those of the chain rule, by their symbols: 1 to 3.
var factors = map[string]int{"dLoss/dh": 1, "dh/dz": 2, "dz/dW": 3}

// formula takes the equation of a quantity apart. Between two names in a row stands a product.
func (b *Bricks) formula(at int) []Term {
	q := &b.Quantities[at]
	list := []Term{{Text: q.Name, Index: at, Factor: factors[q.Symbol]}}
	if q.Equation == "" {
		return list
	}
	uses := slices.Clone(q.Uses)
	for i := range q.Parts {
		uses = append(uses, q.Parts[i].Name)
	}
	slices.SortFunc(uses, func(a, b string) int { return len(b) - len(a) }) // dLoss/dW2 before W2
	sign := " = "
	put := func(t Term) {
		if last := &list[len(list)-1]; strings.TrimSpace(sign) == "" && last.Index >= 0 {
			sign = " · "
		}
		if sign != "" {
			list = append(list, Term{Text: sign, Index: -1})
		}
		list, sign = append(list, t), ""
	}
	for rest := q.Equation; rest != ""; {
		i := slices.IndexFunc(uses, func(name string) bool { return strings.HasPrefix(rest, name) && !goesOn(rest[len(name):]) })
		if i < 0 || goesOn(lastLetter(sign)) {
			r := []rune(rest)[0]
			sign += string(r)
			rest = rest[len(string(r)):]
			continue
		}
		t := Term{Text: uses[i], Index: at}
		if k := slices.IndexFunc(q.Parts, func(p core.Quantity) bool { return p.Name == uses[i] }); k >= 0 {
			t.part = &q.Parts[k]
		} else {
			t.Index = b.Index(uses[i])
			t.Factor = factors[b.Quantities[t.Index].Symbol]
		}
		rest = rest[len(uses[i]):]
		if t.Factor == 3 { // dz/dW is what came in: it reads h1ᵀ
			t.Text = b.Quantities[t.Index].Equation
		}
		if after, ok := strings.CutPrefix(rest, "ᵀ"); ok {
			t.Text, t.Transposed, rest = t.Text+"ᵀ", true, after
		}
		put(t)
	}
	if sign != "" {
		list = append(list, Term{Text: sign, Index: -1})
	}
	for i := range list {
		t := &list[i]
		switch {
		case t.Index < 0 || i == 0 || b.scalar(t.Index):
		case strings.HasSuffix(list[i-1].Text, "diag("):
			t.role = diagonal
		case i+2 < len(list) && list[i+1].Text == " · " && !b.scalar(list[i+2].Index):
			t.role = left
		case list[i-1].Text == " · " && list[i-2].Index >= 0 && !b.scalar(list[i-2].Index):
			t.role = right
		}
	}
	return list
}

// termed is the quantity whose numbers a term stands for.
func (b *Bricks) termed(t *Term) *core.Quantity {
	if t.part != nil {
		return t.part
	}
	return &b.Quantities[t.Index]
}

// scalar says whether a quantity is one number.
func (b *Bricks) scalar(at int) bool { return at >= 0 && len(b.Quantities[at].Values) == 1 }

// lastLetter is the end of a sign where that is a letter, so that a name behind it is a part of a word.
func lastLetter(sign string) string {
	if r := []rune(sign); len(r) > 0 {
		return string(r[len(r)-1])
	}
	return ""
}

// goesOn says whether a word goes on.
func goesOn(rest string) bool {
	if rest == "" {
		return false
	}
	c := rest[0]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

// line is a formula in one line.
func line(terms []Term) string {
	var b strings.Builder
	for _, t := range terms {
		b.WriteString(t.Text)
	}
	return strings.TrimSpace(b.String())
}

// words are a formula's words, as an equation is broken between them; each is in the color of the factor in it.
func words(terms []Term) (list []Term) {
	open := false // the last word goes on
	for _, t := range terms {
		text := t.Text
		for text != "" {
			space := strings.HasPrefix(text, " ")
			text = strings.TrimLeft(text, " ")
			word, rest := text, ""
			if i := strings.IndexByte(text, ' '); i >= 0 && t.Index < 0 {
				word, rest = text[:i], text[i:]
			}
			if word != "" && open && !space {
				list[len(list)-1].Text += word
				list[len(list)-1].Factor = max(list[len(list)-1].Factor, t.Factor)
			} else if word != "" {
				list = append(list, Term{Text: word, Factor: t.Factor, Index: t.Index})
			}
			open = !(space && word == "")
			text = rest
		}
	}
	return list
}

// lit says which entries of a term an entry of the result comes from: its row and column, −1 for all.
func (t *Term) lit(q, of *core.Quantity, row, col int) (i, j int, ok bool) {
	rows, cols := of.Rows, of.Cols
	if t.Transposed {
		rows, cols = cols, rows
	}
	switch {
	case t.role == diagonal && row == col:
		i, j = 0, col
	case t.role == diagonal:
		return 0, 0, false
	case t.role == left && rows == q.Rows:
		i, j = row, -1
	case t.role == right && cols == q.Cols:
		i, j = -1, col
	case len(of.Values) == 1:
		i, j = 0, 0
	case rows == q.Rows && cols == q.Cols:
		i, j = row, col
	case q.Rows == 1 && q.Cols == 1:
		i, j = -1, -1
	default:
		return 0, 0, false
	}
	if t.Transposed {
		i, j = j, i
	}
	return i, j, true
}
