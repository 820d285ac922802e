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

// TestBricksAreTheArticlesExample steps through the first screen of brick mode and reads all that the article prints.
func TestBricksAreTheArticlesExample(t *testing.T) {
	u := inBricks(t, `{}`, true)
	printed := printedNumbers(t)
	var lit []string
	misprints := 0
	for {
		v := u.BrickView(8, 8)
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
						if !strings.Contains(q.Misprint, "-0.23353037") {
							t.Errorf("the misprint is not told: %q", q.Misprint)
						}
					} else if key != "dh2_dz2" && q.Misprint != "" {
						t.Errorf("%s tells a misprint", key)
					}
					if m.Cells[i][j] != fmt.Sprint(value) {
						t.Errorf("%s[%d,%d] reads %s, the article prints %v", q.Name, i, j, m.Cells[i][j], value)
					}
				}
			}
		}
		if v.At == v.Count-1 {
			break
		}
		u.key("Period")
		if next := u.BrickView(8, 8); next.At != v.At+1 {
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
	if v := u.BrickView(8, 8); v.Quantity.Name != "X" {
		t.Errorf("Home goes to %s", v.Quantity.Name)
	}
}

// Every entry of every quantity has a product whose last line is its value, in all kinds of training.
func TestProductsGiveTheirEntries(t *testing.T) {
	for _, doc := range []string{
		`{}`,
		`{"network":{"hidden":[]}}`,
		`{"network":{"hidden":[4,3],"activation":"tanh","output":"softmax"}}`,
		`{"network":{"hidden":[2],"activation":"relu","output":"softmax"},"training":{"loss":"crossentropy","penalty":"l1","lambda":0.1}}`,
		`{"network":{"activation":"linear","bias":false},"training":{"loss":"crossentropy","penalty":"published","lambda":0.1}}`,
		`{"training":{"penalty":"l2","lambda":0.1,"clip":{"kind":"norm","limit":0.01},"optimizer":{"kind":"adam"}}}`,
		`{"training":{"optimizer":{"kind":"nesterov"},"clip":{"kind":"value","limit":0.01}}}`,
		`{"training":{"optimizer":{"kind":"rmsprop"}}}`,
	} {
		u := inBricks(t, doc, false)
		u.Pause()
		u.Advance(20)
		u.must(u.Press("brick.own"))
		for at := range u.Bricks.Quantities {
			u.goToBrick(at)
			q := &u.Bricks.Quantities[at]
			for i, value := range q.Values {
				u.Bricks.Row = -1
				u.must(u.chooseEntry(at, i/q.Cols, i%q.Cols))
				v := u.BrickView(8, 8).Quantity
				text := ""
				for _, span := range v.Product[len(v.Product)-1] {
					text += span.Text
				}
				gradient := len(q.Equation) == 0 && (q.Name[0] == 'W' || q.Name[0] == 'b')
				if !gradient && !strings.Contains(text, "= "+Digits(value)) {
					t.Errorf("%s: %s ends in %q, want %s", doc, v.Entry, text, Digits(value))
				}
				if gradient && !strings.HasPrefix(v.Product[0][0].Text, "d") {
					t.Errorf("%s: the weight %s shows %v, no derivative", doc, v.Entry, v.Product[0])
				}
			}
			if len(u.BrickView(8, 8).Quantity.Reuses) != len(q.Uses) {
				t.Errorf("%s: %s reuses %v", doc, q.Name, q.Uses)
			}
		}
	}
}

// TestWeightShowsItsChain multiplies the three colored factors of a weight's product.
func TestWeightShowsItsChain(t *testing.T) {
	u := inBricks(t, `{}`, false)
	u.goToBrick(u.Bricks.index("W2"))
	u.must(u.chooseEntry(u.Bricks.At, 1, 0))
	v := u.BrickView(8, 8).Quantity
	if v.Entry != "W2[1,0]" {
		t.Errorf("the entry is %s", v.Entry)
	}
	product, factors := 1.0, 0
	for _, span := range v.Product[1] {
		if span.Factor > 0 {
			var x float64
			if _, err := fmt.Sscan(strings.Trim(span.Text, "()"), &x); err != nil {
				t.Fatal(err)
			}
			product *= x
			factors++
		}
	}
	want := u.Bricks.Quantities[u.Bricks.index("dLoss/dW2")].Values[2]
	if factors != 3 || math.Abs(product-want) > 1e-8 {
		t.Errorf("%d factors multiply to %g, want %g", factors, product, want)
	}
}

