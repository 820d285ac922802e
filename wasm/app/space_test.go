package app

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/space"
)

func spaceUser(t *testing.T, doc string) (*user, *space.Scene) {
	u := newUser(t, doc, false)
	u.must(u.SetControl("lower", "hidden"))
	d := &space.Scene{}
	u.tick(1)
	if !u.LaySpace(d) {
		t.Fatal("no room for the hidden space")
	}
	return u, d
}

// sideOf is on which side of the drawn plane a point lies, by its sign.
func sideOf(d *space.Scene, m space.Mark) float64 {
	side := d.Offset
	for k := range 3 {
		side += d.Normal[k] * m.At[k]
	}
	return side
}

// predicted is the class that the network gives to a point of class 0 or 1.
func predicted(m space.Mark) int {
	if m.Wrong {
		return 1 - m.Class
	}
	return m.Class
}

// Which side of the drawn plane a point lies on is the class that the network gives it.
func TestPlaneSeparatesThePoints(t *testing.T) {
	for _, doc := range []string{
		`{"data":{"set":"circle"},"network":{"hidden":[3],"activation":"tanh"},"training":{"learningRate":1}}`,
		`{"network":{"hidden":[2]}}`, `{"network":{"hidden":[1]}}`,
		`{"network":{"hidden":[4,3],"activation":"relu"}}`,
		`{"network":{"hidden":[3],"activation":"linear","bias":false}}`,
		`{"network":{"hidden":[3]},"training":{"loss":"crossentropy"}}`,
	} {
		u, d := spaceUser(t, doc)
		u.must(u.SetControl("hidden.layer", float64(u.spaceOf().Layers())))
		u.Advance(300)
		u.Pause()
		u.LaySpace(d)
		if len(d.Marks) != 300 || !strings.Contains(strings.Join(d.Notes, " "), "On the ") && d.Planar {
			t.Fatalf("%s: %d points, %q", doc, len(d.Marks), d.Notes)
		}
		checked := 0
		for i, m := range d.Marks {
			side := sideOf(d, m)
			if math.Abs(side) < 1e-9 {
				continue
			}
			checked++
			if (side > 0) != (predicted(m) == 0) {
				t.Fatalf("%s: point %d of predicted class %d lies at %g", doc, i, predicted(m), side)
			}
		}
		if checked < 250 {
			t.Errorf("%s: only %d points off the plane", doc, checked)
		}
		wrong := 0
		for i, m := range d.Marks {
			if m.Wrong {
				wrong++
			}
			if i > 0 && d.Marks[i-1].Depth > m.Depth {
				t.Fatal("the points are not in the order of depth")
			}
		}
		if wrong != u.Lab.Wrong {
			t.Errorf("%d points are marked wrong of %d", wrong, u.Lab.Wrong)
		}
	}
}

// All three axes of a layer of three keep every distance: the plane there is the same one.
func TestPrincipalAxesOfThreeSeparateToo(t *testing.T) {
	u, d := spaceUser(t, `{"network":{"hidden":[3]}}`)
	u.Advance(200)
	u.Pause()
	u.must(u.SetControl("hidden.axes", "principal"))
	u.LaySpace(d)
	if d.Share < 0.999999 || !d.Planar {
		t.Fatalf("share %g, plane %v", d.Share, d.Planar)
	}
	for i, m := range d.Marks {
		if side := sideOf(d, m); math.Abs(side) > 1e-9 && (side > 0) != (predicted(m) == 0) {
			t.Fatalf("point %d lies at %g", i, side)
		}
	}
}

func TestWideLayers(t *testing.T) {
	u, d := spaceUser(t, `{"network":{"hidden":[50,20]}}`)
	if d.Dims != 3 || d.Planar || d.Axes != [3]string{"h1[0]", "h1[1]", "h1[2]"} {
		t.Fatalf("dims %d, plane %v, axes %v", d.Dims, d.Planar, d.Axes)
	}
	u.must(u.SetControl("hidden.neuron1", 2.0)) // changes places with the third
	u.must(u.SetControl("hidden.neuron2", 49.0))
	u.LaySpace(d)
	if d.Axes != [3]string{"h1[2]", "h1[49]", "h1[0]"} {
		t.Errorf("axes %v", d.Axes)
	}
	u.must(u.SetControl("hidden.layer", 2.0))
	u.LaySpace(d)
	if d.Axes[1] != "h2[19]" {
		t.Errorf("in a narrower layer: %v", d.Axes)
	}
	if err := u.SetControl("hidden.layer", 3.0); err == nil {
		t.Error("there is no third hidden layer")
	}
	u.must(u.SetControl("hidden.axes", "principal"))
	u.LaySpace(d)
	if !d.Planar && !strings.Contains(strings.Join(d.Notes, " "), "no plane") || d.Share <= 0.5 || d.Share > 1 || d.Axes[0] != "axis 1" {
		t.Errorf("share %g, notes %q", d.Share, d.Notes)
	}
}

