// Command pages writes into the pages' folder what is made and not written: the still pictures of the figure, the icons, and last
// the list of all files with their hashes, by which the service worker knows a version; or, with -one, the pages as one HTML file. Run it when the program has been built.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"xorcery/wasm/figure"
	"xorcery/wasm/icon"
	"xorcery/wasm/onefile"
)

func main() {
	dir := flag.String("dir", "site", "the `folder` that holds the pages")
	sizes := flag.Bool("size", false, "write nothing, print what each file of the pages costs")
	one := flag.String("one", "", "write nothing but the pages as one HTML `file`")
	flag.Parse()
	var err error
	if *one != "" {
		err = writeOne(*dir, *one, os.Stdout)
	} else {
		err = run(*dir, *sizes, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(2)
	}
}

func run(dir string, sizes bool, out io.Writer) error {
	if flag.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q: the flags are -dir, -size and -one", flag.Arg(0))
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

// writeOne writes the page that is one file, and says how large it is.
func writeOne(dir, file string, out io.Writer) error {
	page, err := onefile.Build(dir)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, page, 0o644); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s, %.1f MB\n", file, float64(len(page))/1e6)
	return err
}
