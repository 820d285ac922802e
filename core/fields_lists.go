package core

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
)

// several are different names of a list: one or more of them, or where null is allowed any number, null standing for all of them.
type several[T ~string] struct {
	at   *[]T
	all  []T
	null bool
}

func (v several[T]) read(key string, doc json.RawMessage) error {
	*v.at = nil
	if v.null && string(doc) == "null" {
		return nil
	}
	list, ok := readTexts[T](doc, len(v.all)+1) // of one too many the check says which is there twice
	if !ok {
		return wrong(key, doc, v.allowed())
	}
	*v.at = list
	return nil
}

func (v several[T]) check(key string) error {
	for i, s := range *v.at {
		if !slices.Contains(v.all, s) || slices.Contains((*v.at)[:i], s) {
			return wrong(at(key, i), quoteStart(string(s)), v.allowed())
		}
	}
	if len(*v.at) == 0 && !v.null {
		return wrong(key, "[]", v.allowed())
	}
	return nil
}

func (v several[T]) write(dst []byte, form layout) []byte {
	if v.null && *v.at == nil {
		return append(dst, "null"...)
	}
	return appendTexts(dst, *v.at, form)
}

func (v several[T]) same(other value) bool {
	a, b := *v.at, *other.(several[T]).at
	return slices.Equal(a, b) && (!v.null || (a == nil) == (b == nil))
}

func (v several[T]) allowed() string {
	if v.null {
		return "null, or a list of " + joined(v.all) + ", each at most once"
	}
	return "a list of one or more of " + joined(v.all) + ", each once"
}

// ids are names of controls, which the program's table of controls knows and core does not.
type ids struct{ at *[]string }

const (
	mostIDs    = 1000
	longestID  = 100 // bytes
	idsAllowed = "a list of at most 1000 ids of controls, each once and of at most 100 bytes"
)

func (v ids) read(key string, doc json.RawMessage) error {
	list, ok := readTexts[string](doc, mostIDs)
	if !ok {
		return wrong(key, doc, idsAllowed)
	}
	*v.at = list
	return nil
}

func (v ids) check(key string) error {
	if len(*v.at) > mostIDs {
		return wrong(key, "a list of "+strconv.Itoa(len(*v.at)), idsAllowed)
	}
	for i, s := range *v.at {
		if s == "" || len(s) > longestID || strings.ToValidUTF8(s, "") != s || slices.Contains((*v.at)[:i], s) {
			return wrong(at(key, i), quoteStart(s), idsAllowed)
		}
	}
	return nil
}

func (v ids) write(dst []byte, form layout) []byte { return appendTexts(dst, *v.at, form) }

func (v ids) same(other value) bool { return slices.Equal(*v.at, *other.(ids).at) }

// neurons are the widths of the hidden layers.
type neurons struct{ at *[]int }

func (v neurons) read(key string, doc json.RawMessage) error {
	*v.at = nil
	ok, err := readArray(doc, func(i int, element json.RawMessage) error {
		var width int
		if i >= int(Limits[key].Max) {
			return wrong(key, "a list of more than "+number(Limits[key].Max), v.allowed())
		}
		if err := (whole{&width}).read("network.hidden.neurons", element); err != nil {
			return wrong(at(key, i), element, Limits["network.hidden.neurons"].String())
		}
		*v.at = append(*v.at, width)
		return nil
	})
	if !ok {
		return wrong(key, doc, v.allowed())
	}
	return err
}

func (v neurons) check(key string) error {
	if len(*v.at) > int(Limits[key].Max) {
		return wrong(key, "a list of "+strconv.Itoa(len(*v.at)), v.allowed())
	}
	for i, width := range *v.at {
		if r := Limits["network.hidden.neurons"]; !r.Contains(float64(width)) {
			return wrong(at(key, i), strconv.Itoa(width), r.String())
		}
	}
	return nil
}

func (v neurons) write(dst []byte, form layout) []byte {
	return appendList(dst, *v.at, form.comma, func(dst []byte, width int) []byte {
		return strconv.AppendInt(dst, int64(width), 10)
	})
}

func (v neurons) same(other value) bool { return slices.Equal(*v.at, *other.(neurons).at) }

func (v neurons) allowed() string {
	return "a list of " + number(Limits["network.hidden"].Min) + " to " + number(Limits["network.hidden"].Max) +
		" layers, each " + Limits["network.hidden.neurons"].String()
}

// points are the user's points, each [x1, x2, class].
type points struct{ at *[]Point }

func (v points) read(key string, doc json.RawMessage) error {
	*v.at = nil
	ok, err := readArray(doc, func(i int, element json.RawMessage) error {
		if i >= int(Limits[key].Max) {
			return wrong(key, "a list of more than "+number(Limits[key].Max)+" points", v.allowed())
		}
		x, ok, err := readRow(element, 3)
		if err != nil || !ok || len(x) != 3 || x[2] != math.Trunc(x[2]) || math.Abs(x[2]) > 1<<31 {
			return wrong(at(key, i), element, pointAllowed())
		}
		*v.at = append(*v.at, Point{x[0], x[1], int(x[2])})
		return nil
	})
	if !ok {
		return wrong(key, doc, v.allowed())
	}
	return err
}

func (v points) check(key string) error {
	if len(*v.at) > int(Limits[key].Max) {
		return wrong(key, "a list of "+strconv.Itoa(len(*v.at))+" points", v.allowed())
	}
	for i, p := range *v.at {
		if err := p.check(); err != nil {
			return wrong(at(key, i), p.text(), pointAllowed())
		}
	}
	return nil
}

func (v points) write(dst []byte, form layout) []byte {
	return appendList(dst, *v.at, form.between(), func(dst []byte, p Point) []byte {
		return p.append(append(dst, form.row...), form)
	})
}

func (v points) same(other value) bool { return slices.Equal(*v.at, *other.(points).at) }

func (v points) allowed() string {
	return "a list of at most " + number(Limits["data.points"].Max) + " points, each " + pointAllowed()
}

// check says what is wrong with a single point.
func (p Point) check() error {
	plane := Limits["data.points.x"]
	if plane.Contains(p.X1) && plane.Contains(p.X2) && Limits["data.points.class"].Contains(float64(p.Class)) {
		return nil
	}
	return wrong("point", p.text(), pointAllowed())
}

func (p Point) append(dst []byte, form layout) []byte {
	dst = appendNumber(append(dst, '['), p.X1)
	dst = appendNumber(append(dst, form.comma...), p.X2)
	dst = strconv.AppendInt(append(dst, form.comma...), int64(p.Class), 10)
	return append(dst, ']')
}

func (p Point) text() string { return string(p.append(nil, readable)) }

func pointAllowed() string {
	plane, class := Limits["data.points.x"], Limits["data.points.class"]
	return "[x1, x2, class] with x1 and x2 from " + number(plane.Min) + " to " + number(plane.Max) +
		" and class a whole number from " + number(class.Min) + " to " + number(class.Max)
}
