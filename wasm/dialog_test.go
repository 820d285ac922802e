//go:build unix && !darwin

package main

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/godbus/dbus/v5"

	"xorcery/wasm/app"
)

// noDesktop leaves a test without a session bus, and with the programs of a folder alone; stub makes one of them.
func noDesktop(t *testing.T) (stub func(name, script string)) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", "")
	return func(name, script string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

// sessionBus starts a bus of the test's own.
func sessionBus(t *testing.T) *dbus.Conn {
	t.Helper()
	cmd := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatalf("no bus can be started; .ci/tools installs dbus-daemon: %v", err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	bus, err := dbus.Connect(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { bus.Close() })
	return bus
}

// fakePortal is the desktop's portal: it notes what it is asked for and answers at once, before the call has returned.
type fakePortal struct {
	bus   *dbus.Conn
	asked chan portalAsk

	mu     sync.Mutex // the bus calls in a goroutine of its own
	status uint32
	uris   []string
}

// portalAsk is what the portal was asked for.
type portalAsk struct {
	method  string
	options map[string]dbus.Variant
}

// will says how the portal answers from now on.
func (p *fakePortal) will(status uint32, uris []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.status, p.uris = status, uris
}

func portalOn(t *testing.T, bus *dbus.Conn) *fakePortal {
	t.Helper()
	p := &fakePortal{bus: bus, asked: make(chan portalAsk, 8)}
	if err := bus.Export(p, portalPath, portalChooser); err != nil {
		t.Fatal(err)
	}
	if _, err := bus.RequestName(portalName, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *fakePortal) answer(sender dbus.Sender, method string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	p.mu.Lock()
	status, uris := p.status, p.uris
	p.mu.Unlock()
	name := strings.ReplaceAll(strings.TrimPrefix(string(sender), ":"), ".", "_")
	handle := dbus.ObjectPath(portalPath + "/request/" + name + "/" + options["handle_token"].Value().(string))
	if err := p.bus.Emit(handle, portalRequest+".Response", status, map[string]dbus.Variant{"uris": dbus.MakeVariant(uris)}); err != nil {
		return "", dbus.MakeFailedError(err)
	}
	p.asked <- portalAsk{method, options}
	return handle, nil
}

func (p *fakePortal) OpenFile(sender dbus.Sender, _, _ string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return p.answer(sender, "OpenFile", options)
}

func (p *fakePortal) SaveFile(sender dbus.Sender, _, _ string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return p.answer(sender, "SaveFile", options)
}

var (
	asksOpen = app.Dialog{Title: "Open", Path: "/home/a b"}
	asksSave = app.Dialog{Save: true, Title: "Save", Path: "/home/a b/c.json"}
)

// TestPortal: the desktop's own dialog is asked for with folder and name, and its answer is taken as it is meant, plus signs and all.
func TestPortal(t *testing.T) {
	stub := noDesktop(t)
	stub("zenity", "echo /from/zenity")
	t.Setenv("PATH", os.Getenv("PATH")+":/usr/bin:/bin")
	portal := portalOn(t, sessionBus(t))
	for _, c := range []struct {
		dialog app.Dialog
		status uint32
		uris   []string
		want   []string
		failed string
	}{
		{asksOpen, 0, []string{"file:///home/a%20b/1+1%25.json", "file:///home/%C3%BC.csv"}, []string{"/home/a b/1+1%.json", "/home/ü.csv"}, ""},
		{asksSave, 0, []string{"file:///tmp/c.json"}, []string{"/tmp/c.json"}, ""},
		{asksSave, 1, nil, nil, ""},
		// Whatever comes of a dialog that was there, another one does not follow.
		{asksOpen, 2, nil, nil, "has ended its dialog"},
		{asksOpen, 0, []string{"https://example.org/a.json"}, nil, "no file of this system"},
	} {
		portal.will(c.status, c.uris)
		got, err := showDialog(context.Background(), c.dialog)
		if (err != nil) != (c.failed != "") || err != nil && !strings.Contains(err.Error(), c.failed) || !slices.Equal(got, c.want) {
			t.Errorf("%+v, answered %d: %q, %v; want %q", c.dialog, c.status, got, err, c.want)
		}
		asked := <-portal.asked
		method, options := asked.method, asked.options
		folder := string(options["current_folder"].Value().([]byte))
		if c.dialog.Save != (method == "SaveFile") || folder != "/home/a b\x00" {
			t.Errorf("%+v asks %s in %q", c.dialog, method, folder)
		}
		if name, _ := options["current_name"].Value().(string); c.dialog.Save && name != "c.json" {
			t.Errorf("the name is %q", name)
		}
	}
}

// TestDialogsWithoutAPortal: zenity, else kdialog, else none, which says what to install; who cancels chooses nothing.
func TestDialogsWithoutAPortal(t *testing.T) {
	stub := noDesktop(t)
	ask := func(d app.Dialog, want ...string) {
		t.Helper()
		if got, err := showDialog(context.Background(), d); err != nil || !slices.Equal(got, want) {
			t.Errorf("%+v: %q, %v; want %q", d, got, err, want)
		}
	}
	if _, err := showDialog(context.Background(), asksOpen); err != errNoDialog {
		t.Errorf("without any program: %v", err)
	}
	stub("kdialog", `case "$*" in *--getopenfilename*"/home/a b"*) printf '/k/1\n/k/2\n';; *--getsavefilename*"/home/a b/c.json"*) echo /k/c;; *) exit 9;; esac`)
	ask(asksOpen, "/k/1", "/k/2")
	ask(asksSave, "/k/c")
	stub("zenity", `case "$*" in *--save*) echo "/z/a b";; *"--filename=/home/a b/ "*) exit 1;; *) exit 9;; esac`)
	ask(asksSave, "/z/a b")
	ask(asksOpen)
	stub("zenity", "exit 5") // it cannot open its window
	ask(asksSave, "/k/c")
	stub("kdialog", "exit 7")
	if _, err := showDialog(context.Background(), asksOpen); err == nil || !strings.Contains(err.Error(), "kdialog: exit status 7") {
		t.Errorf("programs that cannot open their windows end with %v", err)
	}
}
