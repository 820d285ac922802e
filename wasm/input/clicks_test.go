package input

import (
	"testing"
	"time"
)

// TestClicks are counted while they follow each other soon and at one place.
func TestClicks(t *testing.T) {
	var c Clicks
	now := time.Duration(0)
	for i, k := range []struct {
		after time.Duration
		x, y  float64
		want  int
	}{
		{0, 0, 0, 1}, {DoubleClick, ClickSlack, 0, 2}, {DoubleClick, 2 * ClickSlack, 0, 3}, {DoubleClick + 1, 2 * ClickSlack, 0, 1},
		{1, 2 * ClickSlack, ClickSlack + 1, 1}, {1, 2*ClickSlack - 1, ClickSlack, 2}, {1, 0, 0, 1},
	} {
		now += k.after
		if got := c.Press(k.x, k.y, now); got != k.want || c.Count() != got {
			t.Errorf("press %d is counted as %d, want %d", i+1, got, k.want)
		}
	}
}
