package site_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestThePlaneHasTheRoom: on each screen the plane is at least as large as it has to be, the network is drawn, and nothing stands beside
// the window.
func TestThePlaneHasTheRoom(t *testing.T) {
	b := start(t, laptop)
	for _, c := range []struct {
		on    screen
		least float64 // more each time: a plane of the size before has not the room
	}{
		{screen{width: 844, height: 390, touch: true, scheme: "light"}, 250},
		{phone, 330},
		{screen{width: 1280, height: 720, scheme: "light"}, 340},
		{screen{width: 1440, height: 900, scheme: "light"}, 440},
		{screen{width: 3840, height: 2160, scheme: "light"}, 1100},
	} {
		b.media(c.on)
		b.wait(fmt.Sprintf("a plane of %g pixels on a screen of %d", c.least, c.on.width), fmt.Sprintf(`x().state().plane.width >= %g`, c.least))
		if wide := eval[float64](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 0 {
			t.Errorf("the page is %g pixels wider than the window of %d", wide, c.on.width)
		}
	}
}

// TestThePulseLeavesThePlaneItsRoom: with the pulse and its text the plane is as large as it has to be on a low screen, the text scrolls
// in its own place, and the doctor's line comes back with the network.
func TestThePulseLeavesThePlaneItsRoom(t *testing.T) {
	b := start(t, screen{width: 1280, height: 720, scheme: "light"})
	eval[any](b, `(x().open('scenario:backward'), null)`)
	b.wait("the pulse", `!document.getElementById('bricks').hidden && x().state().lower === 'bricks'`)
	b.wait("a plane with its room", `x().state().plane.width >= 340`)
	if foot := eval[float64](b, `document.getElementById('bricks').getBoundingClientRect().bottom`); foot > 720 {
		t.Errorf("the bricks end at %g", foot)
	}
	eval[any](b, `x().set('lower', 'network')`)
	b.wait("the doctor's line", `document.querySelector('.doctor-line').checkVisibility()`)
}

// TestTheColumnIsShort: with its folds closed it has at most one and a half screens, and a fold that was opened is open at the next visit.
func TestTheColumnIsShort(t *testing.T) {
	b := open(t, screen{width: 1440, height: 900, scheme: "light"}, "/favicon.svg")
	b.expect("favicon.ico")
	eval[any](b, `(localStorage.clear(), null)`) // another journey's server may have had the same port
	b.must(chromedp.Do(b.ctx, chromedp.Navigate(b.origin+"/")))
	b.came()
	if got := eval[float64](b, `document.getElementById('controls').scrollHeight`); got > 1350 {
		t.Errorf("the controls take %g pixels", got)
	}
	if !eval[bool](b, `['pace', 'data.set', 'network.activation', 'training.learningRate'].every((id) => document.querySelector('.essentials [data-id="' + id + '"]').checkVisibility())`) {
		t.Error("an essential control is out of sight")
	}
	eval[any](b, `(() => { [...document.querySelectorAll('summary')].find((s) => s.textContent === 'Training').click(); })()`)
	b.wait("the fold to be noted", `localStorage.getItem('xorcery.folds /')?.includes('Training')`)
	again := openAt(t, screen{width: 1440, height: 900, scheme: "light"}, b.origin, "/")
	again.came()
	if got := eval[[]string](again, `[...document.querySelectorAll('details.group[open] h2')].map((h) => h.textContent)`); len(got) != 1 || got[0] != "Training" {
		t.Errorf("open at the next visit are %v", got)
	}
}

// TestASmallFigureStaysInSight: on a phone the plane stays while the reader scrolls to the controls, and what is read does not move
// when the figure becomes small.
func TestASmallFigureStaysInSight(t *testing.T) {
	b := start(t, phone)
	eval[any](b, `x().pause()`)
	place := `document.getElementById('controls').getBoundingClientRect().top + scrollY`
	before := eval[float64](b, place)
	eval[any](b, `window.scrollTo(0, 600)`)
	b.wait("a small figure", `document.querySelector('.figure.small') && x().state().plane.height < 300`)
	if after := eval[float64](b, place); math.Abs(after-before) > 0.5 {
		t.Errorf("the controls move from %g to %g", before, after)
	}
	if top := eval[float64](b, `document.getElementById('figure').getBoundingClientRect().top + x().state().plane.y`); top < 0 {
		t.Errorf("the plane begins at %g", top)
	}
	eval[any](b, `window.scrollTo(0, 0)`)
	b.wait("the whole figure", `!document.querySelector('.figure.small') && x().state().plane.height > 320`)
}

// TestTheStageIsTheFigureAlone, and Escape leaves it.
func TestTheStageIsTheFigureAlone(t *testing.T) {
	b := start(t, laptop)
	before := eval[float64](b, `x().state().plane.width`)
	eval[any](b, `document.querySelector('button[aria-label="Stage: the figure alone"]').click()`)
	b.wait("a larger plane", `x().state().plane.width > `+number(1.2*before))
	if eval[bool](b, `document.getElementById('story').checkVisibility() || document.getElementById('controls').checkVisibility()`) {
		t.Error("story or controls stand on the stage")
	}
	b.press("\x1b")
	b.wait("the page again", `!x().state().stage && document.getElementById('story').checkVisibility() && x().state().plane.width === `+number(before))
}
