package app

import (
	"fmt"
	"time"
)

// Message is the line that tells the user something.
type Message struct {
	Text  string
	Error bool
}

func (s *State) say(format string, args ...any) {
	s.Message = Message{Text: fmt.Sprintf(format, args...)}
	s.said = s.now
	s.Revision++
}

// saidFor is how long a message that is no error stays: long enough to be read, not long enough to be in the way.
const saidFor = 10 * time.Second

func (s *State) hush() {
	if s.Message.Text != "" && !s.Message.Error && s.now-s.said > saidFor {
		s.Message = Message{}
		s.Revision++
	}
}

func (s *State) complain(err error) {
	s.Message = Message{Text: err.Error(), Error: true}
	s.Revision++
}
