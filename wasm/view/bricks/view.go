package bricks

import (
	"fmt"
	"slices"
	"strings"

	"xorcery/core"
)

// View is all that a view of the bricks prints, for canvas and page alike.
type View struct {
	Title    string    `json:"title"` // whose step this is
	Line     string    `json:"line"`  // with the place in it: "3 of 22 · Your network …"
	Brief    string    `json:"brief"` // the same without what is said elsewhere
	Note     string    `json:"note"`  // what is special about this network, or why there is nothing to see
	Article  bool      `json:"article"`
	Playing  bool      `json:"playing"`
	At       int       `json:"at"`
	Count    int       `json:"count"` // 0: nothing to see, Note says why
	Stack    []Brick   `json:"stack"`
	Quantity *Quantity `json:"quantity"`
	Revision int       `json:"revision"`
}

// Brick is one brick of the article's stack, from X at the foot to Loss on top.
type Brick struct {
	Name  string `json:"name"`
	First int    `json:"first"` // the quantity that a click on it goes to, in the lit phase if it has one there
	Lit   bool   `json:"lit"`
}

// Quantity is the quantity that is lit.
type Quantity struct {
	Name     string      `json:"name"`
	Phase    core.Phase  `json:"phase"`
	Way      string      `json:"way"`      // up, down or "": where the step goes through the stack
	Says     string      `json:"says"`     // what it is, in a sentence
	Equation string      `json:"equation"` // "z1 = X · W1"; the name alone for what is given
	Formula  []Term      `json:"formula"`  // the same, taken apart
	Matrices []Matrix    `json:"matrices"` // the quantity's own first, then those of the formula, with the signs between
	Closes   string      `json:"closes"`   // the sign behind the last of them
	Reuses   []Reuse     `json:"reuses"`
	Where    []string    `json:"where"` // what words of the formula stand for: "step = α v"
	Chain    []Factor    `json:"chain"` // of the layer's weights, in the backward phase
	Of       string      `json:"of"`    // what Chain multiplies to: dLoss/dW2
	Product  [][]Span    `json:"product"`
	Entry    string      `json:"entry"`   // whose product it is: "z1[2]"; "" for none
	EntryOf  int         `json:"entryOf"` // the quantity that has it
	Held     bool        `json:"held"`    // it is chosen, not just pointed at
	Row      int         `json:"row"`
	Col      int         `json:"col"`
	Misprint string      `json:"misprint"`
	Answer   string      `json:"answer"` // what the network says of the point before and after the step, in the update
	Code     []CodeLines `json:"code"`   // where it was asked for
}

// Matrix is a matrix of the trace as it is printed. A large one shows its first and last rows and columns; -1 in RowAt or
// ColAt stands for those left out.
type Matrix struct {
	Name  string     `json:"name"`
	Sign  string     `json:"sign"` // that stands before it: "=", "·"
	Rows  int        `json:"rows"` // as it is used
	Cols  int        `json:"cols"`
	Size  string     `json:"size"`  // "3×2"
	Whose string     `json:"whose"` // "this point's", beside what is all points'; else ""
	Index int        `json:"index"` // of the quantity
	RowAt []int      `json:"rowAt"`
	ColAt []int      `json:"colAt"`
	Cells [][]string `json:"cells"`
	Names [][]string `json:"names"` // of the entries: "W1[0,2]"; "" where they are left out
	Turns bool       `json:"turns"` // transposed: RowAt are columns of the quantity, ColAt rows
	Part  bool       `json:"part"`  // of the quantity Index, not itself

	Factor int      `json:"factor"`
	Lit    [][]bool `json:"lit"` // the entries from which the chosen one comes
}

// Reuse is an earlier result in the equation.
type Reuse struct {
	Name  string `json:"name"`
	Index int    `json:"index"`
	Given bool   `json:"given"` // it was not computed: X, Y, a weight
}

// Factor is one factor of the chain rule.
type Factor struct {
	Name  string `json:"name"`
	Index int    `json:"index"`
	State string `json:"state"` // known, now or later
}

// Span is a piece of a product's text; Factor 1 to 3 colors it as that factor of the chain.
type Span struct {
	Text   string `json:"text"`
	Factor int    `json:"factor"`
}

// misprinted says whether q has the article's misprint, which is known by its digits: the reader's network may be the article's.
func (b *Bricks) misprinted(q *core.Quantity) bool {
	return q.Name == "dh2/dz2" && b.isPrinted()
}

// misprint is what the article prints for the first entry of dh2/dz2 in its example.
const misprint = "The article prints −0.23353037 for the first entry: a misprint. h2(1 − h2) cannot be negative, and the article's own product dLoss/dW2 uses the positive value."

// View is the lit quantity and its place in the stack; a matrix shows at most maxRows × maxCols entries.
func (b *Bricks) View(side Side, maxRows, maxCols int) View {
	v := View{Article: b.Article, Playing: b.Playing, At: b.At, Count: len(b.Quantities), Revision: b.Revision}
	v.Title = "Your network after step " + core.FormatInteger(b.Step) + ", " + b.name()
	v.Brief = "Your network after step " + core.FormatInteger(b.Step)
	if b.Number > 0 {
		v.Brief += ", point " + core.FormatInteger(b.Number)
	}
	if b.Article {
		v.Brief = "The article's example"
		v.Title = "The article's example: " + b.name() + b.alone() + ", learning rate 0.001. A click in the plane goes to your own network."
	}
	v.Line = v.Title
	if v.Count > 0 {
		place := fmt.Sprintf("%d of %d · ", v.At+1, v.Count)
		v.Line, v.Brief = place+v.Title, place+v.Brief
	}
	if b.Err != nil {
		v.Note = "This observation has no step here: " + b.Err.Error() + ". Choose another in the plane."
		return v
	}
	if len(b.Quantities) == 0 {
		return v
	}
	v.Note = b.note(side)
	v.Stack = b.stack()
	v.Quantity = b.quantity(maxRows, maxCols)
	return v
}

