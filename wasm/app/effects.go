package app

import (
	"xorcery/core/kernel"
	"xorcery/wasm/film"
	"xorcery/wasm/input"
)

// Effects are what the program asks of the platform after a tick.
type Effects struct {
	Cursor  input.Cursor
	Files   []input.File   // to save for the user
	Picture bool           // save the figure's picture as it is drawn next
	Compile *kernel.Module // to compile, in the background; nil for nothing new
	Article bool           // open the page with the article in a browser
	Film    *film.Film     // to write in the background and save; nil for none

	Advanced []Advanced // answers to [State.Advance]
}
