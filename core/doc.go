// Package core is a multilayer perceptron, its training by hand-written backpropagation, and everything that Xorcery
// shows of it. It uses the standard library alone and knows no screen, clock or operating system.
//
// # Symbols
//
// A batch has N rows. A row has D features, K outputs, and passes H neurons in a hidden layer. Matrices are row-major
// float64; a shape is written (rows, columns).
//
//	X   (N, D)   the features of the points           Expand, Set
//	Y   (N, K)   their classes, one-hot
//	W1  (D, H)   the weights into the hidden layer    Params.W[0]
//	b1  (H)      its biases                           Params.B[0]
//	W2  (H, K)   the weights into the output          Params.W[1], and so on for more layers
//
// # Forward
//
// Each layer is a linear step and a curve, and the last one's h is the prediction:
//
//	z1 = X W1 + b1        combine
//	h1 = sigmoid(z1)      sigmoids, or tanhs, relus
//	z2 = h1 W2 + b2       combine
//	h2 = sigmoid(z2)      sigmoids, or softmax
//
// # The loss
//
// The squared loss is halved so that its derivative is plain, and is a mean over the rows; λ weighs a penalty on
// large weights:
//
//	Loss = 1/(2N) Σ(h2 − Y)² + λ/(2N) (ΣW1² + ΣW2²)
//
// The cross-entropy and the other penalties are in loss.go and penalty.go. With [Sum] in place of [Mean] the gradient
// is N times as large; the loss that is reported stays the mean.
//
// # Backward
//
// The chain rule from the loss back to each weight, one factor at a time, every one reusing the one before:
//
//	dLoss/dh2 = (h2 − Y)/N                            dataLoss
//	dLoss/dz2 = dLoss/dh2 ⊙ h2(1 − h2)                multiplyLogistic
//	dLoss/dW2 = h1ᵀ dLoss/dz2                         addProducts
//	dLoss/db2 = the column sums of dLoss/dz2          addSums
//	dLoss/dh1 = dLoss/dz2 W2ᵀ                         combine, with W2 read by rows
//	dLoss/dz1 = dLoss/dh1 ⊙ h1(1 − h1)                multiplyLogistic
//	dLoss/dW1 = Xᵀ dLoss/dz1                          addProducts
//
// then the penalty's gradient is added (penalize), the whole may be clipped (Clip), and an optimizer takes the step,
// in the plainest case
//
//	W ← W − α dLoss/dW                                moments.update
//
// [Run.Step] is all of this in order. [Run.CheckGradient] compares it with differences of the loss, so that a wrong
// factor cannot hide; it fails for the penalty [Published], which is not the gradient of any loss, and that is a
// lesson of its own. [Slice] is the loss along one weight, with that slope.
//
// # How the rows lie
//
// All activations are neuron-major: the rows of one neuron lie side by side, so the same loops that train on a batch
// evaluate the pixels of a picture ([Raster]). Rows go through the network in blocks of 128, padded to a multiple of
// four, and every sum over rows is four partial sums by the row's number modulo 4, added as (s0+s1)+(s2+s3), block
// after block. Nothing is allocated in a step.
//
// # The same bits everywhere
//
// A project and a number of steps give the same weights to the last bit on every processor. The order of every sum is
// fixed; exp, log, sin, sigmoid and tanh are this package's own; a product that meets a sum is written float64(a*b) +
// c, which keeps a compiler from fusing the two; and random numbers come from numpy's legacy generator ([Numpy]),
// whose streams the article's data and weights are drawn from.
//
// # Where to start
//
// [NewRun] makes a [Run] from a [Project], the document that is also the saved file and the link; [Run.Step] trains,
// [Run.Evaluate] measures, [Raster] draws.
//
//   - Every number of one step, by its name in the article: [Run.Trace]; the lines of code that made it: [Source].
//   - How a run fares: [Run.Health] at one step, [Watch] over all of them, [Diagnose], at once, or [Examine], in pieces, with what may help, and
//     [Snapshots] to have any step again.
//   - Kept and shared: [ParseProject] and [Project.JSON], [ParseLink] and [Project.Link]; points as text: [ReadCSV] and
//     [WriteCSV]; numbers as they are typed: [ParseNumber].
//   - What each neuron sees of the plane: [Raster.Activations]; the points as a hidden layer sees them: [Raster.Layer]; the network
//     with neurons switched off: [Without].
//
// A [Run], and every [Raster], [Watch] and [Snapshots] of it, share memory that they use again and again: only one
// goroutine may use them at a time.
package core
