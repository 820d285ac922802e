package pulse

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
	"xorcery/wasm/view/viewtest"
)

func traced(t *testing.T, doc string) (*core.Run, Of) {
	t.Helper()
	run := viewtest.Run(t, viewtest.Parse(t, doc))
	list, err := run.TraceBatch(run.Points()[0])
	if err != nil {
		t.Fatal(err)
	}
	return run, Of{Trace: list, Part: 1, Sizes: run.Net.Sizes, Inputs: []string{"x1", "x2"}, Text: core.FormatNumber}
}

// opening is the network that a stranger meets first.
const opening = `{"network":{"hidden":[12],"activation":"tanh","output":"softmax","init":"xavier"},"training":{"loss":"crossentropy","optimizer":{"kind":"adam"}}}`

var networks = []string{
	`{}`, opening, `{"network":{"bias":false}}`, `{"network":{"hidden":[]}}`, `{"network":{"hidden":[4,8,4],"activation":"tanh"}}`,
	`{"network":{"hidden":[64,64,64,64,64,64],"output":"softmax"}}`, `{"training":{"loss":"crossentropy","penalty":"l2","lambda":0.1,"clip":{"kind":"norm","limit":0.01}}}`,
	`{"data":{"features":["x1","x2","x1^2","x2^2","x1*x2","sin(x1)","sin(x2)"]},"network":{"hidden":[2]}}`,
}

// rooms are those of the pulse in page and window: from a phone of 360×640 to a screen of 1920×1080.
var rooms = []layout.Rect{
	layout.R(10, 20, 173, 154), layout.R(10, 20, 320, 116), layout.R(10, 20, 374, 150), layout.R(262, 40, 228, 270), layout.R(0, 30, 287, 380),
	layout.R(0, 0, 322, 560), layout.R(0, 0, 330, 356), layout.R(0, 0, 480, 300), layout.R(0, 0, 540, 390), layout.R(0, 0, 900, 600),
}

// TestNothingOverlaps: at every moment and in every room, neurons, their numbers, those of the lines and the words at the foot lie beside
// each other and within the room, whatever the network; what is not shown is counted where there is room for words.
func TestNothingOverlaps(t *testing.T) {
	for _, doc := range networks {
		_, of := traced(t, doc)
		for _, area := range rooms {
			for at := range of.Trace {
				if len(of.Sizes) > 6 && at%4 > 0 {
					continue // its layers are alike
				}
				for _, of.Part = range []float64{0.2, 1} {
					of.At = at
					p, ok := At(of, area)
					if !ok {
						t.Fatalf("%s: no picture in %v", doc, area)
					}
					checkPicture(t, fmt.Sprintf("%s, %g of %s in %v", doc, of.Part, of.Trace[at].Name, area), &p, of)
				}
			}
		}
	}
}

func checkPicture(t *testing.T, name string, p *Picture, of Of) {
	t.Helper()
	type thing struct {
		name string
		r    layout.Rect
	}
	var all []thing
	add := func(r layout.Rect, name string) {
		if in := p.Area.Inset(-0.01); r.X < in.X || r.Right() > in.Right() || r.Y < in.Y || r.Bottom() > in.Bottom() {
			t.Errorf("%s: %s leaves the room: %v", name, name, r)
		}
		for _, o := range all {
			if r.Inset(0.1).Overlaps(o.r) {
				t.Errorf("%s: %s lies over %s", name, name, o.name)
			}
		}
		all = append(all, thing{name, r})
	}
	for _, k := range p.Cells {
		what := fmt.Sprintf("neuron %d of layer %d", k.Unit, k.Layer)
		add(k.Rect, what)
		if !k.Plate.Empty() && k.Plate != k.Rect {
			add(k.Plate, "the plate of "+what)
		}
		if utf8.RuneCountInString(k.Text) > 9 {
			t.Errorf("%s: %s says %q, which has no room", name, what, k.Text)
		}
	}
	words := ""
	for _, l := range p.Labels {
		add(l.Rect, strconv.Quote(l.Text))
		words += l.Text + "\n"
	}
	lit := 0
	for _, k := range p.Lines {
		if k.Lit {
			lit++
		}
		if math.Abs(k.Value) > 1 || math.IsNaN(k.Value) || k.Old > 1 {
			t.Fatalf("%s: a line carries %g of the largest, and %g before", name, k.Value, k.Old)
		}
		if k.X1 <= k.X0 {
			t.Errorf("%s: a line runs from %g back to %g", name, k.X0, k.X1)
		}
	}
	m := Moments(of.Trace)[of.At]
	if m.Kind == Gradient && lit < of.Sizes[m.Layer-1]*of.Sizes[m.Layer] && p.Area.W > 480 && !strings.Contains(words, "the strongest ") {
		t.Errorf("%s: of the lines %d are shown, and it is not said", name, lit)
	}
	if m.Kind == Gradient && of.Part == 1 && p.Numbered < lit && p.Area.W > 280 && !strings.Contains(words, fmt.Sprintf("+%d ", lit-p.Numbered)) {
		t.Errorf("%s: %d of %d lines have their number, and it is not said", name, p.Numbered, lit)
	}
	if len(of.Sizes) > 3 {
		return
	}
	for l, n := range of.Sizes { // a small network is whole
		shown := 0
		for _, k := range p.Cells {
			if k.Layer == l {
				shown++
			}
		}
		if shown == 0 || shown < n && n <= 3 || shown < n && !strings.Contains(words, fmt.Sprintf("+%d\n", n-shown)) && p.Area.W > 280 {
			t.Errorf("%s: of layer %d are %d of %d in sight", name, l, shown, n)
		}
	}
}