// A function's entry is written out with its own numbers.
func TestProductIsWrittenOut(t *testing.T) {
	u := inBricks(t, `{}`, false)
	for name, want := range map[string]string{
		"h2":        "h2[1] = sigmoid(z2[1]) | = sigmoid(-0.18394635) | = 0.45414264",
		"dh2/dz2":   "dh2/dz2[1] = h2[1] (1 − h2[1]) | = 0.45414264 (1 − 0.45414264) | = 0.2478971",
		"dLoss/dh2": "dLoss/dh2[1] = h2[1] − Y[1] | = 0.45414264 − 0 | = 0.45414264",
		"W2 new":    "W2 new[0,1] = W2[0,1] − α · dLoss/dW2[0,1] | = -0.30992816 − 0.001 · 0.02209533 | = -0.30995026",
		"z1":        "z1[1] = X[0] · W1[0,1] + X[1] · W1[1,1] | = 1.76405235 · 0.37769425 + 0.40015721 · 0.60920496 | = 0.91005018",
		"dLoss/dh1": "dLoss/dh1[1] = dLoss/dz2[0] · W2[1,0] + dLoss/dz2[1] · W2[1,1] | = (-0.14673508) · (-0.31583913) + 0.11258065 · (-0.27706468) | = 0.01515256",
	} {
		at := u.Bricks.index(name)
		u.goToBrick(at)
		u.must(u.chooseEntry(at, 0, 1))
		var lines []string
		for _, line := range u.BrickView(8, 8).Quantity.Product {
			text := ""
			for _, span := range line {
				text += span.Text
			}
			lines = append(lines, text)
		}
		if got := strings.Join(lines, " | "); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestChoosingAnObservation clicks in the plane: on a point, on a free place, and with the switch off places a point again.
func TestChoosingAnObservation(t *testing.T) {
	u := inBricks(t, `{"data":{"set":"corners"}}`, false)
	points := len(u.Run.Points())
	p := u.Run.Points()[2]
	u.clickPlane(p.X1, p.X2)
	if v := u.BrickView(8, 8); v.Article || u.Bricks.Number != 3 || u.Bricks.Observation != p || !strings.Contains(v.Title, "point 3") {
		t.Errorf("the click on point 3 chose %v, %q", u.Bricks.Observation, v.Title)
	}
	u.clickPlane(0.25, 0.5)
	o := u.Bricks.Observation
	if u.Bricks.Number != 0 || math.Abs(o.X1-0.25) > 0.02 || math.Abs(o.X2-0.5) > 0.02 || o.Class != u.Brush {
		t.Errorf("the click on a free place chose %v", o)
	}
	if len(u.Run.Points()) != points {
		t.Error("choosing placed a point")
	}
	u.must(u.SetControl("brick.point", 4.0))
	if u.Bricks.Observation != u.Run.Points()[3] {
		t.Errorf("observation 4 is %v", u.Bricks.Observation)
	}
	if err := u.SetControl("brick.point", 5.0); err == nil || !strings.Contains(err.Error(), "1 to 4") {
		t.Errorf("observation 5 of 4: %v", err)
	}
	u.must(u.SetControl("observe", false))
	u.clickPlane(0.25, 0.5)
	if len(u.Run.Points()) != points+1 {
		t.Error("with the switch off a click places no point")
	}
}

// TestBricksFollowTheRun lets the network train: the numbers are the running network's, and a still program stays still.
func TestBricksFollowTheRun(t *testing.T) {
	u := inBricks(t, `{}`, false)
	u.must(u.Press("brick.own"))
	u.goToBrick(u.Bricks.index("h2"))
	before := u.BrickView(8, 8)
	u.tick(120)
	after := u.BrickView(8, 8)
	if after.Quantity.Name != "h2" || after.Quantity.Matrices[0].Cells[0][0] == before.Quantity.Matrices[0].Cells[0][0] {
		t.Errorf("after two seconds %s reads %s as before", after.Quantity.Name, after.Quantity.Matrices[0].Cells[0][0])
	}
	u.Pause()
	u.tick(2)
	if u.Bricks.Step != u.Run.StepCount() {
		t.Errorf("the bricks show step %d of %d", u.Bricks.Step, u.Run.StepCount())
	}
	u.tick(90)
	revision := u.Bricks.Revision
	u.tick(90)
	if u.Bricks.Revision != revision {
		t.Error("a still program's bricks change")
	}
	u.must(u.SetControl("network.layers", 2.0))
	u.tick(1)
	if v := u.BrickView(8, 8); len(v.Stack) != 8 || v.Quantity.Name != "h2" {
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
	if v := u.BrickView(8, 8); v.At != v.Count-1 || v.Playing {
		t.Errorf("after all the time it is at %d of %d, playing %v", v.At, v.Count, v.Playing)
	}
}

// TestShownIsTheNetworkAfter looks at the network whose boundary is drawn.
func TestShownIsTheNetworkAfter(t *testing.T) {
	u := inBricks(t, `{}`, false)
	if net, _, name := u.Shown(); net != u.Bricks.example.Net || name == "" {
		t.Errorf("the example shows %q", name)
	}
	u.must(u.Press("brick.own"))
	u.Pause()
	if net, _, _ := u.Shown(); net != u.Run.Net {
		t.Error("the network shown is not the running one")
	}
	u.goToBrick(len(u.Bricks.Quantities) - 1)
	net, _, _ := u.Shown()
	want := u.Bricks.Quantities[u.Bricks.index("W1 new")].Values
	if net == u.Run.Net || !slices.Equal(net.W[0], want) {
		t.Error("in the update the plane does not show the new weights")
	}
	if answer := u.BrickView(8, 8).Quantity.Answer; !strings.Contains(answer, "before the step") {
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
		if v := u.BrickView(6, 6); !strings.Contains(v.Note, c.says) || v.Quantity == nil {
			t.Errorf("%s: %q", c.doc, v.Note)
		}
	}
}

// The drawn bricks stay in their room, whatever the network and the size of the figure.
func TestLaidBricksKeepTheirRoom(t *testing.T) {
	for _, doc := range []string{`{}`, `{"network":{"hidden":[]}}`, `{"network":{"hidden":[64,64,64,64,64,64]}}`} {
		for _, size := range [][2]float64{{1280, 800}, {800, 600}, {1920, 1080}, {3840, 2160}, {520, 1400}} {
			u := newUser(t, doc, true)
			u.Pause()
			u.in.Width, u.in.Height = size[0], size[1]
			u.must(u.SetControl("lower", "bricks"))
			u.must(u.Press("brick.own"))
			u.must(u.SetControl("brick.code", true))
			u.tick(1)
			seen := 0
			stride := max(len(u.Bricks.Quantities)/16, 1) | 1 // odd: it meets every kind of quantity
			for at := 0; at < len(u.Bricks.Quantities); at += stride {
				u.goToBrick(at)
				u.must(u.chooseEntry(at, 0, 0))
				l, v, ok := u.LayBricks()
				if !ok {
					continue
				}
				seen++
				area := u.Layout.Network
				inside := func(r Rect, what string) {
					if r.X < area.X-0.5 || r.Right() > area.Right()+0.5 || r.Y < area.Y-0.5 || r.Bottom() > area.Bottom()+0.5 || r.H < 8 {
						t.Errorf("%v %s: %s %v lies outside %v or is too small", size, doc, what, r, area)
					}
				}
				for i, r := range l.Stack {
					inside(r, v.Stack[i].Name)
					for _, other := range l.Stack[:i] {
						if overlap(r, other) {
							t.Errorf("%v %s: bricks overlap: %v %v", size, doc, r, other)
						}
					}
				}
				for _, b := range l.Buttons {
					inside(b.Rect, b.Control.ID)
				}
				for i, item := range l.Items {
					if item.Rect.X < l.Detail.X-0.5 || item.Rect.Right() > l.Detail.Right()+0.5 {
						t.Errorf("%v %s: %s %q at %v is wider than %v", size, doc, v.Quantity.Name, item.Text, item.Rect, l.Detail)
					}
					if item.Kind != BrickEntry && item.Kind != BrickCaption {
						continue
					}
					for _, other := range l.Items[:i] {
						if (other.Kind == BrickEntry || other.Kind == BrickCaption) && overlap(item.Rect.Inset(0.1), other.Rect) {
							t.Errorf("%v %s: %s: %q overlaps %q", size, doc, v.Quantity.Name, item.Text, other.Text)
						}
					}
				}
			}
			if seen == 0 {
				t.Errorf("%v %s: there is no room for bricks", size, doc)
			}
		}
	}
}

// TestDrawnBricksByMouse uses what the window draws: buttons, stack, an entry, a factor, the wheel.
func TestDrawnBricksByMouse(t *testing.T) {
	u := inBricks(t, `{}`, true)
	l, _, ok := u.LayBricks()
	if !ok {
		t.Fatal("no bricks are drawn")
	}
	for _, b := range l.Buttons {
		if b.Control.ID == "brick.next" {
			u.clickRect(b.Rect)
		}
	}
	if u.Bricks.At != 1 {
		t.Errorf("Next went to %d", u.Bricks.At)
	}
	u.clickRect(l.Stack[3])
	if q := u.Bricks.Quantities[u.Bricks.At]; q.Name != "W2" {
		t.Errorf("the brick W2 leads to %s", q.Name)
	}
	click := func(kind BrickItemKind, text string) {
		t.Helper()
		l, _, _ := u.LayBricks()
		for _, item := range l.Items {
			if item.Kind == kind && item.Text == text {
				u.clickRect(item.Rect)
				return
			}
		}
		t.Fatalf("nothing reads %q", text)
	}
	l, _, _ = u.LayBricks()
	for _, item := range l.Items {
		if item.Kind == BrickEntry && item.Text == "-0.27706468" {
			u.moveTo(item.Rect.X+item.Rect.W/2, item.Rect.Y+item.Rect.H/2)
		}
	}
	if v := u.BrickView(6, 6).Quantity; v.Entry != "W2[1,1]" || len(v.Product) != 3 {
		t.Errorf("the mouse over W2[1,1] shows %q", v.Entry)
	}
	click(BrickEntry, "0.15231059")
	if v := u.BrickView(6, 6).Quantity; v.Entry != "W2[2,1]" {
		t.Errorf("the entry is %q", v.Entry)
	}
	u.goToBrick(u.Bricks.index("dLoss/dW2"))
	click(BrickFactor, "dh2/dz2")
	if q := u.Bricks.Quantities[u.Bricks.At]; q.Name != "dh2/dz2" {
		t.Errorf("the factor leads to %s", q.Name)
	}
	u.must(u.SetControl("brick.code", true))
	l, _, _ = u.LayBricks()
	if l.Height <= l.Detail.H {
		t.Fatalf("the code fits in %g", l.Detail.H)
	}
	u.moveTo(l.Detail.X+20, l.Detail.Y+20)
	u.in.Wheel = 3
	u.tick(1)
	if u.Bricks.Scroll == 0 {
		t.Error("the wheel does not scroll the bricks")
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
			code := u.BrickView(8, 8).Quantity.Code
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
	list, err := u.Run.Trace(core.Point{X1: 0.5, X2: -0.25, Class: 1})
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

func overlap(a, b Rect) bool {
	return a.X < b.Right() && b.X < a.Right() && a.Y < b.Bottom() && b.Y < a.Bottom()
}

// A shape that changes under lit new weights, between two traces of a running network: what is shown fits together at once.
func TestBricksFollowAChangeOfShape(t *testing.T) {
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
			u.must(u.OpenRival([]byte(`{"network":{"hidden":[2]},"data":{"features":["x1","x2","x1*x2"]}}`)))
			u.tick(5)
			u.must(u.Press("brick.own"))
			u.Start()
			u.goToBrick(u.Bricks.index(lit))
			u.tick(20)
			u.sameStep()
			if !u.Running {
				t.Fatal("it does not run")
			}
			u.must(change(u))
			for range 2 {
				net, features, _ := u.Shown()
				if !slices.Equal(net.Sizes, u.Run.Net.Sizes) || len(features) != net.Sizes[0] {
					t.Errorf("change %d, %s: shown is %v with %d features; the network is %v", i, lit, net.Sizes, len(features), u.Run.Net.Sizes)
				}
				if v := u.BrickView(8, 8); len(v.Stack) != 2*len(u.Run.Net.Sizes) {
					t.Errorf("change %d, %s: %d bricks for %v", i, lit, len(v.Stack), u.Run.Net.Sizes)
				}
				u.tick(1)
			}
		}
	}
}
