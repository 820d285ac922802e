//go:build !js

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// usage is what -h prints.
const usage = `Click a few points, and a small neural network bends its decision boundary around them.

  xorcery                          open the window where the last session ended
  xorcery WHAT                     open the window on something else, as xorcery -open WHAT
  xorcery -train WHAT [-steps N]   train without a window, printing one JSON object a line

WHAT is a project file, a CSV file of points, a link or its text after the #, scenario:NAME,
challenge:NAME, exercise:NAME, or - for a file from standard input.

  -page WHERE  the page with the story, for Open the page: its address, or the folder that
               make build has filled; else a folder site beside the program
  -steps N     with -train: how many gradient steps to take; a chapter has its own number
  -every M     with -train: print every M-th step, and the last
  -save FILE   with -train: write the trained project, which -open and -train go on with
  -png FILE    with -train: write the decision surface at the end
  -gif FILE    with -train: write the surface at every printed step as a film
  -engine E    with -train: what takes the steps: kernel, the network compiled; core; or auto,
               the kernel where there can be one. The numbers are the same.
  -version     print the version and where page and article are
  -h           print this

Numbers may be written as 1e6.

Examples:
  xorcery -open scenario:hidden
  xorcery points.csv
  xorcery -train project.json -steps 20000 -every 1000 -png surface.png -gif film.gif
  xorcery -train scenario:explosion -every 1e4
  xorcery -train project.json -steps 1e6 -save trained.json
  xorcery -train - -steps 1000 < project.json

A line of -train holds
  step           the gradient steps taken so far
  loss           of the step, before its update: dataLoss and penalty together
  accuracy       after the update, over all training points; testAccuracy over the others
  gradNorm       the norm of the gradient that the step applied
  maxWeight      the largest weight without its sign
  weights        on the last line; with biases where the network has them
  nonFinite      alone with step: the first number that is not finite; the run ends there
A number that does not exist is null.

Exit status:
  0    all is well
  1    something failed: no display, a full disk
  2    the command line or its files are wrong; one line on standard error says how
  3    the run met a number that is not finite
  130  the run was interrupted; its last line is printed and its files are written
`

// request is what a command line asks for.
type request struct {
	help, version bool
	open          string // "" for the last session
	bare          bool   // open is named without -open
	page          string // where the article's page is; "" for where it may be found
	train         string // "" for the window
	course        course // of -train
}

// course is how a run without a window goes: what is said beside -train.
type course struct {
	steps          int    // 0 for the chapter's own
	every          int    // 0 for the last alone
	png, gif, save string // "" for no such file
	engine         string // auto, kernel or core
}

// flags are the flags of a command line, which fill r.
func (r *request) flags() *flag.FlagSet {
	flags := flag.NewFlagSet("xorcery", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&r.open, "open", "", "")
	flags.StringVar(&r.train, "train", "", "")
	flags.StringVar(&r.page, "page", "", "")
	flags.Var((*count)(&r.course.steps), "steps", "")
	flags.Var((*count)(&r.course.every), "every", "")
	flags.StringVar(&r.course.png, "png", "", "")
	flags.StringVar(&r.course.gif, "gif", "", "")
	flags.StringVar(&r.course.save, "save", "", "")
	flags.StringVar(&r.course.engine, "engine", engineAuto, "")
	flags.BoolVar(&r.version, "version", false, "")
	return flags
}