// TestTheSameNeuronsStay: a layer shows the same neurons in all moments of a pulse.
func TestTheSameNeuronsStay(t *testing.T) {
	longtest.Skip(t)
	for _, doc := range networks {
		_, of := traced(t, doc)
		of.Part = 1
		for _, area := range rooms {
			first := map[int]string{}
			for of.At = range of.Trace {
				p, _ := At(of, area)
				now := map[int]string{}
				for _, k := range p.Cells {
					now[k.Layer] += fmt.Sprint(k.Unit, " ")
				}
				for l, units := range now {
					if first[l] == "" {
						first[l] = units
					}
					if first[l] != units {
						t.Fatalf("%s, %s in %v: layer %d shows %s, before %s", doc, of.Trace[of.At].Name, area, l, units, first[l])
					}
				}
			}
		}
	}
}

// TestNumbersStandByTheirNeurons: of a layer whose lines have no room for their numbers, each number that meets others in the next layer
// stands nearer to the neuron that its line comes from than to any other, and its line begins beside it.
func TestNumbersStandByTheirNeurons(t *testing.T) {
	_, of := traced(t, opening)
	of.Part = 1
	seen := 0
	for _, area := range append(rooms, layout.R(0, 0, 196, 210), layout.R(0, 0, 284, 360)) {
		for at, m := range Moments(of.Trace) {
			if of.At = at; m.Layer != 2 || m.Kind != Gradient && m.Kind != Weights && m.Kind != NewWeights && m.Kind != Sum {
				continue
			}
			p, _ := At(of, area)
			for _, k := range p.Lines {
				if !k.Told || p.Numbered == 1 {
					continue
				}
				seen++
				i := slices.IndexFunc(p.Labels, func(l Label) bool {
					return l.Rect.Right() <= k.X0 && l.Rect.Right() > k.X0-4 && math.Abs(l.Rect.Y+labelStep/2-k.Y0) < 1
				})
				if i < 0 {
					t.Errorf("%s in %v: no number where the line of neuron %d begins", m.Name, area, k.From)
					continue
				}
				_, y := p.Labels[i].Rect.Middle()
				for _, c := range p.Cells {
					if c.Layer == 1 && c.Unit != k.From && math.Abs(c.Rect.Y+c.Rect.H/2-y) < labelStep {
						t.Errorf("%s in %v: the number of neuron %d stands beside neuron %d", m.Name, area, k.From, c.Unit)
					}
				}
			}
		}
	}
	if seen < 100 {
		t.Errorf("%d numbers in all", seen)
	}
}

