package kernel

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"xorcery/core"
)

// Module is a WebAssembly module that trains one shape of network in one way.
type Module struct {
	shape shape
	plan  plan
	code  []byte
}

// NewModule writes the module for a run as it is now.
func NewModule(r *core.Run) *Module {
	s := shapeOf(r)
	p := newPlan(s)
	return &Module{s, p, write(s, p)}
}

// Fits says if the module trains r as it is now. Other points, rates and strengths fit; another shape, another number
// of features or classes, another loss, penalty, clipping or optimizer do not, nor does a run without points or one that
// has ended.
func (m *Module) Fits(r *core.Run) bool { return Trains(r) && m.shape == shapeOf(r) }

// Trains says if there is anything to train: points, steps to come, and numbers that are all finite.
func Trains(r *core.Run) bool {
	_, ended := r.Ended()
	return !ended && !r.StandsStill()
}

// Code is the module in WebAssembly's binary format. It imports nothing and exports "memory" and "run".
func (m *Module) Code() []byte { return m.code }

// Instance is a module at work in a host.
type Instance interface {
	// Run calls the export "run".
	Run(a, b int) (int, error)
	// Write copies data into the memory, which grows as far as that needs, and Read copies from it.
	Write(at int, data []byte) error
	Read(data []byte, at int) error
	// Close lets the memory go.
	Close() error
}

// Kernel takes the steps of runs in an instance of a module. Between two calls it remembers nothing but the points.
type Kernel struct {
	*Module
	instance Instance
	held     held
	set      int // where the set is: behind the batch
	orders   int // where the orders are: behind the set
	out, in  []byte
	list     []byte // room for orders
	numbers  []float64
	first    int // the first step of the last call, and how many it took
	taken    int
	last     core.Report // of the last of them
}

// held is what the instance's memory has of the points.
type held struct {
	set  *core.Set
	rows int
}

// New makes a kernel of an instance of m.
func New(m *Module, instance Instance) *Kernel { return &Kernel{Module: m, instance: instance} }

// Steps takes up to n steps of r, which must fit, as Run.Step would, and says how many it took: one at least where n is. They
// end with the one that met a number that is not finite. An error says that the host failed; r is then as it was.
func (k *Kernel) Steps(r *core.Run, n int) (taken int, err error) {
	k.taken = 0
	if !k.Fits(r) {
		return 0, fmt.Errorf("the kernel is for another network or another training")
	}
	if err := k.load(r); err != nil {
		return 0, err
	}
	n = k.tell(r, n)
	turns := k.plan.settings - len(k.in)
	stride := turnBytes
	if k.alike(r) {
		stride = 0
	}
	k.in = k.settings(k.in, r, 0, stride, 0)
	k.in = floats(k.in, r.Net.Flat)
	for _, list := range r.Memory() {
		k.in = floats(k.in, list)
	}
	if len(k.list) > 0 {
		if err := k.instance.Write(k.orders, k.list); err != nil {
			return 0, err
		}
	}
	if err := k.instance.Write(turns, k.in); err != nil {
		return 0, err
	}
	if n, err = k.instance.Run(turns, n); err != nil {
		return 0, err
	}
	return n, k.take(r, n)
}

// Gather is a [core.Gather] of r, which must fit and have more than four rows. An error says that the host failed; nothing is changed then.
func (k *Kernel) Gather(r *core.Run, turn core.Turn, first, rows int, sum []float64, loss float64) (float64, error) {
	if k.shape.quad || !k.Fits(r) {
		return 0, fmt.Errorf("the kernel is for another network or another training")
	}
	k.taken = 0
	if err := k.load(r); err != nil {
		return 0, err
	}
	p := &k.plan
	block := p.batch
	k.in, k.list = k.in[:0], k.list[:0]
	k.addTurn(turn)
	if k.shape.drawn {
		k.addOrder(turn.Order[first : first+rows])
		if err := k.instance.Write(k.orders, k.list); err != nil {
			return 0, err
		}
	} else {
		block += first / blockRows * p.blockBytes()
	}
	turns := p.settings - len(k.in)
	k.in = floats(k.settings(k.in, r, loss, 0, block), r.Net.Flat)
	if err := k.instance.Write(turns, k.in); err != nil {
		return 0, err
	}
	k.in = floats(k.in[:0], sum)
	if err := k.instance.Write(p.data, k.in); err != nil {
		return 0, err
	}
	if _, err := k.instance.Run(turns, -rows); err != nil {
		return 0, err
	}
	k.out = slices.Grow(k.out[:0], 8*p.length)[:8*p.length]
	if err := k.instance.Read(k.out[:8], p.settings+atLoss); err != nil {
		return 0, err
	}
	loss = float(k.out)
	if err := k.instance.Read(k.out, p.data); err != nil {
		return 0, err
	}
	read(sum, k.out)
	return loss, nil
}

// Close lets the instance's memory go; the kernel is not used after it.
func (k *Kernel) Close() error { return k.instance.Close() }

// Report is the report of step i of those that the last call of Steps took.
func (k *Kernel) Report(i int) core.Report {
	if i == k.taken-1 {
		return k.last
	}
	return k.report(i)
}

func (k *Kernel) report(i int) core.Report {
	from := k.out[k.plan.reports-k.plan.flat+i*reportBytes:][:reportBytes]
	loss, penalty := float(from), float(from[8:])
	return core.Report{
		Step: k.first + i, Loss: loss + penalty, DataLoss: loss, Penalty: penalty, GradNorm: float(from[16:]), MaxWeight: float(from[24:]),
	}
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
