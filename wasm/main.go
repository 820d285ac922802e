// Xorcery: click a few points, and a small neural network bends its decision boundary around them while you watch.
//
// This is the program for the browser (GOOS=js) and for the desktop window alike. The window takes FILE; with
// -train WHAT it trains without a window and prints JSON.
package main

import (
	"errors"
	"os"

	"xorcery/wasm/app"
	"xorcery/wasm/figure"
	"xorcery/wasm/lab"
	"xorcery/wasm/panel"
)

func main() {
	if err := run(); err != nil {
		os.Exit(platformFail(err))
	}
}

// run starts the program as the platform asks for it: see platform_js.go and platform_desktop.go.
func run() error {
	start, err := platformStart()
	if err != nil || start.done {
		return err
	}
	state := start.state
	if start.warning != nil {
		state.Warn(start.warning)
	}
	picture, err := figure.New(compileSurface)
	if err != nil {
		return err
	}
	state.About = platformAbout()
	g := &game{state: state, picture: picture, platform: start.platform, compiled: make(chan lab.Compiled, 1)}
	if state.Window {
		g.panel = panel.New()
	}
	platformDress(g)
	g.end = platformReady(g)
	err = showWindow(g)
	if g.ticked { // what was done until then is kept, however the window ended
		err = errors.Join(err, platformEnd(g))
	}
	return err
}

// start is what the platform says at the beginning.
type start struct {
	state   *app.State
	warning error // what the user should know, though the program starts
	platform
	done bool // nothing more to do: the command line asked for something without a window
}