// TestTheMeanIsNotThePoints: once the gradients are those of all points, what a neuron says of the one is named or left out.
func TestTheMeanIsNotThePoints(t *testing.T) {
	_, of := traced(t, opening)
	of.Part = 1
	for _, area := range rooms {
		for at, m := range Moments(of.Trace) {
			if of.At = at; !strings.HasPrefix(m.Name, "mean ") && m.Kind != NewWeights {
				continue
			}
			p, _ := At(of, area)
			said := slices.ContainsFunc(p.Labels, func(l Label) bool { return strings.HasSuffix(l.Text, "this point's values") })
			for _, k := range p.Cells {
				if own := k.Factor == 0 && !k.Lit; !said && own && (k.Text != "" || k.Fill != 0 || k.Truth >= 0) && m.Kind != BiasGrad {
					t.Errorf("%s in %v: neuron %d of layer %d says %q", m.Name, area, k.Unit, k.Layer, k.Text)
				}
			}
			for _, l := range p.Labels {
				if strings.HasPrefix(l.Text, "Y ") {
					t.Errorf("%s in %v: %q", m.Name, area, l.Text)
				}
			}
		}
	}
}

// TestTheNumbersHaveNames: what colored numbers stand under the outputs says the foot, in their colors.
func TestTheNumbersHaveNames(t *testing.T) {
	_, of := traced(t, opening)
	of.Part = 1
	names := func(name string) (list []string) {
		of.At = slices.IndexFunc(of.Trace, func(q core.Quantity) bool { return q.Name == name })
		p, _ := At(of, layout.R(0, 0, 284, 360))
		for _, l := range p.Labels {
			if l.Rect.Y >= p.Area.Bottom()-2*labelStep && !l.Quiet {
				list = append(list, fmt.Sprint(l.Factor, " ", strings.TrimPrefix(l.Text, "■ ")))
			}
		}
		return list
	}
	for name, want := range map[string][]string{
		"h2":        {"0 h2: each class's probability"},
		"dLoss/dh2": {"1 dLoss/dh2"},
		"dLoss/dz2": {"1 dLoss/dh2", "2 dh2/dz2", "0 Σ dLoss/dz2"},
		"dLoss/dW2": {"1 dL/dh2", "2 dh2/dz2", "0 Σ dL/dz2", "3 dz2/dW2"},

		"mean dLoss/dW2": {"0 neurons: this point's values"}, // of whose factors the mean is not made
		"mean dLoss/db2": {"0 mean dLoss/db2"},
		"W2 new":         {"0 neurons: this point's values"},
	} {
		if got := names(name); !slices.Equal(got, want) {
			t.Errorf("%s: the foot says %q, want %q", name, got, want)
		}
	}
}

// TestColorsHaveTheirKey: which factor a colored number is says a swatch at the foot, however narrow it is.
func TestColorsHaveTheirKey(t *testing.T) {
	for _, doc := range networks {
		_, of := traced(t, doc)
		of.Part = 1
		for _, area := range rooms {
			for at, m := range Moments(of.Trace) {
				if of.At = at; len(of.Sizes) > 6 && at%4 > 0 {
					continue
				}
				p, _ := At(of, area)
				colored, keys := map[int]bool{}, map[int]bool{}
				for _, k := range p.Cells {
					if k.Text != "" && !k.Plate.Empty() {
						colored[k.Factor] = true
					}
				}
				for _, l := range p.Labels {
					if strings.HasPrefix(l.Text, swatch) {
						keys[l.Factor] = true
					} else {
						colored[l.Factor] = true
					}
				}
				for f := 1; f <= 3; f++ {
					if colored[f] && !keys[f] {
						t.Errorf("%s, %s in %v: what is factor %d is not said", doc, m.Name, area, f)
					}
				}
			}
		}
	}
}

// TestBeforeAndAfter: as new weights come about the neurons still say what they said before, and are said to; where there is no room to say
// whose numbers they would be there are no empty plates either.
func TestBeforeAndAfter(t *testing.T) {
	run, _ := traced(t, opening)
	for _, all := range []bool{false, true} {
		for _, area := range rooms {
			trace := run.Trace
			if all {
				trace = run.TraceBatch
			}
			list, err := trace(run.Points()[0])
			if err != nil {
				t.Fatal(err)
			}
			of := Of{Trace: list, Part: 1, Sizes: run.Net.Sizes, Inputs: []string{"x1", "x2"}, Text: core.FormatNumber}
			for at, m := range Moments(list) {
				of.At = at
				p, _ := At(of, area)
				if m.Kind == NewWeights && !all && area.H >= 200 && !slices.ContainsFunc(p.Labels, func(l Label) bool { return l.Text == "neurons: before the step" }) {
					t.Errorf("%s in %v: the neurons do not say that they are of before the step", m.Name, area)
				}
				for _, k := range p.Cells {
					if all && m.Phase == core.Update && k.Text == "" && !k.Plate.Empty() && k.Plate != k.Rect && !k.Bare {
						t.Errorf("%s in %v: neuron %d of layer %d has an empty plate", m.Name, area, k.Unit, k.Layer)
					}
				}
			}
		}
	}
}

