package site_test

import (
	"fmt"
	"html"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/story"
	"xorcery/wasm/view/network"
)

// markup are the tags of a page, and equations with what they hold.
var markup = regexp.MustCompile(`(?s)<math.*?</math>|<[^>]*>`)

// plain is a piece of the page as it reads, without equations.
func plain(piece string) string {
	return strings.Join(strings.Fields(html.UnescapeString(markup.ReplaceAllString(piece, " "))), " ")
}

// sections are the story's chapters by id.
func sections(t *testing.T) map[string]string {
	t.Helper()
	page, err := os.ReadFile("index.html")
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]string{}
	for _, m := range regexp.MustCompile(`(?s)<section id="(\w+)" class="chapter">(.*?)</section>`).FindAllStringSubmatch(string(page), -1) {
		byID[m[1]] = m[2]
	}
	return byID
}

// TestStoryTellsEveryScenario finds a chapter for each scenario, with its title, its link, and no number that is not the
// scenario's own: those are held to what happens by the tests of wasm/story.
func TestStoryTellsEveryScenario(t *testing.T) {
	chapters := sections(t)
	number := regexp.MustCompile(`\d[\d,]*(\.\d+)?`)
	for _, sc := range story.Scenarios() {
		chapter := chapters[sc.Name]
		if title := regexp.MustCompile(`<h[23]>(.*?)</h[23]>`).FindStringSubmatch(chapter); title == nil || title[1] != sc.Title || !strings.Contains(chapter, `href="#scenario:`+sc.Name+`"`) {
			t.Errorf("no chapter %s with title %q and its link", sc.Name, sc.Title)
		}
		for _, try := range sc.Try {
			if !strings.Contains(strings.ReplaceAll(plain(chapter), "’", "'"), strings.ReplaceAll(try, "’", "'")) {
				t.Errorf("chapter %s does not say to try %q", sc.Name, try)
			}
		}
		before, _, _ := strings.Cut(chapter, `<a class="open"`)
		if words := len(strings.Fields(plain(before))); words > 120 && !sc.Appendix {
			t.Errorf("chapter %s says %d words before there is anything to do", sc.Name, words)
		}
		known := sc.Text + strings.Join(sc.Try, " ")
		switch sc.Name {
		case "remedies": // the chapter has the table
			for _, r := range remedies() {
				known += " " + r.outcome.verdict(remedies()[0].outcome.Step) + core.FormatPercent(r.outcome.Accuracy) + r.Title
			}
		case "check":
			known += " " + core.FormatInteger(remedies()[0].outcome.Step)
		}
		for _, n := range number.FindAllString(plain(chapter), -1) {
			if len(strings.Trim(n, ",.")) >= 3 && !strings.Contains(known, strings.Trim(n, ",.")) {
				t.Errorf("chapter %s says %s; its scenario does not", sc.Name, n)
			}
		}
	}
}

