// Package longtest tells tests that take minutes from those that take seconds: go test -short leaves the first out, under the race detector and
// in emulators; without it all run.
package longtest

import "testing"

// Skip leaves the rest of a test out under -short.
func Skip(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("long under the race detector and in an emulator")
	}
}