// TestOneRule: which numbers stand at the lines follows from the room alone: those of all lines, or of those that meet in the neuron which
// the text tells of, or of one line; and in a layer all neurons have the same numbers.
func TestOneRule(t *testing.T) {
	for _, doc := range networks {
		_, of := traced(t, doc)
		for _, area := range rooms {
			for at, m := range Moments(of.Trace) {
				if len(of.Sizes) > 6 && at%4 > 0 {
					continue
				}
				of.At, of.Part = at, 1
				p, _ := At(of, area)
				meet := map[int]int{}
				told, lit, stacks := 0, 0, map[int]map[int]bool{}
				for _, k := range p.Lines {
					if !k.Lit {
						continue
					}
					lit++
					end := k.To
					if m.Kind == Back {
						end = k.From
					}
					if meet[end] += 0; k.Told {
						told++
						meet[end]++
					}
				}
				if told != p.Numbered || told > 1 && told < lit && slices.Max(slices.Collect(maps.Values(meet))) != told {
					t.Errorf("%s, %s in %v: %d of %d lines have numbers, by neurons %v", doc, m.Name, area, told, lit, meet)
				}
				if told == 0 && lit > 0 && area.W > 160 && area.H > 150 {
					t.Errorf("%s, %s in %v: no line has its number", doc, m.Name, area)
				}
				for _, k := range p.Cells {
					if k.Plate.Empty() {
						continue
					}
					n := 0
					for _, l := range p.Labels {
						if x, y := l.Rect.Middle(); l.Center && math.Abs(x-k.Plate.X-k.Plate.W/2) < 0.1 && y > k.Plate.Y && y < k.Plate.Bottom()+6*labelStep && l.Ground {
							n++
						}
					}
					if k.Layer == len(of.Sizes)-1 {
						continue // one lies below the other
					}
					if stacks[k.Layer] == nil {
						stacks[k.Layer] = map[int]bool{}
					}
					stacks[k.Layer][min(n, 1)] = true
				}
				for l, seen := range stacks {
					if len(seen) > 1 {
						t.Errorf("%s, %s in %v: neurons of layer %d have different numbers", doc, m.Name, area, l)
					}
				}
			}
		}
	}
}

// TestALinesNumberIsItsOwn: a number along a line stands where no other line with a number passes, so that nobody takes it for that one's.
func TestALinesNumberIsItsOwn(t *testing.T) {
	for _, doc := range networks {
		_, of := traced(t, doc)
		of.Part = 1
		for _, area := range append(rooms, layout.R(0, 0, 298, 335)) { // the last beside a plane at 1280×720
			for at, m := range Moments(of.Trace) {
				if of.At = at; len(of.Sizes) > 6 && at%4 > 0 {
					continue
				}
				p, _ := At(of, area)
				for _, l := range p.Labels {
					x, y := l.Rect.Middle()
					near := 0
					for _, k := range p.Lines {
						if k.Told && x > k.X0 && x < k.X1 && layout.ToSegment(x, y, k.X0, k.Y0, k.X1, k.Y1) < lineApart-0.01 {
							near++
						}
					}
					if near > 1 {
						t.Errorf("%s, %s in %v: %q stands on %d lines", doc, m.Name, area, l.Text, near)
					}
				}
			}
		}
	}
}

