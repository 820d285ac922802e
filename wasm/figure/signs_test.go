package figure

import (
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/app"
)

// TestSignsAreNamed: what the colors of the weights mean is said over the drawn network at any number of layers, and lies over none of its tools.
func TestSignsAreNamed(t *testing.T) {
	fonts, err := newFonts()
	if err != nil {
		t.Fatal(err)
	}
	c := &canvas{scale: 1, fonts: fonts}
	for layers := range 7 {
		for _, size := range [][2]float64{{753, 743}, {699, 563}, {947, 923}, {804, 980}, {374, 663}, {344, 595}, {456, 346}} {
			p, err := core.ParseProject([]byte(`{"network":{"hidden":[` + strings.TrimSuffix(strings.Repeat("12,", layers), ",") + `]}}`))
			if err != nil {
				t.Fatal(err)
			}
			s, err := app.New(p, false)
			if err != nil {
				t.Fatal(err)
			}
			s.Hosted = true
			s.Resize(size[0], size[1])
			area := s.NetworkArea()
			if area.Empty() {
				t.Errorf("%v: there is no network", size)
				continue
			}
			free := headingFree(s, area)
			x, _ := c.legendPlace(area, free)
			if _, stacked := c.signsRoom(); x < 0 || x+stacked > free {
				t.Errorf("%v, %d layers: the legend has %.0f from %.0f on, and needs %.0f", size, layers, free-x, x, stacked)
			}
		}
	}
}
