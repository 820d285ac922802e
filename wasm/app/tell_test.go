package app

import (
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/story"
	"xorcery/wasm/view/network"
)

// TestTheStoryLends: the story goes through all chapters and the reader's own comes back to the bit, with what was seen of it and
// running as it was; the chapters are one step of the way back.
func TestTheStoryLends(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.must(u.AddPoint(0.25, 0.5, 1))
	u.must(u.SetControl("lower", "hidden"))
	u.must(u.SetControl("speed", 20.0))
	u.Pause()
	u.Advance(40)
	mine, own := string(u.Document().JSON()), u.Lab.Own()
	if u.Summary().Back != "" || u.GiveBack() == nil {
		t.Error("something comes back where nothing is lent")
	}
	depth := u.backSteps()
	for _, sc := range story.Scenarios() {
		u.must(u.Tell(sc.Name))
		if u.Story.Scenario != sc.Name || !u.Lab.Borrowed() || u.Summary().Back != "Back to my points" || u.Message.Text != "" {
			t.Errorf("%s: %+v, %q", sc.Name, u.Story, u.Message.Text)
		}
	}
	if got := u.backSteps(); got != depth+1 {
		t.Errorf("the story is %d steps of the way back", got-depth)
	}
	u.must(u.GiveBack())
	if got := string(u.Document().JSON()); got != mine || u.Lab.Own() != own || u.Lower != LowerHidden || u.Speed != 20 || u.Running || u.Summary().Back != "" {
		t.Errorf("number %d came back as number %d, with %s at %g, running %v:\n%s\nit was\n%s", own, u.Lab.Own(), u.Lower, u.Speed, u.Running, got, mine)
	}
	u.must(u.Undo())
	if u.Summary().Back != "Back to my points" {
		t.Errorf("Undo leads to %q", u.Summary().Back)
	}
}

// TestAChapterThatWasChanged: what the reader changes in a chapter is theirs, and Undo leads to it from the next; what they had before the
// story comes back all the same.
func TestAChapterThatWasChanged(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.must(u.AddPoint(0.25, 0.5, 1))
	u.Pause()
	mine := string(u.Document().JSON())
	u.must(u.Tell("neuron"))
	u.must(u.setNumber(network.WeightAt(1, 0, 0), 2))
	changed := string(u.Document().JSON())
	u.must(u.Tell("forward"))
	u.must(u.Undo())
	if got := string(u.Document().JSON()); got != changed {
		t.Errorf("Undo leads to\n%s\nit was\n%s", got, changed)
	}
	u.must(u.Tell("loss"))
	u.must(u.GiveBack())
	if got := string(u.Document().JSON()); got != mine || u.Lab.Borrowed() {
		t.Errorf("what came back is\n%s\nit was\n%s", got, mine)
	}
}

// TestTheStoryGivesBackTheBeginning where nothing was the reader's.
func TestTheStoryGivesBackTheBeginning(t *testing.T) {
	s, err := Begin(false)
	if err != nil {
		t.Fatal(err)
	}
	s.Lab.Borrow()
	if err := s.Tell("line"); err != nil || s.Summary().Back != "Back to the start" {
		t.Fatalf("%v, %q", err, s.Summary().Back)
	}
	if err := s.GiveBack(); err != nil || s.Lab.Own() != 0 || s.Lab.Run.Net.Shape() != "2-12-2" || !s.Running {
		t.Errorf("%v, number %d, %s, running %v", err, s.Lab.Own(), s.Lab.Run.Net.Shape(), s.Running)
	}
}

// TestARunStopsWhereItsChapterTells, once; Run goes on, and another setting makes another run of it.
func TestARunStopsWhereItsChapterTells(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.must(u.Tell("seen"))
	for range 2000 {
		if u.tick(1); !u.Running {
			break
		}
	}
	if u.Lab.Run.StepCount() != 100 || u.Running || !strings.Contains(u.Message.Text, "Step 100") {
		t.Fatalf("it stands at step %d: %q", u.Lab.Run.StepCount(), u.Message.Text)
	}
	marks := u.Marks()
	if last := marks[len(marks)-1]; last.Step != 100 {
		t.Errorf("the curves mark step %d", last.Step)
	}
	u.Start()
	u.tick(60)
	if u.Lab.Run.StepCount() <= 100 || !u.Running {
		t.Errorf("Run leaves it at step %d", u.Lab.Run.StepCount())
	}
	u.must(u.Tell("line"))
	u.must(u.Tell("seen"))
	u.must(u.SetControl("training.learningRate", 0.01))
	u.must(u.SetControl("speed", 2000.0))
	for range 60 {
		u.tick(1)
	}
	if !u.Running || u.Lab.Run.StepCount() <= 100 {
		t.Errorf("with another rate it stands at step %d", u.Lab.Run.StepCount())
	}
}

