package story

import (
	"fmt"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
)

// drawn is a task whose outcome is known.
func drawn(t *testing.T, name string, p core.Project, seed int) *Task {
	t.Helper()
	task, err := Draw(name, p, seed)
	if err != nil {
		t.Fatalf("%s, seed %d: %v", name, seed, err)
	}
	task.Work(nil)
	return task
}

func base(t *testing.T, name string) core.Project {
	t.Helper()
	e, err := FindExercise(name)
	if err != nil {
		t.Fatal(err)
	}
	return e.Base()
}

// TestSolutionsSolve: the program's own solution is right on twenty seeds, and says its own number; the same seed draws the same
// task, and others draw others.
func TestSolutionsSolve(t *testing.T) {
	for _, e := range Exercises() {
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			seeds := 20
			if testing.Short() {
				seeds = 4 // enough for tasks to meet
			}
			if e.Name == "explodes" && testing.Short() {
				seeds = 2
			}
			different := map[string]bool{}
			for seed := range seeds {
				task := drawn(t, e.Name, e.Base(), seed)
				if v := task.Check(task.Own()); v.Grade != Right {
					t.Errorf("seed %d: %q is %s: %s\n%s\n%s", seed, task.Own(), v.Grade, v.Text, task.Question, task.Solution())
				}
				if e.Kind == Number && !strings.Contains(task.Solution(), task.Own()) {
					t.Errorf("seed %d: the solution does not say %s: %s", seed, task.Own(), task.Solution())
				}
				if task.Question == "" || task.Hints[0] == "" || task.Hints[1] == "" || task.Solution() == "" || strings.Contains(task.Question, "NaN") {
					t.Errorf("seed %d: a text is missing: %+v", seed, task)
				}
				different[task.Question+fmt.Sprint(task.Project.Data.Points, task.Options, task.Weight)] = true
				if seed == 3 {
					again := drawn(t, e.Name, e.Base(), seed)
					if again.Question != task.Question || again.Solution() != task.Solution() {
						t.Errorf("drawn again it is another task: %s", again.Question)
					}
					t.Logf("%s\n%s\n%s", task.Question, strings.Join(task.Hints[:], "\n"), task.Solution())
				}
			}
			if least := min(seeds/4, 4); len(different) < least {
				t.Errorf("%d seeds draw %d different tasks", seeds, len(different))
			}
		})
	}
}

// TestMistakesAreNamed gives usual mistakes, each to a task that has it.
func TestMistakesAreNamed(t *testing.T) {
	longtest.Skip(t)
	if got := drawn(t, "z1", core.DefaultProject(), 0); got.Check("0,5").Text[:4] != "Read" {
		t.Error("a decimal comma is not named")
	}
	seen := map[string]bool{}
	for _, e := range Exercises() {
		if e.Kind != Number {
			continue
		}
		for seed := range 12 {
			task := drawn(t, e.Name, e.Base(), seed)
			own, err := core.ParseDecimal(task.Own())
			if err != nil {
				t.Fatal(err)
			}
			minus := task.Check(core.FormatExact(-own))
			if minus.Grade != Mistake || !strings.Contains(minus.Text, "sign") {
				t.Errorf("%s, seed %d: the other sign is %s: %s", e.Name, seed, minus.Grade, minus.Text)
			}
			seen[e.Name+minus.Text] = true
			for text, want := range map[string]Grade{
				"":                                       Unread,
				"abc":                                    Unread,
				"1,2,3":                                  Unread,
				"1e999":                                  Unread,
				"=":                                      Unread,
				strings.Replace(task.Own(), ".", ",", 1): Right,
				task.Hints[0][:0] + "x = " + task.Own():  Right,
				core.FormatExact(own * 1.02):             Near,
				core.FormatExact(own * 37.31):            Wrong,
				core.FormatExact(own * 1000):             Mistake,
			} {
				if v := task.Check(text); v.Grade != want || v.Text == "" {
					if want == Wrong && v.Grade == Mistake || want == Near && v.Grade == Right { // by chance, and within what is added up
						continue
					}
					t.Errorf("%s, seed %d: %q is %s: %s; want %s", e.Name, seed, text, v.Grade, v.Text, want)
				}
			}
		}
	}
	for _, c := range []struct{ exercise, says string }{
		{"z1", "bias is forgotten"}, {"z1", "wrong entry"}, {"z1", "ransposed"}, {"h1", "Off by a sign"}, {"h1", "slope of the sigmoid"},
		{"loss", "½ is forgotten"}, {"loss", "other class"}, {"factor", "1 − h is forgotten"}, {"factor", "Off by a sign"}, {"factor", "wrong entry"},
		{"change", "learning rate is forgotten"}, {"change", "Divided by N"}, {"cut", "biases are forgotten"}, {"fade", "1 − h is forgotten"}, {"fade", "not added"},
	} {
		if !names(t, c.exercise, c.says) {
			t.Errorf("%s never names %q", c.exercise, c.says)
		}
	}
}

