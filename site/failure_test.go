package site_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

const cover = `document.getElementById('stopped')`

// keepPoint places a point and waits until the figure has kept the project with it.
func (b *tab) keepPoint() {
	b.Helper()
	eval[any](b, `(() => { const p = x().project(); p.data.points.push([0.25, -0.5, 1]); x().open(p); })()`)
	b.wait("the project to be kept", `figure().sessionStorage.getItem('xorcery.held /')?.replace(/\s/g, '').includes('[0.25,-0.5,1]')`)
}

// block lets no request for a name of the site through; without a name all come through again.
func (b *tab) block(names ...string) {
	b.Helper()
	var patterns []*network.BlockPattern
	for _, name := range names {
		patterns = append(patterns, &network.BlockPattern{URLPattern: "*://*:*/" + name, Block: true})
	}
	command(b, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: patterns})
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

// TestUncaughtError lets a module of the figure fail.
func TestUncaughtError(t *testing.T) {
	b := open(t, laptop, "/figure.html")
	b.wait("the figure", `x().state().step > 0`)
	b.expect("forced by the test")
	b.keepPoint()
	eval[any](b, `(() => {
		const answer = figure().xorceryCall;
		figure().xorceryCall = (method, args) => { if (method === 'session') throw new Error('forced by the test'); return answer(method, args); };
	})()`)
	b.wait("the cover", `figure().document.getElementById('stopped-error').textContent.includes('forced by the test')`)
	b.wantRestart()
}

// TestLostContext takes the drawing surface away, as a reset of the graphics driver does.
func TestLostContext(t *testing.T) {
	b := start(t, laptop)
	b.expect("WebGL", "forced by the test")
	b.keepPoint()
	b.loseContext()
	b.wait("the cover", `figure().document.getElementById('stopped-text').textContent.includes('have been kept')`)
	b.wantRestart()
}

// loseContext takes the drawing surface away and waits for the cover.
func (b *tab) loseContext() {
	b.Helper()
	b.expect("CONTEXT_LOST_WEBGL")
	eval[any](b, `figure().document.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()`)
	b.wait("the cover", `figure().document.getElementById('stopped-title').textContent === 'The browser has paused WebGL'`)
}

// TestNothingRunsUnderTheCover stops the figure in several ways: the program gets no frame any more, whatever happens to the
// window, and writes nothing to the console.
func TestNothingRunsUnderTheCover(t *testing.T) {
	b := start(t, laptop)
	b.placeOwn("0.5", "0.25")
	eval[any](b, `(() => { x().run(); const w = figure(), told = w.xorceryChanged; window.told = 0; w.xorceryChanged = (state) => { window.told++; told(state); }; })()`)
	b.wait("a running figure", `window.told > 1`)
	b.loseContext()
	told := eval[int](b, `window.told`)
	for _, width := range []int64{800, 500, 1200} {
		command(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 640, DeviceScaleFactor: 1})
		b.must(chromedp.Do(b.ctx, chromedp.MouseClickXY(300, 300)))
		b.press("r")
		for range 20 {
			b.frame()
		}
	}
	if now := eval[int](b, `window.told`); now != told {
		t.Errorf("the program has told %d states under the cover", now-told)
	}
}

