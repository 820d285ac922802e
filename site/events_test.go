package site_test

import (
	"math"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// mouse sends one mouse event without waiting for anything.
func (b *tab) mouse(kind input.DispatchMouseEventType, x, y float64, button input.MouseButton) {
	b.Helper()
	command(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: button, ClickCount: 1})
}

// key sends one key event; modifiers are the protocol's: 1 Alt, 2 Ctrl, 4 Meta, 8 Shift.
func (b *tab) key(kind input.DispatchKeyEventType, key, code string, modifiers int64) {
	b.Helper()
	p := input.DispatchKeyEventParams{Type: kind, Key: key, Code: code, Modifiers: modifiers}
	if kind == input.DispatchKeyEventTypeKeyDown && len([]rune(key)) == 1 && modifiers&^8 == 0 {
		p.Text = key
	}
	command(b, input.DispatchKeyEvent, p)
}

// stroke presses a key and lets it go.
func (b *tab) stroke(key, code string, modifiers int64) {
	b.Helper()
	b.key(input.DispatchKeyEventTypeKeyDown, key, code, modifiers)
	b.key(input.DispatchKeyEventTypeKeyUp, key, code, modifiers)
}

// corners opens the four corners, paused.
func (b *tab) corners() {
	b.Helper()
	eval[any](b, `(x().open({data: {set: 'corners'}}), x().pause(), null)`)
	b.wait("the corners", `x().state().points === 4`)
}

const (
	mouseMoved    = input.DispatchMouseEventTypeMouseMoved
	mousePressed  = input.DispatchMouseEventTypeMousePressed
	mouseReleased = input.DispatchMouseEventTypeMouseReleased
)

// TestReleaseOutsideTheFrame drags out of the frame and lets go there: the drag goes on outside, ends with the release, and
// the next click is heard.
func TestReleaseOutsideTheFrame(t *testing.T) {
	b := start(t, laptop)
	for _, tool := range []string{"", "paint", "eraser"} {
		b.corners()
		eval[any](b, `(x().set('paint', `+boolean(tool == "paint")+`), x().set('eraser', `+boolean(tool == "eraser")+`), null)`)
		left := eval[float64](b, `document.getElementById('figure').getBoundingClientRect().left`)
		x0, y0 := b.place(1, 1)
		if tool == "eraser" {
			x0, y0 = b.place(0, 0.5)
		}
		b.mouse(mouseMoved, x0, y0, input.MouseButtonNone)
		b.mouse(mousePressed, x0, y0, input.MouseButtonLeft)
		b.frame()
		b.mouse(mouseMoved, left-40, y0-10, input.MouseButtonLeft)
		b.frame()
		b.mouse(mouseReleased, left-40, y0-10, input.MouseButtonLeft)
		b.frame()
		after := eval[string](b, `JSON.stringify(x().project().data)`)
		if tool == "" && !strings.Contains(after, "[-1.5,") {
			t.Errorf("a point dragged out of the frame did not come to the border: %s", after)
		}
		for _, p := range [][2]float64{{-1, -1}, {0.5, 0.5}, {1, -1}, {-1, 1}} {
			px, py := b.place(p[0], p[1])
			b.mouse(mouseMoved, px, py, input.MouseButtonNone)
			b.frame()
		}
		if now := eval[string](b, `JSON.stringify(x().project().data)`); now != after {
			t.Errorf("%s: the bare pointer changed the points from %s to %s", tool, after, now)
		}
		points := eval[int](b, `x().state().points`)
		px, py := b.place(0.2, -0.4)
		b.must(chromedp.Do(b.ctx, chromedp.MouseClickXY(px, py, chromedp.ButtonRight)))
		b.wait("the next right click", `x().state().points === `+number(float64(points+1)))
	}
}

func boolean(v bool) string {
	if v {
		return "true"
	}
	return "false"
}

// TestQuickTaps taps on a phone, each over before the next frame, while the figure is paused.
func TestQuickTaps(t *testing.T) {
	b := start(t, phone)
	b.corners()
	eval[any](b, `scrollTo({top: 0, behavior: 'instant'})`)
	b.frame()
	for i := range 5 {
		x, y := b.place(-0.8+0.4*float64(i), 0.3)
		b.touch(input.DispatchTouchEventTypeTouchStart, x, y)
		b.touch(input.DispatchTouchEventTypeTouchEnd)
	}
	b.wait("a point of each tap", `x().state().points === 9`)
	for i := range 5 {
		b.wait("the taps in their order", `Math.abs(x().project().data.points[`+number(float64(i))+`][0] - `+number(-0.8+0.4*float64(i))+`) < 0.03`)
	}
}

