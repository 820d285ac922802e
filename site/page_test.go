package site_test

import (
	"math"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestPageTrains loads the article page: it says how training goes, and training makes the loss fall.
func TestPageTrains(t *testing.T) {
	b := start(t, laptop.inFull())
	b.wait("a running figure", `x().state().running`)
	first := eval[float64](b, `x().state().loss`)
	b.wait("a hundred steps", `x().state().step > 100`)
	eval[any](b, `window.firstLoss = `+number(first))
	b.wait("a lower loss", `x().state().loss < 0.9 * window.firstLoss`)
	b.wait("the status line", `(() => {
		const text = (id) => document.getElementById('status-' + id).textContent;
		return /^[\d,]+$/.test(text('step')) && Number(text('loss')) > 0 && /^[\d.]+ %$/.test(text('accuracy'));
	})()`)
	b.wait("a spoken line", `/^Training, step [\d,]+, loss .+, accuracy .+ %\.$/.test(document.getElementById('spoken').textContent)`)
	if points := eval[int](b, `x().state().points`); points != 300 {
		t.Errorf("it trains on %d points at first, want the article's 300", points)
	}
}

// TestEveryViewIsDrawn paints each view, B's plane, a pulse in motion and an exercise's line, on a screen that is soon filled: no two pictures
// are the same, and WebGL finds nothing wrong with a call.
func TestEveryViewIsDrawn(t *testing.T) {
	b := open(t, screen{width: 480, height: 400, scheme: "dark"}.inFull(), "/figure.html")
	b.wait("a drawn figure", `document.getElementById('cover').hidden`)
	eval[any](b, `x().pause()`)
	scenes := []string{`x().set('compare', true)`, `(x().set('compare', false), x().set('lower', 'bricks'), x().moment(3), x().press('brick.play'))`,
		`(x().press('brick.play'), x().set('lower', 'network'), x().exercise('draw'))`}
	views := eval[[]string](b, `control('lower').options.map((o) => o.value)`)
	if len(views) < 5 {
		t.Fatalf("below the plane there are only %v", views)
	}
	for i, view := range views {
		views[i] = `x().set('lower', '` + view + `')`
	}
	pictures := map[string]string{}
	for _, scene := range append(views, scenes...) {
		eval[any](b, `(`+scene+`, null)`)
		b.frame()
		picture := command(b, page.CaptureScreenshot, page.CaptureScreenshotParams{}).Data
		if other := pictures[string(picture)]; other != "" {
			t.Errorf("after %s the page looks as it does after %s", scene, other)
		}
		pictures[string(picture)] = scene
	}
}

// TestRunPauseStepReset uses the bar's buttons by their names.
func TestRunPauseStepReset(t *testing.T) {
	b := start(t, laptop)
	b.wait("a step", `x().state().step > 0`)
	b.click(b.find("button", "Pause"))
	b.wait("a pause", `!x().state().running`)
	b.wait("a spoken pause", `document.getElementById('spoken').textContent.startsWith('Paused')`)
	before := eval[int](b, `x().state().step`)
	b.click(b.find("button", "Step"))
	if after := eval[int](b, `x().state().step`); after != before+1 {
		t.Errorf("Step went from %d to %d", before, after)
	}
	b.click(b.find("button", "Reset"))
	if after := eval[int](b, `x().state().step`); after != 0 {
		t.Errorf("Reset went to step %d", after)
	}
	first := eval[string](b, `JSON.stringify(x().project().weights)`)
	eval[any](b, `x().step(25)`)
	moved := eval[string](b, `JSON.stringify(x().project().weights)`)
	if moved == first {
		t.Error("25 steps did not move the weights")
	}
	b.click(b.find("button", "Reset"))
	if again := eval[string](b, `JSON.stringify(x().project().weights)`); again != first {
		t.Error("Reset did not bring the same weights back")
	}
	b.click(b.find("button", "Run"))
	b.wait("training", `x().state().running && x().state().step > 0`)
}

// place is where (x1, x2) of the plane stands in the page, in CSS pixels.
func (b *tab) place(x1, x2 float64) (x, y float64) {
	b.Helper()
	at := eval[[]float64](b, `(() => {
		const p = x().state().plane, frame = document.getElementById('figure');
		const seen = ({y}) => y + p.y >= 0 && y + p.y + p.height <= innerHeight - 60; // over the run bar
		if (frame && !seen(frame.getBoundingClientRect())) frame.scrollIntoView({block: 'nearest', behavior: 'instant'});
		const f = frame?.getBoundingClientRect() ?? {x: 0, y: 0};
		return [f.x + p.x + p.width * (`+number(x1)+` - p.minX1) / (p.maxX1 - p.minX1),
			f.y + p.y + p.height * (p.maxX2 - `+number(x2)+`) / (p.maxX2 - p.minX2)];
	})()`)
	return at[0], at[1]
}

// wantPoint waits for the n-th placed point and compares it with what was clicked; tolerance is in units of the plane.
func (b *tab) wantPoint(n int, x1, x2 float64, class int) {
	b.Helper()
	b.wait("another point", `x().project().data.points.length === `+number(float64(n)))
	p := eval[[]float64](b, `x().project().data.points.at(-1)`)
	pixel := eval[float64](b, `(() => { const p = x().state().plane; return (p.maxX1 - p.minX1) / p.width; })()`)
	if math.Abs(p[0]-x1) > 1.5*pixel || math.Abs(p[1]-x2) > 1.5*pixel || int(p[2]) != class {
		b.Errorf("the new point is %v, want (%g, %g) of class %d within 1.5 pixels of %g", p, x1, x2, class, pixel)
	}
}

// TestClickAddsPoint clicks at empty places of the plane and finds these points, of the chosen class, in the project.
func TestClickAddsPoint(t *testing.T) {
	b := start(t, laptop)
	before := eval[int](b, `x().state().points`)
	classes := []string{"0", "1", "2"}
	for i, at := range [][2]float64{{2.5, 2.75}, {-3, 1.75}, {2.25, -3}} {
		eval[any](b, `x().set('brush', '`+classes[i]+`')`)
		x, y := b.place(at[0], at[1])
		b.must(chromedp.Do(b.ctx, chromedp.MouseClickXY(x, y)))
		b.wantPoint(i+1, at[0], at[1], i)
	}
	if after := eval[int](b, `x().state().points`); after != before+3 {
		t.Errorf("there were %d points and are %d after three clicks", before, after)
	}
	b.wait("training to go on", `x().state().running`)
}

// TestRightClickAddsTheOtherClass also shows that the browser's own menu stays away.
func TestRightClickAddsTheOtherClass(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `x().set('brush', '0')`)
	x, y := b.place(-2.5, -2.75)
	b.must(chromedp.Do(b.ctx, chromedp.MouseClickXY(x, y, chromedp.ButtonRight)))
	b.wantPoint(1, -2.5, -2.75, 1)
}

