//go:build !js

package core

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// TestNothingFused compiles the package for arm64, whose compiler fuses every product that meets a sum unguarded, and looks for
// such instructions. Only random_log.go has them, by math.FMA, which gives the same everywhere.
func TestNothingFused(t *testing.T) {
	if testing.Short() {
		t.Skip("it is the same compiler wherever this runs")
	}
	build := exec.Command("go", "build", "-trimpath", "-gcflags=-S", ".")
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0", "GOFLAGS=")
	listing, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, listing)
	}
	if !strings.Contains(string(listing), "\tFMULD\t") {
		t.Fatal("the listing has no products at all")
	}
	fused := regexp.MustCompile(`core/(\w+\.go:\d+)\)\tFN?M(ADD|SUB)[DS]\t`)
	found := fused.FindAllStringSubmatch(string(listing), -1)
	meant := 0
	for _, f := range found {
		if strings.HasPrefix(f[1], "random_log.go:") {
			meant++
		} else {
			t.Errorf("a product at %s is fused with a sum: write float64(a*b) + c", f[1])
		}
	}
	if meant == 0 {
		t.Error("the listing has none of the fused products of random_log.go: this test no longer sees them")
	}
}
