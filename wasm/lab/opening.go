package lab

import "xorcery/core"

// Opening is the project that the program begins with where there is neither a session nor a link: the article's 300 points and a
// network that can part them. The article's own network of three neurons takes twenty thousand steps to let a boundary be seen; this
// one has it within a hundred, and takes in points of the other class within some tens more.
func Opening() core.Project {
	p := core.DefaultProject()
	p.Network.Hidden = []int{12}
	p.Network.Activation = core.Tanh
	p.Network.Output = core.SoftmaxOutput
	p.Network.Init = core.InitXavier
	p.Training.Loss = core.CrossEntropy
	p.Training.Optimizer.Kind = "adam"
	p.Training.Optimizer.Beta2 = 0.98 // a network that is all but right by now is not slow to learn anew
	p.Training.LearningRate = 0.02
	return p
}
