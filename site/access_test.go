package site_test

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"xorcery/wasm/app"
)

// axe is a rule of axe-core that the page breaks.
type axe struct {
	ID, Help string
	Nodes    []struct{ HTML, FailureSummary string }
}

// wantAccess asks axe-core for what it holds against the page as it stands, frame included.
func (b *tab) wantAccess(state string) {
	b.Helper()
	for _, v := range eval[[]axe](b, `axe.run({resultTypes: ['violations']}).then((found) => found.violations.map((v) => ({id: v.id, help: v.help,
		nodes: v.nodes.slice(0, 5).map((n) => ({html: n.html.slice(0, 200), failureSummary: n.failureSummary}))})))`) {
		for _, n := range v.Nodes {
			b.Errorf("%s: %s (%s): %s\n%s", state, v.Help, v.ID, n.HTML, n.FailureSummary)
		}
	}
}

// media sets the screen of an open page.
func (b *tab) media(on screen, features ...*emulation.MediaFeature) {
	b.Helper()
	command(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: on.width, Height: on.height, DeviceScaleFactor: 1, Mobile: on.touch,
	})
	command(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: append(features, &emulation.MediaFeature{Name: "prefers-color-scheme", Value: on.scheme}),
	})
	b.wait("the theme", `x().state().theme === '`+on.scheme+`'`)
	b.frame()
}

// startWithAxe opens the page with axe-core in it, paused, all folds open.
func startWithAxe(t *testing.T) *tab {
	t.Helper()
	source, err := os.ReadFile("../.tools/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: make page-tests installs axe-core", err)
	}
	on := laptop
	on.before = string(source)
	b := start(t, on)
	eval[any](b, `x().pause()`)
	eval[any](b, `[...document.querySelectorAll('details')].forEach((d) => { d.open = true; })`)
	return b
}

// look is a screen of axe-core.
type look struct {
	name string
	on   screen
}

// twoLooks have each width and each theme, which do not depend on each other; all four of them are tried with the page itself.
var (
	twoLooks  = []look{{"wide, light", laptop}, {"390 px, dark", dark(phone)}}
	fourLooks = append(twoLooks, look{"wide, dark", dark(laptop)}, look{"390 px, light", phone})
)

func dark(on screen) screen {
	on.scheme = "dark"
	return on
}

// TestAccessOfViews runs axe-core over what the page tells in HTML of each view, with a message, the story's contents and a check
// that fails: no violations.
func TestAccessOfViews(t *testing.T) {
	beside(t)
	for _, v := range []struct{ name, open, shown string }{
		{"doctor", `(x().open('scenario:explosion'), x().pause(), x().step(200).then(() => (x().press('check'), x().press('diagnose'))))`,
			`document.querySelectorAll('.doctor-findings tr').length > 2 && document.querySelector('.check-line').dataset.verdict === 'fail'`},
		{"compared", `x().open('scenario:fifty')`, `x().state().rival && document.querySelector('.with-pair')`},
		{"hidden space", `x().open('scenario:hidden')`, `x().state().lower === 'hidden' && document.querySelector('.with-pair')`},
		{"bricks", `(x().open('scenario:backward'), x().set('brick.code', true), x().brickEntry(x().bricks().at, 0, 0))`,
			`!document.getElementById('bricks').hidden && document.querySelector('.product') && document.getElementById('message').checkVisibility()`},
	} {
		t.Run(v.name, func(t *testing.T) {
			b := startWithAxe(t)
			eval[any](b, `(`+v.open+`, null)`)
			b.wait(v.name, v.shown)
			eval[any](b, `(x().pause(), null)`)
			eval[any](b, `document.getElementById('contents').open = true`)
			for _, l := range twoLooks {
				b.media(l.on)
				b.wantAccess(l.name)
			}
		})
	}
}

