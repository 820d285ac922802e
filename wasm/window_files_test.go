//go:build windowtest && linux

package main

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core"
)

const still = `{"data":{"set":"corners"},"training":{"learningRate":0},"view":{"paused":true,"theme":"light"}}`

// ctrl presses a key with Ctrl in the window alone: its twin has no files.
func (w *window) ctrl(k ebiten.Key, shift bool) {
	w.Helper()
	held := []ebiten.Key{ebiten.KeyControlLeft}
	if shift {
		held = append(held, ebiten.KeyShiftLeft)
	}
	held = append(held, k)
	for _, k := range held {
		w.guest.PressKey(k)
	}
	w.ticks(1)
	for _, k := range held {
		w.guest.ReleaseKey(k)
	}
	w.ticks(1)
}

// newest is the file that was opened or saved last.
func (w *window) newest() string {
	var k recentDocument
	doc, err := os.ReadFile(filepath.Join(w.dir, "xorcery", "files.json"))
	if err != nil || json.Unmarshal(doc, &k) != nil || len(k.Recent) == 0 {
		return ""
	}
	return k.Recent[0]
}

// placed is how many points a project file has beside its set, −1 where there is no such file.
func placed(path string) int {
	doc, err := os.ReadFile(path)
	if err != nil {
		return -1
	}
	p, err := core.ParseProject(doc)
	if err != nil {
		return -1
	}
	return len(p.Data.Points)
}

