package lab

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"xorcery/core"
)

// earlier looks at a step before the present.
func earlier(b *bench) {
	b.t.Helper()
	_, err := b.LookAt(12)
	b.must(err)
	for there := false; !there; {
		_, there = b.Replay(func() bool { return false })
	}
}

// state is all of a lab that an act may change, as a text.
func (b *bench) state() string {
	text := fmt.Sprintf("%p %p %s %+v\n%d %v %v %v %+v %d %d", b.Run, b.Rival, b.document(), b.Report,
		len(b.Loss.Buckets), b.Past.Marks(), b.Watch.Findings, b.Trials.Treatments, b.Trials.Patient, b.Trials.Revision, b.editions)
	for _, p := range b.Pins {
		text += p.Name + p.Label
	}
	if b.Rival != nil {
		text += fmt.Sprintf("\n%s %+v %d", b.RivalDocument().JSON(), b.Rival.Project, len(b.Rival.Loss.Buckets))
	}
	u, r := b.h.Depth(&b.Lab)
	return text + fmt.Sprint(b.Work, u, r)
}

// TestAnErrorHasChangedNothing holds for every method of a lab that returns a Change.
func TestAnErrorHasChangedNothing(t *testing.T) {
	wide := func(p *core.Project) { p.Network.Hidden = []int{65} }
	badB := func(b *bench) { wide(&b.Rival.Project) }
	become := func(b *bench, change func(p *core.Project)) error {
		p := b.Project.Clone()
		change(&p)
		_, err := b.h.Become(&b.Lab, p, 0, Edit{}, Bookmark[string]{Experiment: b.Experiment})
		return err
	}
	for name, c := range map[string]struct {
		ready func(b *bench)
		act   func(b *bench) error
	}{
		"open": {act: func(b *bench) error {
			p := core.DefaultProject()
			wide(&p)
			_, err := b.Open(p, Work{})
			return err
		}},
		"a setting":      {act: func(b *bench) error { return become(b, func(p *core.Project) { p.Training.LearningRate = -1 }) }},
		"a setting of B": {badB, func(b *bench) error { return become(b, func(p *core.Project) { p.Data.Set = core.Circle }) }},
		"a start of B":   {badB, func(b *bench) error { return become(b, func(p *core.Project) { p.Network.Activation = core.Tanh }) }},
		"all at once": {act: func(b *bench) error {
			return become(b, func(p *core.Project) { p.Network.Bias = false; p.Data.Noise = 2 })
		}},
		"a class": {act: func(b *bench) error {
			return become(b, func(p *core.Project) { p.Data.Points = []core.Point{{Class: 9}} })
		}},
		"undo":             {func(b *bench) { b.place(1, 1); badB(b) }, func(b *bench) error { _, err := b.h.Undo(&b.Lab, Bookmark[string]{}); return err }},
		"reset":            {badB, func(b *bench) error { _, err := b.Reset(); return err }},
		"new seed":         {badB, func(b *bench) error { _, err := b.NewSeed(); return err }},
		"a remedy":         {badB, func(b *bench) error { _, _, err := b.Treat(0); return err }},
		"no such remedy":   {act: func(b *bench) error { _, _, err := b.Treat(99); return err }},
		"a wrong remedy":   {func(b *bench) { b.Trials.Treatments[0].network.Hidden = []int{65} }, func(b *bench) error { _, _, err := b.Treat(0); return err }},
		"a second remedy":  {func(b *bench) { _, _, err := b.Treat(0); b.must(err); b.steps(5); badB(b) }, func(b *bench) error { _, _, err := b.Treat(1); return err }},
		"keep no remedy":   {act: func(b *bench) error { _, err := b.KeepRemedy(); return err }},
		"back to now":      {act: func(b *bench) error { _, err := b.GoOn(); return err }},
		"on too early":     {func(b *bench) { _, err := b.LookAt(9); b.must(err) }, func(b *bench) error { _, err := b.GoOn(); return err }},
		"before, a weight": {earlier, func(b *bench) error { _, err := b.SetWeight(0, 0, 0, 1); return err }},
		"before, a rate": {earlier, func(b *bench) error {
			return become(b, func(p *core.Project) { p.Training.LearningRate *= 2 })
		}},
		"before, undo":     {func(b *bench) { b.place(1, 1); earlier(b) }, func(b *bench) error { _, err := b.h.Undo(&b.Lab, Bookmark[string]{}); return err }},
		"before, reset":    {earlier, func(b *bench) error { _, err := b.Reset(); return err }},
		"before, a remedy": {earlier, func(b *bench) error { _, _, err := b.Treat(0); return err }},
		"before, a swap":   {earlier, func(b *bench) error { _, err := b.Swap(); return err }},
		"before, B":        {earlier, func(b *bench) error { _, err := b.KeepAsB(); return err }},
		"before, 3 vs 50":  {earlier, func(b *bench) error { _, err := b.ThreeAgainstFifty(); return err }},
		"3 against 50":     {func(b *bench) { b.Project.Training.LearningRate = -1 }, func(b *bench) error { _, err := b.ThreeAgainstFifty(); return err }},
		"B": {act: func(b *bench) error {
			p := core.DefaultProject()
			wide(&p)
			_, err := b.SetRival(&p)
			return err
		}},
		"swap too early": {func(b *bench) {
			p := core.DefaultProject()
			b.does(b.SetRival(&p))
		}, func(b *bench) error { _, err := b.Swap(); return err }},
		"swap with none": {func(b *bench) { b.does(b.SetRival(nil)) }, func(b *bench) error { _, err := b.Swap(); return err }},
		"catch up": {func(b *bench) {
			a := b.Run.Project()
			a.Step, a.Weights, a.Biases = 0, nil, nil
			k, err := standing(a)
			b.must(err)
			b.Run = k.Run // A has gone back
			badB(b)
		}, func(b *bench) error { _, err := b.CatchUp(func() bool { return true }); return err }},
		"a weight": {act: func(b *bench) error { _, err := b.SetWeight(9, 0, 0, 1); return err }},
		"pin": {func(b *bench) {
			for range pinsMost {
				_, err := b.Pin()
				b.must(err)
			}
		}, func(b *bench) error { _, err := b.Pin(); return err }},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, `{"data":{"set":"xor","n":40}}`)
			b.does(b.KeepAsB())
			b.steps(20)
			b.Examine()
			if c.ready != nil {
				c.ready(b)
			}
			was := b.state()
			if err := c.act(b); err == nil {
				t.Fatal("there is no error")
			}
			if got := b.state(); got != was {
				t.Errorf("it is\n%s\nit was\n%s", got, was)
			}
		})
	}
}

