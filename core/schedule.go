package core

import "math"

// rate is the learning rate of step t, from 0.
//
//	constant     α                     exponential  α·rate^(t/every)
//	step         α·rate^⌊t/every⌋      inverse      α/(1 + rate·t/every)
//	cosine       α·(1 + cos(π·t/every))/2, and 0 from t = every on
func (s *Schedule) rate(alpha float64, t int) float64 {
	every := max(s.Every, 1)
	progress := float64(t) / float64(every)
	switch s.Kind {
	case "step":
		return alpha * power(s.Rate, t/every)
	case "exponential":
		if t == 0 {
			return alpha
		}
		return alpha * exp(float64(progress*log(s.Rate)))
	case "inverse":
		return alpha / (1 + float64(s.Rate*progress))
	case "cosine":
		if t >= every {
			return 0
		}
		return alpha * (1 + cos(float64(math.Pi*progress))) / 2
	}
	return alpha
}
