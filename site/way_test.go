package site_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"xorcery/wasm/story"
)

// scrolled brings the top of an exercise to a height on the screen, as scrolling does.
func (b *tab) scrolled(name, height string) {
	b.Helper()
	eval[any](b, `(scrollBy({ top: document.querySelector('[data-exercise="`+name+`"]').getBoundingClientRect().top - (`+height+`), behavior: 'instant' }),
		new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(null)))))`)
}

// TestExercisesOnTheWay scrolls down the story. With an exercise right under the bar the figure is still its chapter's; opened in the middle of
// the screen nothing that is read moves, what was asked before stays to be read, and it is asked of the chapter's run; its verdict comes
// into sight. When it has been left the story goes on, whichever run it was asked of.
func TestExercisesOnTheWay(t *testing.T) {
	for _, on := range []screen{{width: 1440, height: 900, scheme: "light"}, phone} {
		b := start(t, on)
		eval[any](b, `(x().pause(), null)`)
		for _, e := range story.Exercises() {
			what := fmt.Sprintf("%d×%d, %s", on.width, on.height, e.Name)
			place := `document.querySelector('[data-exercise="` + e.Name + `"]')`
			b.scrolled(e.Name, `innerHeight / 2`) // the bar stands at the top from there on
			b.scrolled(e.Name, `document.getElementById('way-bar').getBoundingClientRect().bottom + 4`)
			b.wait("the chapter of "+e.Name, `x().state().scenario === '`+e.Chapter+`' || x().address().startsWith('exercise:') && x().state().exerciseShown`)
			b.scrolled(e.Name, `innerHeight / 2`)
			eval[any](b, `(globalThis.before = { tops: [...document.querySelectorAll('#story section > *, .exercise h3, .exercise .question, .exercise .verdict, .exercise .more')]
				.filter((e) => e.checkVisibility() && !(e.compareDocumentPosition(`+place+`) & Node.DOCUMENT_POSITION_PRECEDING))
				.map((e) => [e, e.getBoundingClientRect()]).filter(([, r]) => r.bottom > 0 && r.top < innerHeight).map(([e, r]) => [e, r.top]) }, null)`)
			eval[any](b, `(`+place+`.querySelector('.begin button').click(), null)`)
			b.wait("its question", `x().state().exercise === '`+e.Name+`' && x().state().exerciseShown && `+place+`.querySelector('.question').checkVisibility()`)
			for range 3 { // whatever follows from it
				b.frame()
			}
			if moved := eval[[]string](b, `before.tops.filter(([e, top]) => Math.abs(e.getBoundingClientRect().top - top) > 2)
				.map(([e, top]) => e.textContent.trim().slice(0, 40) + ': ' + (e.getBoundingClientRect().top - top))`); len(moved) > 0 {
				t.Errorf("%s: as it opens the text moves: %q", what, moved)
			}
			if of := b.says(e.Name, ".of"); !strings.HasPrefix(of, "Asked of") || strings.Contains(of, "by now") {
				t.Errorf("%s: %q", what, of)
			}
			answer := `'77777'`
			if e.Kind == story.Line {
				answer = `'0 0 0.001 0'`
			} else if e.Kind == story.Choice || e.Kind == story.Neuron {
				answer = `x().exercises().find((e) => e.name === '` + e.Name + `').open.options[0].value`
			}
			eval[any](b, `(`+fill(place, answer)+`, `+place+`.querySelector('form button').click(), null)`)
			b.wait("the verdict in sight", `(() => { const v = `+place+`.querySelector('.verdict'), r = v.getBoundingClientRect(), bar = document.querySelector('.runbar').getBoundingClientRect();
				return ['wrong', 'mistake', 'near', 'right'].includes(v.dataset.grade) && r.top > 0 && r.bottom <= (bar.top > innerHeight / 2 ? bar.top : innerHeight); })()`)
		}
		if again := eval[[]string](b, `[...document.querySelectorAll('.exercise .more button:last-child')].map((k) => k.textContent)`); again[0] != "Ask me again" || again[len(again)-1] != "Another one" {
			t.Errorf("what was asked offers %q", again)
		}
		b.drives("change")
		b.wait("the story goes on", `x().state().scenario === 'change' && !x().state().exerciseShown`)
		b.leave()
	}
}

// fill gives an answer to the form of an exercise, of whichever kind.
func fill(place, answer string) string {
	return `(() => {
		const form = ` + place + `.querySelector('form'), answer = ` + answer + `, list = form.querySelector('select'), inputs = [...form.querySelectorAll('input')];
		if (list) { list.value = answer; return; }
		if (inputs[0].type === 'radio') { inputs.find((k) => k.value === answer).checked = true; return; }
		inputs.forEach((k, i) => { k.value = inputs.length > 1 ? answer.split(' ')[i] : answer; });
	})()`
}

