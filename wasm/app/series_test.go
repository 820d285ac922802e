package app

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
	if s.LastStep() != n || s.Last() != f(n) {
		t.Errorf("the last is %g at %d", s.Last(), s.LastStep())
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
