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

// ref is an entry of a quantity, and which factor of the chain rule it is; 0 for none.
type ref struct {
	q        *core.Quantity
	row, col int
	factor   int
}

// value is its number.
func (r ref) value() float64 { return r.q.Values[r.row*r.q.Cols+r.col] }

// name is it by name and index.
func (r ref) name() string { return entryName(r.q, r.row, r.col) }

// find is a quantity by its name.
func (b *Bricks) find(name string) *core.Quantity { return &b.Quantities[b.Index(name)] }

// ofLayer is a quantity of a layer.
func (b *Bricks) ofLayer(format string, layer int) *core.Quantity {
	return b.find(fmt.Sprintf(format, layer))
}

// product is the chain of numbers behind one entry of a quantity: a line by names, one in numbers, and the result. That of a
// weight is the chain rule that gives its entry of the gradient.
func (b *Bricks) product(q *core.Quantity, i, j int) [][]Span {
	n, entry := q.Layer, ref{q, i, j, 0}
	switch {
	case q.Symbol == "W":
		of, _ := b.chain(n)
		return b.chainProduct(ref{b.find(of), i, j, 0})
	case q.Symbol == "b":
		return b.copied(ref{b.ofLayer("dLoss/db%d", n), 0, j, 0})
	case q.Equation == "":
		return [][]Span{plain(entry.name() + " = " + b.text(entry.value()) + " is given")}
	case q.Over == core.OverOne && (q.Symbol == "dLoss/dW" || q.Symbol == "dDataLoss/dW"):
		if chainOf, _ := b.chain(n); q.Name == chainOf {
			return b.chainProduct(entry)
		}
		return b.sum(entry, b.entryTerms(q.Uses, i, j))
	case q.Symbol == "z": // Σ h[k] W[k,j] + b[j]
		h, w := b.find(q.Uses[0]), b.find(q.Uses[1])
		terms := b.products(h.Cols, func(k int) (ref, ref) { return ref{h, 0, k, 0}, ref{w, k, j, 0} })
		return b.sum(entry, append(terms, b.entryTerms(q.Uses[2:], 0, j)...))
	case q.Symbol == "dLoss/dh" && n < b.net.Layers():
		dz, w := b.find(q.Uses[0]), b.find(q.Uses[1])
		return b.sum(entry, b.products(dz.Cols, func(k int) (ref, ref) { return ref{dz, 0, k, 0}, ref{w, j, k, 0} }))
	case q.Symbol == "dLoss/db" && q.Over == core.OverOne:
		return b.copied(entry)
	case q.Symbol == "dLoss/dz" && strings.Contains(q.Equation, "⊙"):
		dh, slope := b.ofLayer("dLoss/dh%d", n), b.ofLayer("dh%[1]d/dz%[1]d", n)
		return b.sum(entry, []term{b.times(ref{dh, 0, j, 1}, ref{slope, 0, j, 2})})
	case q.Symbol == "dLoss/dz" && strings.HasPrefix(q.Equation, "dLoss/dh"): // softmax: a row times a matrix
		dh, slope := b.ofLayer("dLoss/dh%d", n), b.ofLayer("dh%[1]d/dz%[1]d", n)
		return b.sum(entry, b.products(dh.Cols, func(k int) (ref, ref) { return ref{dh, 0, k, 1}, ref{slope, k, j, 2} }))
	case isNew(q) && q.Parts == nil:
		w, rate, g := ref{b.find(q.Uses[0]), i, j, 0}, ref{b.find("α"), 0, 0, 0}, ref{b.find(q.Uses[2]), i, j, 0}
		return [][]Span{
			plain(entry.name() + " = " + w.name() + " − α · " + g.name()),
			plain("= " + b.text(w.value()) + " − " + b.text(rate.value()) + " · " + b.bracket(g.value())),
			b.result(entry),
		}
	case len(q.Parts) > 0:
		w, step := ref{b.find(q.Uses[0]), i, j, 0}, ref{&q.Parts[0], i, j, 0}
		var with []string
		for k := range q.Parts[1:] {
			part := ref{&q.Parts[1+k], i, j, 0}
			with = append(with, part.name()+" = "+b.text(part.value()))
		}
		return [][]Span{
			plain(entry.name() + " = " + w.name() + " − " + step.name()),
			plain("= " + b.text(w.value()) + " − " + b.bracket(step.value())),
			plain("with " + strings.Join(with, ", ")),
			b.result(entry),
		}
	case strings.HasPrefix(q.Equation, "diag("): // softmax's slope: row i of all z, column j of all h
		h := b.find(q.Uses[0])
		of, to := ref{h, 0, i, 0}, ref{h, 0, j, 0}
		if i == j {
			return [][]Span{plain(entry.name() + " = " + of.name() + " (1 − " + of.name() + ")"),
				plain("= " + b.bracket(of.value()) + " · (1 − " + b.bracket(of.value()) + ")"), b.result(entry)}
		}
		return [][]Span{plain(entry.name() + " = −" + of.name() + " · " + to.name()),
			plain("= −" + b.bracket(of.value()) + " · " + b.bracket(to.value())), b.result(entry)}
	case q.Symbol == "Loss" && q.Equation == "DataLoss + Penalty":
		return b.sum(entry, b.entryTerms(q.Uses, 0, 0))
	}
	return b.entryByEntry(entry)
}

