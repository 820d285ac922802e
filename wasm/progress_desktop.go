//go:build !js

package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"time"

	"xorcery/core"
)

// progress is a line on a terminal that says how far a run is. nil shows nothing.
type progress struct {
	out   io.Writer
	tick  <-chan time.Time // when the line may be renewed
	began time.Time
	shown int // characters of the line that stands there
}

// progressOn shows progress on a terminal; anything else, such as a file or a pipe, gets none.
func progressOn(f *os.File) *progress {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return &progress{out: f, tick: time.Tick(200 * time.Millisecond), began: time.Now()}
}

// show renews the line, when it is time: done of all steps are taken, the last with a loss.
func (p *progress) show(done, all int, loss float64) {
	if p == nil {
		return
	}
	select {
	case now := <-p.tick:
		left := time.Duration(min(float64(now.Sub(p.began))/float64(done)*float64(all-done), math.MaxInt64/2))
		text := fmt.Sprintf("step %s of %s, %d %%, loss %s, %s left", core.FormatInteger(done), core.FormatInteger(all),
			100*done/all, core.FormatNumber(loss), left.Round(time.Second))
		n := len([]rune(text))
		fmt.Fprint(p.out, "\r", text, strings.Repeat(" ", max(p.shown-n, 0)))
		p.shown = n
	default:
	}
}

// clear takes the line away, for another that is printed in its place.
func (p *progress) clear() {
	if p != nil && p.shown > 0 {
		fmt.Fprint(p.out, "\r", strings.Repeat(" ", p.shown), "\r")
		p.shown = 0
	}
}
