package core

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	commandline "flag"
	"hash"
	"image"
	"math"
	"os"
	"strings"
	"testing"
)

var updateBits = commandline.Bool("update-bits", false, "write testdata/bits.txt anew from this machine")

// bitsProjects are twelve configurations that between them use every function of a training step.
func bitsProjects() []Project {
	type change func(p *Project)
	changes := []change{
		func(p *Project) { *p = publishedProject(10, 50, 0.003, 1e-4) },
		func(p *Project) { p.Network.Hidden = []int{50} },
		func(p *Project) { p.Data.Set, p.Network.Seed, p.Training.LearningRate = Corners, 1, 1 },
		func(p *Project) {
			p.Data.Set, p.Network.Hidden, p.Network.Activation = Spiral, []int{8, 8, 8, 8}, Tanh
			p.Network.Init, p.Training.Batch, p.Training.LearningRate = InitXavier, 30, 0.1
		},
		func(p *Project) {
			p.Network.Activation, p.Network.Init, p.Training.Loss = ReLU, InitHe, CrossEntropy
			p.Network.Hidden, p.Training.Batch, p.Training.Optimizer.Kind = []int{9, 5}, 17, "momentum"
			p.Training.LearningRate = 0.01
		},
		func(p *Project) {
			random := sample(5)
			p.Data = blobs(61, 5, &random)
			p.Network.Output, p.Training.Loss, p.Network.Init = SoftmaxOutput, CrossEntropy, InitNormal
			p.Training.Optimizer.Kind, p.Training.LearningRate = "adam", 0.01
		},
		func(p *Project) {
			random := sample(6)
			p.Data = blobs(33, 3, &random)
			p.Network.Output, p.Training.Batch, p.Training.Sampling = SoftmaxOutput, 7, Cycle
			p.Training.Optimizer.Kind, p.Training.LearningRate = "rmsprop", 0.003
		},
		func(p *Project) {
			p.Data.Set, p.Data.Features = Circle, AllFeatures
			p.Network.Hidden, p.Training.Penalty, p.Training.Lambda = []int{}, L1, 0.01
			p.Training.Optimizer.Kind = "nesterov"
		},
		func(p *Project) {
			p.Data.Set, p.Data.Noise = Moons, 0.2
			p.Training.Lambda, p.Training.Reduction, p.Training.LearningRate = 0.01, Sum, 0.01
			p.Training.Schedule = Schedule{Kind: "exponential", Rate: 0.5, Every: 300}
		},
		func(p *Project) {
			p.Data.Set, p.Data.Noise, p.Network.Activation = Gauss, 0.3, Linear
			p.Training.Clip, p.Training.Schedule = Clip{Kind: "norm", Limit: 0.1}, Schedule{Kind: "cosine", Rate: 0.5, Every: 900}
		},
		func(p *Project) {
			p.Data.Set, p.Network.Activation, p.Training.Batch = XOR, Tanh, 10
			p.Training.Clip, p.Training.Schedule = Clip{Kind: "value", Limit: 0.05}, Schedule{Kind: "inverse", Rate: 0.5, Every: 100}
		},
		func(p *Project) {
			p.Network.Hidden, p.Network.Scale = []int{64, 3, 1}, 2
			p.Data.Train, p.Training.Batch = 0.5, 1
			p.Training.Schedule = Schedule{Kind: "step", Rate: 0.9, Every: 50}
		},
	}
	var list []Project
	for _, c := range changes {
		p := DefaultProject()
		c(&p)
		list = append(list, p)
	}
	return list
}

// digest hashes numbers, bit by bit.
type digest struct{ hash.Hash }

func newDigest() digest { return digest{sha256.New()} }

func (d digest) add(x ...float64) {
	for _, v := range x {
		var b [8]byte
		binary.LittleEndian.PutUint64(b[:], math.Float64bits(v))
		d.Write(b[:])
	}
}

func (d digest) text() string { return hex.EncodeToString(d.Sum(nil)[:12]) }

// bitsOf hashes the weights, biases and moments of r and a surface of it, number by number.
func bitsOf(r *Run) string {
	d := newDigest()
	d.add(r.Net.Flat...)
	for _, list := range r.moments.lists {
		d.add(list...)
	}
	raster := NewRaster(r.Net, r.project.Data.Features)
	surface := make([]float64, 20*15*raster.Classes())
	raster.Probabilities(surface, 20, 15, Rect{-3, -2, 3, 2})
	d.add(surface...)
	return d.text()
}

// TestSameBits trains twelve configurations for 1,000 steps and compares the bits with a list made once: every processor
// that runs this test is held to the same list. Each has two hashes: of what training and the raster come to, and of what
// was seen of it, which is every report, the metrics, the health at the end and a picture.
func TestSameBits(t *testing.T) {
	const file = "testdata/bits.txt"
	projects := bitsProjects()
	keepProjects(t, projects)
	var got []string
	for i, p := range projects {
		r, seen := mustRun(t, p), newDigest()
		for range 1000 {
			s := r.Step()
			if s.NonFinite != "" {
				t.Fatalf("configuration %d: %s is not finite at step %d", i, s.NonFinite, s.Step)
			}
			seen.add(s.Loss, s.DataLoss, s.Penalty, s.GradNorm, s.MaxWeight)
		}
		m := r.Evaluate()
		seen.add(m.Loss, m.DataLoss, m.Penalty, m.Accuracy)
		if r.Test.N > 0 {
			seen.add(m.TestLoss, m.TestAccuracy)
		}
		var h Health
		r.Health(&h)
		for _, l := range h.Layers {
			seen.add(l.DataGradient, l.PenaltyGradient, l.MaxWeight, l.Saturated, l.Dead)
		}
		look, img := testLook, image.NewRGBA(image.Rect(0, 0, 20, 15))
		look.Edge = true
		NewRaster(r.Net, p.Data.Features).Paint(img, Rect{-3, -2, 3, 2}, look)
		seen.Write(img.Pix)
		got = append(got, bitsOf(r)+" "+seen.text())
	}
	if *updateBits {
		if err := os.WriteFile(file, []byte(strings.Join(got, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var want []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		want = append(want, lines.Text())
	}
	if len(want) != len(got) {
		t.Fatalf("%s has %d lines, want %d", file, len(want), len(got))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("configuration %d: bits %s, want %s", i, got[i], want[i])
		}
	}
	if distinct := len(unique(got)); distinct != len(got) {
		t.Errorf("%d of %d configurations are distinct", distinct, len(got))
	}
}

// keepProjects holds testdata/bits.json to the configurations: from there other engines' tests have them.
func keepProjects(t *testing.T, projects []Project) {
	const file = "testdata/bits.json"
	var list []json.RawMessage
	for _, p := range projects {
		list = append(list, p.JSON())
	}
	want, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	if *updateBits {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s holds other projects than the test: run it with -update-bits", file)
	}
}

func unique(list []string) map[string]bool {
	set := map[string]bool{}
	for _, s := range list {
		set[s] = true
	}
	return set
}
