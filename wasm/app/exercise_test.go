package app

import (
	"encoding/json"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/story"
	"xorcery/wasm/view/network"
)

// worked waits until the open exercise's outcome is known.
func (u *user) worked() *story.Task {
	u.t.Helper()
	for u.Exercise.Task != nil && !u.Exercise.Task.Known() {
		u.tick(1)
	}
	return u.Exercise.Task
}

// call is one call of a page, which must not fail.
func (u *user) call(name, args string) any {
	u.t.Helper()
	v, err := u.Call(name, []byte(args))
	if err != nil {
		u.t.Fatalf("%s(%s): %v", name, args, err)
	}
	return v
}

// give answers the open exercise as a page does, and waits for the verdict.
func (u *user) give(name, answer string) story.Verdict {
	u.t.Helper()
	args, err := json.Marshal([]string{name, answer})
	u.must(err)
	u.call("answer", string(args))
	u.worked()
	u.tick(1)
	return u.Exercise.Verdict
}

// TestAnExerciseGoesWithItsRun: in a window the question that was asked of a run goes where another one is opened or brought back; its
// answer stays in the record.
func TestAnExerciseGoesWithItsRun(t *testing.T) {
	for name, leave := range map[string]func(u *user) error{
		"back to my points": (*user).GiveBack,
		"undo":              func(u *user) error { return u.undo() },
		"a chapter":         func(u *user) error { return u.OpenScenario("three") },
	} {
		u := newUser(t, `{}`, true)
		u.must(u.AddPoint(0.5, 0.5, 1))
		u.must(u.beginExercise("draw"))
		u.must(u.answerExercise("draw", "-1 0 1 0"))
		u.worked()
		u.tick(2)
		if u.Exercise.Task == nil || len(u.exerciseNote()) == 0 {
			t.Fatal("nothing is asked")
		}
		answers := len(u.Exercise.Record)
		u.must(leave(u))
		if _, _, ok := u.DrawnLine(); u.Exercise.Task != nil || ok || len(u.Exercise.Record) != answers || answers == 0 {
			t.Errorf("%s: it still asks %+v, of %d answers there are %d", name, u.Exercise.Task, answers, len(u.Exercise.Record))
		}
	}
}

// TestEveryExercise asks each on a page and in the window, hears that a wrong answer is wrong, one that is none is none and its own
// answer is right, and is told hints and the solution; another one follows.
func TestEveryExercise(t *testing.T) {
	for i, e := range story.Exercises() {
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			u := newUser(t, `{}`, i%2 == 0)
			u.call("exercise", `["`+e.Name+`"]`)
			u.tick(1)
			if got := u.Summary(); got.Exercise != e.Name || got.Running {
				t.Fatalf("open is %q, running %v", got.Exercise, got.Running)
			}
			task := u.worked()
			wrong := map[story.AnswerKind]string{story.Number: "77777", story.Step: "3", story.Line: "0 0 0.001 0"}[e.Kind]
			for _, o := range task.Options {
				if v := task.Check(o.Value); v.Grade != story.Right && v.Grade != story.Near {
					wrong = o.Value
				}
			}
			if v := u.give(e.Name, "what?"); v.Grade != story.Unread || len(u.Exercise.Record) != 0 {
				t.Errorf("what is no answer: %+v, kept %d", v, len(u.Exercise.Record))
			}
			if v := u.give(e.Name, wrong); v.Grade == story.Right || v.Grade == story.Unread {
				t.Errorf("%q is %s: %s", wrong, v.Grade, v.Text)
			}
			u.call("hint", `["`+e.Name+`"]`)
			u.call("hint", `["`+e.Name+`"]`)
			v := u.openExerciseView()
			if len(v.Hints) != 2 || v.MoreHint || v.Solution != "" || v.Question == "" {
				t.Errorf("after two hints: %+v", v)
			}
			if v := u.give(e.Name, task.Own()); v.Grade != story.Right {
				t.Errorf("its own answer %q is %s: %s", task.Own(), v.Grade, v.Text)
			}
			u.call("solution", `["`+e.Name+`"]`)
			if v := u.openExerciseView(); v.Solution == "" {
				t.Error("there is no solution")
			}
			u.tick(3)
			seed := task.Seed
			u.call("again", `["`+e.Name+`"]`)
			if u.Exercise.Task.Seed != seed+1 || u.Exercise.Answer != "" || u.Exercise.Hints != 0 {
				t.Errorf("another one: %+v", u.openExerciseView())
			}
			if a, _ := u.Exercise.Record.Of(e.Name); a.Grade != story.Right {
				t.Errorf("kept is %s", a.Grade)
			}
		})
	}
}

