package app

import (
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/story"
)

// taught is a teacher's link: a title, a task, two groups of controls, a challenge.
func taught(t *testing.T, change func(*core.View)) string {
	t.Helper()
	u := newUser(t, `{"network":{"hidden":[4]}}`, false)
	u.Pause()
	told := core.View{Title: "Three <i>lines</i>", Task: "Take a neuron away.\n\nWhat is lost?", Show: []string{"Run", "Network"}, Challenge: "three"}
	if change != nil {
		change(&told)
	}
	link, err := u.shareLink(false, told)
	u.must(err)
	return link
}

// inSight are the groups of the controls that are visible.
func inSight(u *user) (groups []string) {
	for _, c := range Controls() {
		if c.Visible(u.State) && !c.fixed && !slices.Contains(groups, c.Group) {
			groups = append(groups, c.Group)
		}
	}
	slices.Sort(groups)
	return groups
}

// TestATaskIsLent: a link says its task, shows only its groups and waits as it was shared; nothing of it is kept, and the reader's own comes
// back as it was.
func TestATaskIsLent(t *testing.T) {
	for _, window := range []bool{true, false} {
		u := newUser(t, `{"data":{"set":"corners"}}`, window)
		u.must(u.AddPoint(0.5, 0.25, 1))
		u.tick(5)
		all := inSight(u)
		mine, ok := u.Session()
		if !ok {
			t.Fatal("the reader's point is in no session")
		}
		u.must(u.OpenLink(taught(t, nil)))
		u.tick(5)
		got := u.Summary()
		if got.Task == nil || got.Task.Title != "Three <i>lines</i>" || got.Task.Text != "Take a neuron away.\n\nWhat is lost?" || got.Task.Challenge != "three" {
			t.Fatalf("the task is %+v", got.Task)
		}
		if got.Challenge == nil || got.Challenge.Name != "three" || got.Challenge.Progress != "4 hidden neurons; 3 are allowed" || got.Running || got.Step != 0 {
			t.Errorf("running %v at step %d, the challenge is %+v", got.Running, got.Step, got.Challenge)
		}
		if groups := inSight(u); !slices.Equal(groups, []string{"Network", "Run"}) {
			t.Errorf("in sight are %q", groups)
		}
		back, err := Find(showAll)
		u.must(err)
		if !back.Visible(u.State) {
			t.Error("the way back is out of sight")
		}
		kept, ok := u.Session()
		if !ok || string(kept.Data.Set) != string(mine.Data.Set) || len(kept.Data.Points) != 1 || kept.View.Asks() || kept.View.Show != nil {
			t.Errorf("the session became\n%s", kept.JSON())
		}
		// Once the reader has changed something it is theirs, and the task is still said, but not kept.
		u.must(u.SetControl("network.neurons1", 3.0))
		kept, ok = u.Session()
		if !ok || kept.View.Asks() || kept.View.Show != nil || !slices.Equal(kept.Network.Hidden, []int{3}) || u.Summary().Task == nil {
			t.Errorf("the session after a change is\n%s", kept.JSON())
		}
		u.must(u.SetControl("network.activation", "relu"))
		u.must(u.SetControl("training.learningRate", 3.0))
		u.Advance(2000)
		if got := u.Summary(); !got.Challenge.Solved || got.Challenge.Share != 1 {
			t.Errorf("after its solution: %+v", got.Challenge)
		}
		u.must(u.Press(showAll))
		if groups := inSight(u); !slices.Equal(groups, all) || u.Summary().Task == nil {
			t.Errorf("after Show all there are %q, it were %q", groups, all)
		}
		u.must(u.undo()) // the neuron's
		for u.Summary().Task != nil {
			if u.backSteps() == 0 {
				t.Fatal("Undo never takes the link back")
			}
			u.must(u.undo())
		}
		if groups := inSight(u); !slices.Equal(groups, all) || len(u.Lab.Project.Data.Points) != 1 || u.Story.Challenge != "" {
			t.Errorf("back are %q, with %d points and the challenge %q", groups, len(u.Lab.Project.Data.Points), u.Story.Challenge)
		}
	}
}

