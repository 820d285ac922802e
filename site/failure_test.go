package site_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

const cover = `document.getElementById('stopped')`

// keepPoint places a point and waits until the figure has kept the project with it.
func (b *tab) keepPoint() {
	b.Helper()
	eval[any](b, `(() => { const p = x().project(); p.data.points.push([0.25, -0.5, 1]); x().open(p); })()`)
	b.wait("the project to be kept", `figure().sessionStorage.getItem('xorcery.project').replace(/\s/g, '').includes('[0.25,-0.5,1]')`)
}

// wantRestart presses the way on and finds the point again in a figure that works.
func (b *tab) wantRestart() {
	b.Helper()
	button := `[...figure().document.querySelectorAll('#stopped button')].find((e) => e.textContent === 'Restart with your points')`
	eval[any](b, button+`.click()`)
	b.wait("the figure again", `figure().document.getElementById('cover').hidden`)
	b.wait("the same points", `JSON.stringify(x().project().data.points) === '[[0.25,-0.5,1]]'`)
	b.wait("training", `x().state().running && x().state().step > 0`)
}

// TestProgramPanics lets a call of the Go program into the browser fail: the program panics, the figure says so with
// the panic's text, the page says that the figure has stopped, and a restart brings the points back.
func TestProgramPanics(t *testing.T) {
	b := start(t, laptop)
	b.expect("forced by the test", "panic", "goroutine", "exit code", "already exited")
	b.keepPoint()
	eval[any](b, `(() => { figure().xorceryChanged = () => { throw new Error('forced by the test'); }; })()`)
	b.wait("the cover", `!figure().document.getElementById('stopped').hidden`)
	if said := eval[string](b, `figure().document.getElementById('stopped-error').textContent`); !strings.Contains(said, "forced by the test") {
		t.Errorf("the cover says %q, want the panic's text in it", said)
	}
	b.wait("the page to know", `document.getElementById('spoken').textContent.startsWith('The figure has stopped') && document.getElementById('controls').inert`)
	b.wantRestart()
	b.wait("the controls again", `!document.getElementById('controls').inert`)
	b.click(b.find("button", "Pause"))
	b.wait("a pause", `!x().state().running`)
}

// TestUncaughtError shows an error of a script in the figure's page.
func TestUncaughtError(t *testing.T) {
	b := open(t, laptop, "/figure.html")
	b.wait("the figure", `x().state().step > 0`)
	b.expect("forced by the test")
	b.keepPoint()
	eval[any](b, `figure().setTimeout(() => { throw new Error('forced by the test'); })`)
	b.wait("the cover", `figure().document.getElementById('stopped-error').textContent.includes('forced by the test')`)
	b.wantRestart()
}

// TestLostContext takes the drawing surface away, as a reset of the graphics driver does.
func TestLostContext(t *testing.T) {
	b := start(t, laptop)
	b.expect("WebGL", "forced by the test")
	b.keepPoint()
	eval[any](b, `figure().document.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()`)
	b.wait("the cover", `figure().document.getElementById('stopped-text').textContent.includes('have been kept')`)
	b.wantRestart()
}

// TestNoWebGL2 opens the page in a browser that has none.
func TestNoWebGL2(t *testing.T) {
	bare := laptop
	bare.before = `HTMLCanvasElement.prototype.getContext = () => null;`
	b := open(t, bare, "/figure.html")
	b.wait("the cover", `!`+cover+`.hidden`)
	if title := eval[string](b, `document.getElementById('stopped-title').textContent`); title != "WebGL2 is missing" {
		t.Errorf("the cover is titled %q", title)
	}
	if reason := eval[string](b, `x().ready.then(() => 'ready', (e) => e.message)`); reason != "WebGL2 is missing" {
		t.Errorf("ready says %q", reason)
	}
}

// TestNoWebAssembly opens the article page without: the story stays, the page says that the figure can't go on.
func TestNoWebAssembly(t *testing.T) {
	bare := laptop
	bare.before = `delete window.WebAssembly;`
	b := open(t, bare, "/")
	b.wait("the cover", `figure().document.getElementById('stopped-title').textContent === 'This browser has no WebAssembly'`)
	b.wait("the page to know", `document.getElementById('spoken').textContent.startsWith('The figure has stopped')`)
	if !eval[bool](b, `document.getElementById('story').innerText.includes('decision boundary')`) {
		t.Error("the story is not there")
	}
}

// TestFetchFails loses the program on its way; when the way is free again, Retry brings it.
func TestFetchFails(t *testing.T) {
	b := open(t, laptop, "/favicon.svg") // any page of the site that does not ask for the program
	b.expect("net::ERR_BLOCKED_BY_CLIENT", "request failed", "favicon.ico")
	command(b, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/xorcery.wasm", Block: true}}})
	b.must(chromedp.Do(b.ctx, chromedp.Navigate(b.origin+"/figure.html")))
	b.wait("the cover", `document.getElementById('stopped-title').textContent === 'The program could not be loaded'`)
	if said := eval[string](b, `document.getElementById('stopped-error').textContent`); said == "" {
		t.Error("the cover does not say what failed")
	}
	command(b, network.SetBlockedURLs, network.SetBlockedURLsParams{})
	b.click(b.find("button", "Retry"))
	b.wait("the figure", `document.getElementById('cover').hidden && x().state().points === 300`)
}
