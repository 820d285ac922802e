package space

import (
	"math"

	"xorcery/core"
)

// Above looks straight down: the first axis to the right, the second up, as the plane itself stands.
var Above = Camera{Tilt: 90, Perspective: true}

// sight is the view that shows a layer's points best, which is kept while its network stands there.
type sight struct {
	net       *core.MLP
	principal bool
	units     [3]int
	camera    Camera
	goal      *Camera // that it turns to
}

// Aim looks at the space from where its points spread, unless the reader has turned it: for every layer from a view of its own, at the
// plane from above, and in between on the way from the one to the other. It costs a forward pass a point where a layer has no view yet.
func (v *Space) Aim(of Of) {
	layer := v.LayerShown(of)
	v.keep(of, layer)
	if v.Turned || layer == 0 || of.NonFinite != "" {
		return
	}
	now := v.sightOf(of, layer)
	if i, t := v.at(of.net(), layer); i == 0 {
		now = turnBetween(v.sightOf(of, layer-1), now, t)
	}
	now.Perspective = v.Perspective
	v.Camera = now
}

// LookBest takes the space back from the reader's hand, to the view in which its points spread most now.
func (v *Space) LookBest(of Of) {
	v.Turned, v.sights = false, v.sights[:0]
	v.Aim(of)
}

// scouts is what looks ahead of the scene.
func (v *Space) scouts() *activations {
	if v.scout == nil {
		v.scout, v.counts = &activations{}, &[2]census{}
	}
	return v.scout
}

// sightOf is the view of a layer's space.
func (v *Space) sightOf(of Of, layer int) Camera {
	if layer == 0 || of.net().Sizes[layer] < 3 {
		return Above
	}
	for len(v.sights) <= layer {
		v.sights = append(v.sights, sight{})
	}
	s := &v.sights[layer]
	want := *s
	want.net, want.principal, want.units = of.net(), v.PrincipalIn(of.net().Sizes[layer]), v.Units(of.net().Sizes[layer])
	if *s != want {
		want.camera, _ = v.survey(of, layer, Home)
		want.goal = nil
		*s = want
	}
	return s.camera
}

// turnBetween goes from one camera to another, round by the shorter way.
func turnBetween(a, b Camera, t float64) Camera {
	way := math.Remainder(b.Turn-a.Turn, 360)
	a.Turn = math.Remainder(a.Turn+t*way, 360)
	a.Tilt += t * (b.Tilt - a.Tilt)
	return a
}

// survey finds the view of a layer's space in which its points spread most and their classes part most, there and before the last move:
// the camera stands still while the space bends. share is how good the given view is against it, 1 where it is as good.
func (v *Space) survey(of Of, layer int, given Camera) (best Camera, share float64) {
	v.keep(of, layer)
	p, w := v.scouts(), way{layer: layer, moves: layerMoves(of.net(), layer)}
	w.move = len(w.moves) - 1
	p.fill(of, layer, true)
	before, after := &v.counts[0], &v.counts[1]
	for _, stop := range []struct {
		t float64
		c *census
	}{{0, before}, {1, after}} {
		if w.t = stop.t; !p.place(v, of, &w) {
			return Home, 1
		}
		stop.c.begin()
		points := of.Run.Points()
		for i, at := range p.all.at[:p.points] {
			stop.c.count(points[i*p.stride].Class, at)
		}
	}
	score := func(c Camera) float64 {
		flat, _ := before.score(c)
		spread, apart := after.score(c)
		return spread * (0.1 + apart) * math.Sqrt(flat)
	}
	most := -1.0
	for tilt := 20.0; tilt <= 50; tilt += 15 {
		for turn := -90.0; turn <= 90; turn += 15 {
			c := Camera{Turn: turn, Tilt: tilt, Perspective: true}
			if s := score(c); s > most*(1+1e-9) {
				best, most = c, s
			}
		}
	}
	if !(most > 0) {
		return Home, 1
	}
	return best, score(given) / most
}

// census is the points where they stand, and of each class how many there are, with the sums of their places and of the products of those.
type census struct {
	all   []Vec
	n     [core.MaxClasses]float64
	sum   [core.MaxClasses]Vec
	prod  [core.MaxClasses][3]Vec
	cells [cellsAcross * cellsAcross]bool
}

// The picture in squares, to count on how many of them points stand.
const (
	cellsAcross = 24
	cellSide    = 3.6 / cellsAcross
)

func (c *census) begin() { *c = census{all: c.all[:0]} }

func (c *census) count(class int, at Vec) {
	c.all = append(c.all, at)
	c.n[class]++
	for i, x := range at {
		c.sum[class][i] += x
		for j, y := range at {
			c.prod[class][i][j] += x * y
		}
	}
}

// score is how well a camera shows the points: on how many squares of the picture they stand, and how far apart the classes lie against
// the spread of each, from 0 to 1.
func (c *census) score(camera Camera) (spread, apart float64) {
	e := camera.eye()
	clear(c.cells[:])
	for _, at := range c.all {
		x, y, _, _ := e.project(at)
		i, j := int(x/cellSide+cellsAcross/2), int(y/cellSide+cellsAcross/2)
		if at := min(max(j, 0), cellsAcross-1)*cellsAcross + min(max(i, 0), cellsAcross-1); !c.cells[at] {
			c.cells[at] = true
			spread++
		}
	}
	right := Vec{e.cosTurn, -e.sinTurn, 0}
	up := Vec{e.sinTilt * e.sinTurn, e.sinTilt * e.cosTurn, e.cosTilt}
	var within, between, all flatSpread
	total := 0.0
	for k, n := range c.n {
		if n == 0 {
			continue
		}
		total += n
		x, y := dot(right, c.sum[k]), dot(up, c.sum[k])
		xx, xy, yy := form(c.prod[k], right, right), form(c.prod[k], right, up), form(c.prod[k], up, up)
		within.add(xx-x*x/n, xy-x*y/n, yy-y*y/n)
		all.add(xx, xy, yy)
		all.x, all.y = all.x+x, all.y+y
	}
	if total == 0 {
		return 0, 0
	}
	all.add(-all.x*all.x/total, -all.x*all.y/total, -all.y*all.y/total)
	between.add(all.xx-within.xx, all.xy-within.xy, all.yy-within.yy)
	// How far apart: the trace of within⁻¹ between, as the best straight cut of the picture sees it.
	eps := 1e-3 * total
	a, b, d := within.xx+eps, within.xy, within.yy+eps
	apart = max((d*between.xx-2*b*between.xy+a*between.yy)/(a*d-b*b), 0)
	return spread, apart / (1 + apart)
}

// flatSpread is a sum of squares and products in the picture.
type flatSpread struct{ x, y, xx, xy, yy float64 }

func (f *flatSpread) add(xx, xy, yy float64) { f.xx, f.xy, f.yy = f.xx+xx, f.xy+xy, f.yy+yy }

func dot(a, b Vec) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

func form(m [3]Vec, a, b Vec) float64 {
	return a[0]*dot(m[0], b) + a[1]*dot(m[1], b) + a[2]*dot(m[2], b)
}
