package site_test

import (
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"xorcery/site"
)

// brokenLinks are what other programs make of links, and names that there are not.
var brokenLinks = []string{"#x1.zmr3s6pWSkksSVSyqlYqyM_MKylWsoqON", "#scenario:nosuch", "#_=_"}

// stored is the session that is kept for a page in the root folder, without white space; ” for none.
const stored = `(localStorage.getItem('xorcery.session /') ?? '').replace(/\s/g, '')`

// notice is the line of a kind over the figure.
func notice(kind string) string {
	return `figure().document.querySelector('[data-kind="` + kind + `"]')`
}

// place puts a point and waits until the session has it.
func (b *tab) placeOwn(x1, x2 string) {
	b.Helper()
	eval[any](b, `x().ready.then(() => x().addPoint(`+x1+`, `+x2+`, 1))`)
	b.wait("the session to be kept", stored+`.includes('[`+x1+`,`+x2+`,1]')`)
}

// goOn waits until the figure has trained on for some time, in which a session would be kept.
func (b *tab) goOn() {
	b.Helper()
	eval[any](b, `(x().run(), window.from = x().state().step, window.since = Date.now(), null)`)
	b.wait("some training", `x().state().step > window.from + 20 && Date.now() > window.since + 2500`)
}

// TestABrokenLinkLeavesTheSession opens links that can't be opened, in the page, in the figure, and in a window that another site
// opens: the last session is there, it stays kept, and what is wrong stays said.
func TestABrokenLinkLeavesTheSession(t *testing.T) {
	b := open(t, laptop, "/figure.html")
	b.placeOwn("0.5", "0.25")
	for i, link := range brokenLinks {
		path, said := "/"+link, `document.getElementById('message').checkVisibility() && document.getElementById('message').classList.contains('error')`
		if i == 0 {
			path, said = "/figure.html"+link, notice("link")+`.checkVisibility()`
		}
		other := openAt(t, laptop, b.origin, path)
		other.wait("the last session", `x().ready.then(() => x().state().points === 301 && !x().state().borrowed)`)
		other.wait("a word about the link", said)
		other.goOn()
		if !eval[bool](other, said) {
			t.Errorf("%s: what is wrong with it is not said any more", path)
		}
		if got := eval[string](other, stored); !strings.Contains(got, "[0.5,0.25,1]") {
			t.Errorf("%s: the session is %.80s", path, got)
		}
		other.leave()
	}
}

// TestAPopupWithABrokenLink lets another site open the page.
func TestAPopupWithABrokenLink(t *testing.T) {
	b := open(t, laptop, "/figure.html")
	b.placeOwn("0.5", "0.25")
	foreign := open(t, laptop, "/favicon.svg")
	foreign.expect("favicon.ico")
	gesture := true
	command(foreign, runtime.Evaluate, runtime.EvaluateParams{Expression: `window.open('` + b.origin + `/figure.html#_=_')`, UserGesture: &gesture})
	var id target.ID
	for id == "" {
		infos, err := chromedp.Targets(foreign.ctx)
		foreign.must(err)
		for _, info := range infos {
			if strings.HasSuffix(info.URL, "/figure.html#_=_") {
				id = info.TargetID
			}
		}
		foreign.must(chromedp.Do(foreign.ctx, chromedp.Sleep(50*time.Millisecond)))
	}
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithTargetID(id))
	t.Cleanup(cancel)
	popup := &tab{T: t, ctx: ctx, origin: b.origin}
	popup.must(chromedp.Do(ctx)) // it is attached for the whole journey, not for the first wait
	popup.wait("the last session", `x().ready.then(() => x().state().points === 301)`)
	popup.goOn()
	if got := eval[string](b, stored); !strings.Contains(got, "[0.5,0.25,1]") {
		t.Errorf("the session is %.80s", got)
	}
}

