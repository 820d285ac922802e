package engine

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"xorcery/core"
	"xorcery/core/kernel"
)

// twins are two runs of a project, and the kernel of the second.
func twins(t *testing.T, p core.Project) (a, b *core.Run, k *kernel.Kernel) {
	t.Helper()
	a, err := core.NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	b, err = core.NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	m := kernel.NewModule(b)
	i, err := New(m.Code())
	if err != nil {
		t.Fatal(err)
	}
	return a, b, kernel.New(m, i)
}

// pair trains a project both ways and holds the kernel to core, bit for bit.
func pair(t *testing.T, p core.Project, steps, chunk int) {
	t.Helper()
	a, b, k := twins(t, p)
	defer k.Close()
	for taken := 0; taken < steps; {
		n, err := k.Steps(b, min(chunk, steps-taken))
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			got, want := k.Report(i), a.Step()
			if !sameReport(got, want) {
				t.Fatalf("step %d: %+v, core has %+v", want.Step, got, want)
			}
		}
		taken += n
		compare(t, a, b)
		if t.Failed() {
			t.Fatalf("at step %d", a.StepCount())
		}
		if _, ended := a.Ended(); ended {
			return
		}
	}
}

func sameReport(a, b core.Report) bool {
	return a.Step == b.Step && a.NonFinite == b.NonFinite && same(a.Loss, b.Loss) && same(a.DataLoss, b.DataLoss) &&
		same(a.Penalty, b.Penalty) && same(a.GradNorm, b.GradNorm) && same(a.MaxWeight, b.MaxWeight)
}

// same says if a and b are the same bits; of not-a-numbers a processor may choose the bits.
func same(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b
}

func compare(t *testing.T, a, b *core.Run) {
	t.Helper()
	list := func(what string, x, y []float64) {
		for i := range x {
			if !same(y[i], x[i]) {
				t.Errorf("%s of %s is %v, core has %v", what, a.Net.Name(i), y[i], x[i])
				return
			}
		}
	}
	if a.StepCount() != b.StepCount() {
		t.Errorf("step %d, core has %d", b.StepCount(), a.StepCount())
	}
	list("the weight", a.Net.Flat, b.Net.Flat)
	for l := range a.Memory() {
		list("a moment", a.Memory()[l], b.Memory()[l])
	}
	if _, ended := a.Ended(); ended {
		return // which not-a-numbers its gradient has is the processor's choice
	}
	list("the data gradient", a.DataGradient().Flat, b.DataGradient().Flat)
	list("the gradient", a.Gradient().Flat, b.Gradient().Flat)
}

// TestSameBits trains core's twelve golden configurations, which between them use every function of a step.
func TestSameBits(t *testing.T) {
	text, err := os.ReadFile("../../core/testdata/bits.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []json.RawMessage
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != 12 {
		t.Errorf("%d configurations, want 12", len(list))
	}
	for i, doc := range list {
		p, err := core.ParseProject(doc)
		if err != nil {
			t.Fatalf("configuration %d: %v", i, err)
		}
		t.Run(strconv.Itoa(i), func(t *testing.T) { pair(t, p, 1000, 300) })
	}
}

// TestWide trains wide networks on several blocks of rows, their widths about those of the groups that a layer is taken in.
func TestWide(t *testing.T) {
	for seed := range uint64(24) {
		random := rand.New(rand.NewPCG(seed, 7))
		p := drawn(seed)
		p.Network.Hidden = make([]int, 2+random.IntN(5))
		for l := range p.Network.Hidden {
			p.Network.Hidden[l] = of(random, []int{3, 4, 5, 8, 9, 12, 13, 17, 64})
		}
		p.Data.Set, p.Data.N, p.Data.Train = core.Spiral, 129+random.IntN(200), 1
		p.Training.Batch = of(random, []int{0, 4, 129})
		pair(t, p, 6, 2)
		if t.Failed() {
			t.Fatalf("seed %d: %s", seed, p.JSON())
		}
	}
}

// TestGather takes steps of many blocks in pieces of one, two and all blocks, some of the pieces by core: the same bits.
func TestGather(t *testing.T) {
	for seed := range uint64(24) {
		random := rand.New(rand.NewPCG(seed, 5))
		p := drawn(seed)
		p.Data.Set, p.Data.N, p.Data.Train = core.Spiral, 300+random.IntN(300), 1
		p.Training.Batch = of(random, []int{0, 129, 200, 256, 290})
		a, b, k := twins(t, p)
		gathered := 0
		for range 6 {
			if _, ended := a.Ended(); ended {
				break
			}
			want := a.Step()
			most := of(random, []int{1, 2, 100}) * core.BlockRows
			var got core.Report
			for done := false; !done; {
				got, done = b.StepBy(func(turn core.Turn, first, rows int, sum []float64, loss float64) (float64, bool) {
					if random.IntN(4) == 0 {
						return 0, false
					}
					gathered++
					loss, err := k.Gather(b, turn, first, rows, sum, loss)
					if err != nil {
						t.Fatal(err)
					}
					return loss, true
				}, most, func() bool { return true })
			}
			if !sameReport(got, want) {
				t.Errorf("seed %d: %+v, core has %+v", seed, got, want)
			}
			compare(t, a, b)
			if _, err := k.Steps(b, 1); err == nil { // whole steps in between
				a.Step()
			}
			compare(t, a, b)
		}
		if err := k.Close(); err != nil {
			t.Error(err)
		}
		if gathered == 0 {
			t.Errorf("seed %d: nothing was gathered", seed)
		}
		if t.Failed() {
			t.Fatalf("seed %d: %s", seed, p.JSON())
		}
	}
}
