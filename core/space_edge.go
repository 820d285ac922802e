package core

import "slices"

// Edge is the line in the plane where the winning class changes, in short straight pieces: what marching squares find on a
// lattice of nodes, each end then moved along its side of the lattice to where the two classes tie.
type Edge struct {
	Points []Point  // the ends; Class means nothing
	Pieces [][2]int // of Points

	side    int // nodes along a side of the lattice
	view    Rect
	known   []bool    // of each node: its scores are there
	score   []float64 // (nodes, K)
	class   []int     // the winner at each node
	sides   []side    // those that are crossed, one for each of Points
	onSide  []int     // of each node, the side to the right and the one above: its place in Points plus one; 0 where nothing crosses it
	middles [][2]int  // pieces to where three classes meet: their middle and their end

	asked   []int   // nodes or sides whose scores are wanted
	inputs  []Point // where scores are wanted
	h       []float64
	winners []int
	z       []float64 // the scores there
}

// An end is moved so often at the most after the first guess, in fine work and in coarse; it is settled where a class leads by no more than
// edgeTie of what it led by at the nodes.
const (
	edgeRounds   = 6
	edgeCoarsely = 2
	edgeTie      = 1e-3
)

// Trace finds the edge within view. score, (side·side, K), is [MLP.Scores] at the nodes of a grid over the view, its borders among
// them, row after row from the least x2 up. With fine, squares that the edge goes through are looked at in quarters. It costs some
// five forward passes a piece; after the first call of a size it allocates nothing. A network whose scores are
// not finite has no edge.
func (e *Edge) Trace(r *Raster, view Rect, side int, score []float64, fine bool) {
	net := r.net
	outputs := net.Sizes[net.Layers()]
	if side < 2 || len(score) != side*side*outputs {
		panic("core: Edge.Trace: score is not side·side·outputs long")
	}
	e.Points, e.Pieces, e.sides, e.middles = e.Points[:0], e.Pieces[:0], e.sides[:0], e.middles[:0]
	if outputs < 2 {
		return
	}
	for _, v := range score {
		if !IsFinite(v) {
			return
		}
	}
	e.view = view
	step, rounds := 1, edgeCoarsely
	if fine {
		step, rounds = 2, edgeRounds
	}
	e.lattice(side, step, outputs, score)
	if fine {
		e.quarter(r, outputs)
	}
	for y := range e.side - 1 {
		for x := range e.side - 1 {
			e.square(y*e.side+x, outputs)
		}
	}
	e.settle(r, outputs, rounds)
}

// lattice lays the scores of the grid at every step-th node.
func (e *Edge) lattice(side, step, outputs int, score []float64) {
	e.side = (side-1)*step + 1
	n := e.side * e.side
	e.known = slices.Grow(e.known[:0], n)[:n]
	e.class = slices.Grow(e.class[:0], n)[:n]
	e.score = slices.Grow(e.score[:0], n*outputs)[:n*outputs]
	e.onSide = slices.Grow(e.onSide[:0], 2*n)[:2*n]
	clear(e.known)
	clear(e.onSide)
	for y := range side {
		for x := range side {
			e.know(y*step*e.side+x*step, score[(y*side+x)*outputs:][:outputs])
		}
	}
}

func (e *Edge) know(node int, score []float64) {
	e.known[node] = true
	copy(e.score[node*len(score):], score)
	e.class[node] = winner(score)
}

// quarter finds the scores between the nodes of squares that are not of one class, and of those beside them that are not so
// any more.
func (e *Edge) quarter(r *Raster, outputs int) {
	for {
		e.asked, e.inputs = e.asked[:0], e.inputs[:0]
		for y := 0; y < e.side-1; y += 2 {
			for x := 0; x < e.side-1; x += 2 {
				if first := y*e.side + x; e.mixed(first) {
					e.ask(first)
				}
			}
		}
		if len(e.asked) == 0 {
			return
		}
		e.evaluate(r, outputs)
		for i, node := range e.asked {
			e.know(node, e.z[i*outputs:(i+1)*outputs])
		}
	}
}

