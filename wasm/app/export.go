package app

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/lab"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/network"
)

// Picture asks for the figure as a picture: without the window's controls, the palette, the coach's word, and what it says to the pointer.
type Picture struct {
	Scale int  // times as many pixels as on the screen
	Copy  bool // for the clipboard
}

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

// Portrait is the state as a saved picture shows it, scale times as large: nobody points at anything or types, nothing is said, and no tools
// stand there. It is for drawing alone.
func (s *State) Portrait(scale float64) *State {
	p := *s
	p.Scale *= scale
	p.Bare = true
	p.Pointer = input.Pointer{X: -1e6, Y: -1e6}
	p.Cursor, p.LitPoint, p.PlaneReading = PlaneCursor{}, Lit{}, PlaneReading{}
	p.Network.Hovered, p.Network.Selected, p.Network.Entry, p.Network.Reading = network.Part{}, network.Part{}, nil, nil
	p.Bricks.Hover(bricks.Entry{})
	p.Sheet, p.Message, p.Unsaved, p.coach = Sheet{}, Message{}, "", false
	return &p
}

// export gives the reader a file: in the window where they want it.
func (s *State) export(f input.File) {
	switch {
	case !s.Window:
		s.save(f)
	case s.Asking():
		s.waiting = append(s.waiting, f)
	default:
		s.try(s.askPath(question{save: true, file: f}))
	}
}

// Unasked are the files about which nobody has been asked yet, or has not answered: the window closes before.
func (s *State) Unasked() []input.File {
	if f, ok := s.askedAbout(); ok {
		return append([]input.File{f}, s.waiting...)
	}
	return s.waiting
}

// made takes what the platform has made.
func (s *State) made(m input.Made) {
	switch {
	case m.Err != nil:
		s.complain(m.Err)
	case m.Copy:
		s.effects.Copy = &Copy{Picture: m.Data, Said: "The picture is copied."}
	default:
		s.export(m.File)
	}
}
