package figure

import (
	"math"
	"testing"

	"xorcery/wasm/layout"
	"xorcery/wasm/view/weight"
)

// TestTheSlopeIsReadBesideItsCurve: what is written at the weight has neither the curve nor the tangent behind it, and stays in the plot.
func TestTheSlopeIsReadBesideItsCurve(t *testing.T) {
	r := layout.R(100, 50, 400, 240)
	for name, loss := range map[string]func(v float64) float64{
		"flat":    func(v float64) float64 { return 0.05 },
		"valley":  func(v float64) float64 { return v * v / 25 },
		"step":    func(v float64) float64 { return 0.5 + 0.4*math.Tanh(4*v) },
		"falling": func(v float64) float64 { return 0.5 - v/10 },
	} {
		for _, value := range []float64{-4, -1, 0, 0.3, 2.5} {
			w := &weight.Weight{Curve: weight.Curve{Value: value, Loss: loss(value), Slope: (loss(value+1e-6) - loss(value-1e-6)) / 2e-6}}
			w.X = layout.Scale{Low: -5, High: 5}
			w.Y = layout.Scale{Low: 0, High: 1}
			for v := -5.0; v <= 5; v += 0.1 {
				w.At, w.Losses = append(w.At, v), append(w.Losses, loss(v))
			}
			x, y := w.Place(r, value, w.Loss)
			from, to := x+10, x+100
			at := clearOf(w, r, from, to, y)
			if at < r.Y || at > r.Bottom() {
				t.Errorf("%s at %g: it stands at %g, outside", name, value, at)
			}
			for px := from; px <= to; px++ {
				v := -5 + (px-r.X)/r.W*10
				for _, line := range []float64{loss(v), w.Loss + w.Slope*(v-value)} {
					if _, py := w.Place(r, v, line); v <= 5 && py > r.Y && py < r.Bottom() && math.Abs(py-at) < 5 {
						t.Fatalf("%s at %g: the line at %g lies behind it, at %g", name, value, py, at)
					}
				}
			}
		}
	}
}
