package bricks

import (
	"fmt"
	"slices"
	"strings"

	"xorcery/core"
)

// term is one summand of a product: by name and in numbers.
type term struct{ name, digits []Span }

func plain(text string) []Span { return []Span{{Text: text}} }

// product is the chain of numbers behind one entry of a quantity: a line by names, one in numbers, and the result. That of a
// weight is the chain rule that gives its entry of the gradient.
func (b *Bricks) product(q *core.Quantity, i, j int) [][]Span {
	n := q.Layer
	of := func(format string) *core.Quantity { return &b.Quantities[b.Index(fmt.Sprintf(format, n))] }
	name := q.Name
	switch {
	case q.Equation == "" && name[0] == 'W':
		of, _ := b.chain(n)
		return b.chainProduct(&b.Quantities[b.Index(of)], i, j)
	case q.Equation == "" && name[0] == 'b':
		return b.copied(of("dLoss/db%d"), of("dLoss/dz%d"), j)
	case q.Equation == "":
		return [][]Span{plain(entryName(q, i, j) + " = " + b.Text(q.Values[i*q.Cols+j]) + " is given")}
	case strings.HasPrefix(name, "dLoss/dW"), strings.HasPrefix(name, "dDataLoss/dW"):
		if chainOf, _ := b.chain(n); name == chainOf {
			return b.chainProduct(q, i, j)
		}
		return b.sum(q, i, j, b.entryTerms(q.Uses, i, j))
	case name[0] == 'z':
		return b.sum(q, i, j, b.weightedSum(q, j))
	case strings.HasPrefix(name, "dLoss/dh") && n < b.net.Layers():
		dz, w := &b.Quantities[b.Index(q.Uses[0])], &b.Quantities[b.Index(q.Uses[1])]
		var terms []term
		for k := range dz.Cols {
			terms = append(terms, b.times(Span{entryName(dz, 0, k), 0}, dz.Values[k], Span{entryName(w, j, k), 0}, w.Values[j*w.Cols+k]))
		}
		return b.sum(q, i, j, terms)
	case strings.HasPrefix(name, "dLoss/db"):
		return b.copied(q, of("dLoss/dz%d"), j)
	case strings.HasPrefix(name, "dLoss/dz") && strings.Contains(q.Equation, "⊙"):
		dh, slope := of("dLoss/dh%d"), of("dh%[1]d/dz%[1]d")
		return b.sum(q, i, j, []term{b.times(Span{entryName(dh, 0, j), 1}, dh.Values[j], Span{entryName(slope, 0, j), 2}, slope.Values[j])})
	case strings.HasPrefix(name, "dLoss/dz") && strings.HasPrefix(q.Equation, "dLoss/dh"): // softmax: a row times a matrix
		dh, slope := of("dLoss/dh%d"), of("dh%[1]d/dz%[1]d")
		var terms []term
		for k := range dh.Cols {
			terms = append(terms, b.times(Span{entryName(dh, 0, k), 1}, dh.Values[k], Span{entryName(slope, k, j), 2}, slope.Values[k*slope.Cols+j]))
		}
		return b.sum(q, i, j, terms)
	case strings.HasSuffix(name, " new") && len(q.Uses) == 3 && q.Parts == nil:
		w, rate, g := &b.Quantities[b.Index(q.Uses[0])], &b.Quantities[b.Index("α")], &b.Quantities[b.Index(q.Uses[2])]
		return [][]Span{
			plain(entryName(q, i, j) + " = " + entryName(w, i, j) + " − α · " + entryName(g, i, j)),
			plain("= " + b.Text(w.Values[i*w.Cols+j]) + " − " + b.Text(rate.Values[0]) + " · " + b.bracket(g.Values[i*g.Cols+j])),
			plain("= " + b.Text(q.Values[i*q.Cols+j])),
		}
	case len(q.Parts) > 0:
		w, step := &b.Quantities[b.Index(q.Uses[0])], &q.Parts[0]
		lines := [][]Span{
			plain(entryName(q, i, j) + " = " + entryName(w, i, j) + " − " + entryName(step, i, j)),
			plain("= " + b.Text(w.Values[i*w.Cols+j]) + " − " + b.bracket(step.Values[i*step.Cols+j])),
		}
		var with []string
		for k := range q.Parts[1:] {
			part := &q.Parts[1+k]
			with = append(with, entryName(part, i, j)+" = "+b.Text(part.Values[i*part.Cols+j]))
		}
		return append(lines, plain("with "+strings.Join(with, ", ")), plain("= "+b.Text(q.Values[i*q.Cols+j])))
	case strings.HasPrefix(q.Equation, "diag("): // softmax's slope: row i of all z, column j of all h
		h := &b.Quantities[b.Index(q.Uses[0])]
		result := plain("= " + b.Text(q.Values[i*q.Cols+j]))
		if i == j {
			return [][]Span{plain(entryName(q, i, j) + " = " + entryName(h, 0, i) + " (1 − " + entryName(h, 0, i) + ")"),
				plain("= " + b.bracket(h.Values[i]) + " · (1 − " + b.bracket(h.Values[i]) + ")"), result}
		}
		return [][]Span{plain(entryName(q, i, j) + " = −" + entryName(h, 0, i) + " · " + entryName(h, 0, j)),
			plain("= −" + b.bracket(h.Values[i]) + " · " + b.bracket(h.Values[j])), result}
	case name == "Loss" && q.Equation == "DataLoss + Penalty":
		return b.sum(q, i, j, b.entryTerms(q.Uses, 0, 0))
	}
	return b.entryByEntry(q, i, j)
}

