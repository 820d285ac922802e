//go:build unix && !darwin

package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/godbus/dbus/v5"

	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// Dialogs of Linux and its like: those of the desktop, through its portal; where there is no portal, zenity or kdialog.

var errNoDialog = input.Missing{Program: "file dialog", Install: "zenity or kdialog, or your desktop's xdg-desktop-portal"}

// opened are the endings of files that can be opened.
var opened = []string{"*.json", "*.xorcery", "*.csv", "*.tsv", "*.txt"}

// showDialog waits for the user's answer: no path where they have chosen none. The next way is taken only where the one before has shown
// nothing.
func showDialog(ctx context.Context, d app.Dialog) ([]string, error) {
	paths, failed := askPortal(ctx, d)
	if !errors.As(failed, new(noPortal)) {
		return paths, failed
	}
	failed = errNoDialog
	for _, ask := range []struct {
		program string
		words   []string
	}{{"zenity", zenityWords(d)}, {"kdialog", kdialogWords(d)}} {
		if _, err := exec.LookPath(ask.program); err != nil {
			continue
		}
		out, err := exec.CommandContext(ctx, ask.program, ask.words...).Output()
		var exit *exec.ExitError
		switch {
		case err == nil:
			return strings.FieldsFunc(string(out), func(r rune) bool { return r == '\n' }), nil
		case errors.As(err, &exit) && exit.ExitCode() == 1: // the user has canceled it
			return nil, nil
		case ctx.Err() != nil:
			return nil, ctx.Err()
		}
		failed = fmt.Errorf("%s: %w", ask.program, err)
	}
	return nil, failed
}

func zenityWords(d app.Dialog) []string {
	words := []string{"--file-selection", "--title=" + d.Title, "--filename=" + d.Path}
	if d.Save {
		return append(words, "--save", "--confirm-overwrite")
	}
	words[2] += "/" // a folder
	return append(words, "--multiple", "--separator=\n", "--file-filter=Projects, points, links | "+strings.Join(opened, " "), "--file-filter=All files | *")
}

func kdialogWords(d app.Dialog) []string {
	if d.Save {
		return []string{"--title", d.Title, "--getsavefilename", d.Path}
	}
	return []string{"--title", d.Title, "--multiple", "--separate-output", "--getopenfilename", d.Path, strings.Join(opened, " ") + "|Projects, points, links\n*|All files"}
}

// What the portal is called.
const (
	portalName    = "org.freedesktop.portal.Desktop"
	portalPath    = "/org/freedesktop/portal/desktop"
	portalChooser = "org.freedesktop.portal.FileChooser"
	portalRequest = "org.freedesktop.portal.Request"
)

// requests numbers those to the portal: each has a path of its own.
var requests atomic.Int64

// noPortal is the error of a portal that is not there, or shows no dialog.
type noPortal struct{ error }

// askPortal asks the desktop's portal. It listens for the answer before it asks, at the path that the portal gives to the request: so none
// is lost, however quick. See https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.FileChooser.html.
func askPortal(ctx context.Context, d app.Dialog) ([]string, error) {
	address := busAddress()
	if address == "" {
		return nil, noPortal{errors.New("there is no session bus")}
	}
	bus, err := dbus.Connect(address)
	if err != nil {
		return nil, noPortal{err}
	}
	defer bus.Close()
	token := "xorcery" + strconv.Itoa(os.Getpid()) + "_" + strconv.FormatInt(requests.Add(1), 10)
	sender := strings.ReplaceAll(strings.TrimPrefix(bus.Names()[0], ":"), ".", "_")
	request := dbus.ObjectPath(portalPath + "/request/" + sender + "/" + token)
	answers := make(chan *dbus.Signal, 8)
	bus.Signal(answers)
	if err := bus.AddMatchSignal(dbus.WithMatchObjectPath(request), dbus.WithMatchInterface(portalRequest)); err != nil {
		return nil, noPortal{err}
	}
	method, options := portalWords(d)
	options["handle_token"] = dbus.MakeVariant(token)
	portal := bus.Object(portalName, portalPath)
	if err := portal.CallWithContext(ctx, portalChooser+"."+method, 0, "", d.Title, options).Err; err != nil {
		return nil, noPortal{err}
	}
	for {
		select {
		case <-ctx.Done():
			bus.Object(portalName, request).Call(portalRequest+".Close", dbus.FlagNoReplyExpected)
			return nil, ctx.Err()
		case signal, open := <-answers:
			switch {
			case !open:
				return nil, errPortalEnded
			case signal.Name == portalRequest+".Response" && signal.Path == request:
				return portalAnswer(signal.Body)
			}
		}
	}
}

// busAddress is that of the session's bus; "" where there is none. dbus.SessionBus would start one.
func busAddress() string {
	if address := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); address != "" {
		return address
	}
	if dir := os.Getenv("XDG_RUNTIME_DIR"); dir != "" {
		if _, err := os.Stat(filepath.Join(dir, "bus")); err == nil {
			return "unix:path=" + filepath.Join(dir, "bus")
		}
	}
	return ""
}

// portalWords are the method and the options that a dialog has in the portal's words.
func portalWords(d app.Dialog) (method string, options map[string]dbus.Variant) {
	folder := d.Path
	if d.Save {
		folder = filepath.Dir(d.Path)
	}
	options = map[string]dbus.Variant{"current_folder": dbus.MakeVariant(append([]byte(folder), 0))}
	if d.Save {
		options["current_name"] = dbus.MakeVariant(filepath.Base(d.Path))
		return "SaveFile", options
	}
	type rule struct {
		Kind    uint32 // 0 is a pattern
		Pattern string
	}
	type filter struct {
		Name  string
		Rules []rule
	}
	known := filter{Name: "Projects, points, links"}
	for _, pattern := range opened {
		known.Rules = append(known.Rules, rule{0, pattern})
	}
	options["filters"] = dbus.MakeVariant([]filter{known, {"All files", []rule{{0, "*"}}}})
	options["multiple"] = dbus.MakeVariant(true)
	return "OpenFile", options
}

var errPortalEnded = errors.New("the desktop has ended its dialog")

// portalAnswer reads the portal's response: 0 with the files, 1 from a user who has canceled, 2 where the portal gave up.
func portalAnswer(body []any) ([]string, error) {
	var status uint32
	var results map[string]dbus.Variant
	if err := dbus.Store(body, &status, &results); err != nil {
		return nil, err
	}
	var list []string
	switch status {
	case 0:
	case 1:
		return nil, nil
	default:
		return nil, errPortalEnded
	}
	if err := results["uris"].Store(&list); err != nil {
		return nil, err
	}
	for i, uri := range list {
		u, err := url.Parse(uri)
		if err != nil || u.Scheme != "file" {
			return nil, errors.New(uri + " is no file of this system")
		}
		list[i] = u.Path
	}
	return list, nil
}
