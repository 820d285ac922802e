package site_test

import (
	"cmp"
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
	whole     []chromedp.ExecAllocatorOption // start one with all that is around a page: see inWhole
	mu        sync.Mutex
	idle      []context.Context
	taken     map[string]context.Context // by the name of the journey
}

func TestMain(m *testing.M) {
	os.Exit(withChromium(m))
}

func withChromium(m *testing.M) int {
	whole := found("chromium", "chromium-browser", "google-chrome")
	if whole == "" {
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
		chromedp.ExecPath(cmp.Or(found("chromium-headless-shell"), whole)),
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
	chromiums.whole = append(options, chromedp.ExecPath(whole))
	chromiums.taken = map[string]context.Context{}
	first, err := startChromium(chromiums.allocator)
	if err != nil {
		fmt.Println("Chromium does not start:", err)
		return 1
	}
	chromiums.idle = append(chromiums.idle, first)
	return m.Run()
}

// found is the path of the first of the programs that is here.
func found(names ...string) string {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// startChromium starts one more, which runs until its allocator stops.
func startChromium(allocator context.Context) (context.Context, error) {
	ctx, cancel := chromedp.NewContext(allocator)
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
		if taken, err = startChromium(chromiums.allocator); err != nil {
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

// inWhole gives a journey a browser that has all that is around a page: the shell never says what keeps a page from being installed.
func inWhole(t *testing.T) {
	t.Helper()
	beside(t)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), chromiums.whole...)
	t.Cleanup(stop)
	whole, err := startChromium(allocator)
	if err != nil {
		t.Fatal("Chromium does not start: ", err)
	}
	chromiums.mu.Lock()
	defer chromiums.mu.Unlock()
	chromiums.taken[t.Name()] = whole
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
