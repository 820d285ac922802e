package core

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"unicode/utf8"
)

// readNumber reads a JSON number; one too large for a float64 is infinite.
func readNumber(doc json.RawMessage) (x float64, ok bool) {
	if len(doc) == 0 || doc[0] != '-' && (doc[0] < '0' || doc[0] > '9') {
		return 0, false
	}
	x, err := strconv.ParseFloat(string(doc), 64)
	return x, err == nil || math.IsInf(x, 0)
}

// readText reads a JSON string.
func readText(doc json.RawMessage) (s string, ok bool) {
	if len(doc) == 0 || doc[0] != '"' {
		return "", false
	}
	if inner := doc[1 : len(doc)-1]; !bytes.ContainsFunc(inner, func(r rune) bool { return r == '\\' || r >= utf8.RuneSelf }) {
		return string(inner), true // as nearly all are
	}
	return s, json.Unmarshal(doc, &s) == nil
}

// readTexts reads a list of JSON strings; one of more than longest, as one with anything else in it, is not ok.
func readTexts[T ~string](doc json.RawMessage, longest int) (list []T, ok bool) {
	list = []T{}
	ok, err := readArray(doc, func(i int, element json.RawMessage) error {
		s, isText := readText(element)
		if !isText || i == longest {
			return errNotRead
		}
		list = append(list, T(s))
		return nil
	})
	return list, ok && err == nil
}

// errNotRead ends the reading of a list that is refused as a whole.
var errNotRead = errors.New("not read to its end")

// readRow reads a list of at most longest numbers, all finite.
func readRow(doc json.RawMessage, longest int) (row []float64, ok bool, err error) {
	row = []float64{}
	ok, err = readArray(doc, func(i int, element json.RawMessage) error {
		x, isNumber := readNumber(element)
		if i == longest || !isNumber || !IsFinite(x) {
			return wrong(at("row", i), element, "a finite number")
		}
		row = append(row, x)
		return nil
	})
	return row, ok, err
}

// readArray calls each for every element of a JSON array until it returns an error; ok is false if doc is no array.
// doc is known to be well-formed. Only one element at a time is held, so a long list costs no memory of its own.
func readArray(doc json.RawMessage, each func(i int, element json.RawMessage) error) (ok bool, err error) {
	if len(doc) == 0 || doc[0] != '[' {
		return false, nil
	}
	rest := bytes.TrimLeft(doc[1:], space)
	for i := 0; rest[0] != ']'; i++ {
		end := valueEnd(rest)
		if err := each(i, rest[:end]); err != nil {
			return true, err
		}
		rest = bytes.TrimLeft(rest[end:], space)
		if rest[0] == ',' {
			rest = bytes.TrimLeft(rest[1:], space)
		}
	}
	return true, nil
}

// readObject calls each for every member of a JSON object until it returns an error; ok is false if doc is no object.
func readObject(doc json.RawMessage, each func(name string, member json.RawMessage) error) (ok bool, err error) {
	return readMembers(doc, func(name, member json.RawMessage) error {
		text, _ := readText(name)
		return each(text, member)
	})
}

// readMembers is readObject with the names as they are written, in quotes.
func readMembers(doc json.RawMessage, each func(name, member json.RawMessage) error) (ok bool, err error) {
	if len(doc) == 0 || doc[0] != '{' {
		return false, nil
	}
	rest := bytes.TrimLeft(doc[1:], space)
	for rest[0] != '}' {
		end := valueEnd(rest)
		name := rest[:end]
		rest = bytes.TrimLeft(rest[end:], space)
		rest = bytes.TrimLeft(rest[1:], space) // past the colon
		end = valueEnd(rest)
		if err := each(name, rest[:end]); err != nil {
			return true, err
		}
		rest = bytes.TrimLeft(rest[end:], space)
		if rest[0] == ',' {
			rest = bytes.TrimLeft(rest[1:], space)
		}
	}
	return true, nil
}

const space = " \t\r\n"

// valueEnd is the length of the JSON value at the start of well-formed doc.
func valueEnd(doc []byte) int {
	depth, inText := 0, false
	for i := 0; i < len(doc); i++ {
		switch c := doc[i]; {
		case inText && c == '\\':
			i++
		case c == '"':
			inText = !inText
			if !inText && depth == 0 {
				return i + 1
			}
		case inText:
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return i + 1
			} else if depth < 0 {
				return i
			}
		case depth == 0 && (c == ',' || c == ':' || c == ' ' || c == '\t' || c == '\r' || c == '\n'):
			return i
		}
	}
	return len(doc)
}

// appendNumber writes the shortest number that reads back to the same bits, in the notation of JSON.
func appendNumber(dst []byte, x float64) []byte {
	if size := math.Abs(x); size != 0 && (size < 1e-6 || size >= 1e21) {
		return strconv.AppendFloat(dst, x, 'e', -1, 64)
	}
	return strconv.AppendFloat(dst, x, 'f', -1, 64)
}

func number(x float64) string { return string(appendNumber(nil, x)) }

// appendList writes a list, one element by each call.
func appendList[T any](dst []byte, list []T, comma string, each func([]byte, T) []byte) []byte {
	dst = append(dst, '[')
	for i, element := range list {
		if i > 0 {
			dst = append(dst, comma...)
		}
		dst = each(dst, element)
	}
	return append(dst, ']')
}

// appendTexts writes a list of strings.
func appendTexts[T ~string](dst []byte, list []T, form layout) []byte {
	return appendList(dst, list, form.comma, func(dst []byte, s T) []byte { return append(dst, quote(string(s))...) })
}

// quoteStart writes as much of a JSON string as an error shows.
func quoteStart(s string) string { return quote(s[:min(len(s), 100)]) }

// quote writes a JSON string.
func quote(s string) string {
	var buffer bytes.Buffer
	e := json.NewEncoder(&buffer)
	e.SetEscapeHTML(false)
	e.Encode(s)
	return string(bytes.TrimSpace(buffer.Bytes()))
}
