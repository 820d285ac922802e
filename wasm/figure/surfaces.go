package figure

import (
	"slices"

	"xorcery/core"
	"xorcery/core/kernel"
)

// Compile compiles a module and gives an instance of it, or says why it cannot. It may take its time: it has a goroutine of its own.
type Compile func(code []byte) (kernel.Instance, error)

// surfaces are the compiled surfaces of the networks that are shown. A network's is asked for with its first picture; until it
// is there, and where there is none, core paints, and nobody can tell but by the speed.
type surfaces struct {
	compile Compile
	ready   []*kernel.Surface // the latest used first
	pending chan compiled     // nil: none is being compiled
	refused bool              // the platform compiles nothing
}

type compiled struct {
	module   *kernel.SurfaceModule
	instance kernel.Instance
	err      error
}

// mostSurfaces is how many are kept: those of A and B. Another's memory is let go.
const mostSurfaces = 2

// newSurfaces takes nil where nothing is compiled.
func newSurfaces(compile Compile) *surfaces {
	return &surfaces{compile: compile, refused: compile == nil}
}

// showing is the surface that shows a network in so many pixels a side as core does; nil: core does.
func (s *surfaces) showing(net *core.MLP, features []core.Feature, view core.Rect, side int) *kernel.Surface {
	if s == nil {
		return nil
	}
	if k := s.of(net, features); k != nil && k.Paints(net, view, side, side) {
		return k
	}
	return nil
}

// of is the surface of a network; nil while there is none.
func (s *surfaces) of(net *core.MLP, features []core.Feature) *kernel.Surface {
	s.receive()
	i := slices.IndexFunc(s.ready, func(k *kernel.Surface) bool { return k.Fits(net, features) })
	if i < 0 {
		s.ask(net, features)
		return nil
	}
	k := s.ready[i]
	copy(s.ready[1:i+1], s.ready[:i])
	s.ready[0] = k
	return k
}

// ask has one compiled, if none is at present.
func (s *surfaces) ask(net *core.MLP, features []core.Feature) {
	if s.refused || s.pending != nil {
		return
	}
	m, done := kernel.NewSurfaceModule(net, features), make(chan compiled, 1)
	s.pending = done
	go func() {
		instance, err := s.compile(m.Code())
		done <- compiled{m, instance, err}
	}()
}

// receive takes what has been compiled.
func (s *surfaces) receive() {
	select {
	case c := <-s.pending:
		s.pending = nil
		switch {
		case c.err != nil:
			s.refused = true
		case s.refused: // it has failed meanwhile
			c.instance.Close()
		default:
			s.ready = slices.Insert(s.ready, 0, kernel.NewSurface(c.module, c.instance))
			s.keep(mostSurfaces)
		}
	default:
	}
}

// keep lets all but so many go.
func (s *surfaces) keep(most int) {
	most = min(most, len(s.ready))
	for _, k := range s.ready[most:] {
		k.Close() // what fails to close is not used any more either
	}
	s.ready = s.ready[:most]
}

// failed lets all go for good: a host that failed is not asked again.
func (s *surfaces) failed() {
	s.refused = true
	s.keep(0)
}
