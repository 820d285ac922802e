package site_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestAChapterCanBeTakenBack opens a chapter over the reader's own points: the bar shows how far it is to what the chapter
// tells, and Undo brings the points back.
func TestAChapterCanBeTakenBack(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().pause(), x().addPoint(0.5, 0.25, 2), null)`)
	b.wait("the reader's point", `x().state().points === 301 && document.getElementById('way').hidden`)
	b.click(b.find("link", "Open in the figure: A few points at a time"))
	b.wait("the chapter", `x().state().scenario === 'minibatch' && x().state().points === 300`)
	eval[any](b, `(x().pause(), x().step(1000 - x().state().step))`)
	b.wait("the way", `document.getElementById('status-step').textContent === '1,000' && document.getElementById('status-until').textContent === ' of 3,000'`)
	if way := eval[[]float64](b, `(() => { const w = document.getElementById('way'); const r = w.getBoundingClientRect(); return [w.value, w.max, r.height, w.hidden ? 1 : 0]; })()`); way[0] != 1000 || way[1] != 3000 || way[2] != 3 || way[3] != 0 {
		t.Errorf("the way's value, length, height and whether it is hidden are %v", way)
	}
	eval[any](b, `x().step(2000)`)
	b.wait("the end of the way", `document.getElementById('way').hidden && document.getElementById('status-until').textContent === ''`)
	b.click(b.find("button", "Undo"))
	b.wait("the reader's own points", `x().state().points === 301 && x().state().scenario === '' && !document.querySelector('a.open[aria-current]')`)
	b.click(b.find("button", "Redo"))
	b.wait("the chapter again", `x().state().scenario === 'minibatch' && x().state().step === 3000`)
}

// TestAChapterOfTheSelectIsSeen chooses a chapter among the controls: the story beside the figure goes there.
func TestAChapterOfTheSelectIsSeen(t *testing.T) {
	b := start(t, laptop)
	on[any](b, b.find("combobox", "Chapter"), `function() {
		this.selectedIndex = [...this.options].findIndex((o) => o.text === 'When learning stalls');
		this.dispatchEvent(new Event('input', {bubbles: true}));
		this.dispatchEvent(new Event('change', {bubbles: true}));
	}`)
	b.wait("the chapter in sight", `(() => { const c = document.getElementById('vanishing').getBoundingClientRect(); return c.top >= 0 && c.top < innerHeight / 2 && x().state().scenario === 'vanishing'; })()`)
}

// TestTheLastSecondsAreTheSession places a point and opens a chapter at once: the next visit has the point.
func TestTheLastSecondsAreTheSession(t *testing.T) {
	b := open(t, laptop, "/figure.html") // where no story tells a chapter
	drawn := `document.getElementById('cover').hidden`
	b.wait("a drawn figure", drawn)
	eval[any](b, `(x().pause(), x().addPoint(0.5, 0.25, 2), x().open('scenario:line'), null)`)
	b.wait("the chapter", `x().state().scenario === 'line' && x().state().borrowed`)
	b.must(chromedp.Do(b.ctx, chromedp.Reload()))
	b.wait("a drawn figure", drawn)
	b.wait("the reader's own point", `x().state().points === 301 && x().state().scenario === ''`)
}
