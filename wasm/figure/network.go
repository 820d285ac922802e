package figure

import (
	_ "embed"
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"xorcery/core"
	"xorcery/wasm/app"
)

//go:embed lines.kage
var linesSource []byte

// network draws the neurons as small maps of what each sees over the plane, and the weights between them as lines: blue
// positive, orange negative, the wider the larger.
type network struct {
	shader   *ebiten.Shader
	vertices []ebiten.Vertex
	indices  []uint32
	raster   *core.Raster
	h        [][]float64 // h[l] is (neurons, rows of a frame, mapSide)
	pixels   []byte
	cause    mapsCause
	flat     []float64     // the weights of the last frame
	row      int           // of all maps: where the next rows begin
	fresh    int           // rows of all maps that were evaluated with the present weights
	more     bool          // another frame would renew more rows
	atlas    *ebiten.Image // all maps below each other, one column a layer
}

const (
	mapSide  = 24    // pixels of a neuron's map
	mapsWork = 1.5e6 // multiplications of a frame
)

// mapsCause is what the maps depend on beside the weights.
type mapsCause struct {
	net      *core.MLP
	features string
	view     core.Rect
	dark     bool
}

func newNetwork() (*network, error) {
	shader, err := ebiten.NewShader(linesSource)
	if err != nil {
		return nil, fmt.Errorf("the weights' shader: %w", err)
	}
	return &network{shader: shader}, nil
}

func (n *network) draw(c *canvas, s *app.State) {
	area := s.Layout.Network
	columns := s.Columns()
	if columns == nil {
		return
	}
	net := s.Run.Net
	title := "network"
	c.text(title, area.X, area.Y+titleGap-4, style{size: normal, bold: true, color: c.theme.Ink, mid: true})
	c.text(shapeText(net), area.Right(), area.Y+titleGap-4,
		style{size: normal, color: c.theme.Muted, align: text.AlignEnd, mid: true})
	n.weights(c, s, columns)
	n.evaluate(c, s)
	for l, column := range columns {
		for _, k := range column.Neurons {
			n.neuron(c, s, k)
			n.label(c, s, l, len(columns)-1, k)
		}
		if column.Hidden > 0 {
			c.text(fmt.Sprintf("+%d", column.Hidden), column.Note.X+column.Note.W/2, column.Note.Y+column.Note.H/2,
				style{color: c.theme.Muted, align: text.AlignCenter, mid: true})
		}
	}
	n.reading(c, s, columns)
}

// shapeText is the network in words: 2-3-2 sigmoid.
func shapeText(net *core.MLP) string {
	t := ""
	for i, n := range net.Sizes {
		if i > 0 {
			t += "-"
		}
		t += fmt.Sprint(n)
	}
	return t + " " + string(net.Hidden)
}

// weights draws the lines between the shown neurons, the largest of the whole network 6 pixels wide.
func (n *network) weights(c *canvas, s *app.State, columns []app.Column) {
	net := s.Run.Net
	largest := 0.0
	for _, w := range net.W {
		for _, v := range w {
			largest = max(largest, math.Abs(v))
		}
	}
	if !(largest > 0) || math.IsInf(largest, 0) {
		return
	}
	n.vertices, n.indices = n.vertices[:0], n.indices[:0]
	for l := range net.W {
		out := net.Sizes[l+1]
		for _, a := range columns[l].Neurons {
			for _, b := range columns[l+1].Neurons {
				w := net.W[l][a.Unit*out+b.Unit] / largest
				clr := c.theme.Classes[1]
				if w < 0 {
					clr = c.theme.Classes[0]
				}
				x0, y0, x1, y1 := app.WeightLine(a, b)
				n.line(c, x0, y0, x1, y1,
					max(math.Abs(w)*6, 0.5), mix(c.theme.Paper, clr, 0.25+0.6*math.Abs(w)))
			}
		}
	}
	// The line under the pointer and the selected one stand out, in ink, with their color inside.
	for _, part := range [2]app.Part{s.Selected, s.Hovered} {
		a, b, ok := ends(columns, part)
		if !ok {
			continue
		}
		w := net.W[part.Layer-1][part.From*net.Sizes[part.Layer]+part.To] / largest
		clr := c.theme.Classes[1]
		if w < 0 {
			clr = c.theme.Classes[0]
		}
		x0, y0, x1, y1 := app.WeightLine(a, b)
		width := max(math.Abs(w)*6, 1.5)
		n.line(c, x0, y0, x1, y1, width+3, c.theme.Ink)
		n.line(c, x0, y0, x1, y1, width, clr)
	}
	if len(n.indices) > 0 {
		c.dst.DrawTrianglesShader32(n.vertices, n.indices, n.shader, nil)
	}
}