// TestAccess runs axe-core over the page and its dialogs: no violations.
func TestAccess(t *testing.T) {
	b := startWithAxe(t)
	for _, s := range fourLooks {
		b.media(s.on)
		b.wantAccess(s.name)
		for _, d := range []struct{ button, sheet string }{{"share", "sheet"}, {"help", "keys"}} {
			eval[any](b, `document.getElementById('`+d.button+`').click()`)
			b.wait("the sheet", `document.getElementById('`+d.sheet+`').open`)
			b.wantAccess(s.name + ", " + d.sheet)
			eval[any](b, `document.getElementById('`+d.sheet+`').close()`)
		}
	}
	b.media(laptop)
	eval[any](b, `x().set('lower', 'bricks')`)
	b.wait("the bricks", `!document.getElementById('bricks').hidden`)
	b.wantAccess("bricks")
	eval[any](b, `x().set('lower', 'network')`)

	// More contrast: no text is paler than ink, no line paler than an edge.
	b.media(laptop, &emulation.MediaFeature{Name: "prefers-contrast", Value: "more"})
	b.wantAccess("more contrast")
	for _, name := range []string{"--soft", "--edge"} {
		color := func(name string) string {
			return eval[string](b, `(() => { document.body.style.color = 'var(`+name+`)'; const c = getComputedStyle(document.body).color; document.body.style.color = ''; return c; })()`)
		}
		if got, ink := color(name), color("--ink"); got != ink {
			t.Errorf("with more contrast %s is %s, the ink is %s", name, got, ink)
		}
	}

	// Reduced motion: nothing moves by itself, in page or figure.
	b.media(laptop, &emulation.MediaFeature{Name: "prefers-reduced-motion", Value: "reduce"})
	if moving := eval[[]string](b, `[document, figure().document].flatMap((d) => [...d.querySelectorAll('*')].flatMap((e) => [null, '::before', '::after'].map((p) => [e, p, getComputedStyle(e, p)])))
		.filter(([, , s]) => parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none' || s.scrollBehavior === 'smooth')
		.map(([e, p]) => e.outerHTML.slice(0, 80) + (p ?? ''))`); len(moving) > 0 {
		t.Errorf("these move in spite of prefers-reduced-motion: %q", moving)
	}
}

// TestShortcutSheet opens the sheet by its button, in the page and in the figure, and finds every key of the table.
func TestShortcutSheet(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `x().pause()`)
	b.click(b.find("button", "Keyboard shortcuts"))
	b.wait("the sheet", `document.getElementById('keys').open`)
	shown := eval[string](b, `document.getElementById('keys').innerText`)
	for _, k := range app.Shortcuts(false) {
		if !strings.Contains(shown, k.Keys) || !strings.Contains(shown, k.Does) {
			t.Errorf("the sheet does not tell %s: %s", k.Keys, k.Does)
		}
	}
	b.press(kb.Escape)
	b.wait("the sheet to close", `!document.getElementById('keys').open`)
	b.press("?")
	b.wait("the sheet", `document.getElementById('keys').open`)
	b.press("?")
	b.wait("the sheet to close", `!document.getElementById('keys').open`)
	eval[any](b, `document.querySelector('.line .exact').focus()`)
	b.press("?")
	if eval[bool](b, `document.getElementById('keys').open`) {
		t.Error("a question mark that is typed into a number opens the sheet")
	}
	b.press(kb.Escape)
	b.focusFigure()
	b.press("?")
	b.wait("the sheet with the focus", `document.activeElement.closest('#keys')`)
	b.press(kb.Escape)
	b.wait("the focus in the figure again", `!document.getElementById('keys').open && document.activeElement.id === 'figure'`)
}

// focusFigure gives the keyboard to the figure, by Tab from the palette before it.
func (b *tab) focusFigure() {
	b.Helper()
	on[chromedp.Void](b, b.find("checkbox", "Eraser"), `function() { this.focus(); }`)
	b.press("\t")
	b.wait("the focus in the figure", `document.activeElement.id === 'figure' && figure().document.activeElement.tagName === 'CANVAS'`)
}

// TestPointsByKeyboard places, carries, removes and brings back points without a mouse, and hears where the cursor is.
func TestPointsByKeyboard(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().open({data: {set: 'corners'}}), x().pause())`)
	b.focusFigure()
	spoken := `document.getElementById('spoken').textContent`
	b.press(kb.ArrowRight)
	b.wait("a cursor", `x().state().readout.startsWith('x1 0.0')`)
	b.press(kb.ArrowRight)
	b.wait("the place to be spoken", spoken+`.startsWith('x1 0.08') && `+spoken+`.includes('class ')`)
	b.press("1")
	b.wait("the class", `x().get('brush') === '0'`)
	b.press(kb.Enter)
	b.wait("a fifth point", `x().state().points === 5 && x().project().data.points[0][2] === 0`)
	b.wait("the point to be spoken", spoken+`.includes('a point of class 0 is here')`)
	b.press("m")
	b.wait("the point in hand", `x().state().message.includes('M puts it down')`)
	b.press(kb.ArrowUp)
	b.wait("a moved point", `x().project().data.points[0][1] > 0.05`)
	b.press("m")
	b.wait("the point put down", `x().state().message.includes('put down')`)
	b.press(kb.Delete)
	b.wait("four points", `x().state().points === 4`)
	ctrl := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: "Control", Code: "ControlLeft", Modifiers: 2}
	command(b, input.DispatchKeyEvent, ctrl)
	b.must(chromedp.Do(b.ctx, chromedp.KeyEvent("z", chromedp.KeyModifiers(chromedp.ModifierCtrl))))
	ctrl.Type, ctrl.Modifiers = input.DispatchKeyEventTypeKeyUp, 0
	command(b, input.DispatchKeyEvent, ctrl)
	b.wait("the point again", `x().state().points === 5`)
	b.press("\t")
	b.wait("the focus out of the figure", `document.activeElement.id !== 'figure'`)
}
