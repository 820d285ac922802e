package core

import (
	"encoding/json"
	"math"
	"math/big"
	"os"
	"reflect"
	"testing"
)

// The reference implementation's first and ten thousandth word for its default seed (also in the C++ standard).
func TestMersenneTwister(t *testing.T) {
	r := NewNumpy(5489)
	if x := r.Uint32(); x != 3499211612 {
		t.Errorf("word 1 is %d", x)
	}
	for range 9998 {
		r.Uint32()
	}
	if x := r.Uint32(); x != 4123659995 {
		t.Errorf("word 10000 is %d", x)
	}
}

// numbers are the article's worked example.
type numbers struct {
	Exact   map[string][][]float64
	Printed map[string][][]float64
	Loss    float64 `json:"loss_N1_lambda0"`
}

func readNumbers(t *testing.T) numbers {
	t.Helper()
	doc, err := os.ReadFile("testdata/numbers.json")
	if err != nil {
		t.Fatal(err)
	}
	var n numbers
	if err := json.Unmarshal(doc, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestRandomIsNumpys(t *testing.T) {
	n := readNumbers(t)
	r := NewNumpy(2017)
	for _, layer := range []struct {
		name          string
		fanIn, fanOut int
	}{{"W1", 2, 3}, {"W2", 3, 2}} {
		for i := range layer.fanIn {
			for j := range layer.fanOut {
				got := (float64(2*r.Random()) - 1) / math.Sqrt(float64(layer.fanIn))
				if want := n.Exact[layer.name][i][j]; got != want {
					t.Errorf("%s[%d,%d] is %v; numpy has %v", layer.name, i, j, got, want)
				}
			}
		}
	}
}

// As numpy.random.RandomState(seed).permutation(10) prints them.
func TestPermuteIsNumpys(t *testing.T) {
	for seed, want := range map[uint32][]int{
		0:  {2, 8, 4, 9, 1, 6, 7, 3, 0, 5},
		42: {8, 1, 5, 0, 7, 2, 9, 4, 3, 6},
	} {
		got := make([]int, 10)
		NewNumpy(seed).Permute(got)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d gives %v; numpy gives %v", seed, got, want)
		}
	}
}

func TestBelowIsUniform(t *testing.T) {
	r := NewNumpy(1)
	var count [6]int
	for range 60_000 {
		count[r.Below(len(count))]++
	}
	for face, n := range count {
		if n < 9_600 || n > 10_400 { // four standard deviations and more
			t.Errorf("%d came %d times in 60,000", face, n)
		}
	}
}

func TestCopyContinuesTheSequence(t *testing.T) {
	r := NewNumpy(3)
	for range 625 {
		r.Randn()
	}
	copied := *r
	for i := range 1300 {
		if a, b := r.Randn(), copied.Randn(); a != b {
			t.Fatalf("deviate %d is %v in one and %v in the other", i, a, b)
		}
	}
}

// logBig is log x to 200 bits: Newton's steps on the series of exp.
func logBig(x float64) *big.Float {
	const precision = 200
	newFloat := func(v float64) *big.Float { return new(big.Float).SetPrec(precision).SetFloat64(v) }
	expBig := func(y *big.Float) *big.Float {
		const halvings = 40
		z := new(big.Float).SetPrec(precision+100).SetMantExp(y, -halvings)
		total, term := newFloat(1).SetPrec(precision+100), newFloat(1).SetPrec(precision+100)
		for i := 1; i < 12; i++ {
			term.Mul(term, z)
			term.Quo(term, newFloat(float64(i)))
			total.Add(total, term)
		}
		for range halvings {
			total.Mul(total, total)
		}
		return total
	}
	y := newFloat(math.Log(x))
	for range 3 {
		// y += 2(x−e^y)/(x+e^y), of third order.
		e := expBig(y)
		difference := new(big.Float).SetPrec(precision).Sub(newFloat(x), e)
		total := new(big.Float).SetPrec(precision).Add(newFloat(x), e)
		step := difference.Quo(difference, total)
		y.Add(y, step.Mul(step, newFloat(2)))
	}
	return y
}

func TestRoundedLogIsTheNearest(t *testing.T) {
	r := NewNumpy(11)
	for i := range 3000 {
		x := r.Random()
		switch {
		case i%3 == 0:
			x = 1 - float64(x*0.01)
		case i%3 == 1:
			x *= 0x1p-60
		}
		if x == 0 {
			continue
		}
		want, _ := logBig(x).Float64()
		if got := roundedLog(x); got != want {
			t.Errorf("log %v is %v, want %v", x, got, want)
		}
	}
	if got := roundedLog(1); got != 0 {
		t.Errorf("log 1 is %v", got)
	}
}
