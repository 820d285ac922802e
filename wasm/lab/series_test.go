package lab

import (
	"math"
	"testing"
)

func TestSeriesIsBoundedAndTrue(t *testing.T) {
	var s Series
	const n = 1_000_000
	f := func(i int) float64 { return math.Sin(float64(i) / 1000) }
	for i := 1; i <= n; i++ {
		s.Add(i, f(i))
	}
	if len(s.Buckets) > seriesCap || len(s.Buckets) < seriesCap/4 {
		t.Fatalf("%d buckets", len(s.Buckets))
	}
	if s.LastStep() != n || s.Buckets[len(s.Buckets)-1].Last != f(n) {
		t.Errorf("the last is %v", s.Buckets[len(s.Buckets)-1])
	}
	from := 1
	for _, b := range s.Buckets {
		lo, hi := f(from), f(from)
		for i := from; i <= b.Step; i++ {
			lo, hi = min(lo, f(i)), max(hi, f(i))
		}
		if b.Min != lo || b.Max != hi || b.Last != f(b.Step) {
			t.Fatalf("bucket %+v: values from %d span %g to %g", b, from, lo, hi)
		}
		from = b.Step + 1
	}
	if b, _ := Nearest(s.Buckets, n/2); math.Abs(float64(b.Step)-n/2) > float64(s.Span) {
		t.Errorf("the bucket at the middle is of step %d", b.Step)
	}
	var sparse Series
	for i := range 5000 {
		sparse.Add(i*i*1000, 1)
	}
	if len(sparse.Buckets) > seriesCap {
		t.Errorf("%d buckets of sparse steps", len(sparse.Buckets))
	}
}

// TestSeriesAfterACut: a curve that went back is still whole, though the ring of its last values had forgotten the first ones.
func TestSeriesAfterACut(t *testing.T) {
	var s Series
	for step := 1; step <= 1384; step++ {
		s.Add(step, float64(step))
	}
	s.cut(1344)
	all := s.Since(0, nil)
	if first, last := all[0], all[len(all)-1]; first.Step != 1 || last.Step != 1344 {
		t.Errorf("the curve goes from %d to %d, want 1 to 1344", first.Step, last.Step)
	}
	s.cut(100) // before all that the ring remembers
	s.Add(101, 1)
	if all := s.Since(0, nil); all[0].Step != 1 || all[len(all)-1].Step != 101 {
		t.Errorf("after another cut it goes from %d to %d", all[0].Step, all[len(all)-1].Step)
	}
}
