package site_test

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"xorcery/wasm/onefile"
)

// openFile builds the page that is one file, puts it alone into a folder whose name a path has to escape, and opens it from there. Any
// request that it makes for another file fails the journey, as there is none.
func openFile(t *testing.T) (b *tab, path string) {
	t.Helper()
	page, err := onefile.Build(".")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "of a school")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "xorcery.html")
	if err := os.WriteFile(file, page, 0o644); err != nil {
		t.Fatal(err)
	}
	path = (&url.URL{Path: filepath.ToSlash(file)}).EscapedPath()
	return openAt(t, laptop, "file://", path), path
}

// TestOneFile opens xorcery.html from the disk as a class without a network does: it trains, takes a click, keeps it for the next visit,
// opens a chapter and a link, and after a failure goes on with the points. The policy lets nothing else run.
func TestOneFile(t *testing.T) {
	b, path := openFile(t)
	b.ready()
	b.wait("training", `x().state().running && x().state().step > 0`)
	b.wait("the compiled network", `x().state().engine === 'kernel'`)

	x, y := b.place(2.5, 2.75)
	b.must(chromedp.Do(b.ctx, chromedp.MouseClickXY(x, y)))
	b.wantPoint(1, 2.5, 2.75, 1) // the class that the opening has ready
	b.wait("the session to be kept", `Object.entries(localStorage).some(([k, v]) => k.startsWith('xorcery.session /') && k.endsWith('of%20a%20school/') && v.includes('"points"'))`)

	b.click(b.find("button", "Share"))
	b.wait("a link that says how far it reaches", `document.querySelector('[data-part="link"]').value.startsWith('file://') && !document.querySelector('[data-part="frame"]').checkVisibility() &&
		document.querySelector('[data-part="said"]').textContent.includes('for this computer alone')`)

	b.must(chromedp.Do(b.ctx, chromedp.Reload()))
	b.ready()
	b.wait("the point of the last visit", `x().project().data.points.length === 1`)

	b.must(chromedp.Do(b.ctx, chromedp.Navigate("file://"+path+"#scenario:three")))
	b.wait("the chapter", `x().state().scenario === 'three'`)
	eval[any](b, `x().set('training.learningRate', 0.01)`)
	b.wait("an address without what is shown no more", `location.hash === ''`)
	b.wait("the reader's own to be held", `Object.entries(figure().sessionStorage).some(([k, v]) => k.startsWith('xorcery.held ') && !v.startsWith('#'))`)

	b.expect("forced by the test", "panic", "goroutine", "exit code", "already exited")
	eval[any](b, `(() => { figure().xorceryChanged = () => { throw new Error('forced by the test'); }; })()`)
	b.wait("the cover", `!figure().document.getElementById('stopped').hidden && figure().document.getElementById('stopped-error').textContent.includes('forced by the test')`)
	eval[any](b, `[...figure().document.querySelectorAll('#stopped button')].find((e) => e.textContent === 'Start afresh').click()`)
	b.wait("the figure afresh", `figure().document.getElementById('cover').hidden && figure().document.getElementById('notices').textContent.includes('begun afresh')`)
	b.ready()

	eval[any](b, `(() => { for (const page of [document, figure().document]) {
		const script = page.createElement('script');
		script.textContent = 'window.foreign = true';
		page.body.append(script);
	} })()`)
	b.expect("Content Security Policy")
	if eval[bool](b, `window.foreign || figure().foreign`) {
		t.Error("the policy lets a foreign script run")
	}
}

// TestOneFileIsOfTheSite: the same files make the same bytes.
func TestOneFileIsOfTheSite(t *testing.T) {
	one, err := onefile.Build(".")
	if err != nil {
		t.Fatal(err)
	}
	two, err := onefile.Build(".")
	if err != nil {
		t.Fatal(err)
	}
	if string(one) != string(two) {
		t.Error("two builds differ")
	}
}
