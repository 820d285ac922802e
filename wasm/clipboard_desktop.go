//go:build !js

package main

import (
	"context"
	"errors"
	"os/exec"
	"time"

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

// clipboardPatience is how long the program that holds the clipboard may take: one that is stopped never answers.
const clipboardPatience = 10 * time.Second

// pasteIn is the clipboard's text; "" where it holds none.
func pasteIn(ctx context.Context) (string, error) {
	if clipboard.Unsupported {
		return "", errNoClipboard
	}
	type answer struct {
		text string
		err  error
	}
	got := make(chan answer, 1)
	go func() {
		text, err := clipboard.ReadAll()
		got <- answer{text, err}
	}()
	ctx, cancel := context.WithTimeout(ctx, clipboardPatience)
	defer cancel()
	select {
	case a := <-got:
		if errors.As(a.err, new(*exec.ExitError)) { // so the programs say that there is no text
			return "", nil
		}
		return a.text, a.err
	case <-ctx.Done():
		return "", errors.New("the program that holds the clipboard does not answer")
	}
}
