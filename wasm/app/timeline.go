package app

import (
	"errors"
	"fmt"
	"slices"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
)

// The curves are a timeline: dragging along them shows everything as it was at that step, and letting go comes back to now. A click, the
// control "Look at step" and the keys stay there, until the reader comes back or goes on from there. Meanwhile nothing is trained; what
// changes what is seen goes on from there, and what opens something else comes back first.

// glance is how an earlier step is looked at.
type glance struct {
	held   bool // by a pointer: letting go comes back
	goesOn bool // as soon as it stands there
	why    string
}

// Looking says whether an earlier step is looked at.
func (s *State) Looking() bool {
	_, ok := s.Lab.Looking()
	return ok
}

// LookAt shows the run as it was at a step, or at the nearest that can be had; the present is not trained meanwhile.
func (s *State) LookAt(step int) error {
	if now := s.Lab.Present(); max(step, now.Past.First()) >= now.Run.StepCount() {
		s.LookAway()
		return nil
	}
	c, err := s.Lab.LookAt(step)
	if err != nil {
		return err
	}
	s.after(c)
	s.glance.goesOn = false
	s.replay(s.atOnce())
	return nil
}

// LookAway comes back to now.
func (s *State) LookAway() {
	if s.Looking() {
		s.after(s.Lab.LookAway())
		s.glance = glance{}
		s.pacer = pacer{}
	}
}

// GoOn makes what is looked at the present, as soon as it stands there; Undo brings the later run back.
func (s *State) GoOn() error {
	if !s.Looking() {
		return errNotLooking
	}
	s.glance = glance{goesOn: true, why: s.glance.why}
	s.replay(s.atOnce())
	return nil
}

// atOnce lets a replay come to its end within the call where that is light work; else ticks take it there.
func (s *State) atOnce() (spent func() bool) {
	goal, _ := s.Lab.Looking()
	heavy := (goal-s.Lab.Run.StepCount())*s.Lab.StepWork() > atOnceWork
	return func() bool { return heavy }
}

var errNoPast = errors.New("no step has been taken yet")
var errNotLooking = errors.New("no earlier step is looked at: drag along a curve first")

// goOnFirst goes on from what is looked at, as it is about to be changed.
func (s *State) goOnFirst() error {
	if !s.Looking() {
		return nil
	}
	if step, _ := s.Lab.Looking(); step != s.Lab.Run.StepCount() {
		return fmt.Errorf("step %s is on its way: wait until it stands there", core.FormatInteger(step))
	}
	s.goOn()
	return nil
}

// goOn makes the step that stands there the present.
func (s *State) goOn() {
	why := s.glance.why
	s.glance = glance{}
	s.answerAll("the run went on from an earlier step")
	s.pacer, s.goal = pacer{}, 0
	if err := s.replace("The later run", "The run from the earlier step", s.Lab.GoOn); err != nil {
		s.complain(err)
		return
	}
	if why == "" {
		why = "Going on from step " + core.FormatInteger(s.Lab.Run.StepCount()) + "; Undo brings the later run back."
	}
	s.say("%s", why)
}

// replay takes what is looked at towards its step until the time is spent.
func (s *State) replay(spent func() bool) {
	moved, there := s.Lab.Replay(spent)
	if moved {
		s.looked()
		s.below().retrace(s)
		s.ControlsRevision++
	}
	if there && s.glance.goesOn {
		s.goOn()
	}
}

// Mark is a step that one may want to look at, and what happened there.
type Mark struct {
	Step int    `json:"step"`
	Text string `json:"text"`
	End  bool   `json:"end"` // a number was not finite at the next step
}

