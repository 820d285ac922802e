package core_test

import (
	"fmt"
	"strings"

	"xorcery/core"
)

// The article's worked example: what comes back to the weights of the second layer from its first point.
func ExampleRun_Trace() {
	p := core.DefaultProject()
	p.Network.Bias = false
	p.Training.LearningRate = 0.001
	run, err := core.NewRun(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	quantities, err := run.Trace(run.Points()[0])
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, q := range quantities {
		if q.Layer == 2 && q.Phase == core.Backward {
			fmt.Printf("%-10s %d×%d = %-25s %.8f\n", q.Name, q.Rows, q.Cols, q.Equation, q.Values)
		}
	}
	// Output:
	// dLoss/dh2  1×2 = h2 − Y                    [-0.62833404 0.45414264]
	// dh2/dz2    1×2 = h2 (1 − h2)               [0.23353037 0.24789710]
	// dLoss/dz2  1×2 = dLoss/dh2 ⊙ dh2/dz2       [-0.14673508 0.11258065]
	// dz2/dW2    1×3 = h1                        [0.19626223 0.71301043 0.48867814]
	// dLoss/dW2  3×2 = dz2/dW2ᵀ dLoss/dz2        [-0.02879856 0.02209533 -0.10462365 0.08027117 -0.07170623 0.05501570]
}

// A document says only what differs from the default, and an error says what would be right.
func ExampleParseProject() {
	p, err := core.ParseProject([]byte(`{"data": {"set": "spiral"}, "network": {"hidden": [8, 8], "activation": "tanh"}}`))
	fmt.Println(p.Data.Set, p.Data.N, p.Network.Hidden, p.Training.LearningRate, err)
	_, err = core.ParseProject([]byte(`{"training": {"learningRate": "fast"}}`))
	fmt.Println(err)
	// Output:
	// spiral 300 [8 8] 0.3 <nil>
	// training.learningRate is "fast"; allowed: a number from 0 to 1000
}

func ExampleReadCSV() {
	points, told, err := core.ReadCSV(strings.NewReader("label;x;y\ncat;1,5;-0,5\ndog;0,2;0,9\n"))
	fmt.Println(points, told, err)
	_, _, err = core.ReadCSV(strings.NewReader("1.5,-0.5,0\n0.2,0.9,7\n"))
	fmt.Println(err)
	// Output:
	// [{1.5 -0.5 0} {0.2 0.9 1}] [Label "cat" is class 0, "dog" is class 1.] <nil>
	// line 2 is 0.2,0.9,7; allowed: x1,x2,class (class must be a whole number from 0 to 5)
}

// Too large a λ: the penalty wins.
func ExampleDiagnose() {
	p := core.DefaultProject()
	p.Training.Lambda = 30
	run, err := core.NewRun(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	watch := core.NewWatch(run)
	for range 200 {
		watch.Observe(run, run.Step())
	}
	for _, finding := range core.Diagnose(run, watch, run.Evaluate(), nil) {
		fmt.Println(finding.Ailment)
		for _, remedy := range finding.Remedies {
			fmt.Println("-", remedy.Text)
		}
	}
	// Output:
	// penalty too strong
	// - a hundredth of λ
	// - no penalty
}
