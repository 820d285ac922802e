//go:build !race

package story

import "testing"

const raced = false

func skipRaced(*testing.T) {}
