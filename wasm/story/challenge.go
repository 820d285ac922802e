package story

import (
	"fmt"
	"slices"
	"strings"

	"xorcery/core"
)

// Challenge is a task that the program itself checks. A test solves each through the controls.
type Challenge struct {
	Name    string
	Title   string
	Text    string
	Goal    string // in one line
	Learned string // what its solution shows, told once it is found
	About   string // in words, the controls that it is about
	Control string // the first of these, by its id
	Start   core.Project

	rules  []rule  // of which none may be broken
	goal   float64 // the accuracy to reach
	beyond int     // and the step after which it counts; 0 from the first on
}

// Progress is how near a run is to solving a challenge.
type Progress struct {
	Text   string  // in words: "93 % of 95 %", or the rule that is broken
	Share  float64 // of the way, 0 to 1
	Solved bool
}

// Now is all that a rule may look at: the run as it stands when it is judged. The program fills it.
type Now struct {
	Project  core.Project // data, network and training as they are set
	Step     int          // the steps taken
	Accuracy float64      // over all training points
	Report   core.Report  // of the last step: whether the run has ended on a number that is not finite
}

// rule looks at the run and says what is wrong with it, "" for nothing.
type rule func(now *Now) string

// Check says how near the run is to solving the challenge. As long as a rule is broken nothing of the way is done.
func (c *Challenge) Check(now Now) Progress {
	for _, broken := range c.rules {
		if text := broken(&now); text != "" {
			return Progress{Text: text}
		}
	}
	share := min(now.Accuracy/c.goal, 1)
	if !core.IsFinite(share) { // there are no points
		share = 0
	}
	if c.beyond > 0 && now.Step <= c.beyond {
		return Progress{
			Text:  "step " + core.FormatInteger(now.Step) + " of " + core.FormatInteger(c.beyond),
			Share: min(share, float64(now.Step)/float64(c.beyond+1)),
		}
	}
	return Progress{
		Text:  core.FormatPercent(now.Accuracy) + " of " + core.FormatPercent(c.goal),
		Share: share, Solved: now.Accuracy >= c.goal,
	}
}

// Challenges are all challenges, the easiest first.
func Challenges() []Challenge { return slices.Clone(challenges) }

// FindChallenge is the challenge of a name; an error says which there are.
func FindChallenge(name string) (Challenge, error) {
	return find("challenge", challenges, func(c *Challenge) string { return c.Name }, name)
}

