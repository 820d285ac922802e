package lab

import (
	"errors"
	"testing"

	"xorcery/core"
)

// idle is an instance that counts itself, and fails at once.
type idle struct{ alive *int }

func (i idle) Run(int, int) (int, error) { return 0, errors.New("out of order") }
func (i idle) Write(int, []byte) error   { return nil }
func (i idle) Read([]byte, int) error    { return nil }
func (i idle) Close() error              { *i.alive--; return nil }

// TestLetGo: of many shapes the latest two are kept; of a host that fails, none.
func TestLetGo(t *testing.T) {
	e, alive := new(Engines), 0
	p := core.DefaultProject()
	var r *core.Run
	for n := range 20 {
		p.Network.Hidden = []int{1 + n}
		var err error
		if r, err = core.NewRun(p); err != nil {
			t.Fatal(err)
		}
		e.want(r)
		m := e.Wanted()
		if m == nil || e.Wanted() != nil {
			t.Fatal("a module is wanted once")
		}
		alive++
		e.Take(Compiled{Module: m, Instance: idle{&alive}})
		if alive != min(n+1, 2) {
			t.Fatalf("after %d shapes %d instances are alive", n+1, alive)
		}
	}
	reports := make([]core.Report, 3)
	if n, by := e.steps(r, reports); n != 1 || by != "core" || reports[0].Step != 1 || alive != 0 || e.refused != "out of order" {
		t.Errorf("%d steps by %s, report %+v, %d alive, refused %q", n, by, reports[0], alive, e.refused)
	}
	if e.want(r); e.Wanted() != nil {
		t.Error("a host that failed is asked again")
	}
}