// TestClicksAtLowFrameRates clicks six times between two frames of a figure that shows two a second.
func TestClicksAtLowFrameRates(t *testing.T) {
	slow := laptop
	slow.before = `if (location.pathname === '/figure.html') { globalThis.requestAnimationFrame = (f) => setTimeout(() => f(performance.now()), 500); }`
	b := start(t, slow)
	b.corners()
	for i := range 6 {
		x, y := b.place(-1+0.35*float64(i), -0.3)
		b.mouse(mouseMoved, x, y, input.MouseButtonNone)
		b.mouse(mousePressed, x, y, input.MouseButtonLeft)
		b.mouse(mouseReleased, x, y, input.MouseButtonLeft)
	}
	b.wait("a point of each click", `x().state().points === 10`)
	for i := range 6 {
		b.wait("the clicks in their order", `Math.abs(x().project().data.points[`+number(float64(i))+`][0] - `+number(-1+0.35*float64(i))+`) < 0.03`)
	}
}

// TestKeysThatGoUpUnheard holds keys whose keyup the browser or the system keeps: nothing goes on by itself.
func TestKeysThatGoUpUnheard(t *testing.T) {
	b := start(t, laptop)
	b.corners()
	b.focusFigure()
	down, up := input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp
	b.key(down, "ArrowRight", "ArrowRight", 0)
	b.key(down, "Control", "ControlLeft", 2)
	b.key(up, "ArrowRight", "ArrowRight", 2)
	b.key(up, "Control", "ControlLeft", 0)
	b.wait("a cursor", `x().state().readout.startsWith('x1 ')`)
	at := eval[string](b, `x().state().readout`)
	for range 40 { // longer than a key waits before it repeats
		b.frame()
	}
	if now := eval[string](b, `x().state().readout`); now != at {
		t.Errorf("the cursor went from %q to %q by itself", at, now)
	}
	// A Mac tells no keyup of a letter under ⌘.
	eval[any](b, `(x().addPoint(0, 0, 1), x().addPoint(0.1, 0, 1), x().addPoint(0.2, 0, 1), null)`)
	b.key(down, "Meta", "MetaLeft", 4)
	b.key(down, "z", "KeyZ", 4)
	b.key(up, "Meta", "MetaLeft", 0)
	b.wait("one undo", `x().state().points === 6`)
	b.key(down, "Meta", "MetaLeft", 4)
	for range 40 {
		b.frame()
	}
	b.key(up, "Meta", "MetaLeft", 0)
	if n := eval[int](b, `x().state().points`); n != 6 {
		t.Errorf("⌘ alone left %d points, want 6", n)
	}
}

// TestKeysAreLetters types undo and the like on other keyboards: what is typed counts, not the place of its key; where
// another script is typed, the place.
func TestKeysAreLetters(t *testing.T) {
	b := start(t, laptop)
	b.corners()
	b.focusFigure()
	points := func(n int) string { return `x().state().points === ` + number(float64(n)) }
	for _, k := range []struct{ layout, key, code string }{
		{"QWERTY", "z", "KeyZ"}, {"QWERTZ", "z", "KeyY"}, {"AZERTY", "z", "KeyW"}, {"Dvorak", "z", "Slash"}, {"Cyrillic", "я", "KeyZ"}, {"Greek", "ζ", "KeyZ"},
	} {
		eval[any](b, `(x().addPoint(0.25, 0.5, 1), null)`)
		b.stroke(k.key, k.code, 2)
		b.wait("undo on "+k.layout, points(4))
		b.stroke(strings.ToUpper(k.key), k.code, 10)
		b.wait("redo on "+k.layout, points(5))
		b.stroke(k.key, k.code, 2)
		b.wait("undo again on "+k.layout, points(4))
	}
	eval[any](b, `(x().addPoint(0.25, 0.5, 1), x().undo(), null)`)
	b.stroke("y", "KeyZ", 2)
	b.wait("redo on QWERTZ", points(5))

	class := eval[string](b, `x().get('brush')`)
	b.stroke("-", "Digit6", 0)
	b.wait("− to show more", `x().state().plane.maxX1 > 1.5`)
	if now := eval[string](b, `x().get('brush')`); now != class {
		t.Errorf("− on AZERTY made the class %s, it was %s", now, class)
	}
	b.stroke("у", "KeyE", 0)
	b.wait("the eraser on Cyrillic", `x().get('eraser') === true`)

	// Alt is the browser's and the system's; what AltGr makes is text.
	eval[any](b, `(window.heard = [], figure().addEventListener('keydown', (e) => setTimeout(() => heard.push([e.key, e.defaultPrevented])), true), null)`)
	step := eval[int](b, `x().state().step`)
	b.stroke("n", "KeyN", 1)
	b.stroke("ArrowDown", "ArrowDown", 1)
	b.wait("two keys", `heard.length === 2`)
	if prevented := eval[bool](b, `heard.some(([, prevented]) => prevented)`); prevented {
		t.Error("the figure takes what belongs to Alt")
	}
	if now := eval[int](b, `x().state().step`); now != step {
		t.Errorf("Alt+N took %d steps", now-step)
	}
}

