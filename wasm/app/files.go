package app

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/lab"
)

// A project file is JSON by whatever name. ProjectExt is the ending that the desktop knows as ours and opens with the program, with the
// type ProjectType.
const (
	ProjectExt  = ".xorcery"
	ProjectType = "application/x-xorcery"
)

// desk is what comes from files and the clipboard and goes to them, and a page that is opened.
type desk struct {
	Recent []input.Recent // files that were opened or saved, the last one first

	scale   int  // of pictures
	openAsB bool // project files become B

	at       place
	folder   string         // where the last file was opened or saved
	page     string         // the address of the page whose link was opened last, before its #
	question *question      // nil while nothing is asked
	waiting  []input.File   // to be asked about then
	saving   map[int]saving // by number
	writes   int            // so far
	reading  map[string]bool
	pasting  bool            // the clipboard's text is waited for
	missing  map[string]bool // programs that the reader knows to be missing
}

// Picture asks for the figure as a picture: without the window's controls, the palette, the coach's word, and what it says to the pointer.
type Picture struct {
	Scale int  // times as many pixels as on the screen
	Copy  bool // for the clipboard
}

// OpenFile takes a file that was dropped, pasted or chosen: a project or points as CSV. What it is shows in its first
// character. The project replaces everything; the points replace the points, Undo brings the old ones back, and the
// message says how columns and labels were read. An error names the file, and nothing has changed.
func (s *State) OpenFile(name string, data []byte) error {
	if len(data) > core.MaxDocument {
		return tooLarge(name, int64(len(data)))
	}
	text, project := bare(data), IsProject(data)
	switch {
	case len(text) == 0:
		return fmt.Errorf("%s is empty; a project file or lines of x1,x2,class are expected", name)
	case project && s.openAsB && s.Lab.Rival != nil:
		if err := s.OpenRival(text); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	case project:
		if err := s.Open(text); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		s.offer("%s is open. Undo brings back what was here.", name)
		return nil
	}
	if hash, page, ok := LinkOf(data); ok {
		if err := s.OpenLink(hash); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		s.PageIs(page)
		s.offer("%s is open, a link. Undo brings back what was here.", name)
		return nil
	}
	points, told, err := core.ReadCSV(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%s is not a project file, and not points as CSV: %w", name, err)
	}
	d := s.Lab.Project.Data
	d.Set, d.Points = core.Custom, points
	if err := s.SetData(d); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	told = append(append([]string{core.FormatCount(len(points), "point") + " of " + name + "."}, told...), "Undo brings the old ones back.")
	s.offer("%s", strings.Join(told, " "))
	return nil
}

// IsProject says whether a document is a project, by its first character.
func IsProject(doc []byte) bool { return bytes.HasPrefix(bare(doc), []byte("{")) }

// bare is a document without the mark and the space that it may begin with.
func bare(doc []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(doc, []byte("\ufeff")), " \t\r\n")
}

// Link is the state as a text for a link: with the weights as they stand, or without, to start from the seed. told is what it says to
// whoever opens it, and what it hides from them. A link that no browser may carry is an error that offers the file.
func (s *State) Link(weights bool, told core.View) (string, error) {
	for _, id := range told.Hide {
		c, err := Find(id)
		if err != nil {
			return "", err
		}
		if c.fixed {
			return "", fmt.Errorf("%s is the way back to what a link hides: no link can hide it", c.Label)
		}
	}
	return s.link(weights, told)
}

// link is Link of what may be hidden.
func (s *State) link(weights bool, told core.View) (string, error) {
	p := s.Lab.Project.Clone()
	if weights {
		p = s.Document()
	}
	told.Theme, told.Paused = s.Lab.Project.View.Theme, !s.Running
	p.View = told
	if err := p.Check(); err != nil {
		return "", err
	}
	if err := checkTask(told); err != nil {
		return "", err
	}
	link, ok := p.LinkWithin(longestLink)
	if !ok {
		return "", fmt.Errorf("the link would have more than the %s characters that programs pass on safely: save the project as a file and share that",
			core.FormatInteger(longestLink))
	}
	return link, nil
}

// longestLink is what browsers, mail programs and messengers carry without cutting.
const longestLink = 32_000

// save hands a file to the platform with the next tick's effects.
func (s *State) save(f input.File) {
	s.effects.Files = append(s.effects.Files, f)
	s.Revision++
}

// wantPicture asks for the figure's picture.
func (s *State) wantPicture(forClipboard bool) {
	s.effects.Picture = &Picture{s.scale, forClipboard}
	s.Revision++
}

const pointsName = "xorcery-points.csv"

// pointsCSV is all points as x1,x2,class.
func (s *State) pointsCSV() (input.File, error) {
	var b bytes.Buffer
	if err := core.WriteCSV(&b, s.Lab.Run.Points()); err != nil {
		return input.File{}, err
	}
	return input.File{Name: pointsName, Type: "text/csv", Data: b.Bytes()}, nil
}

