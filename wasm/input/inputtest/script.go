// Package inputtest lets fuzzers play a program: what their user does is read off a script of bytes. Tests alone import it.
package inputtest

import (
	"math/rand/v2"
	"testing"

	"xorcery/wasm/input"
)

// Script is what is left to be done; at its end everything reads as 0.
type Script []byte

// Fuzz plays scripts: at first so many random ones of a length, drawn by stream, and then none that is much longer.
func Fuzz(f *testing.F, scripts, length, stream uint64, play func(*testing.T, Script)) {
	if testing.Short() {
		scripts = (scripts + 3) / 4
	}
	for seed := range scripts {
		r := rand.New(rand.NewPCG(seed, stream))
		script := make([]byte, length)
		for i := range script {
			script[i] = byte(r.UintN(256))
		}
		f.Add(script)
	}
	f.Fuzz(func(t *testing.T, script []byte) {
		if uint64(len(script)) > 5*length {
			t.Skip("long enough")
		}
		play(t, script)
	})
}

// Next is the script's next number below n.
func (s *Script) Next(n int) int {
	if len(*s) == 0 {
		return 0
	}
	b := (*s)[0]
	*s = (*s)[1:]
	return int(b) % n
}

// Share is its next number from 0 to 1.
func (s *Script) Share() float64 { return float64(s.Next(256)) / 255 }

// By is an event of the mouse or a finger by one of its buttons or one of the fingers, perhaps with Shift.
func (s *Script) By(e input.Event) input.Event {
	how := s.Next(32)
	if how&3 == 0 {
		e.Finger = 1 + how>>2&3
	} else if how&12 == 12 {
		e.Button = input.MouseButton(1 + how>>4)
	}
	e.Shift = how == 31
	return e
}

// Key is one of the keys with these names, with what is held, or held itself.
func (s *Script) Key(names []string) input.Event {
	name, how := names[s.Next(len(names))], s.Next(16)
	k := input.Key{Name: name, Ctrl: how&3 == 3, Shift: how&4 != 0, Repeat: how&8 != 0}
	if len(name) == 1 {
		k.Text = name
	}
	return input.Event{Kind: input.EventKey, Key: k}
}
