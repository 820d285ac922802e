package app

import (
	"errors"
	"fmt"
	"strings"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/lab"
)

// The clipboard, where the program has a window. What is copied goes out as an effect, and [input.Copied] says whether it is there; what is
// pasted is asked for as an effect, and [input.Pasted] brings it: a link, a project or points as CSV, one undo away. A field that is being
// typed in takes it before the program sees it. In a page copying and pasting are the browser's: see site/share.js.

// Copy is what goes into the clipboard: a text, or a picture as a PNG.
type Copy struct {
	Text    string
	Picture []byte
	Said    string // once it is there; "" for what nobody has to be told of
}

// copyText puts a text into the clipboard, and says so once it is there.
func (s *State) copyText(text, said string) {
	s.effects.Copy = &Copy{Text: text, Said: said}
	s.Revision++
}

// paste asks for the clipboard's text.
func (s *State) paste() {
	s.effects.Paste, s.pasting = true, true
	s.Revision++
}

// copied tells of what was copied.
func (s *State) copied(c input.Copied) {
	switch {
	case c.Err != nil:
		s.lacks("It is not copied", c.Err)
	case c.Said != "":
		s.say("%s", c.Said)
	}
}

// pasted opens what the clipboard holds.
func (s *State) pasted(p input.Pasted) {
	s.pasting = false
	switch {
	case p.Taken:
	case p.Err != nil:
		s.lacks("Nothing is pasted", p.Err)
	case s.typePasted(p.Text):
	case strings.TrimSpace(p.Text) == "":
		s.complain(errors.New("the clipboard holds no text: a link, a project or lines of x1,x2,class are expected"))
	default:
		s.try(s.OpenFile("the pasted text", []byte(p.Text)))
	}
}

// lacks says what could not be done and why; what to install is said once for each program that is missing.
func (s *State) lacks(what string, err error) {
	var missing input.Missing
	if errors.As(err, &missing) && !s.missing[missing.Program] {
		if s.missing == nil {
			s.missing = map[string]bool{}
		}
		s.missing[missing.Program] = true
		err = errors.New(missing.Help())
	}
	s.complain(fmt.Errorf("%s: %w", what, err))
}

// copyMeant copies what the reader means: the reading under the pointer or at the keyboard's cursor, or else the matrix that the bricks
// show.
func (s *State) copyMeant() {
	text, said := s.meant()
	if text == "" {
		s.complain(errors.New("nothing is pointed at: point at the plane, a curve or the network, or open the bricks, to copy what they say"))
		return
	}
	s.copyText(text, said)
}

// meant is the text that the reader means, and how to say that it is copied.
func (s *State) meant() (text, said string) {
	reading := func(lines ...string) (string, string) {
		return strings.Join(lines, "\n"), "Copied: " + strings.Join(lines, ", ")
	}
	if r := s.PlaneReading; r.Place != "" && !r.Followed {
		lines := []string{r.Place}
		for _, a := range r.answers {
			if a != "" {
				lines = append(lines, a)
			}
		}
		return reading(lines...)
	}
	if p, ok := s.plotAt(s.Pointer.X, s.Pointer.Y); ok && !s.Pointer.Touch {
		return reading(s.readCurves(p.stepAt(s.Pointer.X))...)
	}
	if s.Lower == LowerBricks && s.Bricks.At >= 0 && s.Bricks.At < len(s.Bricks.Quantities) {
		q := &s.Bricks.Quantities[s.Bricks.At]
		return matrixText(q), fmt.Sprintf("Copied: %s, %d×%d, with tabs between.", q.Name, q.Rows, q.Cols)
	}
	return reading(s.Network.Reading...)
}

// readCurves is what the curves say at a step: that of the nearest one that they remember.
func (s *State) readCurves(step int) []string {
	at, ok := s.Lab.Loss.At(float64(step))
	if !ok {
		return nil
	}
	lines := []string{"step " + core.FormatInteger(at.Step)}
	for _, k := range []struct {
		name   string
		series *lab.Series
		format func(float64) string
	}{
		{"loss", &s.Lab.Loss, core.FormatNumber}, {"accuracy", &s.Lab.Accuracy, core.FormatPercent},
		{"test loss", &s.Lab.TestLoss, core.FormatNumber}, {"test accuracy", &s.Lab.TestAccuracy, core.FormatPercent},
	} {
		if b, ok := k.series.At(float64(at.Step)); ok {
			lines = append(lines, k.name+" "+k.format(b.Last))
		}
	}
	return lines
}

// matrixText is a matrix with a line for each row and tabs between, as spreadsheets take it: all digits, so that it reads back to the
// same bits.
func matrixText(q *core.Quantity) string {
	var b strings.Builder
	for i, v := range q.Values {
		b.WriteString(core.FormatExact(v))
		if (i+1)%q.Cols == 0 {
			b.WriteByte('\n')
		} else {
			b.WriteByte('\t')
		}
	}
	return b.String()
}

// clipboardControls copy and paste, for those who know no keys.
func clipboardControls() []Control {
	return []Control{
		button("copy.link", "File", "Copy link", "A link to these points, settings and weights: whoever opens it, in the page or here, finds them.", func(s *State) error {
			link, err := s.link(true, core.View{})
			if err != nil {
				return err
			}
			said := "The link is copied."
			if s.Page() == "" {
				said = "The link is copied, without a page's address before it: paste it into a window, or behind the address of a page."
			}
			s.copyText(s.Page()+"#"+link, said)
			return nil
		}),
		button("copy.picture", "File", "Copy picture", "The figure into the clipboard, as large as Picture size says.",
			surely(func(s *State) { s.wantPicture(true) })),
		button("paste", "File", "Paste", "Open the link, the project or the points that the clipboard holds (Ctrl+V); Undo brings back what was here.",
			surely((*State).paste)),
	}
}
