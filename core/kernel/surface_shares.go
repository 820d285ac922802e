package kernel

import (
	"math"

	"xorcery/core"
)

// sharesOfRow writes the shares of the row's pixels to target.
func (a *artist) sharesOfRow(f *function, row, target word) {
	a.lay(f, row)
	stride := keep(f, origin.word(a.settings+setStride))
	a.spans(f, func(x word) {
		a.throughNetwork(f, x)
		z := a.lastLayer(f)
		var shares []span
		if a.output == core.SoftmaxOutput {
			shares = a.softmax(f, z)
		} else {
			shares = a.normalized(f, z)
		}
		if len(shares) == 1 {
			shares = append(shares, a.pix(f, 1).minus(shares[0]))
		}
		at := vary(f, target.plus(x))
		for k, share := range shares {
			if k > 0 {
				at.set(at.now.plus(stride))
			}
			f.storeSpan(at.now, 0, share)
		}
	})
}

// lastLayer is the z that throughNetwork has left.
func (a *artist) lastLayer(f *function) []span {
	last := a.surfaceShape.layers()
	z := make([]span, a.sizes[last])
	for k := range z {
		z[k] = origin.span(f, a.h[last]+k*spanBytes)
	}
	return z
}

// softmax is e^z / Σ e^z, z in base 2.
func (a *artist) softmax(f *function, z []span) []span {
	one := a.pix(f, 1)
	if len(z) == 2 {
		second := one.over(one.plus(a.power(f, z[0].minus(z[1])))).hold(f)
		return []span{one.minus(second), second}
	}
	top := z[0]
	for _, x := range z[1:] {
		top = top.most(x).hold(f)
	}
	e := make([]span, len(z))
	for k, x := range z {
		e[k] = a.power(f, x.minus(top)).hold(f)
	}
	return a.parts(f, e)
}

// parts are numbers divided by their sum.
func (a *artist) parts(f *function, x []span) []span {
	sum := x[0]
	for _, y := range x[1:] {
		sum = sum.plus(y)
	}
	part := a.pix(f, 1).over(sum).hold(f)
	shares := make([]span, len(x))
	for k, y := range x {
		shares[k] = y.times(part).hold(f)
	}
	return shares
}

const (
	faint    = 40               // 2^−40 beside 1 is nothing, and a power holds its inverse
	faintest = 708 * math.Log2E // where core's sigmoid stays, the base-2 logarithm
)

// normalized are the sigmoid outputs 1/u, u = 1 + 2^z, divided by their sum.
func (a *artist) normalized(f *function, z []span) []span {
	one := a.pix(f, 1)
	if len(z) == 1 {
		return []span{a.logistic(f, z[0]).hold(f)}
	}
	z = a.lowered(f, z)
	u := make([]span, len(z))
	for k, x := range z {
		u[k] = one.plus(a.power(f, x)).hold(f)
	}
	if len(u) == 2 {
		part := one.over(u[0].plus(u[1])).hold(f)
		return []span{u[1].times(part), u[0].times(part)}
	}
	for k, x := range u {
		u[k] = one.over(x).hold(f)
	}
	return a.parts(f, u)
}

// lowered are the z, all lowered by the same where all outputs are as good as 0, so far that a power holds the least: their shares
// stay those of the 2^−z.
func (a *artist) lowered(f *function, z []span) []span {
	low := z[0]
	for _, x := range z[1:] {
		low = low.least(x).hold(f)
	}
	highest := low[0]
	for _, x := range low[1:] {
		highest = highest.most(x)
	}
	limit := a.pix(f, faint)
	changed := make([][spanVectors]variable[pix], len(z))
	result := make([]span, len(z))
	for k, x := range z {
		for v := range x {
			changed[k][v] = vary(f, x[v])
			result[k] = append(result[k], changed[k][v].now)
		}
	}
	f.when(highest.above(limit[0]).any(), func() {
		stays := a.pix(f, faintest)
		down := low.least(stays).minus(limit).most(a.pix(f, 0)).hold(f)
		for k := range changed {
			for v := range spanVectors {
				f.block(func() { changed[k][v].set(result[k][v].least(stays[0]).minus(down[v])) })
			}
		}
	})
	return result
}
