package panel

import (
	"slices"
	"testing"
	"time"

	"xorcery/wasm/app"
	"xorcery/wasm/input"
)

// What a slow tick brings at once means the same as one by one: figure and panel hear of each thing in its turn.
func TestOneTickKeepsTheOrder(t *testing.T) {
	button := func(u *user, id string) []input.Event {
		for _, b := range u.panel.BarButtons(u.State) {
			if b.Control.ID == id {
				return clicks(b.Rect.Middle())
			}
		}
		return clicks(u.row(id).Field.Middle())
	}
	plane := func(u *user, x1, x2 float64) []input.Event { return clicks(u.ToScreen(x1, x2)) }
	for _, c := range []struct {
		name string
		do   func(u *user) [][]input.Event
		want func(u *user) bool
	}{
		{"a point, then Undo", func(u *user) [][]input.Event {
			return [][]input.Event{plane(u, 0.5, 0.5), button(u, "undo")}
		}, func(u *user) bool { return len(u.Lab.Run.Points()) == 4 && !u.Message.Error }},
		{"all away, then a point", func(u *user) [][]input.Event {
			return [][]input.Event{button(u, "clear"), plane(u, 0.5, 0.5)}
		}, func(u *user) bool { return len(u.Lab.Run.Points()) == 1 }},
		{"a point, then all away", func(u *user) [][]input.Event {
			return [][]input.Event{plane(u, 0.5, 0.5), button(u, "clear")}
		}, func(u *user) bool { return len(u.Lab.Run.Points()) == 0 }},
		{"a step by key, then Reset", func(u *user) [][]input.Event {
			return [][]input.Event{{named("N")}, button(u, "reset")}
		}, func(u *user) bool { return u.Lab.Run.StepCount() == 0 }},
		{"Reset, then a step by key", func(u *user) [][]input.Event {
			return [][]input.Event{button(u, "reset"), {named("N")}}
		}, func(u *user) bool { return u.Lab.Run.StepCount() == 1 }},
		{"a class from its list between two points", func(u *user) [][]input.Event {
			list := clicks(u.row("brush").Field.Middle())
			u.each(list...)
			_, box, _ := u.panel.Dropdown(u.State)
			u.key("Escape")
			return [][]input.Event{plane(u, 0.5, 0.5), list, clicks(box.X+8, box.Y+8), plane(u, -0.5, 0.5)}
		}, func(u *user) bool {
			p := u.Lab.Run.Points()
			return len(p) == 6 && p[4].Class == 1 && p[5].Class == 0
		}},
		{"a number, then a point, which sets it, then its undo", func(u *user) [][]input.Event {
			return [][]input.Event{button(u, "training.learningRate"), {typed('7'), typed('x')}, plane(u, 0.5, 0.5), button(u, "undo")}
		}, func(u *user) bool { return len(u.Lab.Run.Points()) == 4 && u.panel.Edit == nil && u.Message.Text == "" }},
		{"the sheet by key, then a press on it and one on Step", func(u *user) [][]input.Event {
			return [][]input.Event{{named("F1")}, button(u, "step"), button(u, "step")}
		}, func(u *user) bool { return !u.Sheet.Open && u.Lab.Run.StepCount() == 1 }},
	} {
		for _, at := range []string{"one by one", "at once"} {
			u := paused(t)
			lists := c.do(u)
			events := slices.Concat(lists...)
			if at == "at once" {
				u.hears(2*time.Second, events...)
			} else {
				u.each(events...)
			}
			u.tick(2)
			if !c.want(u) {
				t.Errorf("%s, %s: %d points, step %d, rate %g, %+v", c.name, at, len(u.Lab.Run.Points()), u.Lab.Run.StepCount(), u.Lab.Project.Training.LearningRate, u.Message)
			}
		}
	}
}

// Changes by the panel have the times of their events: what lies more than a second apart are two steps for Undo, in one tick too.
func TestEventsKeepTheirTimes(t *testing.T) {
	for apart, steps := range map[time.Duration]int{100 * time.Millisecond: 1, 1500 * time.Millisecond: 2} {
		u := newUser(t, `{"data":{"set":"spiral","n":100}}`)
		u.Pause()
		plus := u.row("data.seed").Plus
		first, second := clicks(plus.Middle()), clicks(plus.Middle())
		for i := range second {
			first[i].At, second[i].At = time.Millisecond, apart
		}
		u.hears(2*time.Second, append(first, second...)...)
		if u.Lab.Project.Data.Seed != 2 {
			t.Fatalf("two clicks went to %d", u.Lab.Project.Data.Seed)
		}
		for range steps {
			u.must(u.Press("undo"))
		}
		if c, err := app.Find("undo"); err != nil || c.Enabled(u.State) || u.Lab.Project.Data.Seed != 0 {
			t.Errorf("%v apart: after %d undone the seed is %d", apart, steps, u.Lab.Project.Data.Seed)
		}
	}
}

// What is not the panel's reaches the figure as if there were none.
func TestTheFigureHearsTheRest(t *testing.T) {
	with, bare := paused(t), paused(t)
	bare.panel = nil
	for _, u := range []*user{with, bare} {
		x, y := u.ToScreen(0.5, 0.5)
		tx, ty := u.ToScreen(-0.5, 0.2)
		v := u.Layout.View
		u.click(x, y)
		u.drag(x, y, [2]float64{x, ty}, [2]float64{tx, ty})
		u.wheel(x, y, -2)
		for _, name := range []string{"1", "E", "E", "Space", "Space", "N", "ArrowRight", "ArrowUp", "Enter", "M", "ArrowUp", "M", "Escape", "W", "W", "+", "L", ".", "L", "F1", "F1"} {
			u.write("-")
			u.key(name)
		}
		u.key("W")
		u.write("1.5")
		u.key("Enter")
		u.key("Escape")
		for i := range 40 { // weights and neurons
			u.drag(v.X+v.W*float64(i%8+1)/9, v.Y+v.H*float64(i/8+1)/6, [2]float64{v.X, v.Y + v.H*float64(i/8+1)/6 - 12})
		}
		right := mouse(input.EventPress, x, y)
		right.Button = input.MouseRight
		up := right
		up.Kind = input.EventRelease
		u.each(right, up)
		for _, k := range [][3]float64{{1, x, y}, {2, tx, ty}, {1, x + 30, y}, {2, tx - 30, ty}} { // two fingers
			e := mouse(input.EventMove, k[1], k[2])
			if k[1] == x || k[1] == tx {
				e.Kind = input.EventPress
			}
			e.Finger = int(k[0])
			u.each(e)
		}
		for finger := 1; finger <= 2; finger++ {
			u.each(input.Event{Kind: input.EventRelease, Finger: finger, X: x, Y: y})
		}
		u.each(input.Event{Kind: input.EventKey, Key: input.Key{Name: "Z", Ctrl: true}})
	}
	a, b := string(with.Document().JSON()), string(bare.Document().JSON())
	if a != b || with.Plane != bare.Plane || with.PointClass != bare.PointClass || with.Network.Selected != bare.Network.Selected || with.Pointer != bare.Pointer || with.last.Cursor != bare.last.Cursor {
		t.Errorf("with a panel it is\n%s, view %v, class %d, %v\nwithout\n%s, view %v, class %d, %v", a, with.Plane, with.PointClass, with.Network.Selected, b, bare.Plane, bare.PointClass, bare.Network.Selected)
	}
	if with.Lab.Run.StepCount() == 0 || len(with.Lab.Run.Points()) < 5 {
		t.Errorf("little has happened: step %d, %d points", with.Lab.Run.StepCount(), len(with.Lab.Run.Points()))
	}
}
