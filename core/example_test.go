package core_test

import (
	"fmt"

	"xorcery/core"
)

// The article's worked example: its first point, its 2-3-2 network without biases, one step with learning rate 0.001.
func ExampleMLP() {
	p := core.DefaultProject()
	p.Data.Set = core.Custom
	p.Data.Points = []core.Point{{X1: 1.764052345967664, X2: 0.4001572083672233, Class: 0}}
	p.Network.Bias = false
	p.Training.LearningRate = 0.001
	run, err := core.NewRun(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("W1     % .8f\n", run.Net.W[0])
	fmt.Printf("W2     % .8f\n", run.Net.W[1])
	report := run.Step()
	fmt.Printf("Loss    %.8f\n", report.Loss)
	fmt.Printf("dLoss/dW2 % .8f\n", run.Gradient().W[1])
	fmt.Printf("dLoss/dW1 % .8f\n", run.Gradient().W[0])
	fmt.Printf("W1 new % .8f\n", run.Net.W[0])
	fmt.Printf("W2 new % .8f\n", run.Net.W[1])
	// Output:
	// W1     [-0.67746455  0.37769425 -0.07365253 -0.53663519  0.60920496  0.21149622]
	// W2     [-0.41491732 -0.30992816 -0.31583913 -0.27706468 -0.44701662  0.15231059]
	// Loss    0.30052460
	// dLoss/dW2 [-0.02879856  0.02209533 -0.10462365  0.08027117 -0.07170623  0.05501570]
	// dLoss/dW1 [ 0.00723246  0.00546965  0.03647082  0.00164061  0.00124073  0.00827303]
	// W1 new [-0.67747178  0.37768878 -0.07368900 -0.53663683  0.60920372  0.21148795]
	// W2 new [-0.41488852 -0.30995026 -0.31573451 -0.27714495 -0.44694491  0.15225557]
}

// Four corners, three neurons, and a thousand steps: XOR learned.
func ExampleRun_Step() {
	p := core.DefaultProject()
	p.Data.Set = core.Corners
	p.Training.LearningRate = 5
	run, err := core.NewRun(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	for range 1000 {
		run.Step()
	}
	fmt.Printf("accuracy after %d steps: %.0f %%\n", run.StepCount(), 100*run.Evaluate().Accuracy)
	// Output: accuracy after 1000 steps: 100 %
}

// The article's code adds λΣW² to every entry of the gradient. The check names an entry where that is not the slope of the loss.
func ExampleRun_CheckGradient() {
	p := core.DefaultProject()
	p.Training.Lambda = 0.01
	for _, penalty := range []core.Penalty{core.L2, core.Published} {
		p.Training.Penalty = penalty
		run, err := core.NewRun(p)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(penalty, run.CheckGradient().OK)
	}
	// Output:
	// l2 true
	// published false
}

// A probability of each class at one place of the plane.
func ExampleRaster_PredictPoint() {
	net := core.NewMLP([]int{2, 2}, core.Sigmoid, core.SigmoidOutput, true)
	net.W[0][0], net.W[0][1] = 1, -1 // x1 speaks for class 0
	probabilities := make([]float64, 2)
	core.NewRaster(net, []core.Feature{core.X1, core.X2}).PredictPoint(probabilities, 2, 0)
	fmt.Printf("%.3f\n", probabilities)
	// Output: [0.881 0.119]
}

// The article's worked example once more: the loss along one weight, and how backprop's slope touches it.
func ExampleSlice() {
	p := core.DefaultProject()
	p.Data.Set = core.Custom
	p.Data.Points = []core.Point{{X1: 1.764052345967664, X2: 0.4001572083672233, Class: 0}}
	p.Network.Bias = false
	run, err := core.NewRun(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	s := core.NewSlice(run)
	s.Begin(run, run.Net.Index(1, 1, 0)) // W2[1,0]
	s.Advance(nil)
	fmt.Printf("W2[1,0] = %.8f, Loss = %.8f\n", s.Value, s.Loss)
	fmt.Printf("slope by backprop %.8f, by differences %.8f\n", s.Slope, s.Numeric)
	for _, v := range []float64{-2, 0, 2, 4} {
		fmt.Printf("Loss at %2g: %.4f\n", v, s.LossAt(v))
	}
	// Output:
	// W2[1,0] = -0.31583913, Loss = 0.30052460
	// slope by backprop -0.10462365, by differences -0.10462365
	// Loss at -2: 0.4634
	// Loss at  0: 0.2681
	// Loss at  2: 0.1331
	// Loss at  4: 0.1057
}
