package app

import (
	"fmt"
	"strings"
	"time"
)

// Said is what the program tells the reader.
type Said struct {
	Message Message
	Unsaved string // why the session is not kept, as long as it is not; "" where all is well
	Spoken  string // what a screen reader says about the keyboard's cursor; renewed by keys
	Opening Opening

	coach    bool          // nobody has clicked on the plane yet
	said     time.Duration // when Message was said
	messages int           // so far

	toldClicks int // the message that said what clicks do while a point is followed
}

// Message is the line that tells the user something.
type Message struct {
	Text   string
	Error  bool
	Undo   bool   // it says what Undo would bring back
	Number int    // of all that were said so far: the same words said again are another message
	About  string // the control that refused something; the message goes once it takes something
}

func (s *State) say(format string, args ...any) { s.tell(fmt.Sprintf(format, args...), false) }

// offer says what has happened, and that Undo brings back what was there.
func (s *State) offer(format string, args ...any) {
	s.say(format, args...)
	s.Message.Undo = true
}

// complain tells an error: a sentence of its own, though errors begin in lower case to stand behind others.
func (s *State) complain(err error) { s.tell(capital(err.Error()), true) }

// capital is a text with a capital at its beginning, unless its first word is a name: one of a key, a file, a quantity.
func capital(text string) string {
	word, _, _ := strings.Cut(text, " ")
	if text == "" || text[0] < 'a' || text[0] > 'z' || strings.ContainsAny(word, "./[_0123456789") || strings.ToLower(word) != word {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

func (s *State) tell(text string, isError bool) {
	s.messages++
	s.Message = Message{Text: text, Error: isError, Number: s.messages}
	s.said = s.now
	s.Revision++
}

// Refuse says why a control does not take something, until it takes something else: one fault at a time, which goes when it is mended.
func (s *State) Refuse(id string, why error) {
	s.complain(why)
	s.Message.About = id
}

// Mended takes back what was said of a control that refused something.
func (s *State) Mended(id string) {
	if s.Message.Error && s.Message.About == id {
		s.Message = Message{}
		s.Revision++
	}
}

// NotKept says in a line that stays, in [State.Unsaved], why the platform cannot keep the session; nil takes the line away.
func (s *State) NotKept(why error) {
	text := ""
	if why != nil {
		text = "This session is not kept: " + why.Error() + ". It is tried again."
	}
	if s.Unsaved != text {
		s.Unsaved = text
		s.Revision++
	}
}

// saidFor is how long a message that is no error stays: long enough to be read, not long enough to be in the way.
const saidFor = 10 * time.Second

func (s *State) hush() {
	s.glance.went = false // the change that it was for has been made, or was none
	if s.Message.Text != "" && !s.Message.Error && s.now-s.said > saidFor {
		s.Message = Message{}
		s.Revision++
	}
}

// try shows an error in the message line instead of losing it.
func (s *State) try(err error) {
	if err != nil {
		s.complain(err)
	}
}

// Saved tells the user where the platform has put a file, or why it could not.
func (s *State) Saved(place string, err error) {
	if err != nil {
		s.complain(err)
		return
	}
	s.say("Saved: %s", place)
}

// Warn shows an error that was met outside: a last session that cannot be restored, what a control refuses.
func (s *State) Warn(err error) { s.complain(err) }
