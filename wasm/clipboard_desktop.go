//go:build !js

package main

import (
	"context"
	"errors"
	"os/exec"

	"github.com/atotto/clipboard"

	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

var errNoClipboard = input.Missing{Program: "clipboard program", Install: clipboardPrograms}

// copyOut puts a text or a picture into the clipboard.
func copyOut(ctx context.Context, c app.Copy) error {
	if c.Picture != nil {
		return copyPicture(ctx, c.Picture)
	}
	if clipboard.Unsupported {
		return errNoClipboard
	}
	return clipboard.WriteAll(c.Text)
}

// pasteIn is the clipboard's text; "" where it holds none.
func pasteIn() (string, error) {
	if clipboard.Unsupported {
		return "", errNoClipboard
	}
	text, err := clipboard.ReadAll()
	if errors.As(err, new(*exec.ExitError)) { // so the programs say that there is no text
		return "", nil
	}
	return text, err
}
