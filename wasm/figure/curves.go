package figure

import (
	"image/color"
	"math"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

// curve is one line of a plot: what the reader sees of a series, one bucket a pixel.
type curve struct {
	name    string // in the legend
	full    string // in the readout, of a line with a label
	label   string // at the line's end
	buckets []lab.Bucket
	color   color.RGBA
	dash    []float64 // lengths of line and gap in turn; nil is a whole line
	band    bool      // shade from the least to the greatest of each bucket
}

// plots keeps the memory of the curves from frame to frame.
type plots struct {
	buckets [][]lab.Bucket
	used    int
	sorted  []float64
}

// draw draws both diagrams, and the doctor's where it is open.
func (m *plots) draw(c *canvas, s *app.State) {
	m.used = 0
	accuracy, loss := m.accuracy(c, s), m.loss(c, s)
	accuracy.shares = s.Layout.OneAxis
	accuracy.happened = s.Marks()
	loss.happened = accuracy.happened
	rows := max(accuracy.rows(c, s), loss.rows(c, s))
	accuracy.draw(c, s, rows)
	accuracy.under(rows).allowed(c, s)
	loss.draw(c, s, rows)
	m.drawDoctor(c, s)
}

func (m *plots) accuracy(c *canvas, s *app.State) plot {
	p := plot{area: s.Layout.Accuracy, title: "accuracy", value: s.Lab.AccuracyText(), x: stepAxis(s), y: axis{layout.Scale{Low: 0, High: 1}}, percent: true}
	shown := func(v float64) float64 { return v }
	if s.LogWrong {
		shown = func(v float64) float64 { return 1 - v }
		p.title, p.value = "wrong", core.FormatPercent(1-s.Lab.Metrics.Accuracy)
		// The axis ends below one wrong point: none stands at its foot.
		p.y = roundAxis(axis{layout.Scale{Low: 0.9 / float64(max(s.Lab.Run.Train.N, 2)), High: 1, Log: true}})
	}
	if s.Lab.Rival != nil {
		p.value = "" // the planes' titles and the lines' ends have both
	}
	p.curves = m.curves(c, s, p, &s.Lab.Accuracy, &s.Lab.TestAccuracy, rivalSeries(s, func(k *lab.Side) *lab.Series { return &k.Accuracy }), func(k *lab.Pin) *lab.Series { return &k.Accuracy }, shown)
	return p
}

func (m *plots) loss(c *canvas, s *app.State) plot {
	p := plot{area: s.Layout.Loss, title: "loss", value: s.Lab.LossText(), x: stepAxis(s)}
	if s.Lab.Rival != nil {
		p.value = ""
	}
	p.curves = m.curves(c, s, p, &s.Lab.Loss, &s.Lab.TestLoss, rivalSeries(s, func(k *lab.Side) *lab.Series { return &k.Loss }), func(k *lab.Pin) *lab.Series { return &k.Loss }, func(v float64) float64 { return v })
	p.curves[0].band = true
	p.y = m.valueAxis(p.curves, s.LogLoss)
	return p
}

// dashes tell the pinned runs apart where colors do not.
var dashes = [...][]float64{{7, 4}, {2, 3}, {9, 3, 2, 3}, {1, 5}}

// curves are the lines of a plot: training, test, and the pinned runs' training.
func (m *plots) curves(c *canvas, s *app.State, p plot, train, test, rival *lab.Series, pinned func(*lab.Pin) *lab.Series, shown func(float64) float64) []curve {
	list := []curve{{name: "train", color: c.theme.Ink, buckets: m.seen(p, train, shown)}}
	if len(test.Buckets) > 0 {
		list = append(list, curve{name: "test", color: c.theme.Classes[3], buckets: m.seen(p, test, shown)})
	}
	if rival != nil {
		return m.compared(c, s, p, list, rival, shown)
	}
	for i := range s.Lab.Pins {
		k := &s.Lab.Pins[i]
		at := int(k.Label[0]-'1') % len(dashes)
		list = append(list, curve{
			name: k.Label + " " + k.Name, full: k.Label + " " + k.Name, label: k.Label, dash: dashes[at], buckets: m.seen(p, pinned(k), shown),
			color: mix(c.theme.Classes[[...]int{2, 5, 3, 1}[at]], c.theme.Ink, 0.35),
		})
	}
	return list
}

// seen is what a plot shows of a series. Buckets of steps beyond the axis, which a pinned run or B may have, are left out.
func (m *plots) seen(p plot, s *lab.Series, shown func(float64) float64) []lab.Bucket {
	list := s.Since(int(p.x.Low), m.room())
	for i, b := range list {
		if last := p.x.High; float64(b.Step) > last { // the line leaves the plot here
			if i > 0 && float64(list[i-1].Step) < last {
				from := list[i-1]
				v := from.Last + (shown(b.Last)-from.Last)*(last-float64(from.Step))/float64(b.Step-from.Step)
				list[i] = lab.Bucket{Step: int(last), Min: v, Max: v, Last: v}
				i++
			}
			list = list[:i]
			break
		}
		low, high := shown(b.Min), shown(b.Max)
		list[i] = lab.Bucket{Step: b.Step, Min: min(low, high), Max: max(low, high), Last: shown(b.Last)}
	}
	list = m.joined(p, list)
	if n := len(list); n > 0 && float64(list[n-1].Step) < p.x.Low {
		return nil // a pinned run that had ended by then
	}
	return list
}

// room is the memory of the next curve.
func (m *plots) room() []lab.Bucket {
	if m.used == len(m.buckets) {
		m.buckets = append(m.buckets, nil)
	}
	return m.buckets[m.used][:0]
}

// joined joins the buckets that fall into the same pixel of a plot, so that the cost of drawing is bounded by its width, and keeps the memory
// that [plots.room] gave for them.
func (m *plots) joined(p plot, list []lab.Bucket) []lab.Bucket {
	kept, lastX := list[:0], math.Inf(-1)
	for i, b := range list {
		x := p.x.At(float64(b.Step)) * p.area.W
		if n := len(kept); n > 1 && i < len(list)-1 && x-lastX < 0.75 {
			k := &kept[n-1]
			*k = lab.Bucket{Step: b.Step, Min: min(k.Min, b.Min), Max: max(k.Max, b.Max), Last: b.Last}
			continue
		}
		lastX = x
		kept = append(kept, b)
	}
	m.buckets[m.used] = list[:0]
	m.used++
	return kept
}

// stepAxis runs over the steps that the curves show.
func stepAxis(s *app.State) axis {
	first, last := s.StepsShown()
	return axis{layout.Scale{Low: float64(first), High: float64(last)}}
}
