package app

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
)

// printedNumbers are the article's numbers as it prints them.
func printedNumbers(t *testing.T) map[string][][]float64 {
	t.Helper()
	text, err := os.ReadFile("../../core/testdata/numbers.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Printed map[string][][]float64 }
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Printed) != 15 {
		t.Fatalf("the article's example has %d printed quantities", len(doc.Printed))
	}
	return doc.Printed
}

func inBricks(t *testing.T, doc string, panel bool) *user {
	u := newUser(t, doc, panel)
	u.must(u.SetControl("lower", "bricks"))
	u.tick(1)
	return u
}

// TestBricksAreTheArticlesExample steps through the article's example and reads all that the article prints.
func TestBricksAreTheArticlesExample(t *testing.T) {
	u := inBricks(t, `{}`, true)
	u.must(u.Press("brick.article"))
	printed := printedNumbers(t)
	var lit []string
	misprints := 0
	for {
		v := u.brickView(8, 8)
		if !v.Article || v.Quantity == nil || len(v.Stack) != 6 {
			t.Fatalf("the first screen is %+v", v)
		}
		q := v.Quantity
		for i, b := range v.Stack {
			if b.Lit {
				lit = append(lit, b.Name)
			}
			if b.First < 0 {
				t.Errorf("brick %d, %s, leads nowhere", i, b.Name)
			}
		}
		key := strings.NewReplacer("/d", "_d", " new", "_new").Replace(q.Name)
		if want, ok := printed[key]; ok {
			delete(printed, key)
			m := q.Matrices[0]
			for i, row := range want {
				for j, value := range row {
					if value < 0 && key == "dh2_dz2" {
						value = -value
						misprints++
						if !strings.Contains(q.Misprint, "−0.23353037") {
							t.Errorf("the misprint is not told: %q", q.Misprint)
						}
					} else if key != "dh2_dz2" && q.Misprint != "" {
						t.Errorf("%s tells a misprint", key)
					}
					if m.Cells[i][j] != strings.Replace(fmt.Sprint(value), "-", "−", 1) {
						t.Errorf("%s[%d,%d] reads %s, the article prints %v", q.Name, i, j, m.Cells[i][j], value)
					}
				}
			}
		}
		if v.At == v.Count-1 {
			break
		}
		u.key(".")
		if next := u.brickView(8, 8); next.At != v.At+1 {
			t.Fatalf("after %s comes quantity %d", q.Name, next.At)
		}
	}
	if len(printed) > 0 || misprints != 1 {
		t.Errorf("not read: %v; %d misprints", printed, misprints)
	}
	if got := strings.Join(slices.Compact(lit), " "); got != "X Loss W1 σ W2 σ Loss σ W2 σ W1 Loss W2 W1" {
		t.Errorf("the lit bricks are %s", got)
	}
	u.key("Home")
	if v := u.brickView(8, 8); v.Quantity.Name != "X" {
		t.Errorf("Home goes to %s", v.Quantity.Name)
	}
}

// TestChoosingAnObservation clicks in the plane: on a point, on a free place, and with the switch off places a point again.
func TestChoosingAnObservation(t *testing.T) {
	u := inBricks(t, `{"data":{"set":"corners"}}`, false)
	points := len(u.Lab.Run.Points())
	p := u.Lab.Run.Points()[2]
	u.clickPlane(p.X1, p.X2)
	if v := u.brickView(8, 8); v.Article || u.Bricks.Number != 3 || u.Bricks.Observation != p || !strings.Contains(v.Title, "point 3") {
		t.Errorf("the click on point 3 chose %v, %q", u.Bricks.Observation, v.Title)
	}
	u.clickPlane(0.25, 0.5)
	o := u.Bricks.Observation
	if u.Bricks.Number != 0 || math.Abs(o.X1-0.25) > 0.02 || math.Abs(o.X2-0.5) > 0.02 || o.Class != u.PointClass {
		t.Errorf("the click on a free place chose %v", o)
	}
	if len(u.Lab.Run.Points()) != points {
		t.Error("choosing placed a point")
	}
	u.must(u.SetControl("brick.point", 4.0))
	if u.Bricks.Observation != u.Lab.Run.Points()[3] {
		t.Errorf("observation 4 is %v", u.Bricks.Observation)
	}
	if err := u.SetControl("brick.point", 5.0); err == nil || !strings.Contains(err.Error(), "1 to 4") {
		t.Errorf("observation 5 of 4: %v", err)
	}
	u.must(u.SetControl("observe", false))
	u.clickPlane(0.25, 0.5)
	if len(u.Lab.Run.Points()) != points+1 {
		t.Error("with the switch off a click places no point")
	}
}

