//go:build windowtest

package main

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/exp/vmhost"

	"xorcery/core"
	"xorcery/wasm/app"
	"xorcery/wasm/input"
	"xorcery/wasm/panel"
)

// The window tests drive the unmodified desktop program, built with Ebitengine's guest tag, from a hidden host window:
// exact ticks, injected input, frames as pixels. They need a display: run them under xvfb-run.

// host is the hidden window. It runs what the tests ask for inside its own frames, as vmhost wants.
type host struct{ work chan func() }

func (h *host) Update() error {
	for {
		select {
		case f, open := <-h.work:
			if !open {
				return ebiten.Termination
			}
			f()
		default:
			return nil
		}
	}
}

func (h *host) Draw(*ebiten.Image) {}

func (h *host) Layout(w, hh int) (int, int) { return w, hh }

// do runs f inside a frame of the host.
func (h *host) do(f func()) {
	done := make(chan bool)
	h.work <- func() {
		defer close(done)
		f()
	}
	<-done
}

var (
	theHost      = &host{work: make(chan func())}
	guestBin     string
	guestVersion string // what its About says
)

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "xo")
		if err != nil {
			fmt.Println(err)
			return 1
		}
		defer os.RemoveAll(dir)
		guestBin = filepath.Join(dir, "xorcery")
		build := exec.Command("go", "build", "-tags", "ebitenginevmguest", "-o", guestBin, ".")
		if out, err := build.CombinedOutput(); err != nil {
			fmt.Printf("building the program: %v\n%s", err, out)
			return 1
		}
		version, err := exec.Command(guestBin, "-version").Output()
		if err != nil {
			fmt.Println("asking the program for its version:", err)
			return 1
		}
		guestVersion, _, _ = strings.Cut(string(version), "\n")
		ebiten.SetWindowVisible(false)
		ebiten.SetRunnableOnUnfocused(true)
		status := 0
		go func() {
			status = m.Run()
			close(theHost.work)
		}()
		if err := ebiten.RunGame(theHost); err != nil {
			fmt.Println("the host window:", err)
			return 1
		}
		return status
	}())
}

// window is the program as a user sees it.
type window struct {
	*testing.T
	guest  *vmhost.GuestSession
	screen *ebiten.Image
	plane  core.Rect
	size   image.Point
	dir    string // of its session, of what its users choose in dialogs, and of the programs that show those

	// twin is the same state machine under the same input, but without a clock: it tells where things stand.
	twin  *app.State
	panel *panel.Panel
	in    input.Input
	x, y  float64 // of the mouse
}

