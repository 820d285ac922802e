package edit

import "xorcery/wasm/input"

// Wish is what a key asks of the clipboard; the zero Wish is nothing.
type Wish struct {
	Copy  string // to be put there
	Paste bool   // its text shall come by [Line.Insert]
}

// Type does what a key means to the line; meant is false for keys that are none of its: Enter, Escape, Tab and other shortcuts.
func (l *Line) Type(k input.Key) (w Wish, meant bool) {
	if k.Ctrl && !k.Alone() {
		return l.command(k)
	}
	to, moving := l.target(k)
	switch {
	case moving:
		from, end := l.Selection()
		if !k.Shift && !k.Ctrl && from != end { // an arrow lets go of what is selected, at its own end
			switch k.Name {
			case "ArrowLeft":
				to = from
			case "ArrowRight":
				to = end
			}
		}
		l.Place(to, k.Shift)
	case k.Name == "Delete" && k.Shift:
		return l.cut(), true
	case k.Name == "Backspace":
		l.erase(l.back(k.Ctrl), erases)
	case k.Name == "Delete":
		l.erase(l.on(k.Ctrl), deletes)
	case k.Name == "Insert" && k.Ctrl:
		w.Copy = l.Selected()
	case k.Name == "Insert":
		w.Paste = k.Shift
	case k.Name == "Space" && k.Text == "":
		l.insert(" ", types)
	case k.Text != "":
		l.insert(k.Text, types)
	default:
		return w, k.Name == "ArrowUp" || k.Name == "ArrowDown" || len([]rune(k.Name)) == 1
	}
	return w, true
}

// command is a key with Ctrl, or on a Mac with ⌘.
func (l *Line) command(k input.Key) (w Wish, meant bool) {
	switch k.Name {
	case "A":
		l.SelectAll()
	case "C":
		w.Copy = l.Selected()
	case "X":
		w = l.cut()
	case "V":
		w.Paste = true
	case "Z":
		if k.Shift {
			l.Redo()
		} else {
			l.Undo()
		}
	case "Y":
		l.Redo()
	default:
		return w, false
	}
	return w, true
}

// target is where a key takes the caret; ok is false for one that moves nothing.
func (l *Line) target(k input.Key) (to int, ok bool) {
	switch k.Name {
	case "ArrowLeft":
		return l.back(k.Ctrl), true
	case "ArrowRight":
		return l.on(k.Ctrl), true
	case "Home":
		return 0, true
	case "End":
		return len(l.text), true
	}
	return 0, false
}

// back is the place before the caret, or before the word there; on is that after it.
func (l *Line) back(word bool) int {
	if word {
		return l.wordBack(l.caret)
	}
	return max(l.caret-1, 0)
}

func (l *Line) on(word bool) int {
	if word {
		return l.wordOn(l.caret)
	}
	return min(l.caret+1, len(l.text))
}

// cut removes what is selected, for the clipboard.
func (l *Line) cut() Wish {
	w := Wish{Copy: l.Selected()}
	if w.Copy != "" {
		l.erase(l.caret, replaces)
	}
	return w
}
