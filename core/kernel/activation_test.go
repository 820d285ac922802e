package kernel

import (
	"testing"

	"xorcery/core"
)

// TestEveryActivationIsWritten, whole; the engine's tests hold what is written to core's bits.
func TestEveryActivationIsWritten(t *testing.T) {
	for _, name := range core.AllActivations {
		if c := activations[name]; c.apply == nil || c.multiplyDerivative == nil || c.unit == 0 || c.draw == nil {
			t.Errorf("no code is written for %s, or not all of it", name)
		}
	}
}