// Marks are where the run began, was changed, reached what the chapter tells of, and ended.
func (s *State) Marks() []Mark {
	now := s.Lab.Present()
	var list []Mark
	for _, m := range now.Past.Marks() {
		text := happened(m.Why)
		if m.Found != "" {
			text = "the doctor: " + string(m.Found)
		}
		list = append(list, Mark{Step: m.Step, Text: text})
	}
	if until := s.storyStep(); until > 0 && until <= now.Run.StepCount() {
		list = append(list, Mark{Step: until, Text: "the step that the chapter tells of"})
	}
	if now.Report.NonFinite != "" {
		list = append(list, Mark{Step: now.Run.StepCount(), Text: now.Report.NonFinite + " is not finite at the next step", End: true})
	}
	slices.SortStableFunc(list, func(a, b Mark) int { return a.Step - b.Step })
	return list
}

// happened is a change in words.
func happened(c lab.Change) string {
	switch {
	case c.Run:
		return "the run began"
	case c.Points:
		return "the points changed"
	case c.Settings:
		return "the settings changed"
	case c.Weights:
		return "a weight was set"
	}
	return "the run was opened here"
}

// stepBy looks so many steps from where one looks.
func (s *State) stepBy(d int) { s.try(s.LookAt(s.Lab.Run.StepCount() + d)) }

// jump looks at the next mark in a direction.
func (s *State) jump(d int) {
	at := s.Lab.Run.StepCount()
	marks := s.Marks()
	if d < 0 {
		slices.Reverse(marks)
	}
	for _, m := range marks {
		if (m.Step-at)*d > 0 {
			s.try(s.LookAt(m.Step))
			return
		}
	}
	if d > 0 {
		s.LookAway()
	}
}

func timelineControls() []Control {
	looks := func(s *State) error {
		if !s.Looking() {
			return errNotLooking
		}
		return nil
	}
	now := button("timeline.now", "Run", "Back to now", "Come back from the earlier step (Esc).", func(s *State) error {
		s.LookAway()
		return nil
	})
	on := button("timeline.go", "Run", "Go on from here", "Make the earlier step the present one; Undo brings the later run back (G).", (*State).GoOn)
	for _, c := range []*Control{&now, &on} {
		c.enabled, c.visible = looks, (*State).Looking
	}
	return []Control{
		{
			ID: "timeline.step", Group: "Run", Label: "Look at step", Kind: Slider,
			Help:  "Everything as it was at an earlier step; so does dragging along a curve (J earlier, K later, with Shift from mark to mark).",
			Range: core.Range{Min: 0, Max: core.LastStep, Whole: true}, Low: 0, High: core.LastStep, Step: 1,
			bounds: func(s *State) core.Range {
				k := s.Lab.Present()
				return core.Range{Min: float64(k.Past.First()), Max: float64(max(k.Run.StepCount(), k.Past.First()+1)), Whole: true}
			},
			enabled: func(s *State) error {
				if k := s.Lab.Present(); k.Run.StepCount() <= k.Past.First() {
					return errNoPast
				}
				return nil
			},
			get: func(s *State) any {
				if step, ok := s.Lab.Looking(); ok {
					return float64(step)
				}
				return float64(s.Lab.Run.StepCount())
			},
			set: func(s *State, v any) error { return s.LookAt(int(v.(float64))) },
		},
		now, on,
	}
}

// timelineMethods let a page look at earlier steps.
func timelineMethods() []method {
	return []method{
		does1("lookAt", "step", func(s *State, step int) error { return s.LookAt(step) }),
		does("lookAway", func(s *State) error {
			s.LookAway()
			return nil
		}),
		does("goOn", (*State).GoOn),
		asks("marks", (*State).Marks),
		asks("curves", func(s *State) []curvePlace {
			list := []curvePlace{}
			for _, p := range s.plots() {
				list = append(list, curvePlace{p.X, p.Y, p.W, p.H, p.Steps.Low, p.Steps.High})
			}
			return list
		}),
	}
}

// curvePlace tells a page where a curve stands, in CSS pixels of the figure, and which steps it shows.
type curvePlace struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	First  float64 `json:"first"`
	Last   float64 `json:"last"`
}

// curvesPane is the diagrams: a press on them holds an earlier step.
type curvesPane struct{ idle }

