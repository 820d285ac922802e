package app

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/pulse"
)

// called is the answer of a method, as a page gets it.
func called[T any](u *user, name string, list ...any) (v T) {
	answer, err := u.Call(name, args(u.t, list...))
	u.must(err)
	text, err := json.Marshal(answer)
	u.must(err)
	u.must(json.Unmarshal(text, &v))
	return v
}

// TestFollow: the button takes the point nearest to the boundary, stands still, and begins at X; then a click takes another, and an
// embedder any by its number.
func TestFollow(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[4]}}`, true)
	u.tick(30)
	u.must(u.Press("follow"))
	u.tick(1)
	if u.Running || u.Lower != LowerBricks || u.Bricks.Article || u.Bricks.At != 0 || u.Bricks.Number == 0 {
		t.Fatalf("running %v, %s, at %d, point %d", u.Running, u.Lower, u.Bricks.At, u.Bricks.Number)
	}
	sure := func(p core.Point) float64 {
		h := make([]float64, 2)
		core.NewRaster(u.Lab.Run.Net, u.Lab.Project.Data.Features).PredictPoint(h, p.X1, p.X2)
		return math.Abs(h[0] - h[1])
	}
	for _, p := range u.points() {
		if sure(p) < sure(u.Bricks.Observation) {
			t.Fatalf("%v is nearer to the boundary than %v", p, u.Bricks.Observation)
		}
	}
	p := u.points()[2]
	u.clickPlane(p.X1, p.X2)
	if slices.Index(u.points(), u.Bricks.Observation) < 0 || len(u.points()) != 300 {
		t.Error("the click follows no point")
	}
	called[any](u, "follow", 7)
	if u.Bricks.Observation != u.points()[7] {
		t.Errorf("point 7 is %v", u.Bricks.Observation)
	}
	for _, bad := range []any{300, -1, 0.5} {
		if _, err := u.Call("follow", args(t, bad)); err == nil || !strings.Contains(err.Error(), "0 to 299") {
			t.Errorf("follow(%v): %v", bad, err)
		}
	}
	u.must(u.Press("clear"))
	u.must(u.SetControl("data.set", "custom"))
	if _, err := u.Call("follow", nil); err == nil {
		t.Error("there is no point, and it is followed")
	}
}

// TestMomentIsTheBrick: one state has two faces. A moment lights its brick, a brick is a moment, and what an embedder asks for is there.
func TestMomentIsTheBrick(t *testing.T) {
	u := newUser(t, `{}`, true)
	if _, err := u.Call("moment", args(t, 1)); err == nil {
		t.Error("there is a moment before the pulse is shown")
	}
	called[any](u, "follow")
	list := called[[]momentView](u, "moments")
	if len(list) != len(u.Bricks.Quantities) || list[4].Name != "z1" || list[4].Title != "forward: z1" || list[4].Brick != "W1" {
		t.Fatalf("the moments are %+v", list)
	}
	for i := range list {
		called[any](u, "moment", i)
		if v := u.brickView(8, 8); v.At != i || v.Quantity.Name != list[i].Name || u.Bricks.Part != 1 || u.Summary().Moment != float64(i) {
			t.Errorf("moment %d lights %s, %g of it", i, v.Quantity.Name, u.Bricks.Part)
		}
	}
	called[any](u, "moment", 4.25)
	if u.Bricks.At != 5 || math.Abs(u.Bricks.Part-0.25) > 1e-12 {
		t.Errorf("a quarter on the way to moment 5 is %g of %d", u.Bricks.Part, u.Bricks.At)
	}
	u.goToBrick(9)
	if got := u.Summary().Moment; got != 9 {
		t.Errorf("brick 9 is moment %g", got)
	}
	if _, err := u.Call("moment", args(t, len(list))); err == nil {
		t.Error("there is a moment beyond the last")
	}
	u.must(u.SetControl("brick.moment", 3.0))
	if u.Bricks.At != 3 {
		t.Errorf("the slider leads to %d", u.Bricks.At)
	}
}

// TestPulseMoves: a step lets its moment come about in time, faster where it is asked for, and with reduced motion it is there at once.
func TestPulseMoves(t *testing.T) {
	u := inBricks(t, `{}`, true)
	u.Pause()
	u.key(".")
	if u.Bricks.At != 1 || u.Bricks.Part == 1 {
		t.Fatalf("a step shows %g of moment %d at once", u.Bricks.Part, u.Bricks.At)
	}
	ticks := func() (n int) {
		for ; u.Bricks.Part < 1; n++ {
			if n > 10000 {
				t.Fatal("it never comes about")
			}
			seen := u.Revision
			u.tick(1)
			if u.Revision == seen {
				t.Fatal("what moves is not drawn")
			}
		}
		return n
	}
	slow := ticks()
	u.key("]")
	u.key("]")
	u.key("]")
	u.key(".")
	if fast := ticks(); fast >= slow*3/4 {
		t.Errorf("faster takes %d ticks, it were %d", fast, slow)
	}
	revision := u.Revision
	u.tick(30)
	if u.Revision != revision {
		t.Error("at rest it is drawn anew")
	}
	u.in.Still = true
	u.tick(1)
	u.key(".")
	if u.Bricks.Part != 1 {
		t.Error("where nothing shall move it moves")
	}
}

// TestLinesAndEntries: an entry lights its row, its column and its line; a line lights its entry and opens its product.
func TestLinesAndEntries(t *testing.T) {
	u := inBricks(t, `{"network":{"hidden":[3]}}`, true)
	u.Pause()
	u.must(u.Press("follow"))
	at := u.Bricks.Index("dLoss/dW2")
	u.goToBrick(at)
	u.must(u.chooseEntry(at, 2, 1))
	lit := map[string]string{}
	for _, m := range u.brickView(8, 8).Quantity.Matrices {
		for i, row := range m.Lit {
			for j, on := range row {
				if on {
					lit[m.Name] += " " + m.Names[i][j]
				}
			}
		}
	}
	if lit["dLoss/dW2"] != " dLoss/dW2[2,1]" || lit["h1ᵀ"] != " dz2/dW2[2]" || lit["dLoss/dz2"] != " dLoss/dz2[1]" {
		t.Errorf("lit are %q", lit)
	}
	l, _, _ := u.LayBricks()
	p, ok := u.Pulse(&l)
	if !ok || !slices.ContainsFunc(p.Lines, func(k pulse.Line) bool { return k.Focus && k.Layer == 2 && k.From == 2 && k.To == 1 }) {
		t.Fatal("the entry's line is not lit")
	}
	u.must(u.chooseEntry(at, 2, 1))
	k := p.Lines[slices.IndexFunc(p.Lines, func(k pulse.Line) bool { return k.Lit && k.From == 0 && k.To == 0 })]
	x, y := k.X0+0.1*(k.X1-k.X0), k.Y0+0.1*(k.Y1-k.Y0)
	if got := p.Under(x, y, false); got.From != 0 || got.To != 0 {
		x, y = k.X0+0.9*(k.X1-k.X0), k.Y0+0.9*(k.Y1-k.Y0)
	}
	u.moveTo(x, y)
	if v := u.brickView(8, 8).Quantity; v.Entry != "dLoss/dW2[0,0]" || len(v.Product) == 0 {
		t.Errorf("over its line stands %q", v.Entry)
	}
	u.clickRect(layout.R(x-1, y-1, 2, 2))
	if u.Bricks.Of != at || u.Bricks.Row != 0 || u.Bricks.Col != 0 {
		t.Errorf("a click on the line opens %d[%d,%d]", u.Bricks.Of, u.Bricks.Row, u.Bricks.Col)
	}
	u.must(u.chooseEntry(at, 0, 0))
	u.moveTo(1, 1)
	called[any](u, "brickPoint", at, 1, 1)
	if f := u.Bricks.Focus(); f.From != 1 || f.To != 1 {
		t.Errorf("pointed at on the page is %+v", f)
	}
	called[any](u, "brickPoint", -1, -1, -1)
	if u.Bricks.Focus().In([]int{2, 3, 2}) {
		t.Error("it is not let go")
	}
}

// TestStripLeadsThere drags along the strip of moments.
func TestStripLeadsThere(t *testing.T) {
	u := inBricks(t, `{}`, true)
	u.Pause()
	l, _, ok := u.LayBricks()
	if !ok || l.Strip.Empty() {
		t.Fatal("there is no strip")
	}
	n := len(u.Bricks.Quantities)
	u.moveTo(pulse.StripX(l.Strip, n, 2), l.Strip.Y+10)
	u.down()
	u.moveTo(pulse.StripX(l.Strip, n, 8.5), l.Strip.Y+12)
	if got := u.Bricks.Position(); math.Abs(got-8.5) > 0.01 {
		t.Errorf("dragged to 8.5 it is at %g", got)
	}
	u.moveTo(pulse.StripX(l.Strip, n, 12.05), l.Strip.Y+12)
	u.up()
	if got := u.Bricks.Position(); got != 12 {
		t.Errorf("near a stop it is at %g", got)
	}
}

// TestOldBoundary: as new weights come about the plane goes from the old network to the new one, and the old one stays known.
func TestOldBoundary(t *testing.T) {
	u := newUser(t, `{"training":{"learningRate":1}}`, true)
	u.Pause()
	u.must(u.Press("follow"))
	first := u.Bricks.Index("W2 new")
	if net, _ := u.Bricks.Before(); net != nil {
		t.Error("there is an old boundary before the update")
	}
	shown := func() []float64 { net, _, _ := u.Shown(u.Board()); return slices.Clone(net.Flat) }
	called[any](u, "moment", float64(first)-0.5)
	old, _ := u.Bricks.Before()
	half := shown()
	u.goToBrick(first)
	after := shown()
	for i, v := range half {
		if want := (old.Flat[i] + after[i]) / 2; math.Abs(v-want) > 1e-12 {
			t.Fatalf("halfway weight %d is %g, want %g", i, v, want)
		}
	}
	if slices.Equal(old.Flat, after) || old != u.Lab.Run.Net {
		t.Error("the step moves nothing")
	}
}

// TestTheOthers: with all points the update goes by their mean, and without any it says why it can't.
func TestTheOthers(t *testing.T) {
	u := newUser(t, `{}`, true)
	u.Pause()
	u.must(u.Press("follow"))
	c, err := Find("brick.batch")
	u.must(err)
	if c.Title(u.State) != "And the other 299" {
		t.Errorf("it is called %q", c.Title(u.State))
	}
	one := slices.Clone(u.Bricks.Quantities[u.Bricks.Index("W1 new")].Values)
	u.must(u.SetControl("brick.batch", true))
	if all := u.Bricks.Quantities[u.Bricks.Index("W1 new")].Values; slices.Equal(one, all) || u.Bricks.Index("mean dLoss/dW1") < 0 {
		t.Error("the update goes by the one point")
	}
	u.must(u.SetControl("brick.batch", false))
	u.must(u.SetControl("data.set", "custom"))
	if err := u.SetControl("brick.batch", true); err == nil {
		t.Error("the mean of no points takes the place of one")
	}
}

// TestLinesOfGoInSight: they open in sight, with the very line marked.
func TestLinesOfGoInSight(t *testing.T) {
	u := inBricks(t, `{}`, true)
	u.Pause()
	for _, name := range []string{"z1", "h1", "Loss", "dLoss/dh2", "dh2/dz2", "dLoss/dW2", "dLoss/dh1", "dh1/dz1", "dLoss/dW1", "W1 new"} {
		u.must(u.SetControl("brick.code", false))
		u.goToBrick(u.Bricks.Index(name))
		u.must(u.SetControl("brick.code", true))
		l, v, _ := u.LayBricks()
		if len(v.Quantity.Code[0].Marks) == 0 {
			t.Errorf("%s marks no line", name)
		}
		if !slices.ContainsFunc(l.Pieces, func(p layout.Piece) bool {
			return p.Style == layout.Code && p.Lit && p.Rect.Y >= l.Body.Area.Y && p.Rect.Bottom() <= l.Body.Area.Bottom()
		}) {
			t.Errorf("%s: its line is not in sight", name)
		}
	}
}

// TestDigits: three, eight where they are asked for, and the article's example always has those that it prints.
func TestDigits(t *testing.T) {
	u := newUser(t, `{}`, true)
	u.Pause()
	u.must(u.Press("follow"))
	u.goToBrick(u.Bricks.Index("h1"))
	v := u.Bricks.Quantities[u.Bricks.At].Values[0]
	read := func() string { return u.brickView(8, 8).Quantity.Matrices[0].Cells[0][0] }
	if read() != core.FormatNumber(v) {
		t.Errorf("it reads %s, want three digits", read())
	}
	u.must(u.SetControl("brick.digits", true))
	if read() != core.FormatDigits(v) {
		t.Errorf("it reads %s, want eight digits", read())
	}
	u.must(u.SetControl("brick.digits", false))
	u.must(u.OpenScenario("backward"))
	u.goToBrick(u.Bricks.Index("h2"))
	if read() != "0.37166596" {
		t.Errorf("the article's example reads %s", read())
	}
}

// What the pulse adds to a frame, its drawing aside.
func BenchmarkPulse(b *testing.B) {
	for _, doc := range []string{`{}`, `{"network":{"hidden":[64,64,64,64,64,64]}}`} {
		p, err := core.ParseProject([]byte(doc))
		if err != nil {
			b.Fatal(err)
		}
		s, err := New(p, true)
		if err != nil {
			b.Fatal(err)
		}
		s.Resize(1280, 720)
		if err := s.Follow(nil); err != nil {
			b.Fatal(err)
		}
		s.seek(10)
		b.Run(doc, func(b *testing.B) {
			for b.Loop() {
				l, _, _ := s.LayBricks()
				s.Pulse(&l)
			}
		})
	}
}

// TestBricksBeginWithTheReadersOwn: opened in whatever way, they show the reader's network and the point nearest to its boundary; the points
// stay in sight, and what is opened while the article's example is shown is seen.
func TestBricksBeginWithTheReadersOwn(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[4]}}`, true)
	u.Advance(50)
	u.must(u.SetControl("lower", "bricks"))
	own := func(when string) {
		t.Helper()
		u.tick(1)
		if u.Bricks.Article || !slices.Contains(u.points(), u.Bricks.Observation) || !u.ShowsPoints(u.Board()) || !u.observing() {
			t.Errorf("%s: the article's %v, %v", when, u.Bricks.Article, u.Bricks.Observation)
		}
		if net, _, _ := u.Shown(u.Board()); net != u.Lab.Run.Net {
			t.Errorf("%s: the plane shows another network", when)
		}
	}
	own("at first")
	if p := u.points()[u.nearestToBoundary()]; u.Bricks.Observation != p {
		t.Errorf("it begins with %v, the nearest is %v", u.Bricks.Observation, p)
	}
	u.must(u.Press("brick.article"))
	if u.tick(1); u.ShowsPoints(u.Board()) {
		t.Error("the article's example is shown among the reader's points")
	}
	u.must(u.Open([]byte(`{"data":{"set":"corners"}}`)))
	own("after another project was opened")
	u.must(u.Press("brick.article"))
	u.must(u.Press("brick.own"))
	own("by the button")
	u.must(u.Press("brick.close"))
	if u.Lower != LowerNetwork {
		t.Errorf("closed it shows %s", u.Lower)
	}
}

