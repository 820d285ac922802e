//go:build !js

package main

import (
	"errors"
	"fmt"
	"os"
)

// The desktop: a window with its own controls, flags, and no page around it.

func platformStart() (start, error) { return commandLine(os.Args[1:]) }

func platformReady(*game) {}

// platformTick keeps the state; a folder that cannot be written is said once.
func platformTick(g *game) {
	if err := g.kept.tick(g.state); err != nil {
		g.kept.path = ""
		g.state.Warn(fmt.Errorf("this session is not kept: %w", err))
	}
}

func platformEnd(g *game) error { return g.kept.write(g.state) }

// platformFail says an error in one line on standard error, unless that has been done, and returns the exit status: 2 for
// bad input, 3 for a run whose numbers are not finite any more, 1 for anything else.
func platformFail(err error) int {
	var bad badInput
	switch {
	case errors.Is(err, errNonFinite):
		return 3
	case !errors.As(err, &bad):
		fmt.Fprintln(os.Stderr, "xorcery:", err)
		return 1
	case !bad.said:
		fmt.Fprintln(os.Stderr, "xorcery:", err)
	}
	return 2
}
