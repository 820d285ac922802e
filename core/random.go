package core

import "math"

// Numpy is numpy's legacy generator, RandomState: the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998) with
// numpy's way of making doubles and normal deviates from it. It gives numpy's numbers to the last bit, which is what
// the article's data and weights come from. A Numpy is a plain value: copying it copies where the sequence stands.
type Numpy struct {
	state   [624]uint32
	next    int     // the next word of state to hand out; len(state) asks for a new block
	cached  float64 // Randn makes deviates in pairs and keeps the second
	hasNext bool    // cached is valid
}

// NewNumpy is RandomState(seed).
func NewNumpy(seed uint32) *Numpy {
	r := new(Numpy)
	r.state[0] = seed
	for i := 1; i < len(r.state); i++ {
		before := r.state[i-1]
		r.state[i] = 1812433253*(before^before>>30) + uint32(i)
	}
	r.next = len(r.state)
	return r
}

// twist replaces the 624 words of the state by the next 624.
func (r *Numpy) twist() {
	const middle = 397
	s := &r.state
	for i := range s {
		y := s[i]&0x80000000 | s[(i+1)%len(s)]&0x7fffffff
		x := s[(i+middle)%len(s)] ^ y>>1
		if y&1 != 0 {
			x ^= 0x9908b0df
		}
		s[i] = x
	}
	r.next = 0
}

// Uint32 is the generator's own output: 32 uniform bits.
func (r *Numpy) Uint32() uint32 {
	if r.next == len(r.state) {
		r.twist()
	}
	y := r.state[r.next]
	r.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// Random is uniform in [0, 1), a multiple of 2^-53: RandomState.random().
func (r *Numpy) Random() float64 {
	high, low := r.Uint32()>>5, r.Uint32()>>6
	return (float64(float64(high)*(1<<26)) + float64(low)) / (1 << 53)
}

// Randn is a normal deviate with mean 0 and variance 1: RandomState.randn(), Marsaglia's polar method.
func (r *Numpy) Randn() float64 {
	if r.hasNext {
		r.hasNext = false
		return r.cached
	}
	for {
		x1 := float64(2*r.Random()) - 1
		x2 := float64(2*r.Random()) - 1
		s := float64(x1*x1) + float64(x2*x2)
		if s >= 1 || s == 0 {
			continue
		}
		f := math.Sqrt(float64(-2*roundedLog(s)) / s)
		r.cached, r.hasNext = float64(f*x1), true
		return float64(f * x2)
	}
}

// Uniform is uniform in [low, high).
func (r *Numpy) Uniform(low, high float64) float64 {
	return float64((high-low)*r.Random()) + low
}

// Below is a uniform whole number in 0 … n-1, for 0 < n ≤ 2^32, by rejection under the smallest mask that covers it,
// as RandomState.shuffle draws its places.
func (r *Numpy) Below(n int) int {
	limit := uint64(n - 1)
	if n <= 0 || limit > math.MaxUint32 {
		panic("core: Below needs 0 < n <= 2^32")
	}
	mask := limit
	for shift := 1; shift < 64; shift *= 2 {
		mask |= mask >> shift
	}
	if limit == 0 {
		return 0
	}
	for {
		if x := uint64(r.Uint32()) & mask; x <= limit {
			return int(x)
		}
	}
}

// Permute fills dst with a uniform permutation of 0 … len(dst)-1: RandomState.permutation(len(dst)).
func (r *Numpy) Permute(dst []int) {
	for i := range dst {
		dst[i] = i
	}
	for i := len(dst) - 1; i > 0; i-- {
		j := r.Below(i + 1)
		dst[i], dst[j] = dst[j], dst[i]
	}
}
