package story

import (
	"errors"
	"math"
	"strings"

	"xorcery/core"
)

// shows says whether the solution is true as it is printed: each "calculation = number" in it, worked out from its printed numbers, comes
// to the number. Of a saturated neuron it is not: 1 · (1 − 1) is not 0.00000000003.
func (t *truth) shows() bool {
	sentences := strings.Split(t.solution, ". ")
	for i, sentence := range sentences {
		if _, after, ok := strings.Cut(sentence, ": "); ok { // "The whole chain: 2 · 3 = 6"
			sentence = after
		}
		parts := strings.Split(sentence, " = ")
		if len(parts) < 2 {
			return false
		}
		way := parts[len(parts)-2]
		if strings.Contains(way, "[") { // a name, as h1[0]
			continue
		}
		result, err := workOut(parts[len(parts)-1])
		worked, err2 := workOut(way)
		size := rightSize
		if i > 0 { // what is added up on the way is that of the first
			size = 0
		}
		if err != nil || err2 != nil || !t.within(worked, result, rightShare, size) {
			return false
		}
	}
	return true
}

var errUnworked = errors.New("this is no calculation")

// workOut works out a calculation as solutions print it, with + − · / ² log, max and brackets.
func workOut(text string) (float64, error) {
	r := &reckoner{rest: []rune(strings.ReplaceAll(text, " ", ""))}
	v := r.sum()
	if r.broken || len(r.rest) > 0 || !core.IsFinite(v) {
		return 0, errUnworked
	}
	return v, nil
}

// reckoner takes a calculation from its front.
type reckoner struct {
	rest   []rune
	broken bool
}

// takes says whether a word comes next, and takes it.
func (r *reckoner) takes(word string) bool {
	w := []rune(word)
	if len(r.rest) < len(w) || string(r.rest[:len(w)]) != word {
		return false
	}
	r.rest = r.rest[len(w):]
	return true
}

func (r *reckoner) needs(word string) {
	if !r.takes(word) {
		r.broken = true
	}
}

func (r *reckoner) sum() float64 {
	for v := r.product(); ; {
		switch {
		case r.takes("+"):
			v += r.product()
		case r.takes("−"):
			v -= r.product()
		default:
			return v
		}
	}
}

func (r *reckoner) product() float64 {
	for v := r.one(); ; {
		switch {
		case r.takes("·"):
			v *= r.one()
		case r.takes("/"):
			v /= r.one()
		default:
			return v
		}
	}
}

func (r *reckoner) one() float64 {
	if r.broken {
		return 0
	}
	var v float64
	switch {
	case r.takes("−"):
		return -r.one()
	case r.takes("log"):
		return math.Log(r.one())
	case r.takes("max("):
		v = r.sum()
		r.needs(",")
		v = max(v, r.sum())
		r.needs(")")
	case r.takes("("):
		v = r.sum()
		r.needs(")")
	case r.takes("½"):
		v = 0.5
	default:
		v = r.number()
	}
	if r.takes("²") {
		v *= v
	}
	return v
}

func (r *reckoner) number() float64 {
	n := 0
	for n < len(r.rest) && (strings.ContainsRune("0123456789.e", r.rest[n]) || n > 0 && r.rest[n-1] == 'e' && strings.ContainsRune("+−", r.rest[n])) {
		n++
	}
	v, err := core.ParseDecimal(string(r.rest[:n]))
	if err != nil {
		r.broken = true
	}
	r.rest = r.rest[n:]
	return v
}
