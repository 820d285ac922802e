package figure

import (
	"github.com/hajimehoshi/ebiten/v2"

	"xorcery/wasm/app"
	"xorcery/wasm/panel"
)

// Figure draws states. It keeps fonts, shaders and buffers from frame to frame, nothing of the state.
type Figure struct {
	fonts    *fonts
	gathered *gathered
	boundary *boundary
	rival    struct {
		boundary *boundary
		markers  *markers
	} // B's, while two networks are compared
	markers *markers
	maps    maps // of the drawn network's neurons
	plots   plots
	space   spaceDrawing
	before  oldEdge
}

// New prepares what every frame needs. Where compile is nil, core alone stands in for the shader.
func New(compile Compile) (*Figure, error) {
	fonts, err := newFonts()
	if err != nil {
		return nil, err
	}
	markers, err := newMarkers()
	if err != nil {
		return nil, err
	}
	gathered, err := newGathered()
	if err != nil {
		return nil, err
	}
	s := newSurfaces(compile)
	f := &Figure{fonts: fonts, gathered: gathered, boundary: newBoundary(s), markers: markers, maps: maps{surfaces: s}}
	f.rival.boundary, f.rival.markers = newBoundary(s), markers.another()
	f.space.dots = markers.another()
	return f, nil
}

// Draw draws the whole figure on dst, at s.Scale device pixels to a device-independent one, with the window's panel; p is nil where
// a page has the controls.
func (f *Figure) Draw(dst *ebiten.Image, s *app.State, p *panel.Panel) {
	c := &canvas{dst: dst, scale: s.Scale, theme: themeOf(s), fonts: f.fonts, gathered: f.gathered}
	dst.Fill(c.theme.Paper)
	f.drawBoard(c, s, s.Board(), f.boundary, f.markers)
	f.rival.boundary.more, f.rival.markers.more = false, false
	if b, ok := s.RivalBoard(); ok {
		f.drawBoard(c, s, b, f.rival.boundary, f.rival.markers)
	}
	f.plots.draw(c, s)
	f.drawLookBar(c, s)
	f.drawNetwork(c, s)
	f.drawCard(c, s)
	f.drawBricks(c, s)
	f.drawSpace(c, s)
	drawWeight(c, s)
	drawEntries(c, s)
	f.drawCoach(c, s)
	f.drawNoRoom(c, s)
	f.drawCheck(c, s)
	if p != nil {
		f.drawBar(c, s, p)
		f.drawPanel(c, s, p)
	} else {
		f.drawNotices(c, s, notices(s))
	}
	f.drawSheet(c, s)
}

// Unfinished says that the frame drawn last did not show all that the state holds: another one shows more.
func (f *Figure) Unfinished() bool {
	return f.boundary.more || f.maps.more || f.markers.more || f.rival.boundary.more || f.rival.markers.more
}

func themeOf(s *app.State) Theme {
	if s.Dark {
		return Dark()
	}
	return Light()
}
