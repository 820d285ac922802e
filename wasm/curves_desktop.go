//go:build !js

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"

	"xorcery/wasm/app"
	"xorcery/wasm/lab"
)

// The curves of a session stand beside it, autosave.curves beside autosave.json, and are written with it. They are of that very session: of
// curves that are of another one, as the program ended between the two, nothing is taken, and the curves begin anew.

// keptCurves is the file, as gob writes it.
type keptCurves struct {
	Version int
	Of      [sha256.Size]byte // the session's file
	Curves  lab.Curves
}

// curvesPath is where the session's curves are kept.
func (a *autosave) curvesPath() string { return a.name("autosave", ".curves") }

// writeCurves puts the curves beside the session doc, before that is written. Where what is open is lent, the curves are not the session's.
func (a *autosave) writeCurves(s *app.State, doc []byte) error {
	c, ok := s.Curves()
	if !ok {
		return nil
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(keptCurves{1, sha256.Sum256(doc), c}); err != nil {
		return err
	}
	return writeFile(a.curvesPath(), b.Bytes())
}

// recall gives a session that was loaded its curves.
func (a *autosave) recall(s *app.State) error {
	doc, err := readMost(a.curvesPath(), 2*lab.MostCurves)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var k keptCurves
	if err == nil {
		err = gob.NewDecoder(bytes.NewReader(doc)).Decode(&k)
	}
	switch {
	case err == nil && k.Version != 1:
		err = fmt.Errorf("version %d is not known; allowed is 1", k.Version)
	case err == nil && k.Of != sha256.Sum256(a.written):
		return nil
	case err == nil:
		err = s.Recall(k.Curves)
	}
	if err != nil {
		return fmt.Errorf("%s does not hold the session's curves, they begin anew: %w", a.curvesPath(), err)
	}
	return nil
}