// TestKeyboardReachesEverything walks the page with Tab: every enabled control is reached, with a visible focus, and the
// walk comes through the figure and out of it again.
func TestKeyboardReachesEverything(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `x().pause()`)
	want := eval[[]string](b, `[...document.querySelectorAll('.control')].filter((n) => !n.hidden && n.querySelector('input, select, button').matches(':enabled')).map((n) => n.dataset.id)`)
	missing := map[string]bool{"(figure)": true, "(theme)": true, "(story link)": true}
	for _, id := range want {
		missing[id] = true
	}
	for range 3*len(want) + 20 {
		b.press("\t")
		at := eval[string](b, `(() => {
			const e = document.activeElement;
			if (e.id === 'figure') return '(figure)';
			if (e.id === 'dark') return '(theme)';
			if (e.closest('.story')) return '(story link)';
			if (e !== document.body && getComputedStyle(e).outlineStyle === 'none') throw new Error('no visible focus on ' + e.outerHTML.slice(0, 200));
			return e.closest('.control')?.dataset.id ?? '';
		})()`)
		delete(missing, at)
	}
	for id := range missing {
		t.Errorf("Tab never reaches %s", id)
	}
}

// TestThemes follows the system, then the choice, in page and figure alike.
func TestThemes(t *testing.T) {
	light := start(t, laptop)
	paper := `getComputedStyle(document.body).backgroundColor`
	day := eval[string](light, paper)
	light.wait("a light figure", `x().state().theme === 'light'`)

	night := laptop
	night.scheme = "dark"
	b := start(t, night)
	b.wait("a dark figure", `x().state().theme === 'dark'`)
	if eval[string](b, paper) == day {
		t.Error("the page has the same paper in the dark as in the light")
	}
	b.click(b.find("button", "Dark theme"))
	b.wait("a light figure", `x().state().theme === 'light'`)
	if got := eval[string](b, paper); got != day {
		t.Errorf("the page's paper is %s after choosing light, want %s", got, day)
	}
	b.click(b.find("button", "Dark theme"))
	b.wait("a dark figure", `x().state().theme === 'dark' && x().get('view.theme') === 'dark'`)
}

