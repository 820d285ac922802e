package main

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"strings"

	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// The dialogs of macOS, through osascript; what is asked goes as its arguments, so that nothing needs quotes.

const openScript = `on run argv
set text item delimiters to linefeed
set found to choose file with prompt (item 1 of argv) default location (POSIX file (item 2 of argv)) with multiple selections allowed
set paths to {}
repeat with f in found
set end of paths to POSIX path of f
end repeat
return paths as text
end run`

const saveScript = `on run argv
return POSIX path of (choose file name with prompt (item 1 of argv) default location (POSIX file (item 2 of argv)) default name (item 3 of argv))
end run`

// showDialog waits for the user's answer: no path where they have chosen none.
func showDialog(ctx context.Context, d app.Dialog) ([]string, error) {
	words := []string{"-e", openScript, d.Title, d.Path}
	if d.Save {
		words = []string{"-e", saveScript, d.Title, filepath.Dir(d.Path), filepath.Base(d.Path)}
	}
	out, err := exec.CommandContext(ctx, "osascript", words...).Output()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && strings.Contains(string(exit.Stderr), "-128"): // the user has canceled it
		return nil, nil
	case err != nil:
		return nil, input.Missing{Program: "file dialog", Install: "osascript, which is macOS's own"}
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == '\n' }), nil
}
