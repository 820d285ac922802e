package app

import (
	"slices"
	"strings"

	"xorcery/core"
)

// What belongs together of the keys that [core.Changed] lists.
var (
	ofNetwork  = []string{"network", "data.features"} // which network it is, and what feeds it
	ofSet      = []string{"data.set", "data.n", "data.noise", "data.seed", "data.train"}
	ofPoints   = append([]string{"data.points"}, ofSet...) // all that Undo takes back
	ofSettings = []string{"data", "network", "training"}   // how it learns from what; not how it is shown or where it stands
)

// differ says whether one of the keys is named, or lies in a section that is.
func differ(keys, named []string) bool {
	return slices.ContainsFunc(keys, func(key string) bool { return within(key, named) })
}

// among are those of the keys that are named, or lie in a section that is.
func among(keys, named []string) []string {
	return slices.DeleteFunc(keys, func(key string) bool { return !within(key, named) })
}

func within(key string, named []string) bool {
	return slices.ContainsFunc(named, func(n string) bool { return key == n || strings.HasPrefix(key, n+".") })
}

// changedData are the keys that Undo takes back in which two data sections differ.
func changedData(a, b core.Data) []string {
	return among(core.Changed(core.Project{Data: a}, core.Project{Data: b}), ofPoints)
}