// TestLivingNumbersAreTrue compares each number of the prose that lights something with what it lights, in the chapter's run at the step that
// it tells of, or where it follows an observation in that one's trace.
func TestLivingNumbersAreTrue(t *testing.T) {
	chapters := sections(t)
	living := regexp.MustCompile(`data-light="([^"]*)">([^<]*)</button>`)
	count := 0
	for _, sc := range story.Scenarios() {
		run, err := core.NewRun(sc.Project)
		if err != nil {
			t.Fatal(err)
		}
		if len(run.Net.Flat) < 100 {
			for run.StepCount() < sc.Until {
				run.Step()
			}
		}
		trace, err := run.TraceBatch(run.Points()[0])
		if sc.Observation != nil {
			trace, err = run.Trace(*sc.Observation)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range living.FindAllStringSubmatch(chapters[sc.Name], -1) {
			name, text := m[1], strings.ReplaceAll(m[2], "−", "-")
			if _, step, ok := strings.Cut(name, "step "); ok {
				if n, err := strconv.Atoi(step); err != nil || !strings.Contains(text, core.FormatInteger(n)) || n > sc.Until {
					t.Errorf("%s: %q lights %q", sc.Name, m[2], name)
				}
				continue
			}
			value, err := strconv.ParseFloat(text, 64)
			if err != nil { // a name
				continue
			}
			of, _, row, col, ok := network.Entry(name)
			found := false
			for _, prefix := range []string{"mean ", ""} {
				for _, q := range trace {
					if ok && !found && q.Name == prefix+of {
						found = true
						_, places, _ := strings.Cut(text, ".")
						if is := q.Values[row*q.Cols+col]; math.Abs(is-value) > 0.5000001*math.Pow10(-len(places)) {
							t.Errorf("%s: %s is told as %s, it is %v", sc.Name, name, m[2], is)
						}
						count++
					}
				}
			}
			if !found {
				t.Errorf("%s: there is no %s", sc.Name, name)
			}
		}
	}
	if count < 15 {
		t.Errorf("only %d numbers are alive", count)
	}
}

// TestStoryShowsTheRemedies compares the table with what was recorded, row by row.
func TestStoryShowsTheRemedies(t *testing.T) {
	rows := regexp.MustCompile(`<tr><td>(.*?)</td><td>(.*?)</td></tr>`).FindAllStringSubmatch(sections(t)["remedies"], -1)
	if len(rows) != len(remedies()) {
		t.Fatalf("%d rows for %d remedies", len(rows), len(remedies()))
	}
	for i, r := range remedies() {
		if want := r.outcome.verdict(remedies()[0].outcome.Step); plain(rows[i][1]) != r.Title || plain(rows[i][2]) != want {
			t.Errorf("row %d says %q: %q, want %q: %q", i+1, plain(rows[i][1]), plain(rows[i][2]), r.Title, want)
		}
	}
}

// TestStoryListsTheChallenges compares titles and texts.
func TestStoryListsTheChallenges(t *testing.T) {
	list := sections(t)["challenges"]
	for _, c := range story.Challenges() {
		_, item, ok := strings.Cut(list, `data-challenge="`+c.Name+`"`)
		item, _, _ = strings.Cut(item, "</li>")
		if !ok || !strings.Contains(strings.ReplaceAll(plain(item), "’", "'"), c.Title) ||
			!strings.Contains(strings.ReplaceAll(plain(item), "’", "'"), c.Text) || !strings.Contains(item, `href="#challenge:`+c.Name+`"`) {
			t.Errorf("challenge %s is not told as %q: %s", c.Name, c.Text, plain(item))
		}
	}
}

// TestChaptersSetTheFigure presses every chapter's link, and a challenge's.
func TestChaptersSetTheFigure(t *testing.T) {
	b := start(t, laptop)
	for _, sc := range story.Scenarios() {
		b.click(b.find("link", "Open in the figure: "+sc.Title))
		b.wait("the scenario "+sc.Name, `x().state().scenario === '`+sc.Name+`' && document.querySelector('a.open[aria-current]')?.hash === '#scenario:`+sc.Name+`'`)
	}
	b.click(b.find("link", "Begin: A circle without a hidden layer"))
	b.wait("the challenge", `x().state().challenge?.name === 'circle'`)
	eval[any](b, `(x().set('data.features.x1x1', true), x().set('data.features.x2x2', true), x().step(2000))`)
	b.wait("the mark", `document.querySelector('[data-challenge="circle"] .mark').textContent === '✓ solved'`)
}

// drives goes to a chapter and lets it come to rest.
func (b *tab) drives(name string) {
	b.Helper()
	eval[any](b, `(document.getElementById('`+name+`').scrollIntoView({ block: 'start', behavior: 'instant' }), new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(null)))))`)
	eval[any](b, `(globalThis.before = { focus: document.activeElement, tops: [...document.querySelectorAll('#story section > *')]
		.map((e) => [e, e.getBoundingClientRect()]).filter(([, r]) => r.height > 0 && r.bottom > 0 && r.top < innerHeight).map(([e, r]) => [e, r.top]) }, null)`)
}

// stays fails where the text in sight has moved since drives, the focus has gone elsewhere, or the header has scrolled.
func (b *tab) stays(when string) {
	b.Helper()
	eval[any](b, `new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(null))))`)
	if moved := eval[[]string](b, `before.tops.filter(([e, top]) => Math.abs(e.getBoundingClientRect().top - top) > 2)
		.map(([e, top]) => e.textContent.trim().slice(0, 40) + ': ' + (e.getBoundingClientRect().top - top))`); len(moved) > 0 {
		b.Errorf("%s: the text moves: %q", when, moved)
	}
	if !eval[bool](b, `document.activeElement === before.focus`) {
		b.Errorf("%s: the focus goes to %s", when, eval[string](b, `document.activeElement.outerHTML.slice(0, 80)`))
	}
	if !eval[bool](b, `[...document.querySelectorAll('header, .runbar, .buttons, body')].every((e) => e.scrollTop === 0 && e.scrollLeft === 0)`) {
		b.Errorf("%s: the header has scrolled", when)
	}
}

// TestTheStoryMovesTheFigure scrolls and presses through all chapters on three screens: the figure becomes each chapter's, and nothing in
// the text moves as it does.
func TestTheStoryMovesTheFigure(t *testing.T) {
	for _, on := range []screen{{width: 1440, height: 900, scheme: "light"}, {width: 1280, height: 720, scheme: "dark"}, phone} {
		b := start(t, on)
		eval[any](b, `(x().addPoint(0.5, -0.25, 0), x().pause(), null)`)
		for _, sc := range story.Scenarios() {
			b.drives(sc.Name)
			b.wait("the chapter "+sc.Name, `x().state().scenario === '`+sc.Name+`' && document.getElementById('`+sc.Name+`').classList.contains('current')`)
			b.stays(fmt.Sprintf("%d×%d, %s", on.width, on.height, sc.Name))
			eval[any](b, `(x().pause(), null)`)
		}
		for _, sc := range []string{"backward", "fifty", "hidden"} { // what stands beside and under the plane is another each time
			b.drives(sc)
			b.wait("the chapter "+sc, `x().state().scenario === '`+sc+`'`)
			eval[any](b, `document.querySelector('#`+sc+` a.open').click()`)
			b.stays(fmt.Sprintf("%d×%d, %s pressed", on.width, on.height, sc))
			eval[any](b, `(x().pause(), null)`)
		}
		eval[any](b, `document.getElementById('give-back').click()`)
		b.wait("the reader's own", `x().state().points === 301 && !x().state().borrowed && !x().state().running && document.getElementById('give-back').hidden`)
		if wide := eval[int64](b, `document.scrollingElement.scrollWidth`); wide > on.width {
			t.Errorf("the page is %d pixels wide on a screen of %d", wide, on.width)
		}
		b.leave()
	}
}

// TestTheStoryLetsTheReaderWork: the figure is not taken from a hand that is at work there, from a challenge that is begun, nor while the
// switch is off; it follows when they are done.
func TestTheStoryLetsTheReaderWork(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(document.getElementById('contents').open = true, document.getElementById('drive').click(), document.getElementById('contents').open = false, null)`)
	b.drives("line")
	b.wait("the place", `document.getElementById('chapter-number').textContent === '2 of 13'`)
	if eval[string](b, `x().state().scenario`) != "" || eval[string](b, `localStorage.getItem('xorcery.drive /')`) != "off" {
		t.Error("the figure moves with the switch off")
	}
	eval[any](b, `(x().open('challenge:circle'), document.getElementById('drive').click(), null)`)
	b.wait("the challenge in sight", `document.querySelector('[data-challenge="circle"]').classList.contains('current')`) // the page goes there
	b.drives("neuron")
	b.wait("the place", `document.getElementById('chapter-number').textContent === '3 of 13'`)
	if eval[string](b, `x().state().challenge?.name`) != "circle" {
		t.Error("the story takes the figure from a challenge")
	}
	eval[any](b, `(x().openOwn(), null)`)
	b.wait("the chapter", `x().state().scenario === 'neuron'`)
}

// TestNumbersAreAlive points at a number of the running example, by the mouse and by the keyboard.
func TestNumbersAreAlive(t *testing.T) {
	b := start(t, screen{width: 1440, height: 900, scheme: "light"})
	b.drives("forward")
	b.wait("the chapter", `x().state().scenario === 'forward' && x().bricks().quantity`)
	eval[any](b, `document.querySelector('#forward [data-light="h1[0]"]').focus({ preventScroll: true })`)
	b.wait("the neuron", `x().bricks().quantity.entry === 'h1[0]'`)
	eval[any](b, `document.activeElement.blur()`)
	b.wait("nothing lit", `x().bricks().quantity.entry === ''`)
	eval[any](b, `document.querySelector('#forward [data-light="z1[0]"]').click()`)
	b.wait("the sum, held", `x().bricks().quantity.entry === 'z1[0]' && document.querySelector('.live[aria-pressed=true]')`)
	b.stays("lit")
}

// TestTheReaderComesBack to the chapter of the last visit, by a link that stands in the bar.
func TestTheReaderComesBack(t *testing.T) {
	b := start(t, laptop)
	b.drives("step")
	b.wait("the place kept", `localStorage.getItem('xorcery.chapter /') === 'step'`)
	again := openAt(t, laptop, b.origin, "/")
	again.came()
	again.click(again.find("link", "Continue"))
	again.wait("the chapter", `document.getElementById('chapter-number').textContent === '7 of 13' && x().state().scenario === 'step'`)
	eval[any](again, `document.getElementById('next').click()`)
	again.wait("the next", `location.hash === '#many' && x().state().scenario === 'many'`)
}

// TestChapterOnAPhone: in the story a small plane stays in sight over the text and shows what the chapter tells; a tap makes it large, and
// small again.
func TestChapterOnAPhone(t *testing.T) {
	b := start(t, phone)
	b.drives("hidden")
	b.wait("the chapter", `x().state().scenario === 'hidden' && document.querySelector('.figure.reading')`)
	b.wait("a plane over the text", `(() => {
		const f = document.querySelector('.figure').getBoundingClientRect(), p = x().state().plane;
		return f.top === 0 && f.height >= 200 && f.bottom <= innerHeight / 2 && p.width >= 0.3 * innerWidth && p.y + p.height <= f.height;
	})()`)
	b.wait("the chapter under it", `(() => { const c = document.getElementById('hidden').getBoundingClientRect(); return c.top >= document.querySelector('.way-bar').getBoundingClientRect().bottom - 1 && c.top < innerHeight / 2; })()`)
	b.click(b.find("button", "Larger figure"))
	b.wait("a large plane", `x().state().plane.width > 0.5 * innerWidth && document.getElementById('grow').getAttribute('aria-expanded') === 'true'`)
	b.click(b.find("button", "Smaller figure"))
	b.wait("a small plane", `x().state().plane.width < 0.5 * innerWidth`)
	if wide := eval[float64](b, `document.documentElement.scrollWidth`); wide > 390 {
		t.Errorf("the page is %g pixels wide", wide)
	}
}