// TestABrokenSessionIsSetAside meets a session of a version that is to come: it is moved out of the way, the oldest of six goes,
// the notice says where and saves it as a file, and nothing takes its place before the reader changes something.
func TestABrokenSessionIsSetAside(t *testing.T) {
	b := open(t, laptop, "/favicon.svg")
	b.expect("favicon.ico")
	eval[any](b, `(() => {
		for (let i = 1; i <= 5; i++) localStorage.setItem('xorcery.session.broken-' + i + ' /', 'old ' + i);
		localStorage.setItem('xorcery.session.broken-1 /other/', 'of another copy');
		localStorage.setItem('xorcery.session /', '77\n{"version":9}');
	})()`)
	b.must(chromedp.Do(b.ctx, chromedp.Navigate(b.origin+"/figure.html")))
	b.wait("the notice", notice("aside")+`.textContent.includes('broken-6')`)
	b.goOn()
	got := eval[map[string]string](b, `{...localStorage}`)
	if len(got) != 6 || got["xorcery.session.broken-6 /"] != "77\n{\"version\":9}" || got["xorcery.session.broken-1 /"] != "" || got["xorcery.session.broken-2 /"] != "old 2" || got["xorcery.session.broken-1 /other/"] == "" {
		t.Errorf("there is kept %q", got)
	}
	eval[any](b, `(() => {
		const save = URL.createObjectURL;
		URL.createObjectURL = (blob) => { window.saved = blob.text(); return save(blob); };
		HTMLAnchorElement.prototype.click = function() { window.name = this.download; };
	})()`)
	b.click(b.find("button", "Save it as a file"))
	if got := eval[[]string](b, `window.saved.then((text) => [window.name, text])`); got[0] != "xorcery-broken-6.json" || got[1] != `{"version":9}` {
		t.Errorf("saved is %q", got)
	}
	b.placeOwn("0.5", "0.25")
}

// TestTwoTabs works in two tabs: one that only trains takes nothing from the other, the later change wins, and the tab whose work
// is the older one says so.
func TestTwoTabs(t *testing.T) {
	a := start(t, laptop)
	a.placeOwn("0.5", "0.25")
	b := openAt(t, laptop, a.origin, "/")
	b.ready()
	b.wait("the session", `x().state().points === 301`)
	b.placeOwn("-0.5", "0.75")
	a.wait("a word about the other tab", notice("older")+`.checkVisibility()`)
	a.goOn()
	if got := eval[string](a, stored); !strings.Contains(got, "[-0.5,0.75,1]") {
		t.Errorf("a tab that trains has replaced the other's points by %.80s", got)
	}
	eval[any](a, `(() => { figure().HTMLAnchorElement.prototype.click = function() { window.name = this.download; }; `+notice("older")+`.querySelector('button').click(); })()`)
	a.wait("the project to be saved", `window.name === 'xorcery-project.json'`)

	a.placeOwn("0.125", "-0.25")
	a.wait("the word to go", `!`+notice("older"))
	b.wait("a word about the other tab", notice("older")+`.checkVisibility()`)
	eval[any](b, notice("older")+`.querySelector('button:last-child').click()`)
	b.goOn()
	if got := eval[string](b, stored); strings.Contains(got, "[-0.5,0.75,1]") || !strings.Contains(got, "[0.125,-0.25,1]") {
		t.Errorf("the later change is not kept, but %.80s", got)
	}
	if eval[bool](b, notice("older")+` !== null`) {
		t.Error("a word that was closed is back")
	}
	b.must(chromedp.Do(b.ctx, chromedp.Reload()))
	b.ready()
	b.wait("the later work", `JSON.stringify(x().project().data.points) === '[[0.5,0.25,1],[0.125,-0.25,1]]'`)
}

// TestLookingIsNoSession: a first visit that only trains and looks keeps nothing.
func TestLookingIsNoSession(t *testing.T) {
	b := open(t, laptop, "/figure.html")
	b.wait("the figure", `x().ready.then(() => true)`)
	b.goOn()
	eval[any](b, `x().open('scenario:line')`)
	b.goOn()
	if got := eval[string](b, stored); got != "" {
		t.Errorf("the session is %.80s", got)
	}
}

