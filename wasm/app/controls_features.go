package app

import (
	"fmt"
	"slices"

	"xorcery/core"
)

// featureControls are one toggle for each thing that the network may see of a point. At least one stays on.
func featureControls() []Control {
	list := make([]Control, 0, len(core.AllFeatures))
	for i, f := range core.AllFeatures {
		id := [...]string{"x1", "x2", "x1x1", "x2x2", "x1x2", "sinx1", "sinx2"}[i]
		label := "Input " + f.Name()
		list = append(list, Control{
			ID: "data.features." + id, Group: "Data", Kind: Toggle, Label: label,
			Help: "Whether the network sees " + f.Name() + " of each point." + keptShape,
			get:  func(s *State) any { return slices.Contains(s.Lab.Project.Data.Features, f) },
			set: func(s *State, v any) error {
				return s.change(byControl, func(p *core.Project) { p.Data.Features = withFeature(p.Data.Features, f, v.(bool)) })
			},
			enabled: only(func(s *State) bool { list := s.Lab.Project.Data.Features; return len(list) != 1 || list[0] != f },
				fmt.Errorf("%s is the only input left; switch another on first", label)),
		})
	}
	return list
}

// withFeature is the list with f or without it, in the order of [core.AllFeatures].
func withFeature(list []core.Feature, f core.Feature, on bool) []core.Feature {
	var result []core.Feature
	for _, g := range core.AllFeatures {
		if g == f && on || g != f && slices.Contains(list, g) {
			result = append(result, g)
		}
	}
	return result
}
