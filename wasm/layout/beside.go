package layout

// beside is the plane at the left, as large as the height allows, and right of it a grid of diagrams: accuracy and loss, and
// in a second row of two columns room for a view's own. foot is the height kept free under them.
func (l *Places) beside(f Rect, p plan, columns, rows int, foot float64) {
	head := p.head()
	n, m := float64(columns), float64(rows)
	tall := f.H - head - AxisRoom - Gap - foot
	if foot == 0 {
		tall += Gap / 2
	}
	least := besidePlot
	if l.Narrow {
		least = narrowPlot
	}
	across := f.W - Gap/2 - LeftRoom - Gap - n*(LeftRoom+Gap) // of plane and diagrams
	side := min(tall, across-n*least)
	if columns > 1 && rows > 1 { // four diagrams are as much to be read as the plane
		side = min(side, f.W*0.4)
	}
	side = max(side, 40)
	w := min((across-side)/n, side)
	x := f.X + (f.W-Gap/2-LeftRoom-side-Gap-n*(LeftRoom+Gap+w))/2 + Gap/2 + LeftRoom
	l.plane(x, f.Y+head, side, head)
	tall = max(min(tall, side*4/3), side) // of the diagrams, where the width bounds the plane
	h := (tall - (m-1)*(TitleRoom+AxisRoom)) / m
	at := func(column, row float64) Rect {
		return Rect{l.Boundary.Right() + Gap + LeftRoom + column*(w+Gap+LeftRoom), l.Boundary.Y + row*(h+AxisRoom+TitleRoom), w, h}
	}
	l.Accuracy, l.Loss = at(0, 0), at(1, 0)
	if columns == 1 {
		l.Loss = at(0, 1)
	}
	if second := at(0, 1); columns == 2 && rows == 2 {
		l.Plots = Rect{second.X - LeftRoom, second.Y - TitleRoom, 2*w + 2*LeftRoom + Gap, TitleRoom + h + AxisRoom}
	}
	top := l.Boundary.Y + tall + AxisRoom
	if room := f.Bottom() - top - Gap; foot > 0 && room >= p.Least {
		l.View = Rect{f.X + LeftRoom, top, f.W - LeftRoom - Gap, room}
	}
}

// besideCurves is the plane beside accuracy and loss, which stand above each other where the width would cost much of the plane.
func (l *Places) besideCurves(f Rect, p plan) {
	l.beside(f, p, 2, 1, 0)
	if l.Boundary.H < 0.85*(f.H-p.head()-AxisRoom-Gap/2) && f.H >= lowHeight*2/3 {
		l.beside(f, p, 1, 2, 0)
	}
}

// besidePlots is the plane beside accuracy | loss over the view's two diagrams, and under all of them its text where it has one.
func (l *Places) besidePlots(f Rect, p plan) {
	foot := 0.0
	if p.Text {
		foot = min(max(f.H*0.38, ViewHeight), 320)
		if f.H-foot < p.Height {
			foot = 0
		}
	}
	l.beside(f, p, 2, 2, foot)
}

// besideTwin is the plane and its twin beside each other at the same size, over accuracy | loss where there is the
// height for them.
func (l *Places) besideTwin(f Rect, p plan) {
	head := p.head()
	most := besideRoom(f, head)
	side := min(most, f.H-head-AxisRoom-Gap-curvesRoom)
	if side < 0.6*most { // a low figure: the pair alone
		l.pairUp(f, p, most)
		return
	}
	l.pairUp(f, p, side)
	top := l.Boundary.Bottom() + AxisRoom + Gap/2
	h := f.Bottom() - top - TitleRoom - AxisRoom - Gap
	l.Accuracy = Rect{l.Boundary.X, top + TitleRoom, side, h}
	l.Loss = Rect{l.Picture.X, top + TitleRoom, side, h}
}

// curvesRoom is the least height of a row of curves with their labels.
const curvesRoom = TitleRoom + AxisRoom + 72

// besideRoom is the side of two squares beside each other in all of a figure.
func besideRoom(f Rect, head float64) float64 {
	return min((f.W-2*LeftRoom-2*Gap)/2, f.H-head-AxisRoom-Gap/2)
}

// pairUp places the plane and its twin beside each other, centered.
func (l *Places) pairUp(f Rect, p plan, side float64) {
	head := p.head()
	side = max(side, 40)
	x := f.X + (f.W-2*LeftRoom-2*side)/2 + LeftRoom
	l.plane(x, f.Y+head, side, head)
	l.Picture = Rect{l.Boundary.Right() + LeftRoom, l.Boundary.Y, side, side}
	l.View = Rect{l.Picture.X, l.Boundary.Y - head + 2, side, head - 2 + side + AxisRoom}
}
