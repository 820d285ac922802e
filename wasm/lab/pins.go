package lab

import (
	"errors"
	"fmt"
	"slices"

	"xorcery/core"
)

// Pin is an earlier run whose curves stay to be compared with.
type Pin struct {
	Name           string // network and learning rate: "2-3-2, α 0.3"
	Label          string // 1 to 4, at the end of its lines
	Loss, Accuracy Series
}

// pinLabels are the pins': as many as there may be pins. Package figure has a color and a dash for each.
const pinLabels = "1234"

const pinsMost = len(pinLabels)

// ErrNothingPinned says that there are no pins.
var ErrNothingPinned = errors.New("no run is pinned")

// Pin keeps A's present curves, under the run's name. The labels are given in turn, a free one each time.
func (l *Lab) Pin() (Pin, error) {
	if err := l.Pinnable(); err != nil {
		return Pin{}, err
	}
	label := ""
	for i := range pinLabels {
		m := pinLabels[i : i+1]
		if !slices.ContainsFunc(l.Pins, func(p Pin) bool { return p.Label == m }) {
			label = m
			break
		}
	}
	pin := Pin{l.RunName(), label, l.Loss.clone(), l.Accuracy.clone()}
	l.Pins = append(l.Pins, pin)
	return pin, nil
}

// Pinnable says why no run can be pinned now.
func (l *Lab) Pinnable() error {
	switch {
	case len(l.Loss.Buckets) == 0:
		return errors.New("there is no curve to pin yet: run or step first")
	case len(l.Pins) == pinsMost:
		return fmt.Errorf("%d runs are pinned already: unpin one first", pinsMost)
	}
	return nil
}

// Unpin takes the oldest pinned run away.
func (l *Lab) Unpin() error {
	if len(l.Pins) == 0 {
		return ErrNothingPinned
	}
	l.Pins = slices.Delete(l.Pins, 0, 1)
	return nil
}

// RunName is A's run in short: "2-3-2, α 0.3".
func (l *Lab) RunName() string {
	return l.Run.Net.Shape() + ", α " + core.FormatExact(l.Project.Training.LearningRate)
}

// pinFor pins A's present curves under a name and gives the label; where all are taken the oldest pin goes, but not
// the patient's.
func (l *Lab) pinFor(name string) string {
	if len(l.Loss.Buckets) == 0 {
		return "none"
	}
	if len(l.Pins) == pinsMost {
		oldest := 0
		if k := l.Trials.Patient; k != nil && l.Pins[0].Label == k.label {
			oldest = 1
		}
		l.Pins = slices.Delete(l.Pins, oldest, oldest+1)
	}
	pin, err := l.Pin()
	if err != nil {
		panic("lab: a curve that can be pinned: " + err.Error()) // there is a curve and a label
	}
	l.Pins[len(l.Pins)-1].Name = name
	return pin.Label
}
