package bricks

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
	"xorcery/wasm/view/viewtest"
)

func sideOf(t *testing.T, doc string) Side {
	t.Helper()
	p := viewtest.Parse(t, doc)
	return Side{Run: viewtest.Run(t, p), Features: p.Data.Features}
}

// onFirst has the first point on the bricks, or the gradient of all beside it.
func onFirst(t *testing.T, side Side, batch bool) *Bricks {
	t.Helper()
	b := &Bricks{Batch: batch}
	if err := b.Put(side, side.Run.Points()[0]); err != nil {
		t.Fatal(err)
	}
	return b
}

// TestPlaying: each quantity has its time, the last one ends it, and once more begins at X. Whoever goes somewhere stops it.
func TestPlaying(t *testing.T) {
	side := sideOf(t, `{}`)
	var b Bricks
	b.Enter(side)
	if !b.Article || !b.Observe || b.At != 0 || len(b.Quantities) != 22 {
		t.Fatalf("it begins with quantity %d of %d", b.At, len(b.Quantities))
	}
	b.Go(20)
	b.Play()
	now := time.Second
	at := func(want int, playing bool) {
		t.Helper()
		if b.Follow(side, 1, false, now); b.At != want || b.Playing != playing {
			t.Errorf("after %v quantity %d is lit, playing %v; want %d, %v", now, b.At, b.Playing, want, playing)
		}
	}
	at(20, true)
	now += brickPace - 1
	at(20, true)
	now++
	at(21, false)
	now += 10 * brickPace
	at(21, false)
	b.Play()
	at(0, true)
	if b.Go(99); b.At != 21 || b.Playing {
		t.Errorf("going beyond the end lights %d, playing %v", b.At, b.Playing)
	}
}

// TestFollow: the trace is that of the network that runs, at once where it rests and more rarely while it trains; what does not change
// is not told anew.
func TestFollow(t *testing.T) {
	side := sideOf(t, `{"data":{"set":"corners"}}`)
	var b Bricks
	if err := b.Put(side, side.Run.Points()[2]); err != nil || b.Number != 3 || b.Article {
		t.Fatalf("point %d, %v", b.Number, err)
	}
	now := time.Second
	b.Follow(side, 1, false, now)
	was := b.Revision
	if b.Follow(side, 2, false, now); b.Revision != was {
		t.Error("the same network is told anew")
	}
	side.Run.Step()
	if b.Follow(side, 3, true, now+traceEvery-1); b.Step != 0 {
		t.Error("running digits change faster than they can be read")
	}
	if b.Follow(side, 3, true, now+traceEvery); b.Step != 1 || b.Revision == was {
		t.Errorf("the trace is of step %d", b.Step)
	}
	side.Run.Step()
	if b.Follow(side, 4, false, now+traceEvery); b.Step != 2 {
		t.Errorf("at rest the trace is of step %d", b.Step)
	}
	// Another shape: the quantity of the same name stays lit, an entry that is gone does not.
	b.Go(b.Index("W1"))
	if err := b.Choose(b.At, 1, 2); err != nil {
		t.Fatal(err)
	}
	other := sideOf(t, `{"data":{"set":"corners"},"network":{"hidden":[2,4]}}`)
	b.Follow(other, 5, false, now+traceEvery)
	if q := b.Quantities[b.At]; q.Name != "W1" || q.Cols != 2 || b.Row != -1 {
		t.Errorf("after another shape %s with %d columns is lit, row %d chosen", q.Name, q.Cols, b.Row)
	}
	// A class that the network has no output for.
	if err := b.Put(side, core.Point{Class: 5}); err == nil || b.Observation.Class == 5 {
		t.Errorf("class 5 of 2: %v", err)
	}
}

