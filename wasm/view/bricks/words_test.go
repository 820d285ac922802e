package bricks

import (
	"testing"

	"xorcery/core"
)

// TestEveryFunctionHasWordsAndCode: each activation and each output has its sign and its sentence, and each activation's slope its lines.
func TestEveryFunctionHasWordsAndCode(t *testing.T) {
	var names []string
	for _, f := range core.AllActivations {
		names = append(names, string(f))
		lines, ok := slopes[f]
		if !ok || (len(lines) == 0) != (f == core.Linear) {
			t.Errorf("the slope of %s is computed by %v", f, lines)
		}
		for _, name := range lines {
			if _, _, _, err := core.Source(name); err != nil {
				t.Errorf("the slope of %s: %v", f, err)
			}
		}
	}
	for _, f := range core.AllOutputs {
		names = append(names, string(f))
	}
	for _, name := range names {
		if f := functions[name]; f.sign == "" || f.says == "" {
			t.Errorf("%s is told as %q: %q", name, f.sign, f.says)
		}
	}
}
