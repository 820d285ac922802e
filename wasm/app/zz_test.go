package app
import ("testing";"fmt";"xorcery/wasm/view/doctor")
func TestZZ(t *testing.T) {
	for _, sc := range Scenarios() {
		u := newUser(t, `{}`, false)
		u.must(u.OpenScenario(sc.Name))
		u.tick(1)
		u.must(u.SetControl("lower", "network"))
		last := 0
		for _, n := range []int{300, 1000, 2000, 5000, 10000, 20000} {
			u.Pause()
			u.goTo(n-last); last = n
			u.tick(80)
			u.diagnosed()
			fmt.Println(sc.Name, u.Lab.Run.StepCount(), u.Lab.Watch.Standing, "|", doctor.Line(&u.Lab))
			if u.Lab.Report.NonFinite != "" {break}
		}
	}
}
func (u *user) goTo(n int) {
	for n > 0 { k := min(n, 250); u.Advance(k); n -= k; for u.Asked() > 0 { u.tick(1) } }
}
