package app

import (
	"encoding/json"
	"fmt"
	"math"
)

// Call answers one request of a page or a script: the methods of window.xorcery, by name, with their arguments as a
// JSON array. The result is a value that encoding/json can write. An error changes nothing.
func (s *State) Call(method string, args []byte) (any, error) {
	var list []any
	if len(args) > 0 {
		if err := json.Unmarshal(args, &list); err != nil {
			return nil, fmt.Errorf("%s: the arguments are not a JSON array: %v", method, err)
		}
	}
	arg := func(i int) any {
		if i < len(list) {
			return list[i]
		}
		return nil
	}
	text := func(i int) string {
		t, _ := arg(i).(string)
		return t
	}
	switch method {
	case "controls":
		return s.describe(), nil
	case "get":
		c, err := Find(text(0))
		if err != nil {
			return nil, err
		}
		return written(c.Value(s)), nil
	case "set":
		return nil, s.SetControl(text(0), arg(1))
	case "press":
		return nil, s.Press(text(0))
	case "run":
		s.Start()
		return nil, nil
	case "pause":
		s.Pause()
		return nil, nil
	case "step":
		n := 1.0
		if arg(0) != nil {
			n, _ = arg(0).(float64)
		}
		if n < 1 || n > 1e7 || n != math.Trunc(n) {
			return nil, fmt.Errorf("step: %v is not allowed; allowed is a whole number from 1 to 10000000", arg(0))
		}
		s.Advance(int(n))
		return s.summary(), nil
	case "reset":
		return nil, s.Reset()
	case "state":
		return s.summary(), nil
	case "project":
		return string(s.Document().JSON()), nil
	case "open":
		return nil, s.Open([]byte(text(0)))
	case "hidden":
		return s.hiddenSummary()
	case "openRival":
		return nil, s.OpenRival([]byte(text(0)))
	case "rival":
		if p := s.rivalDocument(); p != nil {
			return string(p.JSON()), nil
		}
		return nil, nil
	case "scenarios":
		return scenarioViews(), nil
	case "challenges":
		return s.challengeViews(), nil
	case "shortcuts":
		return Shortcuts(s.Panel != nil), nil
	case "remedies":
		return remedyViews(), nil
	case "openLink":
		return nil, s.OpenLink(text(0))
	case "settle":
		s.Settle()
		return nil, nil
	case "link":
		return s.callLink(arg(0))
	case "openFile":
		return nil, s.OpenFile(text(0), []byte(text(1)))
	case "doctor":
		return s.DoctorView(), nil
	case "remedy":
		at, err := wholes("remedy", arg(0))
		if err != nil {
			return nil, err
		}
		return nil, s.Treat(at[0])
	case "hostDoctor":
		on, ok := arg(0).(bool)
		if !ok {
			return nil, fmt.Errorf("hostDoctor: %v is not allowed; allowed is true or false", arg(0))
		}
		s.Doctor.hosted = on
		s.arrange()
		return nil, nil
	case "bricks":
		s.retraceShown()
		return s.BrickView(8, 8), nil
	case "brickEntry":
		return nil, s.callBrickEntry(arg(0), arg(1), arg(2))
	case "brickGo":
		return nil, s.callBrickGo(arg(0))
	case "trace":
		return s.callTrace(arg(0), arg(1), arg(2))
	case "addPoint":
		return nil, s.callAddPoint(arg(0), arg(1), arg(2))
	case "removePoint":
		i, ok := arg(0).(float64)
		if !ok || i != math.Trunc(i) || math.Abs(i) > 1e9 {
			return nil, fmt.Errorf("removePoint: %v is not allowed; allowed is a point's whole number", arg(0))
		}
		return nil, s.RemovePoint(int(i))
	case "undo", "redo":
		return nil, s.Press(method)
	case "grabs":
		x, _ := arg(0).(float64)
		y, _ := arg(1).(float64)
		return s.Grabs(x, y), nil
	case "host":
		if !s.Hosted {
			s.Hosted = true
			s.arrange()
			s.Revision++
		}
		return nil, nil
	case "cancelTouch":
		s.CancelTouch()
		return nil, nil
	}
	return nil, fmt.Errorf("there is no method %q", method)
}

func (s *State) callAddPoint(x1, x2, class any) error {
	a, ok1 := x1.(float64)
	b, ok2 := x2.(float64)
	c, ok3 := class.(float64)
	if !ok1 || !ok2 || !ok3 || c != math.Trunc(c) {
		return fmt.Errorf("addPoint: %v, %v, %v is not allowed; allowed are two numbers and a whole class", x1, x2, class)
	}
	return s.AddPoint(a, b, int(c))
}

// description is a control as a page sees it.
type description struct {
	ID       string   `json:"id"`
	Label    string   `json:"label"`
	Group    string   `json:"group"`
	Help     string   `json:"help"`
	Unit     string   `json:"unit"`
	Kind     Kind     `json:"kind"`
	Min      float64  `json:"min"`
	Max      float64  `json:"max"`
	Low      float64  `json:"low"`
	High     float64  `json:"high"`
	Step     float64  `json:"step"`
	Log      bool     `json:"log"`
	Integer  bool     `json:"integer"`
	Options  []Option `json:"options,omitempty"`
	Value    any      `json:"value"`
	Text     string   `json:"text"`
	Enabled  bool     `json:"enabled"`
	Refusal  string   `json:"refusal"`
	Visible  bool     `json:"visible"`
	Restarts bool     `json:"restarts"`
}

