package kernel

import (
	"encoding/binary"
	"image/color"
	"math"

	"xorcery/core"
)

// task is a call of a surface in the making.
type task struct {
	*Surface
	what          int
	view          core.Rect
	width, height int
	end           int // bytes of a row of shares that are worked out
	stride        int // from share to share
	pitch         int // of what is left, from row to row
	neurons       []Neuron
}

// newTask begins a call: the weights and the rows' places are told.
func (s *Surface) newTask(what int, net *core.MLP, view core.Rect, width, height int) *task {
	t := &task{Surface: s, what: what, view: view, width: width, height: height, pitch: 4 * width}
	columns := width
	if t.edged() {
		columns++ // the difference to the right
	}
	t.end = 4 * ((columns + spanPixels - 1) / spanPixels * spanPixels)
	t.stride = t.end
	if what == runShares {
		t.pitch = s.shape.classes() * t.stride
	}
	size := s.plan.along - s.plan.settings
	if cap(s.out) < size {
		s.out = make([]byte, size)
	}
	s.out = s.out[:size]
	t.weights(net)
	return t
}

func (t *task) edged() bool { return t.what == runEdge || t.what == runCrispEdge }

func (t *task) word(at, x int) { binary.LittleEndian.PutUint32(t.out[at:], uint32(x)) }

func (t *task) number(at int, x float64) { t.word(at, int(math.Float32bits(float32(x)))) }

func (t *task) color(at int, c color.RGBA) {
	for i, v := range channels(c) {
		t.number(at+4*i, v)
	}
}

// pictureBytes is the room of a picture: the last span of a row may reach beyond it.
func (t *task) pictureBytes() int { return t.height*t.pitch + 2*spanBytes }

// weights tells the weights, each layer's in its unit, and what the first layer's become along a row.
func (t *task) weights(net *core.MLP) {
	p, k := &t.plan, &t.shape
	from := p.weights - p.settings
	clear(t.out[from:][:4*p.first*(1+len(p.rows))])
	unit := k.unit(0)
	ins := len(p.columns)
	outs := net.Sizes[1]
	sums := make([]float64, p.first*(1+len(p.rows)))
	for o := range outs {
		if net.B != nil {
			sums[place(o, outs, ins, 0)] = net.B[0][o] * unit
		}
		for i, s := range p.places {
			w := net.W[0][i*outs+o] * unit
			sums[p.first*(1+s.row)+place(o, outs, ins, 1+s.column)] += w
		}
	}
	for i, x := range sums {
		t.number(from+4*i, x)
	}
	for l := 1; l < len(net.W); l++ {
		ins, outs := net.Sizes[l], net.Sizes[l+1]
		at := p.later[l] - p.settings
		unit := k.unit(l)
		for o := range outs {
			bias := 0.0
			if net.B != nil {
				bias = net.B[l][o] * unit
			}
			t.number(at+4*place(o, outs, ins, 0), bias)
			for i := range ins {
				t.number(at+4*place(o, outs, ins, 1+i), net.W[l][i*outs+o]*unit)
			}
		}
	}
}

// place is where neuron o of a layer has its bias, at 0, and its weights, from 1 on: neurons that share a pass stand side by side.
func place(o, outs, ins, i int) int {
	first := o / together * together
	return first*(1+ins) + i*min(together, outs-first) + o - first
}

// run takes the call and gives the place of what it has left.
func (t *task) run() (at int, err error) {
	p := &t.plan
	jobs := p.shares + 2*t.shape.classes()*t.stride + spanBytes
	at = jobs + jobBytes*len(t.neurons)
	end := at + max(len(t.neurons), 1)*t.pictureBytes()
	t.word(setEnd, t.end)
	t.word(setStride, t.stride)
	t.word(setTarget, at)
	t.word(setPitch, t.pitch)
	t.word(setJobs, len(t.neurons))
	t.word(setJobsAt, jobs)
	if t.what == runMaps {
		t.word(setTarget, 0) // a job has its own
	}
	write := func(at int, data []byte) {
		if err == nil && len(data) > 0 {
			err = t.instance.Write(at, data)
		}
	}
	if end > t.size {
		write(end-1, []byte{0})
		t.size = end
	}
	write(p.settings, t.out)
	if now := (columns{t.view, t.width}); t.held != now {
		for i, list := range t.columns() {
			write(p.column+i*sideBytes, list)
		}
		t.held = now
	}
	write(p.row, t.rows())
	write(jobs, t.jobs(at))
	if err != nil {
		t.held, t.size = columns{}, 0
		return 0, err
	}
	_, err = t.instance.Run(t.what, t.height)
	return at, err
}

// columns are the columns' numbers, at the pixels' centers, some pixels more than there are.
func (t *task) columns() [][]byte {
	list := make([][]byte, len(t.plan.columns))
	numbers := make([]float64, len(list))
	for n := range t.width + 2*spanPixels {
		x1 := t.view.MinX1 + (float64(n)+0.5)/float64(t.width)*(t.view.MaxX1-t.view.MinX1)
		core.Expand(numbers, t.plan.columns, x1, 0)
		for i, x := range numbers {
			list[i] = binary.LittleEndian.AppendUint32(list[i], math.Float32bits(float32(x)))
		}
	}
	return list
}

// rows are the rows' numbers, and those of the row below the last.
func (t *task) rows() []byte {
	var list []byte
	numbers := make([]float64, len(t.plan.rows))
	for y := range t.height + 1 {
		x2 := t.view.MaxX2 - (float64(y)+0.5)/float64(t.height)*(t.view.MaxX2-t.view.MinX2)
		core.Expand(numbers, t.plan.rows, 1, x2) // x1 = 1 leaves x2 in the place of x1·x2
		for _, x := range numbers {
			list = binary.LittleEndian.AppendUint32(list, math.Float32bits(float32(x)))
		}
	}
	return list
}

// jobs are the neurons to be shown, from low at −1 to high at 1, and where their pictures go.
func (t *task) jobs(at int) []byte {
	var list []byte
	for i, n := range t.neurons {
		list = binary.LittleEndian.AppendUint32(list, uint32(t.plan.h[n.Layer]+spanBytes*n.Unit))
		list = binary.LittleEndian.AppendUint32(list, uint32(at+i*t.pictureBytes()))
		scale := 2 / (n.High - n.Low)
		list = binary.LittleEndian.AppendUint32(list, math.Float32bits(float32(scale)))
		list = binary.LittleEndian.AppendUint32(list, math.Float32bits(float32(-(n.Low+n.High)/2*scale)))
	}
	return list
}