// plotAt is the diagram over the steps at a place.
func (s *State) plotAt(x, y float64) (area Plot, ok bool) {
	for _, p := range s.plots() {
		if p.Contains(x, y) {
			return p, true
		}
	}
	return Plot{}, false
}

func (curvesPane) press(s *State, m input.Moment) {
	if !m.Touch { // a finger may be about to scroll the page
		s.glance.held = true
		curvesPane{}.look(s, m, true)
	}
}

func (curvesPane) drag(s *State, m input.Moment) {
	if s.gesture.moved && m.Down && m.X != s.gesture.lastX {
		s.gesture.lastX = m.X
		s.glance.held = true
		curvesPane{}.look(s, m, false)
	}
}

// look shows the step under the pointer; a press near a mark means the mark.
func (curvesPane) look(s *State, m input.Moment, marks bool) {
	p, ok := s.plotAt(s.gesture.startX, s.gesture.startY)
	if !ok {
		return
	}
	step := p.StepAt(m.X)
	if marks {
		for _, k := range s.Marks() {
			if x := p.XAt(k.Step); x > m.X-MarkReach && x < m.X+MarkReach {
				step = k.Step
			}
		}
	}
	s.try(s.LookAt(step))
}

func (curvesPane) release(s *State, m input.Moment) {
	s.glance.held = false
	switch {
	case !s.gesture.moved && m.Touch:
		curvesPane{}.look(s, m, true)
	case s.gesture.moved && !s.glance.goesOn:
		s.LookAway()
	}
}

func (curvesPane) cursor(*State, input.Pointer) input.Cursor { return input.CursorHand }

// MarkReach is how near to a mark a press means it.
const MarkReach = 5.0

// LookBar is the strip over the plane while an earlier step is looked at: what is shown, the way back and the way on.
type LookBar struct {
	Rect    layout.Rect
	Text    string
	Buttons []layout.Button
	Labels  []string // of the buttons
}

// LookBar says where the strip stands; ok is false while nothing is looked at, or a pointer holds the step.
func (s *State) LookBar() (b LookBar, ok bool) {
	if !s.Looking() || s.glance.held {
		return b, false
	}
	const height, button, narrowLook = 24.0, 116.0, 62.0
	l := &s.Layout
	r := layout.Rect{X: l.Boundary.X, Y: l.Boundary.Y - height - 2, W: l.Boundary.W, H: height}
	if l.Header.H > 2*height-6 { // the reading under the title stays
		r.Y = l.Boundary.Y - 2*height + 2
	}
	if least := 2*narrowLook + 8; r.W < least {
		r.X, r.W = max(r.X-(least-r.W)/2, l.Figure.X), least
	}
	b = LookBar{Rect: r, Text: s.StepText(), Labels: []string{"Back to now", "Go on from here"}}
	wide := button
	if r.W < 2*button+150 {
		wide, b.Labels = narrowLook, []string{"Now", "Go on"}
	}
	for i, id := range []string{"timeline.now", "timeline.go"} {
		b.Buttons = append(b.Buttons, layout.Button{ID: id, Rect: layout.Rect{X: r.Right() - float64(2-i)*wide, Y: r.Y + 2, W: wide - 4, H: height - 4}})
	}
	return b, true
}

// lookPane is the strip: its buttons are controls.
type lookPane struct{ idle }

func (lookPane) release(s *State, m input.Moment) {
	b, _ := s.LookBar()
	for _, k := range b.Buttons {
		if k.Rect.Contains(m.X, m.Y) && k.Rect.Contains(s.gesture.startX, s.gesture.startY) {
			s.try(s.Press(k.ID))
			return
		}
	}
}

func (lookPane) cursor(s *State, p input.Pointer) input.Cursor {
	b, _ := s.LookBar()
	for _, k := range b.Buttons {
		if k.Rect.Contains(p.X, p.Y) {
			return input.CursorHand
		}
	}
	return input.CursorDefault
}