// TestBackAndForward goes through two links: each is one entry of the history, and the figure shows what the address says.
func TestBackAndForward(t *testing.T) {
	for _, path := range []string{"/", "/figure.html"} {
		b := open(t, laptop, path)
		b.wait("the figure", `x().ready.then(() => true)`)
		if path == "/" {
			b.ready()
		}
		b.placeOwn("0.5", "0.25")
		before := eval[int](b, `history.length`)
		eval[any](b, `(location.hash = '#scenario:line', null)`)
		b.wait("the first chapter", `x().state().scenario === 'line'`)
		eval[any](b, `(location.hash = '#challenge:circle', null)`)
		b.wait("the challenge", `x().state().challenge?.name === 'circle'`)
		if after := eval[int](b, `history.length`); after != before+2 {
			t.Errorf("%s: two links have made %d entries", path, after-before)
		}
		eval[any](b, `(history.back(), null)`)
		b.wait("the first chapter again", `location.hash === '#scenario:line' && x().state().scenario === 'line'`)
		eval[any](b, `(history.back(), null)`)
		b.wait("the reader's own", `location.hash === '' && x().state().scenario === '' && !x().state().borrowed && x().state().points === 301`)
		eval[any](b, `(history.go(2), null)`)
		b.wait("the challenge again", `location.hash === '#challenge:circle' && x().state().challenge?.name === 'circle'`)
		b.leave()
	}
}

// TestALinkTheAddressHasYetToHearOf changes what is shown after the reader has gone to a link and before the page hears of it.
func TestALinkTheAddressHasYetToHearOf(t *testing.T) {
	b := open(t, laptop, "/address.js") // a page without a figure, which keeps the address too, and without an icon
	b.expect("favicon.ico", "404")
	got := eval[[]string](b, `import('./address.js').then(async ({makeAddress}) => {
		const follow = makeAddress((hash) => hash.length > 1), hashes = [];
		const heard = () => new Promise((resolve) => addEventListener('hashchange', resolve, {once: true}));
		const note = (...now) => { follow(...now); hashes.push(location.hash); };
		const first = heard();
		location.hash = '#scenario:line';
		note('', 1);
		note('', 2);
		note('', 3);
		await first;
		note('scenario:line', 3);
		note('', 4);
		note('challenge:circle', 4);
		const second = heard();
		location.hash = '#neither';
		await second;
		note('challenge:circle', 4);
		note('', 5);
		return hashes;
	})`)
	want := []string{"#scenario:line", "#scenario:line", "#scenario:line", "#scenario:line", "", "", "#neither", ""}
	if !slices.Equal(got, want) {
		t.Errorf("the address was %q, want %q", got, want)
	}
}

// TestTheAddressSaysWhatIsThere changes what a link lent: the link leaves the address, and a reload shows the change.
func TestTheAddressSaysWhatIsThere(t *testing.T) {
	b := open(t, laptop, "/figure.html")
	link := eval[string](b, `x().ready.then(() => { x().open({version: 1, data: {set: 'corners'}}); return x().link(); })`)
	b.leave()
	for _, path := range []string{"/#" + link, "/figure.html#" + link, "/#_=_"} {
		b := open(t, laptop, path)
		b.wait("the figure", `x().ready.then(() => true)`)
		if strings.HasPrefix(path, "/#") {
			b.ready()
		}
		n := eval[int](b, `x().state().points`)
		b.goOn()
		if eval[string](b, `location.hash`) == "" {
			t.Errorf("%s: the link has left the address by itself", path)
		}
		b.placeOwn("0.5", "0.25")
		b.wait("an address without the link", `location.hash === '' && figure().location.hash === ''`)
		b.must(chromedp.Do(b.ctx, chromedp.Reload()))
		b.wait("the point again", `x().ready.then(() => JSON.stringify(x().project().data.points) === '[[0.5,0.25,1]]' && x().state().points === `+number(float64(n+1))+`)`)
		b.leave()
	}
}

