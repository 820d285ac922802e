package app

import (
	"strings"
	"time"

	"xorcery/wasm/input"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/doctor"
	"xorcery/wasm/view/network"
	"xorcery/wasm/view/space"
	"xorcery/wasm/view/weight"
)

// Views is what stands below the plane, and what each view keeps while another one does.
type Views struct {
	Lower   Lower
	Network network.Network
	Bricks  bricks.Bricks
	Space   space.Space
	Doctor  doctor.Doctor
	Weight  weight.Weight
	felt    network.Part // the weight or bias that Weight is of
	Off     Off          // neurons that are switched off in what is shown
	Check   Check        // the last gradient check
}

// view is what may stand below the plane or beside it. It says by its needs what room it asks for; in that room the pointer is its
// own.
type view interface {
	pane
	needs(s *State) layout.Needs
	at(s *State, x, y float64) bool              // a press there is the view's
	enter(s *State)                              // it has been chosen
	leave(s *State)                              // another one has
	follow(s *State, clock func() time.Duration) // once in a tick while it is shown
	retrace(s *State)                            // the network is another one
	card(s *State) (c Card, ok bool)             // what it writes; a picture has none
	scroll(s *State) *float64                    // where the scroll of its card is kept; nil where it has none
	controls() []Control
}

// plainView has no more than its room; others build on it.
type plainView struct{ idle }

func (plainView) at(s *State, x, y float64) bool      { return s.Layout.View.Contains(x, y) }
func (plainView) enter(*State)                        {}
func (plainView) leave(*State)                        {}
func (plainView) follow(*State, func() time.Duration) {}
func (plainView) retrace(*State)                      {}
func (plainView) card(*State) (Card, bool)            { return Card{}, false }
func (plainView) scroll(*State) *float64              { return nil }
func (plainView) controls() []Control                 { return nil }

// cardView is a view that writes a card: a drag or the wheel scrolls it.
type cardView struct{ plainView }

func (cardView) passes(*State) bool             { return false }
func (cardView) drag(s *State, m input.Moment)  { s.dragText(m) }
func (cardView) wheel(s *State, m input.Moment) { s.turn(ScrolledView, m.Wheel) }

// Card is a view's text, with its name and a line above it.
type Card struct {
	layout.Card
	Name, Line string
	Alarm      bool // the line tells of something that is wrong
}

// Card is what the view below the plane writes; ok is false for a picture and where there is no room.
func (s *State) Card() (c Card, ok bool) { return s.below().card(s) }

// Lower names what stands below the plane.
type Lower string

// What can stand below the plane.
const (
	LowerNetwork Lower = "network" // neurons as maps, weights as lines
	LowerBricks  Lower = "bricks"  // one observation's step, one quantity at a time
	LowerDoctor  Lower = "doctor"  // how the run stands, why, and what may help
	LowerHidden  Lower = "hidden"  // a hidden layer's space with the points in it
	LowerWeight  Lower = "weight"  // the loss over one weight
	LowerCheck   Lower = "check"   // the gradient's entries, backprop's against those of differences
)

// views is the one place where a view is added: its name, its label in the control, and what it is. One that draws more than a card is called in
// figure.Draw too.
var views = []struct {
	name  Lower
	label string
	view  view
}{
	{LowerNetwork, "Network", networkView{}},
	{LowerBricks, "Bricks", bricksView{}},
	{LowerDoctor, "Doctor", doctorView{}},
	{LowerHidden, "Hidden space", spaceView{}},
	{LowerWeight, "One weight", weightView{}},
	{LowerCheck, "Gradient check", checkView{}},
}

// viewNumber is a view's place in the table; the network's for a name that is none.
func viewNumber(name Lower) int {
	for i, v := range views {
		if v.name == name {
			return i
		}
	}
	return 0
}

// below is the view that is shown.
func (s *State) below() view { return views[viewNumber(s.Lower)].view }

// showLower sets what stands below the plane; for a name that is no view's the network.
func (s *State) showLower(name Lower) {
	i := viewNumber(name)
	if s.Lower != views[i].name {
		s.below().leave(s)
	}
	s.Lower = views[i].name
	s.below().enter(s)
	s.arrange()
	s.ControlsRevision++
}

// arrange lays the figure out for its size and for what is shown.
func (s *State) arrange() {
	s.Layout = layout.Arrange(s.width, s.height, s.below().needs(s), s.Window && !s.Stage, !s.Hosted, s.Lab.Rival != nil)
	s.letGo()
	s.Revision++
}

// NoRoomText says that what was asked for has no room, in [layout.Places.NoRoom].
func (s *State) NoRoomText() string {
	return "No room for the " + strings.ToLower(views[viewNumber(s.Lower)].label) + " here: make the window larger."
}

func lowerControl() Control {
	c := Control{
		ID: "lower", Group: Essentials, Label: "Below the plane", Kind: Choice,
		Help: "The network drawn, one observation's step brick by brick (L), how the run stands and what may help, a hidden layer's space, the loss over one weight, or the gradient check.",
		get:  func(s *State) any { return string(s.Lower) },
		set:  takes(func(s *State, v string) { s.showLower(Lower(v)) }),
	}
	for _, v := range views {
		c.Options = append(c.Options, Option{string(v.name), v.label})
	}
	return c
}

// ownControls are those of every view.
func ownControls() []Control {
	var list []Control
	for _, v := range views {
		list = append(list, v.view.controls()...)
	}
	return list
}
