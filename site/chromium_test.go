package site_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// chromiums are the browsers that run: as many as journeys go at a time. A journey has one to itself while it lasts, and every page that it
// opens has a tab in it: pages of one journey share what is kept, those of two share nothing.
var chromiums struct {
	allocator context.Context
	mu        sync.Mutex
	idle      []context.Context
	taken     map[string]context.Context // by the name of the journey
}

func TestMain(m *testing.M) {
	os.Exit(withChromium(m))
}

func withChromium(m *testing.M) int {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		fmt.Println("the page tests need Chromium: none of chromium, chromium-browser, google-chrome is in PATH")
		return 1
	}
	for _, name := range []string{"xorcery.wasm", "wasm_exec.js", "size.json", "files.js"} {
		if _, err := os.Stat(name); err != nil {
			fmt.Printf("site/%s is missing: run make build first\n", name)
			return 1
		}
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox,
		chromedp.Flag("use-angle", "swiftshader"),
		chromedp.Flag("js-flags", "--liftoff-only"), // no second, optimizing compilation of the program at each of some 250 loads
		chromedp.Flag("enable-unsafe-swiftshader", true),
		chromedp.Flag("disable-gpu-rasterization", true), // by the processor either way, and by it alone for less
		chromedp.Flag("disable-gpu-compositing", true),   // nor has a GPU that is the processor to put the page together
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		// The last two draw pages for the address bar, which nobody sees.
		chromedp.Flag("disable-features", "Translate,BlinkGenPropertyTrees,WebUIOmniboxPopup,WebUIOmniboxAimPopup"),
	)
	var stop context.CancelFunc
	chromiums.allocator, stop = chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	chromiums.taken = map[string]context.Context{}
	first, err := startChromium()
	if err != nil {
		fmt.Println("Chromium does not start:", err)
		return 1
	}
	chromiums.idle = append(chromiums.idle, first)
	return m.Run()
}

// startChromium starts one more, which runs until the allocator stops.
func startChromium() (context.Context, error) {
	ctx, cancel := chromedp.NewContext(chromiums.allocator)
	if err := chromedp.Do(ctx); err != nil {
		cancel()
		return nil, err
	}
	return ctx, nil
}

// beside lets a journey go beside others, in a browser of its own. A journey that opens its first page itself, not in a subtest, need not
// call it.
func beside(t *testing.T) {
	t.Helper()
	t.Parallel()
	chromiums.mu.Lock()
	defer chromiums.mu.Unlock()
	var taken context.Context
	if n := len(chromiums.idle); n > 0 {
		taken, chromiums.idle = chromiums.idle[n-1], chromiums.idle[:n-1]
	} else {
		var err error
		if taken, err = startChromium(); err != nil {
			t.Fatal("Chromium does not start: ", err)
		}
	}
	chromiums.taken[t.Name()] = taken
	t.Cleanup(func() {
		chromiums.mu.Lock()
		defer chromiums.mu.Unlock()
		delete(chromiums.taken, t.Name())
		chromiums.idle = append(chromiums.idle, taken)
	})
}

// chromiumOf is the browser of a journey or of the journey that it is a part of.
func chromiumOf(t *testing.T) context.Context {
	t.Helper()
	journey, _, part := strings.Cut(t.Name(), "/")
	chromiums.mu.Lock()
	taken := chromiums.taken[journey]
	chromiums.mu.Unlock()
	switch {
	case taken != nil:
		return taken
	case part:
		t.Fatalf("%s opens its first page in a subtest: it has to call beside before", journey)
	}
	beside(t)
	return chromiumOf(t)
}
