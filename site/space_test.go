package site_test

import (
	"math"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"
)

// TestBendThePlaneOnThePage takes the plane into the hidden space by the slider among the controls, and by the one in the figure, with a
// mouse; pointing at a point in the plane lights it there; and for a reader who wants no motion it plays from stop to stop.
func TestBendThePlaneOnThePage(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().open({data: {set: 'circle', n: 60, points: [[0.25, -0.5, 0]]}, network: {hidden: [3], activation: 'tanh'}, training: {learningRate: 1}}), x().pause(), x().step(200))`)
	b.wait("200 steps", `x().state().step === 200`)
	b.choose("Below the plane", "Hidden space")
	b.wait("the hidden space", `x().hidden().moved === 3 && x().hidden().moves.length === 3`)

	slider := b.find("slider", "Bend the plane")
	on[any](b, slider, `function() { this.scrollIntoView({block: 'center'}); this.focus(); }`)
	b.press(kb.Home)
	b.wait("the plane itself", `x().hidden().moved === 0 && x().hidden().axes.join() === 'x1,x2,' && x().hidden().title === 'hidden space · the plane itself'`)
	b.press(kb.ArrowRight)
	b.wait("a little of W", `x().hidden().moved > 0 && x().hidden().move === 'multiply by W1'`)
	b.typeInto(b.find("textbox", "Bend the plane, typed"), "1.5")
	b.wait("half of the shift", `x().hidden().moved === 1.5 && x().hidden().move === 'shift by b1'`)

	at := eval[[]float64](b, `(() => {
		document.getElementById('figure').scrollIntoView({block: 'start'});
		const f = document.getElementById('figure').getBoundingClientRect(), s = x().hidden().slider;
		return [f.x + s[0], f.y + s[1] + s[3] / 2, s[2]];
	})()`)
	x, y, w := at[0], at[1], at[2]
	b.drag(x+w/2, y, x+w*0.9, y)
	b.wait("nearly all of it", `Math.abs(x().hidden().moved - 2.7) < 0.06`)
	if points := eval[int](b, `x().state().points`); points != 61 {
		t.Errorf("sliding has made them %d points", points)
	}

	px, py := b.place(0.25, -0.5)
	b.mouse(mouseMoved, px, py, "none")
	b.wait("the lit point", `x().hidden().lit === 60 && x().hidden().notes[0].includes('→ h1 (')`)

	b.media(laptop, &emulation.MediaFeature{Name: "prefers-reduced-motion", Value: "reduce"})
	eval[any](b, `(x().set('hidden.bend', 0), window.moves = new Set(), x().subscribe(() => window.moves.add(x().hidden().moved)), x().press('hidden.play'))`)
	b.wait("the end of the way", `x().hidden().moved === 3`)
	for _, m := range eval[[]float64](b, `[...window.moves]`) {
		if m != math.Trunc(m) {
			t.Errorf("without motion it stands at %g", m)
		}
	}
}
