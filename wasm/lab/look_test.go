package lab

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"xorcery/core"
)

// diary trains and changes a lab, and remembers how both sides stood at every step.
type diary struct {
	t    *testing.T
	l    Lab
	rng  *rand.Rand
	a, b map[int]string
}

func newDiary(t *testing.T, seed uint64, doc string) *diary {
	t.Helper()
	p, err := core.ParseProject([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	d := &diary{t: t, rng: rand.New(rand.NewPCG(seed, 1)), a: map[int]string{}, b: map[int]string{}}
	c, err := d.l.Open(p, Work{})
	d.changed(c, err)
	return d
}

// changed sees to what follows from a change, as the program does.
func (d *diary) changed(c Change, err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
	d.l.Renew(c)
	if c.Run {
		clear(d.a)
	}
	d.note()
}

// note remembers how both stand.
func (d *diary) note() {
	d.a[d.l.Run.StepCount()] = stand(&d.l.Side)
	if d.l.Rival != nil {
		d.b[d.l.Rival.Run.StepCount()] = stand(d.l.Rival)
	}
}

// stand is all that a side's run is made of, as text.
func stand(k *Side) string {
	p := k.Run.Project()
	p.View = core.View{}
	return string(p.JSON())
}

func never() bool { return false }

func (d *diary) train(steps int) {
	for range steps {
		if _, well := d.l.Steps(1, never); !well {
			return
		}
		d.note()
	}
}

// change is something that a reader may do.
func (d *diary) change() {
	d.t.Helper()
	p := d.l.Project.Clone()
	switch d.rng.IntN(8) {
	case 0, 1:
		p.Data.Points = append(p.Data.Points, core.Point{X1: d.rng.Float64()*4 - 2, X2: d.rng.Float64()*4 - 2, Class: d.rng.IntN(3)})
	case 2:
		if n := len(p.Data.Points); n > 0 {
			p.Data.Points = slices.Delete(p.Data.Points, n-1, n)
		}
	case 3:
		p.Training.LearningRate = 0.01 + d.rng.Float64()
	case 4:
		p.Training.Optimizer.Kind = []string{"sgd", "momentum", "adam"}[d.rng.IntN(3)]
	case 5:
		p.Network.Hidden = []int{1 + d.rng.IntN(5), 1 + d.rng.IntN(5)}[:1+d.rng.IntN(2)]
	case 6:
		p.Training.Batch = d.rng.IntN(20)
	case 7:
		d.changed(d.l.SetWeight(0, 0, 0, d.rng.NormFloat64()))
		return
	}
	d.changed(d.l.become(p, d.l.Classes()*d.rng.IntN(2), false))
}

func (d *diary) goOn() {
	d.t.Helper()
	c, err := d.l.GoOn()
	if err != nil {
		d.t.Fatal(err)
	}
	d.l.Renew(c)
}

// see looks at a step, and says how both stand there.
func (d *diary) see(step int) {
	d.t.Helper()
	c, err := d.l.LookAt(step)
	if err != nil {
		d.t.Fatal(err)
	}
	d.l.Renew(c)
	for there := false; !there; {
		_, there = d.l.Replay(func() bool { return d.rng.IntN(2) == 0 })
	}
	if d.l.Run.StepCount() != step || stand(&d.l.Side) != d.a[step] {
		d.t.Fatalf("step %d is another:\n%s\nwas\n%s", step, stand(&d.l.Side), d.a[step])
	}
	if k := d.l.Rival; k != nil && stand(k) != d.b[k.Run.StepCount()] {
		d.t.Fatalf("step %d of B is another", k.Run.StepCount())
	}
	if len(d.l.Predicted) != len(d.l.Run.Points()) {
		d.t.Fatalf("%d points are classified, of %d", len(d.l.Predicted), len(d.l.Run.Points()))
	}
}

// TestEveryStepAgain: of runs with changes of all kinds, alone and beside B, every step can be looked at as it was, to the bit, in any
// order; what waits is as it was; and where one goes on the run takes the same way again.
func TestEveryStepAgain(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			d := newDiary(t, seed, `{"data":{"set":"gauss","n":30,"train":0.8},"network":{"hidden":[3]},"training":{"batch":7,"learningRate":0.1}}`)
			last := 0
			for i := range 25 {
				d.train(1 + d.rng.IntN(80))
				last = d.l.Run.StepCount()
				if i == 12 && seed%2 == 0 {
					d.changed(d.l.KeepAsB())
					for step, text := range d.a {
						d.b[step] = text
					}
				}
				d.change()
			}
			d.train(20)
			now, b := stand(&d.l.Side), d.l.Rival
			for range 60 {
				d.see(d.rng.IntN(d.l.Present().Run.StepCount() + 1))
			}
			for step := last - 3; step <= last; step++ {
				d.see(step)
			}
			d.l.Renew(d.l.LookAway())
			if stand(&d.l.Side) != now || d.l.Rival != b {
				t.Fatal("the present is another after a look")
			}
			if _, ok := d.l.Looking(); ok {
				t.Fatal("it is still looked at")
			}

			marks := d.l.Past.Marks()
			half := marks[len(marks)/2]
			d.see(half.Step + 1)
			before := d.a
			d.a = map[int]string{}
			for step, text := range before {
				d.a[step] = text
			}
			d.goOn()
			next := marks[len(marks)/2+1].Step
			for d.l.Run.StepCount() < next-1 {
				d.l.Steps(1, never)
				if step := d.l.Run.StepCount(); stand(&d.l.Side) != d.a[step] {
					t.Fatalf("step %d is another the second time", step)
				}
			}
			if n := d.l.Loss.LastStep(); n > d.l.Run.StepCount() {
				t.Errorf("the curve goes on to step %d", n)
			}
			for range 10 {
				d.see(d.rng.IntN(next - 1))
			}
		})
	}
}