// TestEntries: an entry is chosen, let go by the same again, hovered while none is, and gone through along the rows and round.
func TestEntries(t *testing.T) {
	side := sideOf(t, `{}`)
	var b Bricks
	b.Enter(side)
	b.Go(b.Index("W1"))
	product := func() string {
		q := b.View(side, 8, 8).Quantity
		text := q.Entry
		for _, line := range q.Product {
			text += "|"
			for _, s := range line {
				text += s.Text
			}
		}
		return text
	}
	b.Hover(Entry{true, b.Index("z1"), 0, 1})
	if got := product(); !strings.HasPrefix(got, "z1[1]|z1[1] = X[0] · W1[0,1] + X[1] · W1[1,1]|= ") {
		t.Errorf("under the pointer is %q", got)
	}
	if err := b.Choose(b.At, 0, 2); err != nil {
		t.Fatal(err)
	}
	chain := "W1[0,2]|dLoss/dW1[0,2] = dLoss/dh1[2] · dh1/dz1[2] · dz1/dW1[0]|= "
	if got := product(); !strings.HasPrefix(got, chain) {
		t.Errorf("chosen is %q", got)
	}
	b.StepEntry(1)
	if b.Row != 1 || b.Col != 0 {
		t.Errorf("the entry after [0,2] is [%d,%d]", b.Row, b.Col)
	}
	b.StepEntry(-1)
	b.StepEntry(-3)
	if b.Row != 1 || b.Col != 2 {
		t.Errorf("three entries before [0,2] is [%d,%d]", b.Row, b.Col)
	}
	if err := b.Choose(b.Of, b.Row, b.Col); err != nil || b.Row != -1 {
		t.Errorf("the same again: row %d, %v", b.Row, err)
	}
	for _, bad := range [][3]int{{22, 0, 0}, {-1, 0, 0}, {b.At, 2, 0}, {b.At, 0, -1}} {
		if err := b.Choose(bad[0], bad[1], bad[2]); err == nil || b.Row != -1 {
			t.Errorf("%v is an entry", bad)
		}
	}
}

// TestShown: the plane shows the network after the step where new weights are lit, and that step is the run's own.
func TestShown(t *testing.T) {
	side := sideOf(t, `{"data":{"set":"custom","points":[[0.5,-1,1],[1,1,0]]},"training":{"batch":1,"sampling":"first"}}`)
	b := onFirst(t, side, false)
	if net, _, name := b.Shown(side); net != side.Run.Net || name != "" {
		t.Errorf("on the way up it shows %q", name)
	}
	b.Go(b.Index("W2 new"))
	net, _, name := b.Shown(side)
	side.Run.Step()
	if name != "after this step" || !slices.Equal(net.Flat, side.Run.Net.Flat) {
		t.Errorf("%q shows %v, the step gives %v", name, net.Flat, side.Run.Net.Flat)
	}
	b.ShowArticle(side)
	if net, _, name := b.Shown(side); net == side.Run.Net || name != "the article's example" {
		t.Errorf("the article's example is shown as %q", name)
	}
}

// TestCard: all of a quantity stands within the card's width, its equation whole and each line of it no wider than there is room.
func TestCard(t *testing.T) {
	for _, doc := range []string{
		`{}`, `{"training":{"optimizer":{"kind":"adam"},"penalty":"l2","lambda":0.1,"clip":{"kind":"norm","limit":0.1}}}`,
		`{"network":{"hidden":[64,5],"output":"softmax"},"training":{"loss":"crossentropy"}}`,
	} {
		side := sideOf(t, doc)
		b := onFirst(t, side, false)
		b.Code = true
		for _, width := range []float64{312, 900} {
			for at := range b.Quantities {
				b.Go(at)
				l, v := b.Lay(side, layout.R(20, 400, width, 320))
				var equation []string
				for _, p := range l.Pieces {
					if p.Style == layout.Equation {
						equation = append(equation, p.Text)
						if n := float64(utf8.RuneCountInString(p.Text)); n*layout.EquationWidth > p.Rect.W && strings.Contains(p.Text, " ") {
							t.Errorf("%s: %q has no room in %g", doc, p.Text, p.Rect.W)
						}
					}
					if p.Rect.X < l.Body.Area.X-0.5 {
						t.Errorf("%s: %q begins at %g, left of the card", doc, p.Text, p.Rect.X)
					}
				}
				if got := strings.Join(equation, " "); got != v.Quantity.Equation {
					t.Errorf("%s: the equation reads %q, want %q", doc, got, v.Quantity.Equation)
				}
				if len(l.Stack) != 2*b.net.Layers()+2 || !v.Stack[brickOf(&b.Quantities[at], b.net.Layers())].Lit {
					t.Errorf("%s: %d bricks stand for %s", doc, len(l.Stack), v.Quantity.Name)
				}
				foot := l.Pieces[len(l.Pieces)-1].Rect.Bottom()
				b.Scroll = 1e9
				l, _ = b.Lay(side, layout.R(20, 400, width, 320))
				if moved := foot - l.Pieces[len(l.Pieces)-1].Rect.Bottom(); moved != max(l.Body.Height-l.Body.Area.H, 0) {
					t.Errorf("%s, %s: scrolled to its end the text moves by %g of %g in %g", doc, v.Quantity.Name, moved, l.Body.Height, l.Body.Area.H)
				}
				b.Scroll = 0
			}
		}
	}
}

