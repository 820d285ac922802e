//go:build !js

package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// recentFiles is what all windows together remember of files, in files.json beside their sessions: the recent ones, and the folder of the last. It
// is read anew each time, as another window may have written it; one that cannot be read is empty.
type recentFiles struct{ path string }

type recentDocument struct {
	Recent []string `json:"recent"`
	Folder string   `json:"folder"`
}

func newRecentFiles() recentFiles {
	folder, err := os.UserConfigDir()
	if err != nil {
		return recentFiles{}
	}
	return recentFiles{filepath.Join(folder, "xorcery", "files.json")}
}

func (s recentFiles) read() (k recentDocument) {
	doc, err := os.ReadFile(s.path)
	if err != nil || json.Unmarshal(doc, &k) != nil {
		return recentDocument{}
	}
	k.Recent = slices.DeleteFunc(k.Recent, func(path string) bool { return !filepath.IsAbs(path) })
	k.Recent = k.Recent[:min(len(k.Recent), app.RecentMost)]
	return k
}

// put puts files at the head, the last one first, and notes the folder of the last, or else folder. Another window that
// does so at the same moment is waited for.
func (s recentFiles) put(paths []string, folder string) error {
	if err := os.MkdirAll(filepath.Dir(s.path), 0o755); err != nil {
		return err
	}
	lock, err := lockFile(s.path + ".lock")
	for i := 0; errors.Is(err, errLocked) && i < 100; i++ {
		time.Sleep(10 * time.Millisecond)
		lock, err = lockFile(s.path + ".lock")
	}
	if err != nil {
		return err
	}
	defer lock.Close()
	k := s.read()
	k.Folder = cmp.Or(folder, k.Folder)
	for _, path := range paths {
		k.Recent = append([]string{path}, slices.DeleteFunc(k.Recent, func(old string) bool { return old == path })...)
		k.Folder = filepath.Dir(path)
	}
	k.Recent = k.Recent[:min(len(k.Recent), app.RecentMost)]
	doc, err := json.MarshalIndent(k, "", " ")
	if err != nil {
		return err
	}
	return writeFile(s.path, doc)
}

// desk is what is remembered as it stands now: a file that has moved is gone, and so is a folder.
func (s recentFiles) desk() input.Desk {
	k := s.read()
	d := input.Desk{Folder: k.Folder}
	for _, path := range k.Recent {
		info, err := os.Stat(path)
		d.Recent = append(d.Recent, input.Recent{Path: path, Gone: err != nil || info.IsDir()})
	}
	if info, err := os.Stat(d.Folder); err != nil || !info.IsDir() {
		d.Folder = downloads()
	}
	return d
}

// downloads is the folder in which the user finds what programs save: what the system calls so, by XDG_DOWNLOAD_DIR in the environment or
// in user-dirs.dirs; or else Downloads at home; or else the current folder.
func downloads() string {
	home, err := os.UserHomeDir()
	candidates := []string{os.Getenv("XDG_DOWNLOAD_DIR")}
	if config, failed := os.UserConfigDir(); failed == nil {
		candidates = append(candidates, userDir(filepath.Join(config, "user-dirs.dirs"), "XDG_DOWNLOAD_DIR", home))
	}
	if err == nil {
		candidates = append(candidates, filepath.Join(home, "Downloads"))
	}
	for _, folder := range candidates {
		if info, err := os.Stat(folder); err == nil && info.IsDir() && filepath.IsAbs(folder) {
			return folder
		}
	}
	folder, err := os.Getwd()
	if err != nil {
		return "."
	}
	return folder
}

// userDir is what a line of user-dirs.dirs says, a shell's assignment of "$HOME/…" or "/…"; "" where it says nothing.
func userDir(file, name, home string) (folder string) {
	doc, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(doc)) {
		value, ok := strings.CutPrefix(strings.TrimSpace(line), name+"=")
		if !ok {
			continue
		}
		value = strings.TrimSuffix(strings.TrimPrefix(value, `"`), `"`)
		if rest, ok := strings.CutPrefix(value, "$HOME"); ok {
			value = home + rest
		}
		folder = strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\$`, `$`, "\\`", "`").Replace(value)
	}
	return folder
}
