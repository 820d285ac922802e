package figure

import (
	"strings"
	"testing"
	"unicode/utf8"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/panel"
)

// TestNarrowWindowsSayEnough: at every width the bar has step and loss whole; what has no room in bar, panel or header is cut to two letters
// and an ellipsis at the least.
func TestNarrowWindowsSayEnough(t *testing.T) {
	c := lettered(t)
	step := 5
	if testing.Short() {
		step = 23
	}
	for _, name := range []string{"scenario:explosion", "all", "hidden"} { // a long step; no more; Show all stands in the bar
		p := core.DefaultProject()
		s := opened(t, p, true)
		var err error
		switch name {
		case "all":
		case "hidden":
			p.View.Hide = []string{"fit"}
			err = s.OpenLink("#" + p.Link())
		default:
			err = s.OpenLink("#" + name)
		}
		if err != nil {
			t.Fatal(err)
		}
		s.Pause()
		pn := panel.New()
		for group := range pn.Folded {
			pn.Folded[group] = false
		}
		for i, height := range []float64{400, 480, 800} {
			for width := 320 + float64(2*i); width <= 1300; width += float64(step) {
				s.Update(pn.Update(s, frameless(width, height)))
				said := strings.Join(barNumbers(c, s, pn.StatusLine(s).W), ", ")
				if !strings.Contains(said, "step ") || !strings.Contains(said, "loss ") {
					t.Fatalf("at %g×%g the bar says %q", width, height, said)
				}
				enough := func(where, text string, w float64, st style) {
					t.Helper()
					if cut := c.fit(text, w, st); cut != text && utf8.RuneCountInString(cut) < 3 {
						t.Fatalf("at %g×%g %s says %q of %q, in %g", width, height, where, cut, text, w)
					}
				}
				right := 0.0
				for _, b := range pn.BarButtons(s) {
					enough("the bar", b.Control.Title(s), b.Rect.W-buttonInset, style{size: 13})
					right = b.Rect.Right()
				}
				if right > panel.SheetButton(s).X {
					t.Fatalf("at %g×%g the bar's buttons overlap", width, height)
				}
				for _, r := range pn.Rows(s) {
					if r.Control == nil {
						continue
					}
					if r.Control.Kind == app.Button {
						enough("the panel", r.Control.Title(s), r.Field.W-buttonInset, style{size: 13})
						continue
					}
					if r.Label.W-4 > 0 {
						enough("the panel", r.Control.Title(s), r.Label.W-4, style{size: 13})
					}
					if !r.Minus.Empty() && r.Label.Y+r.Label.H > r.Minus.Y && r.Label.Right() > r.Minus.X {
						t.Fatalf("at %g×%g %s runs under its button", width, height, r.Control.ID)
					}
				}
				b := s.Board()
				if b.Title.W >= headerLeast {
					enough("the header", planeTitle(s, b), b.Title.W, style{size: normal, bold: true})
					enough("the header", pointsText(s), b.Title.W, style{})
				} else if b.Header.H < 40 {
					enough("the header", "boundary", b.Rect.W, style{size: normal, bold: true})
				}
			}
		}
	}
}
