package app

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"xorcery/core"
)

// Every entry of every quantity has a product whose last line is its value, in all kinds of training.
func TestProductsGiveTheirEntries(t *testing.T) {
	for _, doc := range []string{
		`{}`,
		`{"network":{"hidden":[]}}`,
		`{"network":{"hidden":[4,3],"activation":"tanh","output":"softmax"}}`,
		`{"network":{"hidden":[2],"activation":"relu","output":"softmax"},"training":{"loss":"crossentropy","penalty":"l1","lambda":0.1}}`,
		`{"network":{"activation":"linear","bias":false},"training":{"loss":"crossentropy","penalty":"published","lambda":0.1}}`,
		`{"training":{"penalty":"l2","lambda":0.1,"clip":{"kind":"norm","limit":0.01},"optimizer":{"kind":"adam"}}}`,
		`{"training":{"optimizer":{"kind":"nesterov"},"clip":{"kind":"value","limit":0.01}}}`,
		`{"training":{"optimizer":{"kind":"rmsprop"}}}`,
	} {
		u := inBricks(t, doc, false)
		u.Pause()
		u.Advance(20)
		u.must(u.Press("brick.own"))
		u.must(u.SetControl("brick.digits", true))
		for at := range u.Bricks.Quantities {
			u.goToBrick(at)
			q := &u.Bricks.Quantities[at]
			for i, value := range q.Values {
				u.Bricks.Row = -1
				u.must(u.chooseEntry(at, i/q.Cols, i%q.Cols))
				v := u.brickView(8, 8).Quantity
				text := ""
				for _, span := range v.Product[len(v.Product)-1] {
					text += span.Text
				}
				gradient := len(q.Equation) == 0 && (q.Name[0] == 'W' || q.Name[0] == 'b')
				if !gradient && !strings.Contains(text, "= "+core.FormatDigits(value)) {
					t.Errorf("%s: %s ends in %q, want %s", doc, v.Entry, text, core.FormatDigits(value))
				}
				if gradient && !strings.HasPrefix(v.Product[0][0].Text, "d") {
					t.Errorf("%s: the weight %s shows %v, no derivative", doc, v.Entry, v.Product[0])
				}
			}
			if len(u.brickView(8, 8).Quantity.Reuses) != len(q.Uses) {
				t.Errorf("%s: %s reuses %v", doc, q.Name, q.Uses)
			}
		}
	}
}

// TestWeightShowsItsChain multiplies the three colored factors of a weight's product.
func TestWeightShowsItsChain(t *testing.T) {
	u := inBricks(t, `{}`, false)
	u.must(u.Press("brick.article"))
	u.goToBrick(u.Bricks.Index("W2"))
	u.must(u.chooseEntry(u.Bricks.At, 1, 0))
	v := u.brickView(8, 8).Quantity
	if v.Entry != "W2[1,0]" {
		t.Errorf("the entry is %s", v.Entry)
	}
	product, factors := 1.0, 0
	for _, span := range v.Product[1] {
		if span.Factor > 0 {
			var x float64
			if _, err := fmt.Sscan(strings.Replace(strings.Trim(span.Text, "()"), "−", "-", 1), &x); err != nil {
				t.Fatal(err)
			}
			product *= x
			factors++
		}
	}
	want := u.Bricks.Quantities[u.Bricks.Index("dLoss/dW2")].Values[2]
	if factors != 3 || math.Abs(product-want) > 1e-8 {
		t.Errorf("%d factors multiply to %g, want %g", factors, product, want)
	}
}

// A function's entry is written out with its own numbers.
func TestProductIsWrittenOut(t *testing.T) {
	u := inBricks(t, `{}`, false)
	u.must(u.Press("brick.article"))
	for name, want := range map[string]string{
		"h2":        "h2[1] = sigmoid(z2[1]) | = sigmoid(−0.18394635) | = 0.45414264",
		"dh2/dz2":   "dh2/dz2[1] = h2[1] (1 − h2[1]) | = 0.45414264 (1 − 0.45414264) | = 0.2478971",
		"dLoss/dh2": "dLoss/dh2[1] = h2[1] − Y[1] | = 0.45414264 − 0 | = 0.45414264",
		"W2 new":    "W2 new[0,1] = W2[0,1] − α · dLoss/dW2[0,1] | = −0.30992816 − 0.001 · 0.02209533 | = −0.30995026",
		"z1":        "z1[1] = X[0] · W1[0,1] + X[1] · W1[1,1] | = 1.76405235 · 0.37769425 + 0.40015721 · 0.60920496 | = 0.91005018",
		"dLoss/dh1": "dLoss/dh1[1] = dLoss/dz2[0] · W2[1,0] + dLoss/dz2[1] · W2[1,1] | = (−0.14673508) · (−0.31583913) + 0.11258065 · (−0.27706468) | = 0.01515256",
	} {
		at := u.Bricks.Index(name)
		u.goToBrick(at)
		u.must(u.chooseEntry(at, 0, 1))
		var lines []string
		for _, line := range u.brickView(8, 8).Quantity.Product {
			text := ""
			for _, span := range line {
				text += span.Text
			}
			lines = append(lines, text)
		}
		if got := strings.Join(lines, " | "); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}
