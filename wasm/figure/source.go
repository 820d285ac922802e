package figure

import (
	"fmt"
	"strings"

	"xorcery/core"
)

// shapeOf is all of a network that its shader's source depends on; weights arrive as uniforms.
func shapeOf(net *core.MLP, features []core.Feature) string {
	return fmt.Sprint(net.Sizes, net.Hidden, net.Out, features)
}

// maxUniforms is how many vec4 of weights a shader may take: WebGL2 promises 224 to a fragment shader, and Ebitengine and
// the picture itself need some.
const maxUniforms = 200

// uniformCount is how many vec4 the weights of a network fill: neurons in groups of four, each group with a bias and one
// vec4 for every neuron (padded to four) of the layer before.
func uniformCount(sizes []int) int {
	n := 0
	for l := 1; l < len(sizes); l++ {
		n += groups(sizes[l]) * (1 + rows(sizes, l))
	}
	return n
}

func groups(n int) int { return (n + 3) / 4 }

// rows is how many rows the weights of layer l have in the shader: the inputs as they are, hidden layers padded to
// whole groups.
func rows(sizes []int, l int) int {
	if l == 1 {
		return sizes[0]
	}
	return 4 * groups(sizes[l-1])
}

// weightUniforms writes the weights in the order in which source reads them: layer by layer, the biases of all groups, then a
// row of groups for each input. dst is (uniformCount, 4).
func weightUniforms(dst []float32, net *core.MLP) {
	clear(dst)
	at := 0
	for l := 1; l < len(net.Sizes); l++ {
		in, out := net.Sizes[l-1], net.Sizes[l]
		width := 4 * groups(out)
		if net.B != nil {
			for j, b := range net.B[l-1] {
				dst[at+j] = float32(b)
			}
		}
		at += width
		for i := range in {
			for j, w := range net.W[l-1][i*out : (i+1)*out] {
				dst[at+i*width+j] = float32(w)
			}
		}
		at += rows(net.Sizes, l) * width
	}
}

// source is the Kage program that evaluates a network of this shape in one pixel and colors it as [core.Raster.Paint]
// does: z1 = x W1 + b1, h1 = f(z1), …, four neurons to a vec4.
func source(sizes []int, hidden core.Activation, output core.Output, features []core.Feature) (string, error) {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	last := len(sizes) - 1
	K := sizes[last]

	p("//kage:unit pixels")
	p("package main")
	p("")
	p("var Plane vec4 // x1 of the left edge, x2 of the top edge, width and height of a pixel")
	p("var Paper vec4")
	p("var Ink vec4")
	p("var Class [6]vec4")
	p("var Edge float  // strength of the line where the winning class changes")
	p("var EdgeScale float // device pixels in a unit of the line's width")
	p("var Crisp float // 1: winner takes all")
	p("var W [%d]vec4", uniformCount(sizes))
	p("")
	p("func activate(z vec4) vec4 {\n\treturn %s\n}\n", activations[hidden])
	if err := sumsSource(p, sizes, features); err != nil {
		return "", err
	}
	p("func Fragment(dst vec4, src vec2) vec4 {")
	p("	at := src - imageSrc0Origin()")
	p("	%s := sums(at)", join(groups(K), "z%d"))
	probabilitySource(p, K, output)
	marginSource(p, K)
	colorSource(p, K)
	p("}")
	return b.String(), nil
}

// sumsSource is a function for what the last layer has before it is squashed, at a place of the picture: a vec4 for each four outputs.
func sumsSource(p func(string, ...any), sizes []int, features []core.Feature) error {
	last := len(sizes) - 1
	out := groups(sizes[last])
	list := ""
	for i, f := range features {
		expr, err := featureSource(f)
		if err != nil {
			return err
		}
		list += fmt.Sprintf("	f%d := %s\n", i, expr)
	}
	p("func sums(at vec2) (%s) {", join(out, "vec4"))
	// Kage takes no variable that nothing uses.
	if strings.Contains(list, "x1") {
		p("	x1 := Plane.x + at.x*Plane.z")
	}
	if strings.Contains(list, "x2") {
		p("	x2 := Plane.y - at.y*Plane.w")
	}
	p("%s", list)
	at := 0
	for l := 1; l <= last; l++ {
		g := groups(sizes[l])
		bias, weights := at, at+g
		p("	var h%d [%d]vec4", l, g)
		p("	for g := 0; g < %d; g++ {", g)
		p("		sum := W[%d+g]", bias)
		if l == 1 {
			for i := range features {
				p("		sum += f%d * W[%d+g]", i, weights+i*g)
			}
		} else {
			p("		for i := 0; i < %d; i++ {", groups(sizes[l-1]))
			p("			h := h%d[i]", l-1)
			p("			at := %d + i*%d + g", weights, 4*g)
			p("			sum += h.x*W[at] + h.y*W[at+%d] + h.z*W[at+%d] + h.w*W[at+%d]", g, 2*g, 3*g)
			p("		}")
		}
		if l < last {
			p("		h%d[g] = activate(sum)", l)
		} else {
			p("		h%d[g] = sum", l)
		}
		p("	}")
		at += g * (1 + rows(sizes, l))
	}
	p("	return %s", join(out, fmt.Sprintf("h%d[%%d]", last)))
	p("}")
	return nil
}

// join lists n things that a format names by their numbers.
func join(n int, format string) string {
	list := make([]string, n)
	for i := range list {
		list[i] = format
		if strings.Contains(format, "%d") {
			list[i] = fmt.Sprintf(format, i)
		}
	}
	return strings.Join(list, ", ")
}

