package app

import (
	"errors"
	"math"

	"xorcery/core"
	"xorcery/wasm/view/bricks"
)

// brickControls are the buttons and switches of brick mode; they are there while bricks are shown.
func brickControls() []Control {
	shown := func(s *State) bool { return s.Lower == LowerBricks }
	press := func(id, label, help string, act func(*State)) Control {
		c := button(id, "View", label, help, func(s *State) error { act(s); return nil })
		c.visible = shown
		return c
	}
	flip := func(id, label, help string, at func(*State) *bool) Control {
		c := toggle(id, "View", label, help, at)
		set := c.set
		c.visible, c.set = shown, func(s *State, v any) error {
			s.Bricks.Revision++
			return set(s, v)
		}
		return c
	}
	on := func(act func(b *bricks.Bricks)) func(*State) {
		return func(s *State) { s.onBricks(func(b *bricks.Bricks, _ bricks.Side) { act(b) }) }
	}
	play := press("brick.play", "Play", "Let the bricks go by, one quantity every few seconds.", on((*bricks.Bricks).Play))
	play.label = func(s *State) string {
		if s.Bricks.Playing {
			return "Stop"
		}
		return "Play"
	}
	own := press("brick.own", "My network", "Look at the first point of your own points, through your own network.", nil)
	own.set = func(s *State, _ any) error { return s.observeOwn() }
	point := Control{
		ID: "brick.point", Group: "View", Label: "Observation", Kind: Number, visible: shown, Unit: "point",
		Help: "Which of your points goes through the bricks, by its number; 0 is a place that is none of them.",
		Low:  1, High: math.MaxInt32, Step: 1,
		get: func(s *State) any {
			if s.Bricks.Article {
				return 0.0
			}
			return float64(s.Bricks.Number)
		},
		set: func(s *State, v any) error {
			return s.Observe(s.Lab.Run.Points()[int(v.(float64))-1])
		},
		bounds: func(s *State) core.Range {
			return core.Range{Min: 1, Max: max(float64(len(s.Lab.Run.Points())), 1), Whole: true}
		},
		enabled: func(s *State) error {
			if len(s.Lab.Run.Points()) == 0 {
				return errNoObservation
			}
			return nil
		},
	}
	return []Control{
		press("brick.first", "To the start", "Go back to X, the first quantity (Home).", on(func(b *bricks.Bricks) { b.Go(0) })),
		press("brick.back", "Back", "Go back one quantity (,).", on(func(b *bricks.Bricks) { b.Go(b.At - 1) })),
		press("brick.next", "Next", "Go on to the next quantity (.).", on(func(b *bricks.Bricks) { b.Go(b.At + 1) })),
		play,
		press("brick.article", "The article's example", "The article's own numbers: its first point through its first network.", (*State).showArticle),
		own,
		point,
		flip("observe", "Choose observation", "A click in the plane chooses the observation instead of placing a point.", func(s *State) *bool { return &s.Bricks.Observe }),
		flip("brick.code", "Lines of Go", "Show the lines of the program that compute the lit quantity in training.", func(s *State) *bool { return &s.Bricks.Code }),
	}
}

var errNoObservation = errors.New("there are no points to choose from; a click in the plane looks at any place")
