package site_test

import "testing"

// wantUncovered fails by elements over which the message lies.
func (b *tab) wantUncovered(view, selector string) {
	b.Helper()
	if covered := eval[[]string](b, `(() => {
		const m = document.getElementById('message').getBoundingClientRect();
		return [...document.querySelectorAll('`+selector+`')].filter((e) => e.checkVisibility()).filter((e) => {
			const r = e.getBoundingClientRect();
			return r.bottom > m.top + 1 && r.top < m.bottom - 1 && r.right > m.left + 1 && r.left < m.right - 1;
		}).map((e) => e.id || e.className);
	})()`); len(covered) > 0 {
		b.Errorf("%s: the message covers %q", view, covered)
	}
}

// TestMessage shows a note and an error, wide and narrow, over bricks and under the open doctor: what the reader uses stays
// where it is and uncovered, and the message can be closed; the next one is shown again.
func TestMessage(t *testing.T) {
	beside(t)
	const shown = `document.getElementById('message').checkVisibility()`
	for _, c := range []struct {
		name string
		on   screen
	}{{"laptop", laptop}, {"phone", phone}} {
		t.Run(c.name, func(t *testing.T) {
			b := start(t, c.on)
			eval[any](b, `(x().pause(), window.where = () => JSON.stringify(['figure', 'palette', 'bricks', 'doctor']
				.map((id) => document.getElementById(id).getBoundingClientRect()).map((r) => [r.x, r.y, r.width, r.height])), null)`)
			paste := func() { // what is not allowed
				eval[any](b, `(() => {
					const clipboardData = new DataTransfer();
					clipboardData.setData('text/plain', '1,2,7');
					document.body.dispatchEvent(new ClipboardEvent('paste', {bubbles: true, cancelable: true, clipboardData}));
				})()`)
			}
			for _, lower := range []string{"network", "bricks", "doctor"} {
				eval[any](b, `x().set('lower', '`+lower+`')`)
				b.wait("the view "+lower, `x().state().lower === '`+lower+`' && document.getElementById('bricks').hidden === (`+"'"+lower+`' !== 'bricks')`)
				b.frame()
				before := eval[string](b, `where()`)
				paste()
				b.wait("the message", shown)
				if after := eval[string](b, `where()`); after != before {
					t.Errorf("%s: a message moved figure, palette, bricks or doctor from %s to %s", lower, before, after)
				}
				b.wantUncovered(lower, "#palette, .bricks-buttons, .bricks-title, .runbar") // a long error may reach the foot of the figure
				b.click(b.find("button", "Close message"))
				b.wait("the message to go", `!`+shown)
				paste()
				b.wait("the same message again", shown)
				b.click(b.find("button", "Close message"))
				b.wait("the message to go again", `!`+shown)
			}
			eval[any](b, `x().set('lower', 'bricks')`)
			eval[any](b, `(x().open('scenario:forward'), null)`)
			b.wait("the next message", shown+` && document.getElementById('message-text').textContent.startsWith('Clicks choose')`)
			b.frame()
			b.wantUncovered("forward", "#figure, #palette, .bricks-buttons, .bricks-title, .runbar")
		})
	}
}
