package app

import (
	"runtime"
	"testing"

	"xorcery/core/longtest"
	"xorcery/wasm/lab"
)

// heap is what is alive.
func heap() int {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// However much is opened, changed, taken back and done again, what is held for it has a bound, and is what the count says.
func TestHeldIsBounded(t *testing.T) {
	longtest.Skip(t)
	before := heap()
	u := newUser(t, `{}`, false)
	u.Pause()
	wide := []byte(`{"data":{"set":"spiral","n":2000},"network":{"hidden":[64,64,64,64,64,64]},"training":{"batch":4,"optimizer":{"kind":"adam"}}}`)
	full := false
	for i := range 40 {
		u.must(u.Open(wide))
		u.Pause()
		u.Advance(20) // snapshots
		if i%4 == 0 {
			u.must(u.Press("compare.keep"))
			u.must(u.AddPoint(1, 1, 2))
		}
		full = full || u.backSteps() < i
		if held := u.heldBytes(); held > lab.HeldMost {
			t.Fatalf("after %d openings %d MB are held", i+1, held>>20)
		}
	}
	if !full {
		t.Error("the bound was never met")
	}
	for range 5 {
		u.must(u.undo())
	}
	u.must(u.redo())
	if held := u.heldBytes(); held > lab.HeldMost || u.backSteps() == 0 || u.forthSteps() == 0 {
		t.Errorf("%d MB are held, %d steps back and %d forth", held>>20, u.backSteps(), u.forthSteps())
	}
	all := heap() - before
	counted := u.heldBytes()
	u.history, u.Lab.Watch = lab.History[scene]{}, lab.Watch{}
	real := before + all - heap()
	if real > 2*counted || counted > 2*real {
		t.Errorf("%d MB are held, counted are %d", real>>20, counted>>20)
	}
	if all > 80<<20 {
		t.Errorf("the program takes %d MB", all>>20)
	}
}

// Many small edits of many points, as a drawn picture of a file's points makes them.
func TestEditsOfManyPointsAreBounded(t *testing.T) {
	longtest.Skip(t)
	before := heap()
	u := newUser(t, `{"data":{"set":"spiral","n":50000},"network":{"hidden":[]}}`, false)
	u.Pause()
	for range 120 {
		u.must(u.removePoint(3))
	}
	if held := u.heldBytes(); held > lab.HeldMost {
		t.Errorf("%d MB are held", held>>20)
	}
	u.must(u.undo())
	u.count(50_000 - 119)
	if all := heap() - before; all > 80<<20 {
		t.Errorf("the program takes %d MB", all>>20)
	}
	runtime.KeepAlive(u)
}