// TestWindowOpensAndSaves goes through the dialogs of the portal, of zenity and of kdialog: a file is opened, changed, saved back, and saved
// as another one.
func TestWindowOpensAndSaves(t *testing.T) {
	for _, way := range []string{"portal", "zenity", "kdialog"} {
		t.Run(way, func(t *testing.T) {
			dir := t.TempDir()
			file, other := filepath.Join(dir, "a+b c.json"), filepath.Join(dir, "other.json")
			if err := os.WriteFile(file, []byte(strings.Replace(still, "corners", "circle", 1)), 0o600); err != nil {
				t.Fatal(err)
			}
			var env []string
			choose := func(path string) {
				if err := os.WriteFile(filepath.Join(dir, "chosen"), []byte(path+"\n"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			switch way {
			case "portal":
				portal := portalOn(t, sessionBus(t))
				choose = func(path string) { portal.will(0, []string{(&url.URL{Scheme: "file", Path: path}).String()}) }
				env = []string{"DBUS_SESSION_BUS_ADDRESS=" + os.Getenv("DBUS_SESSION_BUS_ADDRESS")}
			default:
				if err := os.WriteFile(filepath.Join(dir, way), []byte("#!/bin/sh\n/bin/cat "+dir+"/chosen\n"), 0o755); err != nil {
					t.Fatal(err)
				}
				env = []string{"PATH=" + dir}
			}
			w := openWindow(t, still, 1280, 800, env...)
			choose(file)
			w.ctrl(ebiten.KeyO, false)
			w.until("the opened file", func() bool { return w.newest() == file })
			w.click(w.at(0.4, 0.1))
			w.ctrl(ebiten.KeyS, false)
			w.until("the saved file", func() bool { return placed(file) == 1 })
			choose(other)
			w.ctrl(ebiten.KeyS, true)
			w.until("the other file", func() bool { return w.newest() == other })
			w.click(w.at(-0.4, 0.1))
			w.ctrl(ebiten.KeyS, false)
			w.until("the other file, saved", func() bool { return placed(other) == 2 })
			if n := placed(file); n != 1 {
				t.Errorf("the first file has %d points", n)
			}
		})
	}
}

// differs says whether two pictures differ within a part.
func differs(a, b *image.RGBA, part image.Rectangle) bool {
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if distance(a.RGBAAt(x, y), b.RGBAAt(x, y)) > 8 {
				return true
			}
		}
	}
	return false
}

// TestWindowTypesAPath: where no program shows dialogs the path is typed.
func TestWindowTypesAPath(t *testing.T) {
	w := openWindow(t, still, 1280, 800, "PATH="+t.TempDir())
	p := w.twin.Layout.Panel
	before := w.frame()
	w.ctrl(ebiten.KeyS, true)
	w.until("the question", func() bool {
		return differs(before, w.frame(), image.Rect(int(p.X)+20, int(p.Y), int(p.Right()), int(p.Bottom())))
	})
	for range len(".json") {
		w.guest.PressKey(ebiten.KeyBackspace)
		w.ticks(1)
		w.guest.ReleaseKey(ebiten.KeyBackspace)
		w.ticks(1)
	}
	w.guest.TypeRune('ü')
	w.ticks(1)
	w.guest.PressKey(ebiten.KeyEnter)
	w.ticks(1)
	w.guest.ReleaseKey(ebiten.KeyEnter)
	want := filepath.Join(w.dir, "projectü.json")
	w.until("the saved file", func() bool { return placed(want) == 0 })
}

// clipboardHolds is what the display's clipboard holds, as xclip has it.
func clipboardHolds(kind string) []byte {
	out, _ := exec.Command("xclip", "-selection", "clipboard", "-t", kind, "-o").Output()
	return out
}

// TestWindowClipboard: a page's link is opened by Ctrl+V, the window's link goes back the same way, and so do a reading and a picture.
func TestWindowClipboard(t *testing.T) {
	p, err := core.ParseProject([]byte(strings.Replace(still, "corners", "circle", 1)))
	if err != nil {
		t.Fatal(err)
	}
	p.Data.N = 40
	put := exec.Command("xclip", "-selection", "clipboard", "-i")
	put.Stdin = strings.NewReader("https://example.org/x/#" + p.Link())
	if err := put.Run(); err != nil {
		t.Fatalf("no xclip; .ci/tools installs it: %v", err)
	}
	w := openWindow(t, still, 1280, 800)
	b := w.twin.Layout.Boundary
	plane := image.Rect(int(b.X)+2, int(b.Y)+2, int(b.Right())-2, int(b.Bottom())-2)
	before := w.frame()
	w.ctrl(ebiten.KeyV, false)
	w.until("the page's link", func() bool { return differs(before, w.frame(), plane) })

	w.press("copy.link")
	w.until("the window's link", func() bool { return strings.Contains(string(clipboardHolds("UTF8_STRING")), "#x1.") })
	link := string(clipboardHolds("UTF8_STRING"))
	got, err := core.ParseLink(link)
	if err != nil || !strings.HasPrefix(link, "https://example.org/x/#x1.") || got.Data.Set != core.Circle || got.Data.N != 40 {
		t.Errorf("the link %.60s opens %+v: %v", link, got.Data, err)
	}

	w.press("copy.picture")
	var img image.Image
	w.until("the picture", func() bool {
		img, err = png.Decode(bytes.NewReader(clipboardHolds("image/png")))
		return err == nil
	})
	f := w.twin.Layout.Figure
	if size := img.Bounds().Size(); size != image.Pt(int(f.W), int(f.H)) {
		t.Errorf("the picture has %v pixels, want %g×%g", size, f.W, f.H)
	}

	w.moveTo(w.at(0.5, 0.25))
	w.ctrl(ebiten.KeyC, false)
	w.until("the reading", func() bool { return strings.HasPrefix(string(clipboardHolds("UTF8_STRING")), "x1 ") })
}

// TestWindowSavesPictures: at each size, the same wherever the mouse is, without the palette.
func TestWindowSavesPictures(t *testing.T) {
	dir := t.TempDir()
	w := openWindow(t, still, 1280, 800)
	save := func(name string) image.Image {
		t.Helper()
		path := filepath.Join(dir, name)
		w.chooses(path)
		w.press("save.picture")
		var img image.Image
		w.until(name, func() bool {
			doc, err := os.ReadFile(path)
			if err == nil {
				img, err = png.Decode(bytes.NewReader(doc))
			}
			return err == nil
		})
		return img
	}
	one := save("one.png")
	f := w.twin.Layout.Figure
	if got := one.Bounds().Size(); got != image.Pt(int(f.W), int(f.H)) {
		t.Errorf("the picture has %v pixels, want %g×%g", got, f.W, f.H)
	}
	swatch := w.twin.Palette()[0].Icon
	x, y := swatch.Middle()
	paper := color.RGBAModel.Convert(one.At(2, 2)).(color.RGBA)
	if got := color.RGBAModel.Convert(one.At(int(x-f.X), int(y-f.Y))).(color.RGBA); distance(got, paper) > 4 {
		t.Errorf("where the palette stands the picture is %v", got)
	}
	w.choose("picture.size", "2")
	if got := save("two.png").Bounds().Size(); got != image.Pt(int(2*f.W), int(2*f.H)) {
		t.Errorf("twice as large it has %v pixels", got)
	}
}
