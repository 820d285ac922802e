package input

import "testing"

// TestAFingerIsThereWhileItTouches: what it leaves behind is no place that the reader points at.
func TestAFingerIsThereWhileItTouches(t *testing.T) {
	for p, want := range map[Pointer]bool{{}: true, {Down: true}: true, {Touch: true, Down: true}: true, {Touch: true}: false} {
		if p.There() != want {
			t.Errorf("%+v is there: %v", p, !want)
		}
	}
}