// chainProduct is an entry of a layer's gradient as the product of its three factors, or of dLoss/dz and dz/dW where dh/dz is
// no number by itself.
func (b *Bricks) chainProduct(q *core.Quantity, i, j int) [][]Span {
	n := q.Layer
	of := func(format string) *core.Quantity { return &b.Quantities[b.Index(fmt.Sprintf(format, n))] }
	dh, slope, x, dz := of("dLoss/dh%d"), of("dh%[1]d/dz%[1]d"), of("dz%[1]d/dW%[1]d"), of("dLoss/dz%d")
	names, digits := plain(entryName(q, i, j)+" = "), plain("= ")
	factor := func(number int, f *core.Quantity, at int) {
		if len(names) > 1 {
			names, digits = append(names, Span{Text: " · "}), append(digits, Span{Text: " · "})
		}
		names = append(names, Span{entryName(f, 0, at), number})
		digits = append(digits, Span{b.bracket(f.Values[at]), number})
	}
	if strings.Contains(dz.Equation, "⊙") {
		factor(1, dh, j)
		factor(2, slope, j)
	} else {
		factor(0, dz, j)
	}
	factor(3, x, i)
	return [][]Span{names, digits, plain("= " + b.Text(q.Values[i*q.Cols+j]))}
}

// weightedSum are the terms of z[j] = Σ h[i] W[i,j] + b[j].
func (b *Bricks) weightedSum(q *core.Quantity, j int) []term {
	h, w := &b.Quantities[b.Index(q.Uses[0])], &b.Quantities[b.Index(q.Uses[1])]
	var terms []term
	for k := range h.Cols {
		terms = append(terms, b.times(Span{entryName(h, 0, k), 0}, h.Values[k], Span{entryName(w, k, j), 0}, w.Values[k*w.Cols+j]))
	}
	if len(q.Uses) > 2 {
		terms = append(terms, b.entryTerms(q.Uses[2:], 0, j)...)
	}
	return terms
}

// entryTerms are the same entry of several quantities, to be added.
func (b *Bricks) entryTerms(uses []string, i, j int) (terms []term) {
	for _, name := range uses {
		u := &b.Quantities[b.Index(name)]
		terms = append(terms, term{plain(entryName(u, i, j)), plain(b.bracket(u.Values[i*u.Cols+j]))})
	}
	return terms
}

func (b *Bricks) times(a Span, av float64, c Span, cv float64) term {
	return term{
		[]Span{a, {Text: " · "}, c},
		[]Span{{b.bracket(av), a.Factor}, {Text: " · "}, {b.bracket(cv), c.Factor}},
	}
}

