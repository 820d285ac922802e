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

	known      []reference
	Limit      string  `json:"-"` // its name in limit.mjs
	timesLimit float64 // what a compiled step may take of C's
	timesPeer  float64 // and how many times as fast as synaptic it shall be
}

// reference is what another engine took for the same network, measured once on a machine of the kind that core was tuned on.
type reference struct {
	Engine  string
	StepUS  float64 // µs of a step
	Surface float64 // ms of a 512×512 surface; 0 unknown
}

const scalarC, numpy = "C in wasm, scalar", "numpy, native"

// networks are the table's rows. The deep one has an output for each of the two classes, as every run of core has: it
// has 4 % more weights than the 2-8-8-8-8-1 that its C mark is of.
var networks = []network{
	{"2-3-2 on 4", 4, []int{3}, core.Sigmoid, []reference{{scalarC, 0.16, 4.8}}, "2-3-2 on 4", 1.6, 4},
	{"2-10-2 on 50", 50, []int{10}, core.Sigmoid, []reference{{scalarC, 3.7, 0}, {numpy, 44, 0}}, "2-10-2 on 50", 1.3, 6},
	{"2-50-2 on 300", 300, []int{50}, core.Sigmoid, []reference{{scalarC, 102, 53}}, "2-50-2 on 300", 1.3, 6},
	{"2-8-8-8-8-2 tanh on 300", 300, []int{8, 8, 8, 8}, core.Tanh, []reference{{scalarC, 90, 0}}, "2-8-8-8-8-1 tanh on 300", 1.3, 6},
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
