package site_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBricksOnThePage steps through the article's example with the page's own buttons and reads all its printed numbers off
// the tables; then it opens a weight's product, chooses a point in the plane, and checks a gradient.
func TestBricksOnThePage(t *testing.T) {
	text, err := os.ReadFile("../core/testdata/numbers.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Printed map[string][][]float64 }
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	b := start(t, laptop)
	eval[any](b, `x().pause()`)
	eval[any](b, `(x().set('lower', 'bricks'), x().press('brick.article'), null)`)
	b.wait("the bricks", `!document.getElementById('bricks').hidden && document.querySelector('#bricks table[data-name=X]')`)
	height := eval[float64](b, `document.getElementById('bricks').offsetHeight`)

	next := b.find("button", "Next brick")
	misprints := 0
	for at := 0; ; at++ {
		b.wait("the next quantity", fmt.Sprintf(`document.querySelector('.bricks-title').textContent.startsWith('%d of 22')`, at+1))
		name := eval[string](b, `document.querySelector('#bricks .matrix').dataset.name`)
		key := strings.NewReplacer("/d", "_d", " new", "_new").Replace(name)
		if want, ok := doc.Printed[key]; ok {
			delete(doc.Printed, key)
			got := eval[[][]string](b, `[...document.querySelectorAll('#bricks .matrix')[0].rows].map((r) => [...r.cells].map((c) => c.textContent))`)
			for i, row := range want {
				for j, value := range row {
					if key == "dh2_dz2" && value < 0 {
						value = -value
						misprints++
						if said := eval[string](b, `document.querySelector('.misprint').textContent`); !strings.Contains(said, "−0.23353037") {
							t.Errorf("of the misprint it says %q", said)
						}
					}
					if got[i][j] != strings.Replace(fmt.Sprint(value), "-", "−", 1) {
						t.Errorf("%s[%d,%d] reads %s, the article prints %v", name, i, j, got[i][j], value)
					}
				}
			}
		}
		if label := eval[string](b, `document.querySelector('#bricks h3 math').getAttribute('aria-label')`); !strings.HasPrefix(label, name) {
			t.Errorf("the equation of %s is %q", name, label)
		}
		if at == 21 {
			break
		}
		on[chromedp.Void](b, next, `function() { this.click(); }`)
	}
	if len(doc.Printed) > 0 || misprints != 1 {
		t.Errorf("not read: %v; %d misprints", doc.Printed, misprints)
	}
	if after := eval[float64](b, `document.getElementById('bricks').offsetHeight`); after != height {
		t.Errorf("the bricks' height went from %g to %g while stepping", height, after)
	}

	b.click(b.find("button", "To the start of the bricks"))
	eval[any](b, `x().brickGo(5)`)
	b.wait("W2", `document.querySelector('#bricks .matrix').dataset.name === 'W2'`)
	b.click(b.find("button", "W2[1,0] −0.31583913"))
	b.wait("the weight's chain", `document.querySelectorAll('.product .factor1, .product .factor2, .product .factor3').length === 6`)
	if focused := eval[string](b, `document.activeElement.dataset.key`); focused != "entry W2 1 0" {
		t.Errorf("after the click %q has the focus", focused)
	}
	if said := eval[string](b, `document.querySelector('.product').textContent`); !strings.Contains(said, "−0.10462365") {
		t.Errorf("the product of W2[1,0] is %q", said)
	}

	x, y := b.place(1.76, 0.4)
	b.must(chromedp.Do(b.ctx, chromedp.MouseClickXY(x, y)))
	b.wait("the user's own network", `document.querySelector('.bricks-title').textContent.includes('Your network')`)
	if points := eval[int](b, `x().state().points`); points != 300 {
		t.Errorf("choosing an observation left %d points", points)
	}
	b.click(b.find("button", "Lines of Go in the bricks"))
	b.wait("the lines of Go", `document.querySelector('#bricks pre').textContent.includes('func ')`)

	eval[any](b, `(x().set('training.penalty', 'published'), x().set('training.lambda', 0.1), x().press('check'))`)
	b.wait("a failed check", `/FAIL/.test(document.querySelector('.check dd').textContent) && x().state().check.worst.startsWith('W')`)
	if names := eval[[]string](b, `x().trace(0.5, 0.5, 0).map((q) => q.name)`); len(names) < 20 || names[0] != "X" {
		t.Errorf("the trace has %v", names)
	}
}

// TestPulseOnThePage: follow opens the pulse at the point nearest to the boundary, its slider goes through the moments, an entry lights its row
// and column, and with reduced motion a step is whole at once.
func TestPulseOnThePage(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().pause(), x().set('network.layers', 1), x().follow(), null)`)
	b.wait("the pulse", `!document.getElementById('bricks').hidden && document.querySelector('#bricks table[data-name=X]')`)
	if name := eval[string](b, `x().moments()[4].name`); name != "z1" {
		t.Errorf("moment 4 is %s", name)
	}
	eval[any](b, `x().moment(4)`)
	b.wait("z1", `document.querySelector('#bricks .matrix').dataset.name === 'z1' && document.querySelector('.bricks-way').value === '4'`)
	eval[any](b, `(() => { const way = document.querySelector('.bricks-way'); way.value = 5.5; way.dispatchEvent(new Event('input')); })()`)
	b.wait("half of moment 6", `x().state().moment === 5.5`)
	at := eval[int](b, `x().moments().findIndex((m) => m.name === 'z1')`)
	eval[any](b, fmt.Sprintf(`(x().moment(%d), x().brickEntry(%d, 0, 1), null)`, at, at))
	b.wait("the lit entries", `document.querySelectorAll('#bricks .matrix td button.lit').length >= 5`)
	plane := eval[float64](b, `x().state().plane.width`)
	if plane < 180 {
		t.Errorf("the plane is %g wide", plane)
	}
}

// TestTheWayIntoThePulse: on the first screen of every size a button leads there, and what it shows is the reader's own network.
func TestTheWayIntoThePulse(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `x().pause()`)
	for _, size := range []screen{
		{width: 1440, height: 900, scheme: "light"}, {width: 1280, height: 720, scheme: "dark"},
		phone, {width: 360, height: 640, touch: true, scheme: "light"}, {width: 844, height: 390, touch: true, scheme: "light"},
	} {
		b.media(size)
		eval[any](b, `(scrollTo({top: 0, behavior: 'instant'}), null)`)
		b.frame()
		follow := b.find("button", "Follow a point")
		if !on[bool](b, follow, `function() {
			const r = this.getBoundingClientRect();
			const at = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
			return scrollY === 0 && r.right <= innerWidth && r.bottom <= innerHeight && this.contains(at) && this.scrollWidth <= this.clientWidth;
		}`) {
			t.Errorf("%d wide: the button is not whole in sight", size.width)
		}
		if far := eval[float64](b, `document.getElementById('status').getBoundingClientRect().right - innerWidth`); far > 0 {
			t.Errorf("%d wide: the numbers reach %g pixels out of the window", size.width, far)
		}
		b.click(follow)
		b.wait("the pulse of the reader's network", `x().state().lower === 'bricks' && !x().bricks().article && document.querySelector('.bricks-title').textContent.includes('Your network')`)
		b.click(b.find("button", "Close the bricks"))
		b.wait("the network", `x().state().lower === 'network'`)
	}
}

// TestTheCardStands: through all moments of the opening's network, one point's and all points', the buttons stay where they are, whole and in
// sight; the equation begins with the name; the lit brick is in sight; nothing but the text scrolls.
func TestTheCardStands(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().pause(), null)`)
	for _, size := range []screen{
		{width: 1440, height: 900, scheme: "light"}, {width: 1280, height: 720, scheme: "dark"}, phone,
	} {
		b.media(size)
		eval[any](b, `(x().set('lower', 'network'), x().follow(), x().set('brick.batch', true), x().moment(0), null)`)
		b.wait("the pulse", `document.querySelector('#bricks table[data-name=X]')`)
		const where = `JSON.stringify([...document.querySelectorAll('#bricks :is(.steps, .sources) button, .bricks-way')].map((e) => e.getBoundingClientRect()).map((r) => [r.x, r.y, r.width, r.height].map(Math.round)))`
		names := eval[[]string](b, `x().moments().map((m) => m.name)`)
		before := ""
		for i, name := range names {
			if strings.HasPrefix(name, "mean") {
				eval[any](b, `document.querySelector('.message button').click()`)
			}
			eval[any](b, fmt.Sprintf(`x().moment(%d)`, i))
			b.wait(name, `document.querySelector('#bricks .matrix').dataset.name === '`+name+`'`)
			b.frame()
			if at := eval[string](b, where); before != "" && strings.Contains(at, "[") && at != before {
				t.Errorf("%d wide, %s: the buttons went from %s to %s", size.width, name, before, at)
			} else {
				before = at
			}
			if bad := eval[[]string](b, `(() => {
				const bad = [], wide = innerWidth >= 1100;
				const card = document.getElementById('bricks').getBoundingClientRect();
				const within = (what, e, box) => {
					const r = e.getBoundingClientRect();
					if (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1) { bad.push(what + ' ' + e.textContent); }
				};
				if (wide) {
					document.querySelectorAll('#bricks button:is(.steps *, .sources *)').forEach((e) => within('cut is', e, card));
					within('out of sight is', document.querySelector('.stack .lit'), document.querySelector('.stack').getBoundingClientRect());
				}
				const first = document.querySelector('#bricks h3 .term');
				const rows = document.querySelector('.brick .matrix').querySelectorAll('tr');
				if (wide && rows.length > 2) { within('out of sight is', rows[2], document.querySelector('.brick').getBoundingClientRect()); }
				within('out of sight is', first, (wide ? document.querySelector('.brick') : document.documentElement).getBoundingClientRect());
				if (!first.textContent.endsWith('=') && document.querySelectorAll('#bricks h3 .term').length > 1) { bad.push('the equation begins ' + first.textContent); }
				document.querySelectorAll('#bricks h3 .term').forEach((e) => within('cut is', e, {left: card.left, right: card.right, top: -1e9, bottom: 1e9}));
				for (const e of document.querySelectorAll('#bricks *')) {
					const style = getComputedStyle(e);
					const bar = (along) => ['auto', 'scroll'].includes(along) && style.scrollbarWidth !== 'none' && !(e.matches('.brick') && wide);
					if (bar(style.overflowX) && e.scrollWidth > e.clientWidth + 1 || bar(style.overflowY) && e.scrollHeight > e.clientHeight + 1) {
						bad.push('a scrollbar on ' + e.className);
					}
				}
				return bad;
			})()`); len(bad) > 0 {
				t.Errorf("%d wide, %s: %q", size.width, name, bad)
			}
		}

	}
}
