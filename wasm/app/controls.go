package app

import (
	"errors"
	"slices"
	"strconv"

	"xorcery/core"
)

// Controls is the table of all controls, in the order in which panels show them.
func Controls() []Control { return slices.Clone(controls) }

var controls = finished(slices.Concat(runControls(), timelineControls(), storyControls(), exerciseControls(), fileControls(), dataControls(),
	featureControls(), networkControls(), trainingControls(), checkControls(), viewControls(), ownControls(), compareControls(), curveControls(),
	projectControls(), filmControls(), aboutControls()))

// finished gives the numbers among controls what they leave out: a slider goes over the whole range, and a step is 1.
func finished(list []Control) []Control {
	for i := range list {
		c := &list[i]
		if c.Kind != Slider && c.Kind != Number {
			continue
		}
		if c.Low == 0 && c.High == 0 {
			c.Low, c.High = c.Min, c.Max
		}
		if c.Step == 0 {
			c.Step = 1
		}
	}
	return list
}

// number is a number of the project file, with the range that the file allows.
func number[T int | float64](key string, c Control, at func(*core.Project) *T) Control {
	c.ID, c.Range = key, core.Limits[key]
	c.get = func(s *State) any { return float64(*at(&s.Lab.Project)) }
	c.set = func(s *State, v any) error {
		return s.change(byControl, func(p *core.Project) { *at(p) = T(v.(float64)) })
	}
	return c
}

// flag is a truth value of the project file.
func flag(key string, c Control, at func(*core.Project) *bool) Control {
	c.ID, c.Kind = key, Toggle
	c.get = func(s *State) any { return *at(&s.Lab.Project) }
	c.set = func(s *State, v any) error { return s.change(byControl, func(p *core.Project) { *at(p) = v.(bool) }) }
	return c
}

// choice is a name of the project file; labels run beside the names.
func choice[T ~string](key string, c Control, names []T, labels []string, at func(*core.Project) *T) Control {
	c.ID, c.Kind = key, Choice
	for i, name := range names {
		c.Options = append(c.Options, Option{string(name), labels[i]})
	}
	c.get = func(s *State) any { return string(*at(&s.Lab.Project)) }
	c.set = func(s *State, v any) error {
		return s.change(byControl, func(p *core.Project) { *at(p) = T(v.(string)) })
	}
	return c
}

// button is an action.
func button(id, group, label, help string, press func(*State) error) Control {
	return Control{ID: id, Group: group, Label: label, Help: help, Kind: Button,
		set: func(s *State, _ any) error { return press(s) }}
}

// surely is a deed that cannot fail.
func surely(act func(*State)) func(*State) error {
	return func(s *State) error {
		act(s)
		return nil
	}
}

// takes sets a control of which every value in its range can be had.
func takes[T any](set func(*State, T)) func(*State, any) error {
	return func(s *State, v any) error {
		set(s, v.(T))
		return nil
	}
}

// either is the first label in a situation, and the other in any other.
func either(in func(*State) bool, first, other string) func(*State) string {
	return func(s *State) string {
		if in(s) {
			return first
		}
		return other
	}
}

// only lets a control be used in a situation; the error says why not in any other.
func only(in func(*State) bool, why error) func(*State) error {
	return func(s *State) error {
		if in(s) {
			return nil
		}
		return why
	}
}

// count is a whole number of the state.
func count(id, group, label, help string, least, most float64, at func(*State) *int) Control {
	return Control{ID: id, Group: group, Label: label, Help: help, Kind: Number, Range: core.Range{Min: least, Max: most, Whole: true},
		get: func(s *State) any { return float64(*at(s)) },
		set: takes(func(s *State, v float64) { *at(s) = int(v) })}
}

// toggle is a switch of a part of the state.
func toggle(id, group, label, help string, at func(*State) *bool) Control {
	return Control{ID: id, Group: group, Label: label, Help: help, Kind: Toggle,
		get: func(s *State) any { return *at(s) },
		set: takes(func(s *State, v bool) { *at(s) = v })}
}

