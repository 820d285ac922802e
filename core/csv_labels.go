package core

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// labels are what stands for the classes in a table: whole numbers, or words, at most MaxClasses of them.
//
//   - Whole numbers from 0 to 5 are the classes themselves, unless they count from 1: 1, 2, …, at least two of them.
//   - Other whole numbers become 0, 1, … from the least to the greatest: −1 and 1 are 0 and 1, and so are 1 and 2.
//   - Words become 0, 1, … in the order of their letters: cat and dog are 0 and 1.
//
// Errors are what may mean something else: numbers beside words, numbers with a fraction, a number beyond 5 where classes
// are counted from 0, and a single label that is no class.
type labels struct {
	asTheyStand bool // whole numbers from 0 to 5 are the classes, even 1 and 2
	list        []label
	at          map[string]int // the label's place in list
}

// label is one of them, with the line that has it first.
type label struct {
	text   string
	value  float64
	isWord bool
	line   int
	row    string
}

// number is the place in the list of the label in a cell of a line.
func (l *labels) number(cell string, line int, row func() string) (int, error) {
	now := label{text: cell}
	key := cell
	value, err := ParseDecimal(cell)
	if now.isWord = err != nil; !now.isWord {
		now.value = value + 0 // −0 is 0
		key = number(now.value)
	}
	if i, ok := l.at[key]; ok && l.list[i].isWord == now.isWord {
		return i, nil
	}
	_, meant := strconv.ParseFloat(cell, 64) // "nan" and "inf" are no words
	allowed := Limits["data.points.class"]
	switch {
	case l.asTheyStand && (now.isWord || !allowed.Contains(now.value)):
		return 0, fmt.Errorf("class must be %s", allowed)
	case cell == "", now.isWord && meant == nil, !now.isWord && (now.value != math.Trunc(now.value) || math.IsInf(now.value, 0)):
		return 0, errors.New("class must be a whole number or a word")
	case len(l.list) > 0 && l.list[0].isWord != now.isWord:
		return 0, fmt.Errorf("class must be a number in every line or a word in every line; before it was %s", l.list[0].short())
	}
	if l.at == nil {
		l.at = map[string]int{}
	}
	now.text = strings.Clone(cell) // not the whole line
	if now.line = line; len(l.list) < MaxClasses {
		now.row = row()
	}
	l.at[strings.Clone(key)] = len(l.list)
	l.list = append(l.list, now)
	return len(l.list) - 1, nil
}

// settle gives the points their classes and says which label became which, where they are not the classes themselves.
func (l *labels) settle(points []Point) (told []string, err error) {
	if n := len(l.list); n > MaxClasses {
		return nil, wrong("class", FormatInteger(n)+" different labels", "at most "+strconv.Itoa(MaxClasses))
	}
	order := make([]int, len(l.list)) // the labels' places in the list, from the least
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := l.list[i], l.list[j]
		return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(a.text, b.text))
	})
	class := make([]int, len(l.list))
	var list []string
	for k, i := range order {
		class[i] = k
		list = append(list, fmt.Sprintf("%s is class %d", l.list[i].short(), k))
	}
	areClasses, err := l.areClasses(order)
	switch {
	case err != nil:
		return nil, err
	case areClasses:
		for i, label := range l.list {
			class[i] = int(label.value)
		}
	default:
		told = []string{"Label " + strings.Join(list, ", ") + "."}
	}
	for i := range points {
		points[i].Class = class[points[i].Class]
	}
	return told, nil
}

// areClasses says if the labels are classes themselves; order is theirs from the least.
func (l *labels) areClasses(order []int) (bool, error) {
	if len(l.list) > 0 && l.list[0].isWord {
		return false, nil
	}
	allowed := Limits["data.points.class"]
	all, from1 := true, len(order) > 1
	for k, i := range order {
		label := l.list[i]
		all = all && allowed.Contains(label.value)
		from1 = from1 && label.value == float64(k+1)
		if first := l.list[order[0]].value; !all && (first == 0 || len(order) == 1) {
			return false, wrong(lineName(label.line), label.row, csvLine+" (class must be "+allowed.String()+")")
		}
	}
	return all && (l.asTheyStand || !from1), nil
}

// countFromOne says if the classes of points are 1, 2, …, at least two of them: what labels take for another count.
func countFromOne(points []Point) bool {
	var has [MaxClasses]bool
	for _, p := range points {
		has[p.Class] = true
	}
	if has[0] || !has[1] || !has[2] {
		return false
	}
	gap := slices.Index(has[1:], false)
	return gap < 0 || !slices.Contains(has[1+gap:], true)
}

// short is the label, cut where it is long.
func (l label) short() string {
	if l.isWord {
		return short(l.text)
	}
	return strings.Replace(number(l.value), "-", "−", 1)
}
