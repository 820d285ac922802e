package site_test

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestALargeLinkLeavesThePageAlive opens a short link of 100,000 points and six layers of 64: frames come while its first step
// is on its way, the page answers, takes a point, can be left and come back to, and started afresh.
func TestALargeLinkLeavesThePageAlive(t *testing.T) {
	link, err := os.ReadFile("testdata/worst.txt")
	if err != nil {
		t.Fatal(err)
	}
	listening := laptop
	listening.before = `document.addEventListener('DOMContentLoaded', () => {
		const text = document.getElementById('message-text'); // a message goes after a while, and this page is slow
		if (text) new MutationObserver(() => (window.heard ??= []).push(text.textContent)).observe(text, {childList: true, characterData: true, subtree: true});
	});`
	b := open(t, listening, "/#"+strings.TrimSpace(string(link)))
	b.ready()
	b.wait("the link's points", `x().state().points === 100000`)
	b.wait("a word on what is large", `(window.heard ?? []).some((text) => text.includes('100,000 points'))`)
	eval[any](b, `x().run()`)
	seen := eval[[]string](b, `new Promise((resolve) => {
		const seen = [];
		(function look() {
			const {progress, step} = x().state();
			if (step === 0 && progress !== seen[seen.length - 1]) {
				seen.push(progress);
			}
			if (step > 0 || seen.length > 5) {
				resolve(seen);
			} else {
				figure().requestAnimationFrame(look);
			}
		})();
	})`)
	if len(seen) < 5 || !strings.Contains(strings.Join(seen, ";"), "%") {
		t.Errorf("on the way to the first step frames saw %q", seen)
	}
	eval[any](b, `x().addPoint(1, 1, 1)`)
	b.wait("the point", `x().state().points === 100001`)
	b.must(chromedp.Do(b.ctx, chromedp.Reload()))
	b.ready()
	b.wait("the figure again", `x().state().points >= 100000`)
	eval[any](b, `x().press('fresh')`)
	b.wait("a fresh start", `x().state().points === 300 && x().state().accuracy !== null`)
}

// TestStepsComeOverFrames asks for more steps than a call may take: the promise is fulfilled when exactly these are taken,
// frames come meanwhile, and what ends them before says so.
func TestStepsComeOverFrames(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().open({data: {set: 'corners'}}), x().pause(), null)`)
	if got := eval[string](b, `(() => { try { x().step(0.5); } catch (e) { return e.message; } })()`); !strings.Contains(got, "allowed is") {
		t.Errorf("half a step: %q", got)
	}
	few := eval[[]any](b, `(async () => { const p = x().step(3); const at = x().state().step; const s = await p; return [at, s.step, s.ended]; })()`)
	if few[0] != 3.0 || few[1] != 3.0 || few[2] != "" {
		t.Errorf("three steps: %v", few)
	}
	type taken struct {
		Frames int
		Steps  []int
		Ended  []string
		Asked  int
	}
	many := eval[taken](b, `(async () => {
		let frames = 0;
		const count = () => { frames++; figure().requestAnimationFrame(count); };
		count();
		const first = x().step(150000);
		const second = x().step(50000);
		const asked = x().state().asked;
		const [a, b] = [await first, await second];
		return {frames, steps: [a.step, b.step, x().state().step], ended: [a.ended, b.ended], asked};
	})()`)
	if many.Asked < 150_000 || many.Frames < 3 || many.Steps[0] < 150_003 || many.Steps[1] != 200_003 || many.Steps[2] != 200_003 || many.Ended[0]+many.Ended[1] != "" {
		t.Errorf("200,000 steps: %+v", many)
	}
	for _, end := range []struct{ act, why string }{
		{`x().pause()`, "paused"}, {`x().reset()`, "began again"}, {`x().open({data: {set: 'corners'}})`, "another one"},
	} {
		ended := eval[string](b, `(async () => { const p = x().step(10000000); `+end.act+`; return (await p).ended; })()`)
		if !strings.Contains(ended, "of 10,000,000 steps were taken") || !strings.Contains(ended, end.why) {
			t.Errorf("%s ends steps with %q", end.act, ended)
		}
		if asked := eval[int](b, `x().state().asked`); asked != 0 {
			t.Errorf("after %s %d steps are still asked for", end.act, asked)
		}
	}
}
