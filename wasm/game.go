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
	"xorcery/wasm/layout"
	"xorcery/wasm/panel"
)

// game joins the state machine and its picture to Ebitengine's loop.
type game struct {
	platform // what the platform alone keeps beside the game

	state   *app.State
	panel   *panel.Panel // the window's own controls; nil in a page, which has its own
	picture *figure.Figure
	input   reader
	drawn   [2]int // the revisions of state and panel on the screen
	size    [2]int
	scale   float64
	width   float64 // of the window, in device-independent pixels
	height  float64
	cursor  input.Cursor
	end     <-chan struct{} // closed when the program shall end; nil in a page, which ends with its tab
	ticked  bool            // it has begun

	compiled chan lab.Compiled // what the platform has compiled
	answers  answers           // what else it has done
	title    string            // the window's
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
	in.Hidden, in.Still = platformHidden(), platformStill()
	select {
	case c := <-g.compiled:
		g.state.Lab.Engines.Take(c)
	default:
	}
	g.answers.next(&in)
	effects := g.tick(in.Zoomed(g.zoom(in.Width, in.Height)))
	g.save(effects)
	if effects.Compile != nil {
		go func() { g.compiled <- compile(effects.Compile) }()
	}
	if effects.Film != nil {
		go func() {
			made := write(effects.Film)
			g.answers.tell(func(in *input.Input) { in.Made = append(in.Made, made) })
		}()
	}
	if effects.Title != g.title && g.state.Window {
		g.title = effects.Title
		ebiten.SetWindowTitle(g.title)
	}
	if effects.Cursor != g.cursor {
		g.cursor = effects.Cursor
		ebiten.SetCursorShape(cursorShape(g.cursor))
	}
	if err := platformTick(g, effects); err != nil {
		return err
	}
	if effects.Window.FullScreen {
		ebiten.SetFullscreen(!ebiten.IsFullscreen())
	}
	if effects.Window.Close {
		return ebiten.Termination
	}
	select {
	case <-g.end:
		return ebiten.Termination
	default:
		return nil
	}
}

// zoom is how much larger than usual everything is.
func (g *game) zoom(w, h float64) float64 {
	return layout.Enlarge(layout.Zoom(w, h, g.state.Window, g.state.Stage), g.state.TextScale(), w, h)
}

// tick lets the panel take from the input what is its own, and the state the rest.
func (g *game) tick(in input.Input) app.Effects {
	if g.panel == nil {
		return g.state.Update(in)
	}
	effects := g.state.Update(g.panel.Update(g.state, in))
	if c, own := g.panel.Cursor(); own {
		effects.Cursor = c
	}
	return effects
}

// compile makes a compiled network ready to run.
func compile(m *kernel.Module) lab.Compiled {
	instance, err := engine.New(m.Code())
	if err != nil {
		return lab.Compiled{Err: err}
	}
	return lab.Compiled{Module: m, Instance: instance}
}

// compileSurface waits for a compiled surface.
func compileSurface(code []byte) (kernel.Instance, error) { return engine.New(code) }

// save gives the platform what the program wants saved.
func (g *game) save(effects app.Effects) {
	if effects.Picture != nil {
		g.photograph(effects.Picture)
	}
	for _, f := range effects.Files {
		g.state.Saved(platformSave(f))
	}
}

// Draw draws only what has changed: Ebitengine keeps the last frame.
func (g *game) Draw(screen *ebiten.Image) {
	size := [2]int{screen.Bounds().Dx(), screen.Bounds().Dy()}
	seen := [2]int{g.state.Revision}
	if g.panel != nil {
		seen[1] = g.panel.Revision
	}
	if g.drawn == seen && g.size == size && !g.picture.Unfinished() {
		return
	}
	g.drawn, g.size = seen, size
	g.picture.Draw(screen, g.state, g.panel)
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
