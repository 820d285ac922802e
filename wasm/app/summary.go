package app

import (
	"cmp"

	"xorcery/core"
	"xorcery/wasm/lab"
	"xorcery/wasm/layout"
	"xorcery/wasm/view/doctor"
)

// Result is how a network does. A number that is not finite is null, as JSON has no other word for it.
type Result struct {
	Step         int      `json:"step"`
	Loss         *float64 `json:"loss"`
	Accuracy     *float64 `json:"accuracy"`
	TestLoss     *float64 `json:"testLoss"`
	TestAccuracy *float64 `json:"testAccuracy"`
	Wrong        int      `json:"wrong"`
	Known        bool     `json:"known"` // the numbers above have been measured since the run began
	NonFinite    string   `json:"nonFinite"`
	Texts        Texts    `json:"texts"` // what to print of them
	Plane        Plane    `json:"plane"`
}

// Summary is what state() returns: numbers, and the texts that say them, so that a page only has to place those.
type Summary struct {
	Result
	Running          bool           `json:"running"`
	Points           int            `json:"points"`
	Classes          int            `json:"classes"`
	FPS              float64        `json:"fps"`
	StepsPerSecond   float64        `json:"stepsPerSecond"`
	Engine           string         `json:"engine"`    // kernel | core: what took A's last steps
	EngineWhy        string         `json:"engineWhy"` // why core, where no network can be compiled
	Resolution       float64        `json:"resolution"`
	Message          string         `json:"message"`
	Readout          string         `json:"readout"`
	MessageKind      string         `json:"messageKind"` // info | undo, where Undo brings back what it tells of | error
	Coach            string         `json:"coach"`       // what the plane tells someone who has never clicked on it
	MessageNumber    int            `json:"messageNumber"`
	Theme            string         `json:"theme"`
	Stage            bool           `json:"stage"`
	Rival            *RivalSummary  `json:"rival"`
	Lower            Lower          `json:"lower"`
	BrickRevision    int            `json:"brickRevision"`
	Moment           float64        `json:"moment"` // where the pulse is: i is moment i shown whole
	Check            *CheckSummary  `json:"check"`
	Doctor           string         `json:"doctor"`
	DoctorTitle      string         `json:"doctorTitle"` // the beginning of it, where the rest stands below
	DoctorFound      bool           `json:"doctorFound"`
	DoctorRevision   int            `json:"doctorRevision"`
	Off              *OffSummary    `json:"off"` // neurons that are switched off; null while all are on
	Borrowed         bool           `json:"borrowed"`
	Back             string         `json:"back"` // the title of the button that gives back what stood before the story; "" where nothing is lent
	Busy             bool           `json:"busy"` // the reader is at work on the figure
	Own              int            `json:"own"`
	Scenario         string         `json:"scenario"`
	Until            int            `json:"until"`
	UntilText        string         `json:"untilText"`
	Sentence         string         `json:"sentence"` // the run in numbers, for the ear
	Asked            int            `json:"asked"`    // steps still to be taken of those that step(n) asked for
	Progress         string         `json:"progress"` // of work that takes longer than a frame
	Challenge        *challengeView `json:"challenge"`
	Solved           []string       `json:"solved"`
	Exercise         string         `json:"exercise"`      // the open one's name
	ExerciseShown    bool           `json:"exerciseShown"` // the figure shows the run that it is asked of
	ExerciseRevision int            `json:"exerciseRevision"`
	Task             *taskView      `json:"task"` // what a link asks; null for nothing
	Revision         int            `json:"revision"`
	ControlsRevision int            `json:"controlsRevision"`
}

// Plane tells a page where the boundary stands, its square, and the part of the plane it shows.
type Plane struct {
	Box
	MinX1 float64 `json:"minX1"`
	MaxX1 float64 `json:"maxX1"`
	MinX2 float64 `json:"minX2"`
	MaxX2 float64 `json:"maxX2"`
}

// Box tells a page where something stands, in CSS pixels of the figure.
type Box struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

func boxOf(r layout.Rect) Box { return Box{r.X, r.Y, r.W, r.H} }

// Summary is the state in numbers, as state() gives it to a page.
func (s *State) Summary() Summary {
	kind, theme := "info", "light"
	switch {
	case s.Message.Error:
		kind = "error"
	case s.Message.Undo:
		kind = "undo"
	}
	if s.Dark {
		theme = "dark"
	}
	return Summary{
		Result:  result(&s.Lab.Side, s.Layout.Boundary.Times(s.Enlarged), s.Plane),
		Running: s.Running, Points: len(s.Lab.Run.Points()), Classes: s.Lab.Classes(),
		FPS: s.FPS, StepsPerSecond: s.Rate, Engine: cmp.Or(s.Lab.TookBy, lab.EngineCore), EngineWhy: s.Lab.Engines.Refused(),
		Resolution: s.Resolution, Theme: theme, Readout: s.Spoken, Stage: s.Stage,
		Message: s.Message.Text, MessageKind: kind, MessageNumber: s.Message.Number, Coach: s.Coach(),
		Rival: s.rivalSummary(), Lower: s.Lower, BrickRevision: s.Bricks.Revision, Moment: s.Bricks.Position(), Check: s.Check.summary(),
		Doctor: doctor.Line(&s.Lab), DoctorTitle: doctor.Title(&s.Lab), DoctorFound: len(s.Lab.Watch.Findings) > 0, DoctorRevision: s.Doctor.Version(&s.Lab),
		Off: s.offSummary(), Borrowed: s.Lab.Borrowed(), Back: s.backTitle(), Busy: s.busy(), Own: s.Lab.Own(),
		Scenario: s.Story.Scenario, Until: s.Until(), UntilText: s.untilText(), Sentence: s.sentence(), Asked: s.Asked(), Progress: s.Progress(),
		Challenge: s.openChallenge(), Solved: append([]string{}, s.Story.Solved...),
		Task: s.taskView(), Exercise: s.exerciseName(), ExerciseShown: s.Exercise.shows(s), ExerciseRevision: s.Exercise.Revision,
		Revision: s.Revision, ControlsRevision: s.ControlsRevision,
	}
}

// result is how the side does, with its plane where it stands in the figure.
func result(k *lab.Side, b layout.Rect, v core.Rect) Result {
	return Result{
		Step: k.Run.StepCount(), Loss: core.Finite(k.Metrics.Loss), Accuracy: core.Finite(k.Metrics.Accuracy),
		TestLoss: core.Finite(k.Metrics.TestLoss), TestAccuracy: core.Finite(k.Metrics.TestAccuracy), Wrong: k.Wrong, Known: k.Known(), NonFinite: k.Report.NonFinite, Texts: texts(k),
		Plane: Plane{boxOf(b), v.MinX1, v.MaxX1, v.MinX2, v.MaxX2},
	}
}
