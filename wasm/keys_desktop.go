//go:build !js

package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/input"
)

// Which key is which. A letter is what is typed, whatever its place on the keyboard: Z is Z on QWERTY, QWERTZ and AZERTY.
// Where another script is typed, the place decides by the names of the US keyboard. The page does the same: see site/keys.js.

// named are the keys that type nothing, or nothing that anyone waits for.
var named = map[ebiten.Key]string{
	ebiten.KeyArrowLeft: "ArrowLeft", ebiten.KeyArrowRight: "ArrowRight", ebiten.KeyArrowUp: "ArrowUp", ebiten.KeyArrowDown: "ArrowDown",
	ebiten.KeyEnter: "Enter", ebiten.KeyNumpadEnter: "Enter", ebiten.KeySpace: "Space", ebiten.KeyEscape: "Escape", ebiten.KeyTab: "Tab",
	ebiten.KeyBackspace: "Backspace", ebiten.KeyDelete: "Delete", ebiten.KeyHome: "Home", ebiten.KeyF1: "F1", ebiten.KeyF11: "F11",
	ebiten.KeyEnd: "End", ebiten.KeyPageUp: "PageUp", ebiten.KeyPageDown: "PageDown", ebiten.KeyInsert: "Insert",
}

// signs are what digits and signs are called while Ctrl is held, as no text comes then: by the US keyboard where nobody knows what they type.
var signs = map[ebiten.Key]string{
	ebiten.KeyDigit0: "0", ebiten.KeyNumpad0: "0", ebiten.KeyMinus: "-", ebiten.KeyNumpadSubtract: "-", ebiten.KeyEqual: "=", ebiten.KeyNumpadAdd: "+",
}

// places are the keys of the US keyboard that other scripts have letters on.
var places = map[ebiten.Key]string{
	ebiten.KeyComma: ",", ebiten.KeyPeriod: ".", ebiten.KeyMinus: "-", ebiten.KeyEqual: "=", ebiten.KeySlash: "/",
	ebiten.KeySemicolon: ";", ebiten.KeyQuote: "'",
}

// keyName is what the program calls a key that was pressed; "" for one that it hears of as text: digits and signs
// stand elsewhere on each keyboard. typed tells what a key types in the keyboard's layout, "" where nobody knows.
func keyName(k ebiten.Key, typed func(ebiten.Key) string) string {
	if name, ok := named[k]; ok {
		return name
	}
	place := k.String()
	letter := typed(k)
	if letter == "" && len(place) == 1 {
		letter = place
	}
	r, n := utf8.DecodeRuneInString(letter)
	switch {
	case !unicode.IsLetter(r) || n != len(letter):
		return ""
	case unicode.Is(unicode.Latin, r):
		return strings.ToUpper(letter)
	case len(place) == 1:
		return place
	}
	return places[k]
}

// heldName is what the program calls a key that is pressed while others are held: with Ctrl, or on a Mac ⌘, digits and signs have names too.
// A Mac moves by words with ⌥ and to the line's ends with ⌘; elsewhere what Alt makes of a key is the system's.
func heldName(k ebiten.Key, typed func(ebiten.Key) string, ctrl, alt, mac bool) (name string, withCtrl bool) {
	name = keyName(k, typed)
	single := input.Key{Name: name}
	switch {
	case alt && !(mac && single.Alone()):
		return "", false
	case alt:
		return name, true
	case ctrl && mac && name == "ArrowLeft":
		return "Home", false
	case ctrl && mac && name == "ArrowRight":
		return "End", false
	case ctrl && name != "" && signs[k] != "": // a letter stands on the digit's key
		return signs[k], true
	case ctrl && name == "":
		if r, n := utf8.DecodeRuneInString(typed(k)); n > 0 && n == len(typed(k)) && unicode.IsGraphic(r) {
			return string(r), true
		}
		return signs[k], true
	}
	return name, ctrl
}

// textKey is the key that a typed character makes: a letter is text alone, since its key is told by name; another one is
// both. Space and control characters are told as keys.
func textKey(c rune) input.Key {
	switch {
	case c <= ' ' || unicode.IsControl(c):
		return input.Key{}
	case unicode.IsLetter(c):
		return input.Key{Text: string(c)}
	}
	return input.Key{Name: string(c), Text: string(c)}
}