// TestNotes: what is special about the traced network is said, the first number that is not finite before all.
func TestNotes(t *testing.T) {
	for doc, want := range map[string]string{
		`{}`:                                    "",
		`{"data":{"set":"custom","points":[]}}`: "There are no points to train on",
		`{"network":{"hidden":[]}}`:             "There is no hidden layer",
		`{"data":{"set":"custom","points":[[1,1,1]]}}`: "No point has class 0",
	} {
		side := sideOf(t, doc)
		var b Bricks
		if err := b.Put(side, core.Point{X1: 1, X2: 1}); err != nil {
			t.Fatal(err)
		}
		if got := b.View(side, 8, 8).Note; want == "" && got != "" || !strings.HasPrefix(got, want) {
			t.Errorf("%s: it says %q, want %q", doc, got, want)
		}
		if err := side.Run.SetWeight(0, 1, 0, math.Inf(1)); err == nil {
			t.Fatal("a weight is infinite by hand")
		}
		side.Run.Net.W[0][1] = math.Inf(-1)
		b.Retrace(side)
		if got := b.View(side, 8, 8).Note; !strings.HasPrefix(got, "The first number that is not finite: W1[0,1] = −inf.") {
			t.Errorf("%s: with an infinite weight it says %q", doc, got)
		}
	}
}

// kinds are networks and ways of training in which every kind of moment comes about.
var kinds = []string{
	`{}`,
	`{"network":{"hidden":[64,5],"activation":"tanh","output":"softmax"},"training":{"loss":"crossentropy","optimizer":{"kind":"adam"}}}`,
	`{"network":{"activation":"relu"},"training":{"optimizer":{"kind":"momentum"},"penalty":"l2","lambda":0.1,"clip":{"kind":"norm","limit":0.1}}}`,
	`{"network":{"output":"softmax","activation":"linear"},"training":{"optimizer":{"kind":"rmsprop"},"penalty":"published","lambda":0.1,"reduction":"sum"}}`,
}

// eachMoment calls f in each moment of each kind, of one point and of all.
func eachMoment(t *testing.T, f func(b *Bricks, side Side, q *core.Quantity)) {
	t.Helper()
	for _, doc := range kinds {
		side := sideOf(t, doc)
		for _, batch := range []bool{false, true} {
			b := onFirst(t, side, batch)
			for at := range b.Quantities {
				b.Go(at)
				f(b, side, &b.Quantities[at])
			}
		}
	}
}

// TestSentencesBeginWithTheName: however short, the line under the network begins with the entry's name and ends with its number; the
// shortest is no more than that.
func TestSentencesBeginWithTheName(t *testing.T) {
	eachMoment(t, func(b *Bricks, _ Side, q *core.Quantity) {
		was := 1 << 20
		list := b.Sentences(network.Part{})
		for i, line := range list {
			if i == 1 { // has other digits than the first
				was = 1 << 20
			}
			text := ""
			for _, s := range line {
				text += s.Text
			}
			name, rest, ok := strings.Cut(text, "= ")
			if name = strings.TrimSpace(name); !ok || !strings.Contains(name, strings.TrimSuffix(q.Name, " new")) && !strings.HasPrefix(name, "dLoss/d"+q.Name) {
				t.Errorf("%s is told as %q", q.Name, text)
			}
			if strings.HasSuffix(rest, "…") || strings.TrimSpace(rest) == "" || utf8.RuneCountInString(text) > was {
				t.Errorf("%s ends as %q", q.Name, text)
			}
			was = utf8.RuneCountInString(text)
		}
		if last := list[len(list)-1]; len(last) != 2 || strings.ContainsAny(last[1].Text, "·+") {
			t.Errorf("%s is told at least as %v", q.Name, last)
		}
	})
}

// TestAStepIsToldInAShortLine: the sum of a new weight has a line that is no longer than a phone is wide, and in it the weight is another
// than before.
func TestAStepIsToldInAShortLine(t *testing.T) {
	eachMoment(t, func(b *Bricks, _ Side, q *core.Quantity) {
		if !strings.HasSuffix(q.Name, " new") {
			return
		}
		text := ""
		for _, s := range b.Sentences(network.Part{})[1] {
			text += s.Text
		}
		_, rest, _ := strings.Cut(text, " = ")
		old, _, worked := strings.Cut(rest, " − ")
		if n := utf8.RuneCountInString(text); n > 56 || !worked || strings.HasSuffix(rest, " = "+old) {
			t.Errorf("the step is told in %d letters as %q", n, text)
		}
	})
}

