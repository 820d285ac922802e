package story

import (
	"fmt"
	"math"

	"xorcery/core"
)

// telling is what the exercises say of an activation.
type telling struct {
	hint    string
	product func(z float64) string       // its formula with the number in it
	slips   func(z, h float64) []mistake // what usually goes wrong with it
	fades   *fading                      // nil where nothing bounds it
}

// fading is what they say of a slope that shrinks.
type fading struct {
	slope, most string
	way         func(h string) string                    // the slope with the number in it
	slips       func(forgotten, bound float64) []mistake // by the product of the h, and of the largest slopes
}

// tellings are of each activation but the linear one, of which nothing is asked.
var tellings = map[core.Activation]telling{
	core.Sigmoid: {
		hint:    "The sigmoid squeezes any number between 0 and 1; 0 becomes ½, and more comes nearer to 1.",
		product: func(z float64) string { return fmt.Sprintf("1/(1 + %s)", four(math.Exp(-z))) },
		slips: func(z, h float64) []mistake {
			return []mistake{
				{1 - h, "Off by a sign: that is the sigmoid of −z. The exponent is −z."},
				{h * (1 - h), "That is h(1 − h), the slope of the sigmoid; h itself is asked for."},
				{math.Exp(-z), "That is e^−z alone: 1 is added to it, and then 1 is divided by that."},
				{1 + math.Exp(-z), "That is what stands below the line: 1 is divided by it."},
			}
		},
		fades: &fading{
			slope: "h(1 − h)", most: "¼",
			way: func(h string) string { return fmt.Sprintf("%s · (1 − %s)", h, h) },
			slips: func(forgotten, bound float64) []mistake {
				return []mistake{
					{forgotten, "The factor 1 − h is forgotten: the slope of the sigmoid is h(1 − h)."},
					{bound, "That is the most that could be left, ¼ for each layer; with these numbers it is less."},
				}
			},
		},
	},
	core.Tanh: {
		hint: "tanh squeezes any number between −1 and 1, and 0 stays 0.",
		product: func(z float64) string {
			return fmt.Sprintf("(%s − 1)/(%s + 1)", four(math.Exp(2*z)), four(math.Exp(2*z)))
		},
		slips: func(z, h float64) []mistake {
			return []mistake{
				{sigmoid(z), "That is the sigmoid; this network's neurons have tanh."},
				{-h, "Off by a sign: tanh has the sign of z."},
				{1 - h*h, "That is 1 − h², the slope of tanh; h itself is asked for."},
			}
		},
		fades: &fading{
			slope: "1 − h²", most: "1",
			way: func(h string) string { return fmt.Sprintf("(1 − %s²)", h) },
			slips: func(forgotten, _ float64) []mistake {
				return []mistake{{forgotten, "The slope of tanh is 1 − h², not h."}}
			},
		},
	},
	core.ReLU: {
		hint:    "ReLU lets through what is positive and nothing else.",
		product: func(z float64) string { return fmt.Sprintf("max(%s, 0)", four(z)) },
		slips: func(z, _ float64) []mistake {
			return []mistake{{sigmoid(z), "That is the sigmoid; this network's neurons have ReLU."}}
		},
	},
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
