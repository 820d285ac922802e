//go:build !js

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"xorcery/wasm/input"
)

// platformSave writes a file where the user finds it, under a name that is free, and says where: what is left when the window closes.
func platformSave(f input.File) (string, error) {
	folder := downloads()
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
