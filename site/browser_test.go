package site_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"xorcery/site"
)

// patience is how long a journey may take in all, and waiting how long one state may keep it. They bound a hang; nothing is measured by
// them.
const (
	patience = 8 * time.Minute
	waiting  = 3 * time.Minute
)

// tab is one page in the browser and what went wrong in it.
type tab struct {
	*testing.T
	ctx    context.Context
	origin string
	leave  func() // closes the page before the journey ends: an open one goes on drawing

	mu       sync.Mutex
	problems []string
	expected []string // parts of problems that the journey causes on purpose
}

// screen is what a journey sees the page on.
type screen struct {
	width, height int64
	touch         bool
	scheme        string // prefers-color-scheme: light or dark
	before        string // JavaScript that runs before the page's own
	painted       bool   // with the figure's pixels, for a journey that is about what is painted; others do without
}

// inFull is the screen with the figure painted.
func (s screen) inFull() screen {
	s.painted = true
	return s
}

// undrawn leaves out every draw call: the processor, which is the GPU here, has no shader to compile and nothing to fill. A quarter of a
// journey's work is saved; what the calls themselves do wrong shows where pixels are painted, of every view in TestEveryViewIsDrawn.
const undrawn = `for (const {prototype} of [globalThis.WebGLRenderingContext, globalThis.WebGL2RenderingContext].filter(Boolean)) {
	prototype.drawElements = prototype.drawArrays = () => {};
}`

// unasked warns of what the program never asks for: pixels of what it draws, which keep a frame waiting for the GPU, and gamepads, which
// the browser then looks for as long as the page is open.
const unasked = `for (const {prototype} of [globalThis.WebGLRenderingContext, globalThis.WebGL2RenderingContext].filter(Boolean)) {
	const read = prototype.readPixels;
	prototype.readPixels = function(...args) { console.warn('the program reads pixels'); read.apply(this, args); };
}
Navigator.prototype.getGamepads = () => { console.warn('the program looks for gamepads'); return []; };`

var (
	laptop = screen{width: 1200, height: 640, scheme: "light"}
	phone  = screen{width: 390, height: 844, touch: true, scheme: "light"}
)

// open shows path on a screen. The journey fails at its end by any console error or warning, any failed request and
// any request to another origin, but for those that expect announces.
func open(t *testing.T, on screen, path string) *tab {
	t.Helper()
	return openAt(t, on, serve(t, site.Handler(".")), path)
}

// serve is the origin of a server of the journey's own.
func serve(t *testing.T, handler http.Handler) string {
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

// openAt is open on an origin that is served already: what other tabs have kept there is there.
func openAt(t *testing.T, on screen, origin, path string) *tab {
	t.Helper()
	limited, stop := context.WithTimeout(chromiumOf(t), patience)
	ctx, cancel := chromedp.NewContext(limited)
	b := &tab{T: t, ctx: ctx, origin: origin}
	b.leave = sync.OnceFunc(func() {
		b.verdict()
		cancel()
		stop()
	})
	t.Cleanup(b.leave)
	b.must(chromedp.Listen(ctx, b.hear))

	command(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: on.width, Height: on.height, DeviceScaleFactor: 1, Mobile: on.touch,
	})
	if on.touch {
		command(b, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 1})
	}
	command(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: on.scheme}},
	})
	command(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: unasked})
	if !on.painted {
		command(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: undrawn})
	}
	if on.before != "" {
		command(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: on.before})
	}
	b.must(chromedp.Do(ctx, chromedp.Navigate(origin+path)))
	return b
}

// start opens the article page and waits until the figure is ready.
func start(t *testing.T, on screen) *tab {
	t.Helper()
	b := open(t, on, "/")
	b.ready()
	return b
}

// ready waits for the figure and for the controls, and opens all folds: most journeys are about what stands in them.
func (b *tab) ready() {
	b.Helper()
	b.came()
	eval[any](b, `(() => { for (const d of document.querySelectorAll('details.group')) d.open = true; })()`)
}

