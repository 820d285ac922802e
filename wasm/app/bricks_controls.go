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
		c := button(id, "View", label, help, surely(act))
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
		return func(s *State) {
			s.onBricks(act)
			s.goneOn()
		}
	}
	play := press("brick.play", "Play", "Let the bricks go by, one quantity every few seconds.", on((*bricks.Bricks).Play))
	play.label = either(func(s *State) bool { return s.Bricks.Playing }, "Stop", "Play")
	own := button("brick.own", "View", "My network", "Your own network, with the one of your points that is nearest to the boundary.", (*State).observeOwn)
	own.visible = shown
	point := Control{
		ID: "brick.point", Group: "View", Label: "Observation", Kind: Number, visible: shown, Unit: "point",
		Help:  "Which of your points goes through the bricks, by its number; 0 is a place that is none of them.",
		Range: core.Range{Min: 1, Max: math.MaxInt32, Whole: true},
		get: func(s *State) any {
			if s.Bricks.Article {
				return 0.0
			}
			return float64(s.Bricks.Number)
		},
		set: func(s *State, v any) error {
			return s.observe(s.Lab.Run.Points()[int(v.(float64))-1])
		},
		bounds: func(s *State) core.Range {
			return core.Range{Min: 1, Max: max(float64(len(s.Lab.Run.Points())), 1), Whole: true}
		},
		enabled: only(func(s *State) bool { return len(s.Lab.Run.Points()) > 0 }, errNoObservation),
	}
	follow := button("follow", "View", "Follow a point", "One observation goes through the network, with true numbers: the point nearest to the boundary first, then the one that you click (V).", func(s *State) error {
		err := s.Follow(nil)
		if err == nil && !s.still { // it is seen to go, without a word
			s.onBricks((*bricks.Bricks).Play)
		}
		return err
	})
	follow.enabled = point.enabled
	follow.visible = func(s *State) bool { return !s.hidden("run") } // it stops training: where a link hides the way on, it hides this way out too
	moment := Control{
		ID: "brick.moment", Group: "View", Label: "Moment", Kind: Slider, visible: shown, Step: 0.1,
		Help:  "Where the pulse is: a whole number is a moment shown whole, and between two of them the later one comes about.",
		Range: core.Range{Max: 1e4},
		bounds: func(s *State) core.Range {
			return core.Range{Max: float64(max(len(s.Bricks.Quantities)-1, 1))}
		},
		get: func(s *State) any { return s.Bricks.Position() },
		set: takes(func(s *State, v float64) {
			if s.Lower != LowerBricks {
				s.showLower(LowerBricks)
			}
			s.seek(v)
			s.goneOn()
		}),
	}
	pace := Control{
		ID: "brick.pace", Group: "View", Label: "Pace of the pulse", Kind: Slider, visible: shown, Unit: "×", Log: true,
		Help:  "Slower or faster ([ and ]): at 1 a moment takes two and a half seconds.",
		Range: bricks.Paces, Step: 0.25,
		get: func(s *State) any { return s.Bricks.Tempo() },
		set: takes(func(s *State, v float64) { s.onBricks(func(b *bricks.Bricks) { b.Hurry(v / b.Tempo()) }) }),
	}
	digits := flip("brick.digits", "Eight digits", "Write eight digits of each number, not three. The article's example has the eight that it prints.", func(s *State) *bool { return &s.Bricks.Digits })
	batch := flip("brick.batch", "And the others", "The mean of all points' gradients takes the place of the one's, as in a step over all of them.", func(s *State) *bool { return &s.Bricks.Batch })
	flipped := batch.set
	batch.set = func(s *State, v any) error {
		if err := flipped(s, v); err != nil {
			return err
		}
		s.onBricks(func(b *bricks.Bricks) { b.Retrace(s.bricksSide()) })
		return nil
	}
	batch.enabled = func(s *State) error { return s.Bricks.Others(s.bricksSide()) }
	batch.label = func(s *State) string { return s.Bricks.OthersName(s.bricksSide()) }
	code := flip("brick.code", "Lines of Go", "Show the lines of the program that compute the lit quantity in training.", func(s *State) *bool { return &s.Bricks.Code })
	shows := code.set
	code.set = func(s *State, v any) error {
		err := shows(s, v)
		if err == nil && v == true && shown(s) && !s.Hosted && !s.Layout.View.Empty() {
			s.onBricks(func(b *bricks.Bricks) { b.ShowCode(s.bricksSide(), s.Layout.View) })
		}
		return err
	}
	return []Control{
		follow, moment, pace,
		press("brick.first", "To the start", "Go back to X, the first quantity (Home).", on(func(b *bricks.Bricks) { b.Go(0) })),
		press("brick.back", "Back", "Go back one quantity (,).", on(func(b *bricks.Bricks) { b.Walk(-1) })),
		press("brick.next", "Next", "Go on to the next quantity (.).", on(func(b *bricks.Bricks) { b.Walk(1) })),
		play,
		press("brick.slower", "Slower", "Let the moments go by more slowly ([).", on(func(b *bricks.Bricks) { b.Hurry(0.8) })),
		press("brick.faster", "Faster", "Let them go by faster (]).", on(func(b *bricks.Bricks) { b.Hurry(1.25) })),
		press("brick.close", "Close", "Back to the network, where clicks place points (L).", func(s *State) { s.showLower(LowerNetwork) }),
		press("brick.article", "The article's example", "The article's own numbers: its first point through its first network.", (*State).showArticle),
		own,
		point,
		batch, digits,
		flip("observe", "Choose observation", "A click in the plane chooses the observation instead of placing a point.", func(s *State) *bool { return &s.Bricks.Observe }),
		code,
	}
}

var errNoObservation = errors.New("there are no points to choose from; a click in the plane looks at any place")