// TestWebGLRefused reloads after a loss in a browser that gives no WebGL any more, and then gives it again.
func TestWebGLRefused(t *testing.T) {
	on := laptop
	on.before = `const get = HTMLCanvasElement.prototype.getContext;
		HTMLCanvasElement.prototype.getContext = function(...args) {
			if (!localStorage.getItem('refuse')) return get.apply(this, args);
			const event = new Event('webglcontextcreationerror');
			event.statusMessage = 'Web page caused context loss and was blocked';
			this.dispatchEvent(event);
			return null;
		};`
	b := open(t, on, "/figure.html")
	eval[any](b, `(localStorage.setItem('refuse', '1'), null)`)
	b.must(chromedp.Do(b.ctx, chromedp.Reload()))
	const paused = cover + `.checkVisibility() && document.getElementById('stopped-title').textContent === 'The browser has paused WebGL'`
	b.wait("a word without points", paused+` && document.getElementById('stopped-error').textContent.includes('was blocked') && !`+cover+`.innerText.includes('are kept')`)
	eval[any](b, `(localStorage.removeItem('refuse'), null)`)
	b.click(b.find("button", "Retry"))
	b.wait("the figure", `x().ready.then(() => true)`)
	b.placeOwn("0.5", "0.25")
	b.loseContext()
	eval[any](b, `(localStorage.setItem('refuse', '1'), null)`)
	b.click(b.find("button", "Restart with your points"))
	b.wait("a word with points", paused+` && `+cover+`.innerText.includes('Your points and settings are kept')`)
	eval[any](b, `(localStorage.removeItem('refuse'), null)`)
	b.click(b.find("button", "Retry"))
	b.wait("the points", `x().ready.then(() => x().state().points === 301)`)
}

// TestForeignErrors are errors of extensions, of scripts of other sites and of nobody: the figure goes on, and nothing is said.
func TestForeignErrors(t *testing.T) {
	const fail = `(w) => {
		const at = (url) => Object.assign(new w.Error('not ours'), {stack: 'Error: not ours\n    at f (' + url + ':1:2)'});
		for (const url of ['chrome-extension://abc/content.js', 'https://example.invalid/ad.js', w.location.origin + '/elsewhere/x.js']) {
			w.dispatchEvent(new w.ErrorEvent('error', {message: 'not ours', filename: url}));
			w.dispatchEvent(new w.ErrorEvent('error', {message: 'not ours', filename: url, error: at(url)}));
			w.dispatchEvent(new w.PromiseRejectionEvent('unhandledrejection', {promise: w.Promise.resolve(), reason: at(url)}));
		}
		w.dispatchEvent(new w.ErrorEvent('error', {message: 'Script error.'}));
		for (const reason of [undefined, null, 'text', {}, new w.DOMException('gone', 'AbortError')]) {
			w.dispatchEvent(new w.PromiseRejectionEvent('unhandledrejection', {promise: w.Promise.resolve(), reason}));
		}
		const image = w.document.createElement('img');
		w.document.documentElement.append(image);
		image.dispatchEvent(new w.Event('error'));
		image.remove();
	}`
	early := laptop
	early.before = `document.addEventListener('readystatechange', () => {
		(` + fail + `)(window);
		window.covered = document.getElementById('stopped')?.hidden === false || document.getElementById('waiting')?.textContent.includes('could not be loaded');
	}, {once: true});`
	b := open(t, early, "/")
	b.ready()
	if eval[bool](b, `window.covered || figure().covered`) {
		t.Error("while the page loads a foreign error is said to be its own")
	}
	eval[any](b, `(`+fail+`)(figure())`)
	b.goOn()
	if !eval[bool](b, `figure().document.getElementById('cover').hidden`) {
		t.Error("a foreign error covers the figure")
	}
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
	b.block("xorcery.wasm")
	b.must(chromedp.Do(b.ctx, chromedp.Navigate(b.origin+"/figure.html")))
	b.wait("the cover", `document.getElementById('stopped-title').textContent === 'The program could not be loaded'`)
	if said := eval[string](b, `document.getElementById('stopped-error').textContent`); said == "" {
		t.Error("the cover does not say what failed")
	}
	b.block()
	b.click(b.find("button", "Retry"))
	b.wait("the figure", `document.getElementById('cover').hidden && x().state().points === 300`)
}

