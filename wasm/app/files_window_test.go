package app

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/input"
)

// hearsOf gives the program one tick's answers of the platform.
func (u *user) hearsOf(a input.Answers) {
	u.in.Answers = a
	u.tick(1)
	u.in.Answers = input.Answers{}
}

// opens lets a file be read that the program has asked for.
func (u *user) opens(path string, data []byte) {
	u.t.Helper()
	u.in.Dropped = []input.Dropped{{Name: filepath.Base(path), Path: path, Data: data}}
	u.tick(1)
	u.in.Dropped = nil
}

// wantMessage wants the message to hold parts.
func (u *user) wantMessage(isError bool, parts ...string) {
	u.t.Helper()
	for _, part := range parts {
		if !strings.Contains(u.Message.Text, part) || u.Message.Error != isError {
			u.t.Errorf("it says %q (error %v), not %q", u.Message.Text, u.Message.Error, part)
		}
	}
}

const folder = "/home/reader/lessons"

// inAWindow is a paused program in a window, whose platform remembers a folder.
func inAWindow(t *testing.T) *user {
	t.Helper()
	u := newUser(t, `{"data":{"set":"corners"},"view":{"paused":true}}`, true)
	u.hearsOf(input.Answers{Desk: &input.Desk{Folder: folder}})
	return u
}

// TestOpenChangeSave: what was opened by a dialog is saved back into its file, and the title tells what is not in it.
func TestOpenChangeSave(t *testing.T) {
	u := inAWindow(t)
	title := func(want string) {
		t.Helper()
		u.tick(1)
		if u.last.Title != want {
			t.Errorf("the title is %q, want %q", u.last.Title, want)
		}
	}
	title("Xorcery")
	u.ctrl("O", false)
	if d := u.last.Dialog; d == nil || d.Save || d.Path != folder {
		t.Fatalf("Ctrl+O shows %+v", d)
	}
	path := folder + "/circle.json"
	u.hearsOf(input.Answers{Chosen: &input.Chosen{Paths: []string{path}}})
	if len(u.last.Read) != 1 || u.last.Read[0] != path {
		t.Fatalf("it reads %q", u.last.Read)
	}
	u.opens(path, []byte(`{"data":{"set":"circle","n":20},"view":{"paused":true}}`))
	u.count(20)
	if len(u.last.Remember) != 1 || u.last.Remember[0] != path {
		t.Errorf("it remembers %q", u.last.Remember)
	}
	title("circle.json – Xorcery")
	u.must(u.AddPoint(0.5, 0.5, 1))
	title("circle.json* – Xorcery")
	u.ctrl("S", false)
	if len(u.last.Write) != 1 {
		t.Fatalf("Ctrl+S writes %+v", u.last.Write)
	}
	w := u.last.Write[0]
	if p, err := core.ParseProject(w.Data); err != nil || w.Path != path || w.New || len(p.Data.Points) != 1 {
		t.Errorf("Ctrl+S writes %s: %v", w.Path, err)
	}
	title("circle.json* – Xorcery") // not before it is there
	u.hearsOf(input.Answers{Written: []input.Written{{Path: path, Number: w.Number}}})
	u.wantMessage(false, "Saved: "+path)
	title("circle.json – Xorcery")
	u.Advance(3)
	title("circle.json* – Xorcery")

	// Points from another file are the project's; what is opened in its place has another file, and Undo brings the first back.
	u.opens(folder+"/points.csv", []byte("1,2,0\n2,1,1\n"))
	title("circle.json* – Xorcery")
	u.opens(folder+"/two.json", []byte(`{"view":{"paused":true}}`))
	title("two.json – Xorcery")
	u.must(u.OpenScenario("three"))
	title("Xorcery")
	u.ctrl("S", false)
	if len(u.last.Write) > 0 || u.last.Dialog == nil || !u.last.Dialog.Save {
		t.Error("a chapter is saved without a question")
	}
	u.hearsOf(input.Answers{Chosen: &input.Chosen{}})
	u.must(u.undo())
	title("two.json – Xorcery")
	u.must(u.undo())
	title("circle.json* – Xorcery")
}