// TestTreat pins what was there, begins again from the same seed, both sides, and tells what became of the remedy before.
func TestTreat(t *testing.T) {
	b := newBench(t, `{"data":{"set":"xor","n":40}}`)
	b.does(b.KeepAsB())
	fresh := b.document()
	b.steps(20)
	rival := b.Rival
	text, own := b.Trials.Treatments[0].Text, b.Own()
	c, mark, err := b.Treat(0)
	b.does(c, err)
	if mark != "1" || len(b.Pins) != 1 || b.Pins[0].Loss.LastStep() != 20 || b.Trials.Patient.Remedy != text || b.Trials.Patient.End != 20 || b.Own() == own {
		t.Errorf("pinned as %q: %+v on trial, own %d and was %d", mark, b.Trials.Patient, b.Own(), own)
	}
	if b.Run.StepCount() != 0 || b.Rival.Run.StepCount() != 0 || b.Rival == rival || rival.Run.StepCount() != 20 {
		t.Error("A, B or the B that was there stands at the wrong step")
	}
	b.steps(10)
	last := len(b.Trials.Treatments) - 1
	if c, mark, err = b.Treat(last); mark != "2" {
		t.Errorf("the second is pinned as %q", mark)
	}
	b.does(c, err)
	if tried := b.Trials.Patient.Tried; len(tried) != 1 || tried[0].Remedy != text || tried[0].Outcome == "" {
		t.Errorf("tried were %+v", tried)
	}
	if got := b.document(); !bytes.Equal(got, fresh) { // the last treatment is none
		t.Errorf("as it was it is\n%s\nand was\n%s", got, fresh)
	}
}