// TestAnAnswerIsShown: the weight that was asked about moves, the neuron's line is found in the figure, each neuron is switched off in
// turn, and the run goes to its end, with the reader's answer on the timeline.
func TestAnAnswerIsShown(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.Pause()
	u.Advance(30)
	u.call("exercise", `["direction"]`)
	w := *u.Exercise.Task.Weight
	was, _ := u.Lab.Run.Weight(w.Layer, w.From, w.To)
	if u.Lower != LowerWeight || u.Network.Selected.Layer != w.Layer+1 || u.Exercise.Lent != "" {
		t.Errorf("shown is %s of %+v", u.Lower, u.Network.Selected)
	}
	own := u.worked().Own()
	u.give("direction", own)
	for u.Asked() > 0 {
		u.tick(1)
	}
	if now, _ := u.Lab.Run.Weight(w.Layer, w.From, w.To); (now > was) != (own == "up") || u.Lab.Run.StepCount() != 31 {
		t.Errorf("the weight goes from %g to %g at step %d; the answer was %s", was, now, u.Lab.Run.StepCount(), own)
	}

	u.call("exercise", `["draw"]`)
	line, found, ok := u.DrawnLine()
	if !ok || found != nil || u.Lab.Run.Net.Shape() != "2-2" || !u.Lab.Borrowed() {
		t.Fatalf("the line %v, found %v, of %s", line, found, u.Lab.Run.Net.Shape())
	}
	b := u.Board()
	x, y := b.ToScreen(line[0], line[1])
	u.moveTo(x, y)
	u.down()
	u.moveTo(x+30, y-50)
	u.up()
	points := len(u.points())
	if moved, _, _ := u.DrawnLine(); moved == line || moved[2] != line[2] || points != len(u.Exercise.Task.Project.Data.Points) {
		t.Errorf("dragged by an end the line is %v, there are %d points", moved, points)
	}
	u.key("H")
	u.key("H")
	before, _, _ := u.DrawnLine()
	u.key("ArrowUp")
	if after, _, _ := u.DrawnLine(); after[3] <= before[3] || after[2] != before[2] {
		t.Errorf("the arrow takes it from %v to %v", before, after)
	}
	u.key("Enter")
	u.worked()
	u.tick(2)
	for u.Asked() > 0 {
		u.tick(1)
	}
	if _, found, _ := u.DrawnLine(); found == nil || u.Exercise.Verdict.Grade == "" || u.Lab.Run.StepCount() == 0 {
		t.Errorf("after Enter: found %v, %+v, step %d", found, u.Exercise.Verdict, u.Lab.Run.StepCount())
	}

	u.call("exercise", `["missed"]`)
	task := u.worked()
	u.give("missed", task.Own())
	seen := map[string]bool{}
	for range 1200 {
		u.tick(1)
		if o := u.offSummary(); o != nil {
			seen[o.Neurons[0]] = true
		}
	}
	if len(seen) != len(task.Options) || u.offSummary() != nil {
		t.Errorf("switched off were %v of %d; off is %+v", seen, len(task.Options), u.offSummary())
	}

	u.call("exercise", `["explodes"]`)
	task = u.worked()
	u.give("explodes", task.Own())
	for u.Asked() > 0 && u.Lab.Broken() == "" {
		u.tick(1)
	}
	marked := false
	for _, m := range u.Marks() {
		marked = marked || m.Text == "your answer"
	}
	if core.FormatInteger(u.Lab.Report.Step) != task.Own() || u.Lab.Broken() == "" {
		t.Errorf("it ends at step %d, its answer is %s", u.Lab.Report.Step, task.Own())
	}
	u.give("explodes", core.FormatInteger(u.Lab.Report.Step-20))
	for _, m := range u.Marks() {
		marked = marked || m.Text == "your answer"
	}
	if !marked {
		t.Errorf("the answer is not on the timeline: %v", u.Marks())
	}
}

