//go:build !js

package main

import (
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/input"
)

// A letter is what is typed; where another script is typed the place decides, and digits and signs come as text.
func TestKeyNames(t *testing.T) {
	for _, c := range []struct {
		key   ebiten.Key
		typed string
		want  string
	}{
		{ebiten.KeyZ, "z", "Z"}, {ebiten.KeyY, "z", "Z"}, {ebiten.KeyW, "z", "Z"}, {ebiten.KeySlash, "z", "Z"}, {ebiten.KeyZ, "я", "Z"}, {ebiten.KeyZ, "ζ", "Z"},
		{ebiten.KeyZ, "", "Z"}, {ebiten.KeyA, "q", "Q"}, {ebiten.KeyComma, "б", ","}, {ebiten.KeyPeriod, "ю", "."}, {ebiten.KeyDigit2, "é", "É"},
		{ebiten.KeyDigit6, "-", ""}, {ebiten.KeyDigit1, "1", ""}, {ebiten.KeyDigit1, "", ""}, {ebiten.KeyComma, ",", ""}, {ebiten.KeyControlLeft, "", ""},
		{ebiten.KeyArrowLeft, "", "ArrowLeft"}, {ebiten.KeyNumpadEnter, "", "Enter"}, {ebiten.KeySpace, " ", "Space"}, {ebiten.KeyF1, "", "F1"}, {ebiten.KeyF5, "", ""},
	} {
		if got := keyName(c.key, func(ebiten.Key) string { return c.typed }); got != c.want {
			t.Errorf("%v typing %q is %q, want %q", c.key, c.typed, got, c.want)
		}
	}
	for _, c := range []struct {
		key            ebiten.Key
		typed          string
		ctrl, alt, mac bool
		want           string
		with           bool
	}{
		{ebiten.KeyEqual, "=", true, false, false, "=", true}, {ebiten.KeyBracketRight, "+", true, false, false, "+", true}, {ebiten.KeySlash, "-", true, false, true, "-", true},
		{ebiten.KeyDigit0, "à", true, false, false, "0", true}, {ebiten.KeyDigit0, "", true, false, false, "0", true}, {ebiten.KeyNumpadSubtract, "", true, false, false, "-", true},
		{ebiten.KeyControlLeft, "", true, false, false, "", true}, {ebiten.KeyC, "c", true, false, true, "C", true},
		{ebiten.KeyArrowLeft, "", true, false, false, "ArrowLeft", true}, {ebiten.KeyArrowLeft, "", true, false, true, "Home", false}, {ebiten.KeyArrowRight, "", true, false, true, "End", false},
		{ebiten.KeyArrowLeft, "", false, true, true, "ArrowLeft", true}, {ebiten.KeyBackspace, "", false, true, true, "Backspace", true}, {ebiten.KeyArrowLeft, "", false, true, false, "", false},
		{ebiten.KeyE, "e", false, true, true, "", false}, {ebiten.KeyE, "e", false, false, false, "E", false},
	} {
		if got, with := heldName(c.key, func(ebiten.Key) string { return c.typed }, c.ctrl, c.alt, c.mac); got != c.want || got != "" && with != c.with {
			t.Errorf("%v typing %q is %q, with Ctrl %v; want %q, %v", c.key, c.typed, got, with, c.want, c.with)
		}
	}
	for r, want := range map[rune]input.Key{
		'1': {Name: "1", Text: "1"}, '-': {Name: "-", Text: "-"}, '€': {Name: "€", Text: "€"}, 'e': {Text: "e"}, 'я': {Text: "я"}, ' ': {}, '\r': {},
	} {
		if got := textKey(r); got != want {
			t.Errorf("%q is %+v, want %+v", r, got, want)
		}
	}
}