// TestKeepAsB: B has A's weights and a copy of its curves, and they part from then on.
func TestKeepAsB(t *testing.T) {
	b := newBench(t, `{"data":{"set":"xor","n":40,"train":0.5}}`)
	b.steps(20)
	own := b.Own()
	b.does(b.KeepAsB())
	if !slices.Equal(b.Rival.Run.Net.Flat, b.Run.Net.Flat) || b.Rival.Run == b.Run || b.Own() != own {
		t.Fatal("B is another network, or A itself")
	}
	if k := b.Rival; k.Loss.LastStep() != 20 || k.TestLoss.LastStep() != 20 || k.Accuracy.LastStep() != 20 || k.TestAccuracy.LastStep() != 20 || !k.Known() {
		t.Error("B has no curves")
	}
	b.change(0, "", func(p *core.Project) { p.Training.LearningRate = 1 })
	b.steps(20)
	if slices.Equal(b.Rival.Run.Net.Flat, b.Run.Net.Flat) || b.Rival.Loss.LastStep() != 40 || b.Rival.Loss.Buckets[39].Last == b.Loss.Buckets[39].Last {
		t.Error("they have not parted")
	}
	doc := b.RivalDocument().JSON()
	b.does(b.SetRival(nil))
	if b.Rival != nil || b.Shelf == nil || !bytes.Equal(b.Shelf.JSON(), doc) {
		t.Error("B is not on the shelf")
	}
	b.does(b.SetRival(b.Shelf))
	if got := b.RivalDocument().JSON(); !bytes.Equal(got, doc) {
		t.Errorf("from the shelf comes\n%s\nwent\n%s", got, doc)
	}
}

// TestSwap: runs, curves and settings change sides, the view does not, and who has kept B has it as it was.
func TestSwap(t *testing.T) {
	b := newBench(t, `{"data":{"set":"xor","n":40},"view":{"theme":"dark"}}`)
	b.does(b.KeepAsB())
	own := b.Own()
	if b.does(b.Swap()); b.Own() != own {
		t.Error("a network that is the same counts as a change")
	}
	b.change(0, "", func(p *core.Project) { p.Training.LearningRate = 1 })
	b.steps(5)
	own = b.Own()
	kept, a, k, rate := *b.Rival, b.Run, b.Rival.Run, b.Rival.Project.Training.LearningRate
	rival := b.Rival
	b.does(b.Swap())
	if b.Run != k || b.Rival.Run != a || b.Project.Training.LearningRate != rate || b.Project.View.Theme != "dark" || b.Own() == own {
		t.Errorf("A is %+v", b.Project)
	}
	if rival == b.Rival || rival.Run != kept.Run {
		t.Error("the side that was B has been written over")
	}
}

// TestCatchUp: a B that is behind takes A's steps while there is time, to the bit as alone; one that is before A begins again.
func TestCatchUp(t *testing.T) {
	b := newBench(t, `{"data":{"set":"xor","n":40}}`)
	b.steps(300)
	p := core.DefaultProject()
	p.Network.Hidden = []int{5}
	b.does(b.SetRival(&p))
	for spent := false; b.Lags(); spent = true {
		before := b.Rival.Run.StepCount()
		waits, err := b.CatchUp(func() bool { return spent })
		b.must(err)
		if after := b.Rival.Run.StepCount(); !waits || after <= before || b.Run.StepCount() != 300 {
			t.Fatalf("B went from %d to %d, A waits: %v", before, after, waits)
		}
	}
	if waits, err := b.CatchUp(nil); waits || err != nil {
		t.Errorf("A waits for nothing: %v", err)
	}
	alone, err := core.NewRun(b.Rival.Project)
	b.must(err)
	for range 300 {
		alone.Step()
	}
	if !slices.Equal(alone.Net.Flat, b.Rival.Run.Net.Flat) || b.Rival.Loss.LastStep() != 300 {
		t.Error("B went another way than alone")
	}
	if _, err := b.Past.last().states.Restore(b.Run, 100); err != nil {
		t.Fatal(err)
	}
	kept, at := b.Rival, b.Run.StepCount()
	for {
		waits, err := b.CatchUp(func() bool { return false })
		b.must(err)
		if !waits {
			break
		}
	}
	if b.Rival == kept || kept.Run.StepCount() != 300 || b.Rival.Run.StepCount() != at || b.Rival.Loss.LastStep() != at {
		t.Errorf("B is at step %d, A at %d", b.Rival.Run.StepCount(), at)
	}
}