func (n *network) line(c *canvas, x0, y0, x1, y1, width float64, clr color.RGBA) {
	x0, y0, x1, y1 = x0*c.scale, y0*c.scale, x1*c.scale, y1*c.scale
	half := width * c.scale / 2
	length := math.Hypot(x1-x0, y1-y0)
	if length == 0 {
		return
	}
	reach := half + 1
	nx, ny := -(y1-y0)/length*reach, (x1-x0)/length*reach
	at := uint32(len(n.vertices))
	for _, k := range [4]struct{ x, y, side float64 }{{x0, y0, 1}, {x0, y0, -1}, {x1, y1, 1}, {x1, y1, -1}} {
		n.vertices = append(n.vertices, ebiten.Vertex{
			DstX: float32(k.x + k.side*nx), DstY: float32(k.y + k.side*ny), SrcY: float32(k.side * reach),
			ColorR: float32(clr.R) / 255, ColorG: float32(clr.G) / 255, ColorB: float32(clr.B) / 255, ColorA: 1,
			Custom0: float32(half),
		})
	}
	n.indices = append(n.indices, at, at+1, at+2, at+1, at+3, at+2)
}

// evaluate renews the maps. One pass of the network gives the same rows of all of them; where a frame cannot afford all
// rows they have their turn one after another, so a large network's maps are whole a few frames later.
func (n *network) evaluate(c *canvas, s *app.State) {
	net := s.Run.Net
	cause := mapsCause{net, fmt.Sprint(s.Project.Data.Features), s.Plane, s.Dark}
	rows := mapRows(net)
	if cause != n.cause {
		if n.cause.net != net || n.cause.features != cause.features {
			n.prepare(net, s.Project.Data.Features, rows)
		}
		n.cause, n.row, n.fresh = cause, 0, 0
	}
	if !sameBits(n.flat, net.Flat) {
		n.flat, n.fresh = append(n.flat[:0], net.Flat...), 0
	}
	if n.fresh < mapSide {
		n.renew(c, s, min(rows, mapSide-n.row))
		n.atlas.WritePixels(n.pixels)
	}
	n.more = n.fresh < mapSide
}

// mapRows is how many rows of all maps a frame can afford.
func mapRows(net *core.MLP) int {
	return min(max(int(mapsWork/(work(net)*mapSide)), 1), mapSide)
}

// prepare makes room for a network's maps: an atlas with a column a layer.
func (n *network) prepare(net *core.MLP, features []core.Feature, rows int) {
	n.raster = core.NewRaster(net, features)
	n.h = make([][]float64, len(net.Sizes))
	tall := 0
	for l, size := range net.Sizes {
		n.h[l] = make([]float64, size*rows*mapSide)
		tall = max(tall, size)
	}
	if n.atlas != nil {
		n.atlas.Deallocate()
	}
	n.atlas = ebiten.NewImage(len(net.Sizes)*mapSide, tall*mapSide)
	n.pixels = make([]byte, 4*len(net.Sizes)*mapSide*tall*mapSide)
}

// renew evaluates the next rows of all maps.
func (n *network) renew(c *canvas, s *app.State, rows int) {
	net, v := s.Run.Net, s.Plane
	pixel := (v.MaxX2 - v.MinX2) / mapSide
	band := core.Rect{MinX1: v.MinX1, MaxX1: v.MaxX1, MaxX2: v.MaxX2 - float64(n.row)*pixel, MinX2: v.MaxX2 - float64(n.row+rows)*pixel}
	for l, size := range net.Sizes {
		n.h[l] = n.h[l][:size*rows*mapSide]
	}
	n.raster.Activations(n.h, mapSide, rows, band)
	width := len(net.Sizes) * mapSide
	for l, size := range net.Sizes {
		lo, hi := activationRange(s, l)
		for i := range size {
			for p, v := range n.h[l][i*rows*mapSide : (i+1)*rows*mapSide] {
				clr := mapColor(c.theme, (v-lo)/(hi-lo))
				at := 4 * ((i*mapSide+n.row+p/mapSide)*width + l*mapSide + p%mapSide)
				n.pixels[at], n.pixels[at+1], n.pixels[at+2], n.pixels[at+3] = clr.R, clr.G, clr.B, 255
			}
		}
	}
	n.row, n.fresh = (n.row+rows)%mapSide, n.fresh+rows
}

