package site_test

import (
	"os"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// axe is a rule of axe-core that the page breaks.
type axe struct {
	ID, Help string
	Nodes    []struct{ HTML, FailureSummary string }
}

// wantAccess asks axe-core for what it holds against the page as it stands, frame included.
func (b *tab) wantAccess(state string) {
	b.Helper()
	for _, v := range eval[[]axe](b, `axe.run().then((found) => found.violations.map((v) => ({id: v.id, help: v.help,
		nodes: v.nodes.slice(0, 5).map((n) => ({html: n.html.slice(0, 200), failureSummary: n.failureSummary}))})))`) {
		for _, n := range v.Nodes {
			b.Errorf("%s: %s (%s): %s\n%s", state, v.Help, v.ID, n.HTML, n.FailureSummary)
		}
	}
}

// media sets the screen of an open page.
func (b *tab) media(on screen, features ...*emulation.MediaFeature) {
	b.Helper()
	command(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: on.width, Height: on.height, DeviceScaleFactor: 1, Mobile: on.touch,
	})
	command(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: append(features, &emulation.MediaFeature{Name: "prefers-color-scheme", Value: on.scheme}),
	})
	b.wait("the theme", `x().state().theme === '`+on.scheme+`'`)
	b.frame()
}

// TestAccess runs axe-core over the page and its dialogs, light and dark, wide and narrow: no violations.
func TestAccess(t *testing.T) {
	source, err := os.ReadFile("../.tools/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: make page-tests installs axe-core", err)
	}
	on := laptop
	on.before = string(source)
	b := start(t, on)
	eval[any](b, `x().pause()`)
	eval[any](b, `[...document.querySelectorAll('details')].forEach((d) => { d.open = true; })`)
	night, small, smallNight := laptop, phone, phone
	night.scheme, smallNight.scheme = "dark", "dark"
	for _, s := range []struct {
		name string
		on   screen
	}{{"wide, light", laptop}, {"wide, dark", night}, {"390 px, dark", smallNight}, {"390 px, light", small}} {
		b.media(s.on)
		b.wantAccess(s.name)
		eval[any](b, `document.getElementById('share').click()`)
		b.wait("the sheet", `document.getElementById('sheet').open`)
		b.wantAccess(s.name + ", Share")
		eval[any](b, `document.getElementById('sheet').close()`)
	}
}
