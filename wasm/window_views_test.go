//go:build windowtest

package main

import (
	"encoding/json"
	"fmt"
	"image"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/app"
	"xorcery/wasm/figure"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/panel"
	"xorcery/wasm/story"
	"xorcery/wasm/view/pulse"
	"xorcery/wasm/view/space"
)

// The views below the plane, as the window shows them. The twin knows what should be there; the host draws it with a figure of
// its own, and the window's picture is held against that.

// shows holds a part of the window's picture against the twin's.
func (w *window) shows(what string, part layout.Rect) {
	w.Helper()
	ink, differing, where := w.compareWithTwin(part)
	if ink < 20 {
		w.Errorf("%s: nothing is drawn there", what)
	}
	// Where an edge runs through a pixel's middle, it depends on what else is drawn with it who gets the pixel.
	if differing > 2 {
		w.Errorf("%s: %d pixels differ from what should be there, the last at %v", what, differing, where)
	}
}

// compareWithTwin counts the pixels of a part that stand out from its ground, and those that are not as the twin has them.
func (w *window) compareWithTwin(part layout.Rect) (ink, differing int, where image.Point) {
	w.Helper()
	if part.Empty() || part.X < 0 || part.Y < 0 || part.Right() > float64(w.size.X) || part.Bottom() > float64(w.size.Y) {
		w.Fatalf("no place in the window: %+v", part)
	}
	got := w.frame()
	want := image.NewRGBA(got.Rect)
	var err error
	theHost.do(func() {
		var f *figure.Figure
		if f, err = figure.New(compileSurface); err != nil {
			return
		}
		screen := ebiten.NewImage(w.size.X, w.size.Y)
		defer screen.Deallocate()
		f.Draw(screen, w.twin, w.panel)
		for range 200 {
			if !f.Unfinished() {
				break
			}
			f.Draw(screen, w.twin, w.panel)
		}
		screen.ReadPixels(want.Pix)
	})
	if err != nil {
		w.Fatal(err)
	}
	ground := got.RGBAAt(int(part.X)+1, int(part.Y)+1)
	for y := int(part.Y); y < int(part.Bottom()); y++ {
		for x := int(part.X); x < int(part.Right()); x++ {
			if distance(got.RGBAAt(x, y), ground) > 100 {
				ink++
			}
			if distance(got.RGBAAt(x, y), want.RGBAAt(x, y)) > 8 {
				differing, where = differing+1, image.Pt(x, y)
			}
		}
	}
	return ink, differing, where
}

// choose opens a choice's list in the panel and clicks on the option of a value.
func (w *window) choose(id, value string) {
	w.Helper()
	r := w.row(id)
	w.click(r.Field.X+8, r.Field.Y+8)
	c, box, open := w.panel.Dropdown(w.twin)
	if !open {
		w.Fatalf("the list of %s did not open", id)
	}
	at := slices.IndexFunc(c.Options, func(o app.Option) bool { return o.Value == value })
	if at < 0 {
		w.Fatalf("%s has no %s", id, value)
	}
	w.click(box.X+8, box.Y+(float64(at)+0.5)*panel.OptionHeight)
	if c, err := app.Find(id); err != nil || c.Value(w.twin) != value {
		w.Fatalf("%s is %v after choosing %s: %v", id, c.Value(w.twin), value, err)
	}
}

// press clicks a button of the panel.
func (w *window) press(id string) {
	w.Helper()
	r := w.row(id)
	w.click(r.Field.X+8, r.Field.Y+8)
}

