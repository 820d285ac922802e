package core

import (
	"math"
	"slices"
)

// GradientCheck is the verdict: the worst entry by name and its relative error.
type GradientCheck struct {
	Worst             string // "" if nothing could be checked, "loss" if the loss is not finite
	Analytic, Numeric float64
	Error             float64 // |a−n| / max(|a|+|n|, floor); +Inf where one of them is not finite
	OK                bool    // Error ≤ 1e-6
	Checked           int     // entries compared
	Skipped           int     // entries with a kink too near to compare
	Hidden            int     // entries so small that rounding in L hides them from the differences: nothing is known of them
}

// Tolerance is the largest relative error that passes.
const Tolerance = 1e-6

// CheckGradient compares backprop with central differences over the batch of the next step, entry by entry: with L
// the loss that the reduction descends and D(h) = (L(w+h)−L(w−h))/2h, the numeric derivative is (4·D(h) − D(2h))/3,
// whose error is of order h⁴.
//
// An entry that rounding in L blurs is judged against the floor, 1e6 times that rounding; one that it hides altogether
// is counted as hidden. L is rounded as itself, and as the activations h in it are, which near the end of training is more: h = 1 − 1e-9
// has a last place of 1e-16, and so has −log h. A ReLU that switches, or a weight under l1 that changes sign, between w−2h and w+2h makes the
// difference meaningless: h shrinks until none does, and an entry where even the smallest h crosses such a kink is
// skipped. A large network is checked at entries evenly spread, at least 48 of them, and a large batch on rows evenly
// spread, so that the check stays around a billion multiplications, up to four times that where kinks are near. The
// weights and the run, its gradients too, are left as they were.
func (r *Run) CheckGradient() GradientCheck {
	check, _ := r.CheckGradientPart(0, wholeCheck, wholeLeast)
	return check
}

// CheckGradientPart is CheckGradient for those entries, evenly spread, that about so many multiplications allow, and
// for at least least of them, for which rows are left out if need be; it gives those that were compared. Parts one after the
// other, each with the next whole number from 0, come to every entry. A part below 0 counts as 0, a least below 1 as 1.
func (r *Run) CheckGradientPart(part, multiplications, least int) (GradientCheck, []CheckedEntry) {
	defer r.keepGradients()()
	k := r.beginCheck(part, multiplications, least)
	check, _ := k.Advance(nil)
	return check, k.entries
}

// BeginCheck is [Run.CheckGradient] in pieces, of the run as it stands now: it may train on meanwhile. To begin costs what a
// look at about as many rows and weights as one entry's differences does.
func (r *Run) BeginCheck() *Checking { return r.twin().beginCheck(0, wholeCheck, wholeLeast) }

// A whole check's multiplications, and its least number of entries.
const (
	wholeCheck = 1_000_000_000
	wholeLeast = 48
)

// Checking is a gradient check on its way, entry by entry.
type Checking struct {
	check    GradientCheck
	analytic []float64
	size     float64 // whose last places are the rounding in L
	next     int     // entry
	stride   int
	entries  []CheckedEntry
	differences
}

// CheckedEntry is one entry of the gradient that was compared.
type CheckedEntry struct {
	Param             int // of [Params.Flat]
	Analytic, Numeric float64
	Error             float64 // as in [GradientCheck]
}

// Fails says whether the entry is off by more than passes.
func (e CheckedEntry) Fails() bool { return !(e.Error <= Tolerance) }

// Entries are the entries compared so far. A check that goes on adds to them.
func (k *Checking) Entries() []CheckedEntry { return k.entries }

func (r *Run) beginCheck(part, multiplications, least int) *Checking {
	k := &Checking{check: GradientCheck{OK: true}, differences: differences{r: r}}
	count := len(r.Net.Flat)
	k.next = count // nothing to do, unless there are points and a loss
	if r.Train.N == 0 {
		return k
	}
	part, least = max(part, 0), min(max(least, 1), count)
	order, batch := r.sampler.draw(r.step)
	k.order, k.rows = order, min(batch, max(multiplications/(4*count*least), 1))
	if k.rows < batch {
		k.order = spread(order, batch, k.rows)
	}
	data, penalty := r.gradient(k.order, k.rows)
	k.analytic = r.applied.Flat
	base := k.scaled(data + penalty)
	if !IsFinite(base) {
		k.check = GradientCheck{Worst: "loss", Analytic: base, Numeric: base, Error: math.Inf(1)}
		return k
	}
	k.size = max(math.Abs(base), k.scaled(r.outputScale(data)), 0x1p-50)
	k.at()
	k.signs = k.seen
	budget := max(multiplications/(4*count*k.rows), least)
	k.stride = (count + budget - 1) / budget
	k.next = part % k.stride
	return k
}

// Advance goes on, and after each entry asks whether the time is spent; nil says never. done says that check is the verdict.
func (k *Checking) Advance(spent func() bool) (check GradientCheck, done bool) {
	for ; k.next < len(k.analytic); k.next += k.stride {
		k.entry(k.next)
		if spent != nil && spent() {
			k.next += k.stride
			return GradientCheck{}, false
		}
	}
	k.check.OK = k.check.Error <= Tolerance
	return k.check, true
}

// entry compares one entry.
func (k *Checking) entry(i int) {
	check := &k.check
	numeric, h, ok := k.derivative(i)
	if !ok {
		check.Skipped++
		return
	}
	a := k.analytic[i]
	blur := 0x1p-50 * k.size / h
	if a != numeric && math.Abs(a) <= blur && math.Abs(numeric) <= blur {
		check.Hidden++
		return
	}
	check.Checked++
	e := math.Abs(a-numeric) / max(math.Abs(a)+math.Abs(numeric), 1e6*blur)
	if math.IsNaN(e) {
		e = math.Inf(1)
	}
	k.entries = append(k.entries, CheckedEntry{i, a, numeric, e})
	if e > check.Error || check.Worst == "" {
		check.Worst, check.Analytic, check.Numeric, check.Error = k.r.Net.Name(i), a, numeric, e
	}
}

// outputScale is how much of a relative error of the outputs the data's mean loss takes over: for cross-entropy all of it, as
// d(log h) = dh/h; for squared Σ(h−y)h, at most √(2 Loss).
func (r *Run) outputScale(data float64) float64 {
	if r.project.Training.Loss == CrossEntropy {
		return 1
	}
	return math.Sqrt(2 * data)
}

// keepGradients gives the function that makes the gradients of the last step again what they are now.
func (r *Run) keepGradients() (restore func()) {
	data, grad, applied := slices.Clone(r.data.Flat), slices.Clone(r.grad.Flat), r.applied
	return func() {
		copy(r.data.Flat, data)
		copy(r.grad.Flat, grad)
		r.applied = applied
	}
}
