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

// pageAddress is where the page is published: go build -ldflags "-X main.pageAddress=ADDRESS" says it; "" is nowhere.
var pageAddress string

func platformAbout() app.About { return app.About{Version: version(), Page: pageAddress} }

// version is the program's, as far as the build knows it.
func version() string {
	text := "xorcery"
	if info, ok := debug.ReadBuildInfo(); ok {
		text += " " + info.Main.Version
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
	return text + ", " + runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH
}

// about is what -version prints.
func about() string {
	lines := []string{version()}
	if pageAddress != "" {
		lines = append(lines, "page: "+pageAddress)
	}
	return strings.Join(append(lines, "article: "+app.Article), "\n")
}

// browser is what opens an address in the user's browser on a system, and the package that has it.
func browser(system string) (command []string, from string) {
	switch system {
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}, "Windows"
	case "darwin":
		return []string{"open"}, "macOS"
	}
	return []string{"xdg-open"}, "xdg-utils"
}

// platformBrowse opens an address in the user's browser and waits until that has been told.
func platformBrowse(address string) error {
	command, from := browser(runtime.GOOS)
	if _, err := exec.LookPath(command[0]); err != nil {
		return fmt.Errorf("no browser can be opened: %s is missing, which %s has", command[0], from)
	}
	if err := exec.Command(command[0], append(command[1:], address)...).Run(); err != nil {
		return fmt.Errorf("no browser can be opened: %s: %w", command[0], err)
	}
	return nil
}