// TestNewSeed: B goes along while it has A's seed; 0 follows the last.
func TestNewSeed(t *testing.T) {
	b := newBench(t, `{"network":{"seed":4294967295}}`)
	b.does(b.KeepAsB())
	b.steps(3)
	b.does(b.NewSeed())
	if a, k := b.Run.Project(), b.Rival.Run.Project(); a.Network.Seed != 0 || k.Network.Seed != 0 || b.Project.Network.Seed != 0 || a.Step != 0 || k.Step != 0 {
		t.Errorf("the seeds are %d and %d at steps %d and %d", a.Network.Seed, k.Network.Seed, a.Step, k.Step)
	}
	b.change(0, "", func(p *core.Project) { p.Network.Seed = 7 })
	b.does(b.NewSeed())
	if b.Project.Network.Seed != 8 || b.Rival.Project.Network.Seed != 0 {
		t.Errorf("the seeds are %d and %d", b.Project.Network.Seed, b.Rival.Project.Network.Seed)
	}
}

// TestWork: what is lent leaves the reader's own as it was, until they change it; what comes back has its number.
func TestWork(t *testing.T) {
	b := newBench(t, `{"data":{"set":"corners"}}`)
	b.steps(10)
	mine, own := b.document(), b.Own()
	session := func(want []byte) {
		t.Helper()
		if p, ok := b.Session(true); !ok || !bytes.Equal(p.JSON(), want) {
			t.Errorf("the session is %v\n%s\nwant\n%s", ok, p.JSON(), want)
		}
	}
	session(mine)
	b.open(`{"network":{"hidden":[2]}}`, b.Lent("there", true))
	b.steps(5)
	b.open(`{"network":{"hidden":[4]}}`, b.Lent("elsewhere", true)) // over what is lent
	if session(mine); !b.Borrowed() || b.Address() != "elsewhere" || b.Own() != own {
		t.Errorf("lent %v, number %d, from %q", b.Borrowed(), b.Own(), b.Address())
	}
	p, whose, ok := b.Mine()
	if !ok || !bytes.Equal(p.JSON(), mine) {
		t.Errorf("the reader's own is %v\n%s", ok, p.JSON())
	}
	b.does(b.Open(p, whose))
	if session(mine); b.Borrowed() || b.Own() != own {
		t.Errorf("it came back as number %d, and was %d", b.Own(), own)
	}
	if _, _, ok := b.Mine(); ok {
		t.Error("the reader's own lies under itself")
	}
	b.does(b.SetWeight(0, 0, 0, 1))
	if b.Own() == own {
		t.Error("another weight is the same work")
	}

	b = newBench(t, `{}`)
	b.Borrow()
	if _, ok := b.Session(true); ok || b.Own() != 0 {
		t.Error("what the program begins with is somebody's")
	}
	b.open(`{}`, b.Lent("there", true))
	if p, whose, ok := b.Mine(); !ok || !bytes.Equal(p.JSON(), Opening().JSON()) || !whose.Borrowed() {
		t.Error("it leads to something else than the beginning")
	}
	b.place(1, 1)
	if p, ok := b.Session(true); !ok || len(p.Data.Points) != 1 || b.Address() != "" || b.Own() == 0 {
		t.Error("what the reader changed is not theirs")
	}
}