// TestLight: names light what they mean, in the bricks, the drawn network, the plane and the curves; the pointer comes before them.
func TestLight(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.must(u.Tell("forward"))
	for name, want := range map[string]network.Part{
		"W1[0,2]": network.WeightAt(1, 0, 2), "z1[1]": network.NeuronAt(1, 1), "h2[1]": network.NeuronAt(2, 1), "X[1]": network.NeuronAt(0, 1),
		"dLoss/dW2[2,1]": network.WeightAt(2, 2, 1), "dLoss/dh2[0]": network.NeuronAt(2, 0), "W2 new[0,0]": network.WeightAt(2, 0, 0),
	} {
		u.must(u.Light(name))
		if got := u.Bricks.Focus(); got != want || u.Network.Hovered != want {
			t.Errorf("%s lights %+v in the bricks and %+v in the network, want %+v", name, got, u.Network.Hovered, want)
		}
	}
	for _, bad := range []string{"W9[0,0]", "W1[5,0]", "h1[3]", "point 0", "point 301", "point x", "step -1", "nonsense", "W1[0,0"} {
		if err := u.Light(bad); err == nil || !strings.Contains(err.Error(), strings.Fields(bad)[0]) {
			t.Errorf("light %q: %v", bad, err)
		}
	}
	u.must(u.Light(""))
	if u.Network.Hovered.Kind != network.None || u.Bricks.Focus().Kind != network.None {
		t.Error("nothing is still lit")
	}
	u.must(u.Tell("seen"))
	u.must(u.Light("point 12"))
	u.tick(1)
	if !u.LitPoint.On || u.LitPoint.Point != 11 {
		t.Errorf("point 12 lights %+v", u.LitPoint.Point)
	}
	u.must(u.Light("step 50"))
	u.tick(1)
	if step, ok := u.StepLit(); !ok || step != 50 || u.LitPoint.On {
		t.Errorf("step 50 lights %d", step)
	}
	part := network.WeightAt(1, 1, 3)
	u.must(u.Light("W1[0,0]"))
	u.moveTo(u.middle(part))
	u.tick(1)
	if u.Network.Hovered != part {
		t.Errorf("under the pointer is %+v", u.Network.Hovered)
	}
	u.moveTo(2, 2)
	u.tick(1)
	if u.Network.Hovered != network.WeightAt(1, 0, 0) {
		t.Errorf("when the pointer has gone %+v is lit", u.Network.Hovered)
	}
}

// TestErrorsOfThePoints: what the bars show is what the points cost in the network as it is, of A and of B, and nothing while it is off.
func TestErrorsOfThePoints(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.Pause()
	u.tick(1)
	if list, _ := u.Costs(u.Board()); list != nil {
		t.Error("bars nobody asked for")
	}
	u.must(u.SetControl("errors", true))
	for range 2 {
		u.Advance(5)
		u.tick(1)
		list, most := u.Costs(u.Board())
		sum, top := 0.0, 0.0
		for _, v := range list {
			sum, top = sum+v, max(top, v)
		}
		if mean := sum / float64(len(list)); core.FormatNumber(mean) != core.FormatNumber(u.Lab.Metrics.DataLoss) || most != top {
			t.Errorf("the mean of the bars is %g, the loss %g; the longest %g of %g", mean, u.Lab.Metrics.DataLoss, most, top)
		}
	}
	u.must(u.Tell("line"))
	u.tick(1)
	if list, _ := u.Costs(u.Board()); list != nil || u.Errors {
		t.Error("the next chapter keeps the bars")
	}
}
