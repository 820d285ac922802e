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
	return toggle("snap", "Data", "Snap to halves", "Points settle on multiples of a half, and so on the four corners.", func(s *State) *bool { return &s.Snap })
}
