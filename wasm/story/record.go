package story

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"xorcery/core"
)

// Answer is an answer with all that it takes to judge it again.
type Answer struct {
	Exercise string
	Seed     int
	Project  core.Project // that the task was drawn from
	Value    string
	Grade    Grade
	Hints    int // that were asked for before it; 3 says that the solution was
}

// Record is the best answer to each exercise, in the story's order.
type Record []Answer

// RecordPrefix is what a record begins with: the version of its form.
const RecordPrefix = "a1."

// Bounds of a record, in bytes as it is passed on and unpacked, and of an answer in letters.
const (
	maxRecord   = 400_000
	mostRecord  = 4_000_000
	MaxAnswer   = 200
	mostAnswers = 100
)

// Add is the record with an answer, where that is better than the one to the same exercise, or the first.
func (r Record) Add(a Answer) Record {
	if a.Grade == Unread {
		return r
	}
	r = slices.Clone(r)
	at := slices.IndexFunc(r, func(b Answer) bool { return b.Exercise == a.Exercise })
	switch {
	case at < 0:
		r = append(r, a)
	case a.Grade.better(r[at].Grade) || a.Grade == r[at].Grade && a.Hints < r[at].Hints:
		r[at] = a
	}
	order := func(name string) int {
		return slices.IndexFunc(exercises, func(e Exercise) bool { return e.Name == name })
	}
	slices.SortStableFunc(r, func(a, b Answer) int { return order(a.Exercise) - order(b.Exercise) })
	return r
}

// Of is the answer to an exercise; ok is false for none.
func (r Record) Of(exercise string) (a Answer, ok bool) {
	at := slices.IndexFunc(r, func(b Answer) bool { return b.Exercise == exercise })
	if at < 0 {
		return a, false
	}
	return r[at], true
}

// written is an answer as it stands in a record.
type written struct {
	Exercise string          `json:"exercise"`
	Seed     int             `json:"seed"`
	Project  json.RawMessage `json:"project"`
	Value    string          `json:"value"`
	Grade    Grade           `json:"grade"`
	Hints    int             `json:"hints"`
}

// String packs the record into a text that may stand in an address, as a link does: see [core.Pack]. "" for no answers.
func (r Record) String() string {
	if len(r) == 0 {
		return ""
	}
	text := r.pack()
	for len(text) > maxRecord { // the last ones of the story are left out until it can be read again
		r = r[:len(r)-1]
		text = r.pack()
	}
	return text
}

func (r Record) pack() string {
	var list []written
	for _, a := range r {
		list = append(list, written{a.Exercise, a.Seed, a.Project.JSON(), a.Value, a.Grade, a.Hints})
	}
	doc, err := json.Marshal(list)
	if err != nil {
		panic("story: a record: " + err.Error()) // a project's JSON is valid
	}
	text, _ := core.Pack(doc, math.MaxInt)
	return RecordPrefix + text
}

// IsRecord says whether a text, or a link's fragment, means to be a record.
func IsRecord(text string) bool { return strings.HasPrefix(core.Fragment(text), RecordPrefix) }

// ParseRecord is the inverse of String, for records that were bent on their way as links are: see [core.Fragment]. It bounds what it
// reads, and judges nothing: that is for a [Proof].
func ParseRecord(text string) (Record, error) {
	if len(text) > 2*maxRecord {
		return nil, fmt.Errorf("answers: the text is %d bytes long; allowed is at most %d", len(text), maxRecord)
	}
	text = core.Fragment(text)
	body, ok := strings.CutPrefix(text, RecordPrefix)
	switch {
	case !ok:
		return nil, fmt.Errorf("answers: %s does not begin with %q", quoted(text), RecordPrefix)
	case len(text) > maxRecord:
		return nil, fmt.Errorf("answers: the text is %d bytes long; allowed is at most %d", len(text), maxRecord)
	}
	doc, err := core.Unpack(body, mostRecord)
	switch {
	case err == core.ErrTooLarge:
		return nil, fmt.Errorf("answers: the text unpacks to more than %d bytes", mostRecord)
	case err != nil:
		return nil, errors.New("answers: the text is cut or changed; allowed is the one that was shared")
	}
	var list []written
	d := json.NewDecoder(bytes.NewReader(doc))
	d.DisallowUnknownFields()
	if err := d.Decode(&list); err != nil {
		return nil, fmt.Errorf("answers: %w", err)
	}
	if len(list) > mostAnswers {
		return nil, fmt.Errorf("answers: there are %d; allowed are %d", len(list), mostAnswers)
	}
	var r Record
	for _, a := range list {
		if utf8.RuneCountInString(a.Value) > MaxAnswer {
			return nil, fmt.Errorf("answers: %s: the answer has %d letters; allowed are %d", quoted(a.Exercise), utf8.RuneCountInString(a.Value), MaxAnswer)
		}
		if a.Hints < 0 || a.Hints > 3 {
			return nil, fmt.Errorf("answers: %s: hints are 0 to 3", quoted(a.Exercise))
		}
		if _, twice := r.Of(a.Exercise); twice {
			return nil, fmt.Errorf("answers: %s is answered twice", quoted(a.Exercise))
		}
		p, err := core.ParseProject(a.Project)
		if err != nil {
			return nil, fmt.Errorf("answers: %s: %w", quoted(a.Exercise), err)
		}
		r = append(r, Answer{a.Exercise, a.Seed, p, a.Value, a.Grade, a.Hints})
	}
	return r, nil
}

// Proof verifies a record: it draws each task again, works its outcome out and judges the answer.
type Proof struct {
	Record  Record
	Results []Result // of the first answers, as far as they have been judged

	task *Task // of the next one
}

// Result is what an answer of a record comes to. Refused says why it does not recompute; "" where it does.
type Result struct {
	Exercise, Title string
	Question        string
	Value           string
	Grade           Grade
	Text            string
	Refused         string
}

// Done says whether all answers have been judged.
func (p *Proof) Done() bool { return len(p.Results) == len(p.Record) }

// Work goes on until the time is spent; nil says never. It says whether all answers have been judged.
func (p *Proof) Work(spent func() bool) bool {
	for !p.Done() {
		a := p.Record[len(p.Results)]
		if p.task == nil {
			task, err := Draw(a.Exercise, a.Project, a.Seed)
			if err != nil {
				p.Results = append(p.Results, Result{Exercise: a.Exercise, Title: quoted(a.Exercise), Value: a.Value, Grade: Unread, Refused: err.Error()})
				continue
			}
			p.task = task
		}
		if !p.task.Work(spent) {
			return false
		}
		p.Results = append(p.Results, p.task.result(a))
		p.task = nil
		if spent != nil && spent() {
			break
		}
	}
	return p.Done()
}

// result holds an answer against what its task says of it.
func (t *Task) result(a Answer) Result {
	v := t.Check(a.Value)
	r := Result{Exercise: t.Name, Title: t.Title, Question: t.Question, Value: t.label(a.Value), Grade: v.Grade, Text: v.Text}
	if v.Grade != a.Grade {
		r.Refused = fmt.Sprintf("the record says %s, its numbers say %s", quoted(string(a.Grade)), v.Grade)
	}
	return r
}
