package app

import (
	"encoding/json"
	commandline "flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"xorcery/core"
)

var slow = commandline.Bool("slow", false, "while fuzzing by hand: a call or tick of more than 2 seconds is a fault")

var seeds = commandline.Int("seeds", 6, "how many scripts of any methods and arguments FuzzCall begins with")

// someScript is twenty calls of any method with arguments that it may take, or nearly.
func someScript(r *rand.Rand) string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	number := func() string {
		return pick("0", "1", "-1", "2", "3", "7", "64", "300", "5000", "100000", "1e6", "1e9", "1e308", "0.5", "-0", "null", "\"x\"", "[]", "{}")
	}
	document := func() string {
		return fmt.Sprintf(`{"data":{"set":"%s","n":%s,"train":%s},"network":{"hidden":%s,"activation":"%s","bias":%s},"training":{"batch":%s,"learningRate":%s,"optimizer":{"kind":"%s"},"lambda":%s}}`,
			pick("spiral", "moons", "corners", "custom", "article"), pick("1", "300", "20000", "100000"), pick("1", "0.5", "0.01"),
			pick("[]", "[3]", "[64]", "[64,64,64,64,64,64]"), pick("tanh", "relu", "sigmoid"), pick("true", "false"), pick("0", "1", "50"),
			pick("0.01", "1", "1000"), pick("sgd", "adam"), pick("0", "0.1"))
	}
	var lines []string
	for range 20 {
		c := &controls[r.IntN(len(controls))]
		value := number()
		switch c.Kind {
		case Choice:
			value = strconv.Quote(c.Options[r.IntN(len(c.Options))].Value)
		case Toggle:
			value = pick("true", "false")
		case Button:
			lines = append(lines, "press "+strconv.Quote(c.ID))
			continue
		}
		lines = append(lines, pick("set "+strconv.Quote(c.ID)+", "+value, "set "+strconv.Quote(c.ID)+", "+value, "get "+strconv.Quote(c.ID),
			"open "+strconv.Quote(document()), "openRival "+strconv.Quote(document()), "step "+number(), "trace "+number()+","+number()+","+number(),
			"addPoint "+number()+","+number()+","+pick("0", "1", "5"), "removePoint "+number(), "brickEntry "+number()+","+number()+","+number(),
			"remedy "+number(), "undo", "redo", "run", "pause", "reset", "project", "session", "rival", "link", "doctor", "bricks", "hidden", "state",
			"brickGo "+number(), "openLink "+strconv.Quote(pick("scenario:explosion", "challenge:save", "x1.", "scenario:fifty"))))
	}
	return strings.Join(lines, "\n")
}

// FuzzCall calls methods of the page's interface by name with their arguments in JSON, a line each, with a tick after each. No call
// panics or takes more steps, passes or memory than a call may; what it answers can be written as JSON, and the state can
// be written as a project and read back.
func FuzzCall(f *testing.F) {
	if testing.Short() {
		f.Skip("long under the race detector and in an emulator")
	}
	link, err := os.ReadFile("testdata/worst.txt")
	if err != nil {
		f.Fatal(err)
	}
	large := "openLink \"" + strings.TrimSpace(string(link)) + "\"\n"
	for _, script := range []string{
		"controls\nget \"speed\"\nset \"speed\", 1e6\nrun\npause\nstep 3\nstep 10000000\nreset\nstate",
		"project\nsession\nopen \"{}\"\nhidden\nopenRival \"{}\"\nrival\nscenarios\nchallenges\nshortcuts\nremedies",
		"openLink \"#scenario:explosion\"\nbeginHere\nstep 2000\ncheck\ndoctor\nremedy 0\nhostDoctor true\nlink {\"weights\":true,\"hide\":[\"speed\"]}",
		"openFile \"a.csv\", \"x1,x2,class\\n1,2,0\\n2,1,1\\n\"\nbricks\nbrickEntry 3, 0, 1\nbrickGo 7\ntrace 1, -1, 1",
		"addPoint 1, 2, 5\nremovePoint 4\nundo\nredo\ngrip 300, 300\nhost\nopenFiles [{\"name\":\"a.csv\",\"text\":\"1,2,0\"},{\"name\":\"b\",\"size\":1e9}]\npress \"clear\"\npress \"step\"\npress \"epoch\"",
		large + "run\nstate\nstep 5\npress \"check\"\npress \"diagnose\"\nproject",
		large + "set \"lower\", \"hidden\"\nhidden\nset \"lower\", \"bricks\"\nbricks\ntrace 0, 0, 0\ndoctor\nlink",
		large + "press \"compare.keep\"\npress \"compare.swap\"\npress \"save.points\"\nremovePoint 99999\naddPoint 1, 1, 3\nundo\npress \"fresh\"",
		"set \"data.set\", \"spiral\"\nset \"data.n\", 100000\nset \"network.layers\", 6\nset \"network.neurons1\", 64\nset \"training.optimizer\", \"adam\"\nset \"lower\", \"doctor\"\npress \"remedy\"\npress \"compare.preset\"\npress \"newSeed\"\npress \"pin\"\npress \"doctor.back\"",
	} {
		if !testing.Short() || !strings.HasPrefix(script, large) { // many points are long in an emulator
			f.Add(script)
		}
	}
	for seed := range uint64(*seeds) {
		f.Add(someScript(rand.New(rand.NewPCG(seed, 7))))
	}
	f.Fuzz(func(t *testing.T, script string) {
		u := slowUser(t, `{"data":{"set":"corners"}}`)
		for i, line := range strings.Split(script, "\n") {
			if i == 30 {
				return
			}
			method, args, _ := strings.Cut(line, " ")
			u.callWithinBounds(method, []byte("["+args+"]"))
		}
		p := u.Document()
		if _, err := core.ParseProject(p.JSON()); err != nil {
			t.Errorf("the state cannot be read back: %v", err)
		}
	})
}

// callWithinBounds is a call and a tick, neither of which may do more than is allowed.
func (u *user) callWithinBounds(method string, args []byte) {
	u.t.Helper()
	const most = 500 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	run, step := u.Lab.Run, u.Lab.Run.StepCount()
	share, stale := measuring(u), !u.Lab.Measured()
	began := time.Now()
	value, err := u.Call(method, args)
	if err == nil {
		if _, err := json.Marshal(value); err != nil {
			u.t.Errorf("%s: the answer is no JSON: %v", method, err)
		}
	}
	took := time.Since(began)
	if taken := u.Lab.Run.StepCount() - step; u.Lab.Run == run && taken > 1 && taken*u.Lab.StepWork() > atOnceWork {
		u.t.Errorf("%s takes %d steps of %d multiplications", method, taken, u.Lab.StepWork())
	}
	if u.Lab.Heavy() && u.Lab.Run == run && (measuring(u) > share || stale && u.Lab.Measured()) {
		u.t.Errorf("%s takes %d points through the network", method, len(u.Lab.Run.Points()))
	}
	runtime.ReadMemStats(&after)
	if bytes := after.TotalAlloc - before.TotalAlloc; bytes > most {
		u.t.Errorf("%s takes %d MB of memory", method, bytes>>20)
	}
	began = time.Now()
	u.tick(1)
	if tick := time.Since(began); *slow && max(tick, took) > 2*time.Second {
		u.t.Errorf("%s %.200s: the call takes %v, the tick after it %v", method, args, took, tick)
	}
}
