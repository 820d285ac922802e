package app

import (
	"slices"

	"xorcery/wasm/input"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/network"
)

var (
	arrows        = keys("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown")
	shiftedArrows = keys("Shift ArrowLeft", "Shift ArrowRight", "Shift ArrowUp", "Shift ArrowDown")
)

// Situations.
var (
	chosen   = func(s *State) bool { return s.Network.Selected.Kind != network.None && !onSpace(s) }
	numeric  = func(s *State) bool { _, ok := s.Network.Selected.Number(s.Lab.Run); return ok && !onSpace(s) }
	onBricks = func(s *State) bool { return s.Lower == LowerBricks }
	onStage  = func(s *State) bool {
		return s.Stage && !s.Looking() && s.Network.Selected.Kind == network.None && !onSpace(s)
	}
	onWeight  = func(s *State) bool { return s.Lower == LowerWeight }
	windowed  = func(s *State) bool { return s.Window }
	onHidden  = func(s *State) bool { return s.Lower == LowerHidden }
	onLine    = func(s *State) bool { _, _, ok := s.DrawnLine(); return ok }
	holdsLine = func(s *State) bool { return onLine(s) && s.Exercise.held > 0 }
	onSpace   = func(s *State) bool { return s.Lower == LowerHidden && s.Space.Focus }
)