// TestTheEndOfARun: of a run that exploded the last step that can be looked at is the last finite one.
func TestTheEndOfARun(t *testing.T) {
	d := newDiary(t, 1, `{"network":{"hidden":[7]},"training":{"penalty":"published","learningRate":46.08,"lambda":0.01372}}`)
	for range 200 {
		if _, well := d.l.Steps(1, never); !well {
			break
		}
		d.note()
	}
	if d.l.Report.NonFinite == "" {
		t.Fatal("the run does not explode")
	}
	end := d.l.Report
	d.see(d.l.Run.StepCount() - 1)
	if d.l.Report.NonFinite != "" {
		t.Errorf("an earlier step has the report %+v", d.l.Report)
	}
	d.goOn()
	for range 5 {
		d.l.Steps(1, never)
	}
	if fmt.Sprint(d.l.Report) != fmt.Sprint(end) {
		t.Errorf("the run ends with %+v, ended with %+v", d.l.Report, end)
	}
}

// bytesOf is what a timeline takes, points that several stretches share as often as they do.
func bytesOf(t *Timeline) int {
	total := 0
	for _, k := range t.stretches {
		k.count()
		total += k.bytes
	}
	return total
}

// TestTimelineIsBounded: 100,000 points that change again and again, and wide deep networks, keep to the bound; what is left of the past can
// still be had.
func TestTimelineIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("the whole runs natively")
	}
	for name, doc := range map[string]string{
		"points": `{"data":{"set":"gauss","n":100},"network":{"hidden":[3]}}`,
		"wide":   `{"data":{"set":"corners"},"network":{"hidden":[64,64,64,64,64,64]},"training":{"optimizer":{"kind":"adam"},"learningRate":0.0001}}`,
	} {
		t.Run(name, func(t *testing.T) {
			d := newDiary(t, 1, doc)
			for i := range 30 {
				p := d.l.Project.Clone()
				if name == "points" {
					p.Data.Points = make([]core.Point, 50_000+i)
					for j := range p.Data.Points {
						p.Data.Points[j] = core.Point{X1: float64(j%977)/400 - 1, X2: float64(j%3) + float64(i), Class: j % 2}
					}
				} else {
					p.Training.LearningRate *= 1.01
				}
				c, err := d.l.become(p, 2, false)
				if err != nil {
					t.Fatal(err)
				}
				d.l.Renew(c)
				for range 3 {
					d.l.Steps(1, never)
				}
				if n := bytesOf(&d.l.Past); n > pastMost+24*60_000 {
					t.Fatalf("after %d changes the timeline takes %d bytes", i, n)
				}
			}
			d.l.MeasureDue(false, func() time.Duration { return 0 }, never)
			if d.l.Past.First() == 0 {
				t.Error("nothing was let go of: the test is of nothing")
			}
			step := d.l.Past.First() + 4
			if _, err := d.l.LookAt(step); err != nil {
				t.Fatal(err)
			}
			for there := false; !there; {
				_, there = d.l.Replay(never)
			}
			if got := d.l.Run.StepCount(); got != step {
				t.Errorf("step %d is shown, not %d", got, step)
			}
			if _, err := d.l.LookAt(0); err != nil {
				t.Error(err)
			}
			if goal, _ := d.l.Looking(); goal != d.l.Present().Past.First() {
				t.Errorf("step %d is looked at, the first that is left is %d", goal, d.l.Present().Past.First())
			}
		})
	}
}

// TestBFromLater: what has no earlier step of B has none to look at; a B that begins again has a past of its own.
func TestBFromLater(t *testing.T) {
	d := newDiary(t, 1, `{"data":{"set":"corners"}}`)
	d.train(100)
	p := d.l.Run.Project()
	d.changed(d.l.SetRival(&p))
	if first := d.l.First(); first != 100 {
		t.Fatalf("steps can be had from %d, B is there from 100", first)
	}
	if c, err := d.l.LookAt(50); err != nil || c != (Change{Step: true}) || d.l.goal != 100 {
		t.Errorf("step %d is looked at, %v", d.l.goal, err)
	}
	d.l.Renew(d.l.LookAway())
	d.train(20)
	b := d.l.Rival.Run
	if _, err := d.l.Past.last().states.Restore(d.l.Run, 64); err != nil { // A goes back alone
		t.Fatal(err)
	}
	for waits := true; waits; {
		var err error
		if waits, err = d.l.CatchUp(never); err != nil {
			t.Fatal(err)
		}
	}
	if d.l.Rival.Run == b || d.l.Rival.Past.First() != 0 {
		t.Errorf("B begins again, with steps from %d", d.l.Rival.Past.First())
	}
}