// result is the last line of a product.
func (b *Bricks) result(entry ref) []Span { return plain("= " + b.text(entry.value())) }

// chainProduct is an entry of a layer's gradient as the product of its three factors, or of dLoss/dz and dz/dW where dh/dz is
// no number by itself.
func (b *Bricks) chainProduct(entry ref) [][]Span {
	n, i, j := entry.q.Layer, entry.row, entry.col
	dz, x := b.ofLayer("dLoss/dz%d", n), ref{b.ofLayer("dz%[1]d/dW%[1]d", n), 0, i, 3}
	if !strings.Contains(dz.Equation, "⊙") {
		return b.sum(entry, []term{b.times(ref{dz, 0, j, 0}, x)})
	}
	return b.sum(entry, []term{b.times(ref{b.ofLayer("dLoss/dh%d", n), 0, j, 1}, ref{b.ofLayer("dh%[1]d/dz%[1]d", n), 0, j, 2}, x)})
}

// entryTerms are the same entry of several quantities, to be added.
func (b *Bricks) entryTerms(uses []string, i, j int) (terms []term) {
	for _, name := range uses {
		u := ref{b.find(name), i, j, 0}
		terms = append(terms, term{plain(u.name()), plain(b.bracket(u.value()))})
	}
	return terms
}

// products are n terms of two factors each, to be added.
func (b *Bricks) products(n int, of func(k int) (a, c ref)) (terms []term) {
	for k := range n {
		a, c := of(k)
		terms = append(terms, b.times(a, c))
	}
	return terms
}

// times is the product of some entries.
func (b *Bricks) times(list ...ref) (t term) {
	for i, r := range list {
		if i > 0 {
			t.name, t.digits = append(t.name, Span{Text: " · "}), append(t.digits, Span{Text: " · "})
		}
		t.name, t.digits = append(t.name, Span{r.name(), r.factor}), append(t.digits, Span{b.bracket(r.value()), r.factor})
	}
	return t
}

// sum writes terms with plus signs between; of many, the first and the last.
func (b *Bricks) sum(entry ref, terms []term) [][]Span {
	const most = 5
	names, digits := plain(entry.name()+" = "), plain("= ")
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
	return [][]Span{names, digits, b.result(entry)}
}

// copied is an entry of dLoss/db, which is that of dLoss/dz.
func (b *Bricks) copied(entry ref) [][]Span {
	from := ref{b.ofLayer("dLoss/dz%d", entry.q.Layer), 0, entry.col, 0}
	return [][]Span{plain(entry.name() + " = " + from.name()), b.result(entry)}
}

// entryByEntry is the equation for one entry. Where it takes only the same entry of what it uses, it is written out by names and
// in numbers; else what it uses is told.
func (b *Bricks) entryByEntry(entry ref) [][]Span {
	if names, digits, ok := b.written(entry); ok {
		return [][]Span{plain(entry.name() + " = " + names), plain("= " + digits), b.result(entry)}
	}
	lines := [][]Span{plain(entry.name() + " = " + entry.q.Equation)}
	if with := b.with(entry); with != "" {
		lines = append(lines, plain("with "+with))
	}
	return append(lines, b.result(entry))
}

// written is an equation with each name replaced by its entry, and by that entry's number.
func (b *Bricks) written(entry ref) (names, digits string, ok bool) {
	q := entry.q
	if strings.Contains(q.Equation, "Σ") || strings.HasPrefix(q.Equation, "softmax") {
		return "", "", false
	}
	uses := slices.Clone(q.Uses)
	slices.SortFunc(uses, func(a, b string) int { return len(b) - len(a) }) // dLoss/dW2 before W2
	var toName, toDigits []string
	for _, name := range uses {
		u := ref{b.find(name), entry.row, entry.col, 0}
		switch {
		case len(u.q.Values) == 1:
			toName, toDigits = append(toName, name, name), append(toDigits, name, b.bracket(u.q.Values[0]))
		case u.q.Rows == q.Rows && u.q.Cols == q.Cols:
			number := b.bracket(u.value())
			if strings.Contains(q.Equation, "("+name+")") {
				number = b.text(u.value())
			}
			toName, toDigits = append(toName, name, u.name()), append(toDigits, name, number)
		default:
			return "", "", false
		}
	}
	return strings.NewReplacer(toName...).Replace(q.Equation), strings.NewReplacer(toDigits...).Replace(q.Equation), true
}

// with tells what an entry follows from: the same entry of what the equation uses, or all of its few numbers.
func (b *Bricks) with(entry ref) string {
	var parts []string
	tell := func(r ref) { parts = append(parts, r.name()+" = "+b.text(r.value())) }
	for _, name := range entry.q.Uses {
		u := b.find(name)
		switch {
		case u.Rows == entry.q.Rows && u.Cols == entry.q.Cols && !strings.HasPrefix(entry.q.Equation, "softmax"):
			tell(ref{u, entry.row, entry.col, 0})
		case u.Rows == 1 && len(u.Values) <= 6:
			for k := range u.Values {
				tell(ref{u, 0, k, 0})
			}
		default:
			parts = append(parts, "all "+core.FormatInteger(len(u.Values))+" entries of "+u.Name)
		}
	}
	return strings.Join(parts, ", ")
}