// TestATaskGoesWithItsProject: what the reader opens next is not asked of them; what the link hides stays hidden in a chapter, and not in
// their own work.
func TestATaskGoesWithItsProject(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.must(u.AddPoint(0.5, 0.25, 1))
	u.must(u.OpenLink(taught(t, nil)))
	u.must(u.OpenScenario("three"))
	if u.Summary().Task != nil || u.Story.Challenge != "" || !slices.Equal(inSight(u), []string{"Network", "Run"}) {
		t.Errorf("in a chapter: %+v, %q, %q", u.Summary().Task, u.Story.Challenge, inSight(u))
	}
	u.must(u.OpenLink(taught(t, nil)))
	u.must(u.OpenChallenge("circle"))
	if u.Summary().Task != nil || u.Story.Challenge != "circle" || u.Running {
		t.Errorf("in a challenge: %+v, %q", u.Summary().Task, u.Story.Challenge)
	}
	u.must(u.OpenLink(taught(t, nil)))
	u.must(u.OpenOwn())
	if u.Summary().Task != nil || u.Lab.Project.View.Show != nil || len(u.Lab.Project.Data.Points) != 1 {
		t.Errorf("the reader's own is asked %+v", u.Summary().Task)
	}
	u.must(u.OpenLink(taught(t, nil)))
	u.must(u.SetControl("challenge", ""))
	if u.Story.Challenge != "" || u.Summary().Task.Challenge != "" || u.Summary().Task.Title == "" {
		t.Errorf("without its challenge it is %+v", u.Summary().Task)
	}
	// A file says its task too, as a teacher keeps it.
	u.must(u.OpenLink(taught(t, nil)))
	doc := u.Document().JSON()
	again := newUser(t, `{}`, false)
	again.must(again.Open(doc))
	if again.Summary().Task == nil || again.Story.Challenge != "three" || again.Running {
		t.Errorf("the file says %+v", again.Summary().Task)
	}
}

// TestALinkStartsAsItWasShared, also over a program that does otherwise.
func TestALinkStartsAsItWasShared(t *testing.T) {
	for _, running := range []bool{true, false} {
		teacher := newUser(t, `{"data":{"set":"corners"}}`, false)
		teacher.setRunning(running)
		link, err := teacher.shareLink(true, core.View{})
		teacher.must(err)
		for _, before := range []bool{true, false} {
			u := newUser(t, `{}`, false)
			u.setRunning(before)
			u.must(u.OpenLink(link))
			if u.Running != running {
				t.Errorf("shared running %v, opened over running %v, it is running %v", running, before, u.Running)
			}
		}
	}
}

// TestTheFigureAlone: a link that shows no group leaves the way back and nothing else.
func TestTheFigureAlone(t *testing.T) {
	u := newUser(t, `{}`, true)
	link := taught(t, func(v *core.View) { *v = core.View{Show: []string{}} })
	u.must(u.OpenLink(link))
	if groups := inSight(u); len(groups) > 0 || !u.hides() || u.Summary().Task != nil || len(u.Tools()) > 0 {
		t.Errorf("in sight are %q, hidden %v, %d tools", groups, u.hides(), len(u.Tools()))
	}
	u.must(u.Press(showAll))
	if len(inSight(u)) == 0 || u.hides() {
		t.Error("Show all shows nothing")
	}
	u.must(u.OpenLink(taught(t, func(v *core.View) { v.Show = Groups })))
	if u.hides() {
		t.Error("a link that shows every group hides some")
	}
}

// TestWhatALinkMaySay: errors name the key and what is allowed, and nothing has changed.
func TestWhatALinkMaySay(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.Pause()
	before := string(u.Document().JSON())
	for says, told := range map[string]core.View{
		"view.title is 81 characters; allowed: text of at most 80 characters":          {Title: strings.Repeat("ö", 81)},
		"view.task is 601 characters; allowed: text of at most 600 characters":         {Task: strings.Repeat("ö", 601)},
		"view.task is 13 lines; allowed: text of at most 600 characters in at most 12": {Task: strings.Repeat("\n", 12)},
		"without control characters": {Task: "\x1b[31m"},
		"view.show[0] is \"Fun\"; allowed: null, or a list of Essentials, File, Run":       {Show: []string{"Fun"}},
		"view.challenge: there is no challenge \"nosuch\"; there are circle, deep, nobias": {Challenge: "nosuch"},
		"allowed: an exercise or a challenge, not both":                                    {Exercise: "z1", Challenge: "three"},
	} {
		if _, err := u.shareLink(false, told); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v; want it to say %q", err, says)
		}
		p := core.DefaultProject()
		p.View = told
		p.View.Theme = "auto"
		if err := u.OpenLink(p.Link()); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("opened: %v; want it to say %q", err, says)
		}
	}
	if got := string(u.Document().JSON()); got != before {
		t.Error("a refused link changed the project")
	}
}

