package core

import (
	"embed"
	"fmt"
	"strings"
)

// sources are the rooms whose lines a reader may want beside the equations.
//
//go:embed activation.go clip.go layer.go loss.go optimizer.go penalty.go sigmoid.go
var sources embed.FS

// Source is the text of one of core's functions, its doc comment with it, as it was compiled: name is "penalize", or for a
// method "lanes.forward". file and line say where it begins. An error says that no function of that name is kept.
func Source(name string) (file string, line int, text string, err error) {
	entries, err := sources.ReadDir(".")
	if err != nil {
		return "", 0, "", err
	}
	for _, e := range entries {
		content, err := sources.ReadFile(e.Name())
		if err != nil {
			return "", 0, "", err
		}
		lines := strings.Split(string(content), "\n")
		for i, l := range lines {
			if !declares(l, name) {
				continue
			}
			first := i
			for first > 0 && strings.HasPrefix(lines[first-1], "//") {
				first--
			}
			last := i
			for !strings.HasPrefix(lines[last], "}") && !strings.HasSuffix(l, "}") && last+1 < len(lines) {
				last++
			}
			return e.Name(), first + 1, strings.Join(lines[first:last+1], "\n"), nil
		}
	}
	return "", 0, "", fmt.Errorf("core keeps no source of a function %q", name)
}

// declares says if a line begins the function of that name; gofmt puts every function's first line at the margin.
func declares(line, name string) bool {
	head, ok := strings.CutPrefix(line, "func ")
	if !ok {
		return false
	}
	receiver, method, isMethod := strings.Cut(name, ".")
	if !isMethod {
		return name != "" && strings.HasPrefix(head, name+"(")
	}
	_, rest, found := strings.Cut(head, " *"+receiver+") ")
	return found && strings.HasPrefix(head, "(") && strings.HasPrefix(rest, method+"(")
}
