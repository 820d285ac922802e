package figure

import (
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/network"
	"xorcery/wasm/view/viewtest"
)

// TestAStepIsToldWholeOnAPhone: in the two lines under the narrowest network a new weight has the old one, what is taken away, and the sum,
// and no line is wider than the room.
func TestAStepIsToldWholeOnAPhone(t *testing.T) {
	const width = 196 // at 360×640 and 844×390
	c := lettered(t)
	l := bricks.LayPulse(layout.R(0, 0, width, 210))
	rows := int(l.Sentence.H / bricks.SentenceLine)
	for _, doc := range []string{
		`{}`, `{"training":{"learningRate":0.001}}`, `{"training":{"optimizer":{"kind":"adam"}}}`, `{"training":{"optimizer":{"kind":"nesterov"}}}`,
		`{"network":{"hidden":[64],"output":"softmax"},"training":{"loss":"crossentropy"}}`,
	} {
		run := viewtest.Run(t, viewtest.Parse(t, doc))
		var b bricks.Bricks
		if err := b.Put(bricks.Side{Run: run, Features: core.DefaultProject().Data.Features}, run.Points()[0]); err != nil {
			t.Fatal(err)
		}
		for at, q := range b.Quantities {
			b.Go(at)
			all := ""
			for _, line := range c.told(b.Sentences(network.Part{}), width, rows) {
				wide := 0.0
				for i, k := range line {
					if i == len(line)-1 {
						k.text = strings.TrimRight(k.text, " ")
					}
					wide += c.width(k.text, k.style)
					all += k.text
				}
				if wide > width {
					t.Errorf("%s: a line of %q is %g wide", q.Name, all, wide)
				}
				all += " "
			}
			if strings.HasSuffix(q.Name, " new") && (!strings.Contains(all, "− ") || strings.Count(all, "= ") != 2) {
				t.Errorf("%s is told as %q", q.Name, all)
			}
		}
	}
}
