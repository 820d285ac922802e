//go:build race

package story

import "testing"

// raced is whether the race detector looks on.
const raced = true

// skipRaced leaves out what is long under the race detector: a computation of one goroutine, which the other tests run without it.
func skipRaced(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("long, and of one goroutine")
	}
}
