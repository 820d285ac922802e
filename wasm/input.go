package main

import (
	"slices"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"xorcery/wasm/app"
)

// reader turns Ebitengine's input into the program's.
type reader struct {
	touches []ebiten.TouchID
	touch   ebiten.TouchID // the first finger
	down    bool           // it is on the screen
	second  ebiten.TouchID // the second finger
	waiting bool           // the first finger is up, others are not: they mean nothing any more
	at      app.Pointer    // where the pointer was last
	mouseX  float64        // where the mouse was last
	mouseY  float64
	keys    []ebiten.Key
	text    []rune
}

// A held key repeats after repeatDelay ticks, every repeatEvery.
const repeatDelay, repeatEvery = 24, 4

func (r *reader) read(scale float64) app.Input {
	if scale <= 0 {
		scale = 1
	}
	var in app.Input
	in.Pointer = r.pointer(scale)
	in.Second = r.other(scale)
	_, wheel := ebiten.Wheel()
	in.Wheel = -wheel / wheelLine
	shift := ebiten.IsKeyPressed(ebiten.KeyShift)
	ctrl := ebiten.IsKeyPressed(ebiten.KeyControl) || ebiten.IsKeyPressed(ebiten.KeyMeta)
	in.Shift = shift
	r.keys = inpututil.AppendPressedKeys(r.keys[:0])
	for _, k := range r.keys {
		held := inpututil.KeyPressDuration(k)
		// A key that went up again within the tick has no duration, but was pressed.
		if inpututil.IsKeyJustPressed(k) || held > repeatDelay && (held-repeatDelay)%repeatEvery == 0 && repeats(k) {
			in.Keys = append(in.Keys, app.Key{Name: k.String(), Shift: shift, Ctrl: ctrl})
		}
	}
	r.text = ebiten.AppendInputChars(r.text[:0])
	in.Text = r.text
	return in
}

// repeats says whether holding a key means pressing it again.
func repeats(k ebiten.Key) bool {
	switch k {
	case ebiten.KeySpace, ebiten.KeyR, ebiten.KeyE, ebiten.KeyB, ebiten.KeyEnter, ebiten.KeyEscape:
		return false
	}
	return true
}

// pointer is the first finger, or else the mouse. A finger that was lifted leaves the pointer where it was.
func (r *reader) pointer(scale float64) app.Pointer {
	r.touches = ebiten.AppendTouchIDs(r.touches[:0])
	if r.down && !slices.Contains(r.touches, r.touch) {
		r.down, r.waiting = false, true
		r.at.Down = false
		return r.at
	}
	if r.waiting = r.waiting && len(r.touches) > 0; r.waiting {
		return r.at
	}
	if !r.down && len(r.touches) > 0 {
		r.touch, r.down = r.touches[0], true
	}
	if r.down {
		x, y := ebiten.TouchPositionF(r.touch)
		r.at = app.Pointer{X: x / scale, Y: y / scale, Down: true, Touch: true}
		return r.at
	}
	x, y := ebiten.CursorPositionF()
	mouse := app.Pointer{
		X: x / scale, Y: y / scale,
		Down:   ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft),
		Right:  ebiten.IsMouseButtonPressed(ebiten.MouseButtonRight),
		Middle: ebiten.IsMouseButtonPressed(ebiten.MouseButtonMiddle),
	}
	// After a tap the mouse is still where it was before: the finger's place stays until the mouse moves.
	if r.at.Touch && mouse.X == r.mouseX && mouse.Y == r.mouseY && !mouse.Down && !mouse.Right && !mouse.Middle {
		return r.at
	}
	r.mouseX, r.mouseY = mouse.X, mouse.Y
	r.at = mouse
	return mouse
}

// other is the second finger while the first is down.
func (r *reader) other(scale float64) app.Pointer {
	if !r.down || len(r.touches) < 2 {
		return app.Pointer{}
	}
	if r.second == r.touch || !slices.Contains(r.touches, r.second) {
		r.second = r.touches[0]
		if r.second == r.touch {
			r.second = r.touches[1]
		}
	}
	x, y := ebiten.TouchPositionF(r.second)
	return app.Pointer{X: x / scale, Y: y / scale, Down: true, Touch: true}
}