// TestUndoAnywhere presses Ctrl+Z with the focus on a button and on a slider of the page, and in a field, whose own it is.
func TestUndoAnywhere(t *testing.T) {
	b := start(t, laptop)
	b.corners()
	for i, focus := range []string{`document.querySelector('#buttons button')`, `document.querySelector('input[type=range]')`, `document.querySelector('a.open')`, `document.body`} {
		eval[any](b, `(x().addPoint(0.25, 0.5, 1), `+focus+`.focus({ preventScroll: true }), null)`) // no chapter comes to rest meanwhile
		b.stroke("z", "KeyZ", 2)
		b.wait("undo from place "+number(float64(i)), `x().state().points === 4`)
		b.stroke("Z", "KeyZ", 10)
		b.wait("redo from place "+number(float64(i)), `x().state().points === 5`)
		eval[any](b, `(x().undo(), null)`)
	}
	eval[any](b, `(x().addPoint(0.25, 0.5, 1), document.querySelector('.line .exact').focus(), null)`)
	b.press("7")
	b.stroke("z", "KeyZ", 2)
	b.frame()
	if n := eval[int](b, `x().state().points`); n != 5 {
		t.Errorf("Ctrl+Z in a field left %d points, want 5", n)
	}
	alone := open(t, laptop, "/figure.html")
	alone.wait("the figure", `x().ready.then(() => true)`)
	alone.corners()
	eval[any](alone, `(x().addPoint(0.25, 0.5, 1), document.activeElement.blur(), null)`)
	alone.stroke("z", "KeyZ", 2)
	alone.wait("undo in the figure", `x().state().points === 4`)
}

// TestKeysBesideTheFigure focuses buttons and a slider beside the figure and types a shortcut: it is the figure's, and Space the button's.
func TestKeysBesideTheFigure(t *testing.T) {
	b := start(t, laptop)
	b.corners()
	eval[any](b, `(x().pause(), null)`)
	for _, focus := range []string{`document.querySelector('#buttons button')`, `document.querySelector('#controls button')`, `document.querySelector('#controls input[type=range]')`} {
		eval[any](b, `(window.before = x().state().step, `+focus+`.focus(), null)`)
		b.stroke("n", "KeyN", 0)
		b.wait("a step", `x().state().step === before + 1`)
		b.stroke("?", "Slash", 8)
		b.wait("the sheet of shortcuts", `document.querySelector('dialog[open]') !== null`)
		b.stroke("?", "Slash", 8)
		b.wait("the sheet away", `document.querySelector('dialog[open]') === null && document.activeElement === `+focus)
	}
	eval[any](b, `(window.before = x().state().step, document.querySelector('#controls select').focus(), null)`)
	b.stroke("n", "KeyN", 0)
	eval[any](b, `(document.querySelector('.line .exact').focus(), null)`)
	b.stroke("n", "KeyN", 0)
	eval[any](b, `(document.querySelector('#story').focus(), null)`)
	b.stroke("n", "KeyN", 0)
	b.frame()
	if n := eval[int](b, `x().state().step - before`); n != 0 {
		t.Errorf("N in a choice, a field and the story took %d steps, want none", n)
	}
}

// TestDropOnTheCanvas lets files fall on the canvas itself, where Ebitengine listens too: each is opened once and told of.
func TestDropOnTheCanvas(t *testing.T) {
	b := start(t, laptop)
	b.corners()
	eval[any](b, `(window.drop = (...files) => {
		const data = new (figure().DataTransfer)();
		for (const [name, text, size = text.length] of files) {
			data.items.add(new (figure().File)(Array(Math.ceil(size / text.length)).fill(text), name));
		}
		figure().document.querySelector('canvas').dispatchEvent(new (figure().DragEvent)('drop', {bubbles: true, cancelable: true, dataTransfer: data}));
	}, null)`)
	said := `document.getElementById('message-text').textContent`
	eval[any](b, `(drop(['three.csv', '1,2,0\n1,-2,1\n0,0,1\n']), null)`)
	b.wait("three points", `x().state().points === 3 && `+said+`.includes('three.csv')`)
	eval[any](b, `(x().undo(), null)`)
	b.wait("the corners after one undo", `x().state().points === 4`)
	eval[any](b, `(drop(['film.mov', '0123456789', 40000000]), null)`)
	b.wait("the file's true size", said+`.includes('film.mov has 40,000,000 bytes')`)
	eval[any](b, `(drop(['bad.json', '{"recipe": "soup"}'], ['two.csv', '1,2,0\n1,-2,1\n']), null)`)
	b.wait("a word on each", said+`.includes('bad.json') && `+said+`.includes('recipe') && `+said+`.includes('2 points of two.csv')`)
	b.wait("two points", `x().state().points === 2`)
}

