package panel

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"xorcery/core/longtest"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
	"xorcery/wasm/story"
	"xorcery/wasm/view/network"
)

// everything is a project with every control's thing in it.
const everything = `{"data":{"set":"spiral","n":100},"network":{"hidden":[4,3,3,3,3,3]},
	"training":{"schedule":{"kind":"step"},"clip":{"kind":"norm"},"optimizer":{"kind":"adam"}}}`

// Every control of the panel works by the mouse at its place.
func TestPanelByMouse(t *testing.T) {
	longtest.Skip(t)
	for _, c := range app.Controls() {
		id := c.ID
		u := newUser(t, everything)
		u.Pause()
		for u.Advance(3); u.Asked() > 0; {
			u.tick(1)
		}
		u.must(u.Pin()) // something to unpin
		u.must(u.SetControl("selected.layer", 2.0))
		u.must(u.SetControl("selected.from", 1.0))
		u.must(u.SetControl("selected.to", 2.0))
		u.must(u.AddPoint(0, 0, 0)) // something to undo
		if strings.HasPrefix(id, "brick.") || id == "observe" {
			u.must(u.SetControl("lower", "bricks"))
		}
		if strings.HasPrefix(id, "hidden.") {
			u.must(u.SetControl("lower", "hidden"))
		}
		if strings.HasPrefix(id, "hidden.neuron") {
			u.must(u.SetControl("hidden.axes", "neurons"))
		}
		if strings.HasPrefix(id, "weight.") {
			u.must(u.SetControl("lower", "weight"))
			u.tick(1)
		}
		if strings.HasPrefix(id, "neuron.") {
			u.must(u.SetControl("selected.from", -1.0)) // a neuron
			u.must(u.SwitchNeuron(1, 0))
		}
		if strings.HasPrefix(id, "compare.") {
			u.must(u.SetControl("compare", true))
		}
		if strings.HasPrefix(id, "doctor.") {
			u.must(u.SetControl("lower", "doctor"))
		}
		if strings.HasPrefix(id, "timeline.") {
			u.Advance(50)
			u.must(u.LookAt(30))
		}
		if inBar(u.State, id) {
			for _, b := range u.panel.BarButtons(u.State) {
				if b.Control.ID == id {
					revision := u.ControlsRevision
					u.clickRect(b.Rect)
					if u.ControlsRevision == revision {
						t.Errorf("%s: nothing happened", id)
					}
				}
			}
			continue
		}
		if !c.Visible(u.State) {
			if !slices.Contains([]string{"Story", "File", "About"}, c.Group) && id != "save.project" { // these have journeys of their own, and that is the page's
				t.Errorf("%s is nowhere", id)
			}
			continue
		}
		before := c.Value(u.State)
		revision := u.ControlsRevision
		r := u.row(id)
		switch c.Kind {
		case app.Slider:
			u.click(r.Track.X+r.Track.W*0.37, r.Track.Y+r.Track.H/2)
		case app.Number:
			u.clickRect(r.Plus)
			if c.Value(u.State) == before { // at its end
				u.clickRect(r.Minus)
			}
		case app.Choice:
			u.clickRect(r.Field)
			_, box, open := u.panel.Dropdown(u.State)
			if !open {
				t.Errorf("%s: no list opened", id)
				continue
			}
			at := 0.0
			if c.Options[0].Value == before {
				at = 1
			}
			u.click(box.X+8, box.Y+(at+0.5)*OptionHeight)
		default:
			u.clickRect(r.Field)
		}
		if c.Kind == app.Button {
			if c.Enabled(u.State) && u.ControlsRevision == revision && id != "redo" {
				t.Errorf("%s: nothing happened", id)
			}
		} else if c.Value(u.State) == before {
			t.Errorf("%s is still %v", id, before)
		}
	}
}

