package app

import (
	"fmt"
	"math"
	"reflect"
	"testing"
)

// footprints are the parts of a layout with the room of their labels.
func (l Layout) footprints() map[string]Rect {
	parts := map[string]Rect{"network": l.Network, "diagrams": l.Diagrams, "bar": l.Bar, "panel": l.Panel, "no room": l.NoRoom}
	if s := l.Space; !s.Empty() {
		parts["space"] = Rect{s.X, s.Y - hiddenTitle, s.W, s.H + hiddenTitle + hiddenCaption}
		delete(parts, "network") // around it: see checkPlace
	}
	plot := func(name string, r Rect, above float64) {
		if !r.Empty() {
			parts[name] = Rect{r.X - 32, r.Y - above, r.W + 32, r.H + above + axisRoom - 4}
		}
	}
	plot("accuracy", l.Accuracy, 24)
	plot("loss", l.Loss, 24)
	for name, r := range map[string]Rect{"plane": l.Boundary, "rival": l.Rival} {
		if !r.Empty() {
			left := 24.0
			if name == "rival" && l.Shared {
				left = 4
			}
			parts[name] = Rect{r.X - left, r.Y - 24, r.W + left, r.H + 24 + axisRoom - 4}
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
	type host struct {
		name                  string
		panel, hosted, doctor bool
	}
	hosts := []host{{"window", true, false, false}, {"page", false, true, false}, {"page with doctor", false, true, true}, {"alone", false, false, false}}
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
			for _, lower := range lowers {
				for _, pair := range []bool{false, true} {
					p := plan{lower: Lower(lower.Value), palette: !h.hosted, pair: pair}
					p.told = p.lower == LowerBricks && h.hosted || p.lower == LowerDoctor && h.doctor
					l := arrange(size[0], size[1], h.panel, p)
					checkLayout(t, fmt.Sprintf("%s %vx%v %s pair %v", h.name, size[0], size[1], p.lower, pair), l, p, size[0], size[1])
				}
			}
		}
	}
}

// checkPlace requires a place for what was asked for, or the word that there is none, and no rectangle turned inside out.
func checkPlace(t *testing.T, name string, l Layout, p plan) {
	if l.shows(p) == !l.NoRoom.Empty() {
		t.Errorf("%s: network %v, space %v, diagrams %v, no room %v", name, l.Network, l.Space, l.Diagrams, l.NoRoom)
	}
	n, s := l.Network, l.Space
	if !s.Empty() && (s.X < n.X || s.Y < n.Y || s.Right() > n.Right()+0.01 || s.Bottom() > n.Bottom()+0.01) {
		t.Errorf("%s: the space %v leaves %v", name, s, n)
	}
	all := reflect.ValueOf(l)
	for i := range all.NumField() {
		if r, ok := all.Field(i).Interface().(Rect); ok && !(r.W >= 0 && r.H >= 0 && r.W < 1e4 && r.H < 1e4 && r.X >= 0 && r.Y >= 0) {
			t.Errorf("%s: %s is %v", name, all.Type().Field(i).Name, r)
		}
	}
}

func checkLayout(t *testing.T, name string, l Layout, p plan, w, h float64) {
	checkPlace(t, name, l, p)
	parts := l.footprints()
	for a, r := range parts {
		if r.X < -0.5 || r.Y < -0.5 || r.Right() > w+0.5 || r.Bottom() > h+0.5 {
			t.Errorf("%s: %s %v leaves the figure", name, a, r)
		}
		for b, o := range parts {
			if a < b && overlap(r.Inset(0.5), o.Inset(0.5)) {
				t.Errorf("%s: %s %v and %s %v overlap", name, a, r, b, o)
			}
		}
	}
	if b := l.Boundary; math.Abs(b.W-b.H) > 1e-9 || p.pair && (math.Abs(l.Rival.W-b.W) > 1e-9 || math.Abs(l.Rival.H-b.H) > 1e-9) {
		t.Errorf("%s: planes of %v and %v", name, b, l.Rival)
	}
	f := l.Figure
	share := 0.3 // of the figure's lesser side
	if p.pair || p.room() > networkRoom+1 {
		share = 0.17
	}
	if least := share * min(f.W, f.H); l.Boundary.W < least && f.H >= 320 {
		t.Errorf("%s: a plane of %.0f in %v", name, l.Boundary.W, f)
	}
	if s := l.Space; p.lower == LowerHidden && (s.W < 100 || s.H < 60) && f.H >= 400 && f.W >= 350 {
		t.Errorf("%s: a hidden space of %v in %v", name, s, f)
	}
	if !p.pair && !l.Narrow && f.H >= 320 {
		want := map[Lower]float64{LowerNetwork: 0.4, LowerHidden: 0.4, LowerDoctor: 0.36, LowerBricks: 0.33}[p.lower]
		if p.told {
			want = 0.72
		}
		if across := 0.55 * f.W; l.Boundary.W < want*min(f.H, across) && l.Boundary.W < 0.99*(f.W-2*(sidePlot+leftRoom)-leftRoom-4*gap) {
			t.Errorf("%s: a plane of %.0f in %v", name, l.Boundary.W, f)
		}
	}
}
