package core

// Activations fills dst[l], (Sizes[l], height, width), with the activations h of every neuron over a grid of pixels, in
// one pass of the network: the small maps of what each neuron sees. Layer 0 is the features.
func (r *Raster) Activations(dst [][]float64, width, height int, view Rect) {
	for l, size := range r.net.Sizes {
		if len(dst[l]) != size*width*height {
			panic("core: Raster.Activations: a layer of dst is not neurons·height·width long")
		}
	}
	for y := range height {
		for x := 0; x < width; x += blockRows {
			used := min(blockRows, width-x)
			r.load(x, used, width, y, height, view)
			r.lanes.forward()
			for l, size := range r.net.Sizes {
				for i := range size {
					copy(dst[l][(i*height+y)*width+x:], r.lanes.h[l][i*r.lanes.rows:][:used])
				}
			}
		}
	}
}
