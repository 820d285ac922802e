package core

import (
	"fmt"
	"math"
	"testing"
)

// sliced are runs of every kind of loss, penalty, reduction, batch and activation.
func sliced(t *testing.T) map[string]Project {
	t.Helper()
	list := map[string]Project{}
	add := func(name string, change func(*Project)) {
		p := DefaultProject()
		p.Data.Set, p.Training.Batch, p.Network.Hidden = Article, 50, []int{4, 3}
		change(&p)
		list[name] = p
	}
	add("the whole set", func(p *Project) { p.Training.Batch = 0 })
	add("batches in order", func(p *Project) { p.Training.Sampling = Cycle })
	add("shuffled", func(p *Project) { p.Training.Sampling = Shuffle })
	add("sum", func(p *Project) { p.Training.Reduction = Sum })
	add("ridge", func(p *Project) { p.Training.Penalty, p.Training.Lambda = L2, 0.1 })
	add("lasso", func(p *Project) { p.Training.Penalty, p.Training.Lambda = L1, 0.1 })
	add("published", func(p *Project) { p.Training.Penalty, p.Training.Lambda = Published, 0.1 })
	add("softmax", func(p *Project) { p.Network.Output, p.Training.Loss = SoftmaxOutput, CrossEntropy })
	add("no biases", func(p *Project) { p.Network.Bias = false })
	add("relu", func(p *Project) { p.Network.Activation = ReLU })
	return list
}

// TestSlice: the curve is the loss that a step reports, to the bit, and the slope the entry of the gradient that it takes; the run is not
// touched, and pieces give what the whole gives.
func TestSlice(t *testing.T) {
	for name, p := range sliced(t) {
		t.Run(name, func(t *testing.T) {
			run, err := NewRun(p)
			if err != nil {
				t.Fatal(err)
			}
			for range 3 {
				run.Step()
			}
			s := NewSlice(run)
			pieces := NewSlice(run)
			always := func() bool { return true }
			for i := range run.Net.Flat {
				s.Begin(run, i)
				if s.Advance(nil); !s.Fresh(run) || s.Moved != (i == 0) && s.Param != i {
					t.Fatalf("the slice of entry %d is %+v", i, s)
				}
				pieces.Begin(run, i)
				for !pieces.Advance(always) {
				}
				if pieces.Slope != s.Slope || pieces.Loss != s.Loss || pieces.Numeric != s.Numeric || pieces.Smooth != s.Smooth {
					t.Errorf("%s in pieces: %g %g %g, whole: %g %g %g", run.Net.Name(i), pieces.Slope, pieces.Loss, pieces.Numeric, s.Slope, s.Loss, s.Numeric)
				}
				values := []float64{s.Value - 2, s.Value, s.Value + 0.5, 40}
				var losses []float64
				for done := false; !done; {
					losses, done = pieces.Losses(losses, values, always)
				}
				for k, v := range values {
					other := run.twin()
					other.Net.Flat[i] = v
					report := other.Step()
					want := report.Loss
					if p.Training.Reduction == Sum {
						want *= float64(s.Rows)
					}
					if got := s.LossAt(v); got != want || losses[k] != want {
						t.Errorf("the loss at %s = %g is %v, in pieces %v, want %v", run.Net.Name(i), v, got, losses[k], want)
					}
					if v == s.Value {
						if g := other.Gradient().Flat[i]; g != s.Slope || s.Loss != want {
							t.Errorf("the slope of %s is %v, want %v; the loss %v, want %v", run.Net.Name(i), s.Slope, g, s.Loss, want)
						}
					}
				}
				off := math.Abs(s.Slope-s.Numeric) > 1e-6*(math.Abs(s.Slope)+math.Abs(s.Numeric))+1e-9
				if weight := run.Net.Name(i)[0] == 'W'; s.Smooth && off != (p.Training.Penalty == Published && weight) {
					t.Errorf("%s: the slope is %v by backprop and %v by differences", run.Net.Name(i), s.Slope, s.Numeric)
				}
			}
			untouched, _ := NewRun(p)
			for range 3 {
				untouched.Step()
			}
			if run.Step() != untouched.Step() {
				t.Error("a step after the slices is another")
			}
		})
	}
}

// TestSliceOfATrace: over a batch of one point the slope is the trace's entry.
func TestSliceOfATrace(t *testing.T) {
	p := DefaultProject()
	p.Data.Set, p.Data.Points = Custom, []Point{{1.764052345967664, 0.4001572083672233, 0}}
	p.Network.Bias = false
	run, err := NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	trace, err := run.Trace(p.Data.Points[0])
	if err != nil {
		t.Fatal(err)
	}
	s := NewSlice(run)
	for _, q := range trace {
		if q.Phase != Backward || q.Name != fmt.Sprintf("dLoss/dW%d", q.Layer) {
			continue
		}
		for k, want := range q.Values {
			i := run.Net.Index(q.Layer-1, k/q.Cols, k%q.Cols)
			s.Begin(run, i)
			if s.Advance(nil); s.Slope != want {
				t.Errorf("%s[%d] is %v, the slope %v", q.Name, k, want, s.Slope)
			}
		}
	}
}

