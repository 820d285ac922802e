package app

import "xorcery/wasm/input"

// Shortcut is one line of the sheet of shortcuts, which page and window show alike.
type Shortcut struct {
	Group string `json:"group"`
	Keys  string `json:"keys"`
	Does  string `json:"does"`

	window  bool        // means something only where the program shows its own controls
	presses []input.Key // what Keys names, one by one: each does something, which a test sees to
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
	{Group: "Run", Keys: "Space", Does: "run or pause", presses: keys("Space")},
	{Group: "Run", Keys: "N", Does: "one step", presses: keys("N")},
	{Group: "Run", Keys: "R", Does: "reset to the same weights", presses: keys("R")},

	{Group: "Points", Keys: "1 … 6", Does: "the class to place", presses: keys("1", "2", "3", "4", "5", "6")},
	{Group: "Points", Keys: "← → ↑ ↓", Does: "move the cursor on the plane", presses: keys(arrows...)},
	{Group: "Points", Keys: "Shift + arrow", Does: "move it finely", presses: with(keys(arrows...), true, false)},
	{Group: "Points", Keys: "Enter", Does: "place a point at the cursor", presses: keys("Enter")},
	{Group: "Points", Keys: "M", Does: "pick the point up, put it down", presses: keys("M")},
	{Group: "Points", Keys: "Delete", Does: "remove the point", presses: keys("Delete", "Backspace")},
	{Group: "Points", Keys: "Esc", Does: "hide the cursor", presses: keys("Escape")},
	{Group: "Points", Keys: "E", Does: "eraser", presses: keys("E")},
	{Group: "Points", Keys: "B", Does: "brush", presses: keys("B")},
	{Group: "Points", Keys: "Ctrl + Z", Does: "undo", presses: with(keys("Z"), false, true)},
	{Group: "Points", Keys: "Ctrl + Y", Does: "redo, as Ctrl + Shift + Z", presses: append(with(keys("Y"), false, true), with(keys("Z"), true, true)...)},

	{Group: "View", Keys: "+ −", Does: "closer, farther", presses: keys("+", "=", "-")},
	{Group: "View", Keys: "0", Does: "the whole plane", presses: keys("0")},
	{Group: "View", Keys: "L", Does: "network or bricks", presses: keys("L")},

	{Group: "Weights", Keys: "W", Does: "the next weight; with Shift back", presses: append(keys("W"), with(keys("W"), true, false)...)},
	{Group: "Weights", Keys: "↑ ↓", Does: "change it; with Shift more", presses: append(keys("ArrowUp", "ArrowDown"), with(keys("ArrowUp", "ArrowDown"), true, false)...)},
	{Group: "Weights", Keys: "Enter", Does: "type it", presses: keys("Enter")},
	{Group: "Weights", Keys: "Esc", Does: "let go of it", presses: keys("Escape")},

	{Group: "Bricks", Keys: ", .", Does: "the quantity before, after", presses: keys(",", ".")},
	{Group: "Bricks", Keys: "< >", Does: "the product behind each entry", presses: with(keys("<", ">"), true, false)},
	{Group: "Bricks", Keys: "Home", Does: "back to X", presses: keys("Home")},

	{Group: "Controls", Keys: "Tab", Does: "the next control; with Shift back", window: true, presses: append(keys("Tab"), with(keys("Tab"), true, false)...)},
	{Group: "Controls", Keys: "Enter", Does: "press, switch, open or type", window: true, presses: keys("Enter", "Space")},
	{Group: "Controls", Keys: "← →", Does: "less, more", window: true, presses: keys("ArrowLeft", "ArrowRight")},
	{Group: "Controls", Keys: "Esc", Does: "back to the figure", window: true, presses: keys("Escape")},

	{Group: "Help", Keys: "?", Does: "these shortcuts", presses: keys("?")},
	{Group: "Help", Keys: "F1", Does: "these shortcuts", window: true, presses: keys("F1")},
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