// curvesCSV is the curves as far as they are remembered: a line for each bucket of the loss, with the last of what was measured in it; nothing
// where nothing was, as the loss is known of every step and the rest of some.
func (s *State) curvesCSV() (input.File, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	number := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	before := -1 // the last step of the line before
	within := func(series *lab.Series, step int) string {
		i, _ := slices.BinarySearchFunc(series.Buckets, step+1, func(k lab.Bucket, step int) int { return cmp.Compare(k.Step, step) })
		if i > 0 && series.Buckets[i-1].Step > before {
			return number(series.Buckets[i-1].Last)
		}
		return ""
	}
	header := strings.Split("step,loss,lossMin,lossMax,accuracy,testLoss,testAccuracy", ",")
	if err := w.Write(header); err != nil {
		return input.File{}, err
	}
	for _, k := range s.Lab.Loss.Buckets {
		row := []string{strconv.Itoa(k.Step), number(k.Last), number(k.Min), number(k.Max),
			within(&s.Lab.Accuracy, k.Step), within(&s.Lab.TestLoss, k.Step), within(&s.Lab.TestAccuracy, k.Step)}
		if err := w.Write(row); err != nil {
			return input.File{}, err
		}
		before = k.Step
	}
	w.Flush()
	return input.File{Name: "xorcery-curves.csv", Type: "text/csv", Data: b.Bytes()}, w.Error()
}

// projectControls are the buttons that keep and share.
func projectControls() []Control {
	file := func(make func(*State) (input.File, error)) func(*State) error {
		return func(s *State) error {
			f, err := make(s)
			if err == nil {
				s.export(f)
			}
			return err
		}
	}
	project := button("save.project", "Project", "Save project", "A file with everything: points, settings and weights; drop it on the figure to open it again.",
		surely(func(s *State) {
			f := s.projectName()
			f.Data = s.Document().JSON()
			s.save(f)
		}))
	project.visible = func(s *State) bool { return !s.Window } // a window has Save and Save as
	return []Control{
		project,
		button("save.picture", "Project", "Save picture", "The figure as a PNG image, without what belongs to the pointer.",
			surely(func(s *State) { s.wantPicture(false) })),
		{
			ID: "picture.size", Group: "Project", Label: "Picture size", Kind: Choice, Help: "How many pixels a picture has for each of the screen's, along each side.",
			Options: []Option{{"1", "As it is seen"}, {"2", "2 times"}, {"4", "4 times"}},
			get:     func(s *State) any { return strconv.Itoa(s.scale) },
			set:     takes(func(s *State, v string) { s.scale, _ = strconv.Atoi(v) }), // one of Options
		},
		button("save.points", "Project", "Save points", "All points as CSV: x1,x2,class.", file((*State).pointsCSV)),
		button("save.curves", "Project", "Save curves", "Loss and accuracy over the steps as CSV.", file((*State).curvesCSV)),
		button("fresh", "Project", "Start afresh", "Forget points, settings and weights and begin with the article's 300 points.", func(s *State) error {
			if err := s.open(lab.Opening(), lab.Work{}); err != nil {
				return err
			}
			s.begin()
			s.Start()
			return nil
		}),
	}
}

// fileMethods let a page hand files over, and share.
func fileMethods() []method {
	return []method{
		asks1("link", "options", func(s *State, o linkOptions) (string, error) { return s.Link(or(o.Weights, true), o.told()) }),
		// size is in place of the text of a file that is too large to be read.
		does3("openFile", "name", "text", "size", func(s *State, name, text string, size *float64) error {
			return s.openDropped(input.Dropped{Name: name, Data: []byte(text), Size: int64(min(or(size, 0), 1<<53))})
		}),
		does1("openFiles", "files", func(s *State, files dropped) error { s.OpenDropped(files); return nil }),
	}
}

// linkOptions is the argument of link; what it leaves out is a link with the weights that says and hides nothing.
type linkOptions struct {
	Weights             *bool
	Title, Task         string
	Show, Hide          []string // groups, and ids
	Exercise, Challenge string
}

func (o linkOptions) told() core.View {
	return core.View{Title: o.Title, Task: o.Task, Show: o.Show, Hide: o.Hide, Exercise: o.Exercise, Challenge: o.Challenge}
}

// UnmarshalJSON reads the options.
func (o *linkOptions) UnmarshalJSON(doc []byte) error {
	type plain linkOptions
	return allow(json.Unmarshal(doc, (*plain)(o)) == nil, "{weights: true or false, title: text, task: text, show: [groups], hide: [ids], exercise: name, challenge: name}")
}

// Saved tells the user where the platform has put a file, or why it could not.
func (s *State) Saved(place string, err error) {
	if err != nil {
		s.complain(err)
		return
	}
	s.say("Saved: %s", place)
}

// Warn shows an error that was met outside: a last session that cannot be restored, what a control refuses.
func (s *State) Warn(err error) { s.complain(err) }
