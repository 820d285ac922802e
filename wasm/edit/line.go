// Package edit is a line of text that is being typed, as people know it: its caret and selection, what keys and the pointer do to it, and
// its way back. It knows no font, no screen and no clipboard: widths come in as a function, and what goes to the clipboard or shall come
// from it is a value.
package edit

import (
	"slices"
	"strings"
	"unicode"
)

// Line is a line of text with its caret, and what was typed before. Places in it are counted in characters, 0 before the first. Its
// methods change it and nothing else; a copy is another line.
type Line struct {
	text   []rune // never changed in place
	caret  int
	anchor int // the other end of the selection; the caret where nothing is selected
	first  string

	past, future []moment
	last         act // of the last change: another one of its kind joins it
}

// moment is the line before a change, or after one that was taken back.
type moment struct {
	text          []rune
	caret, anchor int
}

// act is what a change does.
type act int

const (
	moves act = iota // no change
	types
	erases // backward
	deletes
	replaces // cut and paste: each stands alone
)

// The bounds of a line.
const (
	MostText = 4096 // characters
	mostPast = 100  // changes that can be taken back
)

// New is a line with a text, all of it selected: what is typed first replaces it.
func New(text string) Line {
	l := Line{text: clean(text, MostText)}
	l.first, l.caret = string(l.text), len(l.text)
	return l
}

// Text is what stands there.
func (l *Line) Text() string { return string(l.text) }

// Len is how many characters stand there.
func (l *Line) Len() int { return len(l.text) }

// Caret is the caret's place.
func (l *Line) Caret() int { return l.caret }

// Selection is what is selected: from and to are the same where nothing is.
func (l *Line) Selection() (from, to int) { return min(l.caret, l.anchor), max(l.caret, l.anchor) }

// Selected is the text that is selected.
func (l *Line) Selected() string {
	from, to := l.Selection()
	return string(l.text[from:to])
}

// Before is the text before a place.
func (l *Line) Before(at int) string { return string(l.text[:l.within(at)]) }

// Changed says whether another text stands there than at first.
func (l *Line) Changed() bool { return string(l.text) != l.first }

// Place puts the caret at a place; with extend what was selected ends there.
func (l *Line) Place(at int, extend bool) {
	l.caret, l.last = l.within(at), moves
	if !extend {
		l.anchor = l.caret
	}
}

// Select selects what lies between two places; the caret stands at the second.
func (l *Line) Select(anchor, caret int) {
	l.anchor, l.caret, l.last = l.within(anchor), l.within(caret), moves
}

// SelectAll selects the whole text.
func (l *Line) SelectAll() { l.Select(0, len(l.text)) }

// Word is the word around a place, or what stands there between two words.
func (l *Line) Word(at int) (from, to int) {
	at = l.within(at)
	if len(l.text) == 0 {
		return 0, 0
	}
	kind := kindOf(l.text[min(at, len(l.text)-1)])
	for from = min(at, len(l.text)-1); from > 0 && kindOf(l.text[from-1]) == kind; from-- {
	}
	for to = from; to < len(l.text) && kindOf(l.text[to]) == kind; to++ {
	}
	return from, to
}

// Insert puts a text in the place of what is selected, as far as there is room for it: a paste. What no line has, such as its end, is left
// out.
func (l *Line) Insert(text string) { l.insert(text, replaces) }

func (l *Line) insert(text string, how act) {
	from, to := l.Selection()
	in := clean(text, MostText-(len(l.text)-(to-from)))
	if len(in) == 0 {
		return
	}
	l.change(how, from, to, in)
}

// change puts characters in the place of those between two places, and remembers what was. What is typed or erased character by
// character is one change.
func (l *Line) change(how act, from, to int, in []rune) {
	joins := how == l.last && how != replaces && l.caret == l.anchor && len(l.past) > 0
	if !joins {
		first := max(len(l.past)-mostPast+1, 0)
		l.past = append(slices.Clone(l.past[first:]), l.now())
	}
	l.text = slices.Concat(l.text[:from], in, l.text[to:])
	l.caret = from + len(in)
	l.anchor, l.future, l.last = l.caret, nil, how
}

func (l *Line) now() moment { return moment{l.text, l.caret, l.anchor} }

// erase removes what is selected, or else what lies between the caret and a place.
func (l *Line) erase(to int, how act) {
	from, end := l.Selection()
	if from == end {
		from, end = min(l.caret, to), max(l.caret, to)
	} else {
		how = replaces
	}
	if from < end {
		l.change(how, from, end, nil)
	}
}

// Undo takes the last change back; Redo makes it again.
func (l *Line) Undo() { l.travel(&l.past, &l.future) }

// Redo makes the change again that was taken back last.
func (l *Line) Redo() { l.travel(&l.future, &l.past) }

func (l *Line) travel(from, to *[]moment) {
	n := len(*from) - 1
	if n < 0 {
		return
	}
	there := (*from)[n]
	*from, *to = (*from)[:n:n], append(slices.Clone(*to), l.now())
	l.text, l.caret, l.anchor, l.last = there.text, there.caret, there.anchor, moves
}

func (l *Line) within(at int) int { return max(min(at, len(l.text)), 0) }

// clean is what of a text a line can hold, most characters of it.
func clean(text string, most int) []rune {
	text = strings.TrimRight(text, "\r\n")
	var kept []rune
	for _, r := range text {
		switch {
		case len(kept) >= most:
			return kept
		case r == '\t' || r == '\n':
			kept = append(kept, ' ')
		case r != unicode.ReplacementChar && !unicode.IsControl(r):
			kept = append(kept, r)
		}
	}
	return kept
}

// kind is what a character is to words: numbers with their points and commas are words.
type kind int

const (
	space kind = iota
	word
	other
)

func kindOf(r rune) kind {
	switch {
	case unicode.IsSpace(r):
		return space
	case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r), r == '.', r == ',', r == '_':
		return word
	}
	return other
}

// wordBack is the beginning of the word before a place, wordOn the end of the word after it.
func (l *Line) wordBack(at int) int {
	for at > 0 && kindOf(l.text[at-1]) == space {
		at--
	}
	if at > 0 {
		for k := kindOf(l.text[at-1]); at > 0 && kindOf(l.text[at-1]) == k; at-- {
		}
	}
	return at
}

func (l *Line) wordOn(at int) int {
	for at < len(l.text) && kindOf(l.text[at]) == space {
		at++
	}
	if at < len(l.text) {
		for k := kindOf(l.text[at]); at < len(l.text) && kindOf(l.text[at]) == k; at++ {
		}
	}
	return at
}
