package core

import (
	"slices"
	"testing"
)

func TestSampling(t *testing.T) {
	const rows, batch = 10, 4
	shuffle := newSampler(Shuffle, 5, rows, batch)
	var epochs [][]int
	for epoch := range 3 {
		var drawn []int
		for step := range 3 {
			order, used := shuffle.draw(epoch*3 + step)
			if want := min(batch, rows-step*batch); used != want || len(order) != used {
				t.Errorf("epoch %d, step %d: %d rows, want %d", epoch, step, used, want)
			}
			drawn = append(drawn, order...)
		}
		epochs = append(epochs, slices.Clone(drawn))
		slices.Sort(drawn)
		if !slices.Equal(drawn, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}) {
			t.Errorf("epoch %d draws %v: want each row once", epoch, drawn)
		}
	}
	if slices.Equal(epochs[0], epochs[1]) || slices.Equal(epochs[1], epochs[2]) {
		t.Errorf("epochs repeat: %v", epochs)
	}
	fresh := newSampler(Shuffle, 5, rows, batch)
	if order, _ := fresh.draw(7); !slices.Equal(order, epochs[2][4:8]) {
		t.Errorf("step 7 alone draws %v, in its place %v", order, epochs[2][4:8])
	}
	cycle := newSampler(Cycle, 5, rows, batch)
	for step, want := range [][]int{{0, 1, 2, 3}, {4, 5, 6, 7}, {8, 9, 0, 1}, {2, 3, 4, 5}} {
		if order, used := cycle.draw(step); !slices.Equal(order, want) || used != batch {
			t.Errorf("cycle, step %d: %v, want %v", step, order, want)
		}
	}
	first := newSampler(First, 5, rows, batch)
	if order, used := first.draw(3); order != nil || used != batch {
		t.Errorf("first: rows %v, %d of them, want the first %d", order, used, batch)
	}
}

// TestShuffleIsFair counts where rows land over many epochs.
func TestShuffleIsFair(t *testing.T) {
	const rows, epochs = 6, 6000
	s := newSampler(Shuffle, 1, rows, 1)
	var count [rows][rows]int
	for epoch := range epochs {
		s.shuffle(epoch)
		for place, row := range s.order {
			count[row][place]++
		}
	}
	for row := range rows {
		for place := range rows {
			if c := count[row][place]; c < 850 || c > 1150 { // 1000 expected, standard deviation 29
				t.Errorf("row %d lands at place %d %d times in %d", row, place, c, epochs)
			}
		}
	}
}