// TestDevicePixelsChange zooms the browser, or moves to another monitor: the canvas has the device's pixels at once.
func TestDevicePixelsChange(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().pause(), null)`)
	for _, ratio := range []float64{2, 1.5, 1, 3, 1} {
		command(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: laptop.width, Height: laptop.height, DeviceScaleFactor: ratio})
		b.wait("a canvas of the device's pixels", `devicePixelRatio === `+number(ratio)+` && (() => {
			const canvas = figure().document.querySelector('canvas'), body = figure().document.body;
			return canvas.width === Math.floor(body.clientWidth * devicePixelRatio) && canvas.height === Math.floor(body.clientHeight * devicePixelRatio);
		})()`)
		b.frame()
		if w := eval[float64](b, `figure().document.querySelector('canvas').getContext('webgl2').drawingBufferWidth / figure().document.body.clientWidth`); math.Abs(w-ratio) > 0.01 {
			t.Errorf("at ratio %g the buffer has %g pixels in one", ratio, w)
		}
	}
	x, y := b.place(2.5, 2.75)
	b.must(chromedp.Do(b.ctx, chromedp.MouseClickXY(x, y)))
	b.wantPoint(1, 2.5, 2.75, 1)
}

// TestCtrlWheel turns the wheel in the frame while Ctrl is held: how far it zooms grows evenly with the way.
func TestCtrlWheel(t *testing.T) {
	b := start(t, laptop)
	b.corners()
	zoom := func(deltas string) float64 {
		t.Helper()
		eval[any](b, `(x().press('fit'), null)`)
		b.wait("the whole plane", `x().state().plane.maxX1 === 1.5`)
		x, y := b.place(0, 0)
		eval[any](b, `(() => {
			const f = document.getElementById('figure').getBoundingClientRect();
			for (const [deltaY, deltaMode = 0] of `+deltas+`) {
				figure().document.querySelector('canvas').dispatchEvent(new (figure().WheelEvent)('wheel',
					{deltaY, deltaMode, ctrlKey: true, bubbles: true, cancelable: true, clientX: `+number(x)+` - f.x, clientY: `+number(y)+` - f.y}));
			}
		})()`)
		b.wait("a closer look", `x().state().plane.maxX1 < 1.5`)
		return eval[float64](b, `1.5 / x().state().plane.maxX1`)
	}
	notch := zoom(`[[-100]]`)
	for name, deltas := range map[string]string{
		"halves": `[[-50], [-50]]`, "tenths": `Array(10).fill([-10])`, "uneven pieces": `[[-49], [-51]]`, "three lines": `[[-3, 1]]`,
	} {
		if got := zoom(deltas); math.Abs(got-notch) > 1e-6 {
			t.Errorf("a notch in %s zooms by %g, whole by %g", name, got, notch)
		}
	}
	if a, c := zoom(`[[-49]]`), zoom(`[[-51]]`); a >= c || c/a > 1.02 {
		t.Errorf("49 units zoom by %g, 51 by %g", a, c)
	}
}

// TestClickFocuses clicks on the figure: it has the keyboard, without the ring that shows where the keyboard is; a tap
// takes it from a field of the page.
func TestClickFocuses(t *testing.T) {
	b := start(t, laptop)
	b.corners()
	ring := `getComputedStyle(figure().document.querySelector('canvas')).outlineStyle !== 'none'`
	x, y := b.place(0.2, 0.3)
	b.must(chromedp.Do(b.ctx, chromedp.MouseClickXY(x, y)))
	b.wait("the focus in the figure", `document.activeElement.id === 'figure' && figure().document.activeElement.tagName === 'CANVAS'`)
	if eval[bool](b, ring) {
		t.Error("a click shows the keyboard's ring")
	}
	b.press("1")
	b.wait("the class", `x().get('brush') === '0'`)

	b = start(t, phone)
	b.corners()
	eval[any](b, `(document.querySelector('.line .exact').focus({preventScroll: true}), scrollTo({top: 0, behavior: 'instant'}))`)
	x, y = b.place(0.2, 0.3)
	b.must(chromedp.Do(b.ctx, chromedp.TapXY(x, y)))
	b.wait("the field to lose the focus", `!document.activeElement.matches('.exact')`)
	if eval[bool](b, ring) {
		t.Error("a tap shows the keyboard's ring")
	}
}