// TestSliceInTheMiddleOfAStep: a slice taken while a heavy step is on its way leaves it as it is.
func TestSliceInTheMiddleOfAStep(t *testing.T) {
	p := DefaultProject()
	p.Data.Set, p.Data.N = XOR, 1000
	a, _ := NewRun(p)
	b, _ := NewRun(p)
	s := NewSlice(a)
	for done := false; !done; {
		_, done = a.StepWithin(func() bool { return true })
		s.Begin(a, 1)
		s.Advance(nil)
		s.LossAt(3)
	}
	b.Step()
	for i := range a.Net.Flat {
		if a.Net.Flat[i] != b.Net.Flat[i] {
			t.Fatalf("%s is %v, want %v", a.Net.Name(i), a.Net.Flat[i], b.Net.Flat[i])
		}
	}
}

// TestSliceMoves: whether all else is what it was; and nothing is allocated.
func TestSliceMoves(t *testing.T) {
	p := DefaultProject()
	p.Data.Set = Corners
	run, _ := NewRun(p)
	s := NewSlice(run)
	begin := func(what string, moved bool) {
		t.Helper()
		if s.Begin(run, 2); s.Moved != moved {
			t.Errorf("%s moved: %v", what, s.Moved)
		}
		s.Advance(nil)
	}
	begin("at first", true)
	begin("again", false)
	if err := run.SetWeight(0, 0, 2, 0.5); err != nil {
		t.Fatal(err)
	}
	if s.Fresh(run) {
		t.Error("a slice of another weight is fresh")
	}
	begin("itself", false)
	if err := run.SetWeight(0, 1, 2, 0.5); err != nil {
		t.Fatal(err)
	}
	begin("another weight", true)
	run.Step()
	begin("a step", true)
	if n := testing.AllocsPerRun(20, func() {
		s.Begin(run, 2)
		s.Advance(nil)
		s.LossAt(1)
	}); n != 0 {
		t.Errorf("a slice allocates %g times", n)
	}
}

// TestSteepest: the weight with the largest entry of the gradient.
func TestSteepest(t *testing.T) {
	p := DefaultProject()
	p.Data.Set = Article
	run, _ := NewRun(p)
	s := NewSlice(run)
	s.Begin(run, 0)
	s.Advance(nil)
	layer, from, to := s.Steepest()
	run.Step()
	most := math.Abs(run.Gradient().Flat[run.Net.Index(layer, from, to)])
	for l, w := range run.Gradient().W {
		for i, d := range w {
			if math.Abs(d) > most {
				t.Errorf("entry %d of W%d is %g, that of %s %g", i, l+1, d, ParamName(layer, from, to), most)
			}
		}
	}
}

// TestIndex: Index is the inverse of Name.
func TestIndex(t *testing.T) {
	for _, bias := range []bool{true, false} {
		p := newParams([]int{2, 4, 3, 2}, bias)
		for l := range p.W {
			for to := range p.fanOut[l] {
				least := 0
				if bias {
					least = -1
				}
				for from := least; from < len(p.W[l])/p.fanOut[l]; from++ {
					if got := p.Name(p.Index(l, from, to)); got != ParamName(l, from, to) {
						t.Errorf("%s is at the place of %s", ParamName(l, from, to), got)
					}
				}
			}
		}
	}
}

// TestWithout: without a neuron the network answers as one whose weights from it are 0, its measurement follows in pieces, and the run
// trains on as if nothing had happened.
func TestWithout(t *testing.T) {
	p := DefaultProject()
	p.Data.Set, p.Data.N, p.Data.Train, p.Network.Hidden = XOR, 400, 0.7, []int{5, 4}
	run, _ := NewRun(p)
	alone, _ := NewRun(p)
	w := NewWithout(run, []Unit{{1, 2}, {2, 0}})
	for n := range 12 {
		run.Step()
		alone.Step()
		want := run.twin()
		for k := range 4 {
			want.Net.W[1][2*4+k] = 0
		}
		for k := range 2 {
			want.Net.W[2][0*2+k] = 0
		}
		for fresh := true; fresh || !w.Known || n > 6 && w.found != w.of; fresh = false {
			w.Follow(run, func() bool { return true })
			for i, v := range want.Net.Flat {
				if w.Net.Flat[i] != v {
					t.Fatalf("%s is %v, want %v", run.Net.Name(i), w.Net.Flat[i], v)
				}
			}
		}
		if m := want.Evaluate(); n > 6 && (w.Accuracy != m.Accuracy || w.TestAccuracy != m.TestAccuracy || w.Loss != m.Loss) {
			t.Errorf("step %d: %+v, want %+v", n, w.Metrics, m)
		}
	}
	for i, v := range alone.Net.Flat {
		if run.Net.Flat[i] != v {
			t.Fatalf("the run trains otherwise: %s is %v, want %v", run.Net.Name(i), run.Net.Flat[i], v)
		}
	}
	wider := p
	wider.Network.Hidden = []int{6, 4}
	if other, _ := NewRun(wider); !w.Fits(run) || w.Fits(other) {
		t.Error("it fits another shape")
	}
}
