//go:build !js

package main

import (
	"runtime"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"xorcery/wasm/input"
)

// reader turns what Ebitengine remembers at a tick into what happened since the last one. A press and its release within
// one tick are both told; of two clicks within one tick Ebitengine remembers only one, and of all only the last place.
type reader struct {
	focused bool // at the last tick
	x, y    float64
	held    [3]bool // the mouse's buttons
	touches []ebiten.TouchID
	keys    []ebiten.Key
	text    []rune

	in    *input.Input
	now   time.Duration
	scale float64
	shift bool
}

var buttons = map[input.MouseButton]ebiten.MouseButton{
	input.MouseLeft: ebiten.MouseButtonLeft, input.MouseMiddle: ebiten.MouseButtonMiddle, input.MouseRight: ebiten.MouseButtonRight,
}

func (r *reader) read(in *input.Input, now time.Duration) error {
	r.in, r.now, r.scale = in, now, max(in.Scale, 1e-3)
	r.shift = ebiten.IsKeyPressed(ebiten.KeyShift)
	focused := ebiten.IsFocused()
	if r.focused && !focused {
		r.tell(input.Event{Kind: input.EventCancel})
		r.held = [3]bool{}
	}
	r.focused = focused
	r.mouse()
	r.fingers()
	r.keyboard()
	in.Dropped = readDropped(ebiten.DroppedFiles())
	return nil
}

func (r *reader) tell(e input.Event) {
	e.At, e.Shift = r.now, r.shift
	r.in.Events = append(r.in.Events, e)
}

func (r *reader) mouse() {
	x, y := ebiten.CursorPositionF()
	x, y = x/r.scale, y/r.scale
	if x != r.x || y != r.y {
		r.x, r.y = x, y
		r.tell(input.Event{Kind: input.EventMove, X: x, Y: y})
	}
	for button := input.MouseLeft; button <= input.MouseRight; button++ {
		b := buttons[button]
		press := input.Event{Kind: input.EventPress, X: x, Y: y, Button: button}
		release := press
		release.Kind = input.EventRelease
		down, up := inpututil.IsMouseButtonJustPressed(b), inpututil.IsMouseButtonJustReleased(b)
		if up && r.held[button] {
			r.held[button], up = false, false
			r.tell(release)
		}
		if down {
			r.held[button] = true
			r.tell(press)
		}
		// It went up, or did so unheard after the last press within a tick.
		if r.held[button] && (up || !down && !ebiten.IsMouseButtonPressed(b)) {
			r.held[button] = false
			r.tell(release)
		}
	}
	if _, wheel := ebiten.Wheel(); wheel != 0 { // a window counts lines, and up
		r.tell(input.Event{Kind: input.EventWheel, X: x, Y: y, Lines: -wheel})
	}
}

func (r *reader) fingers() {
	tell := func(kind input.EventKind, id ebiten.TouchID, x, y float64) {
		r.tell(input.Event{Kind: kind, X: x / r.scale, Y: y / r.scale, Finger: int(id) + 1}) // 0 is the mouse
	}
	r.touches = inpututil.AppendJustPressedTouchIDs(r.touches[:0])
	for _, id := range r.touches {
		x, y := ebiten.TouchPositionF(id)
		tell(input.EventPress, id, x, y)
	}
	r.touches = ebiten.AppendTouchIDs(r.touches[:0])
	for _, id := range r.touches {
		if x, y := ebiten.TouchPositionF(id); inpututil.TouchPressDuration(id) > 1 {
			tell(input.EventMove, id, x, y)
		}
	}
	r.touches = inpututil.AppendJustReleasedTouchIDs(r.touches[:0])
	for _, id := range r.touches {
		x, y := inpututil.TouchPositionInPreviousTick(id)
		tell(input.EventRelease, id, float64(x), float64(y))
	}
}

// A held key repeats after repeatDelay ticks, every repeatEvery.
const repeatDelay, repeatEvery = 24, 4

// keyboard tells of keys by their names, and of what was typed as text. Letters come as both, one after the other: their name
// alone, then their text alone.
func (r *reader) keyboard() {
	ctrl := ebiten.IsKeyPressed(ebiten.KeyControl) || ebiten.IsKeyPressed(ebiten.KeyMeta)
	alt := ebiten.IsKeyPressed(ebiten.KeyAlt) // what it makes of a key is the system's; what AltGr types comes as text
	r.keys = inpututil.AppendPressedKeys(r.keys[:0])
	fresh := false
	for _, k := range r.keys {
		held := inpututil.KeyPressDuration(k)
		// A key that went up again within the tick has no duration, but was pressed.
		pressed := inpututil.IsKeyJustPressed(k)
		fresh = fresh || pressed
		if !pressed && (held <= repeatDelay || (held-repeatDelay)%repeatEvery != 0) {
			continue
		}
		if name, with := heldName(k, ebiten.KeyName, ctrl, alt, runtime.GOOS == "darwin"); name != "" {
			r.tell(input.Event{Kind: input.EventKey, Key: input.Key{Name: name, Shift: r.shift, Ctrl: with, Repeat: !pressed}})
		}
	}
	r.text = ebiten.AppendInputChars(r.text[:0])
	for _, c := range r.text {
		if k := textKey(c); k != (input.Key{}) {
			k.Shift, k.Repeat = r.shift, !fresh
			r.tell(input.Event{Kind: input.EventKey, Key: k})
		}
	}
}
