package story

import "xorcery/core"

// forwardBase is the article's first network, as its first chapters have it.
func forwardBase() core.Project { return fromScenario("forward") }

// cloudsBase is two clouds of points, of which a line parts most.
func cloudsBase() core.Project {
	p := core.DefaultProject()
	random := core.NewNumpy(7)
	var points []core.Point
	for i := range 40 {
		k := core.Point{Class: i % 2}
		middle := 1.1
		if k.Class == 0 {
			middle = -0.9
		}
		k.X1, k.X2 = middle+0.9*random.Randn(), 0.6*middle+0.4+0.7*random.Randn()
		points = append(points, k)
	}
	p.Data.Set, p.Data.Points, p.Network.Hidden = core.Custom, points, nil
	return p
}

// trainedBase is a small network that has learned the article's points.
func trainedBase() core.Project {
	p := core.DefaultProject()
	p.Network.Hidden, p.Network.Activation, p.Network.Init = []int{5}, core.Tanh, core.InitXavier
	p.Training.Loss, p.Training.Penalty = core.CrossEntropy, core.NoPenalty
	p.Training.Optimizer.Kind, p.Training.LearningRate = "adam", 0.05
	return after(p, 120)
}

// deepBase is the deep network of the chapter on gradients that fade away.
func deepBase() core.Project { return fromScenario("vanishing") }

// explodingBase is the run that the challenge "save" begins with, on fewer rows, as the article's code takes them: its steps are light.
func explodingBase() core.Project {
	p := starting(explode)
	p.Training.Batch, p.Training.Sampling = 50, core.First
	return p
}

// after is a project some steps on.
func after(p core.Project, steps int) core.Project {
	run, err := core.NewRun(p)
	if err != nil {
		panic("story: " + err.Error())
	}
	for range steps {
		run.Step()
	}
	return run.Project()
}
