package app

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"xorcery/core"
)

// picture draws a code as a page does: dark on light, so many pixels a module, with four light modules around.
func picture(rows []string) image.Image {
	const module, quiet = 3, 4
	side := module * (len(rows) + 2*quiet)
	p := image.NewGray(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			r, c := y/module-quiet, x/module-quiet
			if r < 0 || c < 0 || r >= len(rows) || c >= len(rows) || rows[r][c] == '0' {
				p.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	return p
}

// TestCodesAreReadAgain: another program's decoder reads each code as what it was made of, at every length that is allowed.
func TestCodesAreReadAgain(t *testing.T) {
	project := core.DefaultProject()
	project.View.Title, project.View.Task = "Zwei Kreise ⊙", "Trenne sie.\nWie viele Neuronen braucht es?"
	texts := []string{"a", "https://example.org/xorcery/#" + project.Link()}
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:#"
	for n := 1; n <= longestCode; n += 41 {
		var b strings.Builder
		for i := range n {
			b.WriteByte(letters[(i*i+7*n)%len(letters)])
		}
		texts = append(texts, b.String())
	}
	texts = append(texts, strings.Repeat("x", longestCode))
	for _, text := range texts {
		c, err := codeOf(text)
		if err != nil {
			t.Fatal(err)
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(picture(c.Rows))
		if err != nil {
			t.Fatal(err)
		}
		got, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true})
		if err != nil || got.GetText() != text {
			t.Errorf("%d characters in %d modules: %v, read as %v", len(text), len(c.Rows), err, got)
		}
	}
}

func TestACodeSaysItsLimit(t *testing.T) {
	u := newUser(t, `{}`, false)
	if _, err := u.Call("qr", args(t, strings.Repeat("x", longestCode+1))); err == nil || err.Error() != "a QR code holds at most 858 characters here, and this has 859" {
		t.Errorf("%v", err)
	}
	answer, err := u.Call("qr", args(t, "https://example.org/#x1.abc"))
	if c, ok := answer.(code); err != nil || !ok || len(c.Rows) != 25 || len(c.Rows[0]) != 25 {
		t.Errorf("%v, %v", answer, err)
	}
	if _, err := u.Call("qr", []byte("[7]")); err == nil || !strings.Contains(err.Error(), "text 7 is not allowed") {
		t.Errorf("%v", err)
	}
}