// stack is the article's stack: X, W1, σ, W2, σ, Loss.
func (b *Bricks) stack() []Brick {
	net := b.net
	list := []Brick{{Name: "X", First: -1}}
	for l := 1; l <= net.Layers(); l++ {
		list = append(list, Brick{Name: fmt.Sprintf("W%d", l), First: -1}, Brick{Name: functions[functionOf(net, l)].sign, First: -1})
	}
	list = append(list, Brick{Name: "Loss", First: -1})
	phase := b.Quantities[b.At].Phase
	for pass := range 2 {
		for i := range b.Quantities {
			q := &b.Quantities[i]
			if k := brickOf(q, net.Layers()); list[k].First < 0 && (pass == 1 || q.Phase == phase) {
				list[k].First = i
			}
		}
	}
	list[brickOf(&b.Quantities[b.At], net.Layers())].Lit = true
	return list
}

// brickOf is the brick in which a quantity comes about: 0 is X, 2l−1 is W of layer l, 2l its function, the last is Loss.
func brickOf(q *core.Quantity, layers int) int {
	top := 2*layers + 1
	switch {
	case q.Symbol == "X":
		return 0
	case q.Layer == 0:
		return top
	case q.Phase == core.Update:
		return 2*q.Layer - 1
	case q.Phase == core.Forward:
		if q.Symbol == "h" {
			return 2 * q.Layer
		}
		return 2*q.Layer - 1
	case q.Symbol == "dLoss/dh":
		if q.Layer == layers {
			return top
		}
		return 2*q.Layer + 1 // the next layer's W hands it down
	case q.Symbol == "dLoss/dz", q.Symbol == "dh/dz":
		return 2 * q.Layer
	}
	return 2*q.Layer - 1
}

func (b *Bricks) quantity(maxRows, maxCols int) *Quantity {
	q := &b.Quantities[b.At]
	v := &Quantity{Name: q.Name, Phase: q.Phase, Says: b.says(q), Equation: q.Name, Row: -1}
	switch q.Phase {
	case core.Forward:
		v.Way = "up"
	case core.Backward:
		v.Way = "down"
	}
	v.Formula = b.formula(b.At)
	v.Equation = line(v.Formula)
	sign := ""
	for _, t := range v.Formula {
		if t.Index < 0 {
			sign = strings.TrimSpace(t.Text)
			continue
		}
		m := b.matrixOf(b.termed(&t), t, maxRows, maxCols)
		m.Sign, sign = sign, ""
		v.Matrices = append(v.Matrices, m)
	}
	v.Closes = sign
	for i := range q.Parts {
		v.Where = append(v.Where, q.Parts[i].Name+" = "+q.Parts[i].Equation)
	}
	for _, name := range q.Uses {
		at := b.Index(name)
		v.Reuses = append(v.Reuses, Reuse{name, at, b.Quantities[at].Equation == ""})
	}
	if q.Phase == core.Backward && q.Layer > 0 {
		v.Of, v.Chain = b.chain(q.Layer)
	}
	if e := b.entry(); e.There {
		of := &b.Quantities[e.Of]
		v.EntryOf, v.Row, v.Col, v.Held = e.Of, e.Row, e.Col, b.Row >= 0
		v.Entry = entryName(of, e.Row, e.Col)
		v.Product = b.product(of, e.Row, e.Col)
	}
	if b.misprinted(q) {
		v.Misprint = misprint
	}
	if b.updates() {
		v.Answer = b.answer
	}
	if b.Code {
		training := b.of.Training()
		v.Code = codeOf(q, b.net, &training)
	}
	return v
}

// Index is the place of a quantity by its name; the trace has every name that its equations use.
func (b *Bricks) Index(name string) int {
	i := slices.IndexFunc(b.Quantities, func(q core.Quantity) bool { return q.Name == name })
	if i < 0 {
		panic("bricks: the trace has no " + name)
	}
	return i
}

// chain is the chain rule of a layer's weights, in the article's order.
func (b *Bricks) chain(layer int) (of string, factors []Factor) {
	for _, name := range []string{"dLoss/dh%[1]d", "dh%[1]d/dz%[1]d", "dz%[1]d/dW%[1]d"} {
		name = fmt.Sprintf(name, layer)
		f := Factor{Name: name, Index: b.Index(name), State: "known"}
		switch {
		case f.Index == b.At:
			f.State = "now"
		case f.Index > b.At:
			f.State = "later"
		}
		factors = append(factors, f)
	}
	of = fmt.Sprintf("dLoss/dW%d", layer)
	if data := fmt.Sprintf("dDataLoss/dW%d", layer); slices.ContainsFunc(b.Quantities, func(q core.Quantity) bool { return q.Name == data }) {
		of = data
	}
	return of, factors
}
