package kernel

// rows is the code of a number for each of some rows, two to a vector; one vector alone stands for the same number in all.
// Rows go along side by side, so that a constant is fetched once for all of them and their chains of operations overlap.
type rows []vec

// with is the operation on a and b row by row.
func (a rows) with(b rows, operation func(x, y vec) vec) rows { return pairs(a, b, operation) }

// pairs is the operation on a and b one by one; one alone stands beside each of the others.
func pairs[T any](a, b []T, operation func(x, y T) T) []T {
	c := make([]T, max(len(a), len(b)))
	for i := range c {
		c[i] = operation(a[i%len(a)], b[i%len(b)])
	}
	return c
}

// each is g of every row.
func (a rows) each(g func(x vec) vec) rows {
	c := make(rows, len(a))
	for i, x := range a {
		c[i] = g(x)
	}
	return c
}

func (a rows) plus(b rows) rows    { return a.with(b, vec.plus) }
func (a rows) minus(b rows) rows   { return a.with(b, vec.minus) }
func (a rows) times(b rows) rows   { return a.with(b, vec.times) }
func (a rows) over(b rows) rows    { return a.with(b, vec.over) }
func (a rows) least(b rows) rows   { return a.with(b, vec.least) }
func (a rows) most(b rows) rows    { return a.with(b, vec.most) }
func (a rows) differs(b rows) rows { return a.with(b, vec.differs) }
func (a rows) above(b rows) rows   { return a.with(b, vec.above) }
func (a rows) and(b rows) rows     { return a.with(b, vec.and) }
func (a rows) or(b rows) rows      { return a.with(b, vec.or) }
func (a rows) size() rows          { return a.each(vec.size) }

func (a rows) wholePlus(b rows) rows  { return a.with(b, vec.wholePlus) }
func (a rows) wholeMinus(b rows) rows { return a.with(b, vec.wholeMinus) }

func (a rows) shiftLeft(by int) rows {
	return a.each(func(x vec) vec { return x.shiftLeft(by) })
}

func (a rows) shiftRight(by int) rows {
	return a.each(func(x vec) vec { return x.shiftRight(by) })
}

func (a rows) shiftSigned(by int) rows {
	return a.each(func(x vec) vec { return x.shiftSigned(by) })
}

// choose is x where the mask a has ones and y where it has zeros.
func (a rows) choose(x, y rows) rows {
	c := make(rows, len(a))
	for i := range c {
		c[i] = a[i].choose(x[i%len(x)], y[i%len(y)])
	}
	return c
}

// hold works every row out once.
func (a rows) hold(f *function) rows {
	return a.each(func(x vec) vec { return keep(f, x) })
}

// tile is which of the four rows at a place are worked on: 0 for the first two, 1 for the others. The others come first: a
// compiler that looks whether an address is within memory need not look again below it.
type tile []int

var four = tile{1, 0}

// load is the numbers of the tile's rows in a column.
func (t tile) load(at word, column int) rows {
	x := make(rows, len(t))
	for i, half := range t {
		x[i] = at.vec(column + 16*half)
	}
	return x
}

// store stores them.
func (t tile) store(f *function, at word, column int, x rows) {
	for i, half := range t {
		f.storeVec(at, column+16*half, x[i%len(x)])
	}
}

// sums are partial sums over the rows, four each: by the row's number modulo 4.
type sums []*partials

type partials struct {
	variable [2]variable[vec]
	empty    [2]bool // nothing has been added: the first number is the sum
}

// newSums begins n sums at 0.
func (w *writer) newSums(f *function, n int) sums {
	s := make(sums, n)
	for i := range s {
		s[i] = &partials{variable: [2]variable[vec]{vary(f, w.zero()), vary(f, w.zero())}}
	}
	return s
}

// sumsOf begins n sums over a block's rows. Where these are four, each sum is of one number.
func (w *writer) sumsOf(f *function, n int) sums {
	s := w.newSums(f, n)
	for _, p := range s {
		p.empty = [2]bool{w.quad, w.quad}
	}
	return s
}

// add adds x to the partial sums of sum i that the tile's rows belong to.
func (s sums) add(t tile, i int, x rows) {
	for k, half := range t {
		v := s[i].variable[half]
		if s[i].empty[half] {
			s[i].empty[half] = false
			v.set(x[k])
		} else {
			v.set(v.now.plus(x[k]))
		}
	}
}

// total is (s0+s1)+(s2+s3) of sum i.
func (s sums) total(i int) real {
	a, b := s[i].variable[0].now, s[i].variable[1].now
	return a.first().plus(a.second()).plus(b.first().plus(b.second()))
}

// totals is total of sums i and i+1, side by side.
func (s sums) totals(i int) vec {
	half := func(h int) vec {
		a, b := s[i].variable[h].now, s[i+1].variable[h].now
		return a.firsts(b).plus(a.seconds(b))
	}
	return half(0).plus(half(1))
}
