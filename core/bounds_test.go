package core

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"xorcery/core/longtest"
)

// allocated is how many bytes f takes from the heap in all.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// parsingTakes bounds what reading a document may take from the heap: so much for each of its bytes, and what every
// document needs. A point of "[0,0,0]," is 24 bytes of 8, in a list that has grown by doubling; an error keeps a little text.
func parsingTakes(doc int) uint64 { return uint64(32*doc + 256<<10) }

// hostile are long documents, each with one list or object that has no end.
func hostile() map[string][]byte {
	const long = 2 << 20 // of MaxDocument, to save time
	fill := func(head, element, tail string) []byte {
		n := (long - len(head) - len(tail)) / (len(element) + 1)
		return []byte(head + strings.TrimSuffix(strings.Repeat(element+",", n), ",") + tail)
	}
	var keys bytes.Buffer
	for i := 0; keys.Len() < long; i++ {
		fmt.Fprintf(&keys, `,"%x":0`, i)
	}
	return map[string][]byte{
		"features":       fill(`{"data":{"features":[`, `"x1"`, `]}}`),
		"features of 1":  fill(`{"data":{"features":[`, `1`, `]}}`),
		"hide":           fill(`{"view":{"hide":[`, `"a"`, `]}}`),
		"show":           fill(`{"view":{"show":[`, `"Run"`, `]}}`),
		"task":           []byte(`{"view":{"task":"` + strings.Repeat("a", long) + `"}}`),
		"escaped task":   []byte(`{"view":{"task":"` + strings.Repeat(`\n`, long/2) + `"}}`),
		"title":          []byte(`{"view":{"title":"` + strings.Repeat("é", long/2) + `"}}`),
		"challenge":      []byte(`{"view":{"challenge":"` + strings.Repeat("a", long) + `"}}`),
		"hidden":         fill(`{"network":{"hidden":[`, `1`, `]}}`),
		"points":         fill(`{"data":{"points":[`, `[0,0,0]`, `]}}`),
		"one point":      fill(`{"data":{"points":[[`, `0`, `]]}}`),
		"weights":        fill(`{"weights":[`, `[]`, `]}`),
		"rows":           fill(`{"weights":[[`, `[]`, `]]}`),
		"weights of one": fill(`{"weights":[[[`, `0`, `]]]}`),
		"biases":         fill(`{"biases":[`, `[]`, `]}`),
		"bias":           fill(`{"biases":[[`, `0`, `]]}`),
		"moments":        fill(`{"moments":[`, `[]`, `]}`),
		"moment":         fill(`{"moments":[[`, `0`, `]]}`),
		"unknown keys":   []byte("{" + keys.String()[1:] + "}"),
		"keys of data":   []byte(`{"data":{` + keys.String()[1:] + "}}"),
		"one key":        []byte(`{"` + strings.Repeat("a", long) + `":0}`),
		"one text":       []byte(`{"data":{"set":"` + strings.Repeat("a", long) + `"}}`),
		"one list":       []byte(`{"step":` + strings.Repeat("[", long/2) + strings.Repeat("]", long/2) + `}`),
		"one number":     []byte(`{"step":1` + strings.Repeat("0", long) + `}`),
		"white space":    []byte(`{"steps"` + strings.Repeat(" ", long) + `:1}`),
		"same key":       fill(`{`, `"step":0`, `}`),
		"versions":       fill(`{"a":0,`, `"version":"1"`, `}`),
	}
}

// TestHostileDocuments: a document that is refused is refused at the first element too many, with a short error, and without
// taking more memory than its length accounts for; what is read of it grows no faster than it is long.
func TestHostileDocuments(t *testing.T) {
	longtest.Skip(t)
	for name, doc := range hostile() {
		var err error
		took := allocated(func() { _, err = ParseProject(doc) })
		if err == nil || len(err.Error()) > 500 {
			t.Errorf("%s: %.100v", name, err)
		}
		most := parsingTakes(0) + 2*uint64(len(doc)) // a text or a number of all that length, twice at the most
		if name == "points" {
			most = parsingTakes(len(doc)) // a hundred thousand of them are read
		}
		if took > most {
			t.Errorf("%s: reading %d bytes took %d bytes, at most %d are wanted", name, len(doc), took, most)
		}
	}
}

