package core

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// ProjectError says which key of a project is wrong, what it holds and what it may hold.
type ProjectError struct {
	Key     string // "training.learningRate", "data.points[3]"; "" for the document as a whole
	Value   string // as it was written, cut if it is long; "" if the key itself is wrong
	Allowed string
}

func (e *ProjectError) Error() string {
	switch {
	case e.Key == "" && e.Value == "":
		return "project: " + e.Allowed
	case e.Key == "":
		return "project is " + e.Value + "; allowed: " + e.Allowed
	case e.Value == "":
		return e.Key + ": " + e.Allowed
	}
	return e.Key + " is " + e.Value + "; allowed: " + e.Allowed
}

// wrong is the error of a key; a long value is cut.
func wrong[T ~string | ~[]byte](key string, value T, allowed string) error {
	const longest = 60
	text := strings.Join(strings.Fields(string(value[:min(len(value), 4*longest)])), " ")
	return &ProjectError{key, cut(text, longest), allowed}
}

// cut is a text as it is, or its first bytes and an ellipsis where it is longer.
func cut(text string, longest int) string {
	if len(text) <= longest {
		return text
	}
	return strings.ToValidUTF8(text[:longest], "") + "…"
}

// at is the key of a list's entry.
func at(key string, i int) string { return key + "[" + strconv.Itoa(i) + "]" }

// ParseProject reads a project file. Keys left out keep their defaults. The document is read strictly: keys are
// exact and appear once, types and ranges are checked, and nothing follows the document. An error is a *ProjectError.
func ParseProject(doc []byte) (Project, error) {
	if len(doc) > MaxDocument {
		return Project{}, &ProjectError{Allowed: fmt.Sprintf("the document is %d bytes long; allowed: at most %d", len(doc), MaxDocument)}
	}
	doc = bytes.TrimPrefix(doc, []byte("\ufeff"))
	if err := wellFormed(doc); err != nil {
		return Project{}, err
	}
	doc = bytes.TrimSpace(doc)
	p := DefaultProject()
	fields := p.fields()
	members, err := flatten(fields, doc)
	if newer := checkVersion(doc, members["version"]); newer != nil {
		return Project{}, newer
	}
	if err != nil {
		return Project{}, err
	}
	for _, f := range fields {
		if member, ok := members[f.key]; ok {
			if err := f.value.read(f.key, member); err != nil {
				return Project{}, err
			}
		}
	}
	if err := p.Check(); err != nil {
		return Project{}, err
	}
	return p, nil
}

// wellFormed says where doc stops being JSON.
func wellFormed(doc []byte) error {
	if json.Valid(doc) {
		return nil
	}
	var whole json.RawMessage
	err := json.Unmarshal(doc, &whole)
	what := err.Error()
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		before := doc[:min(int(syntax.Offset), len(doc))]
		line := 1 + bytes.Count(before, []byte("\n"))
		column := len(before) - 1 - bytes.LastIndexByte(before, '\n')
		what = fmt.Sprintf("line %d, column %d: %v", line, column, err)
	}
	return &ProjectError{Allowed: "not JSON: " + what}
}

// checkVersion says if the document, as far as it could be read, comes from a newer program: whatever else is wrong with
// it, such as keys that this program does not know, is then right there. version is the key's value; nil where it was not
// come to, as it stands after what is wrong.
func checkVersion(doc []byte, version json.RawMessage) error {
	if version == nil {
		readMembers(doc, func(name, member json.RawMessage) error {
			if string(name) == `"version"` {
				version = member
				return errNotRead
			}
			return nil
		})
	}
	newest := Limits["version"].Max
	if x, ok := readNumber(version); ok && x > newest {
		return wrong("version", version, number(newest)+"; the document comes from a newer program")
	}
	return nil
}

// flatten finds the value of every key in doc. Only sections are descended into; everything else is a value.
func flatten(fields []field, doc []byte) (map[string]json.RawMessage, error) {
	const isSection, isValue = 1, 2
	known := map[string]int{}
	for _, f := range fields {
		known[f.key] = isValue
		for i, c := range f.key {
			if c == '.' {
				known[f.key[:i]] = isSection
			}
		}
	}
	members := map[string]json.RawMessage{}
	var descend func(section string, doc json.RawMessage) error
	descend = func(section string, doc json.RawMessage) error {
		ok, err := readObject(doc, func(name string, member json.RawMessage) error {
			key := section + name
			if known[key] == 0 || strings.Contains(name, ".") {
				return unknown(fields, section, name)
			}
			if _, twice := members[key]; twice {
				return &ProjectError{Key: key, Allowed: "appears twice; allowed: once"}
			}
			members[key] = member
			if known[key] == isSection {
				return descend(key+".", member)
			}
			return nil
		})
		if !ok {
			return wrong(strings.TrimSuffix(section, "."), doc, "an object {…}")
		}
		return err
	}
	return members, descend("", doc)
}

// unknown is the error of a key that the format does not have.
func unknown(fields []field, section, name string) error {
	var allowed []string
	for _, f := range fields {
		if rest, ok := strings.CutPrefix(f.key, section); ok {
			rest, _, _ = strings.Cut(rest, ".")
			if len(allowed) == 0 || allowed[len(allowed)-1] != rest {
				allowed = append(allowed, rest)
			}
		}
	}
	return &ProjectError{Key: section + cut(name, 60), Allowed: "unknown key; allowed: " + strings.Join(allowed, ", ")}
}

// Check says what is wrong with a project built in memory: the same rules, and the same *ProjectError, as ParseProject.
func (p Project) Check() error {
	for _, f := range p.fields() {
		if err := f.value.check(f.key); err != nil {
			return err
		}
	}
	if p.View.Exercise != "" && p.View.Challenge != "" {
		return wrong("view.challenge", quote(p.View.Challenge), "an exercise or a challenge, not both")
	}
	return p.checkWeights()
}

// Check says what is wrong with the data alone.
func (d Data) Check() error {
	p := Project{Data: d}
	for _, f := range p.fields() {
		if strings.HasPrefix(f.key, "data.") {
			if err := f.value.check(f.key); err != nil {
				return err
			}
		}
	}
	return nil
}

// Clone is a deep copy.
func (p Project) Clone() Project {
	p.Data = p.Data.Clone()
	p.Network.Hidden = slices.Clone(p.Network.Hidden)
	p.View.Show, p.View.Hide = slices.Clone(p.View.Show), slices.Clone(p.View.Hide)
	p.Weights = slices.Clone(p.Weights)
	for l, rows := range p.Weights {
		p.Weights[l] = cloneRows(rows)
	}
	p.Biases = cloneRows(p.Biases)
	p.Moments = cloneRows(p.Moments)
	return p
}

// Untrained is the project before its first step: without weights and what goes with them.
func (p Project) Untrained() Project {
	p.Weights, p.Biases, p.Moments, p.Step = nil, nil, nil, 0
	return p
}

// Clone is a deep copy.
func (d Data) Clone() Data {
	d.Features = slices.Clone(d.Features)
	d.Points = slices.Clone(d.Points)
	return d
}

func cloneRows(rows [][]float64) [][]float64 {
	rows = slices.Clone(rows)
	for i, row := range rows {
		rows[i] = slices.Clone(row)
	}
	return rows
}