var challenges = []Challenge{
	{
		Name: "circle", Title: "A circle without a hidden layer",
		Text: "99 % on the circle with no hidden layer at all: what would the network have to see of each point?",
		Goal: "99 % on the circle, without a hidden layer",
		Learned: "A straight cut is straight only in what the network sees. It saw the squares of the coordinates, and in those a circle is a " +
			"straight line.",
		About: "what the network sees of a point", Control: "data.features.x1",
		Start: starting(func(p *core.Project) { p.Data.Set, p.Network.Hidden = core.Circle, nil }),
		rules: []rule{
			demand("the data must be the circle of at least 100 points, all trained on, without noise and points of yours", func(p *core.Project) bool {
				d := &p.Data
				return d.Set == core.Circle && len(d.Points) == 0 && d.Noise == 0 && d.N >= 100 && d.Train == 1
			}),
			demand("no hidden layer is allowed", func(p *core.Project) bool { return len(p.Network.Hidden) == 0 }),
		},
		goal: 0.99,
	},
	{
		Name: "deep", Title: "Wake the deep network",
		Text: "Five hidden layers of eight sigmoids hear nothing of their errors. Get 95 % and keep five layers of eight.",
		Goal: "95 % with five hidden layers of eight",
		Learned: "A sigmoid passes on at most a quarter of an error, so five of them leave next to nothing. Now enough of it comes down to the " +
			"first layer for that to learn too.",
		About: "activation and optimizer", Control: "network.activation",
		Start: fromScenario("vanishing"),
		rules: []rule{plainArticle, demand("five hidden layers of eight must stay", func(p *core.Project) bool {
			return slices.Equal(p.Network.Hidden, []int{8, 8, 8, 8, 8})
		})},
		goal: 0.95,
	},
	{
		Name: "nobias", Title: "XOR without biases after all",
		Text: "75 % is the most that one sigmoid layer without biases can do. Get 95 % with one hidden layer, biases still off.",
		Goal: "95 % with one hidden layer, without biases",
		Learned: "It was the sigmoid's symmetry that ended at 75 %: the scores of opposite points always add up to the same. An activation " +
			"without that symmetry needs no bias for XOR.",
		About: "activation and learning rate", Control: "network.activation",
		Start: fromScenario("nobias"),
		rules: []rule{plainArticle, demand("one hidden layer, without biases", func(p *core.Project) bool {
			return !p.Network.Bias && len(p.Network.Hidden) == 1
		})},
		goal: 0.95,
	},
	{
		Name: "three", Title: "98 % with three neurons",
		Text: "98 % on the article's points with three hidden neurons that see x1 and x2 only.",
		Goal: "98 % with at most three hidden neurons",
		Learned: "Three lines are enough for XOR. Whether training finds them in good time is a matter of the activation, the loss and the length " +
			"of its steps, not of more neurons.",
		About: "activation, learning rate and loss", Control: "network.activation",
		Start: starting(func(*core.Project) {}),
		rules: []rule{plainArticle, threeNeurons},
		goal:  0.98,
	},
	{
		Name: "hundred", Title: "A hundred steps",
		Text: "98 % on the article's points, seen as x1 and x2, within the first 100 steps.",
		Goal: "98 % within the first 100 steps",
		Learned: "The same points took tens of thousands of steps at first. How a step is chosen, its length, the activation and the loss, saves " +
			"nearly all of them.",
		About: "learning rate, optimizer and loss", Control: "training.learningRate",
		Start: starting(func(*core.Project) {}),
		rules: []rule{plainArticle, inHundredSteps},
		goal:  0.98,
	},
	{
		Name: "save", Title: "Save the run by changing one thing",
		Text: "This run explodes at step 1,384. Change one setting, reset, and bring it beyond step 10,000 with 95 % of the points right.",
		Goal: "95 % beyond step 10,000, with one setting changed",
		Learned: "One thing was wrong with this run, and the rest of its settings were fine: the published penalty's gradient is not that of its " +
			"loss. A smaller step would only have put the end off.",
		About: "how it is trained", Control: "training.penalty",
		Start: starting(explode),
		rules: []rule{oneChange, finite},
		goal:  0.95, beyond: 10_000,
	},
}

// demand is a rule about the project alone.
func demand(text string, kept func(*core.Project) bool) rule {
	return func(now *Now) string {
		if kept(&now.Project) {
			return ""
		}
		return text
	}
}

// plainArticle: the data is the article's points, all of them trained on, seen as x1 and x2.
var plainArticle = demand("the data must be the article's points, seen as x1 and x2", func(p *core.Project) bool {
	d := &p.Data
	return d.Set == core.Article && len(d.Points) == 0 && d.Train == 1 && slices.Equal(d.Features, []core.Feature{core.X1, core.X2})
})

func threeNeurons(now *Now) string {
	neurons := 0
	for _, n := range now.Project.Network.Hidden {
		neurons += n
	}
	if neurons > 3 {
		return fmt.Sprintf("%d hidden neurons; 3 are allowed", neurons)
	}
	return ""
}

func inHundredSteps(now *Now) string {
	if now.Step > 100 {
		return "step 100 is past: reset, and try something else"
	}
	return ""
}

func oneChange(now *Now) string {
	switch changed := core.Changed(settings(starting(explode)), settings(now.Project)); len(changed) {
	case 0:
		return "nothing is changed yet"
	case 1:
		return ""
	default:
		return "changed are " + strings.Join(changed, ", ") + "; one is allowed"
	}
}

// settings are a project's data, network and training alone: how it learns from what.
func settings(p core.Project) core.Project {
	return core.Project{Data: p.Data, Network: p.Network, Training: p.Training}
}

// finite: no number of the run has got lost.
func finite(now *Now) string {
	if now.Report.NonFinite != "" {
		return "exploded at step " + core.FormatInteger(now.Report.Step)
	}
	return ""
}

// starting is the default project with a change.
func starting(change func(*core.Project)) core.Project {
	p := core.DefaultProject()
	change(&p)
	return p
}

// explode is a run that the published penalty drives to infinity within seconds.
func explode(p *core.Project) {
	p.Network.Hidden = []int{8}
	p.Training.LearningRate, p.Training.Penalty, p.Training.Lambda = 1, core.Published, 1e-4
}

// fromScenario is the project of a scenario.
func fromScenario(name string) core.Project {
	sc, err := FindScenario(name)
	if err != nil {
		panic("story: " + err.Error())
	}
	return sc.Project
}
