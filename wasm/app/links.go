package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"xorcery/core"
	"xorcery/wasm/story"
)

// LinkIn is what stands behind the # of a link, or the text itself where that is a packed project or a name; before is the address before
// the #, "" for none; ok is false for a text that is none of these.
func LinkIn(text string) (hash, before string, ok bool) {
	if ext := filepath.Ext(text); ext == ".json" || ext == ProjectExt || ext == ".csv" { // x1.json is the name of a file
		return "", "", false
	}
	address, after, _ := strings.Cut(strings.TrimSpace(text), "#")
	for _, hash := range []string{core.Fragment(text), core.Fragment(after)} {
		for _, beginning := range []string{"x1.", scenarioPrefix, challengePrefix, exercisePrefix, story.RecordPrefix} {
			if strings.HasPrefix(hash, beginning) {
				if !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
					address = ""
				}
				return hash, address, true
			}
		}
	}
	return "", "", false
}

// LinkOf is LinkIn of a document that holds a link alone, in one line.
func LinkOf(doc []byte) (hash, before string, ok bool) {
	text := bytes.TrimSpace(bare(doc))
	if IsProject(doc) || bytes.ContainsAny(text, "\r\n") {
		return "", "", false
	}
	return LinkIn(string(text))
}

// shareLink is the state as a text for a link: with the weights as they stand, or without, to start from the seed. told is what it says to
// whoever opens it, and what it hides from them. A link that no browser may carry is an error that offers the file.
func (s *State) shareLink(weights bool, told core.View) (string, error) {
	for _, id := range told.Hide {
		c, err := Find(id)
		if err != nil {
			return "", err
		}
		if c.fixed {
			return "", fmt.Errorf("%s is the way back to what a link hides: no link can hide it", c.Label)
		}
	}
	return s.link(weights, told)
}

// link is shareLink where what told hides may be hidden.
func (s *State) link(weights bool, told core.View) (string, error) {
	p := s.Lab.Project.Clone()
	if weights {
		p = s.Document()
	}
	told.Theme, told.Paused = s.Lab.Project.View.Theme, !s.Running
	p.View = told
	if err := p.Check(); err != nil {
		return "", err
	}
	if err := checkTask(told); err != nil {
		return "", err
	}
	link, ok := p.LinkWithin(longestLink)
	if !ok {
		return "", fmt.Errorf("the link would have more than the %s characters that programs pass on safely: save the project as a file and share that",
			core.FormatInteger(longestLink))
	}
	return link, nil
}

// longestLink is what browsers, mail programs and messengers carry without cutting.
const longestLink = 32_000

// linkOptions is the argument of link; what it leaves out is a link with the weights that says and hides nothing.
type linkOptions struct {
	Weights             *bool
	Title, Task         string
	Show, Hide          []string // groups, and ids
	Exercise, Challenge string
}

func (o linkOptions) told() core.View {
	return core.View{Title: o.Title, Task: o.Task, Show: o.Show, Hide: o.Hide, Exercise: o.Exercise, Challenge: o.Challenge}
}

// UnmarshalJSON reads the options.
func (o *linkOptions) UnmarshalJSON(doc []byte) error {
	type plain linkOptions
	return allow(json.Unmarshal(doc, (*plain)(o)) == nil, "{weights: true or false, title: text, task: text, show: [groups], hide: [ids], exercise: name, challenge: name}")
}
