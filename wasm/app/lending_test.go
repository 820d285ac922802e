package app

import (
	"reflect"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
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
	u.must(u.SwitchNeuron(1, 1))
	u.tick(1)
	drawn, ok := u.Lab.Curves()
	if !ok || len(drawn.Loss.Buckets) < 2 {
		t.Fatalf("%d buckets of the loss before the story", len(drawn.Loss.Buckets))
	}
	mine, own := string(u.Document().JSON()), u.Lab.Own()
	if u.Summary().Back != "" || u.GiveBack() == nil {
		t.Error("something comes back where nothing is lent")
	}
	depth := u.backSteps()
	for _, sc := range story.Scenarios() {
		u.must(u.tellChapter(sc.Name))
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
	if got, _ := u.Lab.Curves(); !reflect.DeepEqual(got.Loss, drawn.Loss) || !reflect.DeepEqual(got.Accuracy, drawn.Accuracy) || u.OffNames() != "h1[1]" {
		t.Errorf("the curves came back as %d and %d buckets, they had %d and %d; off: %q",
			len(got.Loss.Buckets), len(got.Accuracy.Buckets), len(drawn.Loss.Buckets), len(drawn.Accuracy.Buckets), u.OffNames())
	}
	u.must(u.undo())
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
	u.must(u.tellChapter("step"))
	u.must(u.setNumber(network.WeightAt(1, 0, 0), 2))
	changed := string(u.Document().JSON())
	u.must(u.tellChapter("forward"))
	u.must(u.undo())
	if got := string(u.Document().JSON()); got != changed {
		t.Errorf("Undo leads to\n%s\nit was\n%s", got, changed)
	}
	u.must(u.tellChapter("loss"))
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
	if err := s.tellChapter("line"); err != nil || s.Summary().Back != "Back to the start" {
		t.Fatalf("%v, %q", err, s.Summary().Back)
	}
	if err := s.GiveBack(); err != nil || s.Lab.Own() != 0 || s.Lab.Run.Net.Shape() != "2-12-2" || !s.Running {
		t.Errorf("%v, number %d, %s, running %v", err, s.Lab.Own(), s.Lab.Run.Net.Shape(), s.Running)
	}
}

// TestARunStopsWhereItsChapterTells, once; Run goes on, and another setting makes another run of it.
func TestARunStopsWhereItsChapterTells(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.must(u.tellChapter("seen"))
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
	u.must(u.tellChapter("line"))
	u.must(u.tellChapter("seen"))
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
	u.must(u.tellChapter("forward"))
	for name, want := range map[string]network.Part{
		"W1[0,2]": network.WeightAt(1, 0, 2), "z1[1]": network.NeuronAt(1, 1), "h2[1]": network.NeuronAt(2, 1), "X[1]": network.NeuronAt(0, 1),
		"dLoss/dW2[2,1]": network.WeightAt(2, 2, 1), "dLoss/dh2[0]": network.NeuronAt(2, 0), "W2 new[0,0]": network.WeightAt(2, 0, 0),
	} {
		u.must(u.light(name))
		if got := u.Bricks.Focus(); got != want || u.Network.Hovered != want {
			t.Errorf("%s lights %+v in the bricks and %+v in the network, want %+v", name, got, u.Network.Hovered, want)
		}
	}
	for _, bad := range []string{"W9[0,0]", "W1[5,0]", "h1[3]", "point 0", "point 301", "point x", "step -1", "nonsense", "W1[0,0"} {
		if err := u.light(bad); err == nil || !strings.Contains(err.Error(), strings.Fields(bad)[0]) {
			t.Errorf("light %q: %v", bad, err)
		}
	}
	u.must(u.light(""))
	if u.Network.Hovered.Kind != network.None || u.Bricks.Focus().Kind != network.None {
		t.Error("nothing is still lit")
	}
	u.must(u.tellChapter("seen"))
	u.must(u.light("point 12"))
	u.tick(1)
	if !u.LitPoint.On || u.LitPoint.Point != 11 {
		t.Errorf("point 12 lights %+v", u.LitPoint.Point)
	}
	u.must(u.light("step 50"))
	u.tick(1)
	if step, ok := u.StepLit(); !ok || step != 50 || u.LitPoint.On {
		t.Errorf("step 50 lights %d", step)
	}
	part := network.WeightAt(1, 1, 3)
	u.must(u.light("W1[0,0]"))
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
	u.must(u.tellChapter("line"))
	u.tick(1)
	if list, _ := u.Costs(u.Board()); list != nil || u.Errors {
		t.Error("the next chapter keeps the bars")
	}
}

// TestTheStoryGoesOnFromAnExercise: an exercise is asked of its own chapter's run, where another chapter's stands; and whichever run it was
// asked of, the next chapter that is told takes its place, and the exercise says that its run has gone.
func TestTheStoryGoesOnFromAnExercise(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{}`, false)
	u.must(u.AddPoint(0.25, 0.5, 1))
	u.must(u.tellChapter("seen"))
	scenarios := story.Scenarios()
	for _, e := range story.Exercises() {
		u.must(u.beginExercise(e.Name))
		u.tick(1)
		if got := u.Summary(); got.Exercise != e.Name || !got.ExerciseShown || got.Running {
			t.Fatalf("%s: open is %q, shown %v", e.Name, got.Exercise, got.ExerciseShown)
		}
		if u.Exercise.Lent == "" && !u.Exercise.Task.Made() && u.Story.Scenario != e.Chapter {
			t.Errorf("%s is asked of the chapter %q, not of %s", e.Name, u.Story.Scenario, e.Chapter)
		}
		next := scenarios[0].Name
		for i, sc := range scenarios {
			if sc.Name == e.Chapter {
				next = scenarios[i+1].Name
			}
		}
		u.must(u.tellChapter(next))
		if got := u.Summary(); got.Scenario != next || got.ExerciseShown || !strings.Contains(u.askedOf(), "another one by now") {
			t.Errorf("after %s: the figure has %q, the exercise is shown: %v, %q", e.Name, got.Scenario, got.ExerciseShown, u.askedOf())
		}
	}
	u.must(u.GiveBack())
	if len(u.points()) != 301 {
		t.Errorf("%d points came back", len(u.points()))
	}
}

// TestAnExerciseIsAskedOfTheReadersRun where that is their own, whichever chapter was before.
func TestAnExerciseIsAskedOfTheReadersRun(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.must(u.tellChapter("many"))
	u.Pause()
	u.must(u.AddPoint(0.25, 0.5, 1))
	u.must(u.beginExercise("z1"))
	if len(u.points()) != 301 || u.Exercise.Lent != "" {
		t.Errorf("it is asked of %d points, lent %q", len(u.points()), u.Exercise.Lent)
	}
}

// TestAChallengeBeginsPlainly: whatever the chapter before it has shown, and however slowly, is not what a challenge begins with.
func TestAChallengeBeginsPlainly(t *testing.T) {
	u := newUser(t, `{}`, false)
	for _, chapter := range []string{"forward", "loss", "change"} {
		u.must(u.tellChapter(chapter))
		u.must(u.OpenChallenge("circle"))
		if u.Lower != LowerNetwork || u.Speed != defaultSpeed || u.LogLoss || u.Errors || u.Running {
			t.Errorf("after %s: %s at %g steps a second, logarithmic %v, bars %v, running %v", chapter, u.Lower, u.Speed, u.LogLoss, u.Errors, u.Running)
		}
	}
}

// TestWhatIsNamedIsSeenInAStrip: a part of the network that the prose names brings the network into a phone's strip, a step the curves.
func TestWhatIsNamedIsSeenInAStrip(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.call("host", `[]`)
	u.must(u.tellChapter("many"))
	u.Resize(374, 208)
	if l := u.Layout; !l.Strip || !l.View.Empty() || l.Loss.Empty() {
		t.Fatalf("a strip has the network %v, the loss %v", l.View, l.Loss)
	}
	u.must(u.light("W2[0,0]"))
	if u.Layout.View.Empty() || u.Network.Hovered != network.WeightAt(2, 0, 0) {
		t.Errorf("a weight is named: the network is at %v, lit %+v", u.Layout.View, u.Network.Hovered)
	}
	u.must(u.light("step 100"))
	if u.Layout.Loss.Empty() || !u.Layout.View.Empty() {
		t.Errorf("a step is named: the loss is at %v", u.Layout.Loss)
	}
	u.must(u.light(""))
	u.must(u.tellChapter("neuron"))
	if u.Layout.View.Empty() {
		t.Error("the chapter of a neuron's weights does not show the neuron")
	}
	u.must(u.tellChapter("loss"))
	u.tick(1)
	u.must(u.light("W2[0,0]"))
	if !u.WeightLit() {
		t.Error("the weight that is looked at is named and not lit")
	}
}
