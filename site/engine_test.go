package site_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"

	"xorcery/core"
)

// TestThePageCompilesItsNetwork: the page trains with a compiled network as soon as there is one, and its weights are core's.
func TestThePageCompilesItsNetwork(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().open({network: {hidden: [6]}, training: {batch: 40, optimizer: {kind: 'adam'}, learningRate: 0.01}}), x().run(), null)`)
	b.wait("a compiled network at work", `x().state().engine === 'kernel' && x().state().step > 300`)
	eval[any](b, `(x().pause(), null)`)
	p, err := core.ParseProject([]byte(eval[string](b, `JSON.stringify(x().project())`)))
	if err != nil {
		t.Fatal(err)
	}
	alone := p.Clone()
	alone.Step, alone.Weights, alone.Biases, alone.Moments = 0, nil, nil, nil
	run, err := core.NewRun(alone)
	if err != nil {
		t.Fatal(err)
	}
	for range p.Step {
		run.Step()
	}
	want := run.Project()
	if got, err := json.Marshal([]any{p.Weights, p.Biases, p.Moments}); err != nil {
		t.Fatal(err)
	} else if want, _ := json.Marshal([]any{want.Weights, want.Biases, want.Moments}); !slices.Equal(got, want) {
		t.Errorf("after %d steps the page has\n%s\ncore\n%s", p.Step, got, want)
	}
}

// TestShapesLetTheirMemoryGo changes the shape again and again, each time until it is compiled: the memories of all but the
// last few are let go.
func TestShapesLetTheirMemoryGo(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(() => {
		const api = figure().WebAssembly, compile = api.instantiate;
		globalThis.memories = [];
		api.instantiate = (code) => compile.call(api, code).then((made) => { memories.push(new WeakRef(made.instance.exports.memory)); return made; });
	})()`)
	eval[any](b, `(async () => {
		for (let n = 1; n <= 12; n++) {
			x().open({network: {hidden: [n, 40]}});
			x().run();
			while (memories.length < n) { await new Promise((f) => setTimeout(f, 5)); }
		}
	})()`)
	b.wait("all shapes", `memories.length >= 12`)
	for range 200 { // each of them gives the program work, whose leavings its own collector has to look for
		command(b, heapprofiler.CollectGarbage, cdp.Empty{})
		eval[any](b, `(() => { for (let n = 0; n < 20; n++) { x().project(); } })()`)
		if alive := eval[int](b, `memories.filter((m) => m.deref()).length`); alive <= 4 {
			return
		}
	}
	t.Errorf("%d memories of 12 are alive", eval[int](b, `memories.filter((m) => m.deref()).length`))
}

// TestRefusedModule: where the browser refuses to compile, core trains, and state() says why.
func TestRefusedModule(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(() => {
		figure().WebAssembly.instantiate = () => Promise.reject(new Error('refused by the test'));
		x().open({network: {hidden: [5, 5]}});
		x().run();
	})()`)
	b.wait("the reason", `x().state().engineWhy.includes('refused by the test')`)
	eval[any](b, `(globalThis.from = x().state().step, null)`)
	b.wait("core at work", `x().state().engine === 'core' && x().state().step > from + 100`)
	if why := eval[string](b, `x().state().engineWhy`); strings.Contains(why, "\n") {
		t.Errorf("the reason is %q", why)
	}
}

// TestTheSurfaceStandsIn: the plane of a network too wide for a shader, and the maps of its neurons, are drawn by its compiled surface.
func TestTheSurfaceStandsIn(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(() => {
		const api = figure().WebAssembly, compile = api.instantiate;
		globalThis.drawn = {};
		api.instantiate = (code) => compile.call(api, code).then(({ instance: { exports: { memory, run } } }) =>
			({ instance: { exports: { memory, run: (what, n) => { drawn[what] = 1 + (drawn[what] || 0); return run(what, n); } } } }));
		x().open({network: {hidden: [32, 32], activation: 'tanh', init: 'xavier'}, training: {optimizer: {kind: 'adam'}, learningRate: 0.01}});
		x().run();
	})()`)
	b.wait("a picture with its edge, and maps", `drawn[2] > 3 && drawn[5] > 3`) // see kernel's runEdge and runMaps
	b.wait("most points told apart", `x().state().accuracy > 0.9`)
	eval[any](b, `(x().pause(), null)`)
}
