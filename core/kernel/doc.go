// Package kernel compiles a network: it writes, for one shape and one way of training, a WebAssembly module whose steps are
// those of core's Run.Step to the last bit, several times as fast. It uses the standard library alone and runs nothing
// itself; a host compiles the module and gives an [Instance].
//
//	m := kernel.NewModule(run)     the module's bytes: m.Code()
//	k := kernel.New(m, instance)   at work in a host
//	n, err := k.Steps(run, 1000)   steps, with their reports: k.Report(i)
//
// # Pictures
//
// A module of its own, a [Surface], evaluates a network over the pixels of a picture in float32, four at a time, and colors them:
//
//	m := kernel.NewSurfaceModule(net, features)
//	s := kernel.NewSurface(m, instance)
//	s.Paint(img, net, view, colors)   where s.Paints(net, view, width, height)
//
// It need not have core's bits; core's raster is its reference. Its methods are named as the kernel's are.
//
// # How it reads
//
// Each of core's bricks has a method of the same name that writes its code: forward, combine, sigmoid, softmax, dataLoss,
// backward, penalize, update. Values of the language are code, so that an expression is written as the equation is:
//
//	z = z.plus(x.times(weight))
//
// A shape's sizes are constants of the code; small networks on four points are written out without a loop, others with loops
// over neurons and rows. What training may change (rates, strengths, limits, the points) is in the module's memory.
//
// # The same bits
//
// WebAssembly rounds every operation by itself and fuses none. Two vectors of two numbers hold the four rows that core works on
// side by side, so the partial sums by the row's number modulo 4 are the vectors' places, and every sum runs in core's order. The
// sign of a zero may differ inside, where no sum shows it. Rates and the rows of a batch come from core itself ([core.Run.Turn]), step by
// step; how a run ends is core's too ([core.Run.Took]).
//
// # What makes it fast
//
// In V8 constants come from memory rather than from the code, and are fetched once for four rows. In wazero, which checks
// each address, fixed addresses have one origin and the highest comes first. Sums of few weights share a pass over the
// rows. A wide layer goes group by group, so that what all its neurons read stays in the nearest cache, and on the way back
// a layer's gradient takes the place of its activations. All else is core's arithmetic.
package kernel