// TestBricksFollowTheRun lets the network train: the numbers are the running network's, and a still program stays still.
func TestBricksFollowTheRun(t *testing.T) {
	longtest.Skip(t)
	u := inBricks(t, `{}`, false)
	u.must(u.Press("brick.own"))
	u.goToBrick(u.Bricks.Index("h2"))
	before := u.brickView(8, 8)
	u.tick(120)
	after := u.brickView(8, 8)
	if after.Quantity.Name != "h2" || after.Quantity.Matrices[0].Cells[0][0] == before.Quantity.Matrices[0].Cells[0][0] {
		t.Errorf("after two seconds %s reads %s as before", after.Quantity.Name, after.Quantity.Matrices[0].Cells[0][0])
	}
	u.Pause()
	u.tick(2)
	if u.Bricks.Step != u.Lab.Run.StepCount() {
		t.Errorf("the bricks show step %d of %d", u.Bricks.Step, u.Lab.Run.StepCount())
	}
	u.tick(90)
	revision := u.Bricks.Revision
	u.tick(90)
	if u.Bricks.Revision != revision {
		t.Error("a still program's bricks change")
	}
	u.must(u.SetControl("network.layers", 2.0))
	u.tick(1)
	if v := u.brickView(8, 8); len(v.Stack) != 8 || v.Quantity.Name != "h2" {
		t.Errorf("with another layer: %d bricks, %s", len(v.Stack), v.Quantity.Name)
	}
}

// TestBricksPlay lets them go by to the end.
func TestBricksPlay(t *testing.T) {
	u := inBricks(t, `{}`, false)
	u.Pause()
	u.must(u.Press("brick.play"))
	u.tick(2)
	if u.Bricks.At != 0 {
		t.Error("it plays at once")
	}
	for range 22 * 200 {
		u.tick(1)
	}
	if v := u.brickView(8, 8); v.At != v.Count-1 || v.Playing {
		t.Errorf("after all the time it is at %d of %d, playing %v", v.At, v.Count, v.Playing)
	}
}

// TestShownIsTheNetworkAfter looks at the network whose boundary is drawn.
func TestShownIsTheNetworkAfter(t *testing.T) {
	u := inBricks(t, `{}`, false)
	u.must(u.Press("brick.article"))
	if net, _, name := u.Shown(u.Board()); net == u.Lab.Run.Net || !slices.Equal(net.W[0], u.Bricks.Quantities[u.Bricks.Index("W1")].Values) || name == "" {
		t.Errorf("the example shows %q", name)
	}
	u.must(u.Press("brick.own"))
	u.Pause()
	if net, _, _ := u.Shown(u.Board()); net != u.Lab.Run.Net {
		t.Error("the network shown is not the running one")
	}
	u.goToBrick(len(u.Bricks.Quantities) - 1)
	net, _, _ := u.Shown(u.Board())
	want := u.Bricks.Quantities[u.Bricks.Index("W1 new")].Values
	if net == u.Lab.Run.Net || !slices.Equal(net.W[0], want) {
		t.Error("in the update the plane does not show the new weights")
	}
	if answer := u.brickView(8, 8).Quantity.Answer; !strings.Contains(answer, "before the step") {
		t.Errorf("the answer is %q", answer)
	}
}

// Every view says something true where there is little to see.
func TestBricksOnBadInput(t *testing.T) {
	for _, c := range []struct{ doc, says string }{
		{`{"network":{"hidden":[]}}`, "no hidden layer"},
		{`{"data":{"set":"custom"}}`, "no points to train on"},
		{`{"data":{"set":"custom","points":[[1,1,0],[0,1,2]]}}`, "No point has class 1"},
		{`{"network":{"activation":"relu"},"training":{"learningRate":10,"reduction":"sum","batch":50,"sampling":"first","penalty":"published","lambda":0.5}}`, "not finite"},
	} {
		u := inBricks(t, c.doc, true)
		u.must(u.Press("brick.own"))
		u.Advance(2000)
		u.Pause()
		u.tick(1)
		if v := u.brickView(6, 6); !strings.Contains(v.Note, c.says) || v.Quantity == nil {
			t.Errorf("%s: %q", c.doc, v.Note)
		}
	}
}

