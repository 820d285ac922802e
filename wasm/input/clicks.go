package input

import (
	"math"
	"time"
)

// Clicks counts presses that follow each other soon and at one place: the second makes a double click. The zero Clicks has had none.
type Clicks struct {
	at    time.Duration
	x, y  float64
	count int
}

// DoubleClick is how soon after another a press is one more of the same clicks.
const DoubleClick = 500 * time.Millisecond

// Press counts a press: 1 for one by itself, 2 for that of a double click.
func (c *Clicks) Press(x, y float64, at time.Duration) int {
	if c.count > 0 && at-c.at <= DoubleClick && math.Hypot(x-c.x, y-c.y) <= ClickSlack {
		c.count++
	} else {
		c.count = 1
	}
	c.at, c.x, c.y = at, x, y
	return c.count
}

// Count is what the last press was counted as.
func (c *Clicks) Count() int { return c.count }