// came waits for the figure and for the controls that the article page makes from it.
func (b *tab) came() {
	b.Helper()
	b.wait("the controls", `document.querySelectorAll('.control').length > 10`)
	b.wait("a drawn figure", `figure().document.getElementById('cover').hidden`)
	eval[any](b, `new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(null))))`)
}

// hear notes every problem. It runs in the loop that reads the browser's messages, so it only notes.
func (b *tab) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			var text []string
			for _, a := range e.Args {
				text = append(text, string(a.Value)+a.Description)
			}
			b.note("console %s: %s", e.Type, strings.Join(text, " "))
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		b.note("exception: %s", text)
	case *log.EventEntryAdded:
		// Chromium reads the canvas itself where the processor puts the page together: see unasked.
		if strings.Contains(e.Entry.Text, "GPU stall due to ReadPixels") {
			break
		}
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			b.note("log %s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		u, err := url.Parse(e.Request.URL)
		if err != nil || (u.Scheme != "data" && u.Scheme != "blob" && u.Scheme+"://"+u.Host != b.origin) {
			b.note("request to another origin: %s", e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			b.note("request failed: %s answered %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled {
			b.note("request failed: %s", e.ErrorText)
		}
	}
}

func (b *tab) note(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems = append(b.problems, fmt.Sprintf(format, args...))
}

// expect announces problems that the journey causes on purpose.
func (b *tab) expect(parts ...string) { b.expected = append(b.expected, parts...) }

// verdict fails the journey by the problems that nobody expected.
func (b *tab) verdict() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, p := range b.problems {
		if !slices.ContainsFunc(b.expected, func(part string) bool { return strings.Contains(p, part) }) {
			b.Errorf("the page has a problem: %s", p)
		}
	}
}

func (b *tab) must(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// command runs a command of the DevTools protocol.
func command[P, R any](b *tab, c cdp.Command[P, R], params P) R {
	b.Helper()
	result, err := chromedp.Call(b.ctx, c, params)
	if err != nil {
		b.Fatalf("%s: %v", c.Method, err)
	}
	return result
}

// prelude gives every expression of a test the figure's interface, and the control with an id.
const prelude = `const figure = () => document.getElementById('figure')?.contentWindow ?? window;
const x = () => figure().xorcery;
const control = (id) => x().controls().find((c) => c.id === id);
`

// eval is the value of a JavaScript expression, which may be a promise.
func eval[T any](b *tab, expression string) T {
	b.Helper()
	text, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](
		"(async () => {"+prelude+"return JSON.stringify(await ("+expression+") ?? null)})()", chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	var value T
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		b.Fatalf("%s = %s: %v", expression, text, err)
	}
	return value
}

// wait waits until an expression is true; what names the state that it waits for.
func (b *tab) wait(what, expression string) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, waiting)
	defer cancel()
	for {
		// An expression that throws is not true yet: the page may still be on its way.
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](
			"(async () => {"+prelude+"try { return !!await ("+expression+") } catch { return false }})()", chromedp.EvalAwaitPromise))
		if ok {
			return
		}
		if ctx.Err() == nil {
			err = chromedp.Do(ctx, chromedp.Sleep(50*time.Millisecond))
		}
		if ctx.Err() != nil {
			b.Fatalf("it never came to %s: %s (%v)\n%s", what, expression, err, b.stands())
		}
	}
}

// stands tells where the page stands, for whoever reads why a journey failed.
func (b *tab) stands() string {
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("(() => {"+prelude+`
		const at = document.activeElement;
		return JSON.stringify({state: x().state(), own: x().project().data.points.length, focus: at?.id || at?.tagName, scroll: scrollY, text: document.body.innerText.slice(0, 400)});
	})()`))
	if err != nil {
		return "where it stands is not to be had: " + err.Error()
	}
	return "it stands at " + text
}
