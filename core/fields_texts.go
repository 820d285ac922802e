package core

import (
	"encoding/json"
	"fmt"
	"slices"
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
	s, ok := readText(doc)
	if !ok {
		return wrong(key, doc, v.allowed(key))
	}
	*v.at = s
	return nil
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
	s, ok := readText(doc)
	if !ok {
		return wrong(key, doc, nameAllowed)
	}
	*v.at = s
	return nil
}

func (v name) check(key string) error {
	strange := func(r rune) bool {
		return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}
	if len(*v.at) > longestID || strings.ContainsFunc(*v.at, strange) {
		return wrong(key, quoteStart(*v.at), nameAllowed)
	}
	return nil
}

func (v name) write(dst []byte, _ layout) []byte { return append(dst, quote(*v.at)...) }

func (v name) same(other value) bool { return *v.at == *other.(name).at }

// groups are different groups of controls, or null for all of them; a list of none is something else.
type groups struct{ at *[]string }

func (v groups) read(key string, doc json.RawMessage) error {
	*v.at = nil
	if string(doc) == "null" {
		return nil
	}
	list, ok := readTexts(doc, len(AllGroups)+1) // of one too many the check says which is there twice
	if !ok {
		return wrong(key, doc, v.allowed())
	}
	*v.at = list
	return nil
}

func (v groups) check(key string) error {
	for i, s := range *v.at {
		if !slices.Contains(AllGroups, s) || slices.Contains((*v.at)[:i], s) {
			return wrong(at(key, i), quoteStart(s), v.allowed())
		}
	}
	return nil
}

func (v groups) write(dst []byte, look layout) []byte {
	if *v.at == nil {
		return append(dst, "null"...)
	}
	return appendTexts(dst, *v.at, look)
}

func (v groups) same(other value) bool {
	a, b := *v.at, *other.(groups).at
	return (a == nil) == (b == nil) && slices.Equal(a, b)
}

func (v groups) allowed() string {
	return "null, or a list of " + choice[string]{all: AllGroups}.allowed() + ", each at most once"
}
