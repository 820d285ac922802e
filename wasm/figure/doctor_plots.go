package figure

import (
	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

const (
	gradientNorms  = "gradient norms"
	largestWeights = "largest |W|"
)

// unseen says in place of a diagram that no step has been seen yet.
func (p plot) unseen(c *canvas) {
	if p.area.Empty() {
		return
	}
	p.heading(c)
	st := style{color: c.theme.Muted}
	c.text(c.fit("from the next step on", p.area.W, st), p.area.X, p.area.Y+titleGap, st)
}

// gradients are the norms of the data's gradient and of the penalty's, on one logarithmic axis.
func (m *plots) gradients(c *canvas, s *app.State, area layout.Rect) plot {
	p := doctorPlot(s, area, gradientNorms)
	p.curves = append(p.curves, curve{name: "data", color: c.theme.Accent, buckets: m.values(s, p, func(k *core.Sample) float64 {
		v, _ := k.Gradients()
		return v
	})})
	penalty := m.values(s, p, func(k *core.Sample) float64 {
		_, v := k.Gradients()
		return v
	})
	if len(penalty) > 0 {
		p.curves = append(p.curves, curve{name: "penalty", color: c.theme.Error, dash: dashes[0], buckets: penalty})
	}
	p.value = largest(p.curves, " ")
	p.y = m.valueAxis(p.curves, true)
	return p
}

// weights are the largest |W| of each layer.
func (m *plots) weights(c *canvas, s *app.State, area layout.Rect) plot {
	p := doctorPlot(s, area, largestWeights)
	for l := range s.Lab.Run.Net.Layers() {
		list := m.values(s, p, func(k *core.Sample) float64 { return k.Layers[l].MaxWeight })
		clr := mix(c.theme.Classes[(l+3)%len(c.theme.Classes)], c.theme.Ink, 0.35)
		p.curves = append(p.curves, curve{name: core.ParamName(l, 0, 0)[:2], color: clr, dash: layerDash(l), buckets: list})
	}
	p.value = largest(p.curves, " in ")
	p.y = m.valueAxis(p.curves, true)
	return p
}

func layerDash(l int) []float64 {
	if l == 0 {
		return nil
	}
	return dashes[(l-1)%len(dashes)]
}

// largest is the greatest of the curves' last values and whose it is.
func largest(curves []curve, of string) string {
	most, name := 0.0, ""
	for _, k := range curves {
		if n := len(k.buckets); n > 0 && k.buckets[n-1].Last > most {
			most, name = k.buckets[n-1].Last, k.name
		}
	}
	switch {
	case name == "":
		return ""
	case len(curves) == 1:
		return core.FormatNumber(most)
	}
	return core.FormatNumber(most) + of + name
}

func doctorPlot(s *app.State, area layout.Rect, title string) plot {
	samples := s.Lab.Watch.Samples()
	p := plot{area: area, title: title, x: axis{layout.Scale{Low: 0, High: 10}}, named: true}
	if n := len(samples); n > 0 {
		p.x.Low = float64(samples[0].Step - 1)
		p.x.High = max(float64(samples[n-1].Step), p.x.Low+10)
	}
	return p
}

// values is a curve of what the samples say; numbers that a logarithmic axis cannot show are left out.
func (m *plots) values(s *app.State, p plot, value func(*core.Sample) float64) []lab.Bucket {
	list, samples := m.room(), s.Lab.Watch.Samples()
	for i := range samples {
		if v := value(&samples[i]); v > 0 && core.IsFinite(v) {
			list = append(list, lab.Bucket{Step: samples[i].Step, Min: v, Max: v, Last: v})
		}
	}
	return m.joined(p, list)
}
