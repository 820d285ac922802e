//go:build !race

package app

import "testing"

func skipRaced(testing.TB) {}
