package input

import "unicode/utf8"

// Key is one press of a key. Shortcuts go by Name, numbers that are being typed by Text; who takes the one leaves the other.
//
// Name is what the key is called: a letter as "A", another character as itself ("1", "-", "?"), "Space", "Enter",
// "ArrowLeft" and the like; "" for one that has text and no meaning. The platform says which key is which letter: see
// wasm/keys_desktop.go and site/keys.js.
type Key struct {
	Name        string
	Text        string // what it types
	Shift, Ctrl bool   // held; Ctrl stands for the Mac's ⌘ too
	Repeat      bool   // it has been held down since an earlier event
}

// Rune is the one character that the key types; 0 where it is none, or several.
func (k Key) Rune() rune {
	if r, n := utf8.DecodeRuneInString(k.Text); n > 0 && n == len(k.Text) {
		return r
	}
	return 0
}

// IsZero says that there is no key.
func (k Key) IsZero() bool { return k == Key{} }

// Alone says whether the key works by its name whatever else is held: one that moves or removes. With Ctrl it does so by words.
func (k Key) Alone() bool {
	switch k.Name {
	case "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "Backspace", "Delete", "Insert":
		return true
	}
	return false
}

// Others says whether the key is a shortcut wherever it is pressed, also while something is typed that it means nothing to.
func (k Key) Others() bool {
	return k.Ctrl || len(k.Name) > 1 && k.Name[0] == 'F' && k.Name[1] <= '9'
}
