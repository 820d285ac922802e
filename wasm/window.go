package main

import "github.com/hajimehoshi/ebiten/v2"

// What Ebitengine v2.10.1 leaves to its caller when a window opens, in this one place. Monitor is nil, as Size does not say, where
// there is no display or its library is missing; the reason is swallowed there and comes back from RunGameWithOptions. A window may be
// larger than its screen: Size is the whole monitor, with the system's bars.

// appID is the name by which a desktop knows the program's windows: its desktop file says it as StartupWMClass.
const appID = "xorcery"

// showWindow opens the window and runs the program in it until it is closed.
func showWindow(g *game) error {
	ebiten.SetWindowTitle("Xorcery")
	icons, err := platformIcon()
	if err != nil {
		return err
	}
	ebiten.SetWindowIcon(icons)
	w, h := 0, 0 // nobody knows
	if m := ebiten.Monitor(); m != nil {
		w, h = m.Size()
	}
	ebiten.SetWindowSize(windowSize(w, h))
	ebiten.SetWindowSizeLimits(480, 480, -1, -1)
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	platformPlace(g)
	ebiten.SetScreenClearedEveryFrame(false) // a frame without a change costs nothing
	ebiten.SetTPS(ebiten.SyncWithFPS)        // one tick a frame: training takes its share of each
	err = ebiten.RunGameWithOptions(g, &ebiten.RunGameOptions{X11ClassName: appID, X11InstanceName: appID})
	if err != nil && !g.ticked {
		return platformNoWindow(err)
	}
	return err
}

// windowSize is the size at which the window opens on a monitor, 0 for one that is not known, in device-independent pixels: the one
// in which the program is at its best, or as much of it as the monitor has room for beside the window's title and frame
// and the system's own bar.
func windowSize(monitorWidth, monitorHeight int) (w, h int) {
	const width, height = 1280, 800
	const frame, bars = 16, 104
	fit := func(want, monitor, kept int) int {
		if monitor <= 0 {
			return want
		}
		return min(want, max(monitor-kept, 480))
	}
	return fit(width, monitorWidth, frame), fit(height, monitorHeight, bars)
}
