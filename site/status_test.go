package site_test

import (
	"strings"
	"testing"
)

// TestPagePlacesTheProgramsWords holds what the page prints of the run, its check and its doctor to the texts of the program,
// which are those of the window.
func TestPagePlacesTheProgramsWords(t *testing.T) {
	b := start(t, laptop)
	// said is what the page prints, word for word what state() has; the last sentence comes at its own pace.
	const said = `((s) => document.getElementById('status-step').textContent === s.texts.step && document.getElementById('status-until').textContent === s.untilText
		&& document.getElementById('status-loss').textContent === s.texts.loss && document.getElementById('status-accuracy').textContent === s.texts.accuracy)(x().state())`
	eval[any](b, `(x().open({data: {set: 'custom', points: [[1, 0, 0]]}, network: {hidden: []}, weights: [[[6, -6], [0, 0]]], biases: [[0, 0]], view: {paused: true}}), null)`)
	b.wait("a small loss in words", said+` && x().state().texts.loss === '6.11e−06' && document.getElementById('spoken').textContent.endsWith('Paused, step 0, loss 6.11e−06, accuracy 100 %.')`)
	eval[any](b, `(x().press('check'), null)`)
	b.wait("the check in words", `x().state().check !== null && document.querySelector('.check dd').textContent === x().state().check.short && /^PASS \d.*e−\d\d$/.test(x().state().check.short)`)
	inBar := `!document.querySelector('div.check').hidden`
	b.wait("the check in the bar", inBar)
	eval[any](b, `(x().step(1), null)`)
	b.wait("a bar without a check of another network", `x().state().step === 1 && !(`+inBar+`)`)
	eval[any](b, `(x().set('check.live', true), null)`)
	b.wait("a bar with the check that is repeated", inBar)
	eval[any](b, `(x().set('check.live', false), x().press('clear'), null)`)
	b.wait("no points in words", said+` && x().state().texts.loss === '–' && document.getElementById('spoken').textContent.includes('Paused, step 1, no points.')`)
	eval[any](b, `(x().open('scenario:nan'), x().set('lower', 'doctor'), x().step(100), null)`)
	b.wait("the end in words", said+` && x().state().nonFinite !== '' && x().state().texts.loss !== '–'`)
	eval[any](b, `document.getElementById('share').click()`)
	b.wait("a link that says where the run begins", `document.querySelector('#sheet [data-part=said]').textContent.includes('training starts from the seed')`)
	eval[any](b, `document.getElementById('sheet').close()`)
	b.wait("the doctor in words", `x().doctor().nonFinite !== null && document.querySelector('.doctor-body').textContent.includes(x().doctor().nonFinite.text)
		&& document.querySelector('.doctor-says').textContent === x().state().doctorTitle`)
}

// TestSheetLeavesALargeFileToTheProgram chooses a file that nothing can be in the Share sheet: it is not read, and the program says why.
func TestSheetLeavesALargeFileToTheProgram(t *testing.T) {
	b := start(t, laptop)
	b.wait("the Share button", `!document.getElementById('share').hidden`)
	eval[any](b, `(() => {
		document.getElementById('share').click();
		const large = new File([''], 'film.csv');
		Object.defineProperty(large, 'size', { value: 40000000 });
		const chosen = document.querySelector('#sheet [data-part=file]');
		Object.defineProperty(chosen, 'files', { value: [large] });
		chosen.dispatchEvent(new Event('change', { bubbles: true }));
	})()`)
	b.wait("a word about the size", `document.querySelector('#sheet [data-part=said]').textContent !== '' && document.querySelector('#sheet [data-part=said]').classList.contains('error')`)
	if said := eval[string](b, `document.querySelector('#sheet [data-part=said]').textContent`); !strings.HasPrefix(said, "film.csv has 40,000,000 bytes; a file may have at most 16,777,216") {
		t.Errorf("it says %q", said)
	}
}
