// Command release makes what is published and what is installed: archives of the program for six systems, the web site as a zip with
// the page that is one file in it, and the list of their hashes; or the program with its desktop file, icons and file type under a
// prefix. Run it in the repository's root, with the site built. The same sources make the same bytes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(2)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("release", flag.ContinueOnError)
	folder := flags.String("out", "dist", "the `folder` for what is published")
	targets := flags.String("targets", strings.Join(all, ","), "the `systems` to build for")
	page := flags.String("page", "", "the `address` of the published page, for the program to open")
	install := flags.String("install", "", "install under this `prefix` instead, for this system")
	uninstall := flags.String("uninstall", "", "take away what was installed under this `prefix`")
	destdir := flags.String("destdir", "", "a `folder` that stands before the prefix while a package is made")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	switch {
	case flags.NArg() > 0:
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case *install != "" && *uninstall != "":
		return errors.New("-install and -uninstall do not go together")
	case *install != "":
		return installUnder(place{*destdir, *install}, *page, out)
	case *uninstall != "":
		return uninstallFrom(place{*destdir, *uninstall}, out)
	}
	return publish(*folder, *page, strings.Split(*targets, ","), out)
}
