package lab

import (
	"slices"

	"xorcery/core"
	"xorcery/core/kernel"
)

// Engines are the compiled networks. The platform compiles what [Engines.Wanted] asks for, when it finds the time, and gives it back to
// [Engines.Take]; until then, and where it cannot, core takes the steps, and nobody can tell from the numbers.
type Engines struct {
	ready   []*kernel.Kernel // the latest used first
	pending *kernel.Module   // the platform is at it
	asked   bool             // it knows
	refused string           // why the platform compiles nothing; "" if it does
}

// Compiled is the platform's answer to [Engines.Wanted].
type Compiled struct {
	Module   *kernel.Module
	Instance kernel.Instance
	Err      error // why there is no instance
}

// What takes steps, by name.
const (
	EngineCore   = "core"
	EngineKernel = "kernel"
)

// mostEngines is how many compiled networks are kept: one for each side. Another's memory is let go.
const mostEngines = 2

// Take receives what the platform has compiled.
func (e *Engines) Take(c Compiled) {
	switch {
	case c.Err != nil:
		e.pending, e.refused = nil, c.Err.Error()
	case e.refused != "": // it has failed meanwhile
		e.pending = nil
		c.Instance.Close()
	default:
		e.pending = nil
		e.ready = slices.Insert(e.ready, 0, kernel.New(c.Module, c.Instance))
		for _, k := range e.ready[min(mostEngines, len(e.ready)):] {
			k.Close() // what fails to close is not used any more either
		}
		e.ready = e.ready[:min(mostEngines, len(e.ready))]
	}
}

// want asks for the compiled network of a run that has none.
func (e *Engines) want(r *core.Run) {
	if e.pending == nil && e.refused == "" && kernel.Trains(r) && e.of(r) == nil {
		e.pending, e.asked = kernel.NewModule(r), false
	}
}

// Wanted is the module that the platform shall compile, once.
func (e *Engines) Wanted() *kernel.Module {
	if e.asked {
		return nil
	}
	e.asked = e.pending != nil
	return e.pending
}

// of is the compiled network of a run; nil if there is none.
func (e *Engines) of(r *core.Run) *kernel.Kernel {
	i := slices.IndexFunc(e.ready, func(k *kernel.Kernel) bool { return k.Fits(r) })
	if i < 0 {
		return nil
	}
	k := e.ready[i]
	copy(e.ready[1:i+1], e.ready[:i])
	e.ready[0] = k
	return k
}

// steps takes up to len(reports) steps of a run, one at least, writes their reports, and gives their number and the name of what took them.
// They end with one that met a number that is not finite. A host that fails is not asked again.
func (e *Engines) steps(r *core.Run, reports []core.Report) (taken int, by string) {
	if k := e.of(r); k != nil {
		taken, err := k.Steps(r, len(reports))
		if err == nil {
			for i := range taken {
				reports[i] = k.Report(i)
			}
			return taken, EngineKernel
		}
		e.failed(err)
	}
	reports[0] = r.Step()
	return 1, EngineCore
}

// failed lets all go for good.
func (e *Engines) failed(err error) {
	e.refused = err.Error()
	for _, k := range e.ready {
		k.Close()
	}
	e.ready = nil
}

// pieceWork is about how many multiplications the compiled network takes between two looks at the clock: a millisecond's.
const pieceWork = 4_000_000

// stepWithin goes on with a step until the time is spent; done says that it is taken. by is the name of what took its rows.
func (e *Engines) stepWithin(r *core.Run, spent func() bool) (report core.Report, done bool, by string) {
	block := 3 * core.BlockRows * r.Net.Work()
	if e.of(r) == nil {
		report, done = r.StepWithin(seldom(spent, block))
		return report, done, EngineCore
	}
	by = EngineKernel
	report, done = r.StepBy(func(turn core.Turn, first, rows int, sum []float64, loss float64) (float64, bool) {
		k := e.of(r)
		if k == nil {
			return 0, false
		}
		loss, err := k.Gather(r, turn, first, rows, sum, loss)
		if err != nil {
			by = EngineCore
			e.failed(err)
		}
		return loss, err == nil
	}, max(pieceWork/block, 1)*core.BlockRows, spent)
	return report, done, by
}

// Refused is why the platform compiles nothing; "" if it does.
func (e *Engines) Refused() string { return e.refused }