// TestTextsStopWhereTheyAreTooLong: no more of a list is kept than it may have.
func TestTextsStopWhereTheyAreTooLong(t *testing.T) {
	texts := json.RawMessage(`["a"` + strings.Repeat(`,"a"`, 100) + `]`)
	for longest, want := range map[int]bool{10: false, 100: false, 101: true} {
		if list, ok := readTexts[string](texts, longest); ok != want || len(list) != longest {
			t.Errorf("of 101 texts, of which %d are allowed, %d are read; taken: %v", longest, len(list), ok)
		}
	}
}

// The link of the report: 21 KB that unpack to a list of features without end.
func TestBombOfFeatures(t *testing.T) {
	longtest.Skip(t)
	link, err := os.ReadFile("testdata/bomb_features.txt")
	if err != nil {
		t.Fatal(err)
	}
	var refused error
	took := allocated(func() { _, refused = ParseLink(string(link)) })
	if refused == nil || !strings.Contains(refused.Error(), "data.features") {
		t.Errorf("%v", refused)
	}
	if most := uint64(8 * MaxDocument); took > most { // the document, in a buffer that grows
		t.Errorf("%d bytes, at most %d are wanted", took, most)
	}
}

// TestTheLastStep: a run goes up to the last step that a document can hold and stands still there, and what it writes is
// read back.
func TestTheLastStep(t *testing.T) {
	link, err := os.ReadFile("testdata/step_max.txt")
	if err != nil {
		t.Fatal(err)
	}
	p, err := ParseLink(string(link))
	if err != nil {
		t.Fatal(err)
	}
	for _, optimizer := range AllOptimizers {
		p.Training.Optimizer.Kind = optimizer
		p.Step = LastStep - 2
		r, err := NewRun(p)
		if err != nil {
			t.Fatal(err)
		}
		r.moments.age = LastStep - 1
		for range 5 {
			report := r.Step()
			got, err := ParseProject(r.Project().JSON())
			if err != nil {
				t.Fatalf("%s: the document of step %d: %v", optimizer, report.Step, err)
			}
			same(t, got, r.Project())
		}
		if r.StepCount() != LastStep || !r.StandsStill() {
			t.Errorf("%s: the run stands at step %d", optimizer, r.StepCount())
		}
	}
}

// TestTheLargestDocument: what the program can write is never longer than what it reads.
func TestTheLargestDocument(t *testing.T) {
	longtest.Skip(t)
	p := DefaultProject()
	p.Data.Set = Custom
	p.Data.Points = make([]Point, int(Limits["data.points"].Max))
	for i := range p.Data.Points {
		p.Data.Points[i] = Point{-1.2345678901234567e-300, -1.2345678901234567e-300, 5}
	}
	p.Network.Hidden = []int{64, 64, 64, 64, 64, 64}
	p.Training.Optimizer.Kind = "adam"
	for i := range mostIDs {
		p.View.Hide = append(p.View.Hide, fmt.Sprintf("%0*d", longestID, i))
	}
	p.View.Title, p.View.Task = strings.Repeat("\u2042", int(Limits["view.title"].Max)), strings.Repeat("\U0001F600", int(Limits["view.task"].Max))
	p.View.Show, p.View.Challenge = AllGroups, strings.Repeat("a", longestID)
	r, err := NewRun(p)
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Net.Flat {
		r.Net.Flat[i] = -1.2345678901234567e-300
		r.moments.lists[0][i], r.moments.lists[1][i] = -1.2345678901234567e-300, 1.2345678901234567e-300
	}
	r.moments.age = 1
	if doc := r.Project().JSON(); len(doc) > MaxDocument*3/4 {
		t.Errorf("a document may have %d bytes, and %d are read", len(doc), MaxDocument)
	} else if _, err := ParseProject(doc); err != nil {
		t.Error(err)
	}
}
