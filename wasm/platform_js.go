package main

import (
	"encoding/json"
	"fmt"
	"image"
	"runtime/debug"
	"syscall/js"
	"time"

	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// The browser: the page around the figure has the controls. It calls globalThis.xorceryCall(method, argsJSON), which
// answers {"ok": value} or {"error": text}; the program calls xorceryStarted once, xorceryChanged(stateJSON) after
// changes and xorceryAdvanced(ticket, ended) when steps that were asked for are taken, or have ended before. Go and the page
// share one thread and the program never waits in the middle of a tick, so a call always finds a whole state.

// pageMemory is what the heap may take before it is collected more often: a page never gives memory back. It bounds nothing that is
// needed.
const pageMemory = 90 << 20

// platformStart begins with what is nobody's own yet: the page brings the last session.
func platformStart() (start, error) {
	debug.SetMemoryLimit(pageMemory)
	state, err := app.Begin(false)
	if err == nil {
		state.Lab.Borrow()
	}
	return start{state: state}, err
}

func platformReady(g *game) <-chan struct{} {
	js.Global().Set("xorceryCall", js.FuncOf(func(_ js.Value, args []js.Value) any {
		if len(args) == 0 {
			return answer(nil, fmt.Errorf("xorceryCall takes a method and its arguments"))
		}
		var list []byte
		if len(args) > 1 {
			list = []byte(args[1].String())
		}
		return answer(g.state.Call(args[0].String(), list))
	}))
	page.hidden = outOfSight()
	js.Global().Get("document").Call("addEventListener", "visibilitychange", js.FuncOf(func(js.Value, []js.Value) any {
		page.hidden = page.hidden || outOfSight()
		return nil
	}))
	return nil
}

// platformIcon is none: the page names its own.
func platformIcon() ([]image.Image, error) { return nil, nil }

// platformAbout is nothing: the page says it.
func platformAbout() app.About { return app.About{} }

func outOfSight() bool {
	return js.Global().Get("document").Get("visibilityState").String() == "hidden"
}

// platformHidden says whether the page is out of sight, or was at some time since it was asked last.
func platformHidden() bool {
	was := page.hidden
	page.hidden = outOfSight()
	return was || page.hidden
}

// platformStill says whether the reader has asked the system for no motion.
func platformStill() bool {
	if page.motion.IsUndefined() {
		page.motion = js.Global().Call("matchMedia", "(prefers-reduced-motion: reduce)")
	}
	return page.motion.Get("matches").Bool()
}

func answer(value any, err error) string {
	var result any = map[string]any{"ok": value}
	if err != nil {
		result = map[string]any{"error": err.Error()}
	}
	text, err := json.Marshal(result)
	if err != nil {
		text, _ = json.Marshal(map[string]any{"error": err.Error()}) // a string always marshals
	}
	return string(text)
}

// notifyEvery keeps the page's status from costing more than the training.
const notifyEvery = 100 * time.Millisecond

var page struct {
	started  bool
	hidden   bool     // since platformHidden was asked last
	motion   js.Value // what the reader has asked of it
	scale    float64  // at the last tick
	revision int
	at       time.Time
}

func platformTick(g *game, effects app.Effects) error {
	s := g.state
	if !page.started {
		page.started = true
		if _, err := call("xorceryStarted"); err != nil {
			return err
		}
	}
	for _, a := range effects.Advanced {
		if _, err := call("xorceryAdvanced", a.Ticket, a.Ended); err != nil {
			return err
		}
	}
	if page.scale != 0 && page.scale != g.scale {
		if _, err := call("xorceryRescaled"); err != nil {
			return err
		}
	}
	page.scale = g.scale
	if s.Revision == page.revision || time.Since(page.at) < notifyEvery {
		return nil
	}
	page.revision, page.at = s.Revision, time.Now()
	text, err := json.Marshal(s.Summary())
	if err != nil {
		return err // a program error: Summary holds only finite numbers
	}
	_, err = call("xorceryChanged", string(text))
	return err
}

// call calls a function of the page; what it throws is an error.
func call(name string, args ...any) (result js.Value, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case js.Error:
			err = fmt.Errorf("%s: %w", name, e)
		default:
			panic(e)
		}
	}()
	return js.Global().Call(name, args...), nil
}

// platformScale is the device's pixels in a CSS pixel now. Ebitengine's own answer is the first one for ever: see
// site/pixels.js.
func platformScale() float64 {
	if ratio := js.Global().Get("devicePixelRatio").Float(); ratio > 0 {
		return ratio
	}
	return 1
}

// platformFail leaves the error to the page, which shows what the program printed last when it ends.
func platformFail(err error) int {
	println("xorcery:", err.Error())
	return 1
}

func platformEnd(*game) error { return nil }

// platform is nothing in a page: see site/kept.js for its session; it has downloads, the browser's own clipboard and windows, and the article.
type platform struct{}

func platformDress(*game) {}
func platformPlace(*game) {}

// platformSave lets the page download a file.
func platformSave(f input.File) (string, error) {
	data := js.Global().Get("Uint8Array").New(len(f.Data))
	js.CopyBytesToJS(data, f.Data)
	if _, err := call("xorcerySave", f.Name, f.Type, data); err != nil {
		return "", err
	}
	return f.Name + " is in your downloads.", nil
}

// platformNoWindow is the error as it is: the page says what to do.
func platformNoWindow(err error) error { return err }
