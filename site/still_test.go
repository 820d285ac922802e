package site_test

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"xorcery/site"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

// TestTheStillStandsWhereTheFigureWill compares the page's own reckoning with the program's layout, for figures of all proportions.
func TestTheStillStandsWhereTheFigureWill(t *testing.T) {
	b := open(t, laptop, "/figure.html")
	type size struct {
		W, H    float64
		Palette bool
	}
	var sizes []size
	for w := 200.0; w < 2400; w *= 1.07 {
		for h := 160.0; h < 1800; h *= 1.07 {
			sizes = append(sizes, size{w, h, false}, size{w, h, true})
		}
	}
	list, err := json.Marshal(sizes)
	if err != nil {
		t.Fatal(err)
	}
	type rect struct{ X, Y, Width, Height float64 }
	type places struct{ Plane, Accuracy, Loss *rect }
	got := eval[[]places](b, fmt.Sprintf(`import('./still.js').then(({places}) => %s.map(({W, H, Palette}) => places(W, H, Palette)))`, list))
	same := func(r *rect, want layout.Rect) bool {
		if r == nil || want.Empty() {
			return r == nil && want.Empty()
		}
		return math.Abs(r.X-want.X)+math.Abs(r.Y-want.Y)+math.Abs(r.Width-want.W)+math.Abs(r.Height-want.H) < 1e-6
	}
	wrong := 0
	for i, s := range sizes {
		want := layout.Arrange(s.W, s.H, network.Needs, false, s.Palette, false)
		if g := got[i]; !same(g.Plane, want.Boundary) || !same(g.Accuracy, want.Accuracy) || !same(g.Loss, want.Loss) {
			if wrong++; wrong < 5 {
				t.Errorf("%+v: plane %+v, accuracy %+v, loss %+v; want %+v, %+v, %+v", s, g.Plane, g.Accuracy, g.Loss, want.Boundary, want.Accuracy, want.Loss)
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d sizes differ", wrong, len(sizes))
	}
	zooms := eval[[]float64](b, fmt.Sprintf(`import('./still.js').then(({zoom}) => %s.map(({W, H}) => zoom(W, H)))`, list))
	for i, s := range sizes {
		if want := layout.Zoom(s.W, s.H, false, false); math.Abs(zooms[i]-want) > 1e-9 {
			t.Fatalf("%+v is enlarged %g times, want %g", s, zooms[i], want)
		}
	}
}

// inPieces sends a page up to the first of some words, and the rest and the still's script a little later, as a slow network does.
func inPieces(handler http.Handler, words string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/still.js" {
			time.Sleep(time.Second / 2)
		}
		if r.URL.Path != "/" {
			handler.ServeHTTP(w, r)
			return
		}
		r.Header.Del("Accept-Encoding")
		whole := httptest.NewRecorder()
		handler.ServeHTTP(whole, r)
		first, rest, _ := strings.Cut(whole.Body.String(), words)
		maps.Copy(w.Header(), whole.Header())
		w.WriteHeader(whole.Code)
		io.WriteString(w, first+words)
		http.NewResponseController(w).Flush()
		time.Sleep(time.Second / 2)
		io.WriteString(w, rest)
	})
}

// TestNothingJumpsAtTheStart notes where the still's plane stands in the page at each of its frames, until the program draws: there it
// stays, and the browser sees nothing shift.
func TestNothingJumpsAtTheStart(t *testing.T) {
	beside(t)
	for _, c := range []struct {
		name, path string
		on         screen
	}{
		{"page", "/", laptop}, {"page", "/", screen{width: 1440, height: 900, scheme: "dark"}}, {"page on a phone", "/", phone},
		{"figure", "/figure.html", laptop}, {"figure on a phone", "/figure.html", phone},
		{"figure, low", "/figure.html", screen{width: 844, height: 390, scheme: "dark"}},
	} {
		t.Run(fmt.Sprintf("%s %d", c.name, c.on.width), func(t *testing.T) {
			on := c.on
			on.before = `window.stills = []; window.shifts = []; window.first = null;
				new PerformanceObserver((list) => {
					for (const {value, sources} of list.getEntries()) { // in the bar the numbers are as wide as they are
						const moved = sources.map((s) => s.node).filter((n) => !n?.closest?.('header'));
						if (moved.length > 0) {
							window.shifts.push(value + ': ' + moved.map((n) => n?.id || n?.nodeName));
						}
					}
				}).observe({type: 'layout-shift', buffered: true});
				(function look() {
					const cover = document.getElementById('cover');
					const still = document.getElementById('still');
					const place = () => { const f = window.frameElement?.getBoundingClientRect(); return [f?.x ?? 0, f?.y ?? 0]; };
					if (cover && still && !cover.hidden && !still.hidden) {
						const r = document.getElementById('still-plane').getBoundingClientRect(), [x, y] = place();
						const image = document.querySelector('#still-plane img');
						window.stills.push([r.x + x, r.y + y, r.width, r.height, image.checkVisibility() ? 1 : 0]);
					}
					if (cover?.hidden && window.xorcery) {
						const p = window.xorcery.state().plane, [x, y] = place();
						window.first = [p.x + x, p.y + y, p.width, p.height];
					} else {
						requestAnimationFrame(look);
					}
				})();`
			b := openAt(t, on, serve(t, inPieces(site.Handler("."), `<details id="contents" class="contents">`)), c.path)
			b.wait("the first frame", `figure().first !== null`)
			first, stills := eval[[]float64](b, `figure().first`), eval[[][]float64](b, `figure().stills`)
			if len(stills) == 0 {
				t.Fatal("no still was seen")
			}
			for _, still := range stills {
				for i := range first {
					if math.Abs(still[i]-first[i]) > 2 {
						t.Fatalf("the still's plane stands at %v, the program's at %v", still[:4], first)
					}
				}
			}
			if stills[len(stills)-1][4] != 1 {
				t.Error("the still shows no picture")
			}
			b.wait("the still's picture", `figure().document.querySelector('#still-plane img').naturalWidth > 0`)
			if shifts := eval[[]string](b, `[...window.shifts, ...(figure() === window ? [] : figure().shifts)]`); len(shifts) > 0 {
				t.Errorf("the browser saw shifts: %q", shifts)
			}
		})
	}
}
