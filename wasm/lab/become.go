package lab

import (
	"fmt"
	"slices"

	"xorcery/core"
)

// Become makes p the project, with the least disturbance that it asks for; what it changes of the data can be taken back. Where the points
// change, the networks keep up to so many outputs that no point is of. All changes of one stroke are one step; so are changes of one
// number within a second of each other, as a page's slider makes them. A change that gives up trained weights, because the run begins
// again or another shape has no room for them, is a step back to all that was open before it: here.
func (h *History[V]) Become(l *Lab, p core.Project, outputs int, e Edit, here Bookmark[V]) (Change, error) {
	before := step[V]{data: l.Project.Data, outputs: l.Classes(), fit: e.Fit}
	if l.now == nil && l.Run.Loses(p.Network, p.Data.Features) {
		return h.giveUp(l, p, outputs, e, here)
	}
	c, err := l.become(p, outputs, false)
	if err != nil {
		return c, err
	}
	changed := ChangedData(before.data, l.Project.Data)
	if !slices.Contains(changed, "data.points") {
		l.Project.Data.Points = before.data.Points // one copy for all steps that have the same points
	}
	if len(changed) == 0 {
		return c, nil
	}
	tag := e.Stroke
	if tag == "" && len(changed) == 1 && changed[0] != "data.points" && changed[0] != "data.set" {
		tag = changed[0]
	}
	more := h.joins(tag, e)
	h.record(tag, e)
	if more {
		last := &h.undo[len(h.undo)-1]
		last.fit = last.fit || e.Fit
		return c, nil
	}
	h.undo = append(h.undo, before)
	h.forgetOld(l)
	return c, nil
}

// giveUp makes p the project where that gives up weights.
func (h *History[V]) giveUp(l *Lab, p core.Project, outputs int, e Edit, here Bookmark[V]) (Change, error) {
	tag := "gives up " + e.Stroke
	if e.Stroke == "" {
		tag += fmt.Sprint(core.Changed(l.Project, p))
	}
	more := h.joins(tag, e)
	c, err := l.become(p, outputs, !more)
	if err != nil {
		return c, err
	}
	if !more {
		h.Keep(l, here, "The run before the change", "The run after the change")
	}
	h.record(tag, e)
	return c, nil
}

// become makes p the project with the least disturbance that it asks for. New points, another way to train and another
// shape keep the weights, as far as they fit; another activation, output or start begins again from the seed. Where the
// points change, the networks keep up to so many outputs that no point is of. Where what stood there has been kept, apart, it stays as it
// is.
func (l *Lab) become(p core.Project, outputs int, apart bool) (Change, error) {
	if err := p.Check(); err != nil {
		return Change{}, err
	}
	if l.now != nil && Differ(core.Changed(l.Project, p), OfSettings) {
		return Change{}, errLooking
	}
	q := l.rivalOn(p.Data)
	if q != nil {
		if err := q.Check(); err != nil { // a class or a number of points that B does not allow
			return Change{}, fmt.Errorf("network B: %w", err)
		}
	}
	if apart {
		l.part()
	}
	was, work := l.Project, l.StepWork()
	changed := core.Changed(was, p)
	c := Change{Points: Differ(changed, OfPoints), Settings: Differ(changed, ofWays)}
	if Differ(changed, ofNetwork) {
		kept, err := l.Run.SetNetwork(p.Network, p.Data.Features)
		must(err)
		c.Run = !kept
	}
	if c.Points {
		must(l.Run.SetData(p.Data))
		l.Run.Narrow(outputs)
		if q != nil {
			must(l.Rival.Run.SetData(q.Data))
			l.Rival.Run.Narrow(outputs)
			l.Rival.Project.Data = q.Data
		}
	}
	must(l.Run.SetTraining(p.Training))
	l.Project = p
	if c.Run {
		p.Step = 0
		l.Side = unmeasured(p, l.Run)
		if q != nil {
			b, err := beginning(*q)
			must(err)
			l.Rival = &b // who has kept the one before has it as it was
		}
	}
	l.keepOwn(was)
	c.Heavier = l.StepWork() > work
	return c, nil
}

// must holds for what has been checked: each field of a project alone is allowed or not, whatever the others say.
func must(err error) {
	if err != nil {
		panic("lab: what was checked is not allowed: " + err.Error())
	}
}