func TestPanelTypedNumber(t *testing.T) {
	u := newUser(t, `{}`)
	u.Pause()
	u.clickRect(u.row("training.learningRate").Field)
	u.write("0.0625")
	u.key("Enter")
	if got := u.Lab.Project.Training.LearningRate; got != 0.0625 {
		t.Fatalf("learning rate %g", got)
	}
	u.clickRect(u.row("training.learningRate").Field)
	u.write("12x")
	u.key("Enter")
	if got := u.Lab.Project.Training.LearningRate; got != 0.0625 || !u.Message.Error {
		t.Errorf("bad text: learning rate %g, message %q", got, u.Message.Text)
	}
	u.clickRect(u.row("training.learningRate").Field)
	u.write("5")
	u.key("Escape")
	if got := u.Lab.Project.Training.LearningRate; got != 0.0625 {
		t.Errorf("Escape set %g", got)
	}
}

func TestPanelByKeyboard(t *testing.T) {
	u := newUser(t, `{}`)
	u.Pause()
	seen := map[string]bool{}
	for range 100 {
		u.key("Tab")
		if u.panel.Folded[u.panel.Focus] {
			u.key("Enter")
		}
		if u.panel.Focus == "" {
			break
		}
		seen[u.panel.Focus] = true
	}
	for _, c := range app.Controls() {
		if c.Visible(u.State) && !seen[c.ID] {
			t.Errorf("Tab does not reach %s", c.ID)
		}
	}
	focus := func(id string) {
		t.Helper()
		for range 100 {
			if u.key("Tab"); u.panel.Focus == id {
				return
			}
		}
		t.Fatalf("Tab does not reach %s", id)
	}
	focus("network.layers")
	u.key("ArrowUp")
	if n := len(u.Lab.Project.Network.Hidden); n != 2 {
		t.Errorf("%d layers", n)
	}
	focus("network.activation")
	u.key("Enter")
	u.key("ArrowDown")
	u.key("Enter")
	if a := u.Lab.Project.Network.Activation; a != "tanh" {
		t.Errorf("activation %s", a)
	}
	focus("network.bias")
	u.key("Space")
	if u.Lab.Project.Network.Bias || u.Running {
		t.Error("Space on the switch did not switch it, or ran the program")
	}
	focus("training.learningRate")
	was := u.Lab.Project.Training.LearningRate
	u.key("ArrowRight")
	if u.Lab.Project.Training.LearningRate <= was {
		t.Error("the arrow did not raise the learning rate")
	}
	u.write("7")
	u.key("Enter")
	if u.Lab.Project.Training.LearningRate != 7 || u.PointClass != 1 {
		t.Errorf("typed 7: learning rate %g, brush %d", u.Lab.Project.Training.LearningRate, u.PointClass)
	}
}

// A list that is longer than the window scrolls by wheel and by key; every option can be chosen.
func TestLongListInALowWindow(t *testing.T) {
	u := newUser(t, `{}`)
	u.Pause()
	u.in.Width, u.in.Height = 640, 320
	u.tick(1)
	c, err := app.Find("scenario")
	u.must(err)
	if float64(len(c.Options))*OptionHeight < u.in.Height {
		t.Fatalf("%d options are no long list", len(c.Options))
	}
	u.clickRect(u.row(c.ID).Field)
	_, box, open := u.panel.Dropdown(u.State)
	if !open || box.Y < 0 || box.Bottom() > u.in.Height {
		t.Fatalf("open %v, the list stands at %+v", open, box)
	}
	u.moveTo(box.X+8, box.Y+8)
	u.wheel(box.X+8, box.Y+8, 100)
	last := len(c.Options) - 1
	u.clickRect(u.panel.OptionRect(box, last))
	if got := c.Value(u.State); got != c.Options[last].Value {
		t.Errorf("the last option's place chose %v", got)
	}
	u.Pause()
	u.clickRect(u.row(c.ID).Field)
	for range last - 1 {
		u.key("ArrowUp")
	}
	_, box, _ = u.panel.Dropdown(u.State)
	if r := u.panel.OptionRect(box, 1); u.panel.Active != 1 || r.Y < box.Y {
		t.Errorf("option %d stands at %+v of %+v", u.panel.Active, r, box)
	}
	u.key("Enter")
	if got := c.Value(u.State); got != c.Options[1].Value {
		t.Errorf("the keyboard chose %v", got)
	}
}

