package app

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"xorcery/core/longtest"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/network"
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
func sideOf(d *space.Scene, m space.Marker) float64 {
	side := d.Offset
	for k := range 3 {
		side += d.Normal[k] * m.At[k]
	}
	return side
}

// predicted is the class that the network gives to a point of class 0 or 1.
func predicted(m space.Marker) int {
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
		if len(d.Markers) != 300 || !strings.Contains(strings.Join(d.Notes, " "), "On the ") && d.Planar {
			t.Fatalf("%s: %d points, %q", doc, len(d.Markers), d.Notes)
		}
		checked := 0
		for i, m := range d.Markers {
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
		for i, m := range d.Markers {
			if m.Wrong {
				wrong++
			}
			if i > 0 && d.Markers[i-1].Depth > m.Depth {
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
	for i, m := range d.Markers {
		if side := sideOf(d, m); math.Abs(side) > 1e-9 && (side > 0) != (predicted(m) == 0) {
			t.Fatalf("point %d lies at %g", i, side)
		}
	}
}

// TestTheAxesSpread: the neurons on the axes are those along which the points spread most, not one that says the same of all points; those
// that the reader has chosen stay.
func TestTheAxesSpread(t *testing.T) {
	u := newUser(t, `{"data":{"set":"xor","n":80},"network":{"hidden":[6],"activation":"tanh"}}`, false)
	u.Pause()
	for _, dull := range []int{0, 2, 5} {
		for from := range 2 {
			u.must(u.setNumber(network.WeightAt(1, from, dull), 1e-6))
		}
		u.must(u.setNumber(network.Part{Kind: network.Neuron, Layer: 1, To: dull}, 3))
	}
	d := &space.Scene{}
	shows := func(want ...string) {
		t.Helper()
		if u.LaySpace(d); !slices.Equal(d.Axes[:], want) {
			t.Errorf("the axes are %v, want %v", d.Axes, want)
		}
	}
	u.must(u.SetControl("lower", "hidden"))
	shows("axis 1", "axis 2", "axis 3")
	u.must(u.SetControl("hidden.axes", "neurons"))
	shows("h1[1]", "h1[3]", "h1[4]")
	u.must(u.SetControl("hidden.neuron1", 0.0))
	u.must(u.SetControl("lower", "network"))
	u.must(u.SetControl("lower", "hidden"))
	shows("h1[0]", "h1[3]", "h1[4]")
}

func TestWideLayers(t *testing.T) {
	u, d := spaceUser(t, `{"network":{"hidden":[50,20]}}`)
	if d.Dims != 3 || d.Planar {
		t.Fatalf("dims %d, plane %v", d.Dims, d.Planar)
	}
	for k := range 3 { // others may spread more
		u.must(u.SetControl(fmt.Sprint("hidden.neuron", k+1), float64(k)))
	}
	u.LaySpace(d)
	if d.Axes != [3]string{"h1[0]", "h1[1]", "h1[2]"} {
		t.Fatalf("axes %v", d.Axes)
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
	if !u.grabs(x, y) || u.grabs(d.Area.X+2, y) {
		t.Error("a finger must turn the space, and scroll the page beside it")
	}
	// All of it is within the picture, however it is turned.
	for _, perspective := range []bool{true, false} {
		u.Space.Perspective = perspective
		for tilt := -90.0; tilt <= 90; tilt += 30 {
			for turn := 0.0; turn < 360; turn += 15 {
				u.Space.Turn, u.Space.Tilt = turn, tilt
				u.LaySpace(d)
				for _, m := range d.Markers {
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
	longtest.Skip(t)
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
					for _, m := range d.Markers {
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
		`{"network":{"hidden":[5]}}`:                                  "within them",
		`{"network":{"hidden":[3],"init":"zero"},"view":{"hide":[]}}`: "equal everywhere",
	} {
		u, d := spaceUser(t, doc)
		if strings.Contains(doc, "zero") {
			u.must(u.reset())
			u.Pause()
			u.must(u.reset())
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

// bent is a reader with a trained network's hidden space on the screen.
func bent(t *testing.T) (*user, *space.Scene) {
	u, d := spaceUser(t, `{"data":{"set":"circle"},"network":{"hidden":[4,3],"activation":"tanh"},"training":{"learningRate":1}}`)
	u.Advance(200)
	u.Pause()
	u.tick(1)
	u.LaySpace(d)
	return u, d
}

// TestSlideThePlaneIntoTheSpace: by the slider under the picture, its button, the keys and the control, which all are one; the reader's view
// stays.
func TestSlideThePlaneIntoTheSpace(t *testing.T) {
	longtest.Skip(t)
	u, d := bent(t)
	s := d.Strip
	if s.Play.Empty() || s.Moved != 0.5 {
		t.Fatalf("the strip is %+v", s)
	}
	at := func(f float64) (x, y float64) { return s.Track.X + f*s.Track.W, s.Track.Y + s.Track.H/2 }
	moved := func() float64 {
		c, err := Find("hidden.bend")
		u.must(err)
		return c.Value(u.State).(float64)
	}
	turn := u.Space.Turn
	x0, y0 := at(0.5)
	u.moveTo(x0, y0)
	u.down()
	for _, f := range []float64{0.4, 0.2, 0.1, 0} {
		x, y := at(f)
		u.moveTo(x, y-float64(20)*f) // a hand does not keep the line
		if got := moved(); math.Abs(got-6*f) > 0.03 {
			t.Fatalf("at %g of the slider it has come %g moves", f, got)
		}
	}
	u.up()
	u.LaySpace(d)
	if d.Title != "hidden space · the plane itself" || d.Axes != [3]string{"x1", "x2", ""} || u.Space.Camera != space.Above {
		t.Errorf("at 0: %q, axes %q, from %+v", d.Title, d.Axes, u.Space.Camera)
	}
	if len(u.Lab.Run.Points()) != 300 || u.Space.Turn == turn {
		t.Error("the slider has turned the space or placed a point")
	}
	for _, stop := range []float64{1, 2, 3, 4, 5, 6, 0, 1} { // after the end the plane again
		u.key(".")
		if moved() != stop {
			t.Fatalf("a key goes to %g, not to %g", moved(), stop)
		}
	}
	u.key(",")
	u.key(",")
	if moved() != 0 {
		t.Errorf("back it goes to %g", moved())
	}
	u.must(u.SetControl("hidden.bend", "4.55"))
	if u.Space.Layer != 2 || math.Abs(u.Space.Bent-1.55/3) > 1e-9 {
		t.Errorf("layer %d, bent %g", u.Space.Layer, u.Space.Bent)
	}
	if err := u.SetControl("hidden.bend", 6.5); err == nil {
		t.Error("there are no seven moves")
	}
	u.must(u.SetControl("hidden.layer", 1.0))
	if moved() != 3 {
		t.Errorf("the first layer's space is at %g", moved())
	}

	x, y := d.Area.Middle()
	u.moveTo(x, y)
	u.down()
	u.moveTo(x+50, y)
	u.up()
	turned := u.Space.Camera
	u.must(u.SetControl("hidden.bend", 0.5))
	u.tick(2)
	if u.Space.Camera != turned {
		t.Error("the slider takes the view away from the hand that turned it")
	}
	revision := u.Revision
	px, py := s.Play.Middle()
	u.click(px, py)
	if !u.Space.Playing {
		t.Fatal("the button does not play")
	}
	for range 1200 {
		if u.tick(1); !u.Space.Playing {
			break
		}
	}
	if moved() != 6 || u.Revision == revision || u.Space.Camera != turned {
		t.Errorf("it plays to %g", moved())
	}
	u.key("P")
	u.tick(10)
	if now := moved(); !u.Space.Playing || now <= 0 || now >= 1 {
		t.Errorf("P plays: %v, at %g", u.Space.Playing, now)
	}
	u.must(u.SetControl("lower", "network"))
	if u.Space.Playing {
		t.Error("it plays on out of sight")
	}
}

// TestNothingMovesForThoseWhoWantItStill: what plays goes from stop to stop.
func TestNothingMovesForThoseWhoWantItStill(t *testing.T) {
	u, _ := bent(t)
	u.in.Still = true
	u.must(u.Press("hidden.play"))
	for range 1200 {
		u.tick(1)
		if m := u.Space.Moved(u.spaceOf()); m != math.Trunc(m) {
			t.Fatalf("it stands at %g", m)
		}
	}
	if u.Space.Playing || u.Space.Moved(u.spaceOf()) != 6 {
		t.Errorf("it has come to %g", u.Space.Moved(u.spaceOf()))
	}
}

// TestPointingLightsAPointEverywhere: in the plane, in the space, by the keyboard's cursor and by a tap; in the network its activations.
func TestPointingLightsAPointEverywhere(t *testing.T) {
	u, d := bent(t)
	p := u.points()[17]
	lit := func() int {
		if !u.LitPoint.On {
			return -1
		}
		return u.LitPoint.Point
	}
	u.moveTo(u.ToScreen(p.X1, p.X2))
	u.tick(1)
	u.LaySpace(d)
	if i := lit(); i < 0 || d.Lit == nil || d.Lit.Point != i {
		t.Fatalf("pointed at in the plane point %d is lit; in the space %+v", lit(), d.Lit)
	}
	if !strings.Contains(d.Notes[0], "→ h1 (") {
		t.Errorf("of it the space says %q", d.Notes)
	}
	mark := *d.Lit
	trace, err := u.Lab.Run.Trace(u.points()[mark.Point])
	u.must(err)
	for _, q := range trace {
		if q.Name == "h2" && math.Abs(q.Values[1]-u.LitPoint.H[2][1]) > 1e-12 {
			t.Errorf("its activations are %v, by the trace %v", u.LitPoint.H[2], q.Values)
		}
	}
	u.moveTo(1, 1)
	u.tick(1)
	if u.LaySpace(d); lit() >= 0 || d.Lit != nil {
		t.Error("beside all points one is still lit")
	}
	free := d.Markers[len(d.Markers)-1] // the nearest to the eye
	u.moveTo(free.X, free.Y)
	u.tick(1)
	if i := lit(); i < 0 || math.Hypot(free.X-markOf(d, i).X, free.Y-markOf(d, i).Y) > reachMouse {
		t.Errorf("pointed at in the space point %d is lit, not %d", lit(), free.Point)
	}
	if b, ok := u.LitAt(u.Board()); !ok || b != u.points()[lit()] {
		t.Error("the plane does not light it")
	}
	u.down() // it stays lit while the space turns
	was := lit()
	u.moveTo(free.X+40, free.Y)
	u.tick(1)
	if lit() != was {
		t.Error("turned, another one is lit")
	}
	u.up()

	u.moveTo(1, 1)
	u.key("Escape") // the arrows were the space's
	u.key("ArrowLeft")
	u.Cursor.X1, u.Cursor.X2 = p.X1, p.X2
	u.tick(1)
	if i := lit(); i < 0 || math.Hypot(u.points()[i].X1-p.X1, u.points()[i].X2-p.X2) > 0.2 {
		t.Errorf("the keyboard's cursor lights %d", i)
	}
	u.key("Escape")
	u.tick(1)
	if lit() >= 0 {
		t.Error("without the cursor it is still lit")
	}
	u.LaySpace(d)
	free = d.Markers[0]
	u.finger(free.X, free.Y, true)
	u.finger(free.X, free.Y, false)
	u.tick(1)
	if lit() < 0 || len(u.points()) != 300 {
		t.Error("a tap in the space lights nothing")
	}
	u.must(u.SetControl("lower", "network"))
	u.in.Pointer = input.Pointer{}
	u.moveTo(u.ToScreen(p.X1, p.X2))
	u.tick(1)
	if lit() < 0 || len(u.LitPoint.H) != 4 || len(u.LitPoint.H[1]) != 4 {
		t.Errorf("beside the network point %d is lit with %v", lit(), u.LitPoint.H)
	}
	u.must(u.Press("clear"))
	u.tick(1)
	if lit() >= 0 {
		t.Error("a point that is gone is lit")
	}
}

func markOf(d *space.Scene, point int) space.Marker {
	for _, m := range d.Markers {
		if m.Point == point {
			return m
		}
	}
	return space.Marker{}
}

// TestSpaceFollowsTheRun: while the network learns the picture moves with it wherever the slider stands, and once it stands still nothing does.
func TestSpaceFollowsTheRun(t *testing.T) {
	u, d := bent(t)
	u.must(u.SetControl("hidden.bend", 1.5))
	u.LaySpace(d)
	before := markOf(d, 5).At
	u.Start()
	u.tick(20)
	u.Pause()
	u.tick(1)
	if u.LaySpace(d); markOf(d, 5).At == before {
		t.Error("the picture stands while the network learns")
	}
	u.tick(200) // the view may have been left behind
	revision := u.Revision
	u.tick(200)
	if u.Revision != revision {
		t.Error("the picture changes while nothing does")
	}
}

// TestHiddenTellsThePageOfTheWay: what moves there are, how many are done and which is at work.
func TestHiddenTellsThePageOfTheWay(t *testing.T) {
	u, _ := bent(t)
	u.must(u.SetControl("hidden.bend", 2.25))
	v, err := u.Call("hidden", nil)
	u.must(err)
	sum := v.(*space.Summary)
	if sum.Moved != 2.25 || sum.Move != "squash by tanh" || len(sum.Moves) != 6 || sum.Moves[3] != "multiply by W2" {
		t.Errorf("%+v", sum)
	}
}

// TestSpaceOfTheShownNetwork: a neuron that is switched off is off in the hidden space too: its boundary is the plane's.
func TestSpaceOfTheShownNetwork(t *testing.T) {
	u, d := bent(t)
	u.must(u.SetControl("hidden.bend", 6.0))
	u.LaySpace(d)
	whole := d.Normal
	u.must(u.SwitchNeuron(2, 1))
	u.tick(3)
	if u.LaySpace(d); d.Normal == whole || d.Normal[1] != 0 {
		t.Errorf("the cut lies across the neuron that is off: %v", d.Normal)
	}
	for _, m := range d.Markers {
		if side := sideOf(d, m); math.Abs(side) > 1e-9 && (side > 0) != (predicted(m) == 0) {
			t.Fatalf("point %d of predicted class %d lies at %g", m.Point, predicted(m), side)
		}
	}
}
