package lab

import (
	"reflect"
	"slices"
	"testing"

	"xorcery/core"
)

// drawn is a run that has drawn more than a series holds one by one, with marks.
func drawn(t *testing.T) *Lab {
	t.Helper()
	l := new(Lab)
	p := core.DefaultProject()
	p.Data.Set, p.Data.Train = core.XOR, 0.5
	c, err := l.Open(p, Work{})
	if err != nil {
		t.Fatal(err)
	}
	l.Renew(c)
	spent := func() bool { return false }
	for i := range 60 {
		if i == 30 {
			if c, err = l.SetWeight(0, 0, 0, 0.5); err != nil {
				t.Fatal(err)
			}
			l.Renew(c)
		}
		for n := 0; n < 100; {
			taken, _ := l.Steps(100-n, spent)
			n += taken
		}
		l.Record()
	}
	return l
}

// TestCurvesComeBack: what a run has drawn is the same after a restart, goes on as if there had been none, and no step before the
// restart can be looked at.
func TestCurvesComeBack(t *testing.T) {
	was := drawn(t)
	c, ok := was.Curves()
	if !ok || c.Step != 6000 || len(c.Marks) < 2 || len(c.TestLoss.Buckets) == 0 {
		t.Fatalf("kept are %v, step %d, the marks %v", ok, c.Step, c.Marks)
	}
	now := new(Lab)
	change, err := now.Open(was.Document(true), Work{})
	if err != nil {
		t.Fatal(err)
	}
	now.Renew(change)
	if err := now.Recall(c); err != nil {
		t.Fatal(err)
	}
	spent := func() bool { return false }
	for _, l := range []*Lab{was, now} {
		for n := 0; n < 50; {
			taken, _ := l.Steps(50-n, spent)
			n += taken
		}
		l.Record()
	}
	for i, pair := range [][2]*Series{{&was.Loss, &now.Loss}, {&was.TestLoss, &now.TestLoss}, {&was.Accuracy, &now.Accuracy}, {&was.TestAccuracy, &now.TestAccuracy}} {
		for _, since := range []int{0, 5500, 6040} {
			if a, b := pair[0].Since(since, nil), pair[1].Since(since, nil); !slices.Equal(a, b) || len(a) == 0 {
				t.Errorf("curve %d since %d has %d buckets, it would have %d", i, since, len(b), len(a))
			}
		}
	}
	marks := now.Past.Marks()
	if len(marks) != len(c.Marks)+1 || marks[len(c.Marks)] != (Mark{Step: 6000}) || !slices.Equal(marks[:len(c.Marks)], c.Marks) {
		t.Errorf("the marks are %v, they were %v", marks, c.Marks)
	}
	if now.First() != 6000 {
		t.Fatalf("the earliest step is %d", now.First())
	}
	if _, err := now.LookAt(3000); err != nil {
		t.Fatal(err)
	}
	now.Replay(spent)
	if now.Run.StepCount() != 6000 || !reflect.DeepEqual(now.Run.Net.Flat, flatAt(t, was, 6000)) {
		t.Errorf("looked at is step %d", now.Run.StepCount())
	}
	if got := now.Past.Marks(); now.now != nil {
		if _, err := now.GoOn(); err != nil || len(now.Past.Marks()) == len(got) && len(got) > 0 && now.Past.First() != 6000 {
			t.Errorf("going on from there: %v", err)
		}
	}
	if marks := now.Past.Marks(); !slices.Equal(marks[:len(c.Marks)], c.Marks) {
		t.Errorf("after going on the marks are %v", marks)
	}
}

// flatAt is the weights of a lab's run at a step.
func flatAt(t *testing.T, l *Lab, step int) []float64 {
	t.Helper()
	if _, err := l.LookAt(step); err != nil {
		t.Fatal(err)
	}
	l.Replay(func() bool { return false })
	flat := slices.Clone(l.Run.Net.Flat)
	l.LookAway()
	return flat
}

// TestBrokenCurves change nothing.
func TestBrokenCurves(t *testing.T) {
	l := drawn(t)
	good, _ := l.Curves()
	l.Loss = Series{}
	for name, spoil := range map[string]func(*Curves){
		"another step": func(c *Curves) { c.Step-- },
		"order":        func(c *Curves) { c.Loss.Buckets[3].Step = 5 },
		"a later step": func(c *Curves) { c.Accuracy.Buckets[len(c.Accuracy.Buckets)-1].Step = 7000 },
		"span":         func(c *Curves) { c.Loss.Span = 3 },
		"no span":      func(c *Curves) { c.Loss.Span = 0 },
		"too many":     func(c *Curves) { c.Loss.Tail = make([]Value, tailCap+1) },
		"the tail":     func(c *Curves) { c.TestLoss.Tail[4].Step = 1 << 40 },
		"a number":     func(c *Curves) { c.Loss.Buckets[0].Max = -1e300 },
		"a mark":       func(c *Curves) { c.Marks[0].Step = -1 },
		"marks":        func(c *Curves) { c.Marks = make([]Mark, mostMarks+1) },
	} {
		c := good
		for _, k := range []*Curve{&c.Loss, &c.TestLoss, &c.Accuracy, &c.TestAccuracy} {
			k.Buckets, k.Tail = slices.Clone(k.Buckets), slices.Clone(k.Tail)
		}
		c.Marks = slices.Clone(c.Marks)
		spoil(&c)
		if err := l.Recall(c); err == nil || len(l.Loss.Buckets) > 0 {
			t.Errorf("%s: %v, %d buckets", name, err, len(l.Loss.Buckets))
		}
	}
	if err := l.Recall(good); err != nil || len(l.Loss.Buckets) == 0 {
		t.Errorf("whole ones: %v", err)
	}
}

// TestCurvesAreBounded, however long the run.
func TestCurvesAreBounded(t *testing.T) {
	var s Series
	for i := range 300_000 {
		s.Add(i, float64(i%7))
	}
	k := s.kept()
	if len(k.Buckets)*32+len(k.Tail)*16 > MostCurves/4 || MostCurves > 420_000 {
		t.Errorf("a curve takes %d bytes, of %d", len(k.Buckets)*32+len(k.Tail)*16, MostCurves)
	}
	again, err := k.series(300_000)
	if err != nil || !slices.Equal(again.Since(299_500, nil), s.Since(299_500, nil)) || !slices.Equal(again.Since(5, nil), s.Since(5, nil)) {
		t.Errorf("it does not come back: %v", err)
	}
}
