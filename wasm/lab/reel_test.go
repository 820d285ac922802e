package lab

import "testing"

// TestReel: the past runs again apart from what is open, which trains on, is changed and even replaced meanwhile.
func TestReel(t *testing.T) {
	d := newDiary(t, 3, `{"data":{"set":"gauss","n":30},"network":{"hidden":[3]},"training":{"batch":7,"learningRate":0.1}}`)
	for range 8 {
		d.train(40)
		d.change()
	}
	was := d.a
	d.a = map[int]string{}
	r := d.l.Reel()
	if _, classes := r.Points(); r.First() != 0 || r.Last() != 320 || classes < 2 {
		t.Fatalf("it goes from %d to %d, with %d classes", r.First(), r.Last(), classes)
	}
	for i, step := range []int{0, 1, 39, 100, 161, 250, 319, 320} {
		switch i {
		case 2:
			d.train(100)
		case 4:
			d.change()
			d.train(10)
		case 6:
			d.changed(d.l.Reset())
			d.train(10)
		}
		for {
			run, err := r.Bring(&d.l.Engines, step, func() bool { return d.rng.IntN(2) == 0 })
			if err != nil {
				t.Fatal(err)
			}
			if run != nil {
				if got := stand(&Side{Run: run}); got != was[step] {
					t.Errorf("step %d is another:\n%s\nwas\n%s", step, got, was[step])
				}
				break
			}
		}
	}
}
