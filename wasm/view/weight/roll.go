package weight

import (
	"fmt"
	"math"

	"xorcery/core"
)

// said is what a roll came to.
type said struct {
	text  string
	alarm bool
}

// Roll asks for one step of gradient descent on this weight alone.
func (w *Weight) Roll() { w.asked++; w.Seen++ }

// Play lets the weight roll on, or stops it.
func (w *Weight) Play(on bool) {
	w.Playing, w.due = on, 0
	if !on {
		w.asked = 0
	}
	w.Seen++
}

// Rest ends the way that the weight has rolled.
func (w *Weight) Rest() {
	w.Trail, w.said, w.Playing, w.asked = w.Trail[:0], said{}, false, 0
	w.way++
	w.Seen++
}

// roll takes the step w − α·slope, unless it leads nowhere.
func (w *Weight) roll(of Of) Ask {
	switch to := w.Next; {
	case w.Rows == 0:
		w.stop("There are no points: there is no loss to roll down.", true)
	case !core.IsFinite(to):
		w.stop(fmt.Sprintf("Diverged: the next step would take %s to a number that is not finite.", w.Name), true)
	case !of.Limits.Contains(to):
		w.stop(fmt.Sprintf("Diverges: the next step would take %s to %s, beyond what a weight may be set to, %s.", w.Name, core.FormatNumber(to), of.Limits), true)
	case to == w.Value || w.Playing && math.Abs(to-w.Value) <= 2e-5*(w.X.High-w.X.Low):
		w.stop("It lies still: the slope is nearly 0 here.", false)
	case len(w.Trail) >= rollsMost && w.Playing:
		w.stop(fmt.Sprintf("Stopped after %d rolls.", len(w.Trail)), false)
	default:
		if len(w.Trail) >= rollsMost {
			w.Trail = append(w.Trail[:0], w.Trail[1:]...)
		}
		w.Trail = append(w.Trail, Step{w.Value, w.Loss, w.Slope, to})
		return Ask{true, to, w.way}
	}
	return Ask{}
}

func (w *Weight) stop(text string, alarm bool) {
	w.said, w.Playing, w.asked = said{text, alarm}, false, 0
	w.Seen++
}

// Said is what the last roll came to; "" for nothing.
func (w *Weight) Said() string { return w.said.text }

// change writes a number before and after, with as many digits as it takes to see that it is another one.
func change(from, to float64) string {
	a, b := core.FormatNumber(from), core.FormatNumber(to)
	if a == b {
		a, b = core.FormatDigits(from), core.FormatDigits(to)
	}
	return a + " → " + b
}

// judge says what the last roll came to.
func (w *Weight) judge() {
	n := len(w.Trail)
	last := w.Trail[n-1]
	across, rose := last.Slope*w.Slope < 0, w.Loss > last.Loss
	way := fmt.Sprintf("Roll %d: %s, loss %s", n, change(last.Value, w.Value), change(last.Loss, w.Loss))
	rate := core.FormatNumber(w.Rate)
	switch {
	case !core.IsFinite(w.Loss):
		w.said = said{way + ". The loss is not a finite number here.", true}
	case w.diverges():
		w.said = said{way + ". It diverges: each step is longer than the one before. The learning rate " + rate + " is too large.", true}
	case rose && w.Smooth && w.Slope*w.Numeric < 0:
		w.said = said{way + ". Uphill: backprop's slope is not the slope of this loss.", true}
	case across && rose:
		w.said = said{way + ". Overshoot: across the valley and higher up the other side. The learning rate " + rate + " is too large here.", true}
	case across:
		w.said = said{way + ". Across the floor of the valley, to its other side.", false}
	case rose:
		w.said = said{way + ". Too far: the tangent leads down, the loss has risen. The learning rate " + rate + " is too large here.", true}
	default:
		w.said = said{way + ".", false}
	}
}

// diverges says whether three steps in a row have each been longer than the one before, and higher.
func (w *Weight) diverges() bool {
	n := len(w.Trail)
	if n < 4 {
		return false
	}
	for i := n - 3; i < n; i++ {
		k, before := w.Trail[i], w.Trail[i-1]
		if !(math.Abs(k.To-k.Value) > math.Abs(before.To-before.Value)) || !(k.Loss > before.Loss) {
			return false
		}
	}
	return w.Loss > w.Trail[n-1].Loss
}
