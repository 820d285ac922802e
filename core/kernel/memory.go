package kernel

import (
	"encoding/binary"
	"math"
	"slices"

	"xorcery/core"
)

// What stands in an instance's memory: a kernel writes the points once, and with each call what the steps need and the network, which it
// reads again when they are taken.

// held is what the instance's memory has of the points.
type held struct {
	set  *core.Set
	rows int
}

// load writes the points where the memory has others.
func (k *Kernel) load(r *core.Run) error {
	now := held{set: r.Train}
	now.rows, _ = r.Batch()
	if k.held == now {
		return nil
	}
	k.held = held{}
	k.set = k.plan.batch + blocks(now.rows)*k.plan.blockBytes()
	k.orders = k.set
	at, data := k.plan.batch, k.batch(r.Train, now.rows)
	if k.shape.drawn {
		k.orders += r.Train.N * k.plan.rowBytes
		at, data = k.set, k.rows(r.Train)
	}
	if err := k.instance.Write(at, data); err != nil {
		return err
	}
	k.held = now
	return nil
}

// batch is the first rows of a set in blocks.
func (k *Kernel) batch(s *core.Set, rows int) []byte {
	data := make([]byte, blocks(rows)*k.plan.blockBytes())
	inputs, outputs := k.shape.sizes[0], k.shape.sizes[k.shape.layers()]
	for n := range (rows + 3) &^ 3 {
		row := min(n, rows-1)
		at := n/blockRows*k.plan.blockBytes() + 8*(n%blockRows)
		put := func(column int, bits uint64) { binary.LittleEndian.PutUint64(data[at+column*k.plan.stride:], bits) }
		for i := range inputs {
			put(i, math.Float64bits(s.X[i*s.N+row]))
		}
		put(inputs+s.Points[row].Class, math.Float64bits(1))
		if n < rows {
			put(inputs+outputs, math.MaxUint64)
		}
	}
	return data
}

// rows is a set row by row: X, Y.
func (k *Kernel) rows(s *core.Set) []byte {
	data := make([]byte, s.N*k.plan.rowBytes)
	inputs := k.shape.sizes[0]
	for n := range s.N {
		row := data[n*k.plan.rowBytes:]
		for i := range inputs {
			binary.LittleEndian.PutUint64(row[8*i:], math.Float64bits(s.X[i*s.N+n]))
		}
		binary.LittleEndian.PutUint64(row[8*(inputs+s.Points[n].Class):], math.Float64bits(1))
	}
	return data
}

// mostOrders bounds the rows that the orders of one call hold, but for the last of them.
const mostOrders = 1 << 14

// tell fills in with the turns of up to wanted steps and list with the rows that they draw, and gives the number of steps.
func (k *Kernel) tell(r *core.Run, wanted int) int {
	k.in, k.list = k.in[:0], k.list[:0]
	wanted = min(wanted, mostSteps, core.LastStep-r.StepCount())
	if k.alike(r) {
		k.addTurn(r.Turn(r.StepCount()))
		return wanted
	}
	n := 0
	for ; n < wanted && len(k.list) < 4*mostOrders; n++ {
		turn := r.Turn(r.StepCount() + n)
		k.addTurn(turn)
		k.addOrder(turn.Order)
	}
	return n
}

func (k *Kernel) addOrder(order []int) {
	for _, row := range order {
		k.list = binary.LittleEndian.AppendUint32(k.list, uint32(row))
	}
	for range -len(order) & 3 {
		k.list = binary.LittleEndian.AppendUint32(k.list, uint32(order[len(order)-1]))
	}
}

// alike says if every step of r is told the same.
func (k *Kernel) alike(r *core.Run) bool {
	return !k.shape.drawn && k.shape.optimizer != "adam" && r.Training().Schedule.Kind == "constant"
}

func (k *Kernel) addTurn(t core.Turn) {
	k.in = floats(k.in, []float64{t.Rate, t.Unbias})
	k.in = binary.LittleEndian.AppendUint64(k.in, uint64(t.Rows))
}

// settings appends the settings.
func (k *Kernel) settings(to []byte, r *core.Run, loss float64, stride, block int) []byte {
	from := len(to)
	t := r.Training()
	o := &t.Optimizer
	to = floats(to, []float64{t.Lambda, t.Clip.Limit, o.Momentum, 1 - o.Momentum, o.Beta2, 1 - o.Beta2, o.Epsilon, 0, loss})
	for _, word := range []int{k.set, k.orders, stride, block} {
		to = binary.LittleEndian.AppendUint32(to, uint32(word))
	}
	return append(to, make([]byte, k.plan.flat-k.plan.settings-(len(to)-from))...)
}

// take reads what a call of so many steps has left.
func (k *Kernel) take(r *core.Run, steps int) error {
	p := &k.plan
	size := p.reports - p.flat + steps*reportBytes
	k.out = slices.Grow(k.out[:0], size)[:size]
	if err := k.instance.Read(k.out, p.flat); err != nil {
		return err
	}
	from := func(at int) []byte { return k.out[at-p.flat:] }
	read(r.Net.Flat, from(p.flat))
	for l, list := range r.Memory() {
		read(list, from(p.moments+8*p.length*l))
	}
	k.numbers = slices.Grow(k.numbers[:0], 2*p.length)[:2*p.length]
	data, applied := k.numbers[:p.length], []float64(nil)
	read(data, from(p.data))
	if k.shape.owns() {
		applied = k.numbers[p.length:]
		read(applied, from(p.applied))
	}
	k.first, k.taken = r.StepCount()+1, steps
	k.last = r.Took(steps, k.report(steps-1), data, applied)
	return nil
}

func float(from []byte) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(from)) }

// read fills dst.
func read(dst []float64, from []byte) {
	for i := range dst {
		dst[i] = float(from)
		from = from[8:]
	}
}

// floats appends numbers.
func floats(to []byte, numbers []float64) []byte {
	for _, x := range numbers {
		to = binary.LittleEndian.AppendUint64(to, math.Float64bits(x))
	}
	return to
}
