package site_test

import (
	"math"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPhone is the page on a phone: nothing scrolls sideways, the run bar is there, what is touched is large enough,
// the figure stays while the controls are used, and a tap adds a point.
func TestPhone(t *testing.T) {
	b := start(t, phone)
	b.wait("a long way", `x().step(1000) && x().state().step > 2000 && document.getElementById('status-accuracy').textContent !== ''`)
	if wide := eval[[]string](b, `[...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).position !== 'absolute').map((e) => e.outerHTML.slice(0, 120))`); len(wide) > 0 {
		t.Errorf("these reach beyond 390 px: %q", wide)
	}
	if width := eval[int](b, `document.scrollingElement.scrollWidth`); width > 390 {
		t.Errorf("the page is %d px wide on a screen of 390 px", width)
	}
	eval[any](b, `[...document.querySelectorAll('details')].forEach((d) => { d.open = true; })`)
	// A number of the prose stands in its line, as a link does.
	if small := eval[[]string](b, `[...document.querySelectorAll('button:not(.live), select, summary, input:not([type=checkbox]), .toggle label')]
		.filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44).map((e) => e.outerHTML.slice(0, 120))`); len(small) > 0 {
		t.Errorf("these are lower than 44 px: %q", small)
	}

	onScreen := func(what, selector string) {
		t.Helper()
		if !eval[bool](b, `(() => {
			const r = document.querySelector('`+selector+`').getBoundingClientRect();
			return r.height > 40 && r.top >= -1 && r.bottom <= innerHeight + 1 && r.left >= -1 && r.right <= innerWidth + 1;
		})()`) {
			t.Errorf("%s is not wholly on the screen", what)
		}
	}
	onScreen("the figure", "#figure")
	onScreen("the run bar", ".runbar")
	for _, id := range eval[[]string](b, `[...document.querySelectorAll('.group .control')].filter((n) => !n.hidden).map((n) => n.dataset.id)`) {
		eval[any](b, `document.querySelector('[data-id="`+id+`"]').scrollIntoView({block: 'end', behavior: 'instant'})`)
		onScreen("the figure, while "+id+" is used,", "#figure")
		onScreen("the run bar, while "+id+" is used,", ".runbar")
		if eval[bool](b, `(() => {
			const r = document.querySelector('[data-id="`+id+`"]').getBoundingClientRect();
			const covers = (e) => { const c = e.getBoundingClientRect(); return c.top < r.bottom - 1 && c.bottom > r.top + 1; };
			return covers(document.querySelector('.runbar'));
		})()`) {
			t.Errorf("the run bar lies over %s when it is scrolled to", id)
		}
	}

	eval[any](b, `(x().set('brush', '0'), scrollTo({top: 0, behavior: 'instant'}))`)
	b.wait("the whole figure", `!document.querySelector('.figure.small') && x().state().plane.height > 300`)
	left, top := b.place(-2.5, -2.75)
	b.must(chromedp.Do(b.ctx, chromedp.TapXY(left, top)))
	b.wantPoint(1, -2.5, -2.75, 0)
	b.wait("training to go on", `x().state().running`)
}

// TestZoom is the laptop at 200 %: half as many CSS pixels. Nothing scrolls sideways and the figure stays in reach.
func TestZoom(t *testing.T) {
	half := laptop
	half.width, half.height = laptop.width/2, laptop.height/2
	b := start(t, half)
	if width := eval[int64](b, `document.scrollingElement.scrollWidth`); width > half.width {
		t.Errorf("the page is %d px wide on a screen of %d px", width, half.width)
	}
	for _, name := range []string{"Step", "Reset"} {
		b.click(b.find("button", name))
	}
	b.wait("the reset", `x().state().step >= 0`)
}

// TestFirstScreen opens the page on phones: run bar, palette, plane and curves are seen without scrolling, nothing is cut off.
func TestFirstScreen(t *testing.T) {
	small := phone
	small.width, small.height = 360, 640
	tablet := phone
	tablet.width, tablet.height = 820, 1180
	b := start(t, phone)
	eval[any](b, `(x().pause(), null)`)
	for _, on := range []screen{phone, small, tablet} {
		b.media(on)
		eval[any](b, `x().step(1000)`)
		b.wait("the step", `document.getElementById('status-step').textContent.includes(',')`) // long numbers in the bar
		eval[any](b, `(document.getElementById('status-step').textContent = '262,151', document.getElementById('status-loss').textContent = '4.10e−05', document.getElementById('status-accuracy').textContent = '99.7 %', null)`)
		if cut := eval[[]string](b, `[...document.querySelectorAll('#palette, #palette .control, .runbar, .buttons, .status dd')].filter((e) => e.checkVisibility()).filter((e) => {
			const r = e.getBoundingClientRect();
			return r.top < 0 || r.left < 0 || r.bottom > innerHeight || r.right > innerWidth || r.height === 0;
		}).map((e) => e.outerHTML.slice(0, 80))`); len(cut) > 0 {
			t.Errorf("on %d×%d these are cut off: %q", on.width, on.height, cut)
		}
		if low := eval[float64](b, `document.getElementById('figure').getBoundingClientRect().top + Math.max(x().state().plane.y + x().state().plane.height, ...x().curves().map((c) => c.y + c.height)) - document.querySelector('.runbar').getBoundingClientRect().top`); low > 0 {
			t.Errorf("on %d×%d plane and curves reach %g px under the run bar", on.width, on.height, low)
		}
		if low := eval[float64](b, `document.getElementById('figure').getBoundingClientRect().bottom - document.querySelector('.runbar').getBoundingClientRect().top`); low > 0 && on.height >= 800 {
			t.Errorf("on %d×%d the figure, with the network at its foot, reaches %g px under the run bar", on.width, on.height, low)
		}
		if overlap := eval[bool](b, `document.querySelector('.buttons').getBoundingClientRect().right > document.querySelector('.status').getBoundingClientRect().left`); overlap {
			t.Errorf("on %d×%d the buttons of the run bar lie over its numbers", on.width, on.height)
		}
		if height := eval[float64](b, `x().state().plane.height`); height < 128 {
			t.Errorf("on %d×%d the plane is %g px high", on.width, on.height, height)
		}
	}
}

// TestBricksOnAPhone steps through all quantities, reading each to its end: the button that is pressed stays under the thumb,
// and each quantity begins in sight, below the buttons.
func TestBricksOnAPhone(t *testing.T) {
	b := start(t, phone)
	eval[any](b, `(x().open('scenario:forward'), null)`)
	b.wait("the bricks", `document.querySelector('#bricks .matrix')`)
	eval[any](b, `document.getElementById('message-close').click()`)          // it may have gone by itself
	b.wait("the chapter's text", `document.querySelector('.figure.reading')`) // the page goes there; the bricks stand above it
	eval[any](b, `scrollTo({top: 0, behavior: 'instant'})`)
	b.wait("the whole figure", `!document.querySelector('.figure.reading')`)
	eval[any](b, `document.querySelector('.steps').scrollIntoView({block: 'start', behavior: 'instant'})`)
	b.frame()
	next := b.find("button", "Next brick")
	for at := 1; at < 22; at++ {
		eval[any](b, `(scrollBy({top: Math.max(0, document.querySelector('.brick').getBoundingClientRect().bottom - innerHeight + 80), behavior: 'instant'}), null)`)
		top := on[float64](b, next, `function() { return this.getBoundingClientRect().top; }`)
		on[chromedp.Void](b, next, `function() { this.click(); }`)
		b.wait("the next quantity", `document.querySelector('.bricks-title').textContent.startsWith('`+number(float64(at+1))+` of 22')`)
		b.frame()
		if after := on[float64](b, next, `function() { return this.getBoundingClientRect().top; }`); math.Abs(after-top) > 1 {
			t.Errorf("at quantity %d the button went from %g to %g", at+1, top, after)
		}
		if !eval[bool](b, `(() => {
			const title = document.querySelector('.bricks-title').getBoundingClientRect(), steps = document.querySelector('.steps').getBoundingClientRect();
			return title.top >= steps.bottom - 1 && title.bottom < document.querySelector('.runbar').getBoundingClientRect().top;
		})()`) {
			t.Errorf("quantity %d does not begin in sight", at+1)
		}
	}
}
