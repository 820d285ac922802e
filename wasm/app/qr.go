package app

import (
	"fmt"
	"strings"

	"rsc.io/qr"

	"xorcery/core"
)

// longestCode is how many bytes a QR code may hold here: as many as version 20 does, whose 97 modules a side a phone still reads off a
// screen from some meters away.
const longestCode = 858

// code is a QR code: Rows of modules, "1" for a dark one. Around it belongs a quiet zone of four light modules.
type code struct {
	Rows []string `json:"rows"`
}

// codeOf is the QR code of a text, an address. One that is too long is an error that says how long it may be.
func codeOf(text string) (code, error) {
	if len(text) > longestCode {
		return code{}, fmt.Errorf("a QR code holds at most %d characters here, and this has %s", longestCode, core.FormatInteger(len(text)))
	}
	c, err := qr.Encode(text, qr.L)
	if err != nil {
		return code{}, err
	}
	var rows []string
	for y := range c.Size {
		var row strings.Builder
		for x := range c.Size {
			if c.Black(x, y) {
				row.WriteByte('1')
			} else {
				row.WriteByte('0')
			}
		}
		rows = append(rows, row.String())
	}
	return code{rows}, nil
}

// codeMethods let a page show its address to a camera.
func codeMethods() []method {
	return []method{asks1("qr", "text", func(_ *State, text string) (code, error) { return codeOf(text) })}
}