// TestSaveAs: the file that was chosen is the open one from then on; a name without an ending gets one, and overwrites nothing unasked.
func TestSaveAs(t *testing.T) {
	u := inAWindow(t)
	u.ctrl("S", true)
	if d := u.last.Dialog; d == nil || !d.Save || d.Path != folder+"/xorcery-project.json" {
		t.Fatalf("the dialog is %+v", d)
	}
	u.hearsOf(input.Answers{Chosen: &input.Chosen{Paths: []string{folder + "/mine"}}})
	if len(u.last.Write) != 1 || u.last.Write[0].Path != folder+"/mine.json" || !u.last.Write[0].New {
		t.Fatalf("it writes %+v", u.last.Write)
	}
	u.hearsOf(input.Answers{Written: []input.Written{{Path: folder + "/mine.json", Number: u.last.Write[0].Number, Err: input.Exists{Path: folder + "/mine.json"}}}})
	u.wantMessage(true, folder+"/mine.json is there already", "Save once more")
	u.must(u.SetControl("file.path", folder+"/other.json"))
	u.must(u.Press("file.go"))
	u.tick(1)
	if w := u.last.Write; len(w) != 1 || w[0].Path != folder+"/other.json" || !w[0].New {
		t.Errorf("another path is written as %+v", w)
	}
	u.hearsOf(input.Answers{Written: []input.Written{{Path: folder + "/other.json", Number: u.last.Write[0].Number, Err: input.Exists{Path: folder + "/other.json"}}}})
	u.must(u.Press("file.go")) // the second word
	u.tick(1)
	if w := u.last.Write; len(w) != 1 || w[0].New {
		t.Fatalf("the second word writes %+v", w)
	}
	u.hearsOf(input.Answers{Written: []input.Written{{Path: folder + "/other.json", Number: u.last.Write[0].Number}}})
	if u.tick(1); u.last.Title != "other.json – Xorcery" || u.typesPath() {
		t.Errorf("the title is %q, the panel asks %v", u.last.Title, u.typesPath())
	}
}

// TestAFileThatAnotherProgramHasChanged is not written over before the reader's second word, which is Save once more or the panel's button; and
// what a save has written is no such change, though the next one begins before it is there.
func TestAFileThatAnotherProgramHasChanged(t *testing.T) {
	path, doc := folder+"/circle.json", []byte(`{"data":{"set":"circle","n":20},"view":{"paused":true}}`)
	for _, again := range []func(*user){func(u *user) { u.ctrl("S", false) }, func(u *user) { u.must(u.Press("file.go")); u.tick(1) }} {
		u := inAWindow(t)
		u.opens(path, doc)
		u.must(u.AddPoint(0.5, 0.5, 1))
		u.ctrl("S", false)
		first := u.last.Write[0]
		u.must(u.AddPoint(0.5, -0.5, 1))
		u.ctrl("S", false)
		second := u.last.Write[0]
		if first.Held != SumOf(doc) || second.Held != SumOf(first.Data) || first.New || second.New {
			t.Fatalf("it writes over %x and %x", first.Held, second.Held)
		}
		u.hearsOf(input.Answers{Written: []input.Written{{Path: path, Number: first.Number}, {Path: path, Number: second.Number, Err: input.Exists{Path: path, Changed: true}}}})
		u.wantMessage(true, path+" has been changed by another program", "Save once more")
		if u.tick(1); u.last.Title != "circle.json* – Xorcery" {
			t.Errorf("the title is %q", u.last.Title)
		}
		again(u)
		if w := u.last.Write; len(w) != 1 || w[0].Path != path || w[0].New || w[0].Held != (Sum{}) {
			t.Fatalf("the second word writes %+v", w)
		}
		u.hearsOf(input.Answers{Written: []input.Written{{Path: path, Number: u.last.Write[0].Number}}})
		if u.tick(1); u.last.Title != "circle.json – Xorcery" || u.typesPath() {
			t.Errorf("the title is %q, the panel asks %v", u.last.Title, u.typesPath())
		}
	}
}

