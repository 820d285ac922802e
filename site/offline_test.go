package site_test

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"os"
	"path"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"xorcery/site"
)

// host serves copies of the site under the folders /a/ and /b/, as GitHub Pages does: no headers of its own but what a file is and how long
// it may be kept. While down it answers nothing; newer is a later version of the site, whose index.html and list have a line more.
type host struct {
	down, newer, torn atomic.Bool
	passing           atomic.Bool  // the browser's own cache keeps nothing
	asked             atomic.Int64 // for files of the site
}

func hashOf(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

const newerMark = "<!-- newer -->" // the document's last child

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h.down.Load() {
		panic(http.ErrAbortHandler)
	}
	folder, name := path.Split(r.URL.Path)
	if folder != "/a/" && folder != "/b/" {
		site.Handler(".").ServeHTTP(w, r)
		return
	}
	if name == "" {
		name = "index.html"
	}
	h.asked.Add(1)
	data, err := os.ReadFile(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	if h.newer.Load() {
		text := string(data)
		switch name {
		case "index.html", "figure.html":
			data = []byte(text + newerMark)
		case "files.js":
			list := strings.Replace(text, "self.VERSION = '", "self.VERSION = 'f", 1)
			for _, of := range []string{"index.html", "figure.html"} {
				old, err := os.ReadFile(of)
				if err != nil {
					http.Error(w, err.Error(), http.StatusInternalServerError)
					return
				}
				list = strings.Replace(list, hashOf(old), hashOf([]byte(string(old)+newerMark)), 1)
			}
			data = []byte(list)
		}
	}
	if h.torn.Load() && name == "figure.html" {
		data = append(data, " another build"...)
	}
	w.Header().Set("Content-Type", map[string]string{
		".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
		".json": "application/json; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".wasm": "application/wasm",
		".webmanifest": "application/manifest+json",
	}[path.Ext(name)])
	w.Header().Set("Cache-Control", "max-age=600")
	if h.passing.Load() {
		w.Header().Set("Cache-Control", "no-store")
	}
	w.Header().Set("Etag", `"`+hashOf(data)+`"`)
	if r.Header.Get("If-None-Match") == `"`+hashOf(data)+`"` {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Write(data)
}

// started waits until figure and, in the article page, controls are there.
func (b *tab) started() {
	b.Helper()
	b.wait("the figure", `figure().document.getElementById('cover').hidden && x().ready.then(() => true)`)
}

// kept waits until the worker of the page's folder is there with all that it keeps, and no other is on its way.
func (b *tab) kept() {
	b.Helper()
	b.wait("the worker", `(async () => {
		const r = await navigator.serviceWorker.getRegistration('./');
		return r?.active?.state === 'activated' && !r.installing && !r.waiting;
	})()`)
}

func (b *tab) navigate(to string) {
	b.Helper()
	b.must(chromedp.Do(b.ctx, chromedp.Navigate(b.origin+to)))
}

// visit goes to a page and waits for its figure.
func (b *tab) visit(to string) {
	b.Helper()
	b.navigate(to)
	b.started()
}

// open is openAt on the host.
func (h *host) open(t *testing.T, on screen, path string) *tab {
	t.Helper()
	return openAt(t, on, serve(t, h), path)
}

// openKept opens a page whose worker keeps it.
func (h *host) openKept(t *testing.T, path string) *tab {
	t.Helper()
	b := h.open(t, laptop, path)
	b.started()
	b.kept()
	return b
}

// update lets the worker of the page's folder look for another version.
func (b *tab) update() {
	b.Helper()
	eval[any](b, `navigator.serviceWorker.getRegistration('./').then((r) => r.update()).then(() => null)`)
}

// TestTheSecondVisitNeedsNoNetwork comes back when the host answers nothing: both pages start, train and miss no file, whatever stands
// behind ? and #, and a part of a file can be had.
func TestTheSecondVisitNeedsNoNetwork(t *testing.T) {
	h := &host{}
	b := h.openKept(t, "/a/?offline=yes")
	h.down.Store(true)
	for _, to := range []string{"/a/", "/a/index.html?utm_source=chat#loss", "/a/figure.html?x=1", "/a/?utm_source=a&offline=yes#scenario:three"} {
		b.visit(to)
		b.wait(to+": training", `x().run() || x().state().step > 0`)
		if strings.Contains(to, "scenario") {
			b.wait("the chapter", `x().project().network.hidden[0] === 3`)
		}
	}
	b.expect("size.json answered 416", "a status of 416")
	type piece struct {
		Status int
		Range  string
		Text   string
	}
	got := eval[[]piece](b, `Promise.all(['bytes=0-3', 'bytes=1-', 'bytes=-4', 'bytes=99999999-', 'bytes=0-1,3-4'].map(async (range) => {
		const answer = await figure().fetch('size.json', {headers: {range}});
		return {status: answer.status, range: answer.headers.get('content-range') ?? '', text: await answer.text()};
	}))`)
	data, err := os.ReadFile("size.json")
	if err != nil {
		t.Fatal(err)
	}
	all, n := string(data), len(data)
	for i, want := range []piece{
		{206, fmt.Sprintf("bytes 0-3/%d", n), all[:4]}, {206, fmt.Sprintf("bytes 1-%d/%d", n-1, n), all[1:]},
		{206, fmt.Sprintf("bytes %d-%d/%d", n-4, n-1, n), all[n-4:]}, {416, fmt.Sprintf("bytes */%d", n), ""}, {200, "", all},
	} {
		if got[i] != want {
			t.Errorf("part %d is %+v, want %+v", i, got[i], want)
		}
	}
	names, err := site.Files(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if name == "files.js" || name == "worker.js" {
			continue
		}
		if status := eval[int](b, fmt.Sprintf(`figure().fetch(%q).then((answer) => answer.status, () => 0)`, name)); status != 200 {
			t.Errorf("%s is answered with %d", name, status)
		}
	}
}

const offered = `document.querySelector('#offer button, [data-kind="version"] button')`

// TestANewVersionIsOffered finds another version at the host: the page that is open stays as it is until the button is pressed, another tab
// and the frame in it stay of the old one too until they are loaded again, what was made is there afterwards, and then the old version goes.
func TestANewVersionIsOffered(t *testing.T) {
	h := &host{}
	b := h.openKept(t, "/a/?offline=yes")
	b.visit("/a/?offline=yes")
	eval[any](b, `(x().addPoint(0.25, -0.5, 1), null)`)
	const isNewer = `(async (name) => (await (await figure().fetch(name)).text()).includes('newer -->'))`
	other := openAt(t, laptop, b.origin, "/a/figure.html")
	other.started()
	if eval[bool](b, `document.lastChild.data === ' newer ' || `+offered+` !== null`) {
		t.Fatal("there is something newer before there is")
	}

	h.torn.Store(true) // half of another build
	h.newer.Store(true)
	b.update()
	b.wait("the torn version to be given up", `navigator.serviceWorker.getRegistration('./').then((r) => !r.installing && !r.waiting)`)
	h.torn.Store(false)
	b.update()
	b.wait("the offer", offered+`?.checkVisibility()`)
	if text := eval[string](b, offered+`.parentElement.textContent`); text != "A new version is ready.ReloadClose" {
		t.Errorf("the offer says %q", text)
	}
	other.wait("the other tab's offer", offered+`?.checkVisibility()`)
	for _, at := range []*tab{b, other} {
		if eval[bool](at, isNewer+`('figure.html')`) {
			t.Error("before the button is pressed a page gets a file of the new version")
		}
	}
	b.click(b.find("button", "Reload"))
	b.wait("the new version", `document.lastChild.data === ' newer ' && figure().document.lastChild.data === ' newer '`)
	b.started()
	b.wait("the point", `JSON.stringify(x().project().data.points) === '[[0.25,-0.5,1]]'`)
	if !eval[bool](b, isNewer+`('figure.html')`) {
		t.Error("the new version has an old file")
	}
	if eval[bool](other, isNewer+`('figure.html')`) {
		t.Error("the tab that was open gets a file of the new version")
	}
	versions := `caches.keys().then((names) => names.filter((name) => name.startsWith('xorcery /a/ ') && name !== 'xorcery /a/ pages').length)`
	if n := eval[int](b, versions); n != 2 {
		t.Errorf("while a tab uses the old version %d are kept, want both", n)
	}
	other.click(other.find("button", "Reload"))
	other.wait("the new version", `document.lastChild.data === ' newer '`)
	other.started()
	other.wait("the old version to go", versions+`.then((n) => n === 1)`)
	h.down.Store(true)
	b.visit("/a/")
}

// TestAFrameOfAnotherVersionTakesThePageAlong lets another tab take the new version, and then restarts the figure in this one.
func TestAFrameOfAnotherVersionTakesThePageAlong(t *testing.T) {
	h := &host{}
	b := h.openKept(t, "/a/?offline=yes")
	b.visit("/a/?offline=yes")
	h.newer.Store(true)
	b.update()
	b.wait("the offer", offered+`?.checkVisibility()`)
	eval[any](b, `navigator.serviceWorker.getRegistration('./').then((r) => { r.waiting.postMessage('take over'); })`)
	b.kept()
	eval[any](b, `(figure().location.reload(), null)`)
	b.wait("a page and a figure of one version", `document.lastChild.data === ' newer ' && figure().document.lastChild.data === ' newer '`)
	b.started()
}

// TestCopiesOnOneHostDoNotShare keeps /a/: /b/ needs the network still, and letting go of /b/ leaves /a/ alone.
func TestCopiesOnOneHostDoNotShare(t *testing.T) {
	h := &host{}
	b := h.openKept(t, "/a/figure.html?offline=yes")
	b.visit("/b/figure.html")
	if n := eval[int](b, `navigator.serviceWorker.getRegistrations().then((list) => list.length)`); n != 1 {
		t.Errorf("after a visit of another copy there are %d workers", n)
	}
	before := h.asked.Load()
	b.visit("/b/figure.html?offline=yes")
	b.kept()
	if h.asked.Load() == before {
		t.Error("/b/ took its files from /a/")
	}
	folders := `caches.keys().then((names) => [...new Set(names.map((name) => name.split(' ')[1]))].sort().join())`
	if got := eval[string](b, folders); got != "/a/,/b/" {
		t.Errorf("the caches are those of %s", got)
	}
	b.visit("/b/figure.html?offline=no")
	b.wait("/b/ to be let go", folders+`.then((text) => text === '/a/')`)
	h.down.Store(true)
	b.visit("/a/figure.html")
}

// TestAFrameRegistersNothing frames figure and page from another site: they run there and leave no worker.
func TestAFrameRegistersNothing(t *testing.T) {
	const probe = `let asked = 0;
		ServiceWorkerContainer.prototype.register = () => { asked++; return Promise.reject(new Error('none here')); };
		(function look() {
			if (document.getElementById('cover')?.hidden && window.xorcery) {
				window.xorcery.ready.then(async () => {
					const list = await navigator.serviceWorker.getRegistrations().catch(() => []);
					parent.postMessage(list.length + asked, '*');
				});
			} else {
				setTimeout(look, 50);
			}
		})();`
	h := &host{}
	inner := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/a/probe.js":
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprint(w, probe)
		case "/a/figure.html":
			data, _ := os.ReadFile("figure.html")
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, strings.Replace(string(data), "<script src", `<script src="probe.js"></script><script src`, 1))
		default:
			h.ServeHTTP(w, r)
		}
	}))
	foreign := strings.Replace(serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><title>another site</title><link rel="icon" href="data:,"><iframe src="%s/a/figure.html?offline=yes" width="700" height="500"></iframe>
			<script>addEventListener('message', (event) => { window.said = event.data; });</script>`, inner)
	})), "127.0.0.1", "localhost", 1)
	b := openAt(t, laptop, foreign, "/")
	b.expect("request to another origin: " + inner)
	b.wait("the figure in a frame", `window.said !== undefined`)
	if n := eval[int](b, `window.said`); n != 0 {
		t.Errorf("framed by another site the figure registers %d workers", n)
	}
}

// TestWithoutACache opens the page where workers, caches or room are denied: it works as it did, and says nothing.
func TestWithoutACache(t *testing.T) {
	beside(t)
	for what, before := range map[string]string{
		"no workers":          `delete Navigator.prototype.serviceWorker;`,
		"workers forbidden":   `ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('forbidden', 'SecurityError'));`,
		"a forbidden look":    `Object.defineProperty(Navigator.prototype, 'serviceWorker', {get() { throw new DOMException('forbidden', 'SecurityError'); }});`,
		"a look that rejects": `ServiceWorkerContainer.prototype.getRegistrations = () => Promise.reject(new DOMException('forbidden', 'SecurityError'));`,
	} {
		t.Run(what, func(t *testing.T) {
			on := laptop
			on.before = before
			b := (&host{}).open(t, on, "/a/?offline=yes")
			b.started()
			b.wait("training", `x().state().step > 0`)
		})
	}
	t.Run("no room", func(t *testing.T) {
		h := &host{}
		full := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/a/worker.js" {
				w.Header().Set("Content-Type", "text/javascript")
				fmt.Fprint(w, `Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));`)
				data, _ := os.ReadFile("worker.js")
				w.Write(data)
				return
			}
			h.ServeHTTP(w, r)
		})
		b := openAt(t, laptop, serve(t, full), "/a/?offline=yes")
		b.started()
		b.wait("the worker to give up", `navigator.serviceWorker.getRegistrations().then(async (list) => list.length === 0 && (await caches.keys()).length === 0)`)
		b.visit("/a/")
		b.wait("training", `x().state().step > 0`)
	})
}

// TestWhatTheBrowserHasLost takes files from the cache: what the network has is fetched again, and where it has another version the page
// comes from there, whole.
func TestWhatTheBrowserHasLost(t *testing.T) {
	h := &host{}
	h.passing.Store(true)
	b := h.openKept(t, "/a/?offline=yes")
	lose := func(names string) {
		b.Helper()
		eval[any](b, `(async () => {
			for (const name of await caches.keys()) {
				const cache = await caches.open(name);
				for (const request of await cache.keys()) {
					if (/`+names+`/.test(request.url)) await cache.delete(request);
				}
			}
		})()`)
	}
	lose(`panel\.js|figure\.html`)
	b.visit("/a/")
	h.down.Store(true)
	b.visit("/a/")
	h.down.Store(false)
	h.newer.Store(true)
	lose(`index\.html`)
	b.navigate("/a/?offline=no")
	b.wait("the version of the network", `document.lastChild.data === ' newer '`)
	b.started()
}

// TestOnThisMachineAReloadShowsWhatWasBuilt: make run registers no worker unless it is asked to.
func TestOnThisMachineAReloadShowsWhatWasBuilt(t *testing.T) {
	h := &host{}
	b := h.open(t, laptop, "/a/figure.html")
	b.started()
	if n := eval[int](b, `navigator.serviceWorker.getRegistrations().then((list) => list.length)`); n != 0 {
		t.Errorf("there are %d workers", n)
	}
}

// TestThePageCanBeInstalled reads the manifest as the browser does, and its icons.
func TestThePageCanBeInstalled(t *testing.T) {
	inWhole(t)
	for _, path := range []string{"/", "/figure.html"} {
		b := open(t, laptop, path)
		b.started()
		got := command(b, page.GetAppManifest, page.GetAppManifestParams{})
		for _, e := range got.Errors {
			t.Errorf("%s: the manifest: %s", path, e.Message)
		}
		if !strings.HasSuffix(got.URL, "/manifest.webmanifest") {
			t.Errorf("%s: the manifest is at %q", path, got.URL)
		}
		for _, e := range command(b, page.GetInstallabilityErrors, cdp.Empty{}).InstallabilityErrors {
			t.Errorf("%s: it can't be installed: %s", path, e.ErrorID)
		}
		sizes := eval[[]string](b, `Promise.all(['icon-192.png', 'icon-512.png', 'icon-maskable.png'].map(async (src) => {
			const image = new Image();
			image.src = src;
			await image.decode();
			return src + ' ' + image.naturalWidth;
		}))`)
		if want := "icon-192.png 192 icon-512.png 512 icon-maskable.png 512"; strings.Join(sizes, " ") != want {
			t.Errorf("the icons are %q", sizes)
		}
	}
}
