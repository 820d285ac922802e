package app

import (
	"slices"
	"strings"

	"xorcery/wasm/input"
	"xorcery/wasm/view/network"
)

// Shortcut is one line of the sheet of shortcuts, which page and window show alike, and what its keys do: a key is matched by the value
// that documents it.
type Shortcut struct {
	Group   string      `json:"group"`
	Keys    string      `json:"keys"`
	Does    string      `json:"does"`
	Presses []input.Key `json:"-"` // what Keys names, one by one

	once   bool                    // held down, its keys are pressed a single time
	window bool                    // means something only where the program shows its own controls
	when   func(*State) bool       // the situation in which it means something; nil for any
	act    func(*State, input.Key) // nil for keys that the window's panel takes
}

// keys are presses of keys by what they are called, after what is held: "W", "Shift W", "Ctrl Shift S".
func keys(names ...string) []input.Key {
	var list []input.Key
	for _, n := range names {
		var k input.Key
		n, k.Ctrl = strings.CutPrefix(n, "Ctrl ")
		k.Name, k.Shift = strings.CutPrefix(n, "Shift ")
		list = append(list, k)
	}
	return list
}

// strike gives a key to the open sheet of shortcuts, to the number being typed, or to the shortcut that it is: one for the present
// situation before one for any, one with the very same Shift before another.
func (s *State) strike(k input.Key) {
	if s.Sheet.Open {
		s.sheetKey(k)
		return
	}
	if s.typeNumber(k) {
		return
	}
	all := shortcuts()
	for _, situated := range []bool{true, false} {
		for _, exact := range []bool{true, false} {
			for _, c := range all {
				if c.act != nil && (c.when != nil) == situated && (c.when == nil || c.when(s)) && c.pressedBy(k, exact) {
					c.act(s, k)
					return
				}
			}
		}
	}
}

// pressedBy says whether a key is one of the shortcut's; exact, with the same Shift.
func (c Shortcut) pressedBy(k input.Key, exact bool) bool {
	return slices.ContainsFunc(c.Presses, func(p input.Key) bool {
		return p.Name == k.Name && p.Ctrl == k.Ctrl && (p.Shift == k.Shift || !exact)
	})
}

// Repeats says whether holding a key means pressing it again: not where a shortcut has it once.
func Repeats(k input.Key) bool {
	return !slices.ContainsFunc(shortcuts(), func(c Shortcut) bool { return c.once && c.pressedBy(k, false) })
}

// Shortcuts are the keys that mean something; window says whether the program shows its own controls or a page does.
func Shortcuts(window bool) []Shortcut {
	return slices.DeleteFunc(shortcuts(), func(k Shortcut) bool { return k.window && !window })
}

// press is what presses a control, pressOr with Shift another one, flip what turns one over, and so on.
func press(id string) func(*State, input.Key) { return pressOr(id, id) }

func pressOr(id, shifted string) func(*State, input.Key) {
	return func(s *State, k input.Key) {
		if k.Shift {
			s.try(s.Press(shifted))
		} else {
			s.try(s.Press(id))
		}
	}
}

func flip(id string) func(*State, input.Key) {
	return func(s *State, _ input.Key) {
		c, err := Find(id)
		if err == nil {
			err = s.SetControl(id, c.Value(s) != true)
		}
		s.try(err)
	}
}

func plain(act func(*State)) func(*State, input.Key) {
	return func(s *State, _ input.Key) { act(s) }
}

func onNetwork(act func(*network.Network, *State, input.Key) network.Ask) func(*State, input.Key) {
	return func(s *State, k input.Key) {
		s.askNetwork(func(n *network.Network) network.Ask { return act(n, s, k) })
	}
}

// toward is −1, 0 or 1 for the arrows along an axis.
func toward(k input.Key, back, forth string) float64 {
	switch k.Name {
	case back:
		return -1
	case forth:
		return 1
	}
	return 0
}