func TestHiddenSpaceTurns(t *testing.T) {
	u, d := spaceUser(t, `{"data":{"set":"circle"},"network":{"hidden":[3]}}`)
	u.Pause()
	points, turn, first := len(u.Lab.Run.Points()), u.Space.Turn, u.Space.Camera
	x, y := d.Area.Middle()
	u.moveTo(x, y)
	if u.last.Cursor != input.CursorHand {
		t.Error("the cursor does not say that the space can be turned")
	}
	revision := u.Revision
	u.down()
	u.moveTo(x+50, y+20)
	u.up()
	if u.Space.Turn != turn+30 || u.Space.Tilt != first.Tilt+12 || u.Revision == revision {
		t.Errorf("turned to %g, %g", u.Space.Turn, u.Space.Tilt)
	}
	u.key("ArrowLeft")
	if u.Space.Turn != turn+25 || u.Cursor.On {
		t.Error("an arrow key does not turn the space")
	}
	u.key("Escape")
	u.key("ArrowLeft")
	if u.Space.Turn != turn+25 || !u.Cursor.On {
		t.Error("after Escape the arrow keys are still the space's")
	}
	if len(u.Lab.Run.Points()) != points {
		t.Error("a drag has changed the points")
	}
	for range 100 {
		u.turnSpace(17, 9)
	}
	if u.Space.Tilt != 90 || math.Abs(u.Space.Turn) > 180 {
		t.Errorf("turned to %g, %g", u.Space.Turn, u.Space.Tilt)
	}
	u.must(u.Press("hidden.home"))
	if u.Space.Camera != first {
		t.Error("not turned back")
	}
	if !u.Grabs(x, y) || u.Grabs(d.Area.X+2, y) {
		t.Error("a finger must turn the space, and scroll the page beside it")
	}
	// All of it is within the picture, however it is turned.
	for _, perspective := range []bool{true, false} {
		u.Space.Perspective = perspective
		for tilt := -90.0; tilt <= 90; tilt += 30 {
			for turn := 0.0; turn < 360; turn += 15 {
				u.Space.Turn, u.Space.Tilt = turn, tilt
				u.LaySpace(d)
				for _, m := range d.Marks {
					if !d.Area.Contains(m.X, m.Y) {
						t.Fatalf("turn %g tilt %g: a point at %g, %g of %v", turn, tilt, m.X, m.Y, d.Area)
					}
				}
			}
		}
	}
}

// The axes' labels stand outside the space, in the picture and apart, however it is turned.
func TestAxesAreNamedOutsideTheSpace(t *testing.T) {
	u, d := spaceUser(t, `{"data":{"set":"circle"},"network":{"hidden":[3],"activation":"tanh"}}`)
	for _, size := range [][2]float64{{1280, 800}, {780, 743}, {350, 556}} {
		u.in.Width, u.in.Height = size[0], size[1]
		u.tick(1)
		for tilt := -90.0; tilt <= 90; tilt += 15 {
			for turn := -180.0; turn < 180; turn += 7 {
				u.Space.Turn, u.Space.Tilt = turn, tilt
				if !u.LaySpace(d) {
					t.Fatalf("%v: no room", size)
				}
				names := 0
				for i, l := range d.Labels {
					r := layout.R(l.X-l.W/2, l.Y-l.H/2, l.W, l.H)
					if side := space.IconSide; r.W < layout.TextWidth(l.Text) || l.Icon && r.W < layout.TextWidth(l.Text)+side && r.H < 14+side {
						t.Fatalf("%q has %g px", l.Text, r.W)
					}
					if r.Y < d.Area.Y || r.Bottom() > d.Area.Bottom() || r.X < d.Area.X-2 || r.Right() > d.Area.Right()+2 {
						t.Fatalf("%v turn %g tilt %g: %q at %v leaves %v", size, turn, tilt, l.Text, r, d.Area)
					}
					for _, m := range d.Marks {
						if r.Contains(m.X, m.Y) {
							t.Fatalf("%v turn %g tilt %g: a point under %q", size, turn, tilt, l.Text)
						}
					}
					for _, o := range d.Labels[:i] {
						if r.Overlaps(layout.R(o.X-o.W/2, o.Y-o.H/2, o.W, o.H)) {
							t.Fatalf("%v turn %g tilt %g: %q over %q", size, turn, tilt, l.Text, o.Text)
						}
					}
					if l.Name {
						names++
					}
				}
				if names < 2 {
					t.Errorf("%v turn %g tilt %g: %d axes have names", size, turn, tilt, names)
				}
			}
		}
	}
}