// TestThePlaneSaysWhatIsFollowed: its header has the followed point and what the network that is shown says of it, wherever the pointer is; with
// the pulse closed it is the pointer's again.
func TestThePlaneSaysWhatIsFollowed(t *testing.T) {
	u := newUser(t, `{"training":{"learningRate":3,"batch":1}}`, false)
	u.Pause()
	u.must(u.Follow(new(float64)))
	p := u.points()[0]
	u.moveTo(u.ToScreen(-1, -1))
	want := "point 1  x1 " + u.coordinate(p.X1) + "  x2 " + u.coordinate(p.X2)
	if r := u.PlaneReading; r.Place != want || r.Answer(u.Board()) != "answer: "+u.answerAt(p.X1, p.X2).text() {
		t.Errorf("it says %q %q, want %q", r.Place, r.Answer(u.Board()), want)
	}
	before := u.PlaneReading.Bare(u.Board())
	u.goToBrick(len(u.Bricks.Quantities) - 1)
	u.tick(1)
	if r := u.PlaneReading; r.Bare(u.Board()) == before || r.Answer(u.Board()) != "new answer: "+r.Bare(u.Board()) {
		t.Errorf("after a step of 3 it says %q, before %q", r.Answer(u.Board()), before)
	}
	u.must(u.Press("brick.close"))
	u.moveTo(u.ToScreen(-1, -1))
	if r := u.PlaneReading; !strings.HasPrefix(r.Place, "x1 −1.0") || r.Followed || !strings.HasPrefix(r.Answer(u.Board()), "class ") {
		t.Errorf("with the pulse closed it says %q %q", r.Place, r.Answer(u.Board()))
	}
}

// TestWhatIsSaidOfClicksGoes: who goes on to another moment has read it.
func TestWhatIsSaidOfClicksGoes(t *testing.T) {
	for what, act := range map[string]func(u *user) error{
		"next": func(u *user) error { return u.Press("brick.next") },
		"play": func(u *user) error { return u.Press("brick.play") },
		"seek": func(u *user) error { return u.SetControl("brick.moment", 3.0) },
	} {
		u := newUser(t, `{}`, false)
		u.must(u.Follow(nil))
		if !strings.HasPrefix(u.Message.Text, "Clicks choose") {
			t.Fatalf("it says %q", u.Message.Text)
		}
		if u.must(act(u)); u.Message.Text != "" {
			t.Errorf("%s: it still says %q", what, u.Message.Text)
		}
	}
}
