package figure

import (
	"math"
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

func TestLogAxes(t *testing.T) {
	for _, k := range []struct {
		lo, hi float64 // of the data
		n      int
		want   string
	}{
		{0.09, 0.26, 3, "0.05 0.1 0.5"},
		{0.09, 0.26, 6, "0.05 0.1 0.2 0.5"},
		{0.02, 0.9, 4, "0.05 0.1 0.5 1"},
		{0.001, 0.3, 4, "0.001 0.01 0.1 1"},
		{0.1, 1e10, 4, "10⁻¹ 10² 10⁵ 10⁸"},
		{1e-9, 1, 3, "10⁻⁹ 10⁻⁵ 10⁻¹"},
		{3, 3, 3, "2 5"},
		{2e181, 3e250, 3, "10¹⁸¹ 10²⁰⁵ 10²²⁹"},
	} {
		a := roundAxis(axis{layout.Scale{Low: k.lo, High: k.hi, Log: true}})
		ticks := a.ticks(k.n)
		if got := strings.Join(a.texts(ticks), " "); got != k.want {
			t.Errorf("%g to %g in %d: %s on %g to %g, want %s", k.lo, k.hi, k.n, got, a.Low, a.High, k.want)
		}
		if a.Low > k.lo*(1+1e-9) || a.High < k.hi*(1-1e-9) {
			t.Errorf("%g to %g leaves the axis %g to %g", k.lo, k.hi, a.Low, a.High)
		}
	}
	// Three gridlines or more, whatever the curves span.
	for lo := -11.0; lo < 4; lo += 0.37 {
		for span := 0.5; span < 40; span *= 1.3 {
			a := roundAxis(axis{layout.Scale{Low: math.Pow(10, lo), High: math.Pow(10, lo+span), Log: true}})
			if n := len(a.ticksLeast(3, 3)); n < 3 || n > 7 {
				t.Errorf("%d ticks on %g to %g", n, a.Low, a.High)
			}
		}
	}
}

func TestTickTexts(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 0.25: "0.25", -3: "−3", 2e4: "20k", 1e-5: "1e−5", 2.5e31: "2.5e31", -1e10: "−1e10", 3e6: "3M"} {
		if got := signed(v); got != want {
			t.Errorf("%g: %s, want %s", v, got, want)
		}
	}
}

func TestPlaneHasThreeTicks(t *testing.T) {
	for _, reach := range []float64{1.5, 2, 3.5, 4.5, 6.5, 10} {
		for _, side := range []float64{160, 190, 250, 400} {
			a := axis{layout.Scale{Low: -reach, High: reach}}
			list := a.ticksLeast(int(side/64), 3)
			if len(list) < 3 || float64(len(list))*34 > side+34 || !slices.Contains(list, 0) {
				t.Errorf("±%g on %g: %v", reach, side, list)
			}
		}
	}
}

// TestStepsHaveTwoTicks: a narrow plot says at least one step beside 0.
func TestStepsHaveTwoTicks(t *testing.T) {
	for steps := 10.0; steps < 2e6; steps *= 1.07 {
		a := axis{layout.Scale{High: steps}}
		if list := a.ticksLeast(2, 2); len(list) < 2 || len(list) > 4 {
			t.Errorf("up to %g: %v", steps, list)
		}
	}
}

// TestAxesOfExplosions: the largest numbers that there are have a place, round ticks, and lines that end.
func TestAxesOfExplosions(t *testing.T) {
	for _, top := range []float64{1e150, 1e300, 5.6e307, math.MaxFloat64} {
		for _, log := range []bool{true, false} {
			for _, low := range []float64{0, 1e-12, 0.3, top / 2} {
				a := roundAxis(axis{layout.Scale{Low: low, High: top, Log: log}})
				if math.IsInf(a.High, 0) || !(a.High > a.Low) {
					t.Fatalf("%g to %g, log %v: %+v", low, top, log, a)
				}
				if list := a.ticksLeast(3, 3); len(list) == 0 || len(list) > 12 {
					t.Errorf("%+v: ticks %v", a, list)
				}
				if at := a.At(min(top, a.High)); !(at > 0.2 && at <= 1.0001) {
					t.Errorf("%+v: %g stands at %g", a, top, at)
				}
				if v := a.Value(0.9); !(v > a.Low && v < a.High) {
					t.Errorf("%+v: %g at 0.9", a, v)
				}
			}
		}
	}
}

func nowhere(float64, float64, float64, float64) {}

func TestDashesEnd(t *testing.T) {
	for _, to := range []float64{100, 1e300, math.Inf(1), math.NaN()} {
		d := dasher{draw: nowhere, lengths: []float64{7, 4}}
		d.to(0, 0, true)
		d.to(to, 0, false)
		d.to(50, 50, false)
	}
}

// TestCrumpledLinesAreBounded: a dashed line that jumps over the whole plot at every pixel has no more pieces than a plain one has
// points and the plot pixels.
func TestCrumpledLinesAreBounded(t *testing.T) {
	p := plot{area: layout.Rect{W: 400, H: 300}, x: axis{layout.Scale{High: 2048}}, y: axis{layout.Scale{High: 1}}}
	k := curve{dash: []float64{1, 5}}
	for step := range 2048 {
		k.buckets = append(k.buckets, lab.Bucket{Step: step, Last: float64(step % 2)})
	}
	dashed := p.line(k, nowhere).pieces
	k.dash = nil
	if plain := p.line(k, nowhere).pieces; dashed > 2*plain {
		t.Errorf("%d pieces with gaps, %d without", dashed, plain)
	}
}

// TestExplodedRunsHaveDiagrams: two runs whose penalty's gradient comes near the largest number.
func TestExplodedRunsHaveDiagrams(t *testing.T) {
	for _, k := range []struct {
		hidden       int
		rate, lambda float64
	}{{7, 46.08, 0.01372}, {3, 0.58, 0.43208}} {
		p := core.DefaultProject()
		p.Network.Hidden = []int{k.hidden}
		p.Training.Penalty, p.Training.LearningRate, p.Training.Lambda = core.Published, k.rate, k.lambda
		s := opened(t, p, false)
		advance(s, 60)
		if s.Lab.Report.NonFinite == "" {
			t.Errorf("%+v does not explode", k)
		}
		gradients := new(plots).gradients(&canvas{scale: 1, theme: Light()}, s, layout.Rect{W: 300, H: 150})
		if len(gradients.y.ticksLeast(3, 3)) < 2 {
			t.Errorf("%+v: the axis is %+v", k, gradients.y)
		}
		for _, c := range gradients.curves {
			d := dasher{draw: nowhere, lengths: dashes[0]}
			for i, b := range c.buckets {
				x, y := gradients.place(b.Step, b.Last)
				if math.IsNaN(x) || math.IsNaN(y) {
					t.Fatalf("%+v: step %d stands at %g, %g", k, b.Step, x, y)
				}
				d.to(x, y, i == 0)
			}
		}
	}
}

// TestLinesEndWithTheirAxis: of a pinned run that went on for longer no more is drawn than the axis shows.
func TestLinesEndWithTheirAxis(t *testing.T) {
	var long lab.Series
	for step := 1; step <= 400_000; step++ {
		long.Add(step, float64(step%7))
	}
	p := plot{area: layout.Rect{W: 400, H: 300}, x: axis{layout.Scale{Low: 4000, High: 5000}}}
	seen := new(plots).seen(p, &long, func(v float64) float64 { return v })
	if n := len(seen); n == 0 || n > 600 || seen[n-1].Step != 5000 {
		t.Errorf("%d buckets, the last %+v", n, seen[max(n-1, 0):])
	}
}