// TestASaveThatEndsLate: what has been opened since stays the file that is open.
func TestASaveThatEndsLate(t *testing.T) {
	u := inAWindow(t)
	u.opens(folder+"/a.json", []byte(`{"view":{"paused":true}}`))
	u.ctrl("S", true)
	u.hearsOf(input.Answers{Chosen: &input.Chosen{Paths: []string{folder + "/slow.json"}}})
	w := u.last.Write[0]
	u.opens(folder+"/b.json", []byte(`{"view":{"paused":true}}`))
	u.hearsOf(input.Answers{Written: []input.Written{{Path: w.Path, Number: w.Number}}})
	if u.tick(1); u.last.Title != "b.json – Xorcery" {
		t.Errorf("the title is %q", u.last.Title)
	}
}

// TestWhatCannotBeWritten keeps the work, says the path, and is asked about once more.
func TestWhatCannotBeWritten(t *testing.T) {
	u := inAWindow(t)
	path := folder + "/circle.json"
	u.opens(path, []byte(`{"data":{"set":"circle","n":20},"view":{"paused":true}}`))
	u.must(u.AddPoint(0.5, 0.5, 1))
	before := string(u.Document().JSON())
	u.ctrl("S", false)
	u.hearsOf(input.Answers{Written: []input.Written{{Path: path, Number: u.last.Write[0].Number, Err: errors.New(path + " cannot be written: permission denied")}}})
	u.wantMessage(true, path, "permission denied", "Nothing is lost")
	if u.tick(1); string(u.Document().JSON()) != before || u.last.Title != "circle.json* – Xorcery" {
		t.Errorf("the work has changed, or the title %q says that it is saved", u.last.Title)
	}
	if u.typedPath() != path || u.Opening.Control != "file.path" {
		t.Errorf("the panel asks with %q", u.typedPath())
	}
	for _, bad := range []string{"", "relative.json"} {
		u.must(u.SetControl("file.path", bad))
		if err := u.Press("file.go"); err == nil || !strings.Contains(err.Error(), "whole path") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	u.must(u.SetControl("file.path", "/tmp/elsewhere.json"))
	u.must(u.Press("file.go"))
	u.tick(1)
	if w := u.last.Write; len(w) != 1 || w[0].Path != "/tmp/elsewhere.json" {
		t.Errorf("it writes %+v", w)
	}
	// An export that failed is the very same file.
	u.must(u.Press("save.points"))
	u.tick(1)
	u.hearsOf(input.Answers{Chosen: &input.Chosen{Paths: []string{"/full/points.csv"}}})
	was := string(u.last.Write[0].Data)
	u.must(u.AddPoint(0.1, 0.1, 0))
	u.hearsOf(input.Answers{Written: []input.Written{{Path: "/full/points.csv", Number: u.last.Write[0].Number, Err: errors.New("/full/points.csv cannot be written: no space")}}})
	u.must(u.SetControl("file.path", "/tmp/points.csv"))
	u.must(u.Press("file.go"))
	u.tick(1)
	if w := u.last.Write; len(w) != 1 || string(w[0].Data) != was {
		t.Errorf("it writes %+v", w)
	}
}

// TestWhatCannotBeRead is said with its path, and changes nothing.
func TestWhatCannotBeRead(t *testing.T) {
	u := inAWindow(t)
	before := string(u.Document().JSON())
	for _, d := range []input.Dropped{
		{Err: fs.ErrNotExist}, {Err: fs.ErrPermission}, {Folder: true}, {Size: core.MaxDocument + 1}, {Data: []byte("{")}, {Data: []byte("#x1.broken")},
	} {
		d.Name, d.Path = "a.json", folder+"/a.json"
		u.in.Dropped = []input.Dropped{d}
		u.tick(1)
		u.in.Dropped = nil
		u.wantMessage(true, "a.json")
		if whole := d.Err != nil || d.Folder || d.Size > 0; whole && !strings.Contains(u.Message.Text, d.Path) {
			t.Errorf("it says %q", u.Message.Text)
		}
		if len(u.last.Remember) > 0 || string(u.Document().JSON()) != before {
			t.Errorf("%+v is remembered or has changed the work", d)
		}
	}
}

// TestOneQuestionAtATime: a second dialog is refused in words, and what was made meanwhile is asked about after the first.
func TestOneQuestionAtATime(t *testing.T) {
	u := inAWindow(t)
	u.ctrl("O", false)
	u.ctrl("S", false)
	u.wantMessage(true, "A dialog is open")
	if u.last.Dialog != nil || !strings.Contains(u.Progress(), "a dialog is open") {
		t.Error("there are two dialogs, or nobody says that there is one")
	}
	u.hearsOf(input.Answers{Made: []input.Made{{File: input.File{Name: "xorcery-film.gif", Data: []byte("GIF")}}}})
	if u.last.Dialog != nil || len(u.Unasked()) != 1 {
		t.Fatal("the film does not wait")
	}
	u.hearsOf(input.Answers{Chosen: &input.Chosen{}})
	if d := u.last.Dialog; d == nil || d.Path != folder+"/xorcery-film.gif" || len(u.Unasked()) != 1 {
		t.Fatalf("after the first dialog comes %+v", d)
	}
	u.hearsOf(input.Answers{Chosen: &input.Chosen{Paths: []string{"/tmp/film.gif"}}})
	if w := u.last.Write; len(w) != 1 || w[0].Path != "/tmp/film.gif" || string(w[0].Data) != "GIF" || w[0].New {
		t.Errorf("it writes %+v", w)
	}
	if len(u.Unasked()) > 0 {
		t.Error("what has its place is still asked about")
	}
	// The folder is remembered, but no file that nothing opens.
	u.hearsOf(input.Answers{Written: []input.Written{{Path: "/tmp/film.gif", Number: u.last.Write[0].Number}}})
	if len(u.last.Remember) > 0 || u.last.Folder != "/tmp" {
		t.Errorf("remembered are %q and the folder %q", u.last.Remember, u.last.Folder)
	}
	u.must(u.Press("save.curves"))
	if u.tick(1); u.last.Dialog == nil || u.last.Dialog.Path != "/tmp/xorcery-curves.csv" {
		t.Errorf("the next dialog is %+v", u.last.Dialog)
	}
}

// TestNoDialogAtAll: the path is typed, and what to install is said once.
func TestNoDialogAtAll(t *testing.T) {
	u := inAWindow(t)
	none := input.Answers{Chosen: &input.Chosen{Err: input.Missing{Program: "file dialog", Install: "zenity"}}}
	u.ctrl("O", false)
	u.hearsOf(none)
	u.wantMessage(false, "install zenity", "Type the path in the panel")
	if u.typedPath() != folder+"/" {
		t.Errorf("the path is %q", u.typedPath())
	}
	u.must(u.SetControl("file.path", "/tmp/a b.json"))
	u.must(u.Press("file.go"))
	if u.tick(1); len(u.last.Read) != 1 || u.last.Read[0] != "/tmp/a b.json" || u.typesPath() {
		t.Errorf("it reads %q", u.last.Read)
	}
	u.ctrl("S", true)
	u.hearsOf(none)
	if u.wantMessage(false, "there is no file dialog"); strings.Contains(u.Message.Text, "install") {
		t.Errorf("it says again %q", u.Message.Text)
	}
	if u.typedPath() != folder+"/xorcery-project.json" {
		t.Errorf("the path is %q", u.typedPath())
	}
	u.must(u.Press("file.cancel"))
	if u.tick(1); u.typesPath() || len(u.last.Write) > 0 {
		t.Error("Never mind saves")
	}
	for _, id := range []string{"file.go", "file.cancel"} {
		if u.Press(id) == nil {
			t.Errorf("%s can be pressed while nothing is asked", id)
		}
	}
	if u.SetControl("file.path", "/tmp/x") == nil {
		t.Error("a path is taken while nothing is asked")
	}
}

// TestRecentFiles: eight buttons, of which those that have moved are struck out and say where the file was.
func TestRecentFiles(t *testing.T) {
	u := inAWindow(t)
	var list []input.Recent
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		list = append(list, input.Recent{Path: folder + "/" + name + ".json", Gone: name == "b"})
	}
	u.hearsOf(input.Answers{Desk: &input.Desk{Recent: list, Folder: folder}})
	for i, want := range list {
		id := "file.recent" + string(rune('1'+i))
		c, err := Find(id)
		u.must(err)
		if c.Struck(u.State) != want.Gone || c.Advice(u.State) != want.Path || !c.Visible(u.State) || !strings.HasPrefix(c.Title(u.State), filepath.Base(want.Path)) {
			t.Errorf("%s is %q, struck %v, says %q", id, c.Title(u.State), c.Struck(u.State), c.Advice(u.State))
		}
		err = u.Press(id)
		u.tick(1)
		if want.Gone {
			if err == nil || !strings.Contains(err.Error(), want.Path) || len(u.last.Read) > 0 {
				t.Errorf("%s: %v", id, err)
			}
		} else if err != nil || len(u.last.Read) != 1 || u.last.Read[0] != want.Path {
			t.Errorf("%s reads %q: %v", id, u.last.Read, err)
		}
	}
}

