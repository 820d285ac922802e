package app

// Series is a curve that never grows beyond its bounds, however long the run: it keeps at most seriesCap buckets of
// equally many steps each, with the least, the greatest and the last value of each. When they are full, neighbors
// merge and a bucket spans twice as many steps.
type Series struct {
	Buckets []Bucket
	Span    int // steps in a bucket
}

// Bucket is what a series remembers of Span steps.
type Bucket struct {
	Step           int // the last step seen
	Min, Max, Last float64
}

const seriesCap = 1024

// Add appends the value at a step; steps come in increasing order.
func (s *Series) Add(step int, v float64) {
	if s.Span == 0 {
		s.Span = 1
		s.Buckets = make([]Bucket, 0, seriesCap)
	}
	if n := len(s.Buckets); n > 0 && s.Buckets[n-1].Step/s.Span == step/s.Span {
		b := &s.Buckets[n-1]
		*b = Bucket{step, min(b.Min, v), max(b.Max, v), v}
		return
	}
	for len(s.Buckets) == seriesCap {
		s.merge()
	}
	s.Buckets = append(s.Buckets, Bucket{step, v, v, v})
}

// merge doubles the span and joins the buckets that now share one.
func (s *Series) merge() {
	s.Span *= 2
	kept := s.Buckets[:1]
	for _, b := range s.Buckets[1:] {
		if last := &kept[len(kept)-1]; last.Step/s.Span == b.Step/s.Span {
			*last = Bucket{b.Step, min(last.Min, b.Min), max(last.Max, b.Max), b.Last}
		} else {
			kept = append(kept, b)
		}
	}
	s.Buckets = kept
}

// At is the bucket nearest to a step; ok is false for an empty series.
func (s *Series) At(step float64) (b Bucket, ok bool) {
	if len(s.Buckets) == 0 {
		return Bucket{}, false
	}
	lo, hi := 0, len(s.Buckets)-1
	for lo < hi {
		mid := (lo + hi) / 2
		if float64(s.Buckets[mid].Step) < step {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo > 0 && step-float64(s.Buckets[lo-1].Step) < float64(s.Buckets[lo].Step)-step {
		lo--
	}
	return s.Buckets[lo], true
}

// Range is the least and greatest value of all buckets.
func (s *Series) Range() (lo, hi float64) {
	for i, b := range s.Buckets {
		if i == 0 {
			lo, hi = b.Min, b.Max
		}
		lo, hi = min(lo, b.Min), max(hi, b.Max)
	}
	return lo, hi
}

// Last is the newest value, 0 for an empty series.
func (s *Series) Last() float64 {
	if n := len(s.Buckets); n > 0 {
		return s.Buckets[n-1].Last
	}
	return 0
}

// LastStep is the newest step, 0 for an empty series.
func (s *Series) LastStep() int {
	if n := len(s.Buckets); n > 0 {
		return s.Buckets[n-1].Step
	}
	return 0
}
