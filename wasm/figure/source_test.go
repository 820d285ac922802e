package figure

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core"
)

// The shader compiles for every activation, output, number of classes and list of features, and for the largest shapes
// that its uniforms hold.
func TestEveryShapeCompiles(t *testing.T) {
	compiles := func(sizes []int, hidden core.Activation, output core.Output, features []core.Feature) {
		t.Helper()
		sizes[0] = len(features)
		if uniformCount(sizes) > maxUniforms {
			return
		}
		src, err := source(sizes, hidden, output, features)
		if err != nil {
			t.Fatal(err)
		}
		shader, err := ebiten.NewShader([]byte(src))
		if err != nil {
			t.Fatalf("%v %s %s %v: %v\n%s", sizes, hidden, output, features, err, src)
		}
		shader.Deallocate()
	}
	for _, hidden := range core.AllActivations {
		if activations[hidden] == "" {
			t.Errorf("the shader has no %s", hidden)
			continue
		}
		for _, output := range core.AllOutputs {
			for classes := 1; classes <= core.MaxClasses; classes++ {
				compiles([]int{0, 5, 4, classes}, hidden, output, core.AllFeatures)
			}
			compiles([]int{0, 2}, hidden, output, []core.Feature{core.X1})
		}
	}
	for i := range core.AllFeatures {
		compiles([]int{0, 3, 2}, core.Sigmoid, core.SigmoidOutput, core.AllFeatures[i:i+1])
	}
	compiles([]int{0, 64, 2}, core.Sigmoid, core.SigmoidOutput, core.AllFeatures[:2])
	compiles([]int{0, 8, 8, 8, 8, 8, 8, 6}, core.Tanh, core.SoftmaxOutput, core.AllFeatures)
	random := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		sizes := []int{0}
		for range random.IntN(7) {
			sizes = append(sizes, 1+random.IntN(14))
		}
		sizes = append(sizes, 2+random.IntN(5))
		compiles(sizes, core.AllActivations[random.IntN(len(core.AllActivations))], core.AllOutputs[random.IntN(len(core.AllOutputs))], core.AllFeatures[:1+random.IntN(7)])
	}
}

// An unknown feature is an error that names it, not a shader that does not compile.
func TestUnknownFeature(t *testing.T) {
	if _, err := source([]int{1, 2}, core.Tanh, core.SigmoidOutput, []core.Feature{"x3"}); err == nil || !strings.Contains(err.Error(), `"x3"`) {
		t.Errorf("%v", err)
	}
}

// Every weight stands where the shader looks for it: neuron j of a layer in lane j mod 4 of group j/4, its bias in the
// layer's first groups, its weights a row of groups for each neuron before it.
func TestUniforms(t *testing.T) {
	for _, sizes := range [][]int{{2, 3, 2}, {7, 5, 9, 4, 6}, {1, 1}, {2, 64, 2}} {
		net := core.NewMLP(sizes, core.Tanh, core.SigmoidOutput, true)
		for i := range net.Flat {
			net.Flat[i] = float64(i + 1)
		}
		dst := make([]float32, 4*uniformCount(sizes))
		weightUniforms(dst, net)
		seen := 0
		at := 0 // vec4 in front of the layer
		for l := 1; l < len(sizes); l++ {
			wide := (sizes[l] + 3) / 4
			for j := range sizes[l] {
				if got := dst[4*at+j]; float64(got) != net.B[l-1][j] {
					t.Errorf("%v: b%d[%d] is %g", sizes, l, j, got)
				}
				for i := range sizes[l-1] {
					if got := dst[4*(at+wide+i*wide)+j]; float64(got) != net.W[l-1][i*sizes[l]+j] {
						t.Errorf("%v: W%d[%d,%d] is %g", sizes, l, i, j, got)
					}
				}
				seen += 1 + sizes[l-1]
			}
			in := sizes[l-1]
			if l > 1 {
				in = (in + 3) / 4 * 4
			}
			at += wide * (1 + in)
		}
		rest := 0
		for _, v := range dst {
			if v == 0 {
				rest++
			}
		}
		if 4*at != len(dst) || seen != len(net.Flat) || seen+rest != len(dst) {
			t.Errorf("%v: %d of %d numbers, %d vec4 of %d, the padding is not 0", sizes, seen, len(net.Flat), at, len(dst)/4)
		}
	}
}

func TestWorkIsBounded(t *testing.T) {
	for _, sizes := range [][]int{{2, 2}, {2, 3, 2}, {2, 50, 2}, {7, 64, 64, 64, 64, 64, 64, 6}} {
		net := core.NewMLP(sizes, core.Sigmoid, core.SigmoidOutput, true)
		t.Run(fmt.Sprint(sizes), func(t *testing.T) {
			rows := mapRows(net, false)
			if cost := float64(net.Work()) * mapSide * float64(rows); rows < 1 || rows > mapSide || cost > mapsWork && rows > 1 {
				t.Errorf("the maps of a frame are %d rows, %g multiplications", rows, cost)
			}
			if quick := mapRows(net, true); quick < rows || quick > min(quicker*(rows+1), mapSide) {
				t.Errorf("the maps of a frame are %d rows by the surface, %d by core", quick, rows)
			}
			side := rollingSide(pixelWork(net, false), 2000)
			if cost := (float64(net.Work()) + shadeWork) * float64(side*side); cost > rollFrames*frameWork {
				t.Errorf("a rolling picture of %d² costs %g", side, cost)
			}
		})
	}
}
