//go:build !js

package main

import (
	"errors"
	"fmt"
	"image"
	"os"
	"strings"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/app"
	"xorcery/wasm/icon"
	"xorcery/wasm/input"
)

// The desktop: a window with its own controls, flags, and no page around it.

func platformStart() (start, error) { return commandLine(os.Args[1:]) }

// platformReady readies what writes and reads files; the channel is closed when the program shall end.
func platformReady(g *game) <-chan struct{} {
	g.porter = newPorter(g.answers.tell)
	return endAsked()
}

// platform is what a window keeps beside the game.
type platform struct {
	kept   *autosave
	pages  pages   // with the story, for the browser
	memory *memory // of how the window was
	porter *porter // who carries files, dialogs and the clipboard
}

// platformScale is how many pixels of the monitor a device-independent pixel has.
func platformScale() float64 { return ebiten.Monitor().DeviceScaleFactor() }

// platformIcon is the window's icon in the sizes that title bars, task bars and switchers show.
func platformIcon() ([]image.Image, error) {
	var icons []image.Image
	for _, side := range []int{16, 24, 32, 48, 64, 128, 256} {
		img, err := icon.Paint(side, icon.Round)
		if err != nil {
			return nil, err
		}
		icons = append(icons, img)
	}
	return icons, nil
}

// platformDress lets the program look as its window did, and remembers it from now on.
func platformDress(g *game) {
	m, err := g.kept.remember()
	if err != nil {
		g.state.Warn(err)
	}
	m.dress(g.state, g.panel)
	g.memory = m
}

// platformPlace puts the window where it was, before it opens.
func platformPlace(g *game) { g.memory.place() }

// platformHidden says whether the window is out of sight.
func platformHidden() bool { return ebiten.IsWindowMinimized() }

// platformTick keeps the state, sends the porter for what is asked, and lets the browser show what is to be seen there.
func platformTick(g *game, effects app.Effects) error {
	now := time.Now()
	g.kept.tick(g.state, now)
	g.memory.tick(g.state, g.panel, now)
	g.porter.serve(effects)
	if effects.Page {
		g.pages.open(g.state.Page(), g.answers.tell)
	}
	if address := effects.Browse; address != "" {
		go func() {
			err := browse(address)
			g.answers.tell(func(in *input.Input) { in.Browsed = &input.Browsed{Err: err} })
		}()
	}
	return nil
}

// platformStill says whether the reader has asked the system for no motion: no desktop tells it to a window in a way that all do.
func platformStill() bool { return false }

func platformEnd(g *game) error {
	defer g.kept.release()
	left := g.leave()
	if g.memory != nil {
		_ = g.memory.write(g.state, g.panel) // what is wrong with the folder the session says
	}
	if err := g.kept.write(g.state); err != nil {
		return errors.Join(left, fmt.Errorf("this session is not kept: %w", err))
	}
	return left
}

// platformFail says an error in one line on standard error and returns the exit status: 2 for bad input, 1 for anything else. What
// ended a run before its time has been said, and has a status of its own.
func platformFail(err error) int {
	var early endedEarly
	if errors.As(err, &early) {
		return int(early)
	}
	fmt.Fprintln(os.Stderr, "xorcery:", strings.Join(strings.Split(err.Error(), "\n"), "; "))
	if errors.As(err, new(badInput)) {
		return 2
	}
	return 1
}

// platformNoWindow is the error of a window that could not be opened, with what works without one.
func platformNoWindow(err error) error {
	return fmt.Errorf("no window can be opened: %w; -train WHAT works without one", err)
}
