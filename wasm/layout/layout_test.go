package layout

import (
	"fmt"
	"math"
	"reflect"
	"testing"
)

// views are the kinds of views, each as large as a real one.
var views = map[string]Needs{
	"optional":       {Height: ViewHeight, Least: 120, Width: PlaceLeast, Left: LeftRoom, Optional: true},
	"twin":           {Height: 300, Least: ViewLeast, Width: PlaceLeast, Title: 28, Caption: 36, Twin: true},
	"plots and text": {Height: 320, Least: ViewLeast, Width: 160, Title: 36, Plots: true, Text: true},
	"plots":          {Height: ViewHeight + 1, Least: ViewLeast, Width: LeftRoom + SidePlot, Plots: true},
	"text":           {Height: 320, Least: ViewLeast, Width: 312},
	"nothing":        {},
}

// footprints are the parts of a layout with the room of their labels.
func (l Places) footprints(p plan) map[string]Rect {
	parts := map[string]Rect{"view": l.View, "plots": l.Plots, "bar": l.Bar, "panel": l.Panel, "no room": l.NoRoom}
	if s := l.Picture; !s.Empty() {
		parts["picture"] = Rect{s.X, s.Y - p.Title, s.W, s.H + p.Title + p.Caption}
		delete(parts, "view") // around it: see checkPlace
	}
	plot := func(name string, r Rect, above float64) {
		if !r.Empty() {
			parts[name] = Rect{r.X - 32, r.Y - above, r.W + 32, r.H + above + AxisRoom - 4}
		}
	}
	plot("accuracy", l.Accuracy, 24)
	if r := parts["accuracy"]; l.OneAxis {
		r.H = l.Accuracy.Bottom() + 4 - r.Y
		parts["accuracy"] = r
	}
	plot("loss", l.Loss, 24)
	for name, r := range map[string]Rect{"plane": l.Boundary, "rival": l.Rival} {
		if !r.Empty() {
			left := 24.0
			if name == "rival" && l.Shared {
				left = 4
			}
			if l.Bare {
				left = 0
			}
			parts[name] = Rect{r.X - left, r.Y - 24, r.W + left, r.H + 24 + AxisRoom - 4}
		}
	}
	for name, r := range parts {
		if r.Empty() {
			delete(parts, name)
		}
	}
	return parts
}

func TestNoLayoutOverlaps(t *testing.T) {
	hosts := []struct {
		name           string
		panel, palette bool
		views          []string
	}{
		{"window", true, true, []string{"optional", "twin", "plots and text", "text"}},
		{"page", false, false, []string{"optional", "twin", "plots and text", "plots", "nothing"}},
		{"alone", false, true, []string{"optional", "twin", "plots and text", "text"}},
	}
	sizes := [][2]float64{
		{350, 430}, {350, 556}, {350, 640}, {390, 844}, {450, 450}, {500, 440}, {600, 400}, {600, 800}, {720, 330}, {780, 330}, {780, 430},
		{720, 740}, {780, 743}, {800, 600}, {1000, 700}, {1024, 768}, {1280, 800}, {1440, 900}, {1920, 1080}, {2560, 1440},
		{480, 480}, {600, 480}, {720, 500}, {1024, 600}, {1280, 600}, {1280, 640}, {1280, 680}, {1366, 700}, {1440, 700}, {1920, 760},
		{320, 320}, {320, 400}, {960, 400}, {1920, 480},
	}
	for _, h := range hosts {
		for _, size := range sizes {
			if h.panel && size[0] < 350 { // no window is as small
				continue
			}
			for _, view := range h.views {
				for _, pair := range []bool{false, true} {
					p := plan{views[view], h.palette, pair}
					l := Arrange(size[0], size[1], p.Needs, h.panel, p.palette, p.pair)
					checkLayout(t, fmt.Sprintf("%s %vx%v %s pair %v", h.name, size[0], size[1], view, pair), l, view, p, size[0], size[1])
				}
			}
		}
	}
}

// TestAStripShowsOneThingWhole: over a phone's story plane and view stand beside each other with all their labels, and no view is narrower
// than it asks for.
func TestAStripShowsOneThingWhole(t *testing.T) {
	list := map[string]Needs{
		"bricks":         {Height: 240, Least: 96, Width: 200, Spread: true, Strip: 196},
		"weight":         {Height: 300, Least: ViewLeast, Width: 280, Left: Gap, Spread: true, Strip: 224},
		"network wanted": {Height: ViewHeight, Least: 120, Width: PlaceLeast, Left: LeftRoom, Optional: true, Strip: 190},
	}
	for name, n := range views {
		if name != "text" && name != "plots and text" { // the page has these elsewhere
			list[name] = n
		}
	}
	for _, size := range [][2]float64{{374, 208}, {344, 208}, {374, 236}, {304, 208}} {
		for view, needs := range list {
			for _, pair := range []bool{false, true} {
				p := plan{needs, false, pair}
				l := Arrange(size[0], size[1], p.Needs, false, p.palette, p.pair)
				name := fmt.Sprintf("%v %s pair %v", size, view, pair)
				if !l.Strip || !l.NoRoom.Empty() {
					t.Fatalf("%s: no strip: %+v", name, l)
				}
				parts := l.footprints(p)
				if len(parts) < 2 {
					t.Errorf("%s: nothing but %v", name, parts)
				}
				for a, r := range parts {
					if r.X < -0.5 || r.Y < -0.5 || r.Right() > size[0]+0.5 || r.Bottom() > size[1]+0.5 {
						t.Errorf("%s: %s %v leaves the strip", name, a, r)
					}
					for b, o := range parts {
						if a < b && r.Inset(0.5).Overlaps(o.Inset(0.5)) {
							t.Errorf("%s: %s %v and %s %v overlap", name, a, r, b, o)
						}
					}
				}
				if got := l.View.W + needs.Left; !pair && !needs.Twin && needs.Strip > 0 && got < min(needs.Strip, size[0]-stripLeft-stripPlane-2*stripGap) {
					t.Errorf("%s: a view of %v", name, l.View)
				}
			}
		}
	}
}

