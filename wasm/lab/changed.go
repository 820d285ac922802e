package lab

import (
	"slices"
	"strings"

	"xorcery/core"
)

// What belongs together of the keys that [core.Changed] lists.
var (
	ofNetwork  = []string{"network", "data.features"} // which network it is, and what feeds it
	OfSet      = []string{"data.set", "data.n", "data.noise", "data.seed", "data.train"}
	OfPoints   = append([]string{"data.points"}, OfSet...)  // all that Undo takes back
	ofWays     = append([]string{"training"}, ofNetwork...) // how it learns
	OfSettings = []string{"data", "network", "training"}    // how it learns from what; not how it is shown or where it stands
)

// Differ says whether one of the keys is named, or lies in a section that is.
func Differ(keys, named []string) bool {
	return slices.ContainsFunc(keys, func(key string) bool { return within(key, named) })
}

// Among are those of the keys that are named, or lie in a section that is.
func Among(keys, named []string) []string {
	return slices.DeleteFunc(keys, func(key string) bool { return !within(key, named) })
}

func within(key string, named []string) bool {
	return slices.ContainsFunc(named, func(n string) bool { return key == n || strings.HasPrefix(key, n+".") })
}

// ChangedData are the keys that Undo takes back in which two data sections differ.
func ChangedData(a, b core.Data) []string {
	return Among(core.Changed(core.Project{Data: a}, core.Project{Data: b}), OfPoints)
}
