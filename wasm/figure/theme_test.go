package figure

import (
	"fmt"
	"image/color"
	"os"
	"regexp"
	"testing"
)

// TestThePageHasTheFiguresColors: what figure and page both show has one color, in light and in dark.
func TestThePageHasTheFiguresColors(t *testing.T) {
	css, err := os.ReadFile("../../site/colors.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark := Light(), Dark()
	for name, want := range map[string][2]color.RGBA{
		"paper": {light.Paper, dark.Paper}, "ink": {light.Ink, dark.Ink}, "soft": {light.Muted, dark.Muted},
		"rule": {light.Line, dark.Line}, "accent": {light.Accent, dark.Accent}, "wrong": {light.Error, dark.Error},
	} {
		hex := func(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
		plain := regexp.MustCompile(`--` + name + `: (#\w+);`).FindSubmatch(css)
		both := regexp.MustCompile(`--` + name + `: light-dark\((#\w+), (#\w+)\)`).FindSubmatch(css)
		if plain == nil || both == nil {
			t.Errorf("colors.css does not say --%s twice: for all browsers, and light and dark", name)
			continue
		}
		if got := [3]string{string(plain[1]), string(both[1]), string(both[2])}; got != [3]string{hex(want[0]), hex(want[0]), hex(want[1])} {
			t.Errorf("--%s is %v in the page, %s and %s in the figure", name, got, hex(want[0]), hex(want[1]))
		}
	}
}