// TestWindowBricks goes through brick mode on the article's example by keys and reads all its printed numbers.
func TestWindowBricks(t *testing.T) {
	text, err := os.ReadFile("../core/testdata/numbers.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Printed map[string][][]float64 }
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, `{"training":{"learningRate":0}}`, 1280, 800)
	w.key(ebiten.KeySpace)
	w.key(ebiten.KeyL)
	if w.twin.Lower != app.LowerBricks {
		t.Fatal("L does not open the bricks")
	}
	w.press("brick.article")
	misprints := 0
	for at := range 22 {
		l, v, ok := w.twin.LayBricks()
		if !ok || v.At != at || v.Count != 22 {
			t.Fatalf("no bricks, or at %d of %d instead of %d of 22", v.At, v.Count, at)
		}
		q := v.Quantity
		key := strings.NewReplacer("/d", "_d", " new", "_new").Replace(q.Matrices[0].Name)
		if want, ok := doc.Printed[key]; ok {
			delete(doc.Printed, key)
			for i, row := range want {
				for j, value := range row {
					if key == "dh2_dz2" && value < 0 {
						value, misprints = -value, misprints+1
						if !strings.Contains(q.Misprint, "−0.23353037") {
							t.Errorf("of the misprint it says %q", q.Misprint)
						}
					}
					at := slices.IndexFunc(l.Pieces, func(k layout.Piece) bool {
						return k.Style == layout.Entry && k.Act.Index == q.Matrices[0].Index && k.Act.Row == i && k.Act.Col == j
					})
					if at < 0 || l.Pieces[at].Text != strings.Replace(fmt.Sprint(value), "-", "−", 1) {
						t.Errorf("%s[%d,%d] does not read %v: item %d", key, i, j, value, at)
					} else if r := l.Pieces[at].Rect; r.X < l.Body.Area.X || r.Y < l.Body.Area.Y || r.Right() > l.Body.Area.Right() || r.Bottom() > l.Body.Area.Bottom() {
						t.Errorf("%s[%d,%d] lies outside of its room", key, i, j)
					}
				}
			}
		}
		if at == 0 || key == "h2" || key == "dh2_dz2" || key == "W1_new" {
			w.click(pulse.StripX(l.Strip, 22, float64(at)), l.Strip.Y+10) // the moment whole, in the window and in the twin, which has no clock
			w.away()
			w.shows(key, w.twin.Layout.View)
		}
		w.write('.')
	}
	if len(doc.Printed) > 0 || misprints != 1 {
		t.Errorf("not read: %v; %d misprints", doc.Printed, misprints)
	}
	// A weight clicked shows its product.
	l, _, _ := w.twin.LayBricks()
	for _, k := range l.Pieces {
		if k.Style == layout.Entry {
			w.click(k.Rect.X+k.Rect.W/2, k.Rect.Y+k.Rect.H/2)
			break
		}
	}
	if _, v, _ := w.twin.LayBricks(); len(v.Quantity.Product) == 0 {
		t.Error("a click on a weight shows no product")
	}
	w.shows("the product", w.twin.Layout.View)
}

// TestWindowHiddenSpace turns the hidden space by dragging.
func TestWindowHiddenSpace(t *testing.T) {
	w := openWindow(t, `{"data":{"set":"circle"},"network":{"hidden":[3],"activation":"tanh"},"training":{"learningRate":0}}`, 1280, 800)
	w.key(ebiten.KeySpace)
	w.choose("lower", "hidden")
	w.away()
	w.shows("the hidden space", w.twin.Layout.View)
	before := w.frame()
	x, y := w.twin.Layout.View.Middle()
	w.drag(x, y, x+60, y+20)
	w.away()
	w.shows("the turned space", w.twin.Layout.View)
	if after := w.frame(); string(after.Pix) == string(before.Pix) {
		t.Error("dragging turns nothing")
	}
}

// TestWindowBendsThePlane slides the plane halfway into the hidden space, by the slider under its picture, and points at a point there.
func TestWindowBendsThePlane(t *testing.T) {
	w := openWindow(t, `{"data":{"set":"circle"},"network":{"hidden":[3],"activation":"tanh"},"training":{"learningRate":0}}`, 1280, 800)
	w.key(ebiten.KeySpace)
	w.choose("lower", "hidden")
	w.away()
	before := w.frame()
	var scene space.Scene
	if !w.twin.LaySpace(&scene) || scene.Strip.Play.Empty() {
		t.Fatal("no slider under the picture")
	}
	track := scene.Strip.Track
	y := track.Y + track.H/2
	w.drag(track.Right(), y, track.X+track.W*0.8, y)
	w.away()
	c, err := app.Find("hidden.bend")
	if err != nil {
		t.Fatal(err)
	}
	if moved := c.Value(w.twin).(float64); math.Abs(moved-2.4) > 0.06 {
		t.Fatalf("the plane has come %g moves", moved)
	}
	w.shows("the plane on its way", w.twin.Layout.View)
	if after := w.frame(); string(after.Pix) == string(before.Pix) {
		t.Error("sliding bends nothing")
	}
	w.twin.LaySpace(&scene)
	mark := scene.Markers[len(scene.Markers)-1]
	w.moveTo(mark.X, mark.Y)
	w.ticks(2)
	if !w.twin.LitPoint.On {
		t.Fatal("the point under the pointer is not lit")
	}
	w.shows("the lit point in the space", w.twin.Layout.View)
	w.shows("the lit point in the plane", w.twin.Layout.Boundary)
	w.write(',')
	if moved := c.Value(w.twin).(float64); moved != 2 {
		t.Errorf("a key goes back to %g", moved)
	}
	w.shows("the stop before", w.twin.Layout.View)
}

