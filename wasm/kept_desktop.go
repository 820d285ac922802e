//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/app"
	"xorcery/wasm/panel"
)

// What a window remembers beside its session, for the next one that takes it: window.json stands beside autosave.json, window-2.json
// beside autosave-2.json. A session that never had a window begins with what the first one remembers, but for the place.

// keptWindow is the file.
type keptWindow struct {
	Version int      `json:"version"`
	Width   int      `json:"width"` // of what is drawn, in device-independent pixels
	Height  int      `json:"height"`
	X       *int     `json:"x,omitempty"` // on its monitor
	Y       *int     `json:"y,omitempty"`
	Monitor string   `json:"monitor,omitempty"`
	Maximal bool     `json:"maximized"`
	Open    []string `json:"open"` // groups of the panel
	Theme   string   `json:"theme,omitempty"`
	Text    float64  `json:"text"`

	Left *app.Left `json:"left,omitempty"` // beside the session; nil where there is none
}

const mostKeptWindow = 1 << 16 // bytes of the file

// memory keeps a window as it is.
type memory struct {
	path    string // "" where nothing can be kept
	now     keptWindow
	written []byte
	next    time.Time
}

const memoryEvery = time.Second // how often a changed window is written at the most

// windowPath is where the window of a session is remembered.
func (a *autosave) windowPath() string { return a.name("window", ".json") }

// remember reads what was remembered of the session's window; where that is broken the window is as at first, and an error says so.
func (a *autosave) remember() (*memory, error) {
	if a.path == "" { // there is no session
		return &memory{}, nil
	}
	m := &memory{path: a.windowPath()}
	doc, err := readMost(m.path, mostKeptWindow)
	if errors.Is(err, fs.ErrNotExist) {
		first := autosave{folder: a.folder, number: 1}
		if doc, err = readMost(first.windowPath(), mostKeptWindow); err == nil && json.Unmarshal(doc, &m.now) == nil && m.now.check() == nil {
			m.now.X, m.now.Y, m.now.Maximal, m.now.Left = nil, nil, false, nil
			return m, nil
		}
		m.now = keptWindow{}
		return m, nil
	}
	if err == nil {
		err = json.Unmarshal(doc, &m.now)
	}
	if err == nil {
		err = m.now.check()
	}
	if err != nil {
		m.now = keptWindow{}
		return m, fmt.Errorf("%s does not say how the window was, it is as at first: %w", m.path, err)
	}
	m.written = doc
	return m, nil
}

// readMost is a file of so many bytes at most.
func readMost(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no file")
	case info.Size() > most:
		return nil, fmt.Errorf("it has %d bytes, allowed are %d", info.Size(), most)
	}
	return os.ReadFile(path)
}

// check says what a window cannot be.
func (k *keptWindow) check() error {
	const most = 1 << 16
	switch {
	case k.Version != 1:
		return fmt.Errorf("version %d is not known; allowed is 1", k.Version)
	case k.Width < 1 || k.Height < 1 || k.Width > most || k.Height > most:
		return fmt.Errorf("a window of %d×%d is not allowed", k.Width, k.Height)
	case k.X == nil != (k.Y == nil):
		return errors.New("x and y go together")
	case !app.TextRange.Contains(k.Text):
		return fmt.Errorf("text %g is not allowed; allowed is %s", k.Text, app.TextRange)
	}
	return nil
}

// fit is a window that a monitor of w×h has room for and that can be got hold of: one that is larger opens as large as windowSize says,
// and one of which too little would be seen comes back to the middle.
func (k keptWindow) fit(w, h int) keptWindow {
	const grip = 64
	if w <= 0 || h <= 0 {
		return k
	}
	if k.Width > w || k.Height > h {
		mostW, mostH := windowSize(w, h)
		k.Width, k.Height = min(k.Width, max(mostW, w-16)), min(k.Height, max(mostH, h-104))
		k.X, k.Y = nil, nil
	}
	if k.X != nil && (*k.X+k.Width < grip || *k.X > w-grip || *k.Y < 0 || *k.Y > h-grip) {
		k.X, k.Y = nil, nil
	}
	return k
}

// dress lets the program look as it is remembered.
func (m *memory) dress(s *app.State, p *panel.Panel) {
	if m.now.Version == 0 {
		return
	}
	s.Keep(app.Own{Theme: m.now.Theme, Text: m.now.Text})
	if m.now.Left != nil {
		s.TakeUp(*m.now.Left)
	}
	for group := range p.Folded {
		p.Folded[group] = !slices.Contains(m.now.Open, group)
	}
}

// place puts the window where it was, before it opens.
func (m *memory) place() {
	if m.now.Version == 0 {
		return
	}
	at := ebiten.Monitor()
	if at == nil {
		return
	}
	k := m.now
	for _, other := range ebiten.AppendMonitors(nil) {
		if other.Name() == k.Monitor && k.Monitor != at.Name() {
			ebiten.SetMonitor(other)
			at = other
		}
	}
	if k.Monitor != at.Name() { // it is gone
		k.X, k.Y = nil, nil
	}
	k = k.fit(at.Size())
	ebiten.SetWindowSize(k.Width, k.Height)
	if k.X != nil {
		ebiten.SetWindowPosition(*k.X, *k.Y)
	}
	if k.Maximal {
		ebiten.MaximizeWindow()
	}
}

// tick writes how the window is, if it is another way than it was and it is time.
func (m *memory) tick(s *app.State, p *panel.Panel, now time.Time) {
	if now.Before(m.next) {
		return
	}
	m.next = now.Add(memoryEvery)
	m.observe()
	_ = m.write(s, p) // the session's own write says what is wrong with the folder
}

// observe sees where the window is. One that is maximized, minimized or over the whole screen has the size and place of before.
func (m *memory) observe() {
	if ebiten.IsWindowMinimized() || ebiten.IsFullscreen() {
		return
	}
	if m.now.Maximal = ebiten.IsWindowMaximized(); m.now.Maximal {
		return
	}
	m.now.Width, m.now.Height = ebiten.WindowSize()
	x, y := ebiten.WindowPosition()
	m.now.X, m.now.Y = &x, &y
	if at := ebiten.Monitor(); at != nil {
		m.now.Monitor = at.Name()
	}
}

// write replaces the file by how the window is, if that is something else.
func (m *memory) write(s *app.State, p *panel.Panel) error {
	k := &m.now
	k.Version, k.Theme, k.Text = 1, s.Own.Theme, s.TextScale()
	if left, ok := s.Left(); ok {
		k.Left = &left
	}
	k.Open = []string{}
	for _, group := range app.Groups {
		if !p.Folded[group] {
			k.Open = append(k.Open, group)
		}
	}
	if m.path == "" || k.check() != nil {
		return nil
	}
	doc, err := json.MarshalIndent(k, "", " ")
	if err != nil || bytes.Equal(doc, m.written) {
		return err
	}
	if err := writeFile(m.path, doc); err != nil {
		return err
	}
	m.written = doc
	return nil
}
