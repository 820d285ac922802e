package site_test

import (
	"strings"
	"testing"
)

// TestDoctorOnThePage opens the doctor's line on a run that has exploded, reads the evidence, goes back before it, and tries a
// remedy by its button; on a phone the same line stands under the figure.
func TestDoctorOnThePage(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `x().open(JSON.stringify({"network":{"hidden":[10],"bias":false},
		"training":{"reduction":"sum","batch":20,"sampling":"first","learningRate":0.3,"penalty":"published","lambda":0.001}}))`)
	eval[any](b, `(x().pause(), x().step(1000))`)
	b.wait("the doctor's word", `document.querySelector('.doctor-says').textContent.startsWith('Exploding: At step 275')`)
	b.click(b.find("button", eval[string](b, `'Doctor ' + document.querySelector('.doctor-says').textContent`)))
	b.wait("the findings", `document.querySelector('.doctor-line').getAttribute('aria-expanded') === 'true' && document.querySelectorAll('.doctor-findings tr').length > 3`)
	if said := eval[string](b, `document.querySelector('.doctor-says').textContent`); said != "Exploding" {
		t.Errorf("open, the line says %q, want the ailment's name alone: the rest stands below", said)
	}
	if said := eval[string](b, `document.querySelector('.doctor-body').innerText`); !strings.Contains(said, "First not finite: ") || !strings.Contains(said, "penalty gradient") {
		t.Errorf("the doctor says %q", said)
	}

	on[any](b, b.find("button", "Try the true ridge gradient: L2, λ 0.001, suggested"), `function() { this.click(); }`)
	b.wait("the trial", `x().state().running && x().get('training.penalty') === 'l2'`)
	b.wait("its outcome", `document.querySelector('.doctor-outcome').textContent.includes('past the step of the explosion')`)
	if focused := eval[string](b, `document.activeElement.textContent`); focused != "" && !strings.HasPrefix(focused, "the true ridge") && !strings.HasPrefix(focused, "Doctor") {
		t.Errorf("the focus went to %q", focused)
	}
	on[any](b, b.find("button", "Try nothing: as it was"), `function() { this.click(); }`)
	b.wait("the same end", `document.querySelector('.doctor-outcome').textContent.includes('no change: exploded at step 275')`)
	b.wait("the remedy before", `document.querySelector('.doctor-tried dd')?.textContent.includes('past the step of the explosion')`)
	on[any](b, b.find("button", "Go back before it"), `function() { this.click(); }`)
	b.wait("the run before the trouble", `!x().state().running && x().state().nonFinite === '' && x().state().step > 0 && x().state().step < 275`)
	eval[any](b, `(x().set('training.learningRate', 0.1), null)`)
	b.wait("nothing to look at", `[...document.querySelectorAll('.doctor-body button')].find((k) => k.textContent === 'Look again').disabled`)
	eval[any](b, `x().step(1)`)
	b.wait("something to look at", `![...document.querySelectorAll('.doctor-body button')].find((k) => k.textContent === 'Look again').disabled`)
}