func shortcuts() []Shortcut {
	moveCursor := func(s *State, k input.Key) {
		s.moveCursor(toward(k, "ArrowLeft", "ArrowRight"), toward(k, "ArrowDown", "ArrowUp"), k.Shift)
	}
	nudge := onNetwork(func(n *network.Network, s *State, k input.Key) network.Ask {
		return n.Nudge(toward(k, "ArrowDown", "ArrowUp"), k.Shift, s.Lab.Run)
	})
	stepEntry := func(d int) func(*State, input.Key) {
		return plain(func(s *State) { s.onBricks(func(b *bricks.Bricks) { b.StepEntry(d) }) })
	}
	turn := func(s *State, k input.Key) {
		step := 5.0
		if k.Shift {
			step = 1
		}
		s.turnSpace(step*toward(k, "ArrowLeft", "ArrowRight"), step*toward(k, "ArrowDown", "ArrowUp"))
	}
	return []Shortcut{
		{Group: "Run", Keys: "Space", Does: "run or pause", Presses: keys("Space"), once: true, act: press("run")},
		{Group: "Run", Keys: "N", Does: "one step", Presses: keys("N"), act: press("step")},
		{Group: "Run", Keys: "J K", Does: "look a step back, forth; with Shift to the next mark", Presses: keys("J", "K", "Shift J", "Shift K"),
			act: func(s *State, k input.Key) {
				d := map[string]int{"J": -1, "K": 1}[k.Name]
				if k.Shift {
					s.jump(d)
				} else {
					s.stepBy(d)
				}
			}},
		{Group: "Run", Keys: "G", Does: "go on from the step that is looked at", Presses: keys("G"), once: true, when: (*State).Looking, act: press("timeline.go")},
		{Group: "Run", Keys: "Esc", Does: "back to now", Presses: keys("Escape"), once: true, when: (*State).Looking, act: plain((*State).LookAway)},
		{Group: "Run", Keys: "R", Does: "reset to the same weights", Presses: keys("R"), once: true, act: press("reset")},

		{Group: "Files", Keys: "Ctrl + O", Does: "open a file", window: true, when: windowed, Presses: keys("Ctrl O"), once: true, act: press("file.open")},
		{Group: "Files", Keys: "Ctrl + S", Does: "save; with Shift as another file", window: true, when: windowed, once: true,
			Presses: keys("Ctrl S", "Ctrl Shift S"), act: pressOr("file.save", "file.saveAs")},
		{Group: "Files", Keys: "Ctrl + C", Does: "copy the reading under the pointer, or the bricks' matrix", window: true, when: windowed, Presses: keys("Ctrl C"), once: true, act: plain((*State).copyMeant)},
		{Group: "Files", Keys: "Ctrl + V", Does: "open what was copied: a link, a project, points", window: true, when: windowed, Presses: keys("Ctrl V"), once: true, act: press("paste")},

		{Group: "Points", Keys: "1 … 6", Does: "the class to place", Presses: keys("1", "2", "3", "4", "5", "6"), act: func(s *State, k input.Key) {
			s.try(s.SetControl("brush", string(k.Name[0]-1))) // classes count from 0
		}},
		{Group: "Points", Keys: "← → ↑ ↓", Does: "move the cursor on the plane", Presses: arrows, act: moveCursor},
		{Group: "Points", Keys: "Shift + arrow", Does: "move it finely", Presses: shiftedArrows, act: moveCursor},
		{Group: "Points", Keys: "Enter", Does: "place a point at the cursor", Presses: keys("Enter"), once: true, act: plain((*State).cursorEnter)},
		{Group: "Points", Keys: "M", Does: "pick the point up, put it down", Presses: keys("M"), once: true, act: plain((*State).pickUp)},
		{Group: "Points", Keys: "Delete", Does: "remove the point", Presses: keys("Delete", "Backspace"), act: plain((*State).deleteHere)},
		{Group: "Points", Keys: "Esc", Does: "hide the cursor", Presses: keys("Escape"), once: true, act: plain((*State).hideCursor)},
		{Group: "Points", Keys: "E", Does: "eraser", Presses: keys("E"), once: true, act: flip("eraser")},
		{Group: "Points", Keys: "B", Does: "brush", Presses: keys("B"), once: true, act: flip("paint")},
		{Group: "Points", Keys: "Ctrl + Z", Does: "undo", Presses: keys("Ctrl Z"), act: plain(func(s *State) { s.try(s.undo()) })},
		{Group: "Points", Keys: "Ctrl + Y", Does: "redo, as Ctrl + Shift + Z", Presses: keys("Ctrl Y", "Ctrl Shift Z"),
			act: plain(func(s *State) { s.try(s.redo()) })},

		{Group: "View", Keys: "+ −", Does: "closer, farther", Presses: keys("+", "=", "-", "−"), act: func(s *State, k input.Key) {
			if k.Name == "+" || k.Name == "=" {
				s.zoomKey(1 / zoomStep)
			} else {
				s.zoomKey(zoomStep)
			}
		}},
		{Group: "View", Keys: "F", Does: "the figure alone, large, and back", Presses: keys("F"), once: true, act: flip("stage")},
		{Group: "View", Keys: "Esc", Does: "off the stage", Presses: keys("Escape"), once: true, when: onStage, act: plain(func(s *State) { s.setStage(false) })},
		{Group: "View", Keys: "0", Does: "the whole plane", Presses: keys("0"), act: plain((*State).fit)},
		{Group: "View", Keys: "L", Does: "network or bricks", Presses: keys("L"), once: true, act: plain(func(s *State) {
			to := LowerBricks
			if s.Lower == LowerBricks {
				to = LowerNetwork
			}
			s.try(s.SetControl("lower", string(to)))
		})},

		{Group: "View", Keys: "PgUp PgDn", Does: "scroll the text under the plane", Presses: keys("PageUp", "PageDown"), when: scrolls,
			act: func(s *State, k input.Key) { s.turnPage(ScrolledView, k) }},

		{Group: "Exercise", Keys: "H", Does: "take the end of the line, the other end, none", Presses: keys("H"), once: true, when: onLine, act: plain((*State).holdLine)},
		{Group: "Exercise", Keys: "← → ↑ ↓", Does: "move it; with Shift finely", when: holdsLine,
			Presses: slices.Concat(arrows, shiftedArrows), act: func(s *State, k input.Key) { s.nudgeLine(k) }},
		{Group: "Exercise", Keys: "Enter", Does: "this is my line", Presses: keys("Enter"), once: true, when: holdsLine, act: press("exercise.line")},

		{Group: "Weights", Keys: "W", Does: "the next weight; with Shift back", Presses: keys("W", "Shift W"),
			act: onNetwork(func(n *network.Network, s *State, k input.Key) network.Ask {
				n.Next(s.Lab.Run.Net.Sizes, k.Shift)
				return network.Ask{}
			})},
		{Group: "Weights", Keys: "↑ ↓", Does: "change it; with Shift more", when: numeric, act: nudge,
			Presses: keys("ArrowUp", "ArrowDown", "Shift ArrowUp", "Shift ArrowDown")},
		{Group: "Weights", Keys: "Enter", Does: "type it", Presses: keys("Enter"), once: true, when: numeric,
			act: onNetwork(func(n *network.Network, s *State, _ input.Key) network.Ask { n.Open(s.Lab.Run); return network.Ask{} })},
		{Group: "Weights", Keys: "Esc", Does: "let go of it", Presses: keys("Escape"), once: true, when: chosen, act: plain(func(s *State) { s.choosePart(network.Part{}) })},

		{Group: "Weights", Keys: "O", Does: "switch the neuron off, and on again", Presses: keys("O"), once: true, act: plain((*State).switchMeant)},

		{Group: "One weight", Keys: "D", Does: "roll it a step down its loss; with Shift on and on", when: onWeight,
			Presses: keys("D", "Shift D"), act: pressOr("weight.roll", "weight.play")},

		{Group: "Bricks", Keys: ", .", Does: "the quantity before, after", Presses: keys(",", "."), when: onBricks, act: func(s *State, k input.Key) {
			s.try(s.Press(map[string]string{",": "brick.back", ".": "brick.next"}[k.Name]))
		}},
		{Group: "Bricks", Keys: "<", Does: "the product behind the entry before", Presses: keys("Shift <"), when: onBricks, act: stepEntry(-1)},
		{Group: "Bricks", Keys: ">", Does: "and behind the next", Presses: keys("Shift >"), when: onBricks, act: stepEntry(1)},
		{Group: "Bricks", Keys: "V", Does: "follow the point nearest to the boundary", Presses: keys("V"), once: true, act: press("follow")},
		{Group: "Bricks", Keys: "P", Does: "let the pulse go, or stop it", Presses: keys("P"), once: true, when: onBricks, act: press("brick.play")},
		{Group: "Bricks", Keys: "[ ]", Does: "slower, faster", Presses: keys("[", "]"), when: onBricks, act: func(s *State, k input.Key) {
			factor := map[string]float64{"[": 1 / 1.25, "]": 1.25}[k.Name]
			s.onBricks(func(b *bricks.Bricks) { b.Hurry(factor) })
			s.ControlsRevision++
		}},
		{Group: "Bricks", Keys: "Home", Does: "back to X", Presses: keys("Home"), when: onBricks, act: press("brick.first")},

		{Group: "Hidden space", Keys: ", .", Does: "the plane a move back, forth into the space", Presses: keys(",", "."), when: onHidden, act: func(s *State, k input.Key) {
			s.stepSpace(map[string]int{",": -1, ".": 1}[k.Name])
		}},
		{Group: "Hidden space", Keys: "P", Does: "let it go, or stop it", Presses: keys("P"), once: true, when: onHidden, act: press("hidden.play")},
		{Group: "Hidden space", Keys: "← → ↑ ↓", Does: "turn it, after a click on it", Presses: arrows, when: onSpace, act: turn},
		{Group: "Hidden space", Keys: "Shift + arrow", Does: "turn it finely", Presses: shiftedArrows, when: onSpace, act: turn},
		{Group: "Hidden space", Keys: "Esc", Does: "back to the plane", Presses: keys("Escape"), once: true, when: onSpace, act: plain(func(s *State) {
			s.Space.Focus = false
			s.Revision++
		})},

		{Group: "Window", Keys: "Ctrl + −", Does: "smaller text and marks", window: true, when: windowed, Presses: keys("Ctrl -", "Ctrl −"),
			act: plain(func(s *State) { s.scaleText(-1) })},
		{Group: "Window", Keys: "Ctrl + +", Does: "larger ones", window: true, when: windowed, Presses: keys("Ctrl +", "Ctrl ="),
			act: plain(func(s *State) { s.scaleText(1) })},
		{Group: "Window", Keys: "Ctrl + 0", Does: "the usual size", window: true, when: windowed, Presses: keys("Ctrl 0"),
			act: plain(func(s *State) { s.scaleText(0) })},
		{Group: "Window", Keys: "F11", Does: "the whole screen, and back", window: true, when: windowed, Presses: keys("F11"), once: true,
			act: plain(func(s *State) { s.askWindow(Asked{FullScreen: true}) })},
		{Group: "Window", Keys: "Ctrl + W", Does: "close, as Ctrl + Q; the session is kept", window: true, when: windowed, Presses: keys("Ctrl W", "Ctrl Q"), once: true,
			act: plain(func(s *State) { s.askWindow(Asked{Close: true}) })},

		{Group: "Controls", Keys: "Tab", Does: "the next control; with Shift back", window: true, Presses: keys("Tab", "Shift Tab")},
		{Group: "Controls", Keys: "Enter", Does: "press, switch, open or type", window: true, Presses: keys("Enter", "Space"), once: true},
		{Group: "Controls", Keys: "← →", Does: "less, more", window: true, Presses: keys("ArrowLeft", "ArrowRight")},
		{Group: "Controls", Keys: "PgUp PgDn", Does: "scroll them, likewise Home and End, with the mouse over them", window: true, Presses: keys("PageUp", "PageDown", "Home", "End")},
		{Group: "Controls", Keys: "Esc", Does: "back to the figure", window: true, Presses: keys("Escape"), once: true},

		{Group: "Help", Keys: "?", Does: "these shortcuts", Presses: keys("?"), once: true, act: showShortcuts},
		{Group: "Help", Keys: "F1", Does: "these shortcuts", window: true, Presses: keys("F1"), once: true, act: showShortcuts},
	}
}

func showShortcuts(s *State, _ input.Key) {
	if !s.Hosted { // the page has its own sheet
		s.ShowSheet(true)
	}
}