// activationRange is what a layer's maps show from orange to blue, the paper's color halfway.
func activationRange(s *app.State, layer int) (lo, hi float64) {
	net := s.Run.Net
	switch {
	case layer == 0:
		return s.Plane.MinX1, s.Plane.MaxX1
	case layer == len(net.Sizes)-1, net.Hidden == core.Sigmoid:
		return 0, 1
	case net.Hidden == core.Tanh:
		return -1, 1
	}
	return -4, 4
}

// mapColor is orange at 0, paper at a half, blue at 1; what is not a number is gray.
func mapColor(t Theme, f float64) color.RGBA {
	switch {
	case f != f:
		return t.Muted
	case f < 0.5:
		return mix(t.Paper, t.Classes[0], min(1-2*f, 1)*0.85)
	}
	return mix(t.Paper, t.Classes[1], min(2*f-1, 1)*0.85)
}

// ends are the shown neurons between which a weight's line runs.
func ends(columns []app.Column, part app.Part) (a, b app.Neuron, ok bool) {
	if part.Kind != app.WeightPart || part.Layer >= len(columns) {
		return a, b, false
	}
	from, to := columns[part.Layer-1].Neurons, columns[part.Layer].Neurons
	if part.From >= len(from) || part.To >= len(to) {
		return a, b, false // thinned out
	}
	return from[part.From], to[part.To], true
}

func (n *network) neuron(c *canvas, s *app.State, k app.Neuron) {
	x, y, w, h := c.pixels(k.Rect)
	here := app.Part{Kind: app.NeuronPart, Layer: k.Layer, To: k.Unit}
	switch here {
	case s.Selected, s.Hovered:
		c.fill(k.Rect.Inset(-3), c.theme.Accent)
		c.fill(k.Rect.Inset(-1), c.theme.Paper)
	default:
		c.fill(k.Rect.Inset(-1), c.theme.Muted)
	}
	at := image.Pt(k.Layer*mapSide, k.Unit*mapSide)
	part := n.atlas.SubImage(image.Rectangle{Min: at, Max: at.Add(image.Pt(mapSide, mapSide))}).(*ebiten.Image)
	var op ebiten.DrawImageOptions
	op.GeoM.Scale(float64(w)/mapSide, float64(h)/mapSide)
	op.GeoM.Translate(float64(x), float64(y))
	op.Filter = ebiten.FilterLinear
	c.dst.DrawImage(part, &op)
}

// label names the inputs and the outputs.
func (n *network) label(c *canvas, s *app.State, l, last int, k app.Neuron) {
	st := style{color: c.theme.Muted, mid: true}
	y := k.Rect.Y + k.Rect.H/2
	switch {
	case l == 0:
		st.align = text.AlignEnd
		c.text(app.FeatureName(s.Project.Data.Features[k.Unit]), k.Rect.X-6, y, st)
	case l == last && k.Unit < len(c.theme.Classes):
		c.fill(app.Rect{X: k.Rect.Right() + 5, Y: k.Rect.Y, W: 4, H: k.Rect.H}, c.theme.Classes[k.Unit])
	}
}

// reading is what the hovered or selected part says, beside it, with the number being typed.
func (n *network) reading(c *canvas, s *app.State, columns []app.Column) {
	part := s.Hovered
	if part.Kind == app.NoPart {
		part = s.Selected
	}
	if len(s.Reading) == 0 {
		return
	}
	area := s.Layout.Network
	x, y := area.X+area.W/2, area.Y+30 // of a part that is thinned out
	if a, b, ok := ends(columns, part); ok {
		x0, y0, x1, y1 := app.WeightLine(a, b)
		x, y = (x0+x1)/2, (y0+y1)/2
	} else if part.Kind == app.NeuronPart && part.To < len(columns[part.Layer].Neurons) {
		r := columns[part.Layer].Neurons[part.To].Rect
		x, y = r.Right(), r.Y
	}
	lines := slices.Clone(s.Reading)
	if s.Entry != nil && part == s.Selected {
		caret := "|"
		if s.Entry.Fresh {
			lines = append(lines, "type: ["+s.Entry.Text+"]  Enter sets it")
		} else {
			lines = append(lines, "type: "+s.Entry.Text+caret+"  Enter sets it")
		}
	}
	w, h := s.Size()
	c.note(lines, x, max(y-10, area.Y), app.Rect{W: w, H: h - 4})
}
