//go:build !race

package core

import "testing"

func skipRaced(*testing.T) {}
