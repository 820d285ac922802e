// Package film draws the surface of a run, with its points, frame after frame, and writes the frames as a GIF that is small: all share one
// palette of the figure's own colors, and each holds what differs from the one before it and is transparent elsewhere. It paints as much at
// a time as it is given, and knows nothing of a screen.
package film

import (
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"io"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"xorcery/core"
	"xorcery/wasm/letters"
)

// Film is frames of the same part of the plane.
type Film struct {
	view    core.Rect
	colors  core.Colors
	classes int
	face    font.Face       // of the caption
	palette *palette        // nil before the first frame
	shown   *image.Paletted // the frame that was added last
	frames  gif.GIF

	run    *core.Run // whose frame is on its way; nil between two
	net    *core.MLP // raster's
	raster *core.Raster
	img    *image.RGBA
	row    int // of the frame on its way: the next to be painted
}

// Side is the surface's pixels, Most the frames of a film: each stays in memory, 270 KB, until it is written.
const (
	Side = 512
	Most = 1000

	captionRoom = 28  // below the surface: step and accuracy
	frameTime   = 8   // hundredths of a second
	lastTime    = 300 // the last frame is held
	band        = 8   // rows that are painted at a time
)

// New begins a film of a part of the plane, for networks of up to so many classes.
func New(colors core.Colors, view core.Rect, classes int) (*Film, error) {
	colors.Edge = true
	fonts, err := letters.New()
	if err != nil {
		return nil, err
	}
	face, err := opentype.NewFace(fonts.Regular, &opentype.FaceOptions{Size: 15, DPI: 72})
	if err != nil {
		return nil, err
	}
	return &Film{view: view, colors: colors, face: face, classes: classes}, nil
}

// Frames is how many there are.
func (f *Film) Frames() int { return len(f.frames.Image) }

// Picture is the surface of a run as it stands.
func (f *Film) Picture(r *core.Run) *image.RGBA {
	f.begin(r)
	f.paint(nil)
	f.run = nil
	return f.img.SubImage(image.Rect(0, 0, Side, Side)).(*image.RGBA)
}

// Shoot adds a frame of a run as it stands, with its accuracy: it paints until the time is spent, and goes on in the next call. The run must
// stay as it is until that is done.
func (f *Film) Shoot(r *core.Run, accuracy float64, spent func() bool) (done bool) {
	if f.run != r {
		f.begin(r)
	}
	if !f.paint(spent) {
		return false
	}
	f.caption(f.img, r.StepCount(), accuracy)
	if f.palette == nil {
		f.palette = newPalette(f.colors, f.classes)
	}
	now := image.NewPaletted(f.img.Rect, f.palette.colors)
	f.palette.convert(now, f.img)
	f.frames.Image = append(f.frames.Image, changed(f.shown, now))
	f.frames.Delay = append(f.frames.Delay, frameTime)
	f.frames.Disposal = append(f.frames.Disposal, gif.DisposalNone)
	f.shown, f.run = now, nil
	return true
}

// begin makes ready for a frame.
func (f *Film) begin(r *core.Run) {
	f.run, f.row = r, 0
	if f.net != r.Net {
		f.net, f.raster = r.Net, core.NewRaster(r.Net, r.Project().Data.Features)
	}
	f.img = image.NewRGBA(image.Rect(0, 0, Side, Side+captionRoom))
}

// paint goes on with the surface until the time is spent, and ends with the points.
func (f *Film) paint(spent func() bool) (done bool) {
	pixel := (f.view.MaxX2 - f.view.MinX2) / Side
	for first := true; f.row < Side; f.row += band {
		if !first && spent != nil && spent() {
			return false
		}
		first = false
		rows := f.view
		rows.MaxX2 = f.view.MaxX2 - float64(f.row)*pixel
		rows.MinX2 = f.view.MaxX2 - float64(f.row+band)*pixel
		f.raster.Paint(f.img.SubImage(image.Rect(0, f.row, Side, f.row+band)).(*image.RGBA), rows, f.colors)
	}
	surface := f.img.SubImage(image.Rect(0, 0, Side, Side)).(*image.RGBA)
	for _, p := range f.run.Points() {
		x := (p.X1 - f.view.MinX1) / (f.view.MaxX1 - f.view.MinX1) * Side
		y := (f.view.MaxX2 - p.X2) / (f.view.MaxX2 - f.view.MinX2) * Side
		dot(surface, x, y, 5, f.colors.Paper)
		dot(surface, x, y, 4, f.colors.Classes[p.Class])
	}
	return true
}

// dot fills a disk.
func dot(img *image.RGBA, cx, cy, r float64, c color.RGBA) {
	for y := int(cy - r); y <= int(cy+r)+1; y++ {
		for x := int(cx - r); x <= int(cx+r)+1; x++ {
			if dx, dy := float64(x)+0.5-cx, float64(y)+0.5-cy; dx*dx+dy*dy <= r*r && image.Pt(x, y).In(img.Rect) {
				img.SetRGBA(x, y, c)
			}
		}
	}
}

// caption writes step and accuracy below the surface.
func (f *Film) caption(img *image.RGBA, step int, accuracy float64) {
	room := image.Rect(0, Side, Side, Side+captionRoom)
	draw.Draw(img, room, image.NewUniform(f.colors.Paper), image.Point{}, draw.Src)
	pen := font.Drawer{Dst: img, Src: image.NewUniform(f.colors.Ink), Face: f.face}
	baseline := fixed.I(Side + 19)
	pen.Dot = fixed.Point26_6{X: fixed.I(10), Y: baseline}
	pen.DrawString("step " + core.FormatInteger(step))
	right := "accuracy " + core.FormatPercent(accuracy)
	pen.Dot = fixed.Point26_6{X: fixed.I(Side-10) - pen.MeasureString(right), Y: baseline}
	pen.DrawString(right)
}

// changed is what a frame shows other than the one before, nil for none: the rectangle that holds all of it, transparent where nothing
// has changed.
func changed(before, now *image.Paletted) *image.Paletted {
	if before == nil {
		return now
	}
	box := image.Rectangle{}
	for y := range now.Rect.Dy() {
		a, b := before.Pix[y*before.Stride:][:before.Stride], now.Pix[y*now.Stride:][:now.Stride]
		left := 0
		for left < len(b) && a[left] == b[left] {
			left++
		}
		if left == len(b) {
			continue
		}
		right := len(b)
		for a[right-1] == b[right-1] {
			right--
		}
		box = box.Union(image.Rect(left, y, right, y+1))
	}
	if box.Empty() { // a frame must have a pixel
		box = image.Rect(0, 0, 1, 1)
	}
	part := image.NewPaletted(box, now.Palette)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if c := now.ColorIndexAt(x, y); c != before.ColorIndexAt(x, y) {
				part.SetColorIndex(x, y, c)
			}
		}
	}
	return part
}

// Encode writes the film as a GIF that begins again after a while. There is at least one frame.
func (f *Film) Encode(w io.Writer) error {
	f.frames.Delay[len(f.frames.Delay)-1] = lastTime
	f.frames.Config = image.Config{ColorModel: f.palette.colors, Width: Side, Height: Side + captionRoom}
	return gif.EncodeAll(w, &f.frames)
}
