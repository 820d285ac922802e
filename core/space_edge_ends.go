package core

import "math"

// end is the place in Points of the end on the side between two nodes.
func (e *Edge) end(a, b, outputs int) int {
	if a > b {
		a, b = b, a
	}
	at := 2 * a
	if b == a+e.side {
		at++
	}
	if e.onSide[at] == 0 {
		j, k := e.class[a], e.class[b]
		za, zb := e.score[a*outputs:(a+1)*outputs], e.score[b*outputs:(b+1)*outputs]
		s := side{a: a, b: b, j: j, k: k, high: 1, lead: za[j] - za[k], trail: zb[j] - zb[k]}
		s.most = max(s.lead, -s.trail)
		s.guess()
		e.Points, e.sides = append(e.Points, Point{}), append(e.sides, s)
		e.onSide[at] = len(e.Points)
	}
	return e.onSide[at] - 1
}

// side is a side of the lattice that the edge crosses, from node a, where class j wins, to b, where k does. The tie lies between low
// and high, where j leads by lead ≥ 0 and by trail ≤ 0.
type side struct {
	a, b, j, k             int
	low, high, lead, trail float64
	t                      float64 // the best guess, from 0 at a to 1 at b
	most                   float64 // that one led by at the nodes
	settled                bool
}

// guess draws a straight line, away from the very ends.
func (s *side) guess() {
	f := 0.5
	if d := s.lead - s.trail; d > 0 && IsFinite(d) {
		f = min(max(s.lead/d, 0.01), 0.99)
	}
	s.t = s.low + float64((s.high-s.low)*f)
}

// take takes the lead of j over k at the guess. Where a straight line does not halve what is left, halving does.
func (s *side) take(lead float64) {
	was := s.high - s.low
	s.settled = math.Abs(lead) <= edgeTie*s.most
	if lead > 0 {
		s.low, s.lead = s.t, lead
	} else {
		s.high, s.trail = s.t, lead
	}
	switch {
	case s.settled:
	case s.high-s.low > was/2:
		s.t = (s.low + s.high) / 2
	default:
		s.guess()
	}
}

// settle moves the ends to where the classes tie.
func (e *Edge) settle(r *Raster, outputs, rounds int) {
	for range rounds {
		e.asked, e.inputs = e.asked[:0], e.inputs[:0]
		for i := range e.sides {
			if !e.sides[i].settled {
				e.asked = append(e.asked, i)
				e.inputs = append(e.inputs, e.on(&e.sides[i]))
			}
		}
		if len(e.asked) == 0 {
			break
		}
		e.evaluate(r, outputs)
		for n, i := range e.asked {
			s, z := &e.sides[i], e.z[n*outputs:(n+1)*outputs]
			s.take(z[s.j] - z[s.k])
		}
	}
	for i := range e.sides {
		e.Points[i] = e.on(&e.sides[i])
	}
	for i := 0; i < len(e.middles); { // each has three or four ends, one after another
		middle, sum, n := e.middles[i][0], Point{}, 0.0
		for ; i < len(e.middles) && e.middles[i][0] == middle; i++ {
			p := e.Points[e.middles[i][1]]
			sum.X1, sum.X2, n = sum.X1+p.X1, sum.X2+p.X2, n+1
		}
		e.Points[middle] = Point{X1: sum.X1 / n, X2: sum.X2 / n}
	}
}

// on is where the end of a side stands.
func (e *Edge) on(s *side) Point {
	x, y, n := float64(s.a%e.side), float64(s.a/e.side), float64(e.side-1)
	if s.b == s.a+1 {
		x += s.t
	} else {
		y += s.t
	}
	return e.place(x/n, y/n)
}
