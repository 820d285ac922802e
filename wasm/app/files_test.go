package app

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/input"
)

func TestOpenFile(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.in.Dropped = []input.Dropped{{Name: "mine.csv", Data: []byte("x1,x2,class\r\n1,2,0\n-1.5,0.25,2\n9,9,1\n")}}
	u.tick(1)
	u.in.Dropped = nil
	if n := len(u.Lab.Run.Points()); n != 3 || u.Lab.Classes() != 3 || u.Plane.MaxX1 < 9 {
		t.Fatalf("%d points of %d classes, the plane reaches to %g", n, u.Lab.Classes(), u.Plane.MaxX1)
	}
	u.must(u.undo())
	if n := len(u.Lab.Run.Points()); n != 300 {
		t.Errorf("undo brought back %d points", n)
	}
	u.Advance(10)
	saved, step := u.Document().JSON(), u.Lab.Run.StepCount()
	u.must(u.reset())
	u.must(u.OpenFile("run.json", saved))
	if u.Lab.Run.StepCount() != step {
		t.Errorf("the project is open at step %d", u.Lab.Run.StepCount())
	}
	before := string(u.Document().JSON())
	for _, bad := range []struct{ name, data, says string }{
		{"empty.csv", " \n", "empty.csv is empty"},
		{"bad.csv", "1,2,0\n1,two,1\n", "line 2"},
		{"class.csv", "1,2,7\n", "line 1"},
		{"far.csv", "1,2,1\n1,20000,1\n", "line 2"},
		{"photo.png", "\x89PNG\r\n\x1a\n", "photo.png is not a project file"},
		{"other.json", `{"colour":"red"}`, "other.json"},
		{"newer.json", `{"version":3}`, "newer"},
		{"cut.json", `{"data":{"points":[[1,2`, "cut.json"},
		{"large.csv", strings.Repeat("1,2,0\n", 5<<20), "may have at most"},
	} {
		err := u.OpenFile(bad.name, []byte(bad.data))
		if err == nil || !strings.Contains(err.Error(), bad.says) {
			t.Errorf("%s: %v; want %q", bad.name, err, bad.says)
		}
	}
	if after := string(u.Document().JSON()); after != before {
		t.Error("a bad file changed the state")
	}
}

// What was not taken as it stood in a file is told, and Undo is offered as ever.
func TestPointsOfOtherProgramsAreTold(t *testing.T) {
	for doc, want := range map[string]string{
		"class,x1,x2\n1,3,2\n0,2,1\n":            "2 points of f.csv. Undo brings the old ones back.",
		"id,x1,x2,label\n7,3,2,cat\n8,2,1,dog\n": `2 points of f.csv. Column not read: id. Label "cat" is class 0, "dog" is class 1. Undo brings the old ones back.`,
		"sep=;\r0,5;1,5;−1\r0,5;1,5;1":           "2 points of f.csv. Label −1 is class 0, 1 is class 1. Undo brings the old ones back.",
		"\ufeffx1;x2;class\r\n0,5;1,5;1\r\n":     "1 point of f.csv. Undo brings the old ones back.",
	} {
		u := newUser(t, `{}`, false)
		u.must(u.OpenFile("f.csv", []byte(doc)))
		if u.Message.Text != want || u.Message.Error {
			t.Errorf("%q: %q, want %q", doc, u.Message.Text, want)
		}
		u.must(u.undo())
		u.count(300)
	}
}

func TestSavedFilesHoldWhatTheySay(t *testing.T) {
	u := newUser(t, `{"data":{"set":"circle","n":50,"train":0.5}}`, false)
	u.tick(30)
	u.Pause()
	u.must(u.AddPoint(1, 2, 1))
	files := map[string]input.File{}
	for _, id := range []string{"save.project", "save.points", "save.curves", "save.picture"} {
		u.must(u.Press(id))
		u.tick(1)
		for _, f := range u.last.Files {
			files[id] = f
		}
		if id == "save.picture" && u.last.Picture == nil {
			t.Error("no picture was asked for")
		}
	}
	u.tick(1)
	if len(u.last.Files) > 0 || u.last.Picture != nil {
		t.Error("a file is saved twice")
	}
	if p, err := core.ParseProject(files["save.project"].Data); err != nil || p.Step != u.Lab.Run.StepCount() {
		t.Errorf("project: %v, step %d", err, p.Step)
	}
	if points, _, err := core.ReadCSV(strings.NewReader(string(files["save.points"].Data))); err != nil || len(points) != 51 {
		t.Errorf("points: %v, %d of them", err, len(points))
	}
	rows, err := csv.NewReader(strings.NewReader(string(files["save.curves"].Data))).ReadAll()
	if err != nil || len(rows) != len(u.Lab.Loss.Buckets)+1 || len(rows[0]) != 7 || rows[1][6] == "" {
		t.Errorf("curves: %v, %d rows", err, len(rows))
	}
	measured := 0
	for _, row := range rows[1:] {
		if row[4] != "" {
			measured++
		}
	}
	if want := len(u.Lab.Accuracy.Buckets); measured == 0 || measured > want || measured < want-1 { // two may share a line
		t.Errorf("%d lines have an accuracy, which was measured %d times", measured, want)
	}
}

func TestLinks(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.must(u.AddPoint(1, 2, 1))
	u.Advance(20)
	for _, weights := range []bool{true, false} {
		link, err := u.shareLink(weights, core.View{Hide: []string{"network.seed", "eraser"}})
		u.must(err)
		p, err := core.ParseLink(link)
		u.must(err)
		v, err := New(p, false)
		u.must(err)
		if n := len(v.Lab.Run.Points()); n != 301 {
			t.Errorf("%d points", n)
		}
		if got := v.Lab.Run.StepCount(); weights && got != 20 || !weights && got != 0 {
			t.Errorf("weights %v: step %d", weights, got)
		}
		if weights && v.Lab.Run.Net.Flat[5] != u.Lab.Run.Net.Flat[5] {
			t.Error("other weights")
		}
		if c, _ := Find("eraser"); c.Visible(v) {
			t.Error("a hidden control shows")
		}
	}
	if _, err := u.shareLink(true, core.View{Hide: []string{"nothing"}}); err == nil {
		t.Error("a control that does not exist can be hidden")
	}
	answer, err := u.Call("link", []byte(`[{"weights":false}]`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := json.Marshal(answer); err != nil {
		t.Fatal(err)
	}
	var many strings.Builder
	for i := range 20000 {
		many.WriteString(core.FormatNumber(float64(i%977)/100) + "," + core.FormatNumber(float64(i%1013)/100) + "," + string('0'+rune(i%2)) + "\n")
	}
	u.must(u.OpenFile("many.csv", []byte(many.String())))
	if _, err := u.shareLink(false, core.View{}); err == nil || !strings.Contains(err.Error(), "file") {
		t.Errorf("a link with 20,000 points: %v", err)
	}
}
