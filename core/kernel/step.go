package kernel

import (
	"math"

	"xorcery/core"
)

// write writes the kernel's module. Its export "run" takes so many steps, told by the turns at an address, and gives the
// number of reports that it has left: fewer than asked for where a loss is not finite, which is the last report's and not
// learned from, or where a weight is not after the update, which the last report has as a largest weight that is not a number.
// Told −n steps, it gathers n rows of one step alone: see [Kernel.Gather].
func write(s shape, p plan) []byte {
	w := &writer{shape: s, plan: p, assembly: newAssembly(p.batch)}
	f := w.begin()
	f.result = []byte{kindWord}
	turns, n := f.parameter(0), f.parameter(1)
	f.when(n.not(), func() { f.give(count(0)) })
	if !w.quad {
		w.gathers = w.part(w.gather)
		f.when(n.below(count(0)), func() {
			w.scaled(f, turns)
			rows := keep(f, count(0).minus(n))
			if w.drawn {
				w.draw(f, keep(f, origin.word(p.settings+atSet+4)), rows)
			}
			f.do(call(w.gathers, origin.word(p.settings+atStride+4), padded(rows)))
			f.give(count(0))
		})
	}
	orders := vary(f, origin.word(p.settings+atSet+4))
	stride := keep(f, origin.word(p.settings+atStride))
	done := vary(f, count(0))
	turn, report := vary(f, turns), vary(f, count(p.reports))
	f.repeat(func() word {
		w.step(f, turn.now, report.now, orders, done)
		turn.set(turn.now.plus(stride))
		report.set(report.now.plus(count(reportBytes)))
		done.set(done.now.plus(count(1)))
		return done.now.below(n)
	})
	f.do(done.now)
	w.add(f)
	return w.bytes()
}

// step takes one gradient step.
func (w *writer) step(f *function, turn, report word, orders variable[word], done variable[word]) {
	count1 := done.now.plus(count(1))
	rows := keep(f, turn.word(turnRows))
	padded := keep(f, padded(rows))
	total := w.scaled(f, turn)
	if w.drawn {
		w.brick(f, orders.now, rows, w.draw)
		orders.set(orders.now.plus(padded.times(count(4))))
	}
	if !w.quad {
		w.list(f, w.length, func(p piece) { p.store(w.data, w.zero()) })
	}
	loss := vary(f, number(0))
	if w.quad {
		w.pass(f, count(w.batch), padded, loss)
	} else {
		f.storeReal(origin, w.settings+atLoss, number(0))
		f.do(call(w.gathers, count(w.batch), padded))
		loss.set(origin.real(w.settings + atLoss))
	}
	loss.set(loss.now.over(total))
	if w.owns() {
		w.list(f, w.length, func(p piece) { p.store(w.applied, p.load(w.data)) })
	}
	penalty := keep(f, w.penalize(f, total))
	f.storeReal(report, 0, loss.now)
	f.storeReal(report, 8, penalty)
	f.when(loss.now.plus(penalty).size().atMost(number(math.MaxFloat64)).not(), func() { f.give(count1) })
	w.clipped(f)
	f.storeReal(report, 16, w.norm(f))
	sane := keep(f, w.update(f, turn.twice(0), turn.twice(turnUnbias)))
	f.when(sane.differs(sane).any(), func() {
		f.storeReal(report, 24, number(math.NaN()))
		f.give(count1)
	})
	f.storeReal(report, 24, w.largest(f))
}

// scaled notes the weight of a row of the step that a turn tells, and gives the number of its rows.
func (w *writer) scaled(f *function, turn word) (total real) {
	total = keep(f, turn.word(turnRows).float())
	scale := number(1)
	if w.reduction == core.Mean {
		scale = scale.over(total)
	}
	f.storeReal(origin, w.settings+atScale, scale)
	return total
}

// pass takes one block forward and back.
func (w *writer) pass(f *function, block, left word, loss variable[real]) {
	end := keep(f, leastOf(left, count(blockRows)).times(count(8)))
	w.brick(f, block, end, w.forward)
	w.addLoss(f, block, end, loss)
	w.brick(f, block, end, w.backward)
}

// gather takes the blocks of so many rows forward and back, one after another, and adds their losses to the sum so far.
func (w *writer) gather(f *function, first, rows word) {
	block, left := vary(f, first), vary(f, rows)
	loss := vary(f, origin.real(w.settings+atLoss))
	f.repeat(func() word {
		w.pass(f, block.now, left.now, loss)
		block.set(block.now.plus(count(w.blockBytes())))
		left.set(left.now.minus(count(blockRows)))
		return count(0).below(left.now)
	})
	f.storeReal(origin, w.settings+atLoss, loss.now)
}

// addLoss adds the block's data loss to loss.
func (w *writer) addLoss(f *function, block, end word, loss variable[real]) {
	if w.inline() {
		f.block(func() { loss.set(loss.now.plus(w.dataLoss(f, block, end))) })
		return
	}
	inner := w.begin()
	inner.result = []byte{kindReal}
	inner.do(w.dataLoss(inner, inner.parameter(0), inner.parameter(1)))
	loss.set(loss.now.plus(call(w.add(inner), block, end)))
}
