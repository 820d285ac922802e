package story

import (
	"testing"

	"xorcery/core"
)

// TestEveryActivationIsTold, whole, but the linear one; of those with bounds the fading too.
func TestEveryActivationIsTold(t *testing.T) {
	for _, name := range core.AllActivations {
		if name == core.Linear {
			continue
		}
		told := tellings[name]
		if told.hint == "" || told.product == nil || told.slips == nil {
			t.Errorf("the exercises do not tell of %s, or not all of it", name)
		}
		if f := told.fades; (f != nil) != name.Function().Bounded() || f != nil && (f.slope == "" || f.most == "" || f.way == nil || f.slips == nil) {
			t.Errorf("of %s the exercises tell that its slope fades: %v, all of it or nothing; it is bounded: %v", name, f != nil, name.Function().Bounded())
		}
	}
}
