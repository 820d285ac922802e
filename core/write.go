package core

import "strings"

// entry is a key with its value in JSON.
type entry struct{ key, text string }

// JSON writes the whole document: a key, a point or a row of weights a line, the keys in the format's order, numbers
// so that they read back to the same bits. Weights that are no longer finite are nothing to go on from: they are left
// out with the biases and the step, and the document starts the run again.
func (p Project) JSON() []byte {
	return append(appendObject(nil, p.entries("\n   "), "\n "), '\n')
}

// entries lists the document's keys; weights and biases only when there are any.
func (p Project) entries(row string) []entry {
	if (weights{&p.Weights}).check("") != nil || (biases{&p.Biases}).check("") != nil {
		p.Weights, p.Biases, p.Step = nil, nil, 0
	}
	var list []entry
	for _, f := range p.fields() {
		if f.key == "weights" && p.Weights == nil || f.key == "biases" && p.Biases == nil {
			continue
		}
		r := row
		if !strings.Contains(f.key, ".") && row != "" {
			r = row[:len(row)-1] // weights and biases stand one level out from data.points
		}
		list = append(list, entry{f.key, string(f.value.write(nil, r))})
	}
	return list
}

// appendObject writes entries, whose keys are relative to this object, as one object; those with the same section
// follow each other. Each member starts with line, a line break and indentation or nothing at all; the third level
// stays on its line.
func appendObject(dst []byte, entries []entry, line string) []byte {
	dst = append(dst, '{')
	for i := 0; i < len(entries); {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, line...)
		name, _, isSection := strings.Cut(entries[i].key, ".")
		dst = append(append(dst, quote(name)...), ':')
		if line != "" {
			dst = append(dst, ' ')
		}
		if !isSection {
			dst = append(dst, entries[i].text...)
			i++
			continue
		}
		var section []entry
		for ; i < len(entries) && strings.HasPrefix(entries[i].key, name+"."); i++ {
			section = append(section, entry{strings.TrimPrefix(entries[i].key, name+"."), entries[i].text})
		}
		inner := ""
		if line == "\n " {
			inner = "\n  "
		}
		dst = appendObject(dst, section, inner)
	}
	if line != "" {
		dst = append(dst, line[:len(line)-1]...)
	}
	return append(dst, '}')
}