// The lines shown beside every quantity stand in core's files.
func TestCodeIsCores(t *testing.T) {
	for _, doc := range []string{
		`{}`, `{"network":{"output":"softmax","activation":"relu"},"training":{"penalty":"l1","lambda":0.1,"clip":{"kind":"norm","limit":1}}}`,
		`{"network":{"activation":"tanh"},"training":{"loss":"crossentropy"}}`, `{"network":{"activation":"linear","hidden":[2,2]}}`,
	} {
		u := inBricks(t, doc, false)
		u.must(u.Press("brick.own"))
		u.must(u.SetControl("brick.code", true))
		for at := range u.Bricks.Quantities {
			u.goToBrick(at)
			code := u.brickView(8, 8).Quantity.Code
			if len(code) == 0 {
				t.Errorf("%s has no lines", u.Bricks.Quantities[at].Name)
			}
			for _, c := range code {
				text, err := os.ReadFile("../../" + c.File)
				if err != nil {
					t.Fatal(err)
				}
				if file := strings.ReplaceAll(string(text), "\t", "    "); !strings.Contains(file, c.Text+"\n") {
					t.Errorf("%s has not the lines\n%s", c.File, c.Text)
				}
			}
		}
	}
}

func TestTraceCall(t *testing.T) {
	u := newUser(t, `{}`, false)
	got, err := u.Call("trace", []byte(`[0.5,-0.25,1]`))
	if err != nil {
		t.Fatal(err)
	}
	list, err := u.Lab.Run.Trace(core.Point{X1: 0.5, X2: -0.25, Class: 1})
	if err != nil {
		t.Fatal(err)
	}
	entries := got.([]TraceEntry)
	if len(entries) != len(list) {
		t.Fatalf("%d quantities, want %d", len(entries), len(list))
	}
	for i, q := range list {
		if entries[i].Name != q.Name || *entries[i].Values[q.Rows-1][q.Cols-1] != q.Values[len(q.Values)-1] {
			t.Errorf("%+v is not %v", entries[i], q)
		}
	}
	for _, bad := range []string{`[]`, `[1,2]`, `[1,2,0.5]`, `["a",2,0]`, `[1,2,2]`, `[1e9,2,0]`} {
		if _, err := u.Call("trace", []byte(bad)); err == nil || !strings.Contains(err.Error(), "allowed") {
			t.Errorf("trace%s: %v", bad, err)
		}
	}
}

// A shape that changes under lit new weights, between two traces of a running network: what is shown fits together at once.
func TestBricksFollowAChangeOfShape(t *testing.T) {
	longtest.Skip(t)
	for i, change := range []func(u *user) error{
		func(u *user) error { return u.SetControl("network.layers", 1.0) },
		func(u *user) error { return u.SetControl("network.layers", 4.0) },
		func(u *user) error { return u.SetControl("data.features.x1x2", true) },
		func(u *user) error { return u.SetControl("network.activation", "tanh") },
		func(u *user) error { return u.AddPoint(1, 1, 2) },
		func(u *user) error { return u.Press("compare.swap") },
	} {
		for _, lit := range []string{"W1 new", "W3 new"} {
			u := inBricks(t, `{"network":{"hidden":[3,3]}}`, true)
			u.must(u.openRival([]byte(`{"network":{"hidden":[2]},"data":{"features":["x1","x2","x1*x2"]}}`)))
			u.tick(5)
			u.must(u.Press("brick.own"))
			u.Start()
			u.goToBrick(u.Bricks.Index(lit))
			u.tick(20)
			u.sameStep()
			if !u.Running {
				t.Fatal("it does not run")
			}
			u.must(change(u))
			for range 2 {
				net, features, _ := u.Shown(u.Board())
				if !slices.Equal(net.Sizes, u.Lab.Run.Net.Sizes) || len(features) != net.Sizes[0] {
					t.Errorf("change %d, %s: shown is %v with %d features; the network is %v", i, lit, net.Sizes, len(features), u.Lab.Run.Net.Sizes)
				}
				if v := u.brickView(8, 8); len(v.Stack) != 2*len(u.Lab.Run.Net.Sizes) {
					t.Errorf("change %d, %s: %d bricks for %v", i, lit, len(v.Stack), u.Lab.Run.Net.Sizes)
				}
				u.tick(1)
			}
		}
	}
}

// TestPlayingEndsWithAChoice: who chooses a brick has taken over.
func TestPlayingEndsWithAChoice(t *testing.T) {
	u := inBricks(t, `{}`, false)
	u.must(u.Press("brick.play"))
	u.tick(1)
	if !u.Bricks.Playing {
		t.Fatal("it does not play")
	}
	u.must(u.Press("brick.next"))
	if u.Bricks.Playing {
		t.Error("it plays on")
	}
}
