package app

import (
	"slices"

	"xorcery/core"
)

// trainingControls set how a step is taken. All of them keep the weights.
func trainingControls() []Control {
	training := func(kind ControlKind, label, help string) Control {
		return Control{Group: "Training", Kind: kind, Label: label, Help: help}
	}
	rate := training(Slider, "Learning rate α", "How far each step goes down the gradient.")
	rate.Group = Essentials
	rate.Low, rate.High, rate.Step, rate.Log = 1e-5, 30, 1e-5, true
	batch := training(Slider, "Batch", "How many rows a step looks at; 0 takes all of them.")
	batch.High, batch.Log = 1000, true
	batch.Unit = "rows"
	lambda := training(Slider, "Penalty strength λ", "How strongly large weights are held back.")
	lambda.High, lambda.Step, lambda.Log = 10, 1e-6, true
	lambda.visible = func(s *State) bool { return s.Lab.Project.Training.Penalty != core.NoPenalty }
	return slices.Concat([]Control{
		number("training.learningRate", rate, func(p *core.Project) *float64 { return &p.Training.LearningRate }),
	}, scheduleControls(), []Control{
		number("training.batch", batch, func(p *core.Project) *int { return &p.Training.Batch }),
		choice("training.sampling", training("", "Rows of a batch", "Shuffled anew each epoch, in order, or always the first ones as in the article's code."),
			core.AllSamplings, []string{"Shuffled", "In order", "Always the first"}, func(p *core.Project) *core.Sampling { return &p.Training.Sampling }),
		choice("training.loss", training("", "Loss", "What is made small."), core.AllLosses,
			[]string{"Squared error", "Cross-entropy"}, func(p *core.Project) *core.Loss { return &p.Training.Loss }),
		choice("training.reduction", training("", "Gradient over the batch", "The mean of the rows' gradients, or their sum as in the article's code."),
			core.AllReductions, []string{"Mean", "Sum"}, func(p *core.Project) *core.Reduction { return &p.Training.Reduction }),
		choice("training.penalty", training("", "Penalty", "How large weights are held back; 'as published' is the article's code, whose gradient is wrong."),
			core.AllPenalties, []string{"None", "L1", "L2 (ridge)", "As published"}, func(p *core.Project) *core.Penalty { return &p.Training.Penalty }),
		number("training.lambda", lambda, func(p *core.Project) *float64 { return &p.Training.Lambda }),
	}, clipControls(), optimizerControls())
}

// scheduleControls let the learning rate change with the step.
func scheduleControls() []Control {
	kind := Control{Group: "Training", Label: "Rate schedule", Help: "How the learning rate changes as the steps go on."}
	rate := Control{Group: "Training", Kind: Slider, Label: "Decay", Step: 0.01,
		Help: "What is left of the learning rate after each period; for 1/t how much its divisor grows."}
	rate.visible = func(s *State) bool {
		return slices.Contains([]string{"step", "exponential", "inverse"}, s.Lab.Project.Training.Schedule.Kind)
	}
	every := Control{Group: "Training", Kind: Slider, Label: "Period", Unit: "steps", Low: 1, High: 1e6, Log: true,
		Help: "How many steps one period of the schedule takes."}
	every.visible = func(s *State) bool { return s.Lab.Project.Training.Schedule.Kind != "constant" }
	return []Control{
		choice("training.schedule.kind", kind, core.AllSchedules, []string{"Constant", "In steps", "Exponential", "1/t", "Cosine to 0"},
			func(p *core.Project) *string { return &p.Training.Schedule.Kind }),
		number("training.schedule.rate", rate, func(p *core.Project) *float64 { return &p.Training.Schedule.Rate }),
		number("training.schedule.every", every, func(p *core.Project) *int { return &p.Training.Schedule.Every }),
	}
}

// clipControls bound the gradient.
func clipControls() []Control {
	kind := Control{Group: "Training", Label: "Gradient clipping", Help: "Holds a gradient back that grows too large: all of it by its length, or each of its numbers."}
	limit := Control{Group: "Training", Kind: Slider, Label: "Clipping limit", Low: 1e-4, High: 1e3, Step: 1e-4, Log: true,
		Help: "The greatest length of the gradient, or the greatest size of each of its numbers."}
	limit.visible = func(s *State) bool { return s.Lab.Project.Training.Clip.Kind != "none" }
	return []Control{
		choice("training.clip.kind", kind, core.AllClips, []string{"None", "By norm", "By value"}, func(p *core.Project) *string { return &p.Training.Clip.Kind }),
		number("training.clip.limit", limit, func(p *core.Project) *float64 { return &p.Training.Clip.Limit }),
	}
}

// optimizerControls turn the gradient into a step; each number shows for the optimizers that use it.
func optimizerControls() []Control {
	usedBy := func(kinds ...string) func(*State) bool {
		return func(s *State) bool { return slices.Contains(kinds, s.Lab.Project.Training.Optimizer.Kind) }
	}
	kind := Control{Group: "Training", Label: "Optimizer", Help: "How a gradient becomes a step."}
	momentum := Control{Group: "Training", Kind: Slider, Label: "Momentum", Step: 0.01,
		Help: "The share of the last step that goes on into the next; Adam's β1.", visible: usedBy("momentum", "nesterov", "adam")}
	beta2 := Control{Group: "Training", Kind: Slider, Label: "Memory of squares β2", Step: 0.001,
		Help: "The share of the gradient's mean square that is remembered from step to step.", visible: usedBy("rmsprop", "adam")}
	epsilon := Control{Group: "Training", Kind: Slider, Label: "Epsilon ε", Low: 1e-12, High: 0.1, Step: 1e-12, Log: true,
		Help: "What is added to the root of the mean square, so that nothing is divided by zero.", visible: usedBy("rmsprop", "adam")}
	return []Control{
		choice("training.optimizer.kind", kind, core.AllOptimizers, []string{"Gradient descent", "Momentum", "Nesterov", "RMSprop", "Adam"},
			func(p *core.Project) *string { return &p.Training.Optimizer.Kind }),
		number("training.optimizer.momentum", momentum, func(p *core.Project) *float64 { return &p.Training.Optimizer.Momentum }),
		number("training.optimizer.beta2", beta2, func(p *core.Project) *float64 { return &p.Training.Optimizer.Beta2 }),
		number("training.optimizer.epsilon", epsilon, func(p *core.Project) *float64 { return &p.Training.Optimizer.Epsilon }),
	}
}