func TestAListClosesWithItsRow(t *testing.T) {
	u := newUser(t, `{}`)
	u.clickRect(u.row("network.activation").Field)
	if _, _, open := u.panel.Dropdown(u.State); !open {
		t.Fatal("no list is open")
	}
	u.panel.Folded[app.Essentials] = true
	u.tick(1)
	if u.panel.Open != "" {
		t.Errorf("the list of %s is open and not there", u.panel.Open)
	}
}

// A slider stays where it is when the system takes what is held, and its drag is one step for Undo however long it takes.
func TestSliderDrag(t *testing.T) {
	u := newUser(t, `{"data":{"set":"spiral","n":100}}`)
	track := u.row("data.noise").Track
	y := track.Y + track.H/2
	var way [][2]float64
	for i := range 200 { // slowly: three seconds
		way = append(way, [2]float64{track.X + 10 + float64(i), y})
	}
	u.each(mouse(input.EventPress, track.X+10, y))
	for i, k := range way {
		if u.moveTo(k[0], k[1]); i == 100 {
			u.tick(90) // held still
		}
	}
	u.each(mouse(input.EventRelease, track.X+209, y))
	first := u.Lab.Project.Data.Noise
	u.drag(track.X+209, y, [2]float64{track.X + 10, y})
	if first < 0.3 || u.Lab.Project.Data.Noise > 0.1 {
		t.Fatalf("a drag to %g, another to %g", first, u.Lab.Project.Data.Noise)
	}
	for _, want := range []float64{first, 0} {
		u.must(u.Press("undo"))
		if u.Lab.Project.Data.Noise != want {
			t.Errorf("undo to %g, want %g", u.Lab.Project.Data.Noise, want)
		}
	}
	if c, err := app.Find("undo"); err != nil || c.Enabled(u.State) {
		t.Error("two drags are more than two steps")
	}
	track = u.row("speed").Track
	y = track.Y + track.H/2
	u.each(mouse(input.EventPress, track.X+track.W/2, y), input.Event{Kind: input.EventCancel})
	speed := u.Speed
	u.moveTo(track.Right(), y)
	if u.Speed != speed {
		t.Error("a slider follows the bare pointer")
	}
	// What is held belongs to the slider, wherever it goes.
	n := len(u.Lab.Run.Points())
	x, yp := u.ToScreen(u.Plane.MinX1*0.9, u.Plane.MaxX2*0.9)
	neuron := u.Columns()[0].Neurons[0].Rect
	u.each(clicks(track.X+track.W/2, y)[:2]...)
	u.moveTo(neuron.Middle())
	if u.Network.Hovered.Kind != network.None {
		t.Error("the figure follows the pointer that drags a slider")
	}
	u.each(mouse(input.EventMove, x, yp), mouse(input.EventRelease, x, yp))
	if u.count(n); u.Speed != 1 {
		t.Errorf("dragged to the left of its track, the speed is %g", u.Speed)
	}
	u.click(x, yp)
	u.count(n + 1)
}

// The rows' scrollbar can be dragged.
func TestScrollbarIsDragged(t *testing.T) {
	u := paused(t)
	clear(u.panel.Folded)
	u.in.Width, u.in.Height = 1000, 500
	u.tick(1)
	l := u.panel.Scroller(u.State)
	at := func() float64 { return u.panel.Scroll }
	project := string(u.Document().JSON())
	x, y := l.Thumb(0).Middle()
	u.each(mouse(input.EventMove, x, y), mouse(input.EventPress, x, y))
	u.moveTo(x-300, y+25)
	if d := l.Thumb(at()).Y - l.Thumb(0).Y; d < 24.99 || d > 25.01 || !u.panel.Scrolling() {
		t.Errorf("the thumb went by %g, want 25", d)
	}
	u.moveTo(x, y+5000)
	if at() != l.Height-l.Area.H {
		t.Errorf("at its end it is scrolled by %g of %g", at(), l.Height-l.Area.H)
	}
	u.each(mouse(input.EventMove, x, y-5000), mouse(input.EventRelease, x, y-5000))
	u.moveTo(x, y+30)
	if at() != 0 || u.panel.Scrolling() {
		t.Errorf("it is scrolled by %g after it was let go at the top", at())
	}
	u.click(x, l.Strip().Bottom()-2) // beside the thumb: it comes there
	if at() == 0 {
		t.Error("a press beside the thumb does not scroll")
	}
	if string(u.Document().JSON()) != project {
		t.Error("dragging its bar changed the project")
	}
}

