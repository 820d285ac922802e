package app

// compareControls are those of two networks side by side.
func compareControls() []Control {
	comparing := func(s *State) bool { return s.Lab.Rival != nil }
	compare := Control{
		ID: "compare", Group: "View", Label: "Side by side", Kind: Toggle,
		Help: "Two networks on the same points and at the same step, A and B; the controls act on A.",
		get:  func(s *State) any { return comparing(s) },
		set: func(s *State, v any) error {
			switch {
			case !v.(bool):
				return s.setRival(nil)
			case s.Lab.Shelf != nil:
				return s.setRival(s.Lab.Shelf)
			}
			return s.keepAsB()
		},
	}
	preset := button("compare.preset", "View", "3 against 50", "Start three hidden neurons against fifty, side by side and otherwise alike.", (*State).comparePreset)
	keep := button("compare.keep", "View", "Keep as B", "The present network becomes B; then change A and compare.", (*State).keepAsB)
	swap := button("compare.swap", "View", "Swap A and B", "Let the controls act on the other network.", (*State).swap)
	swap.visible = comparing
	into := toggle("compare.open", "View", "Open files as B", "A project file that is opened or dropped becomes B and leaves A alone.", func(s *State) *bool { return &s.openAsB })
	into.visible = comparing
	return []Control{compare, preset, keep, swap, into}
}

// RivalSummary is B in numbers, as state().rival gives it to a page.
type RivalSummary struct {
	Name string `json:"name"` // of the network: "2-50-2"
	Result
}

// rivalSummary is nil while nothing is compared.
func (s *State) rivalSummary() *RivalSummary {
	if s.Lab.Rival == nil {
		return nil
	}
	return &RivalSummary{s.Lab.Rival.Run.Net.Shape(), result(s.Lab.Rival, s.Layout.Rival.Times(s.Enlarged), s.Plane)}
}
