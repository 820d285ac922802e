package core

import "math"

// Range is what a number of the project file may be: Min ≤ value ≤ Max, without a fraction if Whole.
type Range struct {
	Min, Max float64
	Whole    bool
}

// Contains says if x is allowed; NaN never is.
func (r Range) Contains(x float64) bool {
	return r.Min <= x && x <= r.Max && (!r.Whole || x == math.Trunc(x))
}

// String is the range in words, as an error message ends: "a number from 0 to 1".
func (r Range) String() string {
	kind := "a number"
	if r.Whole {
		kind = "a whole number"
	}
	if r.Min == r.Max {
		return number(r.Min)
	}
	return kind + " from " + number(r.Min) + " to " + number(r.Max)
}

// MostHidden is how many hidden layers a network may have.
const MostHidden = 6

// Limits are the ranges of the project file's numbers by key. Checks and controls read the same table. Of the
// lists, "data.points" and "network.hidden" bound the length; "data.points.x", "data.points.class" and
// "network.hidden.neurons" their entries. Of the texts, "view.title" and "view.task", it is the number of characters.
var Limits = map[string]Range{
	"version":                     {1, 1, true},
	"data.n":                      {1, 100_000, true},
	"data.noise":                  {0, 1, false},
	"data.seed":                   {0, math.MaxUint32, true},
	"data.train":                  {0.01, 1, false},
	"data.points":                 {0, 100_000, true},
	"data.points.x":               {-1000, 1000, false},
	"data.points.class":           {0, 5, true},
	"network.hidden":              {0, MostHidden, true},
	"network.hidden.neurons":      {1, 64, true},
	"network.scale":               {0, 100, false},
	"network.seed":                {0, math.MaxUint32, true},
	"training.batch":              {0, 200_000, true},
	"training.learningRate":       {0, 1000, false},
	"training.schedule.rate":      {0, 1, false},
	"training.schedule.every":     {1, 1e9, true},
	"training.lambda":             {0, 1000, false},
	"training.clip.limit":         {1e-9, 1e9, false},
	"training.optimizer.momentum": {0, 0.9999, false},
	"training.optimizer.beta2":    {0, 0.999999, false},
	"training.optimizer.epsilon":  {1e-16, 1, false},
	"view.title":                  {0, 80, true},
	"view.task":                   {0, 600, true},
	"step":                        {0, LastStep, true},
}

// LastStep is the last step of a run: up to there a float64, and so a document, has every whole number. A run that has taken
// it stands still: what can't be read back is not written.
const LastStep = 1 << 53

// Bounds on texts, in bytes: a project file, and a link.
const (
	MaxDocument = 16 << 20
	maxLink     = 2_000_000
)

// MaxClasses is the most classes that the points of a project may have.
const MaxClasses = 6

// The values of each enumeration, in the order in which a menu shows them.
var (
	AllDataSets   = []DataSet{Article, Corners, XOR, Circle, Gauss, Spiral, Moons, Custom}
	AllFeatures   = []Feature{X1, X2, X1Squared, X2Squared, X1X2, SinX1, SinX2}
	AllOutputs    = []Output{SigmoidOutput, SoftmaxOutput}
	AllInits      = []Init{InitArticle, InitXavier, InitHe, InitNormal, InitZero}
	AllLosses     = []Loss{Squared, CrossEntropy}
	AllReductions = []Reduction{Mean, Sum}
	AllSamplings  = []Sampling{Shuffle, Cycle, First}
	AllPenalties  = []Penalty{NoPenalty, L1, L2, Published}
	AllSchedules  = []string{"constant", "step", "exponential", "inverse", "cosine"}
	AllClips      = []string{"none", "norm", "value"}
	AllOptimizers = []string{"sgd", "momentum", "nesterov", "rmsprop", "adam"}
	AllThemes     = []string{"auto", "light", "dark"}
	AllGroups     = []string{"Essentials", "File", "Run", "Story", "Data", "Network", "Training", "View", "Project", "About"} // of controls
)

// DefaultProject is what the empty document {} means: the article's data and network, made playable by biases, the
// mean gradient over all points and a learning rate of 0.3.
func DefaultProject() Project {
	return Project{
		Version: 1,
		Data:    Data{Set: Article, N: 300, Train: 1, Features: []Feature{X1, X2}},
		Network: Network{
			Hidden: []int{3}, Activation: Sigmoid, Bias: true, Output: SigmoidOutput,
			Init: InitArticle, Scale: 1, Seed: 2017,
		},
		Training: Training{
			Loss: Squared, Reduction: Mean, Sampling: Shuffle, LearningRate: 0.3,
			Schedule:  Schedule{Kind: "constant", Rate: 0.5, Every: 1000},
			Penalty:   L2,
			Clip:      Clip{Kind: "none", Limit: 1},
			Optimizer: Optimizer{Kind: "sgd", Momentum: 0.9, Beta2: 0.999, Epsilon: 1e-8},
		},
		View: View{Theme: "auto"},
	}
}