// mixed says whether the nodes that are known of a square of 3×3 are of different classes.
func (e *Edge) mixed(first int) bool {
	for y := range 3 {
		for x := range 3 {
			if node := first + y*e.side + x; e.known[node] && e.class[node] != e.class[first] {
				return true
			}
		}
	}
	return false
}

// ask notes the nodes of a square of 3×3 that are not known.
func (e *Edge) ask(first int) {
	n := float64(e.side - 1)
	for _, by := range [5]int{1, e.side, e.side + 1, e.side + 2, 2*e.side + 1} {
		node := first + by
		if e.known[node] {
			continue
		}
		e.known[node], e.class[node] = true, e.class[first] // its own comes with its scores
		e.asked = append(e.asked, node)
		e.inputs = append(e.inputs, e.place(float64(node%e.side)/n, float64(node/e.side)/n))
	}
}

// place is a place of the view, from 0 to 1 along each of its sides.
func (e *Edge) place(x, y float64) Point {
	v := e.view
	return Point{X1: v.MinX1 + float64((v.MaxX1-v.MinX1)*x), X2: v.MinX2 + float64((v.MaxX2-v.MinX2)*y)}
}

// evaluate finds the scores at the inputs.
func (e *Edge) evaluate(r *Raster, outputs int) {
	net, n := r.net, len(e.inputs)
	last := net.Layers() - 1
	e.h = slices.Grow(e.h[:0], n*net.Sizes[last])[:n*net.Sizes[last]]
	e.winners = slices.Grow(e.winners[:0], n)[:n]
	e.z = slices.Grow(e.z[:0], n*outputs)[:n*outputs]
	r.Layer(e.h, e.winners, last, e.inputs)
	net.Scores(e.z, e.h)
}

// square adds the pieces within the square of a node and those right of it, above it and beyond.
func (e *Edge) square(first, outputs int) {
	corners := [4]int{first, first + 1, first + e.side + 1, first + e.side}
	var c [4]int
	for i, node := range corners {
		if !e.known[node] {
			return
		}
		c[i] = e.class[node]
	}
	var ends [4]int // on the side from each corner to the next
	n := 0
	for i := range ends {
		ends[i] = -1
		if c[i] != c[(i+1)%4] {
			ends[i] = e.end(corners[i], corners[(i+1)%4], outputs)
			n++
		}
	}
	switch {
	case n == 0:
	case n == 2:
		piece, k := [2]int{}, 0
		for _, end := range ends {
			if end >= 0 {
				piece[k] = end
				k++
			}
		}
		e.Pieces = append(e.Pieces, piece)
	case n == 4 && c[0] == c[2] && (c[1] != c[3] || e.inside(corners, outputs) == c[0]): // corners 1 and 3 are cut off
		e.Pieces = append(e.Pieces, [2]int{ends[0], ends[1]}, [2]int{ends[2], ends[3]})
	case n == 4 && (c[0] == c[2] || c[1] == c[3]): // corners 0 and 2
		e.Pieces = append(e.Pieces, [2]int{ends[3], ends[0]}, [2]int{ends[1], ends[2]})
	default: // three classes or four meet
		e.meet(ends)
	}
}

// inside is the class in the middle of a square.
func (e *Edge) inside(corners [4]int, outputs int) int {
	var sum [MaxClasses]float64
	for _, node := range corners {
		for k, v := range e.score[node*outputs : (node+1)*outputs] {
			sum[k] += v
		}
	}
	return winner(sum[:outputs])
}

// meet joins ends in their middle, which follows them when they have settled.
func (e *Edge) meet(ends [4]int) {
	middle := len(e.Points)
	e.Points = append(e.Points, Point{})
	e.sides = append(e.sides, side{settled: true})
	for _, end := range ends {
		if end >= 0 {
			e.Pieces = append(e.Pieces, [2]int{middle, end})
			e.middles = append(e.middles, [2]int{middle, end})
		}
	}
}

// winner is the place of the first of the largest numbers.
func winner(list []float64) int {
	best := 0
	for k, v := range list {
		if v > list[best] {
			best = k
		}
	}
	return best
}
