package app

import (
	"xorcery/wasm/story"
)

// openRecord begins to verify a record of answers, the reader's or another's. An error changes nothing.
func (s *State) openRecord(text string) error {
	r, err := story.ParseRecord(text)
	if err != nil {
		return err
	}
	s.Exercise.Proof = &story.Proof{Record: r}
	s.renewExercise()
	return nil
}

// takeRecord takes back the answers that the platform has kept, where they are better than those given since.
func (s *State) takeRecord(text string) error {
	r, err := story.ParseRecord(text)
	if err != nil {
		return err
	}
	for _, a := range r {
		s.Exercise.Record = s.Exercise.Record.Add(a)
	}
	s.renewExercise()
	return nil
}

// proofView is a record that was opened, as far as it has been verified.
type proofView struct {
	Done    bool         `json:"done"`
	Total   int          `json:"total"`
	Results []proofEntry `json:"results"`
}

// proofEntry is an answer of it.
type proofEntry struct {
	Exercise string      `json:"exercise"`
	Title    string      `json:"title"`
	Question string      `json:"question"`
	Value    string      `json:"value"`
	Grade    story.Grade `json:"grade"`
	Says     string      `json:"says"`
	Refused  string      `json:"refused"`
	Hints    int         `json:"hints"`
}

func (s *State) proofView() *proofView {
	p := s.Exercise.Proof
	if p == nil {
		return nil
	}
	v := &proofView{Done: p.Done(), Total: len(p.Record), Results: []proofEntry{}}
	for i, r := range p.Results {
		v.Results = append(v.Results, proofEntry{r.Exercise, r.Title, r.Question, r.Value, r.Grade, r.Text, r.Refused, p.Record[i].Hints})
	}
	return v
}
