package app

import (
	"fmt"
	"strconv"
	"strings"

	"xorcery/core"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/network"
)

// The page's prose points at things in the figure by their names. What it points at is lit as if the pointer were there; the pointer
// itself comes before it.

// named is what the page points at; the zero value is nothing.
type named struct {
	point int  // of [core.Run.Points], from 1
	step  int  // of the run, from 1
	part  bool // of the network
}

// light lights what a name means: an entry ("W2[0,1]", "h1[2]", "dLoss/dW2[0,0]") in the bricks or the drawn network, "point 12", or
// "step 5000" on the curves. "" lights nothing. An error changes nothing.
func (s *State) light(name string) error {
	var to named
	var part network.Part
	var entry bricks.Entry
	switch what, number, _ := strings.Cut(name, " "); what {
	case "":
	case "point", "step":
		n, err := strconv.Atoi(number)
		if most := len(s.Lab.Run.Points()); err != nil || n < 1 || what == "point" && n > most || n > core.LastStep {
			return fmt.Errorf("light: %q is none; a number from 1 has to follow, for a point at most %d", name, most)
		}
		if what == "point" {
			to.point = n
		} else {
			to.step = n
		}
	default:
		if s.Lower == LowerBricks {
			entry = s.Bricks.Named(name)
		}
		part = network.Named(name, s.Lab.Run.Net.Sizes)
		if part.Kind == network.None && !entry.There {
			return fmt.Errorf("light: there is no %q in this network; names are those of the bricks, as W1[0,0], h1[2], dLoss/dW2[0,1]", name)
		}
	}
	if to.part = part.Kind != network.None; to != s.named {
		anew := to.part != s.named.part && s.Layout.Strip // in a strip the network comes for it
		s.named = to
		s.Revision++
		if anew {
			s.arrange()
		}
	}
	s.onBricks(func(b *bricks.Bricks) { b.Point(entry) })
	s.onNetwork(func(n *network.Network) { n.Point(part) })
	return nil
}

// StepLit is the step that the page points at; ok is false without one.
func (s *State) StepLit() (step int, ok bool) { return s.named.step, s.named.step > 0 }

// lightMethods let a page point.
func lightMethods() []method {
	return []method{does1("light", "name", (*State).light)}
}