// TestANumberThatIsThereIsSaid: also one near 0, which fills nothing, and a bias in its moment.
func TestANumberThatIsThereIsSaid(t *testing.T) {
	run, of := traced(t, `{"network":{"hidden":[3]}}`)
	run.SetWeight(0, -1, 1, -12)
	list, err := run.Trace(run.Points()[0])
	if err != nil {
		t.Fatal(err)
	}
	of.Trace = list
	for _, area := range rooms {
		for at, m := range Moments(list) {
			of.At = at
			p, _ := At(of, area)
			for _, k := range p.Cells {
				if k.Plate.Empty() || k.Layer != m.Layer || m.Kind != Answer && m.Kind != Biases && m.Kind != NewBiases && m.Kind != BiasGrad {
					continue
				}
				want := core.FormatNumber(list[at].Values[k.Unit])
				if m.Kind == NewBiases {
					d := list[at].Values[k.Unit] - run.Net.B[k.Layer-1][k.Unit]
					want = signed(core.FormatNumber(d), d)
				}
				if k.Text != want && !slices.ContainsFunc(p.Labels, func(l Label) bool { return l.Text == want }) {
					t.Errorf("%s in %v: neuron %d says %q, want %q", m.Name, area, k.Unit, k.Text, want)
				}
			}
		}
	}
}

// TestSumsAreTrue: where an output's dLoss/dz is a sum over all outputs it is said to be one, and all its terms are there; no factor that is
// none stands beside it.
func TestSumsAreTrue(t *testing.T) {
	_, of := traced(t, opening)
	of.Part = 1
	of.At = slices.IndexFunc(of.Trace, func(q core.Quantity) bool { return q.Name == "dLoss/dz2" })
	q := of.Trace[of.At]
	slope, dh := of.Trace[of.At-1], of.Trace[of.At-2]
	for _, area := range rooms {
		p, _ := At(of, area)
		for _, k := range p.Cells {
			if k.Layer != 2 || k.Plate.Empty() {
				continue
			}
			if sum := slope.Values[k.Unit]*dh.Values[0] + slope.Values[2+k.Unit]*dh.Values[1]; math.Abs(sum-q.Values[k.Unit]) > 1e-12 {
				t.Fatal("the terms are others")
			}
			var own []string
			for _, l := range p.Labels {
				if x, y := l.Rect.Middle(); l.Center && l.Ground && math.Abs(x-k.Plate.X-k.Plate.W/2) < 0.1 && y > k.Plate.Y && y < k.Plate.Bottom()+6*labelStep {
					own = append(own, l.Text)
				}
			}
			says := "Σ " + core.FormatNumber(q.Values[k.Unit])
			if k.Text != says && !slices.Contains(own, says) {
				t.Errorf("in %v output %d says %q, want %q", area, k.Unit, own, says)
			}
			if f := core.FormatNumber(slope.Values[k.Unit]); slices.Contains(own, f) != slices.Contains(own, core.FormatNumber(slope.Values[2+k.Unit])) {
				t.Errorf("in %v output %d has one term alone: %q", area, k.Unit, own)
			}
		}
	}
}

// TestTrueNumbers: each line carries its product, its gradient, its change; each neuron is filled to what it says.
func TestTrueNumbers(t *testing.T) {
	run, of := traced(t, `{"network":{"hidden":[3]}}`)
	area := layout.R(0, 0, 900, 600)
	find := func(name string) Picture {
		t.Helper()
		of.At = slices.IndexFunc(of.Trace, func(q core.Quantity) bool { return q.Name == name })
		p, ok := At(of, area)
		if !ok {
			t.Fatalf("no %s", name)
		}
		return p
	}
	values := func(name string) []float64 {
		return of.Trace[slices.IndexFunc(of.Trace, func(q core.Quantity) bool { return q.Name == name })].Values
	}
	has := func(p *Picture, text string) {
		t.Helper()
		if !slices.ContainsFunc(p.Labels, func(l Label) bool { return l.Text == text }) {
			t.Errorf("%s: nothing reads %q", of.Trace[of.At].Name, text)
		}
	}
	x, h1, w1 := values("X"), values("h1"), values("W1")
	for i := range 2 {
		for j := range 3 {
			p := find("z1")
			has(&p, core.FormatNumber(x[i]*w1[i*3+j]))
			p = find("dLoss/dW1")
			has(&p, core.FormatNumber(values("dLoss/dW1")[i*3+j]))
			p = find("W1 new")
			d := values("W1 new")[i*3+j] - run.Net.W[0][i*3+j]
			has(&p, signed(core.FormatNumber(d), d))
		}
	}
	p := find("h1")
	for _, k := range p.Cells {
		if k.Layer == 1 && (k.Fill != h1[k.Unit] || k.Text != core.FormatNumber(h1[k.Unit]) || !k.Lit) {
			t.Errorf("h1[%d] fills to %g and reads %q", k.Unit, k.Fill, k.Text)
		}
		if k.Layer == 2 && (k.Fill != 0 || k.Text != "") {
			t.Errorf("h2[%d] is filled before its time", k.Unit)
		}
	}
	p = find("Loss")
	for _, k := range p.Cells {
		if k.Layer == 2 && (k.Truth != values("Y")[k.Unit] || k.Gap != 1) {
			t.Errorf("the gap of output %d goes to %g", k.Unit, k.Truth)
		}
	}
	p = find("dLoss/dh2")
	has(&p, core.FormatNumber(values("dLoss/dh2")[0]))
	if !slices.ContainsFunc(p.Labels, func(l Label) bool { return l.Factor == 1 && l.Strong }) {
		t.Error("dLoss/dh2 has not the color of the first factor")
	}
	p = find("dLoss/dh1")
	dz := values("dLoss/dz2")
	has(&p, core.FormatNumber(dz[0]*values("W2")[2]))
	of.Part = 0.5
	if p = find("mean dLoss/dW1"); !slices.ContainsFunc(p.Lines, func(l Line) bool { return l.Lit && l.Old > 0 }) {
		t.Error("the one's gradient does not stand behind that of all")
	}
}