// TestThePulseLeavesThePlane: beside or above a view that spreads the plane keeps its room on phones, upright and on their side; one that is
// too small for ticks has none.
func TestThePulseLeavesThePlane(t *testing.T) {
	pulse := Needs{Height: 240, Least: 96, Width: 200, Spread: true, Strip: 196}
	for _, k := range []struct {
		w, h, plane float64
		bare        bool
	}{{344, 208, 120, true}, {344, 255, 120, true}, {374, 236, 120, false}, {374, 480, 225, false}, {507, 390, 240, false}, {458, 390, 190, false}} {
		l := Arrange(k.w, k.h, pulse, false, false, false)
		if l.Boundary.W < k.plane || l.Bare != k.bare {
			t.Errorf("%vx%v: a plane of %.0f, bare %v", k.w, k.h, l.Boundary.W, l.Bare)
		}
		if l.View.W < 190 || l.View.H < 150 {
			t.Errorf("%vx%v: the view is %v", k.w, k.h, l.View)
		}
	}
}

// TestNetworkIsThere: what a picture below the plane asks for it has at every size of the page, phones included, and the plane keeps its room.
func TestNetworkIsThere(t *testing.T) {
	for _, k := range []struct{ w, h, plane float64 }{{753, 743, 440}, {699, 563, 340}, {804, 980, 440}, {374, 663, 330}, {344, 595, 240}, {456, 346, 250}} {
		l := Arrange(k.w, k.h, views["optional"], false, false, false)
		if l.View.Empty() || l.Boundary.W < k.plane {
			t.Errorf("%vx%v: the view is %v beside a plane of %.0f", k.w, k.h, l.View, l.Boundary.W)
		}
	}
}

// checkPlace requires a place for what was asked for, or the word that there is none, and no rectangle turned inside out.
func checkPlace(t *testing.T, name string, l Places, p plan) {
	if l.shows(p) == !l.NoRoom.Empty() {
		t.Errorf("%s: view %v, picture %v, plots %v, no room %v", name, l.View, l.Picture, l.Plots, l.NoRoom)
	}
	n, s := l.View, l.Picture
	if !s.Empty() && (s.X < n.X || s.Y < n.Y || s.Right() > n.Right()+0.01 || s.Bottom() > n.Bottom()+0.01) {
		t.Errorf("%s: the picture %v leaves %v", name, s, n)
	}
	all := reflect.ValueOf(l)
	for i := range all.NumField() {
		if r, ok := all.Field(i).Interface().(Rect); ok && !(r.W >= 0 && r.H >= 0 && r.W < 1e4 && r.H < 1e4 && r.X >= 0 && r.Y >= 0) {
			t.Errorf("%s: %s is %v", name, all.Type().Field(i).Name, r)
		}
	}
}

func checkLayout(t *testing.T, name string, l Places, view string, p plan, w, h float64) {
	checkPlace(t, name, l, p)
	parts := l.footprints(p)
	for a, r := range parts {
		if r.X < -0.5 || r.Y < -0.5 || r.Right() > w+0.5 || r.Bottom() > h+0.5 {
			t.Errorf("%s: %s %v leaves the figure", name, a, r)
		}
		for b, o := range parts {
			if a < b && r.Inset(0.5).Overlaps(o.Inset(0.5)) {
				t.Errorf("%s: %s %v and %s %v overlap", name, a, r, b, o)
			}
		}
	}
	if b := l.Boundary; math.Abs(b.W-b.H) > 1e-9 || p.pair && (math.Abs(l.Rival.W-b.W) > 1e-9 || math.Abs(l.Rival.H-b.H) > 1e-9) {
		t.Errorf("%s: planes of %v and %v", name, b, l.Rival)
	}
	f := l.Figure
	share := 0.3 // of the figure's lesser side
	if p.pair || p.Height > ViewHeight+1 {
		share = 0.17
	}
	if least := share * min(f.W, f.H); l.Boundary.W < least && f.H >= 320 {
		t.Errorf("%s: a plane of %.0f in %v", name, l.Boundary.W, f)
	}
	if s := l.Picture; p.Twin && (s.W < 100 || s.H < 60) && f.H >= 400 && f.W >= 350 {
		t.Errorf("%s: a picture of %v in %v", name, s, f)
	}
	if !p.pair && !l.Narrow && f.H >= 320 {
		want := map[string]float64{"optional": 0.4, "twin": 0.4, "plots and text": 0.36, "text": 0.33, "plots": 0.72, "nothing": 0.72}[view]
		if across := 0.55 * f.W; l.Boundary.W < want*min(f.H, across) && l.Boundary.W < 0.99*(f.W-2*(SidePlot+LeftRoom)-LeftRoom-4*Gap) {
			t.Errorf("%s: a plane of %.0f in %v", name, l.Boundary.W, f)
		}
	}
}