// TestChaptersHaveTheirButtons: what a chapter says to press stands beside its words, and is called as it is now; from elsewhere it opens the
// chapter first. Under the large figure of a phone there is what moves it.
func TestChaptersHaveTheirButtons(t *testing.T) {
	b := start(t, phone)
	eval[any](b, `(x().pause(), null)`)
	b.drives("forward")
	b.wait("the chapter", `x().state().scenario === 'forward'`)
	button := func(chapter, id string) string {
		return `document.querySelector('#` + chapter + ` [data-press="` + id + `"]')`
	}
	eval[any](b, `(`+button("forward", "brick.next")+`.click(), null)`)
	b.wait("the next brick", `x().bricks().at === 1`)
	eval[any](b, `(`+button("forward", "brick.play")+`.click(), null)`)
	b.wait("a pulse that goes", `x().bricks().playing && `+button("forward", "brick.play")+`.textContent === 'Stop'`)
	eval[any](b, `(`+button("step", "weight.roll")+`.click(), null)`)
	b.wait("the chapter of the button, and a roll", `x().state().lower === 'weight' && document.querySelector('#step [data-press="weight.roll"]').textContent === 'Roll once' && x().weight().rolls === 1`)
	b.drives("backward")
	b.wait("the chapter", `x().state().scenario === 'backward'`)
	b.click(b.find("button", "Larger figure"))
	b.wait("what moves the pulse", `[...document.querySelectorAll('#at-hand button')].filter((k) => k.checkVisibility()).map((k) => k.textContent).join() === 'Back,Play,Next'`)
	if covered := eval[[]string](b, `[...document.querySelectorAll('#at-hand button')].filter((k) => k.checkVisibility()).filter((k) => {
		const r = k.getBoundingClientRect();
		return !k.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)) || r.height < 44 || r.right > innerWidth;
	}).map((k) => k.textContent)`); len(covered) > 0 {
		t.Errorf("these can't be touched: %q", covered)
	}
	b.click(b.find("button", "Smaller figure"))
	b.wait("nothing under the strip", `[...document.querySelectorAll('#at-hand button')].every((k) => !k.checkVisibility())`)
}

// TestWhatAChapterSaysToChoose: its button chooses it, beginning with the chapter as it is told, moves no text, and the chapter keeps the
// figure until the reader goes on.
func TestWhatAChapterSaysToChoose(t *testing.T) {
	b := start(t, phone)
	b.drives("line")
	b.wait("the chapter", `x().state().scenario === 'line'`)
	for i, c := range []struct{ chapter, got string }{
		{"line", `x().project().data.set === 'corners' && x().state().running`},
		{"line", `x().project().data.set === 'article' && x().project().network.hidden.length === 1`},
		{"step", `x().project().training.learningRate === 1000`},
		{"many", `x().project().training.learningRate === 1.5 && x().state().running`},
		{"hidden", `x().project().network.hidden[0] === 2`},
		{"vanishing", `x().project().network.activation === 'tanh'`},
		{"vanishing", `x().project().network.activation === 'sigmoid' && x().project().training.optimizer.kind === 'adam' && x().project().training.learningRate === 0.01`},
		{"explosion", `x().project().training.penalty === 'l2' && (x().state().running || x().state().nonFinite !== '')`}, // it may be over already
	} {
		button := fmt.Sprintf(`document.querySelectorAll('[data-set]')[%d]`, i)
		eval[any](b, `(`+button+`.scrollIntoView({block: 'center', behavior: 'instant'}), null)`)
		b.frame()
		top := eval[float64](b, button+`.getBoundingClientRect().top`)
		eval[any](b, `(`+button+`.click(), null)`)
		b.wait("what the text of "+c.chapter+" says", `x().state().scenario === '`+c.chapter+`' && `+c.got)
		b.frame()
		if now := eval[float64](b, button+`.getBoundingClientRect().top`); now < top-2 || now > top+2 {
			t.Errorf("%s: the text moves from %g to %g", c.chapter, top, now)
		}
	}
	b.drives("change")
	b.wait("the story goes on", `x().state().scenario === 'change'`)
}

// TestAChapterOpenedElsewhereComesToItsPlace: by a control, from within the story of a phone, over which each view has another height, and
// also where a frame takes longer than the place is held.
func TestAChapterOpenedElsewhereComesToItsPlace(t *testing.T) {
	b := start(t, phone)
	eval[any](b, `(x().pause(), null)`)
	b.drives("forward")
	b.wait("the chapter", `x().state().scenario === 'forward'`)
	for _, name := range []string{"vanishing", "hidden", "forward", "step"} {
		eval[any](b, `(x().set('scenario', '`+name+`'), new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
			for (const end = performance.now() + 1100; performance.now() < end;) { } // a slow machine
			done(null);
		}))))`)
		b.wait(name+" at its place", `x().state().scenario === '`+name+`' && (() => {
			const top = document.getElementById('`+name+`').getBoundingClientRect().top - document.getElementById('way-bar').getBoundingClientRect().bottom;
			return top >= -1 && top < 24;
		})()`)
		for range 40 { // there it stays
			b.frame()
		}
		if top := eval[float64](b, `document.getElementById('`+name+`').getBoundingClientRect().top - document.getElementById('way-bar').getBoundingClientRect().bottom`); top < -1 || top > 24 {
			t.Errorf("%s stands %g under the bar", name, top)
		}
	}
}