// away takes the pointer off the figure.
func (w *window) away() {
	w.Helper()
	w.moveTo(1, 1)
}

// TestWindowComparesTwo sets three neurons beside fifty and swaps them.
func TestWindowComparesTwo(t *testing.T) {
	w := openWindow(t, `{"training":{"learningRate":0}}`, 1280, 800)
	w.key(ebiten.KeySpace)
	w.press("compare.preset")
	w.away()
	if w.twin.Lab.Rival == nil {
		t.Fatal("nothing is compared")
	}
	w.shows("B", w.twin.Layout.Rival)
	w.press("compare.swap")
	w.away()
	if net := w.twin.Lab.Run.Net; net.Sizes[1] != 50 {
		t.Errorf("after the swap A is %v", net.Sizes)
	}
	w.shows("A after the swap", w.twin.Layout.Boundary)
	w.shows("B after the swap", w.twin.Layout.Rival)
}

// TestWindowDoctor lets a run explode, reads the doctor's word, goes back before it and tries a remedy.
func TestWindowDoctor(t *testing.T) {
	c, err := story.FindChallenge("save")
	if err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, string(c.Start.JSON()), 1280, 800)
	w.twin.Start()
	for w.twin.Advance(2000); w.twin.Asked() > 0; {
		w.twin.Update(w.in)
	}
	if w.twin.Lab.Report.NonFinite == "" {
		t.Fatal("the run does not explode")
	}
	r := w.row("speed")
	w.click(r.Track.Right()-4, r.Track.Y+r.Track.H/2) // nearly as fast as the machine goes: the twin, whose clock stands, would never end
	w.away()
	for range 300 { // until the window says what the twin says
		w.ticks(30)
		if _, differing, _ := w.compareWithTwin(w.twin.Layout.Bar); differing == 0 {
			break
		}
	}
	w.shows("the word that the run has ended", w.twin.Layout.Bar)
	w.choose("lower", "doctor")
	w.press("diagnose")
	w.away()
	l, ok := w.twin.LayDoctor()
	alarm := slices.IndexFunc(l.Pieces, func(k layout.Piece) bool { return k.Style == layout.Alarm })
	if !ok || alarm < 0 || !strings.Contains(l.Pieces[alarm].Text, "step 1,384") {
		t.Fatalf("the doctor does not name the step: %+v", l.Pieces)
	}
	// The rest of the text tells of a gradient check that was taken when there was time for it.
	w.shows("the first number that is not finite", l.Pieces[alarm].Rect)
	w.shows("the gradients", l.Gradients)
	w.shows("the weights", l.Weights)
	at := slices.IndexFunc(l.Buttons, func(b layout.Button) bool { return b.ID == "doctor.back" })
	if at < 0 {
		t.Fatal("no way back")
	}
	w.click(l.Buttons[at].Rect.Middle())
	w.away()
	if w.twin.Lab.Report.NonFinite != "" {
		t.Error("going back leaves the number that is not finite")
	}
	l, _ = w.twin.LayDoctor()
	w.shows("the word that it is back", w.twin.Layout.Bar)
	lines := w.twin.Layout.Loss
	lines.H -= 8 // on the axis stand marks of when the doctor first looked, which goes by the clock
	w.shows("the loss after going back", lines)
	w.shows("the gradients after going back", l.Gradients)

	at = slices.IndexFunc(l.Pieces, func(k layout.Piece) bool { return k.Style == layout.Press })
	for l.Pieces[at].Rect.Bottom() > l.Body.Area.Bottom() { // scrolled into sight
		x, y := l.Body.Area.Middle()
		w.moveTo(x, y)
		w.guest.ScrollWheel(0, -1)
		w.twinHears(input.Event{Kind: input.EventWheel, Lines: 1})
		w.ticks(1)
		l, _ = w.twin.LayDoctor()
	}
	w.click(l.Pieces[at].Rect.Middle())
	if len(w.twin.Lab.Pins) != 1 || w.twin.Lab.Trials.Patient == nil || !w.twin.Running {
		t.Errorf("the remedy left %d pins, running %v", len(w.twin.Lab.Pins), w.twin.Running)
	}
}
