// Command pages writes into the pages' folder what is made and not written: the still pictures of the figure, the icons, and last
// the list of all files with their hashes, by which the service worker knows a version. Run it when the program has been built.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"xorcery/wasm/figure"
	"xorcery/wasm/icon"
)

func main() {
	dir := flag.String("dir", "site", "the `folder` that holds the pages")
	sizes := flag.Bool("size", false, "write nothing, print what each file of the pages costs")
	flag.Parse()
	if err := run(*dir, *sizes, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(2)
	}
}

func run(dir string, sizes bool, out io.Writer) error {
	if flag.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q: the flags are -dir and -size", flag.Arg(0))
	}
	if sizes {
		return printSizes(out, dir)
	}
	for name, theme := range map[string]figure.Theme{"still-light.svg": figure.Light(), "still-dark.svg": figure.Dark()} {
		picture, err := still(theme)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), picture, 0o644)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := writeIcons(dir); err != nil {
		return err
	}
	return writeList(dir)
}

// icons are the pictures of the installed page.
var icons = []struct {
	name string
	side int
	cut  icon.Cut
}{{"icon-192.png", 192, icon.Round}, {"icon-512.png", 512, icon.Round}, {"icon-maskable.png", 512, icon.Maskable}}

func writeIcons(dir string) error {
	for _, i := range icons {
		data, err := icon.PNG(i.side, i.cut)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, i.name), data, 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, "favicon.svg"), []byte(icon.SVG()), 0o644)
}
