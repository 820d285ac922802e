package pulse

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// key is what numbers of one color beside the neurons are.
type key struct {
	text   string
	factor int
}

// name notes what a number beside a neuron is.
func (p *painter) name(s said) {
	if k := (key{s.name, s.factor}); s.name != "" && !slices.Contains(p.keys, k) {
		p.keys = append(p.keys, k)
	}
}

// own is what the outputs' own numbers are, while the pulse is at them and there are no others.
func (p *painter) own() []key {
	m, last := p.now(), len(p.of.Sizes)-1
	if name := fmt.Sprint("h", last); p.known(name) && (m.Name == name || m.Kind == Loss || m.Kind == Truth) {
		what := ": what each output says"
		if p.mixes() {
			what = ": each class's probability"
		}
		return []key{{name + what + ", Y: the truth", 0}, {name + what, 0}, {name, 0}}
	}
	return nil
}

// whole says whether the gradients are those of all points by now, while the neurons still say what they do to the one.
func (p *painter) whole() bool {
	return slices.ContainsFunc(p.moments[:p.of.At+1], func(m Moment) bool { return m.Over.OfAll() })
}

const (
	keyGap  = 10.0 // from one name to the next
	footGap = 16.0 // between names and what stands behind, in one line
	swatch  = "■ "
)

// width is that of the names side by side.
func width(keys []key) float64 {
	w := -keyGap
	for _, k := range keys {
		w += layout.TextWidth(k.text) + 2 + keyGap
	}
	return w
}

// whose says of what the neurons' numbers are where the moment is no longer there: of the one point, or of before the step.
func (p *painter) whose() string {
	switch m := p.now(); {
	case p.whole() && p.footRoom() > labelStep:
		return "neurons: this point's values"
	case !p.whole() && (m.Kind == NewWeights || m.Kind == NewBiases):
		return "neurons: before the step"
	}
	return ""
}

// fitted is the names as a legend below the columns that they do not head, those of factors with a swatch. Where they have no room they are
// abbreviated, then the oldest without a color go; where all of the width is too little their layer, and at last the oldest factor.
func (p *painter) fitted(keys []key, room float64) []key {
	if says := p.whose(); says != "" {
		if all := append([]key{{says, 0}}, keys...); width(all) <= room {
			keys = all
		}
	}
	for i := range keys {
		if keys[i].factor > 0 {
			keys[i].text = swatch + keys[i].text
		}
	}
	for i := 0; i < len(keys) && width(keys) > room; i++ {
		keys[i].text = strings.Replace(keys[i].text, "dLoss/", "dL/", 1)
	}
	for i := 0; i < len(keys)-1 && width(keys) > room; { // the newest is the moment's
		if keys[i].factor > 0 {
			i++
			continue
		}
		keys = slices.Delete(keys, i, i+1)
	}
	for i := 0; i < len(keys) && width(keys) > p.Area.W; i++ {
		keys[i].text = strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return -1
			}
			return r
		}, keys[i].text)
	}
	for len(keys) > 1 && width(keys) > p.Area.W {
		keys = keys[1:]
	}
	if len(keys) == 1 && width(keys) > p.Area.W {
		keys[0].text = strings.TrimPrefix(keys[0].text, swatch)
	}
	if width(keys) > p.Area.W {
		return nil
	}
	return keys
}

// foot says below the neurons what their numbers are, each name in its numbers' color, and what has no room.
func (p *painter) foot() {
	lines, free := p.footRoom() > labelStep, p.Area.W
	long, short := p.left()
	if words := strings.Join(short, " · "); !lines && words != "" {
		free -= footGap + layout.TextWidth(words)
	}
	keys := p.fitted(slices.Clone(p.keys), free)
	if len(keys) == 0 {
		for _, k := range p.own() {
			if keys = []key{k}; width(keys) <= p.Area.W {
				break
			}
		}
	}
	x, y := p.Area.X, p.Area.Bottom()-labelStep
	if lines {
		x, y = p.Area.Right()-width(keys), y-labelStep
	}
	for _, k := range keys {
		w := layout.TextWidth(k.text) + 2
		p.put(Label{Rect: layout.R(x, y, w, labelStep), Text: k.text, Factor: k.factor})
		x += w + keyGap
	}
	room := p.Area.W
	if !lines && len(keys) > 0 {
		room = p.Area.Right() - x + keyGap - footGap
	}
	p.rest(room, long, short)
}

// left is what has no room: layers, lines, their numbers, factors; in many words and in fewer.
func (p *painter) left() (long, short []string) {
	lit, layer, shown := 0, 0, 0
	for i := range p.Lines {
		if p.Lines[i].Lit {
			lit, layer = lit+1, p.Lines[i].Layer
		}
	}
	for _, c := range p.columns {
		if c.open >= 0 {
			shown++
		}
	}
	say := func(more, less string) { long, short = append(long, more), append(short, less) }
	if shown < len(p.columns) {
		text := fmt.Sprintf("%d of %d layers", shown, len(p.columns))
		say(text, text)
	}
	if layer > 0 {
		all := p.of.Sizes[layer-1] * p.of.Sizes[layer]
		if lit < all {
			few := core.FormatInteger(lit) + " of " + core.FormatCount(all, "line")
			say("the strongest "+few, few)
		}
		if n := lit - p.Numbered; n > 0 && p.lineText() != nil {
			more := "+" + core.FormatInteger(n)
			say(more+" more numbers", more+" numbers")
		}
	}
	if p.less {
		say("factors in the text", "factors in the text")
	}
	return long, short
}

// rest says at the foot what has no room; in fewer words where those have none.
func (p *painter) rest(room float64, long, short []string) {
	for n := len(long); n > 0; n-- {
		for _, parts := range [...][]string{long, short} {
			text := strings.Join(parts[:n], " · ")
			if w := layout.TextWidth(text); w <= room {
				p.put(Label{Rect: layout.R(p.Area.Right()-w, p.Area.Bottom()-labelStep, w, labelStep), Text: text, Quiet: true, Right: true})
				return
			}
		}
	}
}
