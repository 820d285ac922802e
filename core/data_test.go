package core

import (
	"encoding/csv"
	"math"
	"os"
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