// lane is the sum of output k where the vec4s have a prefix.
func lane(prefix string, k int) string { return fmt.Sprintf("%s%d.%c", prefix, k/4, "xyzw"[k%4]) }

// probabilitySource turns the outputs into p0 … pK−1, which sum to 1.
func probabilitySource(p func(string, ...any), K int, output core.Output) {
	for k := range K {
		if output == core.SoftmaxOutput {
			p("	p%d := %s", k, lane("z", k))
		} else {
			p("	p%d := 1 / (1 + exp(-%s))", k, lane("z", k))
		}
	}
	if K == 1 {
		p("	p0 = clamp(p0, 0, 1)")
		p("	p1 := 1 - p0")
		return
	}
	if output == core.SoftmaxOutput {
		p("	top := p0")
		for k := 1; k < K; k++ {
			p("	top = max(top, p%d)", k)
		}
		for k := range K {
			p("	p%d = exp(p%d - top)", k, k)
		}
	}
	p("	sum := p0")
	for k := 1; k < K; k++ {
		p("	sum += p%d", k)
	}
	p("	sum = max(sum, 1e-30)")
	for k := range K {
		p("	p%d /= sum", k)
	}
}

// marginSource gives s0 … sK−1, whose order is that of p0 … pK−1: the last layer's sums.
func marginSource(p func(string, ...any), K int) {
	for k := range max(K, 2) {
		if k == 1 && K == 1 {
			p("	s1 := -s0")
			continue
		}
		p("	s%d := clamp(%s, -1e6, 1e6)", k, lane("z", k))
	}
}

// colorSource colors the pixel by its probabilities; the formulas are those of core's paint.go, but that the edge is found in what the
// last layer has before it is squashed: its zeros are the same, and it still has a slope beside them where large weights leave
// probabilities nothing but 0 and 1. Large weights make steps of it, too, across which the same class wins: so a pixel is near the edge only
// if another class does win where the slope leads, a little beyond the edge that it promises.
func colorSource(p func(string, ...any), K int) {
	classes := max(K, 2)
	p("	best := p0")
	p("	class := 0")
	p("	winner := Class[0]")
	p("	blend := p0 * Class[0]")
	p("	margin, least := s0, -1e9")
	p("	unit := vec2(dfdx(at.x), dfdy(at.y))")
	p("	gBest := vec2(dfdx(s0), dfdy(s0))")
	p("	gSecond := vec2(0)")
	for k := 1; k < classes; k++ {
		p("	blend += p%d * Class[%d]", k, k)
		p("	g%d := vec2(dfdx(s%d), dfdy(s%d))", k, k, k)
		p("	if s%d > margin {", k)
		p("		least = margin")
		p("		margin = s%d", k)
		p("		gSecond = gBest")
		p("		best = p%d", k)
		p("		gBest = g%d", k)
		p("		class = %d", k)
		p("		winner = Class[%d]", k)
		p("	} else if s%d > least {", k)
		p("		least = s%d", k)
		p("		gSecond = g%d", k)
		p("	}")
	}
	p("	confidence := clamp((best - 1.0/%d.0) / (1.0 - 1.0/%d.0), 0, 1)", classes, classes)
	p("	c := mix(Paper, blend, %v+%v*confidence)", core.PaleTint, core.SureTint)
	p("	c = mix(c, mix(Paper, winner, %v), Crisp)", core.DiscreteTint)
	p("	way := (gSecond - gBest) / unit")
	p("	slope := max(length(way), 1e-12)")
	p("	distance := (margin - least) / (slope * EdgeScale)")
	p("	if slope*EdgeScale > %v && distance < %v {", core.LeastGradient, core.EdgeGone)
	p("		%s := sums(at + way/slope*(1.25*(margin-least)/slope+0.75))", join(groups(K), "t%d"))
	p("		there := 0")
	if K == 1 {
		p("		if t0.x < 0 {")
		p("			there = 1")
		p("		}")
	} else {
		p("		most := t0.x")
		for k := 1; k < K; k++ {
			p("		if %s > most {", lane("t", k))
			p("			most = %s", lane("t", k))
			p("			there = %d", k)
			p("		}")
		}
	}
	p("		if there != class {")
	p("			c = mix(c, Ink, Edge*%v*(1-smoothstep(%v, %v, distance)))", core.EdgeTint, core.EdgeHalf, core.EdgeGone)
	p("		}")
	p("	}")
	p("	return vec4(c.rgb, 1)")
}

// activations are f(z) in Kage, four neurons at once.
var activations = map[core.Activation]string{
	core.Sigmoid: "1 / (1 + exp(-z))",
	core.Tanh:    "1 - 2/(exp(2*clamp(z, -20, 20))+1)",
	core.ReLU:    "max(z, 0)",
	core.Linear:  "z",
}

func featureSource(f core.Feature) (string, error) {
	switch f {
	case core.X1:
		return "x1", nil
	case core.X2:
		return "x2", nil
	case core.X1Squared:
		return "x1 * x1", nil
	case core.X2Squared:
		return "x2 * x2", nil
	case core.X1X2:
		return "x1 * x2", nil
	case core.SinX1:
		return "sin(x1)", nil
	case core.SinX2:
		return "sin(x2)", nil
	}
	return "", fmt.Errorf("the shader has no feature %q", f)
}
