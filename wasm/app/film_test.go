package app

import (
	"bytes"
	"image/color"
	"image/gif"
	"strings"
	"testing"

	"xorcery/core/longtest"
	"xorcery/wasm/film"
)

// filmed lets ticks pass until the film is whole.
func (u *user) filmed() *film.Film {
	u.t.Helper()
	var f *film.Film
	u.ticksUntil("a whole film", func() bool {
		f = u.last.Film
		return f != nil
	})
	return f
}

// TestFilm: a film shows the steps asked for, evenly, of the run as it was when it was begun, while the run goes on and is changed.
func TestFilm(t *testing.T) {
	longtest.Skip(t)
	u := newUser(t, `{"data":{"set":"xor","n":40},"network":{"hidden":[3]},"training":{"batch":7,"learningRate":1}}`, false)
	u.Pause()
	u.Advance(200)
	u.must(u.AddPoint(0.3, 0.4, 2))
	u.Advance(100)
	u.must(u.SetControl("film.first", 100.0))
	u.must(u.SetControl("film.frames", 5.0))
	u.must(u.Press("film"))
	u.tick(1)
	if !strings.Contains(u.Progress(), "of 5") {
		t.Errorf("it says %q", u.Progress())
	}
	u.must(u.SetControl("network.neurons1", 6.0))
	u.Start()
	f := u.filmed()
	if u.Lab.Run.StepCount() <= 300 || f.Frames() != 5 {
		t.Errorf("%d frames, and the run stands at step %d", f.Frames(), u.Lab.Run.StepCount())
	}
	u.tick(1)
	if u.last.Film != nil {
		t.Error("the film is given out twice")
	}
	var out bytes.Buffer
	u.must(f.Encode(&out))
	got, err := gif.DecodeAll(&out)
	u.must(err)
	if len(got.Image) != 5 || out.Len() > 400_000 {
		t.Errorf("%d frames in %d bytes", len(got.Image), out.Len())
	}
	first := got.Image[0]
	seen := map[color.Color]bool{}
	for i := range first.Rect.Dx() {
		seen[first.At(i, i)] = true
	}
	if len(seen) < 5 {
		t.Errorf("the first frame has %d colors along its middle", len(seen))
	}
}

// TestFilmIsGivenUp by the same button; what has no steps is refused.
func TestFilmIsGivenUp(t *testing.T) {
	u := newUser(t, `{"data":{"set":"corners"}}`, false)
	u.Pause()
	if err := u.Press("film"); err == nil {
		t.Error("a film of nothing")
	}
	u.Advance(50)
	u.must(u.SetControl("film.first", 60.0))
	if err := u.Press("film"); err == nil || !strings.Contains(err.Error(), "from step 0 to step 50") {
		t.Errorf("from step 60 of 50: %v", err)
	}
	u.must(u.SetControl("film.first", 0.0))
	u.must(u.Press("film"))
	u.tick(2)
	c, err := Find("film")
	u.must(err)
	if c.Title(u.State) != "Give the film up" {
		t.Errorf("the button says %q", c.Title(u.State))
	}
	u.must(u.Press("film"))
	u.tick(100)
	if u.Progress() != "" || u.last.Film != nil {
		t.Errorf("it goes on: %q", u.Progress())
	}
}