// openWindow starts the program on a project and shows its window. Unless env says otherwise there is no session bus, and zenity is a stub
// that chooses what [window.chooses] was given.
func openWindow(t *testing.T, doc string, w, h int, env ...string) *window {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "project.json")
	if err := os.WriteFile(file, []byte(doc), 0o600); err != nil {
		t.Fatal(err)
	}
	stub := "#!/bin/sh\ncat " + dir + "/chosen && rm " + dir + "/chosen\n"
	if err := os.WriteFile(filepath.Join(dir, "zenity"), []byte(stub), 0o755); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	endpoint, err := vmhost.EndpointURLFromAddr(listener.Addr())
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(guestBin, "-open", file)
	cmd.Env = append(os.Environ(), "EBITENGINE_VM_ENDPOINT="+endpoint, "XDG_CONFIG_HOME="+dir, "DBUS_SESSION_BUS_ADDRESS=", "XDG_RUNTIME_DIR=",
		"PATH="+dir+":"+os.Getenv("PATH"))
	cmd.Env = append(cmd.Env, env...)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	listener.(*net.TCPListener).SetDeadline(time.Now().Add(time.Minute))
	conn, err := listener.Accept()
	listener.Close()
	if err != nil {
		t.Fatal("the program does not connect: ", err)
	}
	guest, err := vmhost.NewGuestSession(conn, &vmhost.NewGuestSessionOptions{IdleTimeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	win := &window{T: t, guest: guest, size: image.Pt(w, h), dir: dir}
	p, err := core.ParseProject([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	points, _, err := p.Data.Make()
	if err != nil {
		t.Fatal(err)
	}
	win.plane = app.PlaneFor(points)
	if win.twin, err = app.New(p, true); err != nil {
		t.Fatal(err)
	}
	win.twin.About = app.About{Version: guestVersion}
	win.panel = panel.New()
	win.in = input.Input{Width: float64(w), Height: float64(h), Scale: 1, Clock: func() time.Duration { return 0 }}
	theHost.do(func() {
		win.screen = ebiten.NewImage(w, h)
		err = guest.SetOutsideScreen(win.screen)
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { theHost.do(func() { guest.Close() }) })
	win.ticks(2)
	return win
}

// chooses makes the next dialog choose a path.
func (w *window) chooses(path string) {
	w.Helper()
	if err := os.WriteFile(filepath.Join(w.dir, "chosen"), []byte(path+"\n"), 0o600); err != nil {
		w.Fatal(err)
	}
}

// until lets ticks pass until something is so.
func (w *window) until(what string, so func() bool) {
	w.Helper()
	for deadline := time.Now().Add(time.Minute); !so(); w.ticks(1) {
		if time.Now().After(deadline) {
			w.Fatal("it never came: ", what)
		}
	}
}

func (w *window) ticks(n int) {
	w.Helper()
	w.twin.Update(w.panel.Update(w.twin, w.in))
	w.in.Events = nil
	w.guest.AdvanceTicks(n)
	w.guest.AdvanceFrame()
	ok := false
	theHost.do(func() { ok = w.guest.WaitTicks() && w.guest.WaitFrame() })
	if !ok {
		w.Fatalf("the program ended: %v", w.guest.Err())
	}
}

// frame is the window's picture now.
func (w *window) frame() *image.RGBA {
	w.Helper()
	w.ticks(1)
	img := image.NewRGBA(image.Rectangle{Max: w.size})
	ok := false
	theHost.do(func() {
		if ok = w.guest.CompositeFrame(); ok {
			w.screen.ReadPixels(img.Pix)
		}
	})
	if !ok {
		w.Fatalf("no picture: %v", w.guest.Err())
	}
	return img
}

func (w *window) moveTo(x, y float64) {
	w.Helper()
	w.guest.MoveCursor(x, y)
	w.x, w.y = x, y
	w.twinHears(input.Event{Kind: input.EventMove})
	w.ticks(1)
}

func (w *window) hold(down bool) {
	w.Helper()
	if down {
		w.guest.PressMouseButton(ebiten.MouseButtonLeft)
		w.twinHears(input.Event{Kind: input.EventPress})
	} else {
		w.guest.ReleaseMouseButton(ebiten.MouseButtonLeft)
		w.twinHears(input.Event{Kind: input.EventRelease})
	}
	w.ticks(1)
}

func (w *window) click(x, y float64) {
	w.Helper()
	w.moveTo(x, y)
	w.hold(true)
	w.hold(false)
}

func (w *window) drag(x0, y0, x1, y1 float64) {
	w.Helper()
	w.moveTo(x0, y0)
	w.hold(true)
	w.moveTo(x1, y1)
	w.hold(false)
}

func (w *window) key(k ebiten.Key) {
	w.Helper()
	w.guest.PressKey(k)
	w.twinHears(input.Event{Kind: input.EventKey, Key: input.Key{Name: keyName(k, unknownLayout)}})
	w.ticks(1)
	w.guest.ReleaseKey(k)
	w.ticks(1)
}

// unknownLayout is what a guest knows of the keyboard.
func unknownLayout(ebiten.Key) string { return "" }

// write types a character.
func (w *window) write(r rune) {
	w.Helper()
	w.guest.TypeRune(r)
	w.twinHears(input.Event{Kind: input.EventKey, Key: textKey(r)})
	w.ticks(1)
}

// twinHears lets an event happen to the twin at the next tick, where the mouse is.
func (w *window) twinHears(e input.Event) {
	e.X, e.Y = w.x, w.y
	w.in.Events = append(w.in.Events, e)
}

// at is where a point of the plane stands in the window.
func (w *window) at(x1, x2 float64) (x, y float64) {
	b, v := w.twin.Layout.Boundary, w.plane
	return b.X + (x1-v.MinX1)/(v.MaxX1-v.MinX1)*b.W, b.Y + (v.MaxX2-x2)/(v.MaxX2-v.MinX2)*b.H
}

func distance(a, b color.RGBA) float64 {
	d := func(x, y uint8) float64 { return float64(x) - float64(y) }
	return math.Sqrt(d(a.R, b.R)*d(a.R, b.R) + d(a.G, b.G)*d(a.G, b.G) + d(a.B, b.B)*d(a.B, b.B))
}

// row is the panel's row of a control, scrolled into sight.
func (w *window) row(id string) panel.Row {
	w.Helper()
	if c, err := app.Find(id); err == nil {
		w.unfold(c.Group)
	}
	return w.find(id, func(r panel.Row) bool { return r.Control != nil && r.Control.ID == id })
}

// unfold opens a group of the panel, unless it is open.
func (w *window) unfold(group string) {
	w.Helper()
	if w.panel.Folded[group] {
		r := w.find(group, func(r panel.Row) bool { return r.Header == group })
		w.click(r.Rect.X+20, r.Rect.Y+r.Rect.H/2)
	}
}

// find is the panel's row that is meant, scrolled into sight.
func (w *window) find(name string, meant func(panel.Row) bool) panel.Row {
	w.Helper()
	for range 100 {
		for _, r := range w.panel.Rows(w.twin) {
			if !meant(r) {
				continue
			}
			if r.Rect.Y >= w.twin.Layout.Panel.Y && r.Rect.Bottom() <= w.twin.Layout.Panel.Bottom() {
				return r
			}
			w.moveTo(w.twin.Layout.Panel.X+4, w.twin.Layout.Panel.Y+4)
			turn := 1.0
			if r.Rect.Y < w.twin.Layout.Panel.Y {
				turn = -1
			}
			w.guest.ScrollWheel(0, -turn)
			w.twinHears(input.Event{Kind: input.EventWheel, Lines: turn})
			w.ticks(1)
		}
	}
	w.Fatalf("the panel has no row %q in reach", name)
	return panel.Row{}
}
