package figure

import (
	"testing"
	"unicode/utf8"

	"xorcery/wasm/layout"
	"xorcery/wasm/letters"
	"xorcery/wasm/view/viewtest"
)

// TestEquationsHaveTheirLetters: both fonts have what every equation is written with, or what stands for it; and a line of an equation is
// no wider than layout takes it to be.
func TestEquationsHaveTheirLetters(t *testing.T) {
	c := lettered(t)
	seen := map[rune]bool{}
	for _, doc := range []string{
		`{}`, `{"network":{"output":"softmax"},"training":{"loss":"crossentropy","penalty":"l2","lambda":0.1,"clip":{"kind":"norm","limit":0.1}}}`,
		`{"training":{"optimizer":{"kind":"adam"}}}`, `{"training":{"optimizer":{"kind":"rmsprop"},"clip":{"kind":"value","limit":0.1}}}`,
		`{"training":{"optimizer":{"kind":"nesterov"},"penalty":"published","lambda":0.1}}`,
	} {
		run := viewtest.Run(t, viewtest.Parse(t, doc))
		list, err := run.Trace(run.Points()[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range list {
			list = append(list, q.Parts...)
		}
		for _, q := range list {
			for _, r := range q.Name + q.Equation {
				seen[r] = true
			}
			for _, line := range layout.BreakLines(q.Name+" = "+q.Equation, 40) {
				if w, most := c.width(line, equation), float64(utf8.RuneCountInString(line))*layout.EquationWidth; w > most {
					t.Errorf("%q is %g wide; layout takes it for %g", line, w, most)
				}
			}
		}
	}
	for r := range seen {
		for _, bold := range []bool{false, true} {
			if _, known := c.fonts.Face(12, bold).Advance(r); known == letters.Lacking {
				t.Errorf("the font lacks %c", r)
			}
		}
	}
	if !seen['⊙'] || !seen['ᵀ'] || !seen['ᵗ'] {
		t.Error("the equations have changed")
	}
}