// TestAMessageHasItsUndo: what a message says of Undo can be done where it is said.
func TestAMessageHasItsUndo(t *testing.T) {
	b := start(t, phone)
	eval[any](b, `(x().pause(), x().press('epoch'), x().press('epoch'), null)`)
	b.wait("some steps", `x().state().step > 0`)
	eval[any](b, `(x().press('reset'), null)`)
	b.wait("the beginning", `x().state().step === 0`)
	b.click(b.find("button", "Undo this"))
	b.wait("the run again", `x().state().step > 0 && document.getElementById('message-undo').hidden`)
}

// TestAPhoneThatIsTurnedKeepsThePlace: what is read stays at the line at which it is read.
func TestAPhoneThatIsTurnedKeepsThePlace(t *testing.T) {
	b := start(t, phone)
	b.drives("change")
	b.wait("the chapter", `x().state().scenario === 'change'`)
	eval[any](b, `(scrollBy({ top: 120, behavior: 'instant' }), null)`)
	b.frame()
	at := `document.querySelector('#change > p:nth-of-type(2)').getBoundingClientRect()` // at the line at which a phone is read
	before := eval[float64](b, at+`.top`)
	for _, on := range []screen{{width: 844, height: 390}, phone} {
		command(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: on.width, Height: on.height, DeviceScaleFactor: 1, Mobile: true})
		b.wait("the paragraph that was read", fmt.Sprintf(`innerHeight === %d && `, on.height)+at+`.top < innerHeight && `+at+`.bottom > 48`)
		for range 6 {
			b.frame()
		}
	}
	if after := eval[float64](b, at+`.top`); math.Abs(after-before) > 120 { // some lines: the figure may take its place after the text has
		t.Errorf("there and back again the text has gone from %g to %g", before, after)
	}
}

// TestAnOpenChapterSaysSo: its link is called by what it still does.
func TestAnOpenChapterSaysSo(t *testing.T) {
	b := start(t, laptop)
	b.drives("line")
	b.wait("the chapter's link", `document.querySelector('#line a.open').textContent === 'Begin again' && document.querySelector('#line a.open').ariaLabel === 'Begin again: A line is not enough'`)
	b.drives("neuron")
	b.wait("another one's", `document.querySelector('#neuron a.open').textContent === 'Begin again' && document.querySelector('#line a.open').textContent === 'Open in the figure'`)
}

// TestAChallengeLeadsToItsControls and back, on a phone.
func TestAChallengeLeadsToItsControls(t *testing.T) {
	b := start(t, phone)
	eval[any](b, `(document.querySelector('[data-challenge="circle"] a.open').click(), null)`)
	b.wait("the challenge", `x().state().challenge?.name === 'circle' && document.querySelector('[data-challenge="circle"] .reach').checkVisibility()`)
	eval[any](b, `(document.querySelector('[data-challenge="circle"] .reach').scrollIntoView({block: 'center', behavior: 'instant'}), null)`)
	b.wait("the small figure", `document.querySelector('.figure').classList.contains('reading')`)
	b.click(b.find("button", "To the controls: what the network sees of a point"))
	b.wait("the control", `(() => { const r = document.querySelector('[data-id="data.features.x1"]').getBoundingClientRect(), f = document.querySelector('.figure').getBoundingClientRect();
		return r.height > 0 && r.top >= f.bottom - 1 && r.bottom < innerHeight - 56; })()`)
	b.click(b.find("button", "Back to: A circle without a hidden layer"))
	b.wait("the challenge again", `(() => { const r = document.querySelector('[data-challenge="circle"] .goal').getBoundingClientRect();
		return r.top > document.getElementById('way-bar').getBoundingClientRect().bottom && r.bottom < innerHeight - 56 && document.getElementById('way-back').hidden; })()`)
}

// TestALitNumberCanBeRead: pressed and pointed at it keeps its contrast.
func TestALitNumberCanBeRead(t *testing.T) {
	for _, on := range []screen{{width: 390, height: 844, scheme: "light"}, {width: 390, height: 844, scheme: "dark"}} {
		b := start(t, on)
		b.drives("forward")
		b.wait("the chapter", `x().state().scenario === 'forward'`)
		number := b.find("button", "−1.41")
		b.click(number) // the pointer stays there
		b.wait("it is held", `document.querySelector('.live[aria-pressed=true]')`)
		if bad := eval[string](b, `(() => { const s = getComputedStyle(document.querySelector('.live[aria-pressed=true]')), p = getComputedStyle(document.querySelector('.open[aria-current]'));
			return s.color === p.color && s.backgroundColor === p.backgroundColor ? '' : s.color + ' on ' + s.backgroundColor; })()`); bad != "" {
			t.Errorf("%s: it is %s", on.scheme, bad)
		}
		b.leave()
	}
}
