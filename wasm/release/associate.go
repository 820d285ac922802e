package main

import (
	"slices"
	"strings"

	"xorcery/wasm/app"
)

// What opens a file type unasked stands in mimeapps.list, which several programs share: one line of it is ours.

const (
	defaults = "[Default Applications]"
	ours     = app.ProjectType + "=xorcery.desktop"
)

// associate is the list with our line. Another program's for the type stays what it is.
func associate(list string) string {
	lines := strings.Split(strings.TrimSuffix(list, "\n"), "\n")
	if list == "" {
		lines = nil
	}
	if slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, app.ProjectType+"=") }) {
		return list
	}
	at := slices.Index(lines, defaults)
	if at < 0 {
		lines = append(lines, defaults)
		at = len(lines) - 1
	}
	return strings.Join(slices.Insert(lines, at+1, ours), "\n") + "\n"
}

// dissociate is the list without our line, and "" where nothing but the heading was beside it.
func dissociate(list string) string {
	list = strings.Replace("\n"+list, "\n"+ours+"\n", "\n", 1)[1:]
	if strings.TrimSpace(list) == defaults {
		return ""
	}
	return list
}
