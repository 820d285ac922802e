package main

import (
	"math"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core/kernel"
	"xorcery/wasm/app"
	"xorcery/wasm/engine"
	"xorcery/wasm/figure"
	"xorcery/wasm/input"
	"xorcery/wasm/lab"
)

// game joins the state machine and its picture to Ebitengine's loop.
type game struct {
	state   *app.State
	picture *figure.Figure
	input   reader
	drawn   int // the revision on the screen
	size    [2]int
	scale   float64
	width   float64 // of the window, in device-independent pixels
	height  float64
	cursor  input.Cursor
	kept    *autosave       // the desktop's; a page keeps the state itself
	end     <-chan struct{} // closed when the program shall end; nil in a page, which ends with its tab
	ticked  bool            // it has begun

	compiled chan lab.Compiled // what the platform has compiled
}

var began = time.Now()

func (g *game) Update() error {
	g.ticked = true
	in := input.Input{
		Width: g.width, Height: g.height, Scale: g.scale,
		FPS:   ebiten.ActualFPS(),
		Dark:  ebiten.SystemColorMode() == ebiten.ColorModeDark,
		Clock: func() time.Duration { return time.Since(began) },
	}
	if err := g.input.read(&in, time.Since(began)); err != nil {
		return err
	}
	in.Hidden = platformHidden()
	select {
	case c := <-g.compiled:
		g.state.Engines.Take(c)
	default:
	}
	effects := g.state.Update(in)
	g.save(effects)
	if effects.Compile != nil {
		go func() { g.compiled <- compile(effects.Compile) }()
	}
	if effects.Cursor != g.cursor {
		g.cursor = effects.Cursor
		ebiten.SetCursorShape(cursorShape(g.cursor))
	}
	if err := platformTick(g, effects); err != nil {
		return err
	}
	select {
	case <-g.end:
		return ebiten.Termination
	default:
		return nil
	}
}

// compile waits for a compiled network.
func compile(m *kernel.Module) lab.Compiled {
	instance, err := engine.New(m)
	if err != nil {
		return lab.Compiled{Err: err}
	}
	return lab.Compiled{Module: m, Instance: instance}
}

// save gives the platform what the program wants saved.
func (g *game) save(effects app.Effects) {
	files := effects.Files
	if effects.Picture {
		f, err := g.pictureFile()
		if err != nil {
			g.state.Warn(err)
		} else {
			files = append(files, f)
		}
	}
	for _, f := range files {
		g.state.Saved(platformSave(f))
	}
}

// Draw draws only what has changed: Ebitengine keeps the last frame.
func (g *game) Draw(screen *ebiten.Image) {
	size := [2]int{screen.Bounds().Dx(), screen.Bounds().Dy()}
	if g.drawn == g.state.Revision && g.size == size && !g.picture.Unfinished() {
		return
	}
	g.drawn, g.size = g.state.Revision, size
	g.picture.Draw(screen, g.state)
}

// LayoutF makes a pixel of the screen image a pixel of the device.
func (g *game) LayoutF(width, height float64) (float64, float64) {
	g.width, g.height = width, height
	g.scale = platformScale()
	return math.Floor(width * g.scale), math.Floor(height * g.scale)
}

// Layout is not called: Ebitengine prefers LayoutF.
func (g *game) Layout(width, height int) (int, int) { return width, height }

func cursorShape(c input.Cursor) ebiten.CursorShapeType {
	switch c {
	case input.CursorCross:
		return ebiten.CursorShapeCrosshair
	case input.CursorHand:
		return ebiten.CursorShapePointer
	case input.CursorMove:
		return ebiten.CursorShapeMove
	case input.CursorText:
		return ebiten.CursorShapeText
	}
	return ebiten.CursorShapeDefault
}