// Where there is nothing to draw the figure says why.
func TestHiddenSpaceWithoutOne(t *testing.T) {
	for doc, want := range map[string]string{
		`{"network":{"hidden":[]}}`:                                   "no hidden layer",
		`{"data":{"set":"custom"}}`:                                   "No points",
		`{"data":{"set":"custom","points":[[1,1,0]]}}`:                "oth outputs",
		`{"data":{"set":"xor","n":2000}}`:                             "500 of 2,000",
		`{"data":{"set":"custom","points":[[1,1,0],[2,0,2]]}}`:        "3 classes",
		`{"network":{"hidden":[3,3]}}`:                                "in h2",
		`{"network":{"hidden":[5]}}`:                                  "all 5 neurons",
		`{"network":{"hidden":[3],"init":"zero"},"view":{"hide":[]}}`: "equal everywhere",
	} {
		u, d := spaceUser(t, doc)
		if strings.Contains(doc, "zero") {
			u.must(u.Reset())
			u.Pause()
			u.must(u.Reset())
			u.LaySpace(d)
		}
		if got := strings.Join(d.Notes, " "); !strings.Contains(got, want) {
			t.Errorf("%s says %q", doc, got)
		}
		for _, id := range []string{"hidden.axes", "hidden.turn"} {
			c, _ := Find(id)
			if strings.Contains(doc, `"hidden":[]`) && c.Visible(u.State) {
				t.Errorf("%s is shown without a hidden layer", id)
			}
		}
	}
	u, d := spaceUser(t, `{"network":{"hidden":[3],"activation":"linear"},"training":{"learningRate":1000,"lambda":1,"penalty":"published","reduction":"sum"}}`)
	for range 200 {
		u.tick(1)
	}
	u.LaySpace(d)
	if u.Lab.Report.NonFinite == "" || d.Dims != 0 || !strings.Contains(d.Notes[0], u.Lab.Report.NonFinite) {
		t.Errorf("%q: dims %d, %q", u.Lab.Report.NonFinite, d.Dims, d.Notes)
	}
	v, err := u.Call("hidden", nil)
	if err != nil || v.(*space.Summary).Dims != 0 {
		t.Errorf("%v, %v", v, err)
	}
	u.must(u.SetControl("lower", "network"))
	if _, err := u.Call("hidden", nil); err == nil {
		t.Error("hidden() has something to say about nothing")
	}
	if u.LaySpace(d) {
		t.Error("the hidden space is drawn under the network")
	}
}

func BenchmarkSpace(b *testing.B) {
	for _, hidden := range []string{"[3]", "[50]", "[64,64,64,64,64,64]"} {
		for _, axes := range []string{"neurons", "principal"} {
			b.Run(fmt.Sprint(hidden, axes), func(b *testing.B) {
				u, d := spaceUser(&testing.T{}, `{"network":{"hidden":`+hidden+`}}`)
				u.must(u.SetControl("hidden.axes", axes))
				for b.Loop() {
					u.LaySpace(d)
				}
			})
		}
	}
}

// TestHiddenSpaceOfHugeWeights: weights near the largest number leave no plane, or one with finite corners; nothing panics.
func TestHiddenSpaceOfHugeWeights(t *testing.T) {
	for _, doc := range []string{
		`{"network":{"hidden":[2]},"weights":[[[1,2],[3,4]],[[1e308,-1e308],[1,1]]],"biases":[[0,0],[0,0]]}`,
		`{"network":{"hidden":[3]},"weights":[[[1,2,3],[3,4,5]],[[1e307,1],[1e307,1],[1,1e306]]],"biases":[[0,0,0],[1e307,0]]}`,
		`{"network":{"hidden":[2],"activation":"relu"},"weights":[[[1e200,2],[3,1e200]],[[1e200,-1e200],[1e200,1]]],"biases":[[0,0],[0,0]]}`,
		`{"network":{"hidden":[3],"activation":"linear"},"weights":[[[1e307,1e307,1],[1e307,-1e307,1]],[[1,-1],[1,1],[1,2]]],"biases":[[0,0,0],[0,0]]}`,
	} {
		u := newUser(t, doc, true)
		u.Pause()
		u.must(u.SetControl("lower", "hidden"))
		var scene space.Scene
		for range 40 {
			u.turnSpace(17, 9)
			u.LaySpace(&scene)
			for _, f := range scene.Faces {
				if math.IsNaN(f.Depth) {
					t.Fatalf("%s: a face without a place: %+v", doc, f)
				}
			}
		}
	}
}
