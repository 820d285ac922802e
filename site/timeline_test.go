package site_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
)

// curve is the place of a step on the curve of the loss, in CSS pixels of the page.
func (b *tab) curve(step int) (x, y float64) {
	b.Helper()
	at := eval[[]float64](b, `((step) => {
		const f = document.getElementById('figure').getBoundingClientRect();
		const c = x().curves().at(-1);
		return [f.x + c.x + c.width * (step - c.first) / (c.last - c.first), f.y + c.y + c.height / 2, f.y];
	})(`+strconv.Itoa(step)+`)`)
	return at[0], at[1]
}

// TestTimeline looks back along the curve by mouse and keys, goes on from there, and takes that back.
func TestTimeline(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().open({data: {set: 'corners'}, network: {hidden: [3]}, training: {learningRate: 1}}), x().pause())`)
	eval[any](b, `x().step(300)`)
	b.wait("300 steps", `x().state().step === 300`)
	eval[any](b, `window.at200 = JSON.stringify(x().project().weights)`)
	eval[any](b, `x().step(200)`)
	b.wait("500 steps", `x().state().step === 500`)
	eval[any](b, `window.now = JSON.stringify(x().project())`)

	x0, y := b.curve(400)
	x1, _ := b.curve(300)
	mouse := func(kind input.DispatchMouseEventType, x float64) {
		p := input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: input.MouseButtonLeft, ClickCount: 1}
		if kind == input.DispatchMouseEventTypeMouseMoved {
			p.Buttons, p.ClickCount = 1, 0
		}
		command(b, input.DispatchMouseEvent, p)
	}
	mouse(input.DispatchMouseEventTypeMousePressed, x0)
	mouse(input.DispatchMouseEventTypeMouseMoved, x1)
	b.wait("an earlier step", `Math.abs(x().state().step - 300) < 12`)
	b.wait("its words", `document.getElementById('status-until').textContent === ', back from 500'`)
	mouse(input.DispatchMouseEventTypeMouseReleased, x1)
	b.wait("now", `x().state().step === 500 && JSON.stringify(x().project()) === window.now`)

	b.typeInto(b.find("textbox", "Look at step, typed"), "300")
	b.wait("step 300", `x().state().step === 300`)
	if !eval[bool](b, `JSON.stringify(x().project().weights) === window.at200`) {
		t.Error("step 300 is another than it was")
	}
	b.click(b.find("button", "Back to now"))
	b.wait("now again", `JSON.stringify(x().project()) === window.now`)
	b.typeInto(b.find("textbox", "Look at step, typed"), "300")
	b.wait("step 300 again", `x().state().step === 300`)
	b.click(b.find("button", "Go on from here"))
	b.wait("the way on", `x().state().untilText === '' && x().state().step === 300`)
	eval[any](b, `x().undo()`)
	b.wait("the later run", `JSON.stringify(x().project()) === window.now`)
}

// TestTimelineByFinger: a finger that goes along the curve looks back, one that goes up or down scrolls the page.
func TestTimelineByFinger(t *testing.T) {
	b := start(t, phone)
	command(b, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 2})
	eval[any](b, `(x().open({data: {set: 'corners'}}), x().pause(), x().step(500))`)
	b.wait("500 steps", `x().state().step === 500`)
	eval[any](b, `document.getElementById('figure').scrollIntoView({block: 'start', behavior: 'instant'})`)
	x0, y := b.curve(400)
	x1, _ := b.curve(100)
	b.touch(input.DispatchTouchEventTypeTouchStart, x0, y)
	for i := range 6 {
		b.touch(input.DispatchTouchEventTypeTouchMove, x0+(x1-x0)*float64(i+1)/6, y+float64(i))
		b.frame()
	}
	b.wait("an earlier step", `Math.abs(x().state().step - 100) < 30`)
	b.touch(input.DispatchTouchEventTypeTouchEnd)
	b.wait("now", `x().state().step === 500`)
	before := eval[float64](b, `scrollY`)
	b.swipe(x0, y, x0+4, y-150)
	b.wait("a page that scrolls", fmt.Sprintf(`scrollY > %g`, before+50))
	if n := eval[int](b, `x().state().step`); n != 500 {
		t.Errorf("after a swipe step %d is shown", n)
	}
}

// TestFilm saves a film of the run while it goes on.
func TestFilm(t *testing.T) {
	b := start(t, laptop.inFull())
	eval[any](b, `(x().open({data: {set: 'corners'}}), x().pause(), x().step(300), x().set('film.frames', 4))`)
	b.wait("300 steps", `x().state().step === 300`)
	eval[any](b, `window.saved = []`)
	eval[any](b, `(x().subscribe((s) => { if (s.message && window.saved.at(-1) !== s.message) { window.saved.push(s.message) } }), 1)`)
	eval[any](b, `x().run()`)
	b.click(b.find("button", "Save film"))
	b.wait("a film", `window.saved.some((text) => text.includes('xorcery-film.gif'))`)
	if eval[int](b, `x().state().step`) <= 300 {
		t.Error("the run has waited for the film")
	}
}
