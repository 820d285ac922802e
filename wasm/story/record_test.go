package story

import (
	"strings"
	"testing"

	"xorcery/core"
)

// answered is a record with an answer to some exercises.
func answered(t testing.TB, names ...string) Record {
	t.Helper()
	var r Record
	for i, name := range names {
		e, err := FindExercise(name)
		if err != nil {
			t.Fatal(err)
		}
		task, err := Draw(name, e.Base(), i)
		if err != nil {
			t.Fatal(err)
		}
		task.Work(nil)
		r = r.Add(Answer{name, i, task.From, task.Own(), task.Check(task.Own()).Grade, 0})
	}
	return r
}

// TestRecord: a record opens to the same answers, each recomputed; the links that chats and mail programs make of it open too.
func TestRecord(t *testing.T) {
	r := answered(t, "missed", "z1", "draw", "loss")
	if len(r) != 4 || r[0].Exercise != "draw" || r[3].Exercise != "missed" {
		t.Fatalf("the record is not in the story's order: %v", r)
	}
	text := r.String()
	if len(text) > 20_000 {
		t.Errorf("four answers take %d bytes", len(text))
	}
	for _, bent := range []string{text, "#" + text, "https://example.org/x/#" + text, text + ").", "  " + text + "&utm=1"} {
		again, err := ParseRecord(bent)
		if err != nil {
			t.Fatal(err)
		}
		if again.String() != text {
			t.Error("the record reads back as another one")
		}
	}
	p := Proof{Record: r}
	p.Work(nil)
	for _, got := range p.Results {
		if got.Refused != "" || got.Grade != Right || got.Question == "" {
			t.Errorf("%+v", got)
		}
	}
	if Record(nil).String() != "" {
		t.Error("no answers are a record")
	}
}

// TestTheBestAnswerStays: a better one takes the place, a worse one does not, and what is no answer counts for nothing.
func TestTheBestAnswerStays(t *testing.T) {
	a := func(g Grade, value string, hints int) Answer {
		return Answer{"z1", 0, core.DefaultProject(), value, g, hints}
	}
	r := Record(nil).Add(a(Unread, "x", 0))
	if len(r) != 0 {
		t.Fatal("what is no answer is kept")
	}
	r = r.Add(a(Wrong, "1", 0)).Add(a(Right, "2", 2)).Add(a(Mistake, "3", 0)).Add(a(Right, "4", 1)).Add(a(Right, "5", 3))
	if got, ok := r.Of("z1"); !ok || len(r) != 1 || got.Value != "4" {
		t.Errorf("kept is %+v", r)
	}
}

// TestForgedRecords: an answer that does not recompute is refused, by its exercise; the others stand.
func TestForgedRecords(t *testing.T) {
	for name, forge := range map[string]func(*Answer){
		"another grade":   func(a *Answer) { a.Value = "12345" },
		"another seed":    func(a *Answer) { a.Seed += 5 },
		"another network": func(a *Answer) { a.Project.Network.Scale = 2 },
		"no such task":    func(a *Answer) { a.Project.Network.Hidden, a.Project.Weights, a.Project.Biases = nil, nil, nil },
		"no exercise":     func(a *Answer) { a.Exercise = "none" },
	} {
		r := answered(t, "z1", "loss")
		if name == "another network" {
			r[0].Project.Weights, r[0].Project.Biases = nil, nil
		}
		forge(&r[0])
		again, err := ParseRecord(r.String())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		p := Proof{Record: again}
		p.Work(nil)
		if p.Results[0].Refused == "" || p.Results[1].Refused != "" {
			t.Errorf("%s: %+v", name, p.Results)
		}
	}
	text := answered(t, "z1").String()
	other := "A"
	if text[40] == 'A' {
		other = "B"
	}
	for _, bad := range []string{"", "a1.", "a2.x", "x1.abc", text[:len(text)-3], text[:40] + other + text[41:], "a1." + strings.Repeat("A", maxRecord)} {
		if _, err := ParseRecord(bad); err == nil || !strings.HasPrefix(err.Error(), "answers: ") {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
	long := answered(t, "z1")
	long[0].Value = strings.Repeat("ä", MaxAnswer+1)
	if _, err := ParseRecord(long.String()); err == nil || !strings.Contains(err.Error(), "201 letters; allowed are 200") {
		t.Errorf("a long answer: %v", err)
	}
	long = append(answered(t, "z1"), answered(t, "z1")...)
	if _, err := ParseRecord(long.String()); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("twice: %v", err)
	}
}

// FuzzParseRecord: whatever the text, it is refused or reads back to itself.
func FuzzParseRecord(f *testing.F) {
	text := answered(f, "z1", "loss").String()
	f.Add(text)
	f.Add(text[:len(text)/2])
	f.Add("a1.AAAA")
	f.Add("https://x.y/#a1.QQ")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := ParseRecord(text)
		if err != nil || len(r) == 0 {
			return
		}
		again, err := ParseRecord(r.String())
		if err != nil || again.String() != r.String() {
			t.Errorf("it reads back as another one: %v", err)
		}
	})
}
