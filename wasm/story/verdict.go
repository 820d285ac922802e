package story

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"xorcery/core"
)

// Verdict is what an answer deserves, and why.
type Verdict struct {
	Grade Grade
	Text  string
}

// Grade is how good an answer is.
type Grade string

// The grades.
const (
	Right   Grade = "right"
	Near    Grade = "near"    // but for its rounding, or almost the best
	Mistake Grade = "mistake" // that has a name
	Wrong   Grade = "wrong"
	Unread  Grade = "unread" // it is no answer of its kind, and does not count
)

// better says whether a grade is better than another.
func (g Grade) better(than Grade) bool {
	rising := []Grade{Unread, Wrong, Mistake, Near, Right}
	return slices.Index(rising, g) > slices.Index(rising, than)
}

// truth is a number that is to be found.
type truth struct {
	name     string // "z1[0]"
	value    float64
	size     float64   // of what is added up on the way: the given numbers are rounded to four digits
	named    []mistake // what goes wrong as a rule
	question string
	hints    [2]string
	solution string
}

// mistake is what a usual mistake comes to, and its name.
type mistake struct {
	value float64
	text  string
}

// How far an answer may be from the truth, as a share of it and of what is added up on the way.
const (
	rightShare, rightSize = 0.005, 0.0006
	nearShare, nearSize   = 0.03, 0.003
)

func (t *truth) within(v, of, share, size float64) bool {
	return math.Abs(v-of) <= max(share*math.Abs(of), size*t.size)
}

// worth says whether the number is far enough from 0, and so from its opposite, and from what mistakes come to.
func (t *truth) worth() bool {
	if !core.IsFinite(t.value) || math.Abs(t.value) < max(1e-6, 4*nearSize*t.size) {
		return false
	}
	for _, m := range t.named {
		if t.within(m.value, t.value, nearShare, nearSize) {
			return false
		}
	}
	return true
}

// check judges a number as somebody types it.
func (t *truth) check(answer string) Verdict {
	v, comma, err := t.read(answer)
	if err != nil {
		return Verdict{Unread, err.Error()}
	}
	verdict := t.judge(v)
	if comma {
		verdict.Text = fmt.Sprintf("Read with the comma as decimal mark, as %s. ", core.FormatExact(v)) + verdict.Text
	}
	return verdict
}

// read takes a number; a comma is a decimal mark.
func (t *truth) read(answer string) (v float64, comma bool, err error) {
	text := strings.TrimSpace(answer)
	if at := strings.LastIndexAny(text, "=≈"); at >= 0 { // "z1[0] = 0.5"
		text = strings.TrimSpace(strings.TrimLeft(text[at:], "=≈"))
	}
	if text == "" {
		return 0, false, fmt.Errorf("there is no answer yet: type a number, as 0.35, −1.2 or 0.00003")
	}
	v, err = core.ParseDecimal(text)
	switch {
	case err != nil:
		return 0, false, fmt.Errorf("%w: type digits, as 0.35, −1.2 or 0.00003", err)
	case !core.IsFinite(v):
		return 0, false, fmt.Errorf("%s is too large to be a number here", quoted(answer))
	}
	return v, strings.Contains(text, ","), nil
}

func (t *truth) judge(v float64) Verdict {
	if t.within(v, t.value, rightShare, rightSize) {
		return Verdict{Right, fmt.Sprintf("Right: %s is %s.", t.name, four(t.value))}
	}
	for _, m := range t.named {
		if t.within(v, m.value, rightShare, rightSize) {
			return Verdict{Mistake, m.text}
		}
	}
	switch {
	case t.within(v, t.value, nearShare, nearSize):
		return Verdict{Near, "Nearly: it is the rounding. Keep four digits on the way and give three."}
	case t.within(-v, t.value, nearShare, nearSize):
		return Verdict{Mistake, "The size is right, the sign is the other one."}
	}
	for _, n := range []float64{10, 100, 1000, 0.1, 0.01, 0.001} {
		if t.within(v*n, t.value, rightShare, 0) {
			return Verdict{Mistake, "The digits are right, the decimal mark is in another place."}
		}
	}
	return Verdict{Wrong, "Not this number. A hint may help."}
}

// smallest is what is still written with all its zeros: who reads it may not know what 1.39e−09 means.
const smallest = 1e-10

// four writes a number with four digits that say something, as tasks give them.
func four(v float64) string {
	if v == 0 {
		return "0"
	}
	text := core.FormatFloat(v, 'g', 4)
	if a := math.Abs(v); a >= smallest && a < 1e7 {
		text = core.FormatFloat(v, 'f', max(3-int(math.Floor(math.Log10(a))), 0))
		if strings.Contains(text, ".") {
			text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
		}
	}
	return text
}

// many writes a number with all digits that a small change of it shows in: eight after the point, and where it begins later, a few more.
func many(v float64) string {
	if a := math.Abs(v); a >= 1e-7 && a < 1e-4 {
		return strings.TrimRight(core.FormatFloat(v, 'f', 10), "0")
	}
	return core.FormatDigits(v)
}

// factor is a number within a product: a negative one in brackets.
func factor(v float64) string {
	if v < 0 {
		return "(" + four(v) + ")"
	}
	return four(v)
}

// quoted is what was given, cut where it is long.
func quoted(text string) string {
	const longest = 40
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return strconv.Quote(text)
}

// place is a point as a question gives it.
func place(p core.Point) string { return fmt.Sprintf("(%s, %s)", four(p.X1), four(p.X2)) }

// nth is a neuron as it is counted in words.
func nth(i int) string {
	words := []string{"first", "second", "third", "fourth", "fifth", "sixth"}
	if i < len(words) {
		return words[i]
	}
	return fmt.Sprintf("%dth", i+1)
}
