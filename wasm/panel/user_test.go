package panel

import (
	"testing"
	"time"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
	"xorcery/wasm/layout"
)

// user plays the window: each tick is a sixtieth of a second, and a look at the clock costs 0.2 milliseconds.
type user struct {
	t *testing.T
	*app.State
	panel *Panel // nil for the figure alone
	in    input.Input
	clock time.Duration
	last  app.Effects
}

func newUser(t *testing.T, doc string) *user {
	t.Helper()
	p, err := core.ParseProject([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	s, err := app.New(p, true)
	if err != nil {
		t.Fatal(err)
	}
	u := &user{t: t, State: s, panel: New(), in: input.Input{Width: 1280, Height: 800, Scale: 2}}
	u.in.Clock = func() time.Duration {
		u.clock += 200 * time.Microsecond
		return u.clock
	}
	u.tick(1)
	return u
}

// paused is a user of the four corners, at rest.
func paused(t *testing.T) *user {
	u := newUser(t, `{"data":{"set":"corners"}}`)
	u.Pause()
	return u
}

// hears lets a tick pass that lasts so long and brings events, whose times count from its beginning.
func (u *user) hears(long time.Duration, events ...input.Event) {
	for i := range events {
		events[i].At += u.clock
	}
	u.clock += long
	u.in.Events = events
	left := u.in
	if u.panel != nil {
		left = u.panel.Update(u.State, left)
	}
	u.last = u.Update(left)
	u.in.Events = nil
}

func (u *user) tick(n int) {
	for range n {
		u.hears(time.Second / 60)
	}
}

// each lets a tick pass for each event.
func (u *user) each(events ...input.Event) {
	for _, e := range events {
		u.hears(time.Second/60, e)
	}
}

func mouse(kind input.EventKind, x, y float64) input.Event {
	return input.Event{Kind: kind, X: x, Y: y}
}

// clicks are the events of a click.
func clicks(x, y float64) []input.Event {
	return []input.Event{mouse(input.EventMove, x, y), mouse(input.EventPress, x, y), mouse(input.EventRelease, x, y)}
}

// named is a key by its name, typed one that types a character.
func named(name string) input.Event {
	return input.Event{Kind: input.EventKey, Key: input.Key{Name: name}}
}

func typed(r rune) input.Event {
	return input.Event{Kind: input.EventKey, Key: input.Key{Name: string(r), Text: string(r)}}
}

func (u *user) moveTo(x, y float64)     { u.each(mouse(input.EventMove, x, y)) }
func (u *user) click(x, y float64)      { u.each(clicks(x, y)...) }
func (u *user) clickRect(r layout.Rect) { u.click(r.Middle()) }
func (u *user) key(name string)         { u.each(named(name)) }
func (u *user) wheel(x, y, lines float64) {
	u.each(input.Event{Kind: input.EventWheel, X: x, Y: y, Lines: lines})
}

func (u *user) write(text string) {
	for _, r := range text {
		u.each(typed(r))
	}
}

// drag goes from a place to others, and lets go at the last.
func (u *user) drag(x, y float64, to ...[2]float64) {
	u.each(mouse(input.EventMove, x, y), mouse(input.EventPress, x, y))
	for _, k := range to {
		x, y = k[0], k[1]
		u.moveTo(x, y)
	}
	u.each(mouse(input.EventRelease, x, y))
}

func (u *user) must(err error) {
	u.t.Helper()
	if err != nil {
		u.t.Fatal(err)
	}
}

func (u *user) count(want int) {
	u.t.Helper()
	if n := len(u.Lab.Run.Points()); n != want {
		u.t.Fatalf("%d points, want %d", n, want)
	}
}

// row is the row of a control, scrolled into sight.
func (u *user) row(id string) Row {
	u.t.Helper()
	clear(u.panel.Folded)
	area := u.Layout.Panel
	for range 200 {
		for _, r := range u.panel.Rows(u.State) {
			if r.name() != id {
				continue
			}
			bottom := r.Rect.Bottom()
			if len(r.Note) > 0 { // longer than a low window
				bottom = r.Field.Bottom()
			}
			switch {
			case bottom > area.Bottom():
				u.wheel(area.X+4, area.Y+4, 1)
			case r.Rect.Y < area.Y:
				u.wheel(area.X+4, area.Y+4, -1)
			default:
				return r
			}
		}
	}
	u.t.Fatalf("the panel has no row %q in reach", id)
	return Row{}
}

// ToScreen is A's board's.
func (u *user) ToScreen(x1, x2 float64) (x, y float64) { return u.Board().ToScreen(x1, x2) }
