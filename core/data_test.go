package core

import (
	"encoding/binary"
	"encoding/csv"
	"hash/fnv"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"
)

// articlePoints reads numpy's own print of the article's data.
func articlePoints(t *testing.T) []Point {
	t.Helper()
	f, err := os.Open("testdata/xor300.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var points []Point
	for _, line := range lines[1:] {
		x1, err1 := strconv.ParseFloat(line[0], 64)
		x2, err2 := strconv.ParseFloat(line[1], 64)
		class, err3 := strconv.Atoi(line[2])
		if err1 != nil || err2 != nil || err3 != nil {
			t.Fatalf("bad line %q", line)
		}
		points = append(points, Point{x1, x2, class})
	}
	return points
}

func TestArticleDataIsNumpysToTheBit(t *testing.T) {
	want := articlePoints(t)
	got, train, err := DefaultProject().Data.Make()
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 300 || len(want) != 300 || len(train) != 300 {
		t.Fatalf("%d points, %d marks, %d in the file; want 300", len(got), len(train), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("point %d is %v; numpy has %v", i, got[i], want[i])
		}
		if !train[i] {
			t.Errorf("point %d is no training point", i)
		}
	}
}

func TestSetsAreBalancedAndInThePlane(t *testing.T) {
	for _, set := range AllDataSets {
		for _, noise := range []float64{0, 0.5} {
			for _, n := range []int{1, 2, 7, 300} {
				d := DefaultProject().Data
				d.Set, d.N, d.Noise, d.Seed, d.Train = set, n, noise, 7, 0.5
				points, train, err := d.Make()
				if err != nil {
					t.Fatal(err)
				}
				want := n
				switch set {
				case Article:
					want = 300
				case Corners:
					want = 4
				case Custom:
					want = 0
				}
				if len(points) != want || len(train) != want {
					t.Fatalf("%s: %d points and %d marks, want %d", set, len(points), len(train), want)
				}
				var count, trained [2]int
				for i, p := range points {
					if math.Abs(p.X1) > 20 || math.Abs(p.X2) > 20 {
						t.Errorf("%s: point %v is out of sight", set, p)
					}
					if noise == 0 && (math.Abs(p.X1) > 6 || math.Abs(p.X2) > 6) {
						t.Errorf("%s: point %v is outside the plane", set, p)
					}
					count[p.Class]++
					if train[i] {
						trained[p.Class]++
					}
				}
				for class := range count {
					if trained[class] != (count[class]+1)/2 {
						t.Errorf("%s: %d of %d points of class %d train", set, trained[class], count[class], class)
					}
				}
				if want >= 300 && (count[0] < want/3 || count[1] < want/3) {
					t.Errorf("%s: classes of %v points", set, count)
				}
			}
		}
	}
}

// Without noise each set's points lie where its formula puts them.
func TestSetsHaveTheirShape(t *testing.T) {
	const n = 400
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-12 }
	for set, fits := range map[DataSet]func(p Point) bool{
		XOR: func(p Point) bool {
			inside := func(x float64) bool { return math.Abs(x) >= 0.3 && math.Abs(x) <= 5.3 }
			return inside(p.X1) && inside(p.X2) && (p.Class == 1) == (p.X1*p.X2 < 0)
		},
		Circle: func(p Point) bool {
			r := math.Hypot(p.X1, p.X2)
			return p.Class == 1 && r < 2.5 || p.Class == 0 && r >= 3.5 && r <= 5
		},
		Spiral: func(p Point) bool {
			r := math.Hypot(p.X1, p.X2)
			turn := 1.75*2*math.Pi*r/5 + math.Pi*float64(1-p.Class)
			return r < 5 && math.Abs(p.X1-r*math.Sin(turn)) < 1e-12 && math.Abs(p.X2-r*math.Cos(turn)) < 1e-12
		},
		Moons: func(p Point) bool {
			side := float64(1 - 2*p.Class)
			return near(math.Hypot(p.X1*side+1.5, p.X2*side+0.75), 3) && p.X2*side+0.75 >= 0
		},
	} {
		seen := map[Point]bool{}
		for i, p := range generate(set, n, 0, 5) {
			if !fits(p) {
				t.Errorf("%s: point %d, %v, lies outside the set's shape", set, i, p)
			}
			seen[p] = true
		}
		if len(seen) < n-1 { // the spiral's arms share the origin, but for the class
			t.Errorf("%s: only %d different points of %d", set, len(seen), n)
		}
	}
	var mean, square [2]float64
	clouds := generate(Gauss, 20_000, 0.5, 5)
	for _, p := range clouds {
		mean[p.Class] += (p.X1 + p.X2) / 20_000
		square[p.Class] += (p.X1*p.X1 + p.X2*p.X2) / 20_000
	}
	for class, center := range []float64{-2, 2} {
		variance := square[class] - mean[class]*mean[class]
		if math.Abs(mean[class]-center) > 0.1 || math.Abs(variance-4) > 0.2 {
			t.Errorf("gauss: class %d has mean %v and variance %v, want %v and 4", class, mean[class], variance, center)
		}
	}
}

