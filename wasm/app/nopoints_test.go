package app

import (
	"bytes"
	"encoding/json"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
	"xorcery/wasm/view/doctor"
)

// TestWithoutPointsNothingIsSaidInNumbers: with no points there is no loss and no accuracy. Whatever is shown below the plane,
// before a run and after one, no text says NaN, and everything that a page asks for can be written.
func TestWithoutPointsNothingIsSaidInNumbers(t *testing.T) {
	longtest.Skip(t)
	for _, lower := range lowerControl().Options {
		for _, pair := range []bool{false, true} {
			u := newUser(t, `{"data":{"set":"corners"}}`, true)
			u.must(u.SetControl("lower", lower.Value))
			u.must(u.SetControl("compare", pair))
			for _, when := range []string{"cleared", "after a run", "after a remedy"} {
				u.must(u.clear())
				u.tick(30)
				u.diagnose()
				u.Advance(3)
				u.must(u.epoch())
				u.try(u.Press("pin"))
				u.moveTo(u.Layout.Boundary.X+50, u.Layout.Boundary.Y+50)
				u.tick(30)
				said := []any{u.Lab.LossText(), core.FormatPercent(u.Lab.Metrics.Accuracy), u.BoardResult(u.Board()), u.stepText(), u.Message, u.Network.Reading, u.PlaneReading, u.Spoken, doctor.Line(&u.Lab), u.Lab.Outcome(), u.Lab.Pins}
				for _, method := range []string{"state", "controls", "doctor", "bricks", "project", "rival", "challenges", "link"} {
					v, err := u.Call(method, nil)
					if err != nil {
						t.Errorf("%s, %s: %s: %v", lower.Value, when, method, err)
					}
					said = append(said, v)
				}
				for _, v := range said {
					text, err := json.Marshal(v)
					text = bytes.ReplaceAll(text, []byte("NaN from a large step"), nil) // a chapter
					if err != nil || bytes.Contains(text, []byte("NaN")) {
						t.Errorf("%s, %s: %v in %s", lower.Value, when, err, text)
					}
				}
				if u.Lab.LossText() != "–" || len(u.Lab.Run.Points()) != 0 {
					t.Errorf("%s, %s: the loss is %q", lower.Value, when, u.Lab.LossText())
				}
				u.must(u.undo())
				u.Start()
				u.tick(60)
				if when == "after a run" && len(u.Lab.Watch.Findings) > 0 {
					u.try(u.treat(0))
					u.tick(5)
				}
			}
		}
	}
}
