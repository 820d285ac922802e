// Package onefile makes one HTML file of the site, which a browser opens from a disk, without a server and without a network. Pages that
// come from files can fetch nothing and have no modules; so everything is in it: styles and scripts, joined (see [bundle]), pictures
// as data, the figure's page as the text of its frame, which is then of one origin with the page around it, and the program packed, at
// the end. A policy by hashes lets these scripts and styles run and nothing else.
package onefile

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

const (
	article = "index.html"
	figure  = "figure.html"
	program = "xorcery.wasm"
)

//go:embed source.js
var source string

// Build is the site in a folder as one HTML file. The same files make the same bytes.
func Build(dir string) ([]byte, error) {
	b := &builder{dir: dir, replaced: map[string]string{"source.js": source}}
	framed, err := b.page(figure)
	if err != nil {
		return nil, err
	}
	b.frame = b.policed(framed)
	around, err := b.page(article)
	if err != nil {
		return nil, err
	}
	packed, err := b.packed(program)
	if err != nil {
		return nil, err
	}
	end := strings.LastIndex(around, "</body>")
	if end < 0 {
		return nil, fmt.Errorf("%s has no </body>", article)
	}
	return []byte(b.policed(around[:end] + packed + around[end:])), nil
}

// builder collects what the policy allows: that of the page around holds for its frame too, so that it names the scripts and styles of
// both.
type builder struct {
	dir             string
	replaced        map[string]string // modules that are others than the site's
	frame           string            // the figure's page
	scripts, styles []string          // their hashes, as a policy has them
}

func (b *builder) read(name string) (string, error) {
	if strings.ContainsAny(name, `/\:`) {
		return "", fmt.Errorf("%s: only files of the site's own folder can be in its one file", name)
	}
	if text, ok := b.replaced[name]; ok {
		return text, nil
	}
	data, err := os.ReadFile(filepath.Join(b.dir, name))
	return string(data), err
}

var (
	tag       = regexp.MustCompile(`<(script|link|img|source|iframe)\b[^>]*>(?:</script>)?`)
	attribute = regexp.MustCompile(`([\w-]+)="([^"]*)"`)
	meta      = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="[^"]*">`)
	root      = regexp.MustCompile(`<html\b`)
)

// page is a page with all that it names within it.
func (b *builder) page(name string) (string, error) {
	text, err := b.read(name)
	if err != nil {
		return "", err
	}
	if !meta.MatchString(text) || !root.MatchString(text) {
		return "", fmt.Errorf("%s: no policy is found in it, or no <html", name)
	}
	var entries []string // modules, in the page's order
	for _, t := range tag.FindAllString(text, -1) {
		if has := attributes(t); has["type"] == "module" {
			entries = append(entries, has["src"])
		}
	}
	left := len(entries)
	text = tag.ReplaceAllStringFunc(text, func(t string) string {
		has := attributes(t)
		if has["type"] == "module" {
			if left--; left > 0 || err != nil { // all of them stand in the place of the last
				return ""
			}
			var joined string
			if joined, err = b.bundle(entries); err == nil {
				t, err = b.script(name, ` type="module"`, joined)
			}
			return t
		}
		if err == nil {
			t, err = b.inlined(t, has)
		}
		return t
	})
	return root.ReplaceAllString(text, "<html data-one-file"), err
}

func attributes(tag string) map[string]string {
	has := map[string]string{}
	for _, a := range attribute.FindAllStringSubmatch(tag, -1) {
		has[a[1]] = a[2]
	}
	return has
}

// inlined is what stands in the place of a tag that names a file.
func (b *builder) inlined(t string, has map[string]string) (string, error) {
	name := has["src"]
	switch {
	case strings.HasPrefix(t, "<script") && name != "":
		text, err := b.read(name)
		if err != nil {
			return "", err
		}
		return b.script(name, "", text)
	case has["rel"] == "stylesheet":
		return b.style(has["href"])
	case has["rel"] == "manifest", has["rel"] == "apple-touch-icon": // a file is not installed
		return "", nil
	case strings.HasPrefix(t, "<iframe"):
		if name != figure {
			return "", fmt.Errorf("a frame of %q: only %s can be framed", name, figure)
		}
		return strings.Replace(t, `src="`+name+`"`, `srcdoc="`+html.EscapeString(b.frame)+`"`, 1), nil
	}
	for _, of := range []string{"src", "srcset", "href"} {
		name, ok := has[of]
		if !ok || strings.HasPrefix(name, "data:") || strings.HasPrefix(name, "#") { // the latter is a place in the page
			continue
		}
		if filepath.Ext(name) != ".svg" {
			return "", fmt.Errorf("%s: pictures in the one file are SVG", name)
		}
		text, err := b.read(name)
		if err != nil {
			return "", err
		}
		t = strings.Replace(t, of+`="`+name+`"`, of+`="data:image/svg+xml;base64,`+base64.StdEncoding.EncodeToString([]byte(text))+`"`, 1)
	}
	return t, nil
}

// script is a script in the page. What would end it within its text can't be in it.
func (b *builder) script(name, attributes, text string) (string, error) {
	if lower := strings.ToLower(text); strings.Contains(lower, "</script") || strings.Contains(lower, "<!--") {
		return "", fmt.Errorf("%s holds </script or <!--, which would end it within a page", name)
	}
	b.scripts = append(b.scripts, hash(text))
	return "<script" + attributes + ">" + text + "</script>", nil
}

func (b *builder) style(name string) (string, error) {
	text, err := b.read(name)
	if err != nil {
		return "", err
	}
	if lower := strings.ToLower(text); strings.Contains(lower, "</style") || strings.Contains(lower, "@import") || strings.Contains(lower, "url(") {
		return "", fmt.Errorf("%s holds </style, @import or url(: a style in the one file can name no other", name)
	}
	b.styles = append(b.styles, hash(text))
	return "<style>" + text + "</style>", nil
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// policed is a page with the policy that fits what has been collected until now.
func (b *builder) policed(page string) string {
	policy := "default-src 'none'; script-src 'wasm-unsafe-eval' " + strings.Join(b.scripts, " ") + "; style-src " + strings.Join(b.styles, " ") +
		"; img-src data: blob:; base-uri 'none'; form-action 'none'"
	return meta.ReplaceAllLiteralString(page, `<meta http-equiv="Content-Security-Policy" content="`+policy+`">`)
}

// packed is a file of the site as an element that source.js reads.
func (b *builder) packed(name string) (string, error) {
	data, err := os.ReadFile(filepath.Join(b.dir, name))
	if err != nil {
		return "", fmt.Errorf("%s is not built: run make build: %w", name, err)
	}
	var small bytes.Buffer
	z, err := gzip.NewWriterLevel(&small, gzip.BestCompression)
	if err != nil {
		return "", err
	}
	z.Write(data) // neither fails: a buffer takes everything
	z.Close()
	return fmt.Sprintf("<script type=\"application/gzip\" id=\"%s\" data-size=\"%d\">%s</script>\n",
		name, len(data), base64.StdEncoding.EncodeToString(small.Bytes())), nil
}
