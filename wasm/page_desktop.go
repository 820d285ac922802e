//go:build !js

package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"

	"xorcery/site"
	"xorcery/wasm/input"
)

// builtInPage is where the page is published: go build -ldflags "-X main.builtInPage=ADDRESS" says it; "" is nowhere.
var builtInPage string

// pages shows the page with the whole story in the reader's browser: the folder that -page names; or else the address that is known, see
// [app.State.Page]; or else a folder site, beside the program or where that was started. A folder is served to this machine alone until the
// program ends, as a browser runs no modules of a file.
type pages struct {
	folder string            // of -page; "" for none
	served map[string]string // folder → address
}

// open opens the page without waiting for it, and tells what has become of it; known is its address, "" for none.
func (p *pages) open(known string, tell func(func(*input.Input))) {
	address, err := p.address(known)
	go func() {
		if err == nil {
			err = browse(address)
		}
		tell(func(in *input.Input) {
			in.Browsed = &input.Browsed{Said: "The page is open in your browser: " + address, Err: err}
		})
	}()
}

// address is where a browser finds the page.
func (p *pages) address(known string) (string, error) {
	folders := []string{p.folder}
	if p.folder == "" {
		if known != "" {
			return known, nil
		}
		folders = []string{"site"}
		if program, err := os.Executable(); err == nil {
			folders = append(folders, filepath.Join(filepath.Dir(program), "site"))
		}
	}
	for _, dir := range folders {
		if site.Built(dir) == nil {
			return p.serve(dir)
		}
	}
	return "", errors.New("the page with the story is not here: -page names its address or its folder, and make build makes one")
}

// serve is the address of a folder's pages; a folder is served once.
func (p *pages) serve(dir string) (string, error) {
	if address, ok := p.served[dir]; ok {
		return address, nil
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("the page in %s can't be served to the browser: %w", dir, err)
	}
	go http.Serve(l, site.Handler(dir)) // until the program ends
	if p.served == nil {
		p.served = map[string]string{}
	}
	p.served[dir] = fmt.Sprintf("http://localhost:%d/", l.Addr().(*net.TCPAddr).Port)
	return p.served[dir], nil
}

// checkPage says what is wrong with what -page names.
func checkPage(where string) error {
	if isAddress(where) {
		return nil
	}
	if err := site.Built(where); err != nil {
		return fmt.Errorf("allowed is an address that begins with http:// or https://, or a folder with the built pages: %w", err)
	}
	return nil
}

// isAddress says whether a text is the address of a page on the web.
func isAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
