package lab

import (
	"cmp"
	"slices"
)

// Series is a curve that never grows beyond its bounds, however long the run: it keeps at most seriesCap buckets of
// equally many steps each, with the least, the greatest and the last value of each. When they are full, neighbors
// merge and a bucket spans twice as many steps. The last tailCap values it keeps one by one besides.
type Series struct {
	Buckets []Bucket
	Span    int // steps in a bucket

	tail []Bucket // the last values, a ring once it is full
	next int      // where the next one goes in the full ring
	lost bool     // the ring has forgotten values
}

// Bucket is what a series remembers of Span steps.
type Bucket struct {
	Step           int // the last step seen
	Min, Max, Last float64
}

const (
	seriesCap = 2048
	tailCap   = 1001 // the ends of 1,000 steps
)

// Add appends the value at a step; steps come in increasing order.
func (s *Series) Add(step int, v float64) {
	if s.Span == 0 {
		s.Span = 1
		s.Buckets = make([]Bucket, 0, seriesCap)
		s.tail = make([]Bucket, 0, tailCap)
	}
	if len(s.tail) < tailCap {
		s.tail = append(s.tail, Bucket{step, v, v, v})
	} else {
		s.tail[s.next], s.lost = Bucket{step, v, v, v}, true
		s.next = (s.next + 1) % tailCap
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

// cut forgets what came after a step. A bucket that goes on beyond it is forgotten whole.
func (s *Series) cut(step int) {
	after := func(b Bucket) bool { return b.Step > step }
	s.Buckets = slices.DeleteFunc(s.Buckets, after)
	kept := slices.DeleteFunc(slices.Concat(s.tail[s.next:], s.tail[:s.next]), after)
	s.tail, s.next = append(s.tail[:0], kept...), 0
}

// Since is what is known of the steps from a step on, and the bucket before it so that a line comes in from the left:
// value by value where the last values reach back so far, in buckets otherwise. It writes to dst's memory.
func (s *Series) Since(step int, dst []Bucket) []Bucket {
	dst = dst[:0]
	oldest := 0
	if len(s.tail) == tailCap {
		oldest = s.next
	}
	if len(s.tail) > 0 && (!s.lost || s.tail[oldest].Step <= step) {
		dst = append(append(dst, s.tail[oldest:]...), s.tail[:oldest]...)
	} else {
		dst = append(dst, s.Buckets...)
	}
	first, _ := slices.BinarySearchFunc(dst, step, func(b Bucket, step int) int { return b.Step - step })
	return dst[:copy(dst, dst[max(first-1, 0):])]
}

// At is the bucket nearest to a step in all of the run; ok is false for an empty series.
func (s *Series) At(step float64) (b Bucket, ok bool) { return Nearest(s.Buckets, step) }

// Nearest is the bucket nearest to a step; ok is false where there is none.
func Nearest(buckets []Bucket, step float64) (b Bucket, ok bool) {
	if len(buckets) == 0 {
		return Bucket{}, false
	}
	i, _ := slices.BinarySearchFunc(buckets[:len(buckets)-1], step, func(b Bucket, step float64) int { return cmp.Compare(float64(b.Step), step) })
	if i > 0 && step-float64(buckets[i-1].Step) < float64(buckets[i].Step)-step {
		i--
	}
	return buckets[i], true
}

// LastStep is the newest step, 0 for an empty series.
func (s *Series) LastStep() int {
	if n := len(s.Buckets); n > 0 {
		return s.Buckets[n-1].Step
	}
	return 0
}

// Drawn is what a run has drawn.
type Drawn struct {
	Loss         Series // of every step's batch
	TestLoss     Series
	Accuracy     Series // over all training points, taken once a tick
	TestAccuracy Series
}

// all are its series.
func (d *Drawn) all() []*Series { return []*Series{&d.Loss, &d.TestLoss, &d.Accuracy, &d.TestAccuracy} }

// clone is what is drawn as it stands; the original goes on.
func (d *Drawn) clone() Drawn {
	return Drawn{d.Loss.clone(), d.TestLoss.clone(), d.Accuracy.clone(), d.TestAccuracy.clone()}
}

// clone is the series as it stands; the original goes on.
func (s *Series) clone() Series {
	c := *s
	c.Buckets, c.tail = slices.Clone(s.Buckets), slices.Clone(s.tail)
	return c
}