// One hash for every machine: sets are made of the package's own functions and generator.
func TestSetsAreTheSameBitsEverywhere(t *testing.T) {
	for set, want := range map[DataSet]uint64{

		Article: 0x3d87a4e5edcabf49, Corners: 0xd0536e21921d05f3, XOR: 0x79cb771a43a6f0f2, Circle: 0x8d46450d4924902e,
		Gauss: 0xf8ab51ed37017c63, Spiral: 0x4f100b8188d3d620, Moons: 0xf6036a64845cfa0b,
	} {
		h := fnv.New64a()
		for _, p := range generate(set, 999, 0.3, 4) {
			h.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(p.X1)))
			h.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(p.X2)))
			h.Write([]byte{byte(p.Class)})
		}
		if got := h.Sum64(); got != want {
			t.Errorf("%s: %#x, want %#x", set, got, want)
		}
	}
}

func TestPlacedPointsTrain(t *testing.T) {
	d := DefaultProject().Data
	d.Set, d.Train = Corners, 0.5
	d.Points = []Point{{0, 0, 1}, {0.5, 0, 1}, {1, 0, 2}, {1, 1, 2}}
	points, train, err := d.Make()
	if err != nil {
		t.Fatal(err)
	}
	if Classes(points) != 3 || !slices.Equal(points[4:], d.Points) {
		t.Errorf("points %v", points)
	}
	if want := []bool{true, true, false, false, true, true, true, true}; !slices.Equal(train, want) {
		t.Errorf("train %v, want %v", train, want)
	}
	d.Set = Custom
	points, train, err = d.Make()
	if err != nil {
		t.Fatal(err)
	}
	if want := []bool{true, false, true, false}; !slices.Equal(train, want) || !slices.Equal(points, d.Points) {
		t.Errorf("custom: train %v of %v, want %v", train, points, want)
	}
	points[0].X1 = 9
	if d.Points[0].X1 == 9 {
		t.Error("Make returned the project's own points")
	}
	d.Set = "moon"
	if _, _, err := d.Make(); err == nil {
		t.Error("no error for an unknown set")
	}
}

func TestTrainShare(t *testing.T) {
	points := generate(Article, 300, 0, 0)
	for _, share := range []float64{0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 1} {
		count := 0
		for _, trains := range split(points, share) {
			if trains {
				count++
			}
		}
		if want := share * 300; float64(count) < want-1e-9 || float64(count) > want+2 {
			t.Errorf("share %v trains on %d of 300", share, count)
		}
	}
}

func TestExpand(t *testing.T) {
	got := make([]float64, len(AllFeatures))
	Expand(got, AllFeatures, -1.5, 0.7)
	want := []float64{-1.5, 0.7, 2.25, 0.7 * 0.7, -1.5 * 0.7, math.Sin(-1.5), math.Sin(0.7)}
	for i, f := range AllFeatures {
		if math.Abs(got[i]-want[i]) > 1e-15 {
			t.Errorf("%s is %v, want %v", f, got[i], want[i])
		}
	}
}