// TestEquationsStandInALine: none has a list of other equations behind it or an index that is no typography; what an optimizer remembers
// stands below.
func TestEquationsStandInALine(t *testing.T) {
	eachMoment(t, func(b *Bricks, side Side, q *core.Quantity) {
		v := b.View(side, 8, 8).Quantity
		if strings.Count(v.Equation, "=") > 1 || strings.Contains(v.Equation, "_") || !strings.HasPrefix(v.Equation, q.Name) {
			t.Errorf("%s has the equation %q", q.Name, v.Equation)
		}
		if (len(v.Where) > 0) != (q.Parts != nil) {
			t.Errorf("below %s stands %q", v.Equation, v.Where)
		}
		if q.Parts == nil {
			return
		}
		if v.Equation != q.Name+" = "+q.Uses[0]+" − step" || len(v.Matrices) != 3 || v.Matrices[2].Name != "step" {
			t.Errorf("%s has the equation %q with %d matrices", q.Name, v.Equation, len(v.Matrices))
		}
		product := b.product(q, 0, 0)
		number := func(q *core.Quantity) string { return b.bracket(q.Values[0]) }
		if got, want := product[1][0].Text, "= "+b.text(b.Quantities[b.Index(q.Uses[0])].Values[0])+" − "+number(&q.Parts[0]); got != want {
			t.Errorf("%s[0,0] is %q, want %q", q.Name, got, want)
		}
	})
}

// TestSoftmaxSlope: the entries on the diagonal and off it are products of their own, lit where they come from.
func TestSoftmaxSlope(t *testing.T) {
	side := sideOf(t, kinds[1])
	b := onFirst(t, side, false)
	b.Go(b.Index("dh3/dz3"))
	for _, k := range []struct {
		row, col int
		says     string
		lit      int // entries of h3 in diag(h3), h3ᵀ and h3
	}{{0, 0, "dh3/dz3[0,0] = h3[0] (1 − h3[0])", 3}, {0, 1, "dh3/dz3[0,1] = −h3[0] · h3[1]", 2}} {
		b.Row = -1
		if err := b.Choose(b.At, k.row, k.col); err != nil {
			t.Fatal(err)
		}
		v := b.View(side, 8, 8).Quantity
		lit := 0
		for _, m := range v.Matrices[1:] {
			for _, row := range m.Lit {
				for _, on := range row {
					if on {
						lit++
					}
				}
			}
		}
		if got := v.Product[0][0].Text; got != k.says || lit != k.lit || v.Equation != "dh3/dz3 = diag(h3) − h3ᵀ · h3" {
			t.Errorf("%s: %q with %d lit, want %q with %d", v.Equation, got, lit, k.says, k.lit)
		}
	}
}

// TestSays: a moment has the sentence that is true of it, and of no other kind of moment.
func TestSays(t *testing.T) {
	said := map[string]string{} // sentence → symbol, or what it is over
	eachMoment(t, func(b *Bricks, _ Side, q *core.Quantity) {
		text := b.says(q)
		k := cmp.Or(string(q.Over), q.Symbol)
		if isNew(q) { // of weights and biases alike
			k = "new"
		}
		if was, ok := said[text]; ok && was != k {
			t.Errorf("%s and %s are both %q", was, q.Name, text)
		}
		said[text] = k
	})
	for text, k := range said {
		if k == "mean" && !strings.Contains(text, "mean of all points") || strings.Contains(text, "squashed") && k != "h" {
			t.Errorf("%s is %q", k, text)
		}
	}
	relu := sideOf(t, kinds[2])
	b := onFirst(t, relu, false)
	if got := b.says(&b.Quantities[b.Index("h1")]); strings.Contains(got, "squashed") {
		t.Errorf("relu is %q", got)
	}

	clipped := sideOf(t, `{"training":{"clip":{"kind":"norm","limit":0.01}}}`)
	for batch, want := range map[bool]string{false: "The gradient, bounded", true: "The gradient of all points, bounded"} {
		b := onFirst(t, clipped, batch)
		if got := b.says(&b.Quantities[b.Index("clipped dLoss/dW1")]); !strings.HasPrefix(got, want) {
			t.Errorf("clipped, of all points %v, it is %q", batch, got)
		}
	}
}

// TestCodeOfAllPoints: the gradient of all points comes about in the lines of the one's.
func TestCodeOfAllPoints(t *testing.T) {
	b := onFirst(t, sideOf(t, `{}`), true)
	training := b.of.Training()
	for _, name := range []string{"dLoss/dW1", "dLoss/db1"} {
		one := codeOf(&b.Quantities[b.Index(name)], b.net, &training)
		all := codeOf(&b.Quantities[b.Index("mean "+name)], b.net, &training)
		if !slices.EqualFunc(one, all, func(a, b CodeLines) bool { return a.Line == b.Line && slices.Equal(a.Marks, b.Marks) }) {
			t.Errorf("mean %s is in %v, that of one point in %v", name, all, one)
		}
	}
}
