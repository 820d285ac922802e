package app

import (
	"errors"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/weight"
)

// buttons are the controls of a card that make sense just now, as wide as their titles.
func (s *State) buttons(ids ...string) []layout.Button {
	var list []layout.Button
	for _, id := range ids {
		c, err := Find(id)
		if err != nil {
			panic("app: " + err.Error()) // all are in the table
		}
		if c.Visible(s) && c.Enabled(s) {
			list = append(list, layout.Button{ID: id, Rect: layout.Rect{W: layout.TextWidth(c.Title(s)) + 24}})
		}
	}
	return list
}

// rollWeight takes one step of gradient descent on the weight that is looked at, and on no other. Training pauses: all else stands still.
func (s *State) rollWeight() error {
	if err := s.rollable(); err != nil {
		return err
	}
	s.standStill()
	s.Weight.Roll()
	spent := ifLight(weight.Work(s.Lab.Run))
	s.followWeight(spent) // rolls
	s.followWeight(spent) // shows where
	return nil
}

// playWeight lets the weight roll on, step by step, or stops it.
func (s *State) playWeight(on bool) error {
	if on {
		if err := s.rollable(); err != nil {
			return err
		}
		s.standStill()
	}
	s.Weight.Play(on)
	return nil
}

func (s *State) standStill() {
	if s.Running {
		s.Pause()
		s.say("Training is paused: while one weight rolls, all else stands still.")
	}
}

// rollable says why the weight cannot roll.
func (s *State) rollable() error {
	switch {
	case s.Lower != LowerWeight:
		return errors.New("one weight is not shown: choose it below the plane first")
	case s.Lab.Run.Train.N == 0:
		return errors.New("there are no points to learn from: click in the plane to place some")
	case s.Lab.Broken() != "":
		return errors.New("training has stopped, as " + s.Lab.Broken() + " is not finite: reset it first")
	}
	return nil
}

// weightControls are there while one weight is shown.
func weightControls() []Control {
	shown := func(s *State) bool { return s.Lower == LowerWeight }
	roll := button("weight.roll", "View", "Roll once", "One step of gradient descent on this weight alone: the learning rate times the slope (D).", (*State).rollWeight)
	play := button("weight.play", "View", "Roll on", "Step after step down the slope, until it lies still or is lost (Shift+D).", func(s *State) error {
		return s.playWeight(!s.Weight.Playing)
	})
	play.label = either(func(s *State) bool { return s.Weight.Playing }, "Stop rolling", "Roll on")
	closer := button("weight.in", "View", "Closer", "Show less of the curve, around the weight; the wheel does so too.",
		surely(func(s *State) { s.zoomWeight(1 / 1.5) }))
	farther := button("weight.out", "View", "Farther", "Show more of the curve, around the weight.",
		surely(func(s *State) { s.zoomWeight(1.5) }))
	list := []Control{roll, play, closer, farther}
	for i := range list {
		list[i].visible = shown
	}
	list[0].enabled, list[1].enabled = (*State).rollable, (*State).rollable
	return list
}

// WeightSummary is one weight as weight() tells a page: a number that is not finite is null.
type WeightSummary struct {
	Name    string     `json:"name"`
	Value   *float64   `json:"value"`
	Loss    *float64   `json:"loss"`
	Slope   *float64   `json:"slope"`   // by backprop: the gradient's entry
	Numeric *float64   `json:"numeric"` // by differences; null where a kink is too near
	Rate    *float64   `json:"rate"`
	Off     bool       `json:"off"` // the slopes are not the same: see [weight.Weight.Off]
	At      []float64  `json:"at"`
	Losses  []*float64 `json:"losses"`
	Rolls   int        `json:"rolls"`
	Playing bool       `json:"playing"`
	Text    string     `json:"text"` // what the last roll came to
	Fresh   bool       `json:"fresh"`
	Box                // of the plot
	Low     float64    `json:"low"` // of its axis
	High    float64    `json:"high"`
}

func (s *State) weightSummary() (*WeightSummary, error) {
	l, ok := s.LayWeight()
	if !ok {
		return nil, errors.New("weight: one weight is not shown; set lower to weight first")
	}
	w := &s.Weight
	sum := &WeightSummary{
		Name: w.Name, Value: core.Finite(w.Value), Loss: core.Finite(w.Loss), Slope: core.Finite(w.Slope), Rate: core.Finite(w.Rate), Off: w.Off(),
		At: append([]float64{}, w.At...), Losses: []*float64{}, Rolls: len(w.Trail), Playing: w.Playing, Text: w.Said(), Fresh: w.Known && !w.Busy(s.weightOf()),
		Box: boxOf(l.Plot.Times(s.Enlarged)), Low: w.X.Low, High: w.X.High,
	}
	if w.Smooth {
		sum.Numeric = core.Finite(w.Numeric)
	}
	for _, v := range w.Losses {
		sum.Losses = append(sum.Losses, core.Finite(v))
	}
	return sum, nil
}

// weightMethods tell a page of one weight.
func weightMethods() []method {
	return []method{{"weight", func(s *State, _ *arguments) (any, error) { return s.weightSummary() }}}
}
