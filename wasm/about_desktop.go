//go:build !js

package main

import (
	"fmt"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"

	"xorcery/wasm/app"
)

func platformAbout() app.About { return app.About{Version: version(), Page: builtInPage} }

// version is the program's, as far as the build knows it.
func version() string {
	text := "xorcery "
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		text += info.Main.Version
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				text += ", " + s.Value
			case s.Key == "vcs.time":
				text += " of " + s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				text += ", changed"
			}
		}
	}
	if text == "xorcery " {
		text += "of no version, as it was built outside its repository"
	}
	return text + ", " + runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH
}

// about is what -version prints.
func about() string {
	lines := []string{version()}
	if builtInPage != "" {
		lines = append(lines, "page: "+builtInPage)
	}
	return strings.Join(append(lines, "article: "+app.Article), "\n")
}

// browse lets the system open an address in the user's browser, and waits until that has been told.
func browse(address string) error {
	command, from := []string{"xdg-open"}, "xdg-utils"
	switch runtime.GOOS {
	case "windows":
		command, from = []string{"rundll32", "url.dll,FileProtocolHandler"}, "Windows"
	case "darwin":
		command, from = []string{"open"}, "macOS"
	}
	if _, err := exec.LookPath(command[0]); err != nil {
		return fmt.Errorf("no browser can be opened for %s: %s is missing, which %s has", address, command[0], from)
	}
	if err := exec.Command(command[0], append(command[1:], address)...).Run(); err != nil {
		return fmt.Errorf("no browser can be opened for %s: %s: %w", address, command[0], err)
	}
	return nil
}