// sum writes terms with plus signs between; of many, the first and the last.
func (b *Bricks) sum(q *core.Quantity, i, j int, terms []term) [][]Span {
	const most = 5
	names, digits := plain(entryName(q, i, j)+" = "), plain("= ")
	for k, t := range terms {
		if len(terms) > most && k >= most-2 && k < len(terms)-1 {
			if k == most-2 {
				left := fmt.Sprintf(" + … %d more …", len(terms)-most+1)
				names, digits = append(names, Span{Text: left}), append(digits, Span{Text: left})
			}
			continue
		}
		if k > 0 {
			names, digits = append(names, Span{Text: " + "}), append(digits, Span{Text: " + "})
		}
		names, digits = append(names, t.name...), append(digits, t.digits...)
	}
	return [][]Span{names, digits, plain("= " + b.Text(q.Values[i*q.Cols+j]))}
}

// copied is an entry that is another's.
func (b *Bricks) copied(q, from *core.Quantity, j int) [][]Span {
	return [][]Span{plain(entryName(q, 0, j) + " = " + entryName(from, 0, j)), plain("= " + b.Text(q.Values[j]))}
}

// entryByEntry is the equation for one entry. Where it takes only the same entry of what it uses, it is written out by names and
// in numbers; else what it uses is told.
func (b *Bricks) entryByEntry(q *core.Quantity, i, j int) [][]Span {
	result := plain("= " + b.Text(q.Values[i*q.Cols+j]))
	if names, digits, ok := b.written(q, i, j); ok {
		return [][]Span{plain(entryName(q, i, j) + " = " + names), plain("= " + digits), result}
	}
	lines := [][]Span{plain(entryName(q, i, j) + " = " + q.Equation)}
	if with := b.with(q, i, j); with != "" {
		lines = append(lines, plain("with "+with))
	}
	return append(lines, result)
}

// written is an equation with each name replaced by its entry, and by that entry's number.
func (b *Bricks) written(q *core.Quantity, i, j int) (names, digits string, ok bool) {
	if strings.Contains(q.Equation, "Σ") || strings.HasPrefix(q.Equation, "softmax") {
		return "", "", false
	}
	uses := slices.Clone(q.Uses)
	slices.SortFunc(uses, func(a, b string) int { return len(b) - len(a) }) // dLoss/dW2 before W2
	var toName, toDigits []string
	for _, name := range uses {
		u := &b.Quantities[b.Index(name)]
		switch {
		case len(u.Values) == 1:
			toName, toDigits = append(toName, name, name), append(toDigits, name, b.bracket(u.Values[0]))
		case u.Rows == q.Rows && u.Cols == q.Cols:
			number := b.bracket(u.Values[i*u.Cols+j])
			if strings.Contains(q.Equation, "("+name+")") {
				number = b.Text(u.Values[i*u.Cols+j])
			}
			toName, toDigits = append(toName, name, entryName(u, i, j)), append(toDigits, name, number)
		default:
			return "", "", false
		}
	}
	return strings.NewReplacer(toName...).Replace(q.Equation), strings.NewReplacer(toDigits...).Replace(q.Equation), true
}

// with tells what an entry follows from: the same entry of what the equation uses, or all of its few numbers.
func (b *Bricks) with(q *core.Quantity, i, j int) string {
	var parts []string
	entry := func(u *core.Quantity, row, col int) {
		parts = append(parts, entryName(u, row, col)+" = "+b.Text(u.Values[row*u.Cols+col]))
	}
	for _, name := range q.Uses {
		u := &b.Quantities[b.Index(name)]
		switch {
		case u.Rows == q.Rows && u.Cols == q.Cols && !strings.HasPrefix(q.Equation, "softmax"):
			entry(u, i, j)
		case u.Rows == 1 && len(u.Values) <= 6:
			for k := range u.Values {
				entry(u, 0, k)
			}
		default:
			parts = append(parts, "all "+core.FormatInteger(len(u.Values))+" entries of "+u.Name)
		}
	}
	return strings.Join(parts, ", ")
}
