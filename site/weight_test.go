package site_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// feels waits until what is told of one weight is of the run as it stands.
func (b *tab) feels(what, also string) {
	b.Helper()
	b.wait(what, `(() => { const w = x().weight(); return w.fresh && (`+also+`); })()`)
}

// TestOneWeight feels one weight in the page: by its control, a drag along the curve, and the buttons; then without a neuron, and the
// gradient check.
func TestOneWeight(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().open({data: {set: 'corners'}, network: {hidden: [3]}, training: {learningRate: 2}}), x().pause())`)
	b.choose("Below the plane", "One weight")
	b.feels("a curve", `w.losses.length >= 61 && w.width > 100 && w.height > 50`)
	if off := eval[float64](b, `Math.abs(x().weight().slope - x().weight().numeric)`); off > 1e-8 {
		t.Errorf("backprop's slope is %g off the numeric one", off)
	}
	eval[any](b, `(x().set('selected.layer', 2), x().set('selected.from', 1), x().set('selected.to', 0))`)
	b.feels("W2[1,0]", `w.name === 'W2[1,0]'`)

	place := eval[[]float64](b, `(() => {
		const f = document.getElementById('figure').getBoundingClientRect(), w = x().weight();
		return [f.x + w.x, f.y + w.y + w.height / 2, w.width, w.low, w.high];
	})()`)
	b.drag(place[0]+place[2]*0.5, place[1], place[0]+place[2]*0.75, place[1])
	want := place[3] + 0.75*(place[4]-place[3])
	b.feels("a weight that was dragged", `w.value !== null`)
	if v := eval[float64](b, `x().weight().value`); math.Abs(v-want) > 0.03*(place[4]-place[3]) {
		t.Errorf("dragged to %g it is %g", want, v)
	}

	eval[any](b, `window.before = x().weight()`)
	b.click(b.find("button", "Roll once"))
	b.feels("a roll", `w.rolls === 1 && Math.abs(w.value - (window.before.value - 2 * window.before.slope)) < 1e-12`)
	eval[any](b, `x().undo()`)
	b.feels("the weight before the roll", `w.value === window.before.value && w.rolls === 0`)
	b.click(b.find("button", "Roll on"))
	b.wait("five rolls", `x().weight().rolls >= 5`)
	b.click(b.find("button", "Stop rolling"))
	b.wait("rest", `!x().weight().playing`)

	eval[any](b, `(x().set('selected.layer', 1), x().set('selected.from', -1), x().set('selected.to', 2))`)
	b.click(b.find("button", "Switch h1[2] off"))
	b.wait("the network without h1[2]", `x().state().off?.neurons.join() === 'h1[2]' && x().state().off.accuracy !== null && x().state().off.text.includes('without h1[2]: ')`)
	b.click(b.find("button", "All neurons on"))
	b.wait("the whole network", `x().state().off === null`)
	if text := eval[string](b, `(() => { try { x().switchNeuron(2, 0); } catch (error) { return error.message; } })()`); text == "" {
		t.Error("an output can be switched off")
	}

	b.choose("Below the plane", "Gradient check")
	b.wait("a check that passes", `x().state().check?.verdict === 'pass'`)
	eval[any](b, `(x().set('training.penalty', 'published'), x().set('training.lambda', 0.1))`)
	b.wait("one that fails", `x().state().check?.verdict === 'fail'`)
}

// TestOneWeightByFinger: a finger that goes along the curve sets the weight, one that goes up or down scrolls the page.
func TestOneWeightByFinger(t *testing.T) {
	b := start(t, phone)
	eval[any](b, `(x().open({data: {set: 'corners'}, network: {hidden: [3]}}), x().pause(), x().set('lower', 'weight'))`)
	b.feels("a curve", `w.width > 100 && w.height > 40`)
	eval[any](b, `document.getElementById('figure').scrollIntoView({block: 'start', behavior: 'instant'})`)
	place := eval[[]float64](b, `(() => {
		const f = document.getElementById('figure').getBoundingClientRect(), w = x().weight();
		return [f.x + w.x, f.y + w.y + w.height / 2, w.width, w.value];
	})()`)
	y := place[1]
	b.touch(input.DispatchTouchEventTypeTouchStart, place[0]+place[2]*0.5, y)
	for i := range 6 {
		b.touch(input.DispatchTouchEventTypeTouchMove, place[0]+place[2]*(0.5+0.05*float64(i)), y+float64(i))
		b.frame()
	}
	b.touch(input.DispatchTouchEventTypeTouchEnd)
	b.wait("a weight that was dragged", `Math.abs(x().weight().value - `+ftoa(place[3])+`) > 0.1`)
	b.frame()
	b.feels("the weight at rest", `true`)
	eval[any](b, `window.value = x().weight().value`)
	before := eval[float64](b, `scrollY`)
	b.swipe(place[0]+place[2]*0.5, y, place[0]+place[2]*0.5+3, y-150)
	b.wait("a page that scrolls", `scrollY > `+ftoa(before+50))
	b.feels("the weight still", `w.value === window.value`)
}

func ftoa(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