// TestTwoCopiesOnAHost have a session each; what an earlier version kept for both goes to the first that looks.
func TestTwoCopiesOnAHost(t *testing.T) {
	mux := http.NewServeMux()
	mux.Handle("/a/", http.StripPrefix("/a", site.Handler(".")))
	mux.Handle("/b/", http.StripPrefix("/b", site.Handler(".")))
	b := openAt(t, laptop, serve(t, mux), "/a/favicon.svg")
	b.expect("favicon.ico")
	eval[any](b, `(localStorage.setItem('xorcery.session', '{"version":1,"data":{"points":[[0.5,0.25,1]]}}'), localStorage.setItem('xorcery.solved', '["circle"]'), null)`)
	for _, c := range []struct {
		path   string
		points int
		marks  string
	}{{"/a/index.html", 301, "circle"}, {"/b/index.html", 300, ""}, {"/a/index.html", 301, "circle"}} {
		b.must(chromedp.Do(b.ctx, chromedp.Navigate(b.origin+c.path)))
		b.ready()
		b.wait("its own session", `x().state().points === `+number(float64(c.points)))
		if got := eval[string](b, `[...document.querySelectorAll('[data-challenge]')].filter((e) => e.querySelector('.mark').textContent).map((e) => e.dataset.challenge).join()`); got != c.marks {
			t.Errorf("%s has the marks %q", c.path, got)
		}
		b.goOn()
	}
	got := eval[map[string]string](b, `{...localStorage}`)
	maps.DeleteFunc(got, func(key, _ string) bool { return strings.HasPrefix(key, "xorcery.folds /") })
	if len(got) != 2 || got["xorcery.session /a/"] == "" || got["xorcery.solved /a/"] == "" {
		t.Errorf("there is kept %.200q", got)
	}
}

// TestStorageForbiddenOrFull says so once there is something to keep, and keeps it as soon as it can.
func TestStorageForbiddenOrFull(t *testing.T) {
	forbidden := laptop
	forbidden.before = `for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {get() { throw new DOMException('denied', 'SecurityError'); }});`
	b := open(t, forbidden, "/figure.html#scenario:line")
	b.wait("the chapter", `x().ready.then(() => x().state().scenario === 'line')`)
	eval[any](b, `x().addPoint(0.5, 0.25, 1)`)
	b.wait("a notice", notice("unkept")+`.textContent.includes('denied')`)

	full := laptop
	full.before = `window.full = true; const set = Storage.prototype.setItem;
		Storage.prototype.setItem = function(...args) { if (window.full) throw new DOMException('no room', 'QuotaExceededError'); set.apply(this, args); };`
	b = open(t, full, "/figure.html")
	eval[any](b, `x().ready.then(() => { x().pause(); x().addPoint(0.5, 0.25, 1); })`)
	b.wait("a notice", notice("unkept")+`.textContent.includes('no room')`)
	eval[any](b, `(window.full = false, null)`)
	b.wait("the session to be kept", stored+`.includes('[0.5,0.25,1]') && !`+notice("unkept"))
}

// TestStartAfreshFromTheCover sets aside what the program had when it stopped.
func TestStartAfreshFromTheCover(t *testing.T) {
	b := open(t, laptop, "/figure.html")
	b.placeOwn("0.5", "0.25")
	b.loseContext()
	b.click(b.find("button", "Start afresh"))
	b.wait("a fresh figure", `x().ready.then(() => x().state().points === 300)`)
	b.wait("a word about the session", notice("aside")+`.textContent.includes('broken-1')`)
	if got := eval[string](b, `localStorage.getItem('xorcery.session.broken-1 /')`); !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(got, " ", ""), "\n", ""), "[0.5,0.25,1]") {
		t.Errorf("set aside is %.80q", got)
	}
}

// TestRestartOfALentProject: a look at a chapter is a look again after a restart, with the reader's own work behind it.
func TestRestartOfALentProject(t *testing.T) {
	b := open(t, laptop, "/figure.html")
	b.placeOwn("0.5", "0.25")
	eval[any](b, `x().open('scenario:line')`)
	b.wait("the look to be held", `sessionStorage.getItem('xorcery.held /') === '#scenario:line'`)
	b.loseContext()
	b.click(b.find("button", "Restart with your points"))
	b.wait("the chapter", `x().ready.then(() => x().state().scenario === 'line' && x().state().borrowed)`)
	b.goOn()
	if got := eval[string](b, stored); !strings.Contains(got, "[0.5,0.25,1]") {
		t.Errorf("the session is %.80s", got)
	}
	eval[any](b, `x().undo()`)
	b.wait("the reader's own", `x().state().points === 301`)
}

