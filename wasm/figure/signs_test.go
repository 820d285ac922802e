package figure

import (
	"slices"
	"testing"

	"xorcery/core"
)

// TestSignsAreNamed: what the colors of the weights mean is said over the drawn network at any number of layers, and lies over none of its tools.
func TestSignsAreNamed(t *testing.T) {
	c := lettered(t)
	for layers := range 7 {
		for _, size := range [][2]float64{{753, 743}, {699, 563}, {947, 923}, {804, 980}, {374, 663}, {344, 595}, {456, 346}} {
			p := core.DefaultProject()
			p.Network.Hidden = slices.Repeat([]int{12}, layers)
			s := opened(t, p, false)
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
