package app

import (
	"xorcery/wasm/input"
	"xorcery/wasm/view/bricks"
	"xorcery/wasm/view/network"
)

// Portrait is the state as a saved picture shows it, scale times as large: nobody points at anything or types, nothing is said, and no tools
// stand there. It is for drawing alone.
func (s *State) Portrait(scale float64) *State {
	p := *s
	p.Scale *= scale
	p.Bare = true
	p.Pointer = input.Pointer{X: -1e6, Y: -1e6}
	p.Cursor, p.LitPoint, p.PlaneReading = PlaneCursor{}, Lit{}, PlaneReading{}
	p.Network.Hovered, p.Network.Selected, p.Network.Entry, p.Network.Reading = network.Part{}, network.Part{}, nil, nil
	p.Bricks.Hover(bricks.Entry{})
	p.Sheet, p.Message, p.Unsaved, p.coach = Sheet{}, Message{}, "", false
	return &p
}
