package bricks

import (
	"slices"
	"strings"
	"testing"
)

// TestWhatIsLeftOut: the places are never more than there are, the lit one is always among them, they stand in order, and where some are left
// out a gap says so.
func TestWhatIsLeftOut(t *testing.T) {
	for n := 1; n <= 20; n++ {
		for most := 2; most <= 21; most++ {
			for lit := -1; lit < n; lit++ {
				list := shown(n, most, lit)
				if len(list) > max(most, 2) || lit >= 0 && !slices.Contains(list, lit) {
					t.Fatalf("of %d in %d places with %d lit there are %v", n, most, lit, list)
				}
				next, gap := 0, false
				for _, i := range list {
					if i < 0 {
						if gap {
							t.Fatalf("of %d in %d places with %d lit: two gaps side by side: %v", n, most, lit, list)
						}
						gap = true
						continue
					}
					if i < next || (i > next) != gap && most > 2 { // two places have none for a gap before and one behind
						t.Fatalf("of %d in %d places with %d lit: %d comes after %d others: %v", n, most, lit, i, next, list)
					}
					next, gap = i+1, false
				}
				if next < n && !gap {
					t.Fatalf("of %d in %d places with %d lit the end is not said: %v", n, most, lit, list)
				}
			}
		}
	}
}

// TestTheMeanNamesThePointsOwn: beside the mean of all gradients the one that it takes the place of is named as the point's.
func TestTheMeanNamesThePointsOwn(t *testing.T) {
	side := sideOf(t, `{}`)
	b := onFirst(t, side, true)
	for name, want := range map[string][]string{
		"mean dLoss/dW2": {"3×2", "3×2, this point's"},
		"dLoss/dW2":      {"3×2", "3×1", "1×2"},
		"W2 new":         {"3×2", "3×2", "1×1", "3×2"},
	} {
		b.Go(b.Index(name))
		var got []string
		for _, m := range b.View(side, 6, 6).Quantity.Matrices {
			got = append(got, strings.TrimSuffix(m.Size+", "+m.Whose, ", "))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
