package doctor

import (
	"math"

	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

// Chart is what shows a finding: bars, each under its name and number.
type Chart struct {
	layout.Rect
	Title string
	Rows  []Row
	Limit float64 // as the bars' lengths: a mark that they are held against; 0 for none
	ends  bool    // the last bar says as much as the first
}

// Row is a bar.
type Row struct {
	Name, Text string
	Length     float64     // of the bar, 0 to 1
	Bar        layout.Rect // as long as it can be
	Now        bool        // it is of the run as it is
}

const (
	rowHeight  = 28.0
	barHeight  = 6.0
	leastChart = layout.TitleRoom + 2*rowHeight
	wideChart  = 170.0                                     // less than that stands above another, not beside it
	plotLeast  = layout.TitleRoom + layout.AxisRoom + 64.0 // the least height of the diagrams that stand under the charts
)

// charts are those of the first finding that has one, and of what its points allow and its remedies came to.
func charts(l *lab.Lab) (list []Chart) {
	w := &l.Watch
	if len(w.Findings) == 0 {
		return nil
	}
	first := w.Findings[0]
	if len(first.Chart.Bars) > 0 {
		why := chartOf(first.Chart)
		why.ends = true
		list = append(list, why)
	}
	if w.Allowed > 0 {
		right := core.Chart{Title: "points right", Share: true, Bars: []core.Evidence{
			{Name: "now", Value: l.Metrics.Accuracy}, {Name: "these points allow", Value: w.Allowed},
		}}
		for _, m := range first.Remedies {
			if m.Tried.Steps > 0 {
				right.Bars = append(right.Bars, core.Evidence{Name: m.Text, Value: m.Tried.Accuracy})
			}
		}
		k := chartOf(right)
		k.Rows[0].Now = true
		list = append(list, k)
	}
	return list
}

// chartOf gives each bar its length: of shares as they are, of others as parts of the greatest, and where they span powers of ten
// from a tenth of the least.
func chartOf(from core.Chart) Chart {
	most, least := from.Limit, math.Inf(1)
	for _, b := range from.Bars {
		most = max(most, b.Value)
		if b.Value > 0 {
			least = min(least, b.Value)
		}
	}
	if from.Limit > 0 {
		least = min(least, from.Limit)
	}
	length := func(v float64) float64 {
		switch {
		case !(v > 0):
			return 0
		case from.Share:
			return min(v, 1)
		case from.Log && most > least:
			return (math.Log10(v/least) + 1) / (math.Log10(most/least) + 1)
		}
		return min(v/most, 1)
	}
	k := Chart{Title: from.Title, Limit: length(from.Limit)}
	for _, b := range from.Bars {
		text := evidenceText(b.Value)
		if from.Share {
			text = core.FormatPercent(b.Value)
		}
		k.Rows = append(k.Rows, Row{Name: b.Name, Text: text, Length: length(b.Value)})
	}
	return k
}

// chart places the charts in the diagrams' room: beside each other above the diagrams, or in the diagrams' place where both have none.
// It returns what is left for these.
func (l *Placed) chart(of *lab.Lab, in layout.Rect) (left layout.Rect) {
	list := charts(of)
	if len(list) == 0 {
		return in
	}
	columns := min(len(list), max(int(in.W/wideChart), 1))
	rows := 0
	for _, k := range list {
		rows = max(rows, len(k.Rows))
	}
	height := layout.TitleRoom + float64(rows)*rowHeight
	if in.H-leastChart < plotLeast {
		height = min(height, in.H)
		in, left = layout.R(in.X, in.Y, in.W, height), layout.Rect{}
	} else {
		height = min(height, in.H-plotLeast)
		if columns < len(list) { // above each other, if both have the room
			height = min(height, (in.H-plotLeast)/2)
			if height < leastChart {
				list, height = list[:1], in.H-plotLeast
			}
		}
		below := height * math.Ceil(float64(len(list))/float64(columns))
		left = layout.R(in.X, in.Y+below, in.W, in.H-below)
	}
	w := (in.W - float64(columns-1)*layout.Gap) / float64(columns)
	for i, k := range list {
		at := layout.R(in.X+float64(i%columns)*(w+layout.Gap), in.Y+float64(i/columns)*height, w, height)
		if at.Bottom() > in.Bottom()+0.5 && left.Empty() {
			break
		}
		k.place(at)
		l.Charts = append(l.Charts, k)
	}
	return left
}

// place gives the rows their bars. Where not all have room, the first ones have; of a chart's ends both, and some between.
func (k *Chart) place(at layout.Rect) {
	k.Rect = at
	all, n := k.Rows, min(len(k.Rows), max(int((at.H-layout.TitleRoom)/rowHeight), 0))
	k.Rows = all[:n:n]
	if k.ends && n > 1 {
		k.Rows = nil
		for i := range n {
			k.Rows = append(k.Rows, all[i*(len(all)-1)/(n-1)])
		}
	}
	for i := range k.Rows {
		k.Rows[i].Bar = layout.R(at.X, at.Y+layout.TitleRoom+float64(i)*rowHeight+15, at.W, barHeight)
	}
}
