package bricks

import (
	"errors"
	"fmt"

	"xorcery/core"
)

// batchMost is the most multiplications that the gradient of all points may take: some milliseconds.
const batchMost = 20_000_000

// Others says why the rest of the points can't take the place of the one; nil where they can.
func (b *Bricks) Others(side Side) error {
	run := b.run(side)
	switch n := run.Train.N; {
	case n == 0:
		return errors.New("there are no training points")
	case 3*n*len(run.Net.Flat) > batchMost:
		return fmt.Errorf("the gradient of all %s takes too long for a frame with %s", core.FormatCount(n, "point"), core.FormatCount(len(run.Net.Flat), "weight"))
	}
	return nil
}

// OthersName is how many other points there are: "and the other 299".
func (b *Bricks) OthersName(side Side) string {
	n := 0
	if run := b.run(side); run != nil {
		n = run.Train.N
		if b.Number > 0 {
			n--
		}
	}
	return "And the other " + core.FormatInteger(max(n, 0))
}
