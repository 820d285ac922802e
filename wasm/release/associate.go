package main

import (
	"slices"
	"strings"

	"xorcery/wasm/app"
)

// What opens a file type unasked stands in mimeapps.list, which several programs share: one line of it is ours, under the heading of the
// defaults. Under other headings a line for the type means something else. See
// https://specifications.freedesktop.org/mime-apps-spec/latest/.

const (
	defaults = "[Default Applications]"
	ours     = app.ProjectType + "=xorcery.desktop"
)

// split are the list's lines up to the heading of the defaults and with it, those under it, and the rest. Without such a heading all lines
// are the first.
func split(list string) (before, under, after []string) {
	if list == "" {
		return nil, nil, nil
	}
	lines := strings.Split(strings.TrimSuffix(list, "\n"), "\n")
	at := slices.Index(lines, defaults) + 1
	if at == 0 {
		return lines, nil, nil
	}
	end := slices.IndexFunc(lines[at:], func(line string) bool { return strings.HasPrefix(line, "[") })
	if end < 0 {
		end = len(lines) - at
	}
	return lines[:at], lines[at : at+end], lines[at+end:]
}

// joined is a list of lines.
func joined(parts ...[]string) string { return strings.Join(slices.Concat(parts...), "\n") + "\n" }

// associate is the list with our line. Another program's default for the type stays what it is.
func associate(list string) string {
	before, under, after := split(list)
	if slices.ContainsFunc(under, func(line string) bool { return strings.HasPrefix(line, app.ProjectType+"=") }) {
		return list
	}
	if !slices.Contains(before, defaults) {
		before = append(before, defaults)
	}
	return joined(before, []string{ours}, under, after)
}

// dissociate is the list without our line, and "" where nothing but the heading was beside it.
func dissociate(list string) string {
	before, under, after := split(list)
	at := slices.Index(under, ours)
	if at < 0 {
		return list
	}
	rest := joined(before, slices.Delete(slices.Clone(under), at, at+1), after)
	if strings.TrimSpace(rest) == defaults {
		return ""
	}
	return rest
}
