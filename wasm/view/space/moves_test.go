package space

import (
	"testing"

	"xorcery/core"
)

// TestEveryActivationIsToldAsAMove, but the linear one, which is none.
func TestEveryActivationIsToldAsAMove(t *testing.T) {
	for _, name := range core.AllActivations {
		if s := squashes[name]; (s.does == "" || s.says == "") != (name == core.Linear) {
			t.Errorf("%s is told as %q, %q", name, s.does, s.says)
		}
	}
}
