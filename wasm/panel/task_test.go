package panel

import (
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// asked is a window in which a link asks something.
func asked(t *testing.T, task string) *user {
	u := newUser(t, `{"data":{"set":"corners"}}`)
	p := core.DefaultProject()
	p.View.Title, p.View.Task, p.View.Challenge = "Three lines", task, "three"
	p.View.Show, p.View.Paused = []string{"Essentials"}, true
	u.must(u.OpenLink(p.Link()))
	u.tick(1)
	return u
}

// The task stands before the controls that the link leaves, with a meter; it folds by mouse and keyboard, and Show all leaves it.
func TestTheWindowSaysTheTask(t *testing.T) {
	long := strings.Repeat("x", 300)
	u := asked(t, "Take a neuron away.\n\nWhat is lost? "+long)
	u.in.Height = 1400
	u.tick(1)
	rows := u.panel.Rows(u.State)
	text := rows[1]
	said := strings.Join(text.Note, " ")
	if rows[0].Header != "Task" || strings.Join(text.Title, " ") != "Three lines" || !strings.HasPrefix(said, "Take a neuron away.  What is lost?") ||
		!strings.Contains(said, "Goal: 98 % with at most three hidden neurons. Now: ") {
		t.Fatalf("the panel begins with %q, %q, %q", rows[0].Header, text.Title, said)
	}
	if strings.Count(said, "x") < len(long) {
		t.Error("a long word is cut")
	}
	for _, line := range text.Note {
		if float64(len([]rune(line)))*layout.LetterWidth > text.Label.W {
			t.Errorf("%q is wider than the panel", line)
		}
	}
	if end := text.NoteY(len(text.Note)-1) + layout.LineStep/2; text.Meter.Empty() || text.Meter.Y < end || text.Meter.Bottom() > text.Rect.Bottom() || rows[2].Rect.Y < text.Rect.Bottom() {
		t.Errorf("the meter %+v, the text's last line at %g, its row %+v, the next %+v", text.Meter, end, text.Rect, rows[2].Rect)
	}
	if rows[2].Header != "Essentials" {
		t.Errorf("after it comes %q", rows[2].Header)
	}
	for _, r := range rows[3:] {
		if r.Control == nil || r.Control.Group != "Essentials" {
			t.Errorf("the link leaves %q in sight", r.name())
		}
	}
	u.clickRect(text.Rect) // nothing
	u.clickRect(rows[0].Rect)
	if again := u.panel.Rows(u.State); again[1].Header != "Essentials" {
		t.Errorf("a click on its header leaves %+v", again[1])
	}
	for i := 0; u.panel.Focus != "Task"; i++ {
		if u.key("Tab"); i > 30 {
			t.Fatal("Tab never comes to the task")
		}
	}
	u.key("Enter")
	if again := u.panel.Rows(u.State); len(again[1].Title) == 0 {
		t.Error("Enter does not unfold it")
	}
	u.must(u.Press("showAll"))
	if again := u.panel.Rows(u.State); again[0].Header != "Task" || len(again) <= len(rows) {
		t.Errorf("after Show all there are %d rows, it were %d", len(again), len(rows))
	}
	u.must(u.OpenOwn())
	if again := u.panel.Rows(u.State); again[0].Header == "Task" {
		t.Error("the reader's own work has the task")
	}
}

// A challenge that is solved says so in the panel, with what was learned, a full meter and the next one.
func TestTheWindowEndsAChallenge(t *testing.T) {
	u := newUser(t, `{}`)
	u.in.Height = 1400
	u.must(u.OpenChallenge("circle"))
	u.tick(1)
	if r := u.row("challenge"); u.Running || r.Meter.Empty() || r.Share <= 0 || r.Share >= 1 {
		t.Errorf("running %v, a meter at %g in %+v: %q", u.Running, r.Share, r.Meter, r.Note)
	}
	u.must(u.SetControl("data.features.x1x1", true))
	u.must(u.SetControl("data.features.x2x2", true))
	u.Advance(2000)
	u.tick(1)
	r := u.row("challenge")
	if said := strings.Join(r.Note, " "); r.Share != 1 || !strings.Contains(said, "Solved. A straight cut is straight only") {
		t.Errorf("a meter at %g, %q", r.Share, said)
	}
	u.clickRect(u.row("challenge.next").Field)
	if u.Story.Challenge != "deep" {
		t.Errorf("the next one is %q", u.Story.Challenge)
	}
}
