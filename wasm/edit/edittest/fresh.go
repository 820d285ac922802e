// Package edittest says for tests what a typed field is. Tests alone import it.
package edittest

import "xorcery/wasm/edit"

// Fresh says whether a field has just been opened on a text: all of it is selected, and none of it typed.
func Fresh(f *edit.Field) bool {
	return f != nil && f.Text() != "" && f.Selected() == f.Text() && !f.Changed()
}
