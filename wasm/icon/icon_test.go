package icon

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
)

// TestRoundAndMaskable: a round icon is clear in its corners, a maskable one goes to them, and in both the classes stand where the
// drawing has them, at every size that a window, a page or a desktop asks for.
func TestRoundAndMaskable(t *testing.T) {
	for _, side := range []int{16, 32, 48, 128, 512} {
		for _, cut := range []Cut{Round, Maskable} {
			data, err := PNG(side, cut)
			if err != nil {
				t.Fatal(err)
			}
			img, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if size := img.Bounds().Size(); size.X != side || size.Y != side {
				t.Fatalf("%d: the icon is %v", side, size)
			}
			for _, at := range [][2]int{{0, 0}, {side - 1, 0}, {0, side - 1}, {side - 1, side - 1}} {
				if _, _, _, a := img.At(at[0], at[1]).RGBA(); (a == 0xffff) != (cut == Maskable) {
					t.Errorf("%d, cut %d: alpha %d at %v", side, cut, a>>8, at)
				}
			}
			if r, _, b, _ := img.At(side/8, side/2).RGBA(); r <= b {
				t.Errorf("%d, cut %d: the left is not orange", side, cut)
			}
			if r, _, b, _ := img.At(side-side/8, side/2).RGBA(); r >= b {
				t.Errorf("%d, cut %d: the right is not blue", side, cut)
			}
		}
	}
}

// TestBadDrawings names what is wrong.
func TestBadDrawings(t *testing.T) {
	for source, want := range map[string]string{
		`<svg><ellipse fill="#fff"/></svg>`:                "a ellipse; an icon knows rect, circle and path",
		`<svg><rect fill="red"/></svg>`:                    `the color "red"`,
		`<svg><path fill="#fff" d="M0 0 Q1 1 2 2"/></svg>`: `the path's "Q"`,
		`<svg>`: "unexpected EOF",
	} {
		if _, err := paint(source, 16, Round); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want an error with %q", source, err, want)
		}
	}
}
