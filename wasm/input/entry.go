package input

// Entry is a number being typed, or a line.
type Entry struct {
	Text  string
	Fresh bool // nothing typed yet: the first character replaces the text
	Line  bool // spaces are part of it, and it may be long
}

// The most characters of a number and of a line, in bytes.
const (
	longestNumber = 24
	longestLine   = 4096
)

// Type goes on with what a key types, or takes back the last character.
func (e *Entry) Type(k Key) {
	if k.Name == "Backspace" {
		e.back()
		return
	}
	most := longestNumber
	if e.Line {
		most = longestLine
		if k.Name == "Space" && k.Text == "" {
			k.Text = " "
		}
	}
	for _, r := range k.Text {
		if r < ' ' || r == ' ' && !e.Line {
			continue
		}
		if e.Fresh {
			e.Text, e.Fresh = "", false
		}
		if len(e.Text) < most {
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
