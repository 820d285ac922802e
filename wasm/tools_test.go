//go:build !js && unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestToolsAreNamedAsTheSystemHasThem runs .ci/tools on systems that consist of a few commands: where all is there it is content, and
// where something is missing it says so by the system's own names and installs nothing.
func TestToolsAreNamedAsTheSystemHasThem(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	script, err := filepath.Abs("../.ci/tools")
	if err != nil {
		t.Fatal(err)
	}
	const all = "gcc node npm qemu-aarch64 xvfb-run xdotool xauth xprop xwininfo xclip dbus-daemon chromium"
	for name, c := range map[string]struct {
		uname, commands string
		packages        string // of which the system's package manager says that it has them
		want            []string
	}{
		"Fedora":                 {"Linux", all + " dnf", "libglvnd-glx mesa-dri-drivers libX11 libXrandr libXcursor libXi libXinerama libXxf86vm", nil},
		"Fedora without":         {"Linux", "node npm dnf", "libX11", []string{"dnf install", "gcc", "xorg-x11-server-Xvfb", "qemu-user", "mesa-dri-drivers", "libXi"}},
		"Arch":                   {"Linux", all + " pacman", "libglvnd mesa libx11 libxrandr libxcursor libxi libxinerama libxxf86vm", nil},
		"Arch without":           {"Linux", "node npm pacman", "mesa", []string{"pacman -S", "xorg-server-xvfb", "libxi", "chromium"}},
		"macOS":                  {"Darwin", "clang node npm google-chrome", "", nil},
		"macOS without":          {"Darwin", "clang", "", []string{"brew install", "node"}},
		"another Linux":          {"Linux", all, "", nil},
		"another Linux without":  {"Linux", "gcc node", "", []string{"Debian's names", "npm", "xvfb"}},
		"Debian, but not root's": {"Linux", "node npm apt-get", "", []string{"Debian's names", "gcc", "libgl1-mesa-dri"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			stub := func(name, body string) {
				if err := os.WriteFile(filepath.Join(dir, name), []byte("#!"+bash+"\n"+body+"\n"), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			for _, name := range strings.Fields(c.commands) {
				stub(name, "echo installing >&2; exit 9")
			}
			asked := `for p in ` + c.packages + ` ""; do [ "$p" = "${!#}" ] && { echo installed; exit 0; }; done; exit 1`
			for manager, asks := range map[string]string{"dnf": "rpm", "pacman": "pacman", "apt-get": "dpkg-query"} {
				if strings.Contains(c.commands, manager) {
					stub(asks, asked)
				}
			}
			stub("uname", "echo "+c.uname)
			stub("id", "echo 1000")
			stub("grep", `while read -r line; do [ "$line" = installed ] && exit 0; done; exit 1`)
			run := exec.Command(bash, script)
			run.Env = []string{"PATH=" + dir}
			out, err := run.CombinedOutput()
			if (err == nil) != (c.want == nil) || run.ProcessState.ExitCode() > 1 {
				t.Fatalf("%v: %s", err, out)
			}
			for _, want := range c.want {
				if !strings.Contains(string(out), want) {
					t.Errorf("it does not name %s: %s", want, out)
				}
			}
			if strings.Contains(string(out), "installing") || len(c.want) > 0 && strings.Count(string(out), "\n") != 1 {
				t.Errorf("it says %q", out)
			}
			if name == "Arch without" && strings.Contains(string(out), " mesa") {
				t.Errorf("it wants what is there: %s", out)
			}
		})
	}
}
