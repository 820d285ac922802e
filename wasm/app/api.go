package app

import (
	"encoding/json"
	"fmt"
	"math"

	"xorcery/core"
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
	case "slide":
		at, err := wholes("slide", arg(1), arg(2))
		if err != nil {
			return nil, err
		}
		return nil, s.Slide(text(0), at[0], at[1])
	case "nudge":
		by, err := wholes("nudge", arg(1))
		if err != nil {
			return nil, err
		}
		return nil, s.Nudge(text(0), by[0])
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
		ticket := s.Advance(int(n))
		return stepAnswer{ticket, s.Summary()}, nil
	case "reset":
		return nil, s.Reset()
	case "state":
		return s.Summary(), nil
	case "project":
		return string(s.Document().JSON()), nil
	case "session":
		if p, ok := s.Session(); ok {
			return string(p.JSON()), nil
		}
		return nil, nil
	case "open":
		return nil, s.Open([]byte(text(0)))
	case "hidden":
		return s.spaceSummary()
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
		return Shortcuts(s.Window), nil
	case "openLink":
		return nil, s.OpenLink(text(0))
	case "openOwn":
		return nil, s.OpenOwn()
	case "address":
		return s.Address(), nil
	case "resume":
		p, err := core.ParseProject([]byte(text(0)))
		if err != nil {
			return nil, err
		}
		return nil, s.Resume(p)
	case "link":
		return s.callLink(arg(0))
	case "openFile":
		return nil, s.OpenFile(text(0), []byte(text(1)))
	case "openFiles":
		files, err := callFiles(args)
		s.OpenDropped(files)
		return nil, err
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
	}
	return nil, fmt.Errorf("there is no method %q", method)
}

// stepAnswer is what step(n) returns: the state, and where the steps are not yet taken the ticket of their [Advanced].
type stepAnswer struct {
	Ticket int     `json:"ticket"`
	State  Summary `json:"state"`
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
