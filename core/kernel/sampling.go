package kernel

// draw copies the rows that a step draws from the set into the batch's blocks. orders holds their numbers, padded to a
// multiple of four by repeating the last.
func (w *writer) draw(f *function, orders, rows word) {
	padded := keep(f, padded(rows))
	set := keep(f, origin.word(w.settings+atSet))
	block, n := vary(f, count(w.batch)), vary(f, count(0))
	f.repeat(func() word {
		stop := keep(f, n.now.plus(leastOf(keep(f, padded.minus(n.now)), count(blockRows))))
		place := vary(f, block.now)
		f.repeat(func() word {
			order := orders.plus(n.now.times(count(4)))
			from := keep(f, set.plus(order.word(0).times(count(w.rowBytes))))
			for c := range w.columns - 1 {
				f.storeReal(place.now, c*w.stride, from.real(8*c))
			}
			ones, zeros := origin.real(w.constant(1<<64-1)), origin.real(w.constant(0))
			f.storeReal(place.now, (w.columns-1)*w.stride, n.now.below(rows).choose(ones, zeros))
			place.set(place.now.plus(count(8)))
			n.set(n.now.plus(count(1)))
			return n.now.below(stop)
		})
		block.set(block.now.plus(count(w.blockBytes())))
		return n.now.below(padded)
	})
}

// padded is rows, rounded up to a multiple of four.
func padded(rows word) word { return rows.plus(count(3)).and(count(^3)) }
