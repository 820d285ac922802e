package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"io/fs"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core"
	"xorcery/wasm/app"
)

// dropped reads the files that were let fall on the figure in this tick. A file that is too large is read far enough to
// say so.
func dropped() ([]app.File, error) {
	folder := ebiten.DroppedFiles()
	if folder == nil {
		return nil, nil
	}
	var files []app.File
	err := fs.WalkDir(folder, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		f, err := folder.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		data, err := io.ReadAll(io.LimitReader(f, core.MaxDocument+1))
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		files = append(files, app.File{Name: entry.Name(), Data: data})
		return nil
	})
	return files, err
}

// pictureFile is the figure as it stands, without the window's controls, as a PNG.
func (g *game) pictureFile() (app.File, error) {
	w, h := g.state.Size()
	screen := ebiten.NewImage(int(w*g.scale), int(h*g.scale))
	defer screen.Deallocate()
	g.picture.Draw(screen, g.state)
	img := image.NewRGBA(screen.Bounds())
	screen.ReadPixels(img.Pix)
	f := g.state.Layout.Figure
	part := image.Rect(int(f.X*g.scale), int(f.Y*g.scale), int(f.Right()*g.scale), int(f.Bottom()*g.scale))
	var b bytes.Buffer
	if err := png.Encode(&b, img.SubImage(part)); err != nil {
		return app.File{}, err
	}
	return app.File{Name: "xorcery.png", Type: "image/png", Data: b.Bytes()}, nil
}
