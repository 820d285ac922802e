package core

// Rect is a part of the plane: what a picture shows.
type Rect struct{ MinX1, MinX2, MaxX1, MaxX2 float64 }

// Raster evaluates a network over a grid of pixels. Row 0 is the top (largest x2); a pixel is evaluated at its center. It reads
// the network's present weights at each call; a network of another shape needs another Raster. After the first call of a size nothing is allocated.
type Raster struct {
	net      *MLP
	features []Feature
	lanes    *lanes
	point    []float64 // the features of one pixel
	rows     [2][]float64
}

// NewRaster makes a Raster for a network that sees the given features. It panics if their number is not the network's inputs.
func NewRaster(net *MLP, features []Feature) *Raster {
	if len(features) != net.Sizes[0] {
		panic("core: NewRaster: the features are not as many as the network's inputs")
	}
	return &Raster{net: net, features: features, lanes: newLanes(net, false), point: make([]float64, len(features))}
}

// Classes is the number of probabilities of a pixel: the outputs, or 2 for a single output h, which stands for (h, 1−h).
func (r *Raster) Classes() int { return max(r.net.Sizes[len(r.net.Sizes)-1], 2) }

// Probabilities fills dst, (height, width, Classes): the outputs h of each pixel, divided by their sum.
func (r *Raster) Probabilities(dst []float64, width, height int, view Rect) {
	row := width * r.Classes()
	if len(dst) != row*height {
		panic("core: Raster.Probabilities: dst is not height·width·classes long")
	}
	for y := range height {
		r.probabilityRow(dst[y*row:(y+1)*row], width, y, height, view)
	}
}

// PredictPoint writes the probabilities of the point (x1, x2) to dst, Classes long.
func (r *Raster) PredictPoint(dst []float64, x1, x2 float64) {
	if len(dst) != r.Classes() {
		panic("core: Raster.PredictPoint: dst is not as long as the classes")
	}
	r.probabilityRow(dst, 1, 0, 1, Rect{x1, x2, x1, x2})
}

// Neuron fills dst, (height, width), with the activation h of one neuron: layer 1 is the first after the inputs, layer 0 the features.
func (r *Raster) Neuron(dst []float64, layer, unit, width, height int, view Rect) {
	if len(dst) != width*height || layer < 0 || layer >= len(r.net.Sizes) || unit < 0 || unit >= r.net.Sizes[layer] {
		panic("core: Raster.Neuron: no such neuron, or dst is not height·width long")
	}
	for y := range height {
		for x := 0; x < width; x += blockRows {
			used := min(blockRows, width-x)
			r.load(x, used, width, y, height, view)
			r.lanes.forward()
			copy(dst[y*width+x:], r.lanes.h[layer][unit*r.lanes.rows:][:used])
		}
	}
}

// load puts the features of pixels x … x+used−1 of row y into the lanes.
func (r *Raster) load(x, used, width, y, height int, view Rect) {
	a := r.lanes
	a.resize(used)
	x2 := view.MaxX2 - float64((float64(y)+0.5)/float64(height)*(view.MaxX2-view.MinX2))
	for n := range a.rows {
		x1 := view.MinX1 + float64((float64(x+min(n, used-1))+0.5)/float64(width)*(view.MaxX1-view.MinX1))
		Expand(r.point, r.features, x1, x2)
		for i, v := range r.point {
			a.h[0][i*a.rows+n] = v
		}
	}
}

// probabilityRow fills dst, (width, Classes), with row y of a picture height pixels high. A width or y beyond the picture is evaluated beyond the view.
func (r *Raster) probabilityRow(dst []float64, width, y, height int, view Rect) {
	r.probabilityPart(dst, len(dst)/r.Classes(), width, y, height, view)
}

// probabilityPart is probabilityRow for the first count pixels of a row of width; count may go beyond it.
func (r *Raster) probabilityPart(dst []float64, count, width, y, height int, view Rect) {
	a, last := r.lanes, len(r.net.Sizes)-1
	outputs, classes := r.net.Sizes[last], r.Classes()
	for x := 0; x < count; x += blockRows {
		used := min(blockRows, count-x)
		r.load(x, used, width, y, height, view)
		a.forward()
		h := a.h[last]
		for n := range used {
			p := dst[(x+n)*classes:][:classes]
			switch {
			case outputs == 1:
				p[0], p[1] = h[n], 1-h[n]
			case r.net.Out == SoftmaxOutput:
				for k := range p {
					p[k] = h[k*a.rows+n]
				}
			default:
				total := 0.0
				for k := range p {
					p[k] = h[k*a.rows+n]
					total += p[k]
				}
				for k := range p {
					p[k] /= total
				}
			}
		}
	}
}
