package app

import (
	"errors"
	"testing"
)

// TestErrorsBeginLikeSentences, but for names.
func TestErrorsBeginLikeSentences(t *testing.T) {
	u := newUser(t, `{}`, true)
	for text, want := range map[string]string{
		"no neuron is chosen: click one": "No neuron is chosen: click one",
		"nothing":                        "Nothing",
		"The first":                      "The first",
		"":                               "",
		"network.hidden: 3":              "network.hidden: 3",
		"/home/reader/a: no such file":   "/home/reader/a: no such file",
		"weights[0] has 3":               "weights[0] has 3",
		"x1 is missing":                  "x1 is missing",
		"my_points have":                 "my_points have",
		"newSeed: none":                  "newSeed: none",
		"α is too large":                 "α is too large",
	} {
		if u.Warn(errors.New(text)); u.Message.Text != want || !u.Message.Error {
			t.Errorf("%q is told as %q", text, u.Message.Text)
		}
	}
}
