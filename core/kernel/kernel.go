package kernel

import (
	"fmt"
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
