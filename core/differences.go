package core

import "math"

// differences evaluates the loss of one batch at changed weights, whole or block by block.
type differences struct {
	r     *Run
	order []int
	rows  int
	signs uint64 // which ReLUs are on at the present weights, hashed
	seen  uint64 // the same at the last evaluation

	first int     // of an evaluation on its way: the first row of the next block
	data  float64 // the loss of the rows before it, summed
	quotients
}

// quotients is a numeric derivative on its way.
type quotients struct {
	h     float64 // 0 before it has begun
	taken int     // of the four losses
	loss  [4]float64
	kink  bool // some h before was too large
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
	for {
		if loss, done := c.block(); done {
			return loss
		}
	}
}

// block goes on with the loss at the present weights; done says that it is whole.
func (c *differences) block() (loss float64, done bool) {
	r := c.r
	if c.first == 0 {
		c.seen, c.data = 0, 0
	}
	used := min(blockRows, c.rows-c.first)
	r.lanes.load(r.Train, c.order, c.first, used)
	r.lanes.forward()
	c.data += r.lanes.dataLoss(1)
	if r.Net.Hidden.Function().Kink {
		for l := 1; l < len(r.Net.Sizes)-1; l++ {
			for _, v := range r.lanes.h[l][:r.Net.Sizes[l]*r.lanes.rows] {
				c.seen = c.seen*0x9e3779b97f4a7c15 + 1
				if v > 0 {
					c.seen++
				}
			}
		}
	}
	if c.first += used; c.first < c.rows {
		return 0, false
	}
	c.first = 0
	return c.scaled(c.data/float64(c.rows) + penaltyValue(r.Net, &r.project.Training, c.rows)), true
}

// blockAt is block with Flat[i] at v.
func (c *differences) blockAt(i int, v float64) (loss float64, done bool) {
	w := &c.r.Net.Flat[i]
	old := *w
	*w = v
	loss, done = c.block()
	*w = old
	return loss, done
}

// derivative is the numeric derivative by Flat[i] and the h that it took; false if every h crosses a kink.
func (c *differences) derivative(i int) (d, h float64, ok bool) {
	c.quotients = quotients{}
	for {
		if d, h, ok, done := c.deriveBlock(i); done {
			return d, h, ok
		}
	}
}

// deriveBlock goes on with the derivative by a block of an evaluation.
func (c *differences) deriveBlock(i int) (d, h float64, ok, done bool) {
	const largest, least = 0x1p-11, 0x1p-20
	q := &c.quotients
	if q.h == 0 {
		*q = quotients{h: largest}
	}
	old := c.r.Net.Flat[i]
	if q.taken == 0 && c.first == 0 {
		for c.r.project.Training.Penalty == L1 && old != 0 && math.Abs(old) <= 2*q.h && q.h >= least {
			q.h /= 8
		}
	}
	if q.h < least {
		return 0, 0, false, true
	}
	loss, whole := c.blockAt(i, old+float64([4]float64{-2, -1, 1, 2}[q.taken]*q.h))
	if !whole {
		return 0, 0, false, false
	}
	q.loss[q.taken], q.kink = loss, q.kink || c.seen != c.signs
	if q.taken++; q.taken < len(q.loss) {
		return 0, 0, false, false
	}
	if q.kink {
		*q = quotients{h: q.h / 8}
		return 0, 0, false, q.h < least
	}
	h = q.h
	near, far := (q.loss[2]-q.loss[1])/(2*h), (q.loss[3]-q.loss[0])/(4*h)
	return (float64(4*near) - far) / 3, h, true, true
}
