package figure

import (
	"errors"
	"fmt"
	"image"
	"math"
	"runtime"
	"testing"

	"xorcery/core"
	"xorcery/core/kernel"
	"xorcery/wasm/app"
	"xorcery/wasm/engine"
	"xorcery/wasm/view/network"
)

// TestSurfaceStandsIn: once the surface is compiled it paints what core does, picture and maps, in fewer frames; when its host fails
// core does again.
func TestSurfaceStandsIn(t *testing.T) {
	s, c := still(t, `{"network":{"hidden":[40,40],"activation":"tanh","init":"xavier"},"data":{"set":"corners"}}`)
	advance(s, 3)
	const width = 150
	var alone refined
	_, frames := alone.whole(t, s, c, width)
	failing := false
	r := refined{surfaces: newSurfaces(func(code []byte) (kernel.Instance, error) {
		i, err := engine.New(code)
		return fallible{i, &failing}, err
	})}
	r.compile(t, s)
	img, quick := r.whole(t, s, c, width)
	if r.surface == nil || quick >= frames {
		t.Errorf("the surface %p took %d frames, core %d", r.surface, quick, frames)
	}
	want := image.NewRGBA(image.Rect(0, 0, width, width))
	core.NewRaster(s.Lab.Run.Net, s.Lab.Project.Data.Features).Paint(want, s.Plane, colorsOf(s))
	near(t, img.Pix, want.Pix)

	s.Network.Selected = network.Part{Kind: network.Neuron, Layer: 2, To: 7}
	img, _ = r.whole(t, s, c, width)
	want, _ = alone.whole(t, s, c, width)
	near(t, img.Pix, want.Pix)
	s.Network.Selected = network.Part{}

	mine, cores := maps{surfaces: r.surfaces}, maps{}
	net, features := s.Lab.Run.Net, s.Lab.Project.Data.Features
	for _, m := range []*maps{&mine, &cores} {
		m.prepare(net, features)
		for m.fresh < mapSide {
			m.renew(c, s, net, min(5, mapSide-m.row), m.surfaces.showing(net, features, s.Plane, mapSide))
		}
	}
	if mine.surfaces.showing(net, features, s.Plane, mapSide) == nil || cores.surfaces.showing(net, features, s.Plane, mapSide) != nil {
		t.Error("the maps are not evaluated by what they should be")
	}
	near(t, mine.pixels, cores.pixels)

	failing = true
	advance(s, 1)
	img, _ = r.whole(t, s, c, width)
	if r.surface != nil || len(r.surfaces.ready) != 0 {
		t.Error("a host that failed is asked again")
	}
	r.agrees(t, s, img, width)
}

// compile waits until the surface is there.
func (r *refined) compile(t *testing.T, s *app.State) {
	t.Helper()
	for r.surfaces.of(s.Lab.Run.Net, s.Lab.Project.Data.Features) == nil {
		if r.surfaces.refused {
			t.Skip("nothing is compiled here")
		}
		runtime.Gosched()
	}
}

// near holds a surface's picture to core's.
func near(t *testing.T, got, want []byte) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d bytes, want %d", len(got), len(want))
	}
	for i := range got {
		if distance(got[i], want[i]) > 2 {
			t.Fatalf("byte %d is %d, core has %d", i, got[i], want[i])
		}
	}
}

// fallible is a host that fails when it is told to.
type fallible struct {
	kernel.Instance
	failing *bool
}

func (f fallible) Run(a, b int) (int, error) {
	if *f.failing {
		return 0, errors.New("out of order")
	}
	return f.Instance.Run(a, b)
}

// TestSurfacesAreLetGo: of many shapes the latest two are kept, and none of a host that has failed. Numbers that are not finite are
// core's.
func TestSurfacesAreLetGo(t *testing.T) {
	made, closed := make(chan bool, 100), 0
	r := refined{surfaces: newSurfaces(func([]byte) (kernel.Instance, error) {
		made <- true
		return counted{closed: &closed}, nil
	})}
	var s *app.State
	for n := range 12 {
		s, _ = still(t, fmt.Sprintf(`{"data":{"set":"corners"},"network":{"hidden":[%d]}}`, 1+n))
		r.compile(t, s)
		if alive := len(made) - closed; alive != min(n+1, mostSurfaces) {
			t.Fatalf("after %d shapes %d are alive", n+1, alive)
		}
	}
	features := s.Lab.Project.Data.Features
	if r.surfaces.showing(s.Lab.Run.Net, features, s.Plane, 100) == nil {
		t.Error("no surface is chosen")
	}
	s.Lab.Run.Net.Flat[0] = math.Inf(1)
	if r.surfaces.showing(s.Lab.Run.Net, features, s.Plane, 100) != nil {
		t.Error("a weight that is not finite is the surface's")
	}
	other, _ := still(t, `{"data":{"set":"corners"},"network":{"hidden":[60]}}`)
	r.surfaces.of(other.Lab.Run.Net, features)
	r.surfaces.failed()
	for r.surfaces.pending != nil {
		r.surfaces.receive()
		runtime.Gosched()
	}
	if alive := len(made) - closed; alive != 0 {
		t.Errorf("%d are alive after a failure", alive)
	}
}

// counted counts those that are closed.
type counted struct {
	kernel.Instance
	closed *int
}

func (c counted) Close() error {
	*c.closed++
	return nil
}
