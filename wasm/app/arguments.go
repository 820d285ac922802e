package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
)

// method is what a page or a script can call by name. It takes its arguments, and then acts: an error changes nothing. Its answer
// is a value that encoding/json can write.
type method struct {
	name   string
	answer func(*State, *arguments) (any, error)
}

// arguments are those of one call that have not been taken yet; err is the first that was not allowed.
type arguments struct {
	method string
	list   []json.RawMessage
	err    error
}

// next takes an argument, null where the call has no more; name is its name in an error.
func next[T any](a *arguments, name string) (v T) {
	raw := json.RawMessage("null")
	if len(a.list) > 0 {
		raw, a.list = a.list[0], a.list[1:]
	}
	if err := decode(raw, &v); err != nil && a.err == nil {
		a.err = fmt.Errorf("%s: %s %s is not allowed; allowed is %w", a.method, name, brief(raw), err)
	}
	return v
}

// decode reads an argument; an error says what is allowed. Numbers and truths have to be there; what may be left out is text, any
// value, a pointer, and a type of its own that says so as it reads itself.
func decode(raw json.RawMessage, into any) error {
	err := json.Unmarshal(raw, into)
	well, there := err == nil, string(raw) != "null"
	switch v := into.(type) {
	case *int:
		var number float64 // 1e4 is a whole number too
		well = json.Unmarshal(raw, &number) == nil && number == math.Trunc(number) && math.Abs(number) <= 1e9
		*v = int(number)
		return allow(well && there, "a whole number")
	case *float64:
		return allow(well && there, "a number")
	case *bool:
		return allow(well && there, "true or false")
	case **float64:
		return allow(well, "a number")
	case *string:
		return allow(well, "text")
	case *any:
		return allow(well, "a number, text, true or false")
	}
	return err
}

func allow(well bool, allowed string) error {
	if well {
		return nil
	}
	return errors.New(allowed)
}

// brief is an argument as an error shows it.
func brief(raw json.RawMessage) string {
	const longest = 60
	if len(raw) > longest {
		return strings.ToValidUTF8(string(raw[:longest]), "") + "…"
	}
	return string(raw)
}

// or is an argument, or what stands for it where it is left out.
func or[T any](v *T, otherwise T) T {
	if v == nil {
		return otherwise
	}
	return *v
}

// asks makes a method of a question without arguments.
func asks[R any](name string, f func(*State) R) method {
	return method{name, func(s *State, _ *arguments) (any, error) { return f(s), nil }}
}

// asks1 makes a method of a question with an argument.
func asks1[A, R any](name, a string, f func(*State, A) (R, error)) method {
	return method{name, func(s *State, list *arguments) (any, error) {
		x := next[A](list, a)
		if list.err != nil {
			return nil, list.err
		}
		return f(s, x)
	}}
}

// asks2 makes a method of a question with two arguments.
func asks2[A, B, R any](name, a, b string, f func(*State, A, B) (R, error)) method {
	return method{name, func(s *State, list *arguments) (any, error) {
		x, y := next[A](list, a), next[B](list, b)
		if list.err != nil {
			return nil, list.err
		}
		return f(s, x, y)
	}}
}

// asks3 makes a method of a question with three arguments.
func asks3[A, B, C, R any](name, a, b, c string, f func(*State, A, B, C) (R, error)) method {
	return method{name, func(s *State, list *arguments) (any, error) {
		x, y, z := next[A](list, a), next[B](list, b), next[C](list, c)
		if list.err != nil {
			return nil, list.err
		}
		return f(s, x, y, z)
	}}
}

// does makes a method of a deed without arguments.
func does(name string, f func(*State) error) method {
	return method{name, func(s *State, _ *arguments) (any, error) { return nil, f(s) }}
}

// does1 makes a method of a deed with an argument.
func does1[A any](name, a string, f func(*State, A) error) method {
	return asks1(name, a, func(s *State, x A) (any, error) { return nil, f(s, x) })
}

// does2 makes a method of a deed with two arguments.
func does2[A, B any](name, a, b string, f func(*State, A, B) error) method {
	return asks2(name, a, b, func(s *State, x A, y B) (any, error) { return nil, f(s, x, y) })
}

// does3 makes a method of a deed with three arguments.
func does3[A, B, C any](name, a, b, c string, f func(*State, A, B, C) error) method {
	return asks3(name, a, b, c, func(s *State, x A, y B, z C) (any, error) { return nil, f(s, x, y, z) })
}
