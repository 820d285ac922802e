package input

import "testing"

// FuzzHand lets any events happen: a finger that is the pointer is on the screen, edges are told once, and letting go leaves nothing.
func FuzzHand(f *testing.F) {
	f.Add([]byte{1, 9, 2, 1, 41, 42, 17, 18})
	f.Add([]byte{33, 1, 41, 34, 9, 10, 2, 3, 5, 21, 45})
	f.Fuzz(func(t *testing.T, events []byte) {
		var h Hand
		for i, b := range events {
			e := Event{Kind: EventKind(b & 7 % 6), Finger: int(b >> 3 & 3), Button: MouseButton(b >> 5), X: float64(i), Y: float64(b)}
			was := h.pointer
			if e.Kind == EventCancel || h.Knows(e) {
				h.Open()
				if h.Holds() || h.Rest().Down || h.Rest().Second.Down {
					t.Fatalf("event %d: let go, it holds %+v", i, h)
				}
				was = h.pointer
			}
			m := h.Take(e)
			if m.Pressed != (m.Down && !was.Down) || m.Released != (was.Down && !m.Down) || m.Pressed && m.Released {
				t.Fatalf("event %d: from %+v to %+v", i, was, m)
			}
			if h.leads && len(h.fingers) == 0 || h.pointer.Touch && h.pointer.Down != h.leads || m.Second.Down && !h.leads {
				t.Fatalf("event %d: the hand is %+v", i, h)
			}
		}
	})
}