func viewControls() []Control {
	return []Control{
		lowerControl(),
		button("fit", "View", "Whole plane", "Show all points again after zooming or moving the plane (0).", surely((*State).fit)),
		themeControl(choice("view.theme", Control{Group: "View", Label: "Theme", Help: "Light or dark; auto follows the system."},
			core.AllThemes, []string{"Auto", "Light", "Dark"}, func(p *core.Project) *string { return &p.View.Theme })),
		textControl(),
		stageControl(),
		toggle("edge", "View", "Decision edge", "Draw the line where the winning class changes.", func(s *State) *bool { return &s.Edge }),
		toggle("discrete", "View", "Winner takes all", "Show only which class wins, not how surely.", func(s *State) *bool { return &s.Crisp }),
	}
}

var errNothingToUndo = errors.New("there is nothing to undo")
var errNothingToRedo = errors.New("there is nothing to redo")

func dataControls() []Control {
	data := func(label, help string) Control { return Control{Group: "Data", Label: label, Help: help} }
	generated := func(s *State) bool {
		switch s.Lab.Project.Data.Set {
		case core.Article, core.Corners, core.Custom:
			return false
		}
		return true
	}
	n := data("Points", "How many points the set has.")
	n.Kind, n.Low, n.High, n.Step, n.Log, n.visible = Slider, 10, 10000, 10, true, generated
	noise := data("Noise", "How far the points are blurred.")
	noise.Kind, noise.Step, noise.visible = Slider, 0.01, generated
	seed := data("Data seed", "Another seed draws other points of the same kind.")
	seed.Kind, seed.visible = Number, generated
	train := data("Training share", "The share of the set's points that is trained on; the rest are for testing.")
	train.Kind, train.Low, train.High, train.Step = Slider, 0.1, 1, 0.05
	train.visible = func(s *State) bool { return s.Lab.Project.Data.Set != core.Custom }

	undo := button("undo", "Data", "Undo", "Take back the last change of the points or of a weight, or bring back the run or what was open before (Ctrl+Z).", (*State).undo)
	undo.enabled = only(func(s *State) bool { back, _ := s.history.Depth(&s.Lab); return back > 0 }, errNothingToUndo)
	redo := button("redo", "Data", "Redo", "Do again what was taken back (Ctrl+Shift+Z).", (*State).redo)
	redo.enabled = only(func(s *State) bool { _, forth := s.history.Depth(&s.Lab); return forth > 0 }, errNothingToRedo)
	brush := Control{
		ID: "brush", Group: "Data", Label: "Class to place", Kind: Choice,
		Help: "The class of the point that a click or tap adds (keys 1 to 6); a right click adds the next class.",
		get:  func(s *State) any { return strconv.Itoa(s.PointClass) },
		set: takes(func(s *State, v string) {
			s.PointClass, _ = strconv.Atoi(v) // one of Options
			s.Eraser = false
		}),
	}
	for i, name := range classNames {
		brush.Options = append(brush.Options, Option{strconv.Itoa(i), name})
	}
	paint := toggle("paint", "Data", "Brush", "Drag over the plane to leave points behind, instead of moving points (B).", func(s *State) *bool { return &s.Paint })
	paint.set = takes(func(s *State, v bool) {
		s.Paint = v
		s.Eraser = s.Eraser && !s.Paint
	})
	return []Control{
		choice("data.set", Control{Group: Essentials, Label: "Data set", Help: "The points to begin with; yours come on top."}, core.AllDataSets,
			[]string{"The article's 300", "Four corners", "XOR", "Circle", "Two Gaussians", "Spiral", "Moons", "Only mine"},
			func(p *core.Project) *core.DataSet { return &p.Data.Set }),
		brush,
		toggle("eraser", "Data", "Eraser", "Click or drag over points to remove them (E).", func(s *State) *bool { return &s.Eraser }),
		paint,
		toggle("snap", "Data", "Snap to halves", "Points settle on multiples of a half, and so on the four corners.", func(s *State) *bool { return &s.Snap }),
		undo,
		redo,
		button("clear", "Data", "Remove all points", "Empty the plane; Undo brings the points back.", (*State).clear),
		number("data.n", n, func(p *core.Project) *int { return &p.Data.N }),
		number("data.noise", noise, func(p *core.Project) *float64 { return &p.Data.Noise }),
		number("data.seed", seed, func(p *core.Project) *int { return &p.Data.Seed }),
		number("data.train", train, func(p *core.Project) *float64 { return &p.Data.Train }),
	}
}

// classNames are the classes by color and shape, as the palette shows them.
var classNames = [core.MaxClasses]string{
	"0 · orange circle", "1 · blue square", "2 · green triangle", "3 · magenta diamond", "4 · yellow pentagon", "5 · teal cross",
}
