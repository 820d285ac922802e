package app

// beside is the plane at the left, as large as the height allows, and right of it a grid of diagrams: accuracy and loss, and
// in a second row of two columns room for the doctor's. foot is the height kept free under them.
func (l *Layout) beside(f Rect, p plan, columns, rows int, foot float64) {
	head := p.head(f)
	n, m := float64(columns), float64(rows)
	tall := f.H - head - axisRoom - gap - foot
	if foot == 0 {
		tall += gap / 2
	}
	least := besidePlot
	if l.Narrow {
		least = narrowPlot
	}
	across := f.W - gap/2 - leftRoom - gap - n*(leftRoom+gap) // of plane and diagrams
	side := min(tall, across-n*least)
	if columns > 1 && rows > 1 { // four diagrams are as much to be read as the plane
		side = min(side, f.W*0.4)
	}
	side = max(side, 40)
	w := min((across-side)/n, side)
	x := f.X + (f.W-gap/2-leftRoom-side-gap-n*(leftRoom+gap+w))/2 + gap/2 + leftRoom
	l.plane(x, f.Y+head, side, head)
	tall = max(min(tall, side*4/3), side) // of the diagrams, where the width bounds the plane
	h := (tall - (m-1)*(titleRoom+axisRoom)) / m
	at := func(column, row float64) Rect {
		return Rect{l.Boundary.Right() + gap + leftRoom + column*(w+gap+leftRoom), l.Boundary.Y + row*(h+axisRoom+titleRoom), w, h}
	}
	l.Accuracy, l.Loss = at(0, 0), at(1, 0)
	if columns == 1 {
		l.Loss = at(0, 1)
	}
	if second := at(0, 1); columns == 2 && rows == 2 {
		l.Diagrams = Rect{second.X - leftRoom, second.Y - titleRoom, 2*w + 2*leftRoom + gap, titleRoom + h + axisRoom}
	}
	top := l.Boundary.Y + tall + axisRoom
	if room := f.Bottom() - top - gap; foot > 0 && room >= p.least() {
		l.Network = Rect{f.X + leftRoom, top, f.W - leftRoom - gap, room}
	}
}

// besideCurves is the plane beside accuracy and loss, which stand above each other where the width would cost much of the plane.
func (l *Layout) besideCurves(f Rect, p plan) {
	l.beside(f, p, 2, 1, 0)
	if l.Boundary.H < 0.85*(f.H-p.head(f)-axisRoom-gap/2) && f.H >= lowHeight*2/3 {
		l.beside(f, p, 1, 2, 0)
	}
}

// besideDoctor is the plane beside accuracy | loss over the doctor's two diagrams, and under all of them what the doctor says
// where the page does not.
func (l *Layout) besideDoctor(f Rect, p plan) {
	foot := 0.0
	if !p.told {
		foot = min(max(f.H*0.38, networkRoom), 320)
		if f.H-foot < doctorRoom {
			foot = 0
		}
	}
	l.beside(f, p, 2, 2, foot)
}

// besideSpace is the plane and the hidden space beside each other at the same size, over accuracy | loss where there is the
// height for them.
func (l *Layout) besideSpace(f Rect, p plan) {
	head := p.head(f)
	most := besideRoom(f, head)
	side := min(most, f.H-head-axisRoom-gap-curvesRoom)
	if side < 0.6*most { // a low figure: the pair alone
		l.pairUp(f, p, most)
		return
	}
	l.pairUp(f, p, side)
	top := l.Boundary.Bottom() + axisRoom + gap/2
	h := f.Bottom() - top - titleRoom - axisRoom - gap
	l.Accuracy = Rect{l.Boundary.X, top + titleRoom, side, h}
	l.Loss = Rect{l.Space.X, top + titleRoom, side, h}
}

// curvesRoom is the least height of a row of curves with their labels.
const curvesRoom = titleRoom + axisRoom + 72

// besideRoom is the side of two squares beside each other in all of a figure.
func besideRoom(f Rect, head float64) float64 {
	return min((f.W-2*leftRoom-2*gap)/2, f.H-head-axisRoom-gap/2)
}

// pairUp places the plane and the hidden space beside each other, centered.
func (l *Layout) pairUp(f Rect, p plan, side float64) {
	head := p.head(f)
	side = max(side, 40)
	x := f.X + (f.W-2*leftRoom-2*side)/2 + leftRoom
	l.plane(x, f.Y+head, side, head)
	l.Space = Rect{l.Boundary.Right() + leftRoom, l.Boundary.Y, side, side}
	l.Network = Rect{l.Space.X, l.Boundary.Y - head + 2, side, head - 2 + side + axisRoom}
}
