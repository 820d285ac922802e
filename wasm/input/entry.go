package input

// Entry is a number being typed.
type Entry struct {
	Text  string
	Fresh bool // nothing typed yet: the first character replaces the text
}

// Type goes on with what a key types, or takes back the last character.
func (e *Entry) Type(k Key) {
	if k.Name == "Backspace" {
		e.back()
		return
	}
	for _, r := range k.Text {
		if r <= ' ' {
			continue
		}
		if e.Fresh {
			e.Text, e.Fresh = "", false
		}
		if len(e.Text) < 24 {
			e.Text += string(r)
		}
	}
}

func (e *Entry) back() {
	if e.Fresh {
		e.Text, e.Fresh = "", false
	} else if runes := []rune(e.Text); len(runes) > 0 {
		e.Text = string(runes[:len(runes)-1])
	}
}
