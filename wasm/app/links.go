package app

import (
	"bytes"
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
