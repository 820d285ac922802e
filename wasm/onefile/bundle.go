package onefile

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Each module becomes a function that is called once, after those that it needs, and whose result is what it exports; an import takes
// names from such a result. Scopes stay apart as in modules. Only what is exported by let, and so may change, stands outside of the
// functions, under its own name, so that whoever imports it sees it change.
//
// What is read are lines of our own, in the forms that our own modules have; another form is an error that shows the line.
var (
	imported = regexp.MustCompile(`(?m)^import (?:\{([^}]*)\}|\* as (\w+)) from '\./([\w-]+\.js)';`)
	needed   = regexp.MustCompile(`(?m)^import '\./([\w-]+\.js)';`)
	declared = regexp.MustCompile(`(?m)^export ((?:async )?function\*?|class|const|let) (\w+)`)
	unknown  = regexp.MustCompile(`(?m)^(?:(?:import|export)\b.*|.*\bimport\s*\(.*|.*\bimport\.meta\b.*|(?:(?:const|let) .*= )?await .*)$`)
)

// bundle joins modules and all that they need into the text of one.
func (b *builder) bundle(entries []string) (string, error) {
	j := joiner{read: b.read, changing: map[string]string{}, modules: map[string]*module{}}
	for _, name := range entries {
		if err := j.add(name); err != nil {
			return "", err
		}
	}
	var out strings.Builder
	out.WriteString("\n")
	for _, name := range j.order {
		out.WriteString(j.modules[name].text)
	}
	return out.String(), nil
}

type joiner struct {
	read     func(name string) (string, error)
	modules  map[string]*module
	order    []string          // of the modules: each after those that it needs
	changing map[string]string // names that are exported by let → their module
}

type module struct {
	exports []string
	text    string // "" while what it needs is being added
}

// add adds a module behind what it needs.
func (j *joiner) add(name string) error {
	if m, known := j.modules[name]; known {
		if m.text == "" {
			return fmt.Errorf("%s needs itself by way of its imports", name)
		}
		return nil
	}
	m := &module{}
	j.modules[name] = m
	text, err := j.read(name)
	if err != nil {
		return err
	}
	for _, form := range []struct {
		*regexp.Regexp
		name int
	}{{imported, 3}, {needed, 1}} {
		for _, i := range form.FindAllStringSubmatch(text, -1) {
			if err := j.add(i[form.name]); err != nil {
				return err
			}
		}
	}
	text = imported.ReplaceAllStringFunc(text, func(line string) string {
		i := imported.FindStringSubmatch(line)
		from := i[3]
		if i[2] != "" {
			return "const " + i[2] + " = " + variable(from) + ";"
		}
		var names []string
		for item := range strings.SplitSeq(i[1], ",") {
			words := strings.Fields(item)
			if len(words) == 0 { // behind the last comma
				continue
			}
			switch exported := words[0]; {
			case j.changing[exported] == from && len(words) == 1: // it stands outside
			case !slices.Contains(j.modules[from].exports, exported):
				err = fmt.Errorf("%s imports %s, which %s does not export, or which changes and is renamed", name, exported, from)
			case len(words) == 3 && words[1] == "as":
				names = append(names, exported+": "+words[2])
			default:
				names = append(names, exported)
			}
		}
		return "const { " + strings.Join(names, ", ") + " } = " + variable(from) + ";"
	})
	if err != nil {
		return err
	}
	text = needed.ReplaceAllString(text, "")
	var outside []string
	text = declared.ReplaceAllStringFunc(text, func(begin string) string {
		d := declared.FindStringSubmatch(begin)
		if d[1] != "let" {
			m.exports = append(m.exports, d[2])
			return d[1] + " " + d[2]
		}
		if other, taken := j.changing[d[2]]; taken {
			err = fmt.Errorf("%s and %s both export %s by let", other, name, d[2])
		}
		j.changing[d[2]] = name
		outside = append(outside, d[2])
		return d[2]
	})
	if err != nil {
		return err
	}
	if line := unknown.FindString(text); line != "" {
		return fmt.Errorf("%s: %q; the one file knows import {…} and * as … from './NAME.js', export of a declared function, class, const or let, and no await outside of functions", name, line)
	}
	var w strings.Builder
	fmt.Fprintf(&w, "// ==== %s\n", name)
	if len(outside) > 0 {
		fmt.Fprintf(&w, "let %s;\n", strings.Join(outside, ", "))
	}
	fmt.Fprintf(&w, "const %s = (() => {\n%s\nreturn { %s };\n})();\n", variable(name), strings.TrimSpace(text), strings.Join(m.exports, ", "))
	m.text = w.String()
	j.order = append(j.order, name)
	return nil
}

// variable holds what a module exports.
func variable(name string) string {
	return "$" + strings.ReplaceAll(strings.TrimSuffix(name, ".js"), "-", "_")
}
