package lab

import (
	"testing"

	"xorcery/core"
)

// BenchmarkWatch is what watching costs beside a step.
func BenchmarkWatch(b *testing.B) {
	p, err := core.ParseProject([]byte(`{"data":{"set":"corners"}}`))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("step", func(b *testing.B) {
		r, err := core.NewRun(p)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			r.Step()
		}
	})
	b.Run("watched", func(b *testing.B) {
		var l Lab
		if _, err := l.Open(p, Work{}); err != nil {
			b.Fatal(err)
		}
		l.attend()
		b.ReportAllocs()
		for b.Loop() {
			l.Watch.see(l.Run, []core.Report{l.Run.Step()})
		}
	})
}
