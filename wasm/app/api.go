package app

import (
	"encoding/json"
	"fmt"
	"slices"
)

// methods are those of window.xorcery: each stands in its room, beside what it calls.
var methods = slices.Concat(pageMethods(), controlMethods(), runMethods(), pointMethods(), openMethods(), timelineMethods(), fileMethods(), storyMethods(), exerciseMethods(),
	compareMethods(), spaceMethods(), weightMethods(), offMethods(), doctorMethods(), brickMethods(), pulseMethods(), lightMethods(), codeMethods())

// Call answers one request of a page or a script: a method by its name, with its arguments as a JSON array, of which those that
// nobody takes are passed over. The result is a value that encoding/json can write. An error changes nothing.
func (s *State) Call(name string, args []byte) (any, error) {
	list := arguments{method: name}
	if len(args) > 0 {
		if err := json.Unmarshal(args, &list.list); err != nil {
			return nil, fmt.Errorf("%s: the arguments are not a JSON array: %v", name, err)
		}
	}
	for _, m := range methods {
		if m.name == name {
			return m.answer(s, &list)
		}
	}
	return nil, fmt.Errorf("there is no method %q", name)
}

// pageMethods are what a page and the figure in it have to know of each other.
func pageMethods() []method {
	return []method{
		asks("state", (*State).Summary),
		does("host", func(s *State) error {
			if !s.Hosted {
				s.Hosted = true
				s.arrange()
				s.Revision++
			}
			return nil
		}),
		asks2("grip", "x", "y", func(s *State, x, y *float64) (grip, error) {
			return s.grip(or(x, 0)/s.Enlarged, or(y, 0)/s.Enlarged), nil
		}),
	}
}
