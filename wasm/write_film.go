package main

import (
	"bytes"
	"time"

	"xorcery/wasm/film"
	"xorcery/wasm/input"
)

// write makes a film's file. It takes seconds, in a goroutine of its own; in a page it shares the one thread, and so rests again and again.
func write(f *film.Film) input.Made {
	w := unhurried{rested: time.Now()}
	err := f.Encode(&w)
	return input.Made{File: input.File{Name: "xorcery-film.gif", Type: "image/gif", Data: w.Bytes()}, Err: err}
}

// unhurried is a buffer whose writer rests after some milliseconds of work.
type unhurried struct {
	bytes.Buffer
	rested time.Time
}

func (w *unhurried) Write(p []byte) (int, error) {
	if time.Since(w.rested) > 6*time.Millisecond {
		time.Sleep(time.Millisecond)
		w.rested = time.Now()
	}
	return w.Buffer.Write(p)
}