// TestLinkInTheHash opens the project that a link holds, and says what is wrong with a broken one.
func TestLinkInTheHash(t *testing.T) {
	b := start(t, laptop)
	link := eval[string](b, `(() => {
		x().pause();
		x().open({version: 1, data: {set: 'corners', points: [[0.5, 0.25, 1]]}, network: {hidden: [5, 4]}});
		return JSON.parse(figure().xorceryCall('link', '[]')).ok;
	})()`)
	other := open(t, laptop, "/#"+strings.TrimPrefix(link, "#"))
	other.ready()
	if got := eval[string](other, `JSON.stringify([x().project().data.set, x().project().data.points, x().project().network.hidden])`); got != `["corners",[[0.5,0.25,1]],[5,4]]` {
		t.Errorf("the link opened %s", got)
	}
	broken := open(t, laptop, "/figure.html#no-such-link")
	broken.wait("the figure", `x().ready.then(() => true)`)
	broken.wait("a message", `document.querySelector('.notice')?.checkVisibility() && document.querySelector('.notice span').textContent.length > 10`)
	broken.click(broken.find("button", "Close"))
	broken.wait("the message to close", `!document.querySelector('.notice')`)
}

// TestHarnessSees shows that a journey fails by what it should fail by.
func TestHarnessSees(t *testing.T) {
	b := open(t, laptop, "/figure.html")
	b.expect("console warning", "console error", "answered 404", "the server responded with a status of 404", "exception: ", "violates the following Content Security Policy", "request failed: net::ERR", "Failed to load resource", "another origin: http://xorcery.invalid")
	eval[any](b, `x().ready`)
	eval[any](b, `(console.warn('a warning'), console.error('an error'), setTimeout(() => { throw new Error('uncaught') }), fetch('missing.json'))`)
	eval[any](b, `(document.createElement('canvas').getContext('webgl2').readPixels(0, 0, 1, 1, 6408, 5121, new Uint8Array(4)), null)`)
	command(b, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true})
	b.must(chromedp.Do(b.ctx, chromedp.Reload()))
	eval[any](b, `fetch('http://xorcery.invalid/').catch(() => 0)`)
	b.mu.Lock()
	defer b.mu.Unlock()
	all := strings.Join(b.problems, "\n")
	for _, part := range []string{`console warning: "a warning"`, `console error: "an error"`, "the program reads pixels", "uncaught", "missing.json answered 404", "another origin: http://xorcery.invalid/"} {
		if !strings.Contains(all, part) {
			t.Errorf("the harness did not see %q; it saw:\n%s", part, all)
		}
	}
}