// parse reads the flags and looks at nothing else.
func parse(args []string) (request, error) {
	var r request
	flags := r.flags()
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return request{help: true}, nil
	} else if err != nil {
		return r, badInputf("%w; -h lists the flags", err)
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	switch bare := flags.Args(); {
	case len(bare) == 1 && !given["open"] && !given["train"]: // as a file manager names it
		r.open, r.bare, given["open"] = bare[0], true, true
	case len(bare) > 0:
		return r, badInputf("%q is not a flag; -h lists the flags", bare[0])
	}
	switch {
	case given["open"] && given["train"]:
		return r, badInputf("-open and -train do not go together")
	case given["page"] && given["train"]:
		return r, badInputf("-page and -train do not go together")
	case !given["train"] && (given["steps"] || given["every"] || given["png"] || given["gif"] || given["save"] || given["engine"]):
		return r, badInputf("-steps, -every, -png, -gif, -save and -engine go with -train WHAT")
	case !slices.Contains(engines, r.course.engine):
		return r, badInputf("-engine %s: allowed are %s", r.course.engine, strings.Join(engines, ", "))
	}
	for _, text := range []struct{ name, value, ext string }{
		{"open", r.open, ""}, {"train", r.train, ""}, {"png", r.course.png, ".png"}, {"gif", r.course.gif, ".gif"}, {"save", r.course.save, ""}, {"page", r.page, ""},
	} {
		switch {
		case !given[text.name]:
		case text.value == "" && text.name == "page":
			return r, badInputf("-page is empty; allowed is an address or a folder with the built pages")
		case text.value == "":
			return r, badInputf("-%s is empty; allowed is the name of a file", text.name)
		case text.ext != "" && !strings.EqualFold(filepath.Ext(text.value), text.ext):
			return r, badInputf("-%s %s: allowed is a name that ends in %s", text.name, text.value, text.ext)
		}
	}
	if given["page"] {
		if err := checkPage(r.page); err != nil {
			return r, badInputf("-page %s: %w", r.page, err)
		}
	}
	return r, nil
}

// count is a whole number from 1, which may be written as 1e6.
type count int

func (c *count) String() string { return strconv.Itoa(int(*c)) }

func (c *count) Set(text string) error {
	if n, err := strconv.Atoi(text); err == nil && n >= 1 { // exactly, where a float64 would round it
		*c = count(n)
		return nil
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || strings.ContainsAny(text, "xX_") || x != math.Trunc(x) || x < 1 || x > 1<<53 {
		return errors.New("allowed is a whole number from 1")
	}
	*c = count(x)
	return nil
}

// commandLine does what the flags ask for: all of it, or with start.done false all but the window.
func commandLine(args []string) (start, error) {
	r, err := parse(args)
	switch {
	case err != nil:
		return start{}, err
	case r.help:
		_, err := io.WriteString(os.Stdout, usage)
		return start{done: true}, err
	case r.version:
		_, err := fmt.Println(about())
		return start{done: true}, err
	case r.train == "":
		begin, err := windowStart(r.open)
		if r.bare && errors.Is(err, fs.ErrNotExist) {
			err = badInputf("%s is not a flag, and there is no such file; -h lists the flags", strconv.Quote(r.open))
		}
		if err == nil && isAddress(r.page) {
			begin.state.PageIs(r.page)
		} else {
			begin.pages.folder = r.page
		}
		return begin, err
	}
	from, err := readArgument(r.train, os.Stdin)
	if err != nil {
		return start{}, err
	}
	job, err := newTraining(r, from)
	if err != nil {
		return start{}, err
	}
	for _, sentence := range from.told() {
		fmt.Fprintln(os.Stderr, "xorcery:", sentence)
	}
	return start{done: true}, job.run(os.Stdout, progressOn(os.Stderr), endAsked())
}

// windowStart is from what -open names, or else where the last session ended, or else from the default project.
func windowStart(name string) (start, error) {
	if name == "" {
		return lastSession()
	}
	from, err := readArgument(name, os.Stdin)
	if err != nil {
		return start{}, err
	}
	state, err := from.state(true)
	if err != nil {
		return start{}, err
	}
	kept := newAutosave()
	_, _, broken := kept.load() // a session that cannot be restored goes aside before it is written over
	return start{state: state, platform: platform{kept: kept}, warning: broken}, nil
}

// badInput is the user's to mend: exit status 2.
type badInput struct{ error }

func (b badInput) Unwrap() error { return b.error }

func badInputf(format string, args ...any) error { return badInput{fmt.Errorf(format, args...)} }
