package app

// paintControl and snapControl say how the pointer places points.
func paintControl() Control {
	return Control{
		ID: "paint", Group: "Data", Label: "Brush", Kind: Toggle,
		Help: "Drag over the plane to leave points behind, instead of moving points (B).",
		get:  func(s *State) any { return s.Paint },
		set: func(s *State, v any) error {
			if s.Paint = v.(bool); s.Paint {
				s.Eraser = false
			}
			return nil
		},
	}
}

func snapControl() Control {
	return Control{
		ID: "snap", Group: "Data", Label: "Snap to halves", Kind: Toggle,
		Help: "Points settle on multiples of a half, and so on the four corners.",
		get:  func(s *State) any { return s.Snap },
		set: func(s *State, v any) error {
			s.Snap = v.(bool)
			return nil
		},
	}
}
