package core

// Expand writes the features of the point (x1, x2) to dst, len(features) long: what the network sees of it, X.
func Expand(dst []float64, features []Feature, x1, x2 float64) {
	dst = dst[:len(features)]
	for i, f := range features {
		switch f {
		case X1:
			dst[i] = x1
		case X2:
			dst[i] = x2
		case X1Squared:
			dst[i] = float64(x1 * x1)
		case X2Squared:
			dst[i] = float64(x2 * x2)
		case X1X2:
			dst[i] = float64(x1 * x2)
		case SinX1:
			dst[i] = sin(x1)
		case SinX2:
			dst[i] = sin(x2)
		default:
			panic("core: no feature " + string(f))
		}
	}
}
