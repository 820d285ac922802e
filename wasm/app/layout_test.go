package app

import (
	"math"
	"testing"

	"xorcery/core/longtest"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
)

func TestLayoutHoldsTogether(t *testing.T) {
	for _, panel := range []bool{false, true} {
		for _, size := range [][2]float64{{320, 480}, {390, 844}, {360, 560}, {600, 400}, {800, 600}, {820, 846}, {1280, 800}, {1920, 1080}, {3840, 2160}} {
			w, h := size[0], size[1]
			l := layout.Arrange(w, h, network.Needs, panel, true, false)
			rects := []layout.Rect{l.Boundary, l.Accuracy, l.Loss, l.View, l.Panel, l.Bar}
			for i, r := range rects {
				if r.Empty() {
					if i == 0 || i < 3 && l.Figure.H >= 440 { // a low figure is the plane's
						t.Errorf("%v panel %v: part %d is empty: %v", size, panel, i, r)
					}
					continue
				}
				if r.X < 0 || r.Y < 0 || r.Right() > w+0.5 || r.Bottom() > h+0.5 {
					t.Errorf("%v panel %v: part %d %v is cut", size, panel, i, r)
				}
				for j, o := range rects[:i] {
					if !o.Empty() && r.X < o.Right()-0.5 && o.X < r.Right()-0.5 && r.Y < o.Bottom()-0.5 && o.Y < r.Bottom()-0.5 {
						t.Errorf("%v panel %v: parts %d %v and %d %v overlap", size, panel, i, r, j, o)
					}
				}
			}
			if math.Abs(l.Boundary.W-l.Boundary.H) > 1e-9 {
				t.Errorf("%v: the boundary is not square: %v", size, l.Boundary)
			}
		}
	}
}

func TestNetworkNeverOverlaps(t *testing.T) {
	longtest.Skip(t)
	for _, doc := range []string{
		`{"network":{"hidden":[]}}`, `{}`, `{"network":{"hidden":[50]}}`, `{"network":{"hidden":[64,64,64,64,64,64]}}`,
		`{"data":{"features":["x1","x2","x1^2","x2^2","x1*x2","sin(x1)","sin(x2)"]},"network":{"hidden":[8,1,64]}}`,
	} {
		u := newUser(t, doc, false)
		for _, size := range [][2]float64{{820, 846}, {390, 980}, {1600, 1200}} {
			u.in.Width, u.in.Height = size[0], size[1]
			u.tick(1)
			var all []layout.Rect
			for l, c := range u.Columns() {
				if len(c.Neurons)+c.Left != u.Lab.Run.Net.Sizes[l] || len(c.Neurons) == 0 {
					t.Errorf("%s at %v: layer %d shows %d and hides %d", doc, size, l, len(c.Neurons), c.Left)
				}
				for _, n := range c.Neurons {
					all = append(all, n.Rect)
				}
				if c.Left > 0 {
					all = append(all, c.More)
				}
			}
			for i, r := range all {
				if a := u.Layout.View; r.Y < a.Y-0.5 || r.Bottom() > a.Bottom()+0.5 {
					t.Errorf("%s at %v: %v leaves %v", doc, size, r, a)
				}
				for _, o := range all[:i] {
					if r.X < o.Right() && o.X < r.Right() && r.Y < o.Bottom() && o.Y < r.Bottom() {
						t.Fatalf("%s at %v: %v and %v overlap", doc, size, r, o)
					}
				}
			}
		}
	}
}
