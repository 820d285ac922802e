package figure

import (
	"strings"
	"testing"
	"time"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// TestBothPlanesTellThePlace: beside each other, either plane has the pointer's place and its own answer, over it or under it.
func TestBothPlanesTellThePlace(t *testing.T) {
	fonts, err := newFonts()
	if err != nil {
		t.Fatal(err)
	}
	c := &canvas{scale: 1, fonts: fonts}
	for _, size := range [][2]float64{{1280, 800}, {1000, 700}, {844, 390}, {390, 844}} {
		s, err := app.New(core.DefaultProject(), true)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Press("compare.preset"); err != nil {
			t.Fatal(err)
		}
		in := input.Input{Width: size[0], Height: size[1], Scale: 1, Clock: func() time.Duration { return 0 }}
		s.Update(in)
		b, _ := s.RivalBoard()
		x, y := b.Rect.Middle()
		in.Events = []input.Event{{Kind: input.EventMove, X: x, Y: y}}
		s.Update(in)
		for _, on := range []app.Board{s.Board(), b} {
			texts, room := []string{s.PlaneReading.Place, s.PlaneReading.Answer(on)}, legendRoom(on)
			if first, second, ok := readOver(c, s, on); ok {
				if texts, room = []string{first, second}, on.Title.W; on.Title.H < 40 {
					room = besideName(c, s, on)
				}
			}
			all := strings.Join(texts, "")
			if s.PlaneReading.Place == "" || !strings.Contains(all, s.PlaneReading.Place) || !strings.HasSuffix(all, s.PlaneReading.Answer(on)) {
				t.Errorf("%v, B %v: it says %q", size, on.Rival, texts)
			}
			for _, text := range texts {
				if c.fit(text, room, style{}) != text {
					t.Errorf("%v, B %v: %q has no room in %g", size, on.Rival, text, room)
				}
			}
		}
	}
}
