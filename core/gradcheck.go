package core

import "math"

// GradientCheck is the verdict: the worst entry by name and its relative error.
type GradientCheck struct {
	Worst             string // "" if nothing could be checked, "loss" if the loss is not finite
	Analytic, Numeric float64
	Error             float64 // |a−n| / max(|a|+|n|, floor)
	OK                bool    // Error ≤ 1e-6
	Checked, Skipped  int     // entries compared, and entries with a kink too near to compare
}

// tolerance is the largest relative error that passes.
const tolerance = 1e-6

// CheckGradient compares backprop with central differences over the batch of the next step, entry by entry: with L
// the loss that the reduction descends and D(h) = (L(w+h)−L(w−h))/2h, the numeric derivative is (4·D(h) − D(2h))/3,
// whose error is of order h⁴.
//
// An entry so small that rounding in L hides it is judged against the floor, 1e6 times that rounding. A ReLU that
// switches, or a weight under l1 that changes sign, between w−2h and w+2h makes the difference meaningless: h shrinks
// until none does, and an entry where even the smallest h crosses such a kink is skipped. A large network is checked
// at entries evenly spread, so that the check stays around a billion multiplications. The weights and the run are
// left as they were.
func (r *Run) CheckGradient() GradientCheck { return r.CheckGradientPart(0, 1_000_000_000, 48) }

// CheckGradientPart is CheckGradient for those entries, evenly spread, that about so many multiplications allow, and
// for at least least of them (1 or more). Parts one after the other, each with the next whole number, come to every
// entry.
func (r *Run) CheckGradientPart(part, multiplications, least int) GradientCheck {
	check := GradientCheck{OK: true}
	if r.Train.N == 0 {
		return check
	}
	order, rows := r.sampler.draw(r.step)
	c := differences{r: r, order: order, rows: rows}
	data, penalty := r.gradient(order, rows)
	analytic := r.applied.Flat
	base := c.scaled(data + penalty)
	if !(math.Abs(base) <= math.MaxFloat64) {
		return GradientCheck{Worst: "loss", Analytic: base, Numeric: base, Error: math.Inf(1)}
	}
	c.at()
	c.signs = c.seen
	count := len(analytic)
	budget := max(multiplications/(4*count*rows), least)
	stride := (count + budget - 1) / budget
	for i := part % stride; i < count; i += stride {
		numeric, h, ok := c.derivative(i)
		if !ok {
			check.Skipped++
			continue
		}
		check.Checked++
		a := analytic[i]
		floor := 1e6 * 0x1p-50 * max(math.Abs(base), 0x1p-50) / h
		e := math.Abs(a-numeric) / max(math.Abs(a)+math.Abs(numeric), floor)
		if !(e <= check.Error) || check.Worst == "" {
			check.Worst, check.Analytic, check.Numeric, check.Error = r.Net.Name(i), a, numeric, e
		}
	}
	check.OK = check.Error <= tolerance
	return check
}

// differences evaluates the loss of one batch at changed weights.
type differences struct {
	r     *Run
	order []int
	rows  int
	signs uint64 // which ReLUs are on at the present weights, hashed
	seen  uint64 // the same at the last evaluation
}

// scaled is what the reduction descends: the mean, or for sum N times it.
func (c *differences) scaled(mean float64) float64 {
	if c.r.project.Training.Reduction == Sum {
		return mean * float64(c.rows)
	}
	return mean
}

// at is the loss at the present weights.
func (c *differences) at() float64 {
	r := c.r
	t := &r.project.Training
	c.seen = 0
	data := 0.0
	for first := 0; first < c.rows; first += blockRows {
		r.lanes.load(r.Train, c.order, first, min(blockRows, c.rows-first))
		r.lanes.forward()
		data += r.lanes.dataLoss(1)
		if r.Net.Hidden == ReLU {
			for l := 1; l < len(r.Net.Sizes)-1; l++ {
				for _, v := range r.lanes.h[l][:r.Net.Sizes[l]*r.lanes.rows] {
					c.seen = c.seen*0x9e3779b97f4a7c15 + 1
					if v > 0 {
						c.seen++
					}
				}
			}
		}
	}
	return c.scaled(data/float64(c.rows) + penaltyValue(r.Net, t, c.rows))
}

// derivative is the numeric derivative by Flat[i] and the h that it took; false if every h crosses a kink.
func (c *differences) derivative(i int) (d, h float64, ok bool) {
	w := &c.r.Net.Flat[i]
	old := *w
	defer func() { *w = old }()
	l1 := c.r.project.Training.Penalty == L1
	for h = 0x1p-11; h >= 0x1p-20; h /= 8 {
		if l1 && old != 0 && math.Abs(old) <= 2*h {
			continue
		}
		var loss [4]float64
		kink := false
		for k, steps := range [4]float64{-2, -1, 1, 2} {
			*w = old + float64(steps*h)
			loss[k] = c.at()
			kink = kink || c.seen != c.signs
		}
		if kink {
			continue
		}
		near, far := (loss[2]-loss[1])/(2*h), (loss[3]-loss[0])/(4*h)
		return (float64(4*near) - far) / 3, h, true
	}
	return 0, 0, false
}
