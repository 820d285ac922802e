package core

import "strings"

// layout is the white space of a document: what stands after a colon, between the numbers of a row, and before each
// member of an object or row of a list.
type layout struct{ colon, comma, row string }

var (
	readable = layout{": ", ", ", "\n "}
	compact  = layout{":", ",", ""}
)

// deeper is the layout one level further in.
func (form layout) deeper() layout {
	if form.row != "" {
		form.row += " "
	}
	return form
}

// flat is the layout of what stays on its line.
func (form layout) flat() layout { return layout{form.colon, form.comma, ""} }

// between is what separates rows, each of which starts with its own line break if there is any.
func (form layout) between() string {
	if form.row != "" {
		return ","
	}
	return form.comma
}

// JSON writes the whole document: a key, a point or a row of weights a line, the keys in the format's order, numbers
// so that they read back to the same bits. Weights that are no longer finite are nothing to go on from: they are left
// out with the biases, the moments and the step, and the document starts the run again.
func (p Project) JSON() []byte {
	return append(appendObject(nil, p.entries(readable), readable), '\n')
}

// entry is a key with its value in JSON.
type entry struct{ key, text string }

// entries lists the document's keys with their values; weights, biases and moments only if there are any.
func (p Project) entries(form layout) []entry {
	if (weights{&p.Weights}).check("") != nil || finiteRows("", p.Biases) != nil || finiteRows("", p.Moments) != nil {
		p = p.Untrained()
	}
	var list []entry
	for _, f := range p.fields() {
		if f.key == "weights" && p.Weights == nil || f.key == "biases" && p.Biases == nil || f.key == "moments" && p.Moments == nil {
			continue
		}
		inner := form.deeper()
		if strings.Contains(f.key, ".") {
			inner = inner.deeper()
		}
		list = append(list, entry{f.key, string(f.value.write(nil, inner))})
	}
	return list
}

// appendObject writes entries, whose keys are relative to this object, as one object; those of a section follow each
// other. A section within a section stays on its line.
func appendObject(dst []byte, entries []entry, form layout) []byte {
	dst = append(dst, '{')
	for i := 0; i < len(entries); {
		if i > 0 {
			dst = append(dst, form.between()...)
		}
		name, _, isSection := strings.Cut(entries[i].key, ".")
		dst = append(append(dst, form.row...), quote(name)+form.colon...)
		if !isSection {
			dst = append(dst, entries[i].text...)
			i++
			continue
		}
		var section []entry
		for ; i < len(entries) && strings.HasPrefix(entries[i].key, name+"."); i++ {
			section = append(section, entry{entries[i].key[len(name)+1:], entries[i].text})
		}
		inner := form.deeper()
		if form.row != readable.row {
			inner = form.flat()
		}
		dst = appendObject(dst, section, inner)
	}
	if form.row != "" {
		dst = append(dst, form.row[:len(form.row)-1]...)
	}
	return append(dst, '}')
}
