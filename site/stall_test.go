package site_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"os"
	"strconv"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"xorcery/site"
)

// halfway serves the site, but of the program only the first half until going is closed; packed compresses it.
type halfway struct {
	packed bool
	going  chan struct{}
}

func (h halfway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/xorcery.wasm" {
		site.Handler(".").ServeHTTP(w, r)
		return
	}
	program, err := os.ReadFile("xorcery.wasm")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/wasm")
	body := program
	if h.packed {
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
		z.Write(program)
		z.Close()
		body = b.Bytes()
		w.Header().Set("Content-Encoding", "gzip")
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.Write(body[:len(body)/2])
	w.(http.Flusher).Flush()
	select {
	case <-h.going:
	case <-r.Context().Done():
		return
	}
	w.Write(body[len(body)/2:])
}

const stall = `document.getElementById('loading-stall')`

// TestAStalledDownload says so and offers to try again, and takes that back when bytes come; the bar knows the whole, compressed or
// not.
func TestAStalledDownload(t *testing.T) {
	for _, packed := range []bool{false, true} {
		h := halfway{packed, make(chan struct{})}
		b := openAt(t, phone, serve(t, h), "/figure.html")
		b.wait("a word about the stall", stall+`.checkVisibility()`)
		if got := eval[[]float64](b, `[document.getElementById('loading-bar').max, Number(/of (\d+)\.\d MB/.exec(document.getElementById('loading-text').textContent)?.[1])]`); got[0] < 1e6 || got[1] < 1 {
			t.Errorf("compressed %v: the bar and the text say %v", packed, got)
		}
		if value := eval[float64](b, `document.getElementById('loading-bar').position`); value <= 0 || value >= 1 {
			t.Errorf("compressed %v: the bar is at %g", packed, value)
		}
		close(h.going)
		b.wait("the word to go", stall+`.hidden`)
		b.wait("the figure", `x().ready.then(() => true)`)
		b.leave()
	}
}

// TestRetryAfterAStall loads again.
func TestRetryAfterAStall(t *testing.T) {
	h := halfway{false, make(chan struct{})}
	b := openAt(t, laptop, serve(t, h), "/figure.html")
	b.expect("request failed: net::ERR_ABORTED")
	b.wait("a word about the stall", stall+`.checkVisibility()`)
	eval[any](b, `(window.first = true, null)`)
	b.click(b.find("button", "Retry"))
	close(h.going)
	b.wait("the figure of another load", `!window.first && x().ready.then(() => true)`)
}

// TestAFailedLoadPromisesNoControls says under the figure that there are none, until Retry has brought it.
func TestAFailedLoadPromisesNoControls(t *testing.T) {
	var lost atomic.Value // the path whose connection is cut
	lost.Store("")
	b := openAt(t, laptop, serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == lost.Load() {
			panic(http.ErrAbortHandler)
		}
		site.Handler(".").ServeHTTP(w, r)
	})), "/favicon.svg")
	b.expect("net::ERR_EMPTY_RESPONSE", "favicon.ico")
	for _, path := range []string{"/figure.html", "/figure.js", "/xorcery.wasm"} {
		lost.Store(path)
		b.must(chromedp.Do(b.ctx, chromedp.Navigate(b.origin+"/")))
		b.wait(path+": a word in place of the controls", `document.getElementById('waiting').textContent.startsWith('The figure did not load')`)
	}
	b.wait("the cover", `figure().document.querySelector('#stopped button')?.checkVisibility()`)
	lost.Store("")
	eval[any](b, `(figure().document.querySelector('#stopped button').click(), null)`)
	b.ready()
}
