package app

import (
	"slices"

	"xorcery/core"
	"xorcery/wasm/view/network"
)

// Tools are those over the drawn network that change its shape; none where it is not shown, in a picture, or where a link hides what they change.
func (s *State) Tools() []network.Tool {
	columns := s.Columns()
	if columns == nil || s.Looking() || s.Bare {
		return nil
	}
	most, widest := core.Limits["network.hidden"].Max, core.Limits["network.hidden.neurons"].Max
	list := network.Tools(s.NetworkArea(), columns, s.Lab.Run.Net.Sizes, string(s.Lab.Project.Network.Activation), int(most), int(widest))
	return slices.DeleteFunc(list, func(t network.Tool) bool {
		id := "network.layers"
		if t.Does == network.Another {
			id = "network.activation"
		}
		return s.hidden(id)
	})
}

// reshape does what a tool is for. The weights that fit stay.
func (s *State) reshape(t network.Tool) error {
	return s.change(byControl, func(p *core.Project) {
		switch n := &p.Network; t.Does {
		case network.Fewer:
			if n.Hidden[t.Layer]--; n.Hidden[t.Layer] == 0 {
				n.Hidden = slices.Delete(n.Hidden, t.Layer, t.Layer+1)
			}
		case network.More:
			n.Hidden[t.Layer]++
		case network.NewLayer:
			n.Hidden = withLayers(n.Hidden, len(n.Hidden)+1)
		case network.Another:
			i := slices.Index(core.AllActivations, n.Activation)
			n.Activation = core.AllActivations[(i+1)%len(core.AllActivations)]
		}
	})
}
