package core

// Project is one whole state of the program: the saved file, the link, the autosave and the scenarios are all this
// document. Its keys in JSON are the field names with a small first letter.
type Project struct {
	Version  int // of the file format; 1
	Data     Data
	Network  Network
	Training Training
	View     View
	Step     int           // gradient steps behind Weights; means nothing without them
	Weights  [][][]float64 // Weights[l] is W(l+1): fan-in rows of fan-out numbers; nil starts from Network.Init
	Biases   [][]float64   // Biases[l] is b(l+1): fan-out numbers; nil without biases
	// Moments is what the optimizer remembers beside Weights: its lists (velocity; mean square; adam: mean, mean
	// square), each flat in the order W1 b1 W2 b2 …, and a last list of one number, the updates they have seen. Nil
	// for sgd.
	Moments [][]float64
}

// Data says which points there are and which of their features the network sees.
type Data struct {
	Set      DataSet
	N        int     // points of a generated set; article always has 300, corners 4, custom only Points
	Noise    float64 // how far a generated set is blurred; 0 is clean
	Seed     int     // of a generated set
	Train    float64 // share of each class that is trained on; the rest are test points
	Features []Feature
	Points   []Point // placed by the user on top of the set; JSON: [x1, x2, class]
}

// Point is one observation in the plane.
type Point struct {
	X1, X2 float64
	Class  int // 0 … K-1
}

// Network is the shape of the multilayer perceptron and how its weights start.
type Network struct {
	Hidden     []int // neurons of each hidden layer, the first beside the input
	Activation Activation
	Bias       bool
	Output     Output
	Init       Init
	Scale      float64 // multiplies every initial weight
	Seed       int     // of the initial weights
}

// Training is everything that a gradient step needs to know beside the data and the network.
type Training struct {
	Loss         Loss
	Reduction    Reduction
	Batch        int // rows of a step; 0 is all
	Sampling     Sampling
	LearningRate float64
	Schedule     Schedule
	Penalty      Penalty
	Lambda       float64 // strength of the penalty
	Clip         Clip
	Optimizer    Optimizer
}

// View is how the project likes to be shown; it never changes a number. All but Theme and Paused is what a link says and hides, a
// teacher's to a class: see [View.Own].
type View struct {
	Theme     string   // auto | light | dark
	Title     string   // a line over the task; "" for none
	Task      string   // what the reader is asked to do, a few lines of plain text; "" for none
	Show      []string // the only groups of controls in the reader's sight; nil for all of them, none for the figure alone
	Hide      []string // ids of controls hidden from the reader, beside that
	Exercise  string   // the name of the exercise that is open; "" for none
	Challenge string   // the name of the challenge that is open, judged on this project; "" for none
	Paused    bool     // it waits where it stands instead of training at once
}

// Own is the view without what a link says and hides: that is never kept for the reader's own visits.
func (v View) Own() View { return View{Theme: v.Theme, Paused: v.Paused} }

// Asks says whether the view has something for the reader to do or to read.
func (v View) Asks() bool {
	return v.Title != "" || v.Task != "" || v.Exercise != "" || v.Challenge != ""
}

// DataSet is where the points come from.
type DataSet string

// The data sets. N, Noise and Seed apply to all but article, corners and custom. Noise may be 0 to 1; TensorFlow
// Playground, which has xor, circle, gauss and spiral in the same ranges, the plane from -6 to 6, goes up to 0.5.
const (
	Article DataSet = "article" // the article's 300 normal points, class 1 where just one coordinate is positive
	Corners DataSet = "corners" // (±1, ±1), class 1 where the signs differ
	XOR     DataSet = "xor"     // a square with a gap along the axes, class 1 where the signs differ
	Circle  DataSet = "circle"  // a disc, class 1, in a ring
	Gauss   DataSet = "gauss"   // two clouds about (-2,-2) and (2,2)
	Spiral  DataSet = "spiral"  // two arms
	Moons   DataSet = "moons"   // two half circles, each with an end in the other's middle
	Custom  DataSet = "custom"  // Points alone
)

// Feature is what the network sees of a point.
type Feature string

// The features.
const (
	X1        Feature = "x1"
	X2        Feature = "x2"
	X1Squared Feature = "x1^2"
	X2Squared Feature = "x2^2"
	X1X2      Feature = "x1*x2"
	SinX1     Feature = "sin(x1)"
	SinX2     Feature = "sin(x2)"
)

// Name is the feature as a reader knows it: x1², sin x1.
func (f Feature) Name() string {
	switch f {
	case X1Squared:
		return "x1²"
	case X2Squared:
		return "x2²"
	case X1X2:
		return "x1·x2"
	case SinX1:
		return "sin x1"
	case SinX2:
		return "sin x2"
	}
	return string(f)
}

// Output is f of the last layer.
type Output string

// The outputs.
const (
	SigmoidOutput Output = "sigmoid" // each output by itself
	SoftmaxOutput Output = "softmax" // e^z / Σ e^z over the outputs
)

// Init is how weights start; MLP.Initialize has the formulas.
type Init string

// The initializations.
const (
	InitArticle Init = "article"
	InitXavier  Init = "xavier"
	InitHe      Init = "he"
	InitNormal  Init = "normal"
	InitZero    Init = "zero"
)

// Loss is what is minimized.
type Loss string

// The losses.
const (
	Squared      Loss = "squared"
	CrossEntropy Loss = "crossentropy"
)

// Reduction is how the rows of a batch become one gradient.
type Reduction string

// The reductions.
const (
	Mean Reduction = "mean"
	Sum  Reduction = "sum" // N times the mean, as the article's code does
)

// Sampling is how a step draws its rows.
type Sampling string

// The samplings.
const (
	Shuffle Sampling = "shuffle" // an epoch's permutation from the seed
	Cycle   Sampling = "cycle"   // in order
	First   Sampling = "first"   // always the first rows, as the article's code does
)

// Penalty is what large weights cost. Biases cost nothing.
type Penalty string

// The penalties.
const (
	NoPenalty Penalty = "none"
	L1        Penalty = "l1"        // λ/N Σ|W|
	L2        Penalty = "l2"        // λ/(2N) ΣW²
	Published Penalty = "published" // l2 with the gradient that the article's code uses, λΣW² for every entry of a layer
)

// Schedule is how the learning rate changes with the step.
type Schedule struct {
	Kind  string  // constant | step | exponential | inverse | cosine
	Rate  float64 // how strongly it decays
	Every int     // steps of one unit of decay
}

// Clip bounds the gradient before the update.
type Clip struct {
	Kind  string  // none | norm | value
	Limit float64 // of the whole gradient's norm, or of each entry
}

// Optimizer turns a gradient into an update.
type Optimizer struct {
	Kind     string  // sgd | momentum | nesterov | rmsprop | adam
	Momentum float64 // share of the last update that is kept; Adam's beta1
	Beta2    float64 // share of the mean square gradient that is kept: rmsprop, adam
	Epsilon  float64 // added to its root, against division by zero
}
