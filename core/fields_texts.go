package core

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// text is what people read: plain text of at most Limits[key].Max characters in so many lines. It is shown as it is, never as markup.
type text struct {
	at    *string
	lines int
}

// mostLines is how many lines a text of more than one may have.
const mostLines = 12

func (v text) read(key string, doc json.RawMessage) error {
	return readInto(v.at, key, doc, v.allowed(key))
}

func (v text) check(key string) error {
	s := *v.at
	n, lines := utf8.RuneCountInString(s), 1+strings.Count(s, "\n")
	switch {
	case n > int(Limits[key].Max):
		return wrong(key, FormatCount(n, "character"), v.allowed(key))
	case lines > v.lines:
		return wrong(key, FormatCount(lines, "line"), v.allowed(key))
	case !utf8.ValidString(s) || strings.ContainsFunc(s, commands):
		return wrong(key, quoteStart(s), v.allowed(key))
	}
	return nil
}

func (v text) write(dst []byte, _ layout) []byte { return append(dst, quote(*v.at)...) }

func (v text) same(other value) bool { return *v.at == *other.(text).at }

func (v text) allowed(key string) string {
	lines := "in one line"
	if v.lines > 1 {
		lines = fmt.Sprintf("in at most %d lines", v.lines)
	}
	return fmt.Sprintf("text of at most %s characters %s, without control characters", number(Limits[key].Max), lines)
}

// commands says whether a character tells a screen what to do, beside the end of a line: a control character, or one that turns the
// direction of what follows, so that a text reads as it is not written.
func commands(r rune) bool {
	return unicode.IsControl(r) && r != '\n' || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r) && r != '\u200e' && r != '\u200f'
}

// name is that of something that the program's story knows and core does not, or "".
type name struct{ at *string }

const nameAllowed = "a name of at most 100 letters, digits, - and _"

func (v name) read(key string, doc json.RawMessage) error {
	return readInto(v.at, key, doc, nameAllowed)
}

func (v name) check(key string) error {
	if len(*v.at) > longestID || strings.ContainsFunc(*v.at, isStrange) {
		return wrong(key, quoteStart(*v.at), nameAllowed)
	}
	return nil
}

// isStrange says whether a character is none of those that names and links are made of.
func isStrange(r rune) bool {
	return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
}

func (v name) write(dst []byte, _ layout) []byte { return append(dst, quote(*v.at)...) }

func (v name) same(other value) bool { return *v.at == *other.(name).at }
