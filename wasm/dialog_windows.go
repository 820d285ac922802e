package main

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"unsafe"

	"golang.org/x/sys/windows"

	"xorcery/wasm/app"
)

// The dialogs of Windows, those of comdlg32.

var (
	comdlg32      = windows.NewLazySystemDLL("comdlg32.dll")
	openFileName  = comdlg32.NewProc("GetOpenFileNameW")
	saveFileName  = comdlg32.NewProc("GetSaveFileNameW")
	dialogFailure = comdlg32.NewProc("CommDlgExtendedError")
)

// fileName is Windows' OPENFILENAMEW.
type fileName struct {
	size            uint32
	owner, instance uintptr
	filter          *uint16
	customFilter    *uint16
	maxCustomFilter uint32
	filterIndex     uint32
	file            *uint16
	maxFile         uint32
	fileTitle       *uint16
	maxFileTitle    uint32
	initialDir      *uint16
	title           *uint16
	flags           uint32
	fileOffset      uint16
	fileExtension   uint16
	defExt          *uint16
	custData        uintptr
	hook            uintptr
	templateName    *uint16
	reserved        uintptr
	reservedNumber  uint32
	flagsEx         uint32
}

// The dialog's flags.
const (
	overwritePrompt = 0x2
	noChangeDir     = 0x8
	allowMultiple   = 0x200
	pathMustExist   = 0x800
	fileMustExist   = 0x1000
	explorer        = 0x80000
)

// showDialog waits for the user's answer: no path where they have chosen none.
func showDialog(_ context.Context, d app.Dialog) ([]string, error) {
	runtime.LockOSThread() // the dialog has its messages on one thread
	defer runtime.UnlockOSThread()
	title, err := windows.UTF16PtrFromString(d.Title)
	if err != nil {
		return nil, err
	}
	folder, name, filter := d.Path, "", "Projects, points, links\x00*.json;*.xorcery;*.csv;*.tsv;*.txt\x00All files\x00*.*\x00"
	flags, proc := uint32(explorer|noChangeDir|allowMultiple|pathMustExist|fileMustExist), openFileName
	if d.Save {
		folder, name, filter = filepath.Dir(d.Path), filepath.Base(d.Path), "All files\x00*.*\x00"
		flags, proc = explorer|noChangeDir|pathMustExist|overwritePrompt, saveFileName
	}
	dir, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return nil, err
	}
	var filters []uint16 // parts that end in 0 each, and another 0
	for _, r := range filter + "\x00" {
		filters = append(filters, uint16(r))
	}
	path := make([]uint16, 32*1024)
	proposed, err := windows.UTF16FromString(name)
	if err != nil {
		return nil, err
	}
	copy(path, proposed)
	ask := fileName{filter: &filters[0], file: &path[0], maxFile: uint32(len(path)), initialDir: dir, title: title, flags: flags}
	ask.size = uint32(unsafe.Sizeof(ask))
	if ok, _, _ := proc.Call(uintptr(unsafe.Pointer(&ask))); ok == 0 {
		if code, _, _ := dialogFailure.Call(); code != 0 {
			return nil, fmt.Errorf("Windows gives the code %#x", code)
		}
		return nil, nil
	}
	return chosenPaths(path), nil
}

// chosenPaths reads what the dialog has written: a path; or a folder and the names in it, each ending in 0, and another 0 after the last.
func chosenPaths(text []uint16) []string {
	var parts []string
	for part := windows.UTF16ToString(text); part != ""; part = windows.UTF16ToString(text) {
		parts = append(parts, part)
		text = text[slices.Index(text, 0)+1:]
	}
	if len(parts) < 2 {
		return parts
	}
	paths := parts[1:]
	for i, name := range paths {
		paths[i] = filepath.Join(parts[0], name)
	}
	return paths
}
