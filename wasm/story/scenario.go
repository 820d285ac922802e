package story

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"xorcery/core"
)

// Scenario is one chapter's state of the program: a project, what to see in it and how the figure shows it. Tests walk each
// scenario and hold its text to what happens.
type Scenario struct {
	Name    string // as in scenario:NAME
	Title   string
	Text    string
	Try     []string
	Project core.Project
	Compare *core.Project // to stand beside it on the same points; nil for none

	Appendix    bool        // it concerns the article's own code, or goes farther: it stands behind the story
	Lower       string      // what stands below the plane: network, bricks, hidden, doctor, weight
	Weight      string      // the weight or bias that is looked at, by its name; "" leaves the choice to the program
	Errors      bool        // each point shows its own error
	Speed       float64     // steps per second
	Running     bool        // it trains at once
	Until       int         // the step of which the text tells, and at which the run stops; 0 for none
	LogLoss     bool        // the loss on a logarithmic axis
	Observation *core.Point // the one that the bricks follow; nil leaves the choice to the reader
	Brick       string      // the quantity of its trace that is lit at first; "" the first
}

// The scenarios in the story's order, and behind it the appendix: a file scenarios/NAME.json each.
var (
	chapterNames = []string{
		"seen", "line", "neuron", "forward", "loss", "backward", "step", "many", "fifty", "hidden", "vanishing", "explosion", "change",
	}
	appendixNames = []string{"check", "remedies", "nobias", "nan", "minibatch", "three"}
)

func scenarioNames() []string { return slices.Concat(chapterNames, appendixNames) }

//go:embed scenarios/*.json
var scenarioFiles embed.FS

var scenarios = sync.OnceValue(func() []Scenario {
	list := make([]Scenario, 0, len(chapterNames)+len(appendixNames))
	for _, name := range scenarioNames() {
		s, err := readScenario(name)
		if err != nil {
			panic("story: scenarios/" + name + ".json: " + err.Error())
		}
		list = append(list, s)
	}
	return list
})

// Scenarios are all scenarios in the story's order.
func Scenarios() []Scenario { return slices.Clone(scenarios()) }

// FindScenario is the scenario of a name; an error says which there are.
func FindScenario(name string) (Scenario, error) {
	return find("scenario", scenarios(), func(s *Scenario) string { return s.Name }, name)
}

// find is what has a name among its kind; an error says which there are.
func find[T any](kind string, list []T, nameOf func(*T) string, name string) (found T, err error) {
	var names []string
	for i := range list {
		one := nameOf(&list[i])
		if one == name {
			return list[i], nil
		}
		names = append(names, one)
	}
	return found, fmt.Errorf("there is no %s %q; there are %s", kind, name, strings.Join(names, ", "))
}

func readScenario(name string) (Scenario, error) {
	doc, err := scenarioFiles.ReadFile("scenarios/" + name + ".json")
	if err != nil {
		return Scenario{}, err
	}
	var f struct {
		Scenario              // but for what is written another way
		Observation []float64 // x1, x2, class
		Project     json.RawMessage
		Compare     json.RawMessage
	}
	d := json.NewDecoder(bytes.NewReader(doc))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return Scenario{}, err
	}
	s := f.Scenario
	s.Name, s.Appendix = name, slices.Contains(appendixNames, name)
	if o := f.Observation; len(o) == 3 {
		s.Observation = &core.Point{X1: o[0], X2: o[1], Class: int(o[2])}
	} else if o != nil {
		return Scenario{}, fmt.Errorf("observation: %v: want x1, x2 and class", o)
	}
	if s.Project, err = core.ParseProject(f.Project); err != nil {
		return Scenario{}, err
	}
	if f.Compare != nil {
		other, err := core.ParseProject(f.Compare)
		if err != nil {
			return Scenario{}, fmt.Errorf("compare: %w", err)
		}
		s.Compare = &other
	}
	return s, nil
}