// The mouse leaves the keyboard to the figure.
func TestMouseTakesNoKeyboard(t *testing.T) {
	u := paused(t)
	r := u.row("speed").Track
	u.click(r.X+r.W*0.4, r.Y+r.H/2)
	speed := u.Speed
	u.write("1")
	if u.PointClass != 0 || u.Speed != speed || u.panel.Edit != nil {
		t.Errorf("after a click on the slider 1 makes the class %d, the speed %g of %g", u.PointClass, u.Speed, speed)
	}
	u.clickRect(u.row("clear").Field)
	u.count(0)
	u.click(u.ToScreen(0.5, 0.5))
	u.key("Space")
	u.count(1)
	if !u.Running {
		t.Error("Space does not run after a click on a button")
	}
	// What the keyboard had, a press gives back; a number that is typed goes on to the next by Tab.
	u.Pause()
	u.key("Tab")
	if u.panel.Focus == "" {
		t.Fatal("Tab focuses nothing")
	}
	u.click(u.ToScreen(-0.5, 0.5))
	if u.panel.Focus != "" {
		t.Errorf("after a click %s has the keyboard", u.panel.Focus)
	}
	u.clickRect(u.row("training.learningRate").Field)
	u.key("Tab")
	if at := u.panel.Focus; at == "" || at == u.panel.BarButtons(u.State)[0].Control.ID {
		t.Errorf("Tab in a number goes to %q", at)
	}
}

// Keys go where the keyboard is: digits to a class while a switch has it, though a weight is selected.
func TestFocusKeepsWhatIsTyped(t *testing.T) {
	u := paused(t)
	u.key("W")
	u.panel.Focus = "edge"
	u.write("1")
	if u.Network.Entry != nil || u.PointClass != 0 {
		t.Errorf("typed is %+v, the class %d", u.Network.Entry, u.PointClass)
	}
	u.panel.Focus = ""
	u.write("1")
	if u.Network.Entry == nil {
		t.Error("without a focus the weight is not typed")
	}
}

// A list that a key opens while a point is dragged leaves the drag alone, and has the pointer afterwards.
func TestAListDuringADrag(t *testing.T) {
	u := paused(t)
	x, y := u.ToScreen(1, 1)
	tx, ty := u.ToScreen(0.5, 0.5)
	u.row("network.activation")
	u.each(mouse(input.EventMove, x, y), mouse(input.EventPress, x, y))
	u.panel.Focus = "network.activation"
	u.key("Enter")
	u.each(mouse(input.EventMove, tx, ty), mouse(input.EventRelease, tx, ty))
	if p := u.Lab.Run.Points()[3]; u.panel.Open == "" || p.X1 > 0.6 || p.X2 > 0.6 {
		t.Errorf("the list %q is open, the point is at %v", u.panel.Open, p)
	}
	u.click(u.ToScreen(-0.5, 0.5))
	if u.count(4); u.panel.Open != "" {
		t.Error("a press beside the list does not close it")
	}
}

// A press elsewhere sets what is being typed, in the panel and in the drawn network.
func TestAPressSetsWhatIsTyped(t *testing.T) {
	u := paused(t)
	u.clickRect(u.row("training.learningRate").Field)
	u.write("0.25")
	u.click(u.ToScreen(0.5, 0.5))
	if got := u.Lab.Project.Training.LearningRate; got != 0.25 || u.panel.Edit != nil {
		t.Errorf("the learning rate is %g", got)
	}
	u.count(5)
	u.key("W")
	u.write("2.5")
	u.clickRect(u.row("edge").Field)
	if u.Network.Entry != nil || u.Lab.Run.Net.W[0][0] != 2.5 {
		t.Errorf("the weight is %g", u.Lab.Run.Net.W[0][0])
	}
}