// TestALinkThatHidesAll leaves the way back in sight, on each screen, and nothing of it is in the session.
func TestALinkThatHidesAll(t *testing.T) {
	link, err := os.ReadFile("../wasm/app/testdata/hide_all.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range twoLooks {
		b := openAxe(t, l.on, "/#"+strings.TrimSpace(string(link)))
		b.wait("the controls", `document.querySelectorAll('.control').length > 10`)
		b.wait("the way back", `document.getElementById('hiding').checkVisibility()`)
		b.wantAccess(l.name)
		// The link is older than the timeline's controls and the film's.
		if seen := eval[[]string](b, `[...document.querySelectorAll('.control')].filter((c) => c.checkVisibility()).map((c) => c.dataset.id).filter((id) => !/^(timeline|film)/.test(id))`); len(seen) != 1 || seen[0] != "showAll" {
			t.Errorf("%s: in sight are %q", l.name, seen)
		}
		b.wantWhole(l.name, `document.querySelectorAll('#hiding button')`)
		if out := eval[bool](b, `(() => { const r = document.querySelector('#hiding button').getBoundingClientRect(); return r.top < 0 || r.bottom > innerHeight || r.left < 0 || r.right > innerWidth || document.documentElement.scrollWidth > innerWidth; })()`); out {
			t.Errorf("%s: the way back is out of sight", l.name)
		}
		b.placeOwn("0.5", "0.25")
		b.click(b.find("button", "Show all"))
		b.wait("the controls again", `!document.getElementById('hiding').checkVisibility() && document.querySelector('[data-id="run"]').checkVisibility() && !document.querySelector('[data-id="fresh"]').hidden`)
		b.must(chromedp.Do(b.ctx, chromedp.Reload()))
		b.ready()
		b.wait("all controls on the next visit", `x().state().points === 301 && control('run').visible && control('fresh').visible && !control('showAll').visible`)
		b.leave()
	}
}

// TestNotices shows a notice and a quiet one, wide and at 390 px: no button breaks, nothing is cut, axe-core finds nothing.
func TestNotices(t *testing.T) {
	for _, l := range twoLooks {
		b := openAxe(t, l.on, "/")
		b.ready()
		b.placeOwn("0.5", "0.25")
		eval[any](b, `(() => {
			const value = '99999999999999\n{}';
			localStorage.setItem('xorcery.session /', value);
			figure().dispatchEvent(new StorageEvent('storage', {key: 'xorcery.session /', newValue: value}));
			figure().location.replace('figure.html#scenario:nosuch');
		})()`)
		b.wait("two notices", `figure().document.querySelectorAll('.notice').length === 2`)
		b.wantWhole(l.name, `figure().document.querySelectorAll('.notice button')`)
		if eval[bool](b, `[...figure().document.querySelectorAll('.notice, .notice *')].some((e) => e.getBoundingClientRect().right > figure().innerWidth || e.getBoundingClientRect().left < 0)`) {
			t.Errorf("%s: a notice is cut", l.name)
		}
		b.wantAccess(l.name)
		b.leave()
	}
}

// wantWhole fails by buttons whose text is broken into lines.
func (b *tab) wantWhole(state, buttons string) {
	b.Helper()
	if broken := eval[[]string](b, `[...`+buttons+`].filter((e) => {
		const text = e.ownerDocument.createRange();
		text.selectNodeContents(e);
		return text.getClientRects().length !== 1;
	}).map((e) => e.textContent)`); len(broken) > 0 {
		b.Errorf("%s: broken are %q", state, broken)
	}
}

// openAxe opens a page with axe-core in it.
func openAxe(t *testing.T, on screen, path string) *tab {
	t.Helper()
	source, err := os.ReadFile("../.tools/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: make page-tests installs axe-core", err)
	}
	on.before = string(source)
	return open(t, on, path)
}
