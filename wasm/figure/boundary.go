package figure

import (
	"fmt"
	"image/color"
	"os"

	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/core"
	"xorcery/wasm/app"
)

// boundary evaluates the network over the plane: on the GPU with a shader for the network's shape, or with the compiled
// surface, or core's rasteriser, where the network is too large for a shader's uniforms or has numbers that are not finite, and for the map
// of a single neuron.
type boundary struct {
	shaders map[string]*ebiten.Shader // by the network's shape
	weights []float32
	screen  *ebiten.Image // where a lowered resolution is drawn before it is stretched
	refined refined
	more    bool // another frame would show more of refined
}

func newBoundary(s *surfaces) *boundary {
	return &boundary{shaders: map[string]*ebiten.Shader{}, refined: refined{surfaces: s}}
}

// draw fills the boundary's square.
func (b *boundary) draw(c *canvas, s *app.State, on app.Board) {
	x, y, w, h := c.pixels(on.Rect)
	net, _, _ := s.Shown(on)
	b.more = false
	_, single := s.MapShown(on)
	var shader *ebiten.Shader
	if !single && uniformCount(net.Sizes) <= maxUniforms && on.Report.NonFinite == "" {
		shader = b.shader(s.Shown(on))
	}
	if shader == nil {
		img, more := b.refined.frame(s, on, c, int(w))
		low := b.lowered(img.Rect.Dx(), img.Rect.Dy())
		low.WritePixels(img.Pix)
		c.image(low, on.Rect, 1)
		b.more = more
		return
	}
	n := 4 * uniformCount(net.Sizes)
	if cap(b.weights) < n {
		b.weights = make([]float32, n)
	}
	b.weights = b.weights[:n]
	weightUniforms(b.weights, net)

	if s.Resolution >= 1 {
		var op ebiten.DrawRectShaderOptions
		op.GeoM.Translate(float64(x), float64(y))
		op.Uniforms = b.uniforms(s, w, h, c.scale)
		c.dst.DrawRectShader(int(w), int(h), shader, &op)
		return
	}
	lw, lh := max(int(float64(w)*s.Resolution), 16), max(int(float64(h)*s.Resolution), 16)
	low := b.lowered(lw, lh)
	var op ebiten.DrawRectShaderOptions
	op.Uniforms = b.uniforms(s, float32(lw), float32(lh), max(c.scale*s.Resolution, 1))
	low.DrawRectShader(lw, lh, shader, &op)
	c.image(low, on.Rect, 1)
}

// shader is the program for the network's shape, or nil where it does not compile: a picture by core is better than none.
func (b *boundary) shader(net *core.MLP, features []core.Feature, _ string) *ebiten.Shader {
	key := shapeOf(net, features)
	if shader, ok := b.shaders[key]; ok {
		return shader
	}
	shader, err := compile(net, features)
	if err != nil {
		fmt.Fprintln(os.Stderr, err) // a test compiles every kind of shape, so nobody should see this
	}
	if len(b.shaders) > 32 { // someone slides through the sizes: keep the last few only
		for k, old := range b.shaders {
			if old != nil {
				old.Deallocate()
			}
			delete(b.shaders, k)
		}
	}
	b.shaders[key] = shader
	return shader
}

func compile(net *core.MLP, features []core.Feature) (*ebiten.Shader, error) {
	src, err := source(net.Sizes, net.Hidden, net.Out, features)
	if err != nil {
		return nil, err
	}
	shader, err := ebiten.NewShader([]byte(src))
	if err != nil {
		return nil, fmt.Errorf("the boundary's shader for %v: %w", net.Sizes, err)
	}
	return shader, nil
}

func (b *boundary) uniforms(s *app.State, w, h float32, scale float64) map[string]any {
	v := s.Plane
	colors := colorsOf(s)
	classes := make([]float32, 0, 4*len(colors.Classes))
	for _, k := range colors.Classes {
		classes = append(classes, vec4(k)...)
	}
	u := map[string]any{
		"Plane": []float32{float32(v.MinX1), float32(v.MaxX2), float32(v.MaxX1-v.MinX1) / w, float32(v.MaxX2-v.MinX2) / h},
		"Paper": vec4(colors.Paper), "Ink": vec4(colors.Ink), "Class": classes,
		"Edge": float32(0), "EdgeScale": float32(scale), "Crisp": float32(0), "W": b.weights,
	}
	if s.Edge {
		u["Edge"] = float32(1)
	}
	if s.Crisp {
		u["Crisp"] = float32(1)
	}
	return u
}

// vec4 is a color as a shader takes it.
func vec4(c color.RGBA) []float32 {
	return []float32{float32(c.R) / 255, float32(c.G) / 255, float32(c.B) / 255, 1}
}

// lowered is an image for a lowered resolution.
func (b *boundary) lowered(w, h int) *ebiten.Image {
	if b.screen != nil {
		if at := b.screen.Bounds(); at.Dx() == w && at.Dy() == h {
			return b.screen
		}
		b.screen.Deallocate()
	}
	b.screen = ebiten.NewImage(w, h)
	return b.screen
}

// colorsOf is the picture's colors in the theme in force.
func colorsOf(s *app.State) core.Colors {
	l := themeOf(s).Colors
	l.Discrete, l.Edge = s.Crisp, s.Edge
	return l
}