func (s *State) describe() []description {
	list := make([]description, 0, len(controls))
	for i := range controls {
		c := controls[i].In(s)
		list = append(list, description{
			ID: c.ID, Label: c.Title(s), Group: c.Group, Help: c.Help, Unit: c.Unit, Kind: c.Kind,
			Min: c.Min, Max: c.Max, Low: c.Low, High: c.High, Step: c.Step, Log: c.Log, Integer: c.Whole,
			Options: c.Options, Value: written(c.Value(s)), Text: c.Text(s),
			Enabled: c.Enabled(s), Refusal: c.Refusal(s), Visible: c.Visible(s), Restarts: c.Restarts,
		})
	}
	return list
}

// Summary is what state() returns. A number that is not finite is null, as JSON has no other word for it.
type Summary struct {
	Step             int            `json:"step"`
	Loss             *float64       `json:"loss"`
	Accuracy         *float64       `json:"accuracy"`
	TestLoss         *float64       `json:"testLoss"`
	TestAccuracy     *float64       `json:"testAccuracy"`
	Running          bool           `json:"running"`
	Points           int            `json:"points"`
	Classes          int            `json:"classes"`
	FPS              float64        `json:"fps"`
	StepsPerSecond   float64        `json:"stepsPerSecond"`
	Resolution       float64        `json:"resolution"`
	Message          string         `json:"message"`
	Readout          string         `json:"readout"`
	Wrong            int            `json:"wrong"`
	MessageKind      string         `json:"messageKind"`
	Theme            string         `json:"theme"`
	NonFinite        string         `json:"nonFinite"`
	Plane            Plane          `json:"plane"`
	Rival            *RivalSummary  `json:"rival"`
	Lower            Lower          `json:"lower"`
	BrickRevision    int            `json:"brickRevision"`
	Check            *CheckSummary  `json:"check"`
	Doctor           string         `json:"doctor"`
	DoctorFound      bool           `json:"doctorFound"`
	DoctorRevision   int            `json:"doctorRevision"`
	Borrowed         bool           `json:"borrowed"`
	Scenario         string         `json:"scenario"`
	Until            int            `json:"until"`
	Challenge        *challengeView `json:"challenge"`
	Solved           []string       `json:"solved"`
	Revision         int            `json:"revision"`
	ControlsRevision int            `json:"controlsRevision"`
}

// Plane tells a page where the boundary stands: its square in CSS pixels of the figure, and the part of the plane it
// shows.
type Plane struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	MinX1  float64 `json:"minX1"`
	MaxX1  float64 `json:"maxX1"`
	MinX2  float64 `json:"minX2"`
	MaxX2  float64 `json:"maxX2"`
}

func (s *State) summary() Summary {
	kind, theme := "info", "light"
	if s.Message.Error {
		kind = "error"
	}
	if s.Dark {
		theme = "dark"
	}
	b, v := s.Layout.Boundary, s.Plane
	return Summary{
		Step: s.Run.StepCount(), Loss: finite(s.Metrics.Loss), Accuracy: finite(s.Metrics.Accuracy),
		TestLoss: finite(s.Metrics.TestLoss), TestAccuracy: finite(s.Metrics.TestAccuracy),
		Running: s.Running, Points: len(s.Run.Points()), Classes: s.Classes, FPS: s.FPS, StepsPerSecond: s.Rate,
		Resolution: s.Resolution, Readout: s.Spoken, Wrong: s.Wrong, Message: s.Message.Text, MessageKind: kind, Theme: theme, NonFinite: s.Report.NonFinite,
		Plane: Plane{b.X, b.Y, b.W, b.H, v.MinX1, v.MaxX1, v.MinX2, v.MaxX2},
		Rival: s.rivalSummary(),
		Lower: s.Lower, BrickRevision: s.Bricks.Revision, Check: s.Check.summary(), Doctor: s.DoctorLine(), DoctorFound: len(s.Doctor.Findings) > 0, DoctorRevision: s.Doctor.Revision,
		Borrowed: s.Borrowed(), Scenario: s.Story.Scenario, Until: s.Until(), Challenge: s.openChallenge(), Solved: append([]string{}, s.Story.Solved...),
		Revision: s.Revision, ControlsRevision: s.ControlsRevision,
	}
}

// Summary is the state in numbers, as state() gives it to a page.
func (s *State) Summary() Summary { return s.summary() }

func finite(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}

// callLink takes {"weights": bool, "hide": [ids]}, both optional.
func (s *State) callLink(options any) (any, error) {
	weights, hide := true, []string(nil)
	if o, ok := options.(map[string]any); ok {
		if w, ok := o["weights"].(bool); ok {
			weights = w
		}
		list, _ := o["hide"].([]any)
		for _, id := range list {
			hide = append(hide, fmt.Sprint(id))
		}
	}
	return s.Link(weights, hide)
}

// written is a control's value as JSON has it: null for a number that is not finite.
func written(v any) any {
	if number, ok := v.(float64); ok && finite(number) == nil {
		return nil
	}
	return v
}
