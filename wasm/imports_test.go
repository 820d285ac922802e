//go:build !js

package main

import (
	"os/exec"
	"strings"
	"testing"
)

// TestImportsRunOneWay: core, input and layout need the standard library alone, the icon the drawing of paths beside it; the kernel, the lab
// and the story core; a view, app and panel beside it only what touches no screen and no browser; app does not know the panel.
func TestImportsRunOneWay(t *testing.T) {
	for _, target := range [][2]string{{"linux", "amd64"}, {"windows", "amd64"}, {"js", "wasm"}} {
		for _, p := range []struct {
			path    string
			allowed []string
		}{
			{"xorcery/core", nil},
			{"xorcery/core/kernel", []string{"xorcery/core"}},
			{"xorcery/wasm/input", nil},
			{"xorcery/wasm/icon", []string{"golang.org/x/image", "golang.org/x/sys"}},
			{"xorcery/wasm/layout", nil},
			{"xorcery/wasm/edit", []string{"xorcery/wasm/input"}},
			{"xorcery/wasm/letters", []string{"golang.org/x/image", "golang.org/x/sys", "golang.org/x/text"}},
			{"xorcery/wasm/lab", []string{"xorcery/core"}},
			{"xorcery/wasm/story", []string{"xorcery/core"}},
			{"xorcery/wasm/film", []string{"xorcery/core", "golang.org/x/image", "golang.org/x/sys", "golang.org/x/text", "xorcery/wasm/letters"}},
			{"xorcery/wasm/view/bricks", []string{"xorcery/core", "xorcery/wasm/edit", "xorcery/wasm/input", "xorcery/wasm/layout", "xorcery/wasm/view/network", "xorcery/wasm/view/pulse"}},
			{"xorcery/wasm/view/check", []string{"xorcery/core", "xorcery/wasm/layout"}},
			{"xorcery/wasm/view/doctor", []string{"xorcery/core", "xorcery/wasm/input", "xorcery/wasm/lab", "xorcery/wasm/layout"}},
			{"xorcery/wasm/view/network", []string{"xorcery/core", "xorcery/wasm/edit", "xorcery/wasm/input", "xorcery/wasm/layout"}},
			{"xorcery/wasm/view/pulse", []string{"xorcery/core", "xorcery/wasm/edit", "xorcery/wasm/input", "xorcery/wasm/layout", "xorcery/wasm/view/network"}},
			{"xorcery/wasm/view/space", []string{"xorcery/core", "xorcery/wasm/layout"}},
			{"xorcery/wasm/view/weight", []string{"xorcery/core", "xorcery/wasm/layout"}},
			{"xorcery/wasm/app", []string{"xorcery/core", "golang.org/x/image", "golang.org/x/sys", "golang.org/x/text", "xorcery/wasm/edit", "xorcery/wasm/film", "xorcery/wasm/input", "xorcery/wasm/lab", "xorcery/wasm/layout", "xorcery/wasm/letters", "xorcery/wasm/story", "xorcery/wasm/view", "rsc.io/qr"}},
			{"xorcery/wasm/panel", []string{"xorcery/wasm/app", "xorcery/core", "golang.org/x/image", "golang.org/x/sys", "golang.org/x/text", "xorcery/wasm/edit", "xorcery/wasm/film", "xorcery/wasm/input", "xorcery/wasm/lab", "xorcery/wasm/layout", "xorcery/wasm/letters", "xorcery/wasm/story", "xorcery/wasm/view", "rsc.io/qr"}},
		} {
			list := exec.Command("go", "list", "-deps", "-f", "{{.Standard}} {{.ImportPath}} {{join .Imports \" \"}}", p.path)
			list.Env = append(list.Environ(), "GOOS="+target[0], "GOARCH="+target[1], "CGO_ENABLED=0")
			out, err := list.Output()
			if err != nil {
				t.Fatalf("%s for %s: %v", p.path, target[0], err)
			}
			seen := false
			for line := range strings.Lines(string(out)) {
				words := strings.Fields(line)
				standard, path, imports := words[0], words[1], words[2:]
				if standard == "true" {
					continue
				}
				for _, i := range imports {
					if i == "syscall/js" {
						t.Errorf("for %s, %s imports syscall/js", target[0], path)
					}
				}
				own := path == p.path
				for _, a := range p.allowed {
					own = own || path == a || strings.HasPrefix(path, a+"/")
				}
				if !own {
					t.Errorf("for %s, %s needs %s", target[0], p.path, path)
				}
				seen = seen || path == p.path
			}
			if !seen {
				t.Errorf("go list does not name %s:\n%s", p.path, out)
			}
		}
	}
}