// A number is read as it was meant.
func TestTypedNumbersAreReadAsMeant(t *testing.T) {
	for text, want := range map[string]float64{"0,03": 0.03, "0,5": 0.5, "0.03": 0.03, "1,5": 1.5, "1,5e−3": 1.5e-3} {
		u := newUser(t, `{}`)
		u.Pause()
		u.panel.Focus = "training.learningRate"
		u.write(text)
		u.key("Enter")
		if v := u.Lab.Project.Training.LearningRate; v != want {
			t.Errorf("%q is %v, want %v", text, v, want)
		}
	}
}

// Every key that the sheet names for the controls does something to them.
func TestEveryShortcutWorks(t *testing.T) {
	seen := 0
	for _, k := range app.Shortcuts(true) {
		if k.Group != "Controls" {
			continue
		}
		for _, press := range k.Presses {
			u := paused(t)
			u.panel.Focus = "network.layers"
			if k.Keys == "Enter" && press.Name == "Space" {
				u.panel.Focus = "network.bias"
			}
			look := func() string {
				return string(u.Document().JSON()) + u.panel.Focus + u.panel.Open + fmt.Sprint(u.panel.Scroll) + map[bool]string{true: "typing"}[u.panel.Edit != nil]
			}
			if strings.HasPrefix(k.Keys, "PgUp") {
				for group := range u.panel.Folded {
					u.panel.Folded[group] = false
				}
				u.tick(1)
				u.panel.Scroll = 100
			}
			before := look()
			u.each(input.Event{Kind: input.EventKey, Key: press})
			if seen++; look() == before {
				t.Errorf("%s (%s), %+v: nothing happened", k.Keys, k.Does, press)
			}
		}
	}
	if seen < 7 {
		t.Errorf("only %d keys are for the controls", seen)
	}
}

// The sheet of shortcuts lies over the panel: opened by the bar's button or over an open list, it takes all until it is closed.
func TestSheetLiesOverThePanel(t *testing.T) {
	for _, size := range [][2]float64{{800, 600}, {390, 400}, {3840, 2160}} {
		u := paused(t)
		u.in.Width, u.in.Height = size[0], size[1]
		u.tick(1)
		button := SheetButton(u.State)
		u.clickRect(button)
		if u.tick(2); !u.Sheet.Open {
			t.Fatalf("at %v the bar's button at %+v does not open the sheet", size, button)
		}
		u.key("Tab")
		if u.panel.Focus != "" {
			t.Errorf("at %v Tab reaches the panel through the sheet", size)
		}
		step := u.panel.BarButtons(u.State)[1]
		u.clickRect(step.Rect)
		if u.Sheet.Open || u.Lab.Run.StepCount() != 0 || step.Control.ID != "step" {
			t.Errorf("at %v a press closes the sheet: %v, and reaches the button: step %d", size, !u.Sheet.Open, u.Lab.Run.StepCount())
		}
		u.clickRect(u.row("network.activation").Field)
		u.write("?")
		if !u.Sheet.Open || u.panel.Open == "" {
			t.Errorf("at %v ? over an open list: sheet %v, list %q", size, u.Sheet.Open, u.panel.Open)
		}
		u.key("Enter")
		u.key("Escape")
		if u.Sheet.Open || u.panel.Open != "" {
			t.Errorf("at %v: sheet %v, list %q", size, u.Sheet.Open, u.panel.Open)
		}
	}
}