// TestChallengesLeadOn: each has its goal in one line and a meter, and ends with what was learned and the next one, until all are solved.
func TestChallengesLeadOn(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{}`, true)
	u.Pause()
	next, err := Find("challenge.next")
	u.must(err)
	u.must(u.OpenChallenge("circle"))
	for i := range story.Challenges() {
		c, err := story.FindChallenge(u.Story.Challenge)
		u.must(err)
		if u.Running || next.Visible(u.State) {
			t.Errorf("%s begins running %v, with a next one %v", c.Name, u.Running, next.Visible(u.State))
		}
		control, _ := Find("challenge")
		if share, ok := control.Meter(u.State); !ok || share < 0 || share >= 1 || share != u.Summary().Challenge.Share {
			t.Errorf("%s begins with a meter at %g", c.Name, share)
		}
		solutions[c.Name](u)
		if share, ok := control.Meter(u.State); !ok || share != 1 {
			t.Errorf("%s ends with its meter at %g", c.Name, share)
		}
		if note := control.Note(u.State); note[len(note)-1] != "Solved. "+c.Learned || len(c.Learned) < 40 || len(c.Goal) > 60 || c.Goal == "" {
			t.Errorf("%s says %q, its goal is %q", c.Name, note, c.Goal)
		}
		if last := i == len(story.Challenges())-1; next.Visible(u.State) == last {
			t.Fatalf("after %s there is a next one: %v", c.Name, !last)
		} else if !last {
			u.must(u.Press("challenge.next"))
		}
	}
	if len(u.Summary().Solved) != len(story.Challenges()) {
		t.Errorf("solved are %q", u.Summary().Solved)
	}
}

// TestThePageIsAskedFor by the window alone, once a press.
func TestThePageIsAskedFor(t *testing.T) {
	u := newUser(t, `{}`, true)
	c, err := Find("page")
	u.must(err)
	u.must(u.Press("page"))
	u.tick(1)
	if !u.last.Page {
		t.Error("the platform is not asked")
	}
	u.tick(1)
	if u.last.Page || !c.Visible(u.State) {
		t.Error("it is asked again, or has no button")
	}
	if page := newUser(t, `{}`, false); c.Visible(page.State) {
		t.Error("a page offers itself")
	}
}

// TestALinkAsksAnExercise: it is open, of the link's own run, the link stays what is open also where the exercise has a run of its own, and the
// window leaves what answers it in sight.
func TestALinkAsksAnExercise(t *testing.T) {
	for _, e := range story.Exercises() {
		for _, window := range []bool{true, false} {
			u := newUser(t, `{"data":{"set":"corners"}}`, window)
			u.must(u.AddPoint(0.5, 0.25, 1))
			mine, _ := u.Session()
			link := taught(t, func(v *core.View) { v.Challenge, v.Exercise, v.Show = "", e.Name, []string{"Run"} })
			u.must(u.OpenLink(link))
			u.tick(2)
			got := u.Summary()
			if got.Exercise != e.Name || got.Task == nil || got.Task.Exercise != e.Name || got.Task.Text == "" || got.Running || u.Lab.Address() != link {
				t.Errorf("%s: open is %q of %+v, running %v, at %q", e.Name, got.Exercise, got.Task, got.Running, u.Lab.Address())
			}
			if kept, ok := u.Session(); !ok || string(kept.JSON()) != string(mine.JSON()) {
				t.Errorf("%s: the session became\n%s", e.Name, kept.JSON())
			}
			list, err := Find("exercise")
			u.must(err)
			want := []string{"Run"}
			if window {
				want = append(want, "Story")
			}
			if groups := inSight(u); list.Visible(u.State) != window || !slices.Equal(groups, want) {
				t.Errorf("%s: window %v, in sight are %q", e.Name, window, groups)
			}
		}
	}
	u := newUser(t, `{}`, false)
	if _, err := u.shareLink(false, core.View{Exercise: "nosuch"}); err == nil || !strings.HasPrefix(err.Error(), "view.exercise: there is no exercise \"nosuch\"; there are ") {
		t.Errorf("%v", err)
	}
}