// names says whether one of the exercise's tasks has a mistake of that name, and finds it by its number.
func names(t *testing.T, exercise, says string) bool {
	t.Helper()
	p := base(t, exercise)
	if says == "bias is forgotten" || says == "Divided by N" {
		p = core.DefaultProject()
		run, err := core.NewRun(p)
		if err != nil {
			t.Fatal(err)
		}
		for range 500 {
			run.Step()
		}
		p = run.Project()
	}
	for seed := range 12 {
		d := drawn(t, exercise, p, seed)
		for _, m := range d.outcome().number.named {
			if v := d.Check(core.FormatExact(m.value)); v.Grade == Mistake && strings.Contains(v.Text, says) {
				return true
			}
		}
	}
	return false
}

// TestLines: the neuron's line is right whichever way it is drawn, a line a little off is nearly right, and one square to it is named.
func TestLines(t *testing.T) {
	for seed := range 5 {
		task := drawn(t, "draw", base(t, "draw"), seed)
		l, _ := task.Found()
		mx, my, dx, dy := (l[0]+l[2])/2, (l[1]+l[3])/2, (l[2]-l[0])/2, (l[3]-l[1])/2
		for _, c := range []struct {
			ends [4]float64
			want Grade
		}{
			{[4]float64{l[2], l[3], l[0], l[1]}, Right},
			{[4]float64{mx + dx/2, my + dy/2, l[2], l[3]}, Right},
			{[4]float64{mx - dy, my + dx, mx + dy, my - dx}, Mistake},
		} {
			if v := task.Check(FormatLine(c.ends)); v.Grade != c.want || !strings.Contains(v.Text, "agree on") {
				t.Errorf("seed %d: %v is %s: %s; want %s", seed, c.ends, v.Grade, v.Text, c.want)
			}
		}
	}
	for _, text := range []string{"", "1 2 3", "1 2 3 x", "1 1 1 1", "1 2 3 1e9", "NaN 1 2 3"} {
		if v := drawn(t, "draw", base(t, "draw"), 0).Check(text); v.Grade != Unread {
			t.Errorf("%q is %s: %s", text, v.Grade, v.Text)
		}
	}
}

// TestChoicesAreJudged: each answer of a choice has a verdict, another text is none, and half right is somewhere.
func TestChoicesAreJudged(t *testing.T) {
	longtest.Skip(t)
	for _, name := range []string{"direction", "rate", "missed"} {
		grades := map[Grade]int{}
		for seed := range 20 {
			task := drawn(t, name, base(t, name), seed)
			for _, o := range task.Options {
				v := task.Check(o.Value)
				grades[v.Grade]++
				if v.Text == "" || v.Grade == Unread {
					t.Errorf("%s: %s is %s: %q", name, o.Value, v.Grade, v.Text)
				}
			}
			if v := task.Check("none of them"); v.Grade != Unread {
				t.Errorf("%s: another text is %s", name, v.Grade)
			}
		}
		if grades[Right] < 20 || grades[Mistake]+grades[Wrong] == 0 || name != "direction" && grades[Near] == 0 {
			t.Errorf("%s: the grades are %v", name, grades)
		}
	}
	p := explodingBase()
	run, err := core.NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	report := run.Step()
	for report.NonFinite == "" {
		report = run.Step()
	}
	end := report.Step
	task := drawn(t, "explodes", p, 0) // at half of the learning rate
	for text, want := range map[string]Grade{
		core.FormatInteger(end): Mistake, core.FormatInteger(end / 2): Mistake, core.FormatInteger(2 * end): Right, core.FormatExact(float64(end * 3 / 2)): Near,
		"10": Wrong, "1e7": Wrong, "-3": Unread, "1.5": Unread, "soon": Unread, "1e400": Unread,
	} {
		if v := task.Check(text); v.Grade != want {
			t.Errorf("explodes: %q is %s: %s; want %s", text, v.Grade, v.Text, want)
		}
	}
}

// TestWhatDoesNotFit is refused with its reason.
func TestWhatDoesNotFit(t *testing.T) {
	with := func(change func(*core.Project)) core.Project {
		p := core.DefaultProject()
		change(&p)
		return p
	}
	none := with(func(p *core.Project) { p.Network.Hidden = nil })
	for _, c := range []struct {
		name, says string
		p          core.Project
	}{
		{"z1", "hidden layer", none}, {"h1", "hidden layer", none}, {"factor", "hidden layer", none}, {"cut", "hidden layer", none}, {"fade", "hidden layer", none},
		{"missed", "two hidden neurons", none},
		{"missed", "let it learn first", core.DefaultProject()},
		{"draw", "no straight line", core.DefaultProject()},
		{"explodes", "penalty", core.DefaultProject()},
		{"change", "plain gradient descent", with(func(p *core.Project) { p.Training.Optimizer.Kind = "adam" })},
		{"factor", "squared loss", with(func(p *core.Project) { p.Training.Loss = core.CrossEntropy })},
		{"loss", "no points", with(func(p *core.Project) { p.Data.Set = core.Custom })},
		{"loss", "points", with(func(p *core.Project) { p.Data.N = 100_000 })},
		{"none", "there is no exercise", core.DefaultProject()},
	} {
		if _, err := Draw(c.name, c.p, 1); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v; want %q", c.name, err, c.says)
		}
	}
	if _, err := Draw("z1", core.DefaultProject(), -1); err == nil {
		t.Error("a seed below 0 is drawn")
	}
}
