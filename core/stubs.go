package core

import (
	"image"
	"image/color"
	"io"
)

// ---- helper DATA owns these -------------------------------------------------------------------------------

// Link packs the project into a URL-safe text (compressed, base64url); keys at their defaults are left out.
func (p Project) Link() string { panic("stub") }

// ParseLink is the inverse of Link.
func ParseLink(s string) (Project, error) { panic("stub") }

// ReadCSV reads lines x1,x2,class (a header line is allowed); errors name the line.
func ReadCSV(r io.Reader) ([]Point, error) { panic("stub") }

// WriteCSV writes what ReadCSV reads.
func WriteCSV(w io.Writer, points []Point) error { panic("stub") }

// ---- helper MATH owns these -------------------------------------------------------------------------------

// Params holds every weight and bias of a network. Gradients and optimizer moments have the same type.
type Params struct {
	W    [][]float64 // W[l] is (fanIn, fanOut), row-major
	B    [][]float64 // B[l] is (fanOut); B is nil without biases
	Flat []float64   // the memory that W and B are carved from: W1 b1 W2 b2 …
}

// Name is the name of Flat[i], as "W1[0,7]" or "b2[1]".
func (p Params) Name(i int) string { panic("stub") }

// MLP is a multilayer perceptron.
type MLP struct {
	Sizes  []int // D, the hidden layers, K
	Hidden Activation
	Out    Output
	Params
}

func NewMLP(sizes []int, hidden Activation, output Output, bias bool) *MLP { panic("stub") }

// Set is points as the network sees them.
type Set struct {
	Points []Point
	X      []float64 // features; layout is MATH's choice, documented
	N      int
}

// Run is a project at work: its points, its network and where its training stands.
type Run struct {
	Net   *MLP
	Train *Set
	Test  *Set
}

// NewRun starts (or, with weights, goes on with) the run of p.
func NewRun(p Project) (*Run, error) { panic("stub") }

// Step takes one gradient step. It allocates nothing. After the first non-finite number it does nothing more.
func (r *Run) Step() Report { panic("stub") }

// Report is what one step saw before its update.
type Report struct {
	Step      int     // the number of the step just taken, from 1
	Loss      float64 // DataLoss + Penalty, of the step's batch, before the update
	DataLoss  float64
	Penalty   float64
	GradNorm  float64 // of the whole gradient that was applied (after clipping)
	MaxWeight float64 // largest |W| after the update
	NonFinite string  // name of the first number that is not finite ("loss", "W1[0,7]"); "" while all is well
}

// Metrics are taken over all training points and all test points, after the last update.
type Metrics struct {
	Loss, DataLoss, Penalty, Accuracy float64
	TestLoss, TestAccuracy            float64 // NaN without test points
}

func (r *Run) StepCount() int { panic("stub") }

// Evaluate measures the network over all points.
func (r *Run) Evaluate() Metrics { panic("stub") }

// Classify writes the predicted class of every point (all of them, in Data.Make order) to dst.
func (r *Run) Classify(dst []int) { panic("stub") }

// Points are all points in Data.Make order; IsTrain runs beside it.
func (r *Run) Points() []Point { panic("stub") }
func (r *Run) IsTrain() []bool { panic("stub") }

// Project is the run as a document, with step and weights.
func (r *Run) Project() Project { panic("stub") }

// SetData replaces the points; the weights stay wherever the shape allows (an output for a new class is added).
func (r *Run) SetData(d Data) error { panic("stub") }

// SetTraining changes how the run trains; the weights stay.
func (r *Run) SetTraining(t Training) error { panic("stub") }

// Rect is a part of the plane: what a picture shows.
type Rect struct{ MinX1, MinX2, MaxX1, MaxX2 float64 }

// Raster evaluates a network over a grid of pixels. Row 0 is the top (largest x2); a pixel is evaluated at its center.
type Raster struct{}

func NewRaster(net *MLP, features []Feature) *Raster { panic("stub") }

// Probabilities fills dst, (height, width, K): the outputs h of each pixel, normalized to sum to 1.
func (r *Raster) Probabilities(dst []float64, width, height int, view Rect) { panic("stub") }

// Paint fills img with the picture of the decision surface: class colors by confidence over paper, the edge where
// the winning class changes in ink. The Kage shader of the figure computes the same colors.
func (r *Raster) Paint(img *image.RGBA, view Rect, look Look) { panic("stub") }

// Look is the colors of a picture.
type Look struct {
	Paper, Ink color.RGBA
	Classes    [6]color.RGBA
	Discrete   bool // winner takes all, no confidence
}

// CheckGradient compares backprop with central differences over the current batch.
func (r *Run) CheckGradient() GradientCheck { panic("stub") }

// GradientCheck is the verdict: the worst entry by name and its relative error.
type GradientCheck struct {
	Worst             string
	Analytic, Numeric float64
	Error             float64 // |a−n| / max(|a|+|n|, floor)
	OK                bool
}
