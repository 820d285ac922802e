// Package viewtest is what the tests of views share.
package viewtest

import (
	"testing"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// Parse reads a project file.
func Parse(t testing.TB, doc string) core.Project {
	t.Helper()
	p, err := core.ParseProject([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Run is a project's run at its start.
func Run(t testing.TB, p core.Project) *core.Run {
	t.Helper()
	run, err := core.NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// Apart requires that parts lie within a room, and none over another.
func Apart(t testing.TB, name any, room layout.Rect, parts ...layout.Rect) {
	t.Helper()
	for i, r := range parts {
		if r.X < room.X-0.1 || r.Right() > room.Right()+0.1 || r.Y < room.Y-0.1 || r.Bottom() > room.Bottom()+0.1 {
			t.Errorf("%v: %v lies outside %v", name, r, room)
		}
		for _, o := range parts[:i] {
			if r.Inset(0.1).Overlaps(o) {
				t.Errorf("%v: %v lies over %v", name, r, o)
			}
		}
	}
}
