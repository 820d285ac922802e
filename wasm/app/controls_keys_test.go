package app

import (
	"slices"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/core/longtest"
)

// Every key of the project file has a control; a list has several under its name.
func TestEveryKeyHasAControl(t *testing.T) {
	unset := []string{"version", "data.points", "step", "weights", "biases", "moments", "view.paused",
		"view.title", "view.task", "view.show", "view.hide", "view.exercise", "view.challenge"} // a link's, made where it is shared
	elsewhere := map[string]string{"network.hidden": "network.layers", "data.features": "data.features.x1"}
	for _, key := range core.Keys() {
		id := key
		if other, ok := elsewhere[key]; ok {
			id = other
		}
		c, err := Find(id)
		if slices.Contains(unset, key) {
			if err == nil && c.Kind != Button {
				t.Errorf("%s is set by no control, yet there is one", key)
			}
			continue
		}
		if err != nil {
			t.Errorf("the key %s has no control", key)
			continue
		}
		if limit, ok := core.Limits[key]; ok && (c.Kind == Slider || c.Kind == Number) && c.Range != limit {
			t.Errorf("%s takes %s; the file takes %s", key, c.Range, limit)
		}
	}
	for i := range core.AllFeatures {
		if !strings.HasPrefix(featureControls()[i].ID, "data.features.") {
			t.Errorf("feature %s has no control", core.AllFeatures[i])
		}
	}
}

// A control shows only where its value matters.
func TestControlsShowWhereTheyMatter(t *testing.T) {
	for _, c := range []struct{ doc, id, hidden string }{
		{`{}`, "training.optimizer.kind", "training.optimizer.momentum training.optimizer.beta2 training.optimizer.epsilon"},
		{`{"training":{"optimizer":{"kind":"nesterov"}}}`, "training.optimizer.momentum", "training.optimizer.beta2 training.optimizer.epsilon"},
		{`{"training":{"optimizer":{"kind":"rmsprop"}}}`, "training.optimizer.beta2", "training.optimizer.momentum"},
		{`{"training":{"optimizer":{"kind":"adam"}}}`, "training.optimizer.momentum", ""},
		{`{}`, "training.schedule.kind", "training.schedule.rate training.schedule.every"},
		{`{"training":{"schedule":{"kind":"cosine"}}}`, "training.schedule.every", "training.schedule.rate"},
		{`{"training":{"schedule":{"kind":"inverse"}}}`, "training.schedule.rate", ""},
		{`{}`, "training.clip.kind", "training.clip.limit"},
		{`{"training":{"clip":{"kind":"value"}}}`, "training.clip.limit", ""},
		{`{}`, "selected.layer", "selected.from selected.to selected.weight"},
	} {
		u := newUser(t, c.doc, false)
		if k, _ := Find(c.id); !k.Visible(u.State) {
			t.Errorf("%s: %s does not show", c.doc, c.id)
		}
		for _, id := range strings.Fields(c.hidden) {
			if k, _ := Find(id); k.Visible(u.State) {
				t.Errorf("%s: %s shows", c.doc, id)
			}
		}
	}
}

func TestFeatures(t *testing.T) {
	u := newUser(t, `{}`, false)
	u.tick(20)
	u.Pause()
	step, w := u.Lab.Run.StepCount(), slices.Clone(u.Lab.Run.Net.W[0])
	u.must(u.SetControl("data.features.x1x2", true))
	u.must(u.SetControl("data.features.x1", false))
	if got := u.Lab.Project.Data.Features; !slices.Equal(got, []core.Feature{core.X2, core.X1X2}) {
		t.Fatalf("features %v", got)
	}
	if u.Lab.Run.StepCount() != step || !slices.Equal(u.Lab.Run.Net.W[0][:3], w[3:6]) {
		t.Errorf("x2's weights %v are now %v at step %d of %d", w[3:6], u.Lab.Run.Net.W[0][:3], u.Lab.Run.StepCount(), step)
	}
	u.must(u.SetControl("data.features.x2", false))
	before := string(u.Document().JSON())
	err := u.SetControl("data.features.x1x2", false)
	if err == nil || !strings.Contains(err.Error(), "only input") || !strings.Contains(err.Error(), "x1·x2") {
		t.Errorf("the last input switched off: %v", err)
	}
	if string(u.Document().JSON()) != before {
		t.Error("the refused switch changed something")
	}
}

// What a control's help says of the weights is what happens to them.
func TestHelpTellsTheRule(t *testing.T) {
	longtest.Skip(t)
	for i := range controls {
		c := &controls[i]
		if c.Kind == Button || c.Group != "Network" && c.Group != "Training" && !strings.HasPrefix(c.ID, "data.features") || strings.HasPrefix(c.ID, "selected") {
			continue
		}
		u := newUser(t, everything, false)
		u.Pause()
		u.Advance(10)
		var to any
		switch c.Kind {
		case Toggle:
			to = !c.Value(u.State).(bool)
		case Choice:
			if to = c.Options[0].Value; to == c.Value(u.State) {
				to = c.Options[1].Value
			}
		default:
			if to = c.valueAt(c.PositionAt(0.3)); to == c.Value(u.State) {
				to = c.valueAt(c.PositionAt(0.6))
			}
		}
		first := u.Lab.Run.Net.Flat[0]
		if c.ID == "data.features.x1" {
			first = 0 // its own weights go
		}
		u.must(u.SetControl(c.ID, to))
		kept := u.Lab.Run.StepCount() == 10 && (first == 0 || u.Lab.Run.Net.Flat[0] == first)
		if kept == c.Restarts {
			t.Errorf("%s: restarts is declared %v, the run is at step %d", c.ID, c.Restarts, u.Lab.Run.StepCount())
		}
	}
}