// TestMoments: each quantity is a moment of its own, in the phases' order, and each kind occurs.
func TestMoments(t *testing.T) {
	_, of := traced(t, `{"network":{"hidden":[3]}}`)
	list := Moments(of.Trace)
	seen := map[MomentKind]bool{}
	for i, m := range list {
		if m.Name != of.Trace[i].Name {
			t.Errorf("moment %d is %s of %s", i, m.Name, of.Trace[i].Name)
		}
		seen[m.Kind] = true
	}
	for k := Input; k <= NewBiases; k++ {
		if !seen[k] {
			t.Errorf("no moment is of kind %d", k)
		}
	}
	if list[0].Title() != "forward: X" || list[1].Title() != "truth: Y" {
		t.Errorf("the titles begin with %q, %q", list[0].Title(), list[1].Title())
	}
}

// TestUnder: what is pointed at is the neuron or the line that is drawn there.
func TestUnder(t *testing.T) {
	_, of := traced(t, `{"network":{"hidden":[64]}}`)
	p, _ := At(of, layout.R(0, 0, 600, 200))
	k := p.Cells[4]
	x, y := k.Rect.Middle()
	if got := p.Under(x, y, false); got != network.NeuronAt(k.Layer, k.Unit) {
		t.Errorf("under neuron %d of layer %d is %+v", k.Unit, k.Layer, got)
	}
	l := p.Lines[0]
	if got := p.Under(l.X0+(l.X1-l.X0)*0.12, l.Y0+(l.Y1-l.Y0)*0.12, false); got.Kind != network.Weight || got.Layer != l.Layer {
		t.Errorf("under a line is %+v", got)
	}
	if got := p.Under(-50, -50, true); got != (network.Part{}) {
		t.Errorf("beside all is %+v", got)
	}
}

// TestStrip: the lit moment has its name, no two names overlap, and a place leads to the position that stands there.
func TestStrip(t *testing.T) {
	_, of := traced(t, networks[4])
	list := Moments(of.Trace)
	area := layout.R(20, 0, 360, StripHeight)
	for at := range list {
		stops := Strip(area, list, at)
		if stops[at].Name != list[at].Name || !stops[at].Now {
			t.Fatalf("moment %d has no name", at)
		}
		end := math.Inf(-1)
		named := slices.DeleteFunc(slices.Clone(stops), func(s Stop) bool { return s.Name == "" })
		slices.SortFunc(named, func(a, b Stop) int { return int(a.Left - b.Left) })
		for _, s := range named {
			if s.Left < end || s.Left < area.X-0.1 {
				t.Fatalf("at %d, %s stands over another name", at, s.Name)
			}
			end = s.Left + layout.TextWidth(s.Name)
		}
		if got := StripPosition(area, len(list), stops[at].X); got != float64(at) {
			t.Errorf("under stop %d is position %g", at, got)
		}
	}
	if got := StripPosition(area, len(list), 1e9); got != float64(len(list)-1) {
		t.Errorf("beyond the end is position %g", got)
	}
}
