// Xorcery: click a few points, and a small neural network bends its decision boundary around them while you watch.
//
// This is the program for the browser (GOOS=js) and for the desktop window alike. The window takes -open FILE; with
// -train FILE it trains without a window and prints JSON.
package main

import (
	"os"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/figure"
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
	state, err := start.state()
	if err != nil {
		return err
	}
	picture, err := figure.New()
	if err != nil {
		return err
	}
	g := &game{state: state, picture: picture, kept: start.kept}
	platformReady(g)
	ebiten.SetWindowTitle("Xorcery")
	w, h := ebiten.Monitor().Size()
	ebiten.SetWindowSize(fit(1280, w), fit(800, h))
	ebiten.SetWindowSizeLimits(480, 480, -1, -1)
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	ebiten.SetScreenClearedEveryFrame(false) // a frame without a change costs nothing
	ebiten.SetTPS(ebiten.SyncWithFPS)        // one tick a frame: training takes its share of each
	if err := ebiten.RunGame(g); err != nil {
		return err
	}
	return platformEnd(g)
}

// start is what the platform says at the beginning.
type start struct {
	project core.Project
	named   string // what to open instead: scenario:NAME or challenge:NAME
	lent    bool   // the project is a file's, not the last session's
	warning error  // what the user should know, though the program starts
	kept    autosave
	panel   bool // the program shows its own controls
	done    bool // nothing more to do: the command line asked for something without a window
}

// state begins the program.
func (s start) state() (*app.State, error) {
	state, err := app.New(s.project, s.panel)
	if err != nil {
		return nil, err
	}
	if s.named != "" {
		if err := state.Open([]byte(s.named)); err != nil {
			return nil, err
		}
		state.BeginHere()
	}
	if s.lent {
		state.Borrow()
	}
	if s.warning != nil {
		state.Warn(s.warning)
	}
	return state, nil
}

// fit is the length of a window that wants a length, on a monitor that has so much; 0 says that nobody knows.
func fit(want, monitor int) int {
	if monitor > 0 {
		return min(want, monitor)
	}
	return want
}