// TestThePageHasNoneOfIt: the window's controls and keys are the window's, and a page downloads what is exported.
func TestThePageHasNoneOfIt(t *testing.T) {
	u := newUser(t, `{"view":{"paused":true}}`, false)
	for _, c := range u.describe() {
		if c.Group == "File" {
			t.Errorf("the page has %s", c.ID)
		}
	}
	for _, name := range []string{"O", "S", "C", "V"} {
		before := u.look()
		u.ctrl(name, false)
		if u.look() != before || u.last.Dialog != nil || u.last.Paste || u.last.Copy != nil {
			t.Errorf("Ctrl+%s does something", name)
		}
	}
	if u.Press("file.open") == nil {
		t.Error("the page can ask for a dialog")
	}
	u.must(u.Press("save.picture"))
	u.tick(1)
	u.hearsOf(input.Answers{Made: []input.Made{{File: input.File{Name: "xorcery.png"}}}})
	if len(u.last.Files) != 1 || u.last.Dialog != nil {
		t.Errorf("the picture goes to %+v", u.last.Files)
	}
}

// TestPictureSize asks for as many pixels as are chosen, and the picture shows nothing of the pointer.
func TestPictureSize(t *testing.T) {
	u := inAWindow(t)
	for _, size := range []string{"1", "2", "4"} {
		u.must(u.SetControl("picture.size", size))
		u.must(u.Press("save.picture"))
		if u.tick(1); u.last.Picture == nil || u.last.Picture.Copy || u.last.Picture.Scale != int(size[0]-'0') {
			t.Errorf("it asks for %+v", u.last.Picture)
		}
	}
	u.must(u.Press("copy.picture"))
	if u.tick(1); u.last.Picture == nil || !u.last.Picture.Copy {
		t.Errorf("it asks for %+v", u.last.Picture)
	}
	u.hearsOf(input.Answers{Made: []input.Made{{File: input.File{Data: []byte("PNG")}, Copy: true}}})
	if u.last.Copy == nil || string(u.last.Copy.Picture) != "PNG" {
		t.Errorf("it copies %+v", u.last.Copy)
	}
	u.clickPlane(0.3, 0.3)
	u.say("something")
	scale, before := u.Scale, u.look()
	p := u.Portrait(4)
	if p.Scale != 4*scale || len(p.Palette()) > 0 || len(p.Tools()) > 0 || p.Message.Text != "" || p.Coach() != "" || p.PlaneReading.Place != "" || p.LitPoint.On {
		t.Error("the picture shows what belongs to the pointer")
	}
	if u.Scale != scale || u.look() != before || len(u.Palette()) == 0 || len(u.Tools()) == 0 {
		t.Error("the picture has changed the program")
	}
}

// TestAnExportGivesWay: a file whose question gives way to another one waits its turn, and is among those that the window saves as it closes.
func TestAnExportGivesWay(t *testing.T) {
	u := newUser(t, `{}`, true)
	film := input.File{Name: "film.gif", Data: []byte("GIF")}
	u.export(film)
	u.in.Chosen = &input.Chosen{Err: errors.New("no dialog")}
	u.tick(1)
	if u.question == nil || !u.question.typed {
		t.Fatalf("the question is %+v", u.question)
	}
	u.must(u.saveAs())
	if list := u.Unasked(); len(list) != 1 || list[0].Name != film.Name {
		t.Errorf("left are %v", list)
	}
	u.in.Chosen = &input.Chosen{}
	u.tick(1)
	if u.question == nil || u.question.file.Name != film.Name {
		t.Errorf("then it asks %+v", u.question)
	}
}
