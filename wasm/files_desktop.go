//go:build !js

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"xorcery/wasm/input"
)

// platformSave writes a file where the user finds it, the Downloads folder or else the current one, under a name that is
// free, and says where.
func platformSave(f input.File) (string, error) {
	folder := "."
	if home, err := os.UserHomeDir(); err == nil {
		if info, err := os.Stat(filepath.Join(home, "Downloads")); err == nil && info.IsDir() {
			folder = filepath.Join(home, "Downloads")
		}
	}
	ext := filepath.Ext(f.Name)
	path, err := reserve(func(i int) string {
		if i == 1 {
			return filepath.Join(folder, f.Name)
		}
		return filepath.Join(folder, fmt.Sprintf("%s-%d%s", strings.TrimSuffix(f.Name, ext), i, ext))
	})
	if err != nil {
		return "", err
	}
	if err := writeFile(path, f.Data); err != nil {
		os.Remove(path) // the name alone
		return "", err
	}
	return path, nil
}