// What is opened of the story stands in the panel with what to try, in sight.
func TestTheWindowTellsTheChapter(t *testing.T) {
	u := newUser(t, `{}`)
	for _, sc := range story.Scenarios() {
		u.must(u.OpenScenario(sc.Name))
		u.tick(1)
		u.note("scenario", sc.Text, sc.Try[0], sc.Try[len(sc.Try)-1])
	}
	for _, c := range story.Challenges() {
		u.must(u.OpenChallenge(c.Name))
		u.Pause()
		u.tick(1)
		u.note("challenge", c.Text, "Now: "+u.Story.Progress)
	}
}

// note holds the note under a control to texts, and to being in sight.
func (u *user) note(id string, texts ...string) {
	u.t.Helper()
	for _, r := range u.panel.Rows(u.State) {
		if r.name() != id {
			continue
		}
		got := strings.Join(r.Note, " ")
		for _, want := range texts {
			if !strings.Contains(got, want) {
				u.t.Errorf("under %s it says %q, not %q", id, got, want)
			}
		}
		if panel := u.Layout.Panel; r.Rect.Y < panel.Y || r.Rect.Bottom() > panel.Bottom() {
			u.t.Errorf("%s is out of sight: %+v of %+v", id, r.Rect, panel)
		}
		if end := r.NoteY(len(r.Note) - 1); end > r.Rect.Bottom() {
			u.t.Errorf("the note ends at %g, its row at %g", end, r.Rect.Bottom())
		}
		return
	}
	u.t.Errorf("the panel has no %s", id)
}

// Where a link hides all, the bar has the way back alone.
func TestWhatALinkHides(t *testing.T) {
	link, err := os.ReadFile("../app/testdata/hide_all.txt")
	if err != nil {
		t.Fatal(err)
	}
	u := newUser(t, `{}`)
	u.must(u.OpenLink(strings.TrimSpace(string(link))))
	if back := u.panel.BarButtons(u.State); len(back) != 1 || back[0].Control.ID != "showAll" {
		t.Errorf("the window shows %v", back)
	}
}

// The button that shows all works in a wide and in a narrow window.
func TestShowAllByAClick(t *testing.T) {
	for _, width := range []float64{1280, 480} {
		u := newUser(t, `{"view":{"hide":["step","reset","data.set"]}}`)
		u.in.Width, u.in.Height = width, 720
		u.tick(1)
		for _, b := range u.panel.BarButtons(u.State) {
			if b.Control.ID == "showAll" {
				u.clickRect(b.Rect)
			}
		}
		if len(u.Lab.Project.View.Hide) > 0 {
			t.Errorf("%g px wide, a click leaves controls hidden", width)
		}
	}
}

// TestTheWholeKnobIsGripped: at either end of a slider half of its knob lies beyond the track, and is pressed all the same.
func TestTheWholeKnobIsGripped(t *testing.T) {
	u := newUser(t, `{"data":{"set":"xor","n":40,"noise":0}}`)
	r := u.row("data.noise").Track
	u.drag(r.X-6, r.Y+r.H/2, [2]float64{r.X + r.W/2, r.Y + r.H/2})
	if n := u.Lab.Project.Data.Noise; n < 0.4 || n > 0.6 {
		t.Errorf("the noise is %g after a drag from the knob's left half to the middle", n)
	}
}

// TestThePulseIsInTheBar at every width but the least, and the numbers have their room beside it; the panel has it where the bar has not.
func TestThePulseIsInTheBar(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`)
	for width := 480.0; width <= 1300; width += 10 {
		u.in.Width, u.in.Height = width, 768
		u.tick(1)
		most := 0.0
		for _, b := range u.panel.BarButtons(u.State) {
			if b.Control.ID == "follow" {
				most = b.Rect.W
			}
		}
		if most < 72 {
			t.Errorf("%g px wide, the way into the pulse is %g wide", width, most)
		}
		if line := u.panel.StatusLine(u.State); line.W < numbersLeast || line.Right() > SheetButton(u.State).X && line.Y < SheetButton(u.State).Bottom() {
			t.Errorf("%g px wide, the numbers have %v", width, line)
		}
		if width > 840 && most < 124 {
			t.Errorf("%g px wide, it is cut to %g", width, most)
		}
	}
}