// TestModuleLost loses a module of the figure on its way: the figure says so, the page knows, a file that is dropped is told
// that there is no figure yet, and Retry brings the figure with the points of the last session.
func TestModuleLost(t *testing.T) {
	b := open(t, laptop, "/figure.html")
	b.expect("net::ERR_BLOCKED_BY_CLIENT", "request failed", "Failed to load resource")
	b.wait("the figure", `x().state().step > 0`)
	b.keepPoint()
	b.wait("the session to be kept", `localStorage.getItem('xorcery.session /')?.replace(/\s/g, '').includes('[0.25,-0.5,1]')`)
	b.block("session.js")
	b.must(chromedp.Do(b.ctx, chromedp.Navigate(b.origin+"/")))
	b.wait("the cover", `figure().document.getElementById('stopped-title').textContent === 'The program could not be loaded'`)
	if said := eval[string](b, `figure().document.getElementById('stopped').innerText`); !strings.Contains(said, "figure.js") || !strings.Contains(said, "Your points and settings are kept.") {
		t.Errorf("the cover says %q", said)
	}
	b.wait("the page to know", `document.getElementById('spoken').textContent.startsWith('The figure has stopped')`)
	eval[any](b, `(() => {
		const files = new DataTransfer();
		files.items.add(new File(['1,2,0'], 'points.csv'));
		document.body.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: files}));
	})()`)
	b.wait("a word about the file", `document.getElementById('message').checkVisibility() && document.getElementById('message-text').textContent.startsWith('The figure has not loaded yet')`)
	b.block()
	eval[any](b, `figure().document.querySelector('#stopped button').click()`)
	b.ready()
	b.wait("the same points", `JSON.stringify(x().project().data.points) === '[[0.25,-0.5,1]]'`)
}

// TestModuleThrows lets a module of the figure fail before the program's own watch stands.
func TestModuleThrows(t *testing.T) {
	broken := laptop
	broken.before = `globalThis.Promise = undefined;`
	b := open(t, broken, "/figure.html")
	b.expect("exception: ")
	b.wait("the cover", `!document.getElementById('stopped').hidden && document.getElementById('stopped-error').textContent.includes('Promise')`)
}

// TestPageModuleLost loses a module of the article page: the page says so in place of its controls, and the figure runs.
func TestPageModuleLost(t *testing.T) {
	b := open(t, laptop, "/favicon.svg")
	b.expect("net::ERR_BLOCKED_BY_CLIENT", "request failed", "favicon.ico")
	b.block("panel.js")
	b.must(chromedp.Do(b.ctx, chromedp.Navigate(b.origin+"/")))
	b.wait("a word in place of the controls", `document.getElementById('waiting').textContent.startsWith('A part of the page could not be loaded')`)
	b.wait("the figure", `x().state().points === 300`)
	b.block()
	b.click(b.find("button", "Retry"))
	b.ready()
}

// TestNoJavaScript reads the page in a browser that runs no scripts: the story is there and nothing is said to be on its way.
func TestNoJavaScript(t *testing.T) {
	for _, on := range []screen{laptop, phone} {
		b := open(t, on, "/favicon.svg")
		b.expect("favicon.ico")
		command(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		b.must(chromedp.Do(b.ctx, chromedp.Navigate(b.origin+"/")))
		shown, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("document.body.innerText"))
		b.must(err)
		for _, part := range []string{"decision boundary", "The story can be read without them."} {
			if !strings.Contains(shown, part) {
				t.Errorf("%d px wide, without scripts, it does not say %q", on.width, part)
			}
		}
		for _, part := range []string{"appear when", "Open in the figure", "Rate 1,000"} {
			if strings.Contains(shown, part) {
				t.Errorf("%d px wide, without scripts, it says %q", on.width, part)
			}
		}
		b.must(chromedp.Do(b.ctx, chromedp.Navigate(b.origin+"/figure.html")))
		shown, err = chromedp.Run(b.ctx, chromedp.Evaluate[string]("document.body.innerText"))
		b.must(err)
		if !strings.Contains(shown, "please allow JavaScript") || strings.Contains(shown, "Loading") {
			t.Errorf("%d px wide, without scripts, the figure says %q", on.width, shown)
		}
	}
}
