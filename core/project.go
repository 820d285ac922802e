package core

// Project is one whole state of the program (DESIGN section 3): the saved file, the link, the autosave and the
// scenarios are all this document.
type Project struct {
	Version  int           `json:"version"`
	Data     Data          `json:"data"`
	Network  Network       `json:"network"`
	Training Training      `json:"training"`
	View     View          `json:"view"`
	Step     int           `json:"step"`
	Weights  [][][]float64 `json:"weights,omitempty"`
	Biases   [][]float64   `json:"biases,omitempty"`
}

// Data says which points there are and which of their features the network sees.
type Data struct {
	Set      DataSet   `json:"set"`
	N        int       `json:"n"`
	Noise    float64   `json:"noise"`
	Seed     int       `json:"seed"`
	Train    float64   `json:"train"`
	Features []Feature `json:"features"`
	Points   []Point   `json:"points"` // JSON: [x1, x2, class]
}

// Point is one observation in the plane.
type Point struct {
	X1, X2 float64
	Class  int
}

// Network is the shape of the multilayer perceptron and how its weights start.
type Network struct {
	Hidden     []int      `json:"hidden"`
	Activation Activation `json:"activation"`
	Bias       bool       `json:"bias"`
	Output     Output     `json:"output"`
	Init       Init       `json:"init"`
	Scale      float64    `json:"scale"`
	Seed       int        `json:"seed"`
}

// Training is everything that a gradient step needs to know beside the data and the network.
type Training struct {
	Loss         Loss      `json:"loss"`
	Reduction    Reduction `json:"reduction"`
	Batch        int       `json:"batch"`
	Sampling     Sampling  `json:"sampling"`
	LearningRate float64   `json:"learningRate"`
	Schedule     Schedule  `json:"schedule"`
	Penalty      Penalty   `json:"penalty"`
	Lambda       float64   `json:"lambda"`
	Clip         Clip      `json:"clip"`
	Optimizer    Optimizer `json:"optimizer"`
}

// View is how the project likes to be shown; it never changes a number.
type View struct {
	Theme string   `json:"theme"` // auto | light | dark
	Hide  []string `json:"hide"`  // ids of controls hidden from the reader
}

// String enumerations of the project file; each type has an All… list in the order in which a menu shows it.
type (
	DataSet    string
	Feature    string
	Activation string
	Output     string
	Init       string
	Loss       string
	Reduction  string
	Sampling   string
	Penalty    string
)

const (
	Article DataSet = "article"
	Corners DataSet = "corners"
	XOR     DataSet = "xor"
	Circle  DataSet = "circle"
	Gauss   DataSet = "gauss"
	Spiral  DataSet = "spiral"
	Moons   DataSet = "moons"
	Custom  DataSet = "custom"

	Sigmoid Activation = "sigmoid"
	Tanh    Activation = "tanh"
	ReLU    Activation = "relu"
	Linear  Activation = "linear"

	SigmoidOutput Output = "sigmoid"
	SoftmaxOutput Output = "softmax"

	InitArticle Init = "article"
	InitXavier  Init = "xavier"
	InitHe      Init = "he"
	InitNormal  Init = "normal"
	InitZero    Init = "zero"

	Squared      Loss = "squared"
	CrossEntropy Loss = "crossentropy"

	Mean Reduction = "mean"
	Sum  Reduction = "sum"

	Shuffle Sampling = "shuffle"
	Cycle   Sampling = "cycle"
	First   Sampling = "first"

	NoPenalty Penalty = "none"
	L1        Penalty = "l1"
	L2        Penalty = "l2"
	Published Penalty = "published"
)

// Schedule is how the learning rate changes with the step.
type Schedule struct {
	Kind string `json:"kind"` // constant | step | exponential | inverse | cosine
	Rate float64 `json:"rate,omitempty"`
	Every int `json:"every,omitempty"`
}

// Clip bounds the gradient before the update.
type Clip struct {
	Kind  string  `json:"kind"` // none | norm | value
	Limit float64 `json:"limit,omitempty"`
}

// Optimizer turns a gradient into an update.
type Optimizer struct {
	Kind     string  `json:"kind"` // sgd | momentum | nesterov | rmsprop | adam
	Momentum float64 `json:"momentum,omitempty"`
	Beta2 float64 `json:"beta2,omitempty"`
	Epsilon float64 `json:"epsilon,omitempty"`
}
