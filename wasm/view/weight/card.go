package weight

import (
	"fmt"
	"math"
	"slices"

	"xorcery/core"
	"xorcery/wasm/layout"
)

// Needs is the room that one weight asks for: the curves', as it is a curve itself.
var Needs = layout.Needs{Height: 300, Least: layout.ViewLeast, Width: 280, Left: layout.Gap, Spread: true, Strip: 224}

// Placed is where one weight is drawn.
type Placed struct {
	layout.Card
	Network layout.Rect // where the network stands, to choose another weight; empty where it has no room
	Plot    layout.Rect // of the curve, without its labels; empty where it has no room
}

// The room of the parts.
const (
	networkLeast = 150.0 // of the network's height
	networkMost  = 260.0
	plotLeast    = 90.0
	plotMost     = 460.0
	tickRoom     = 48.0 // left of the curve: its tick labels
	axisRoom     = 30.0 // below it: tick labels
	above        = 8.0
	nameRoom     = 90.0  // of the view's name
	buttonsWide  = 240.0 // the width from which on there are buttons beside the view's name
	allWide      = 560.0 // from which width on all buttons have room beside the weight's number
	cardWide     = 320.0 // from which width on network and curve stand beside each other in a low room
)

// NetworkArea is the part of the view's room in which the network stands: above the curve, in a low and wide room at its left; empty
// where the curve needs it all.
func NetworkArea(area layout.Rect) layout.Rect {
	least := layout.CardTitle + plotLeast + axisRoom + 3*layout.LineStep
	r := area
	r.X, r.W = area.X+layout.LeftRoom, area.W-layout.LeftRoom-8
	switch {
	case area.H-networkLeast >= least+layout.LineStep:
		r.H = min(max((area.H-least)*0.5, networkLeast), networkMost)
		return r
	case area.W >= 2*cardWide && area.H >= networkLeast-20:
		r.W = area.W/2 - layout.LeftRoom - layout.Gap
		return r
	}
	return layout.Rect{}
}

// Lay places the view in an area with its buttons.
func (w *Weight) Lay(area layout.Rect, run *core.Run, buttons []layout.Button) Placed {
	l := Placed{Network: NetworkArea(area)}
	switch n := l.Network; {
	case n.Empty():
	case n.H < area.H:
		area.Y, area.H = n.Bottom()+layout.Gap, area.Bottom()-n.Bottom()-layout.Gap
	default:
		area.X, area.W = n.Right()+layout.Gap, area.Right()-n.Right()-layout.Gap
	}
	most := len(buttons) // those that are left out are controls, and the wheel
	switch {
	case area.W < buttonsWide:
		most = 0
	case area.W < allWide:
		most = min(most, 2)
	}
	buttons = buttons[:most]
	l.Card = layout.NewCard(area, buttons)
	body := l.Body.Area
	lines := w.lines(run, !l.Network.Empty())
	f := layout.NewFlow(layout.Rect{X: body.X, Y: body.Y, W: body.W})
	room := body.H - plotLeast - axisRoom - above
	if room < layout.LineStep { // the curve, or where even that has no room the numbers alone
		room = 0
		if body.H < plotLeast/2+axisRoom {
			room = body.H
		}
	}
	used := 0.0
	for _, p := range lines {
		n := len(f.Pieces)
		f.Wrap(p.Style, p.Text)
		if f.Y-body.Y > room {
			f.Pieces = f.Pieces[:n]
			break
		}
		for i := range f.Pieces[n:] {
			f.Pieces[n+i].Factor = p.Factor
		}
		used = f.Y - body.Y
	}
	top := body.Bottom() - used
	if h := body.H - used - axisRoom - above; h >= plotLeast/2 && w.Known {
		h = min(h, plotMost)
		l.Plot = layout.Rect{X: body.X + tickRoom, Y: body.Y + above, W: body.W - tickRoom - 12, H: h}
		top = l.Plot.Bottom() + axisRoom
	}
	for i := range f.Pieces {
		f.Pieces[i].Rect.Y += top - body.Y
	}
	l.Fill(f.Pieces, body.H, 0)
	return l
}

// Line is what stands beside the view's name, in a width.
func (w *Weight) Line(width float64) string {
	if !w.Known {
		return ""
	}
	line := w.Name + " = " + core.FormatNumber(w.Value)
	for _, text := range []string{line + ", loss " + w.lossText(), line} {
		if layout.TextWidth(text) <= width-nameRoom {
			return text
		}
	}
	return w.Name
}

func (w *Weight) lossText() string {
	if w.Rows == 0 {
		return "–"
	}
	return core.FormatNumber(w.Loss)
}

// lines are what the curve tells in words, the first of them the most important; networked says that the network is drawn beside it.
func (w *Weight) lines(run *core.Run, networked bool) []layout.Piece {
	if !w.Known {
		return nil
	}
	if w.Rows == 0 {
		return []layout.Piece{{Style: layout.Quiet, Text: "No points, no loss: click in the plane to place some."}}
	}
	t := run.Training()
	list := []layout.Piece{{Style: layout.Strong, Factor: 1, Text: fmt.Sprintf("Backprop: dLoss/d%s = %s", w.Name, core.FormatDigits(w.Slope))}}
	switch {
	case !w.Smooth:
		list = append(list, layout.Piece{Style: layout.Quiet, Text: "Differences: none, a kink is too near"})
	case w.Off():
		list = append(list, layout.Piece{Style: layout.Alarm, Text: "Differences: " + core.FormatDigits(w.Numeric) + ", off the tangent"})
		if t.Penalty == core.Published && t.Lambda != 0 {
			list = append(list, layout.Piece{Style: layout.Warning, Text: "The published code adds one number, λΣW², to every weight's slope. The ridge penalty's own is λ/N W."})
		}
	default:
		list = append(list, layout.Piece{Style: layout.Strong, Factor: 3, Text: "Differences: " + core.FormatDigits(w.Numeric)})
	}
	number := core.FormatNumber
	if number(w.Value) == number(w.Next) { // a small step shows in later digits alone
		number = core.FormatDigits
	}
	roll := layout.Piece{Style: layout.Quiet, Text: fmt.Sprintf("One roll: %s − %s · (%s) = %s",
		number(w.Value), core.FormatNumber(w.Rate), core.FormatNumber(w.Slope), number(w.Next))}
	switch at := len(list); {
	case w.said.text == "":
		list = append(list, roll)
	default: // before what was there already
		roll = layout.Piece{Text: w.said.text}
		if w.said.alarm {
			roll.Style = layout.Warning
		}
		if !w.Off() {
			at = 1
		}
		list = slices.Insert(list, at, roll)
	}
	how := "Drag along the curve to set it. Another weight: click its line or neuron, or press W."
	if !networked {
		how = "Drag along the curve to set it. Another weight: choose it in the network, below the plane, and come back."
	}
	if w.Rows < run.Train.N {
		how = fmt.Sprintf("The loss of the next step's %d points. ", w.Rows) + how
	}
	return append(list, layout.Piece{Style: layout.Quiet, Text: how})
}

// Off says whether backprop's slope is not that of the curve, by more than one difference on it can be wrong by itself.
func (w *Weight) Off() bool {
	return w.Smooth && math.Abs(w.Slope-w.Numeric) > 1e-5*(math.Abs(w.Slope)+math.Abs(w.Numeric))+1e-9*max(1, math.Abs(w.Loss))
}

// Place is where a value and a loss stand in the plot.
func (w *Weight) Place(plot layout.Rect, value, loss float64) (x, y float64) {
	return plot.X + w.X.At(value)*plot.W, plot.Bottom() - w.Y.At(loss)*plot.H
}
