package app

import (
	"xorcery/core/kernel"
	"xorcery/wasm/film"
	"xorcery/wasm/input"
)

// Effects are what the program asks of the platform after a tick.
type Effects struct {
	Cursor  input.Cursor
	Title   string         // of the window
	Files   []input.File   // for a page to save
	Picture *Picture       // to make of what is drawn next: [input.Made] brings it; nil for none
	Compile *kernel.Module // to compile, in the background; nil for nothing new
	Film    *film.Film     // to write in the background: [input.Made] brings it; nil for none

	Dialog   *Dialog  // to show: [input.Chosen] brings the answer; nil for none
	Read     []string // files: [input.Dropped] brings them
	Write    []Write  // files: [input.Written] says how it went
	Remember []string // files that were opened, or saved and can be: [input.Desk] brings what is remembered
	Folder   string   // where a file was saved that can't be opened, to be remembered; "" for none

	Copy  *Copy // to put into the clipboard; nil for nothing
	Paste bool  // read the clipboard's text: [input.Pasted] brings it

	Window Asked

	Page   bool   // the browser shall show the page with the story: [State.Page] is its address, if one is known
	Browse string // an address that the browser shall show; "" for none

	Advanced []Advanced // answers to [State.Advance]
}
