package main

import (
	"fmt"

	"xorcery/core"
)

// network is one row's network and data.
type network struct {
	Name   string          `json:"name"`
	Points int             `json:"points"`
	Hidden []int           `json:"hidden"`
	Curve  core.Activation `json:"activation"`
}

var networks = []network{
	{"2-3-2 on 4", 4, []int{3}, core.Sigmoid},
	{"2-10-2 on 50", 50, []int{10}, core.Sigmoid},
	{"2-50-2 on 300", 300, []int{50}, core.Sigmoid},
	{"2-8-8-8-8-2 tanh on 300", 300, []int{8, 8, 8, 8}, core.Tanh},
}

// project is the network on the first points of the article's data, full batch, plain gradient descent.
func (n network) project() (core.Project, error) {
	p := core.DefaultProject()
	points, _, err := p.Data.Make()
	if err != nil {
		return p, err
	}
	if n.Points > len(points) {
		return p, fmt.Errorf("%s: only %d points", n.Name, len(points))
	}
	p.Data.Set, p.Data.Points = core.Custom, points[:n.Points]
	p.Network.Hidden, p.Network.Activation = n.Hidden, n.Curve
	return p, p.Check()
}
