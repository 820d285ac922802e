package main

import (
	"encoding/json"
	"fmt"
	"time"

	"xorcery/wasm/input"
)

// reader takes what the page heard since the last tick: see site/events.js. Ebitengine's own input stays unused here.
type reader struct{}

// heard is an event as site/events.js tells it.
type heard struct {
	Kind   string
	Age    float64 // milliseconds
	X, Y   float64 // CSS pixels
	Finger int
	Button input.MouseButton
	Lines  float64
	Name   string
	Text   string
	Shift  bool
	Ctrl   bool
	Repeat bool
}

var kinds = map[string]input.EventKind{
	"move": input.EventMove, "press": input.EventPress, "release": input.EventRelease, "cancel": input.EventCancel,
	"wheel": input.EventWheel, "key": input.EventKey,
}

func (r *reader) read(in *input.Input, now time.Duration) error {
	text, err := call("xorceryEvents")
	if err != nil || text.String() == "" {
		return err
	}
	var list []heard
	if err := json.Unmarshal([]byte(text.String()), &list); err != nil {
		return err
	}
	for _, h := range list {
		kind, ok := kinds[h.Kind]
		if !ok {
			return fmt.Errorf("the page told of an event %q", h.Kind)
		}
		in.Events = append(in.Events, input.Event{
			Kind: kind, At: now - time.Duration(h.Age*float64(time.Millisecond)), X: h.X, Y: h.Y,
			Finger: h.Finger, Button: h.Button, Shift: h.Shift, Lines: h.Lines,
			Key: input.Key{Name: h.Name, Text: h.Text, Shift: h.Shift, Ctrl: h.Ctrl, Repeat: h.Repeat},
		})
	}
	return nil
}
