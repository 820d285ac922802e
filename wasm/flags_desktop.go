//go:build !js

package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"xorcery/core"
	"xorcery/wasm/app"
)

// commandLine reads the flags. With -train it does the whole work itself.
func commandLine(args []string) (start, error) {
	flags := flag.NewFlagSet("xorcery", flag.ContinueOnError)
	open := flags.String("open", "", "start from the project in `FILE`, or from scenario:NAME or challenge:NAME")
	train := flags.String("train", "", "train the project in `FILE`, or scenario:NAME, without a window, printing JSON")
	steps := flags.Int("steps", 0, "with -train: how many gradient steps to take")
	every := flags.Int("every", 0, "with -train: print every `M`-th step (and the last)")
	png := flags.String("png", "", "with -train: write the decision surface at the end to `OUT`")
	gif := flags.String("gif", "", "with -train: write the surface at every printed step to `OUT`")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return start{done: true}, nil
		}
		return start{}, badInput{err, true}
	}
	if flags.NArg() > 0 {
		return start{}, badInputf("%q is not a flag; allowed are -open, -train, -steps, -every, -png and -gif", flags.Arg(0))
	}
	if *train == "" {
		if *steps != 0 || *every != 0 || *png != "" || *gif != "" {
			return start{}, badInputf("-steps, -every, -png and -gif go with -train FILE")
		}
		return windowStart(*open)
	}
	if *open != "" {
		return start{}, badInputf("-open and -train do not go together")
	}
	project, err := load(*train)
	if err != nil {
		return start{}, err
	}
	job := training{project: project, steps: *steps, every: *every, png: *png, gif: *gif}
	return start{done: true}, job.run(os.Stdout)
}

// windowStart is from a file, or else where the last session ended, or else from the default project.
func windowStart(name string) (start, error) {
	s := start{panel: true, kept: newAutosave()}
	if named, err := app.Named(name); err != nil {
		return s, badInput{err, false}
	} else if named {
		s.project, s.named = core.DefaultProject(), name
		return s, nil
	}
	if name != "" {
		project, err := load(name)
		s.project, s.lent = project, true
		return s, err
	}
	project, ok, err := s.kept.load()
	if !ok {
		project = core.DefaultProject()
	}
	s.project, s.warning = project, err
	return s, nil
}

// load reads a project file, or takes the project of scenario:NAME.
func load(name string) (core.Project, error) {
	if scenario, ok := app.ScenarioName(name); ok {
		sc, err := app.FindScenario(scenario)
		if err != nil {
			return core.Project{}, badInput{err, false}
		}
		return sc.Project, nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return core.Project{}, badInput{err, false}
	}
	if info.Size() > core.MaxDocument {
		return core.Project{}, badInputf("%s has %d bytes; a project file has at most %d", name, info.Size(), core.MaxDocument)
	}
	doc, err := os.ReadFile(name)
	if err != nil {
		return core.Project{}, badInput{err, false}
	}
	p, err := core.ParseProject(doc)
	if err != nil {
		return core.Project{}, badInputf("%s: %v", name, err)
	}
	return p, nil
}

// badInput is the user's to mend: exit status 2.
type badInput struct {
	error
	said bool // the flag package has printed it
}

func badInputf(format string, args ...any) error { return badInput{fmt.Errorf(format, args...), false} }
