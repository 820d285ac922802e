package layout

import (
	"strings"
	"unicode/utf8"
)

// Text is measured without its font, by the widest that its letters can be: the layout must not depend on a screen.
const (
	DigitWidth    = 6.9  // of a digit in the small font, rounded up
	LetterWidth   = 6.2  // of prose in the small font, rounded up
	EquationWidth = 9.8  // of a character of an equation, which is bold and large: more than the average of any line
	LineStep      = 18.0 // from one line of a text to the next
	EquationStep  = 24.0 // of an equation
)

// TextWidth is the room that a line of numbers and names in the small font takes at the most.
func TextWidth(text string) float64 { return float64(utf8.RuneCountInString(text)) * DigitWidth }

// BreakLines breaks a text at spaces into lines of at most n characters; a longer word stands alone. Spaces stay as they are
// where nothing is broken.
func BreakLines(text string, n int) []string {
	if utf8.RuneCountInString(text) <= n {
		return []string{text}
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= n:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}
