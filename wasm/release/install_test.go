package main

import (
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"xorcery/core/longtest"
	"xorcery/wasm/app"
)

// standing is every file and folder under a folder, with what the files hold.
func standing(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			all[path] = "a folder"
			return err
		}
		data, err := os.ReadFile(path)
		all[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func wantSame(t *testing.T, when string, got, want map[string]string) {
	t.Helper()
	for name, text := range want {
		if got[name] != text {
			t.Errorf("%s, %s is %.60q, want %.60q", when, name, got[name], text)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s, there is %s", when, name)
		}
	}
}

// TestUninstallLeavesNothing: under an empty prefix, and under one where others have their files, folders and defaults, a second
// installation in between or not.
func TestUninstallLeavesNothing(t *testing.T) {
	longtest.Skip(t)
	others := map[string]string{
		"usr/local/bin/other":                          "another program",
		"usr/local/share/mime/packages/other.xml":      "another type",
		"usr/local/share/applications/mimeapps.list":   "[Default Applications]\ntext/csv=other.desktop\n\n[Added Associations]\ntext/csv=other.desktop;\n",
		"usr/local/share/icons/hicolor/16x16/apps/o.x": "another icon",
	}
	for name, before := range map[string]map[string]string{"empty": nil, "others": others} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, text := range before {
				path := filepath.Join(dir, file)
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			p := place{"", filepath.Join(dir, "usr/local")}
			if err := os.MkdirAll(p.folder(), 0o755); err != nil {
				t.Fatal(err)
			}
			was := standing(t, dir)
			files, err := tree([]byte("first"), "/usr/local/bin/xorcery")
			if err != nil {
				t.Fatal(err)
			}
			if err := p.install(append(slices.Clone(files), file{name: "share/xorcery/old/thing", data: []byte("of an earlier version")})); err != nil {
				t.Fatal(err)
			}
			files[0].data = []byte("second")
			if err := p.install(files); err != nil {
				t.Fatal(err)
			}
			now := standing(t, dir)
			for _, f := range files {
				if got := now[filepath.Join(p.folder(), f.name)]; got != string(f.data) {
					t.Errorf("%s holds %.40q", f.name, got)
				}
			}
			info, err := os.Stat(filepath.Join(p.folder(), "bin/xorcery"))
			if err != nil || info.Mode().Perm() != 0o755 {
				t.Errorf("the program is %v, %v", info, err)
			}
			if _, there := now[filepath.Join(p.folder(), "share/xorcery/old/thing")]; there {
				t.Error("what only an earlier version had is still there")
			}
			if list := now[filepath.Join(p.folder(), mimeapps)]; strings.Count(list, ours) != 1 || !strings.Contains(list, strings.TrimPrefix(before["usr/local/"+mimeapps], defaults)) {
				t.Errorf("the defaults are %q", list)
			}
			if err := p.uninstall(); err != nil {
				t.Fatal(err)
			}
			wantSame(t, "afterwards", standing(t, dir), was)
			if err := p.uninstall(); err == nil || !strings.Contains(err.Error(), "nothing is installed under "+p.folder()) {
				t.Errorf("a second time: %v", err)
			}
		})
	}
}

// TestAnInterruptedInstallationCanBeTakenAway: the record comes before what it names.
func TestAnInterruptedInstallationCanBeTakenAway(t *testing.T) {
	dir := t.TempDir()
	p := place{"", filepath.Join(dir, "usr")}
	if err := os.MkdirAll(filepath.Join(p.folder(), "share/in/the/way"), 0o755); err != nil {
		t.Fatal(err)
	}
	was := standing(t, dir)
	if err := p.install([]file{{name: "bin/xorcery", data: []byte("the program")}, {name: "share/in", data: []byte("no folder")}}); err == nil {
		t.Fatal("a folder is no obstacle")
	}
	if now := standing(t, dir); now[filepath.Join(p.folder(), "bin/xorcery")] != "the program" {
		t.Fatal("nothing was put there before")
	}
	if err := p.uninstall(); err != nil {
		t.Fatal(err)
	}
	wantSame(t, "afterwards", standing(t, dir), was)
}