// TestAnExerciseKeepsTheReadersWork: what it lends is one undo away, and no exercise changes a number of the run by being asked.
func TestAnExerciseKeepsTheReadersWork(t *testing.T) {
	u := newUser(t, `{"network":{"hidden":[4]}}`, false)
	u.Pause()
	u.Advance(20)
	before := string(u.Document().JSON())
	u.call("exercise", `["z1"]`)
	if string(u.Document().JSON()) != before {
		t.Error("z1 has changed the run")
	}
	u.call("exercise", `["fade"]`)
	if u.Exercise.Lent == "" || !u.Lab.Borrowed() {
		t.Errorf("fade is asked of a network with one hidden layer: %+v", u.askedOf())
	}
	if p, ok := u.Session(); !ok || string(p.JSON()) != before {
		t.Error("the session is not the reader's own")
	}
	u.must(u.undo())
	if string(u.Document().JSON()) != before {
		t.Error("Undo brings back another run")
	}
	for _, c := range []struct{ method, args, says string }{
		{"exercise", `["none"]`, "there are draw"}, {"exercise", `[]`, "there is no exercise"}, {"answer", `["z1","1"]`, "not open"}, {"hint", `["z1"]`, "not open"},
		{"solution", `["h1"]`, "not open"}, {"again", `["x"]`, "there is no exercise"}, {"layLine", `["0 0 1 1"]`, "asks for a line"}, {"layLine", `["0 0"]`, "four numbers"},
		{"answer", `["fade",true]`, "number or text"}, {"answer", `["fade","` + strings.Repeat("1", 201) + `"]`, "201 letters"},
		{"openAnswers", `["a1.x"]`, "cut or changed"}, {"takeAnswers", `["hello"]`, "begin"},
	} {
		if _, err := u.Call(c.method, []byte(c.args)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s(%s): %v; want %q", c.method, c.args, err, c.says)
		}
	}
	u.must(u.SetControl("exercise", ""))
	if u.Exercise.Task != nil {
		t.Error("None leaves the exercise open")
	}
}

// TestTheAnswersOpenElsewhere: the record as a link opens to the same answers, recomputed in the ticks that follow; a forged one is
// refused by its exercise. The reader's own answers stay.
func TestTheAnswersOpenElsewhere(t *testing.T) {
	u := newUser(t, `{}`, false)
	for _, name := range []string{"z1", "rate"} {
		u.call("exercise", `["`+name+`"]`)
		u.give(name, u.worked().Own())
	}
	text := u.call("answers", "").(string)
	v := newUser(t, `{"network":{"hidden":[2]}}`, false)
	before := string(v.Document().JSON())
	v.Pause()
	v.call("openLink", `["#`+text+`"]`)
	for v.proofView() == nil || !v.proofView().Done {
		v.tick(1)
	}
	p := v.proofView()
	if len(p.Results) != 2 || p.Results[0].Refused != "" || p.Results[1].Refused != "" || p.Results[0].Grade != story.Right || len(v.Exercise.Record) != 0 {
		t.Errorf("opened: %+v", p)
	}
	if v.Lab.Project.Network.Hidden[0] != 2 || before == "" {
		t.Error("opening a record changes the run")
	}
	r, err := story.ParseRecord(text)
	u.must(err)
	r[0].Value = "12"
	v.call("openAnswers", `["`+r.String()+`"]`)
	for !v.proofView().Done {
		v.tick(1)
	}
	if p := v.proofView(); p.Results[0].Refused == "" || p.Results[1].Refused != "" {
		t.Errorf("forged: %+v", p)
	}
	v.call("takeAnswers", `["`+text+`"]`)
	if v.call("answers", "") != text {
		t.Error("the kept answers come back as others")
	}
	if list := v.exerciseViews(); len(list) != len(story.Exercises()) || list[1].Grade != story.Right {
		t.Errorf("the list says %+v", list[1])
	}
}

