package figure

import (
	"fmt"
	"image"
	"testing"

	"xorcery/core"
	"xorcery/wasm/app"
)

var sizesMeasured = [][]int{{2, 3, 2}, {2, 50, 2}, {2, 32, 32, 2}, {2, 64, 64, 64, 64, 64, 64, 2}}

// A frame's share of the neurons' maps: bounded, whatever the network.
func BenchmarkMaps(b *testing.B) {
	for _, sizes := range sizesMeasured {
		b.Run(fmt.Sprint(sizes), func(b *testing.B) {
			net := core.NewMLP(sizes, core.Sigmoid, core.SigmoidOutput, true)
			net.Initialize(core.InitXavier, 1, 1)
			raster := core.NewRaster(net, core.AllFeatures[:2])
			rows := mapRows(net, false)
			h := make([][]float64, len(sizes))
			for l, n := range sizes {
				h[l] = make([]float64, n*rows*mapSide)
			}
			view := core.Rect{MinX1: -3, MinX2: -3, MaxX1: 3, MaxX2: 3}
			for b.Loop() {
				raster.Activations(h, mapSide, rows, view)
			}
			b.ReportMetric(float64((mapSide+rows-1)/rows), "frames/whole")
		})
	}
}

// A frame's share of the rolling picture that stands in for the shader, and of a picture at 500 pixels.
func BenchmarkRefine(b *testing.B) {
	for _, sizes := range sizesMeasured {
		b.Run(fmt.Sprint(sizes), func(b *testing.B) {
			net := core.NewMLP(sizes, core.Sigmoid, core.SigmoidOutput, true)
			net.Initialize(core.InitXavier, 1, 1)
			r := refined{raster: core.NewRaster(net, core.AllFeatures[:2])}
			state := &app.State{Attention: app.Attention{Plane: core.Rect{MinX1: -3, MinX2: -3, MaxX1: 3, MaxX2: 3}}}
			side := rollingSide(pixelWork(net, false), 500)
			img := image.NewRGBA(image.Rect(0, 0, side, side))
			rows := bandRows(pixelWork(net, false), side)
			for b.Loop() {
				r.paint(nil, state, img, 0, rows)
			}
			b.ReportMetric(float64(side), "pixels/side")
			b.ReportMetric(float64((side+rows-1)/rows), "frames/whole")
		})
	}
}