// TestWhatTheDesktopMakesGoesToo: the lists that its programs make of an installation, and nothing that was there or came since.
func TestWhatTheDesktopMakesGoesToo(t *testing.T) {
	longtest.Skip(t)
	bin := t.TempDir()
	script := "#!/bin/sh\nfor last; do :; done\ncase $0 in *mime*) mkdir -p $last/application && echo types > $last/mime.cache && ls $last/packages > $last/application/types;; *) echo list > $last/some.cache;; esac\n"
	for _, index := range indexes {
		if err := os.WriteFile(filepath.Join(bin, index.command[0]), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	for _, others := range []bool{false, true} {
		dir := t.TempDir()
		p := place{"", filepath.Join(dir, "usr")}
		another := filepath.Join(p.folder(), "share/mime/packages/other.xml")
		put := func() {
			if err := errors.Join(os.MkdirAll(filepath.Dir(another), 0o755), os.WriteFile(another, []byte("another"), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.MkdirAll(p.folder(), 0o755); err != nil {
			t.Fatal(err)
		}
		was := standing(t, dir)
		files, err := tree([]byte("the program"), "/usr/bin/xorcery")
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // an installation over another one
			if err := errors.Join(p.install(files), p.refreshed(io.Discard)); err != nil {
				t.Fatal(err)
			}
			if others {
				put()
			}
		}
		if standing(t, dir)[filepath.Join(p.folder(), "share/mime/mime.cache")] == "" {
			t.Fatal("the desktop has made nothing")
		}
		var said strings.Builder
		if err := uninstallFrom(p, &said); err != nil || strings.Count(said.String(), "\n") != 1 {
			t.Fatal(err, said.String())
		}
		now := standing(t, dir)
		if !others {
			wantSame(t, "afterwards", now, was)
		} else if now[another] == "" || now[filepath.Join(p.folder(), "share/mime/application/types")] != "other.xml\n" {
			t.Errorf("what others have is %v", now)
		}
	}
}

// TestAPackageChoosesNoDefaults: under DESTDIR no list is made that all packages would share.
func TestAPackageChoosesNoDefaults(t *testing.T) {
	p := place{t.TempDir(), "/usr"}
	if err := p.install([]file{{name: "bin/xorcery", data: []byte("the program")}}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(p.folder(), mimeapps)); err == nil {
		t.Error("there is a list of defaults")
	}
}

// TestTheDefaultIsOneLine under its own heading; what stands under others stays.
func TestTheDefaultIsOneLine(t *testing.T) {
	mine := app.ProjectType + "=other.desktop\n"
	for list, want := range map[string]string{
		"":                     defaults + "\n" + ours + "\n",
		"[Added]\n" + mine:     "[Added]\n" + mine + defaults + "\n" + ours + "\n",
		defaults + "\n" + mine: defaults + "\n" + mine,
		defaults + "\na=b\n[Removed Associations]\n" + ours + "\n": defaults + "\n" + ours + "\na=b\n[Removed Associations]\n" + ours + "\n",
	} {
		got := associate(list)
		if got != want {
			t.Errorf("%q becomes %q, want %q", list, got, want)
		}
		back := dissociate(got)
		if list != "" && !strings.Contains(list, defaults) {
			list += defaults + "\n"
		}
		if back != list {
			t.Errorf("%q comes back as %q", list, back)
		}
	}
}

// TestAnInstallationStaysUnderItsPrefix: a record that names what lies outside takes nothing away there.
func TestAnInstallationStaysUnderItsPrefix(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(dir, "outside")
	if err := os.WriteFile(outside, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	p := place{dir, "/usr"}
	if err := p.install(nil); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(p.folder(), record), []byte("../outside\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := p.uninstall(); err == nil {
		t.Error("nothing is said")
	}
	if _, err := os.Stat(outside); err != nil {
		t.Error(err)
	}
}

// TestBadPlaces are refused before anything is built.
func TestBadPlaces(t *testing.T) {
	for want, args := range map[string][]string{
		"allowed is a path from the root": {"-install", "usr"},
		"do not go together":              {"-install", "/usr", "-uninstall", "/usr"},
		"unexpected argument":             {"more"},
		`"plan9/amd64" is not one of`:     {"-targets", "plan9/amd64", "-out", t.TempDir()},
	} {
		if err := run(args, io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want an error with %q", args, err, want)
		}
	}
}

// TestWhatTheDesktopReads is well formed and names the program, its window's class and its type.
func TestWhatTheDesktopReads(t *testing.T) {
	files, err := tree(nil, "/opt/my apps/100%/bin/xorcery")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		switch filepath.Ext(f.name) {
		case ".desktop":
			for _, line := range []string{`Exec="/opt/my apps/100%%/bin/xorcery" %f`, "StartupWMClass=xorcery", "Icon=xorcery", "MimeType=" + app.ProjectType + ";application/json;text/csv;"} {
				if !slices.Contains(strings.Split(string(f.data), "\n"), line) {
					t.Errorf("%s has no line %s:\n%s", f.name, line, f.data)
				}
			}
		case ".xml":
			var info struct {
				Type struct {
					Type string `xml:"type,attr"`
					Glob struct {
						Pattern string `xml:"pattern,attr"`
					} `xml:"glob"`
					Icon struct {
						Name string `xml:"name,attr"`
					} `xml:"icon"`
				} `xml:"mime-type"`
			}
			if err := xml.Unmarshal(f.data, &info); err != nil {
				t.Fatal(err)
			}
			if info.Type.Type != app.ProjectType || info.Type.Glob.Pattern != "*"+app.ProjectExt {
				t.Errorf("the type is %+v", info)
			}
			drawn := "share/icons/hicolor/scalable/mimetypes/" + info.Type.Icon.Name + ".svg"
			if !slices.ContainsFunc(files, func(f file) bool { return f.name == drawn }) {
				t.Errorf("there is no %s", drawn)
			}
		}
	}
}
