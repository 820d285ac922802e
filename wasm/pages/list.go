package main

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"xorcery/site"
)

const (
	program = "xorcery.wasm"
	lengths = "size.json" // what the bar of the download goes by
	listed  = "files.js"  // what the service worker goes by
	worker  = "worker.js"
)

// writeList writes the program's length, then the hashes of all files but the list's own and the worker's. A version is what its list
// and its worker say.
func writeList(dir string) error {
	info, err := os.Stat(filepath.Join(dir, program))
	if err != nil {
		return fmt.Errorf("%s is not built: run make build: %w", program, err)
	}
	text := fmt.Sprintf("{%q: %d}\n", program, info.Size())
	if err := os.WriteFile(filepath.Join(dir, lengths), []byte(text), 0o644); err != nil {
		return err
	}
	names, err := site.Files(dir)
	if err != nil {
		return err
	}
	hashes := map[string]string{}
	for _, name := range names {
		if name == listed {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		hashes[name] = hex.EncodeToString(sum[:])
	}
	list, err := json.MarshalIndent(hashes, "", " ") // in the names' order: the same files make the same list
	if err != nil {
		return err
	}
	version := sha256.Sum256(list)
	delete(hashes, worker) // the browser itself keeps it
	if list, err = json.MarshalIndent(hashes, "", " "); err != nil {
		return err
	}
	text = fmt.Sprintf("// Made by make build: see wasm/pages.\nself.VERSION = '%x';\nself.FILES = %s;\n", version[:8], list)
	return os.WriteFile(filepath.Join(dir, listed), []byte(text), 0o644)
}

// printSizes prints what a first visit fetches, as gzip -9 makes it: what is large by name, the rest by kind, the sum.
func printSizes(out io.Writer, dir string) error {
	names, err := site.Files(dir)
	if err != nil {
		return err
	}
	type part struct {
		name       string
		raw, small int
	}
	var parts []part
	add := func(name string, raw, small int) {
		i := slices.IndexFunc(parts, func(p part) bool { return p.name == name })
		if i < 0 {
			i = len(parts)
			parts = append(parts, part{name: name})
		}
		parts[i].raw += raw
		parts[i].small += small
	}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		var c counter
		z, err := gzip.NewWriterLevel(&c, gzip.BestCompression)
		if err != nil {
			return err
		}
		z.Write(data) // neither fails: the counter takes everything
		z.Close()
		kind := "*" + filepath.Ext(name)
		if len(data) > 1<<14 && strings.Count(name, ".") == 1 {
			kind = name
		}
		add(kind, len(data), int(c))
		add("all", len(data), int(c))
	}
	slices.SortFunc(parts, func(a, b part) int { return a.small - b.small })
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "file\tbytes\tgzip -9\t\n")
	for _, p := range parts {
		fmt.Fprintf(w, "%s\t%d\t%d\t\n", p.name, p.raw, p.small)
	}
	return w.Flush()
}

// counter counts what is written to it.
type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
