package app

import "xorcery/wasm/input"

// Shortcut is one line of the sheet of shortcuts, which page and window show alike.
type Shortcut struct {
	Group string `json:"group"`
	Keys  string `json:"keys"`
	Does  string `json:"does"`

	Presses []input.Key `json:"-"` // what Keys names, one by one: each does something, which tests see to

	window bool // means something only where the program shows its own controls
}

func keys(names ...string) []input.Key {
	var list []input.Key
	for _, n := range names {
		list = append(list, input.Key{Name: n})
	}
	return list
}

// with is the same keys while Shift or Ctrl is held.
func with(list []input.Key, shift, ctrl bool) []input.Key {
	for i := range list {
		list[i].Shift, list[i].Ctrl = shift, ctrl
	}
	return list
}

var arrows = []string{"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"}

var shortcuts = []Shortcut{
	{Group: "Run", Keys: "Space", Does: "run or pause", Presses: keys("Space")},
	{Group: "Run", Keys: "N", Does: "one step", Presses: keys("N")},
	{Group: "Run", Keys: "R", Does: "reset to the same weights", Presses: keys("R")},

	{Group: "Points", Keys: "1 … 6", Does: "the class to place", Presses: keys("1", "2", "3", "4", "5", "6")},
	{Group: "Points", Keys: "← → ↑ ↓", Does: "move the cursor on the plane", Presses: keys(arrows...)},
	{Group: "Points", Keys: "Shift + arrow", Does: "move it finely", Presses: with(keys(arrows...), true, false)},
	{Group: "Points", Keys: "Enter", Does: "place a point at the cursor", Presses: keys("Enter")},
	{Group: "Points", Keys: "M", Does: "pick the point up, put it down", Presses: keys("M")},
	{Group: "Points", Keys: "Delete", Does: "remove the point", Presses: keys("Delete", "Backspace")},
	{Group: "Points", Keys: "Esc", Does: "hide the cursor", Presses: keys("Escape")},
	{Group: "Points", Keys: "E", Does: "eraser", Presses: keys("E")},
	{Group: "Points", Keys: "B", Does: "brush", Presses: keys("B")},
	{Group: "Points", Keys: "Ctrl + Z", Does: "undo", Presses: with(keys("Z"), false, true)},
	{Group: "Points", Keys: "Ctrl + Y", Does: "redo, as Ctrl + Shift + Z", Presses: append(with(keys("Y"), false, true), with(keys("Z"), true, true)...)},

	{Group: "View", Keys: "+ −", Does: "closer, farther", Presses: keys("+", "=", "-")},
	{Group: "View", Keys: "0", Does: "the whole plane", Presses: keys("0")},
	{Group: "View", Keys: "L", Does: "network or bricks", Presses: keys("L")},

	{Group: "Weights", Keys: "W", Does: "the next weight; with Shift back", Presses: append(keys("W"), with(keys("W"), true, false)...)},
	{Group: "Weights", Keys: "↑ ↓", Does: "change it; with Shift more", Presses: append(keys("ArrowUp", "ArrowDown"), with(keys("ArrowUp", "ArrowDown"), true, false)...)},
	{Group: "Weights", Keys: "Enter", Does: "type it", Presses: keys("Enter")},
	{Group: "Weights", Keys: "Esc", Does: "let go of it", Presses: keys("Escape")},

	{Group: "Bricks", Keys: ", .", Does: "the quantity before, after", Presses: keys(",", ".")},
	{Group: "Bricks", Keys: "< >", Does: "the product behind each entry", Presses: with(keys("<", ">"), true, false)},
	{Group: "Bricks", Keys: "Home", Does: "back to X", Presses: keys("Home")},

	{Group: "Controls", Keys: "Tab", Does: "the next control; with Shift back", window: true, Presses: append(keys("Tab"), with(keys("Tab"), true, false)...)},
	{Group: "Controls", Keys: "Enter", Does: "press, switch, open or type", window: true, Presses: keys("Enter", "Space")},
	{Group: "Controls", Keys: "← →", Does: "less, more", window: true, Presses: keys("ArrowLeft", "ArrowRight")},
	{Group: "Controls", Keys: "Esc", Does: "back to the figure", window: true, Presses: keys("Escape")},

	{Group: "Help", Keys: "?", Does: "these shortcuts", Presses: keys("?")},
	{Group: "Help", Keys: "F1", Does: "these shortcuts", window: true, Presses: keys("F1")},
}

// Shortcuts are the keys that mean something; window says whether the program shows its own controls or a page does.
func Shortcuts(window bool) []Shortcut {
	var list []Shortcut
	for _, k := range shortcuts {
		if window || !k.window {
			list = append(list, k)
		}
	}
	return list
}
