//go:build !js && !linux

package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"runtime"
)

const clipboardPrograms = "xclip, where the system has none of its own"

// copyPicture puts a PNG into the clipboard of macOS or Windows, through a file.
func copyPicture(ctx context.Context, png []byte) error {
	f, err := os.CreateTemp("", "xorcery-*.png")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(png)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	switch runtime.GOOS {
	case "darwin":
		return exec.CommandContext(ctx, "osascript", "-e", "on run argv", "-e", "set the clipboard to (read (POSIX file (item 1 of argv)) as «class PNGf»)", "-e", "end run", f.Name()).Run()
	case "windows":
		cmd := exec.CommandContext(ctx, "powershell", "-STA", "-NoProfile", "-Command",
			"Add-Type -AssemblyName System.Windows.Forms,System.Drawing; $i=[System.Drawing.Image]::FromFile($env:XORCERY_PICTURE); [System.Windows.Forms.Clipboard]::SetImage($i); $i.Dispose()")
		cmd.Env = append(os.Environ(), "XORCERY_PICTURE="+f.Name())
		return cmd.Run()
	}
	return errors.New("on " + runtime.GOOS + " no picture can be copied: save it")
}