// TestExercisesByControls opens, answers and leaves each exercise by the controls alone, as the window's panel does: every control of
// theirs comes up and does what it says.
func TestExercisesByControls(t *testing.T) {
	u := newUser(t, `{}`, true)
	used := map[string]bool{}
	press := func(id string) {
		t.Helper()
		c, err := Find(id)
		u.must(err)
		if !c.Visible(u.State) {
			t.Errorf("%s: %s is not there", u.Exercise.Task.Name, id)
			return
		}
		u.must(u.Press(id))
		used[id] = true
	}
	for _, e := range story.Exercises() {
		u.must(u.SetControl("exercise", e.Name))
		task := u.worked()
		switch e.Kind {
		case story.Number, story.Step:
			u.must(u.SetControl("exercise.number", task.Own()))
			used["exercise.number"] = true
		case story.Line:
			u.must(u.layLine(task.Own()))
			press("exercise.line")
		default:
			for i, o := range task.Options {
				if o.Value == task.Own() {
					press("exercise.option" + core.FormatInteger(i+1))
				}
			}
		}
		if v := u.Exercise.Verdict; v.Grade != story.Right || u.Message.Text != v.Text {
			t.Errorf("%s: %q is %s: %s; the window says %q", e.Name, task.Own(), v.Grade, v.Text, u.Message.Text)
		}
		press("exercise.hint")
		press("exercise.solution")
		c, err := Find("exercise")
		u.must(err)
		if note := strings.Join(c.Note(u.State), "\n"); !strings.Contains(note, task.Question) || !strings.Contains(note, task.Solution()) || !strings.Contains(note, "Right") {
			t.Errorf("%s: the panel says %q", e.Name, note)
		}
		press("exercise.again")
	}
	u.must(u.Open([]byte(`{"network":{"hidden":[6]},"training":{"optimizer":{"kind":"adam"},"learningRate":0.05}}`)))
	u.Pause()
	u.Advance(300)
	u.must(u.SetControl("exercise", "missed"))
	if u.Exercise.Lent != "" {
		t.Fatalf("six neurons that have learned: %s", u.Exercise.Lent)
	}
	for _, o := range u.worked().Options {
		if o.Value == u.Exercise.Task.Own() {
			u.Network.Selected = network.NeuronAt(1, int(o.Value[3]-'0'))
		}
	}
	press("exercise.neuron")
	if u.Exercise.Verdict.Grade != story.Right {
		t.Errorf("the selected neuron is %+v", u.Exercise.Verdict)
	}
	for _, c := range Controls() {
		if strings.HasPrefix(c.ID, "exercise.") && !used[c.ID] && !strings.HasPrefix(c.ID, "exercise.option") {
			t.Errorf("%s never came up", c.ID)
		}
	}
}

// TestZeroIsAnAnswer: the field shows 0 before there is an answer, and 0 is judged all the same.
func TestZeroIsAnAnswer(t *testing.T) {
	u := newUser(t, `{}`, true)
	u.must(u.beginExercise("z1"))
	u.must(u.SetControl("exercise.number", 0.0))
	if u.Exercise.Answer != "0" || u.Exercise.Verdict.Text == "" {
		t.Errorf("the answer is %q, judged %+v", u.Exercise.Answer, u.Exercise.Verdict)
	}
}
