package site_test

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// control is what a test reads of a control of the table.
type control struct {
	ID, Label, Kind  string
	Min, Max         float64
	Low, High, Step  float64
	Integer          bool
	Options          []struct{ Value, Label string }
	Enabled, Visible bool
	Refusal          string
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// TestEveryControl finds every control of the table in the page by its role and name, uses it as a reader would, and
// sees the program's value change. A choice is tried with every option, because some values bring up further controls.
func TestEveryControl(t *testing.T) {
	b := start(t, laptop)
	b.expect("the program reads pixels")                     // of the pictures that are saved
	eval[any](b, `(x().open({version: 1}), x().pause())`)    // whose run no setting breaks
	last := map[string]bool{"fresh": true, "diagnose": true} // they take away what other controls have brought up
	visited := maps.Clone(last)
	refused := map[string]string{} // why a control that was seen could not be used
	var visit func()
	visit = func() {
		for again := true; again; {
			again = false
			seen, err := json.Marshal(slices.Collect(maps.Keys(visited)))
			b.must(err)
			for _, c := range eval[[]control](b, `(x().pause(), x().controls().filter((c) => c.visible && !`+string(seen)+`.includes(c.id)))`) {
				if !c.Enabled {
					refused[c.ID] = c.Refusal
				}
				if strings.HasPrefix(c.ID, "timeline.") || c.ID == "stage" || c.ID == "film" || strings.HasPrefix(c.ID, "exercise") || !c.Enabled {
					continue
				}
				visited[c.ID] = true
				again = true
				b.use(c, visit)
				break // the table may have changed
			}
		}
	}
	visit()
	eval[any](b, `(x().open({version: 1}), x().pause(), x().set('lower', 'weight'), null)`) // some need points
	visit()
	for _, c := range eval[[]control](b, `x().controls()`) {
		if last[c.ID] {
			b.use(c, func() {})
		}
		if !visited[c.ID] && !ownTest(c.ID) {
			t.Errorf("the control %s (%s) never came up; %s", c.ID, c.Label, refused[c.ID])
		}
	}
}

// ownTest says whether a control has a test of its own: TestDoctorOnThePage, TestTimeline, TestFilm, TestTheStageIsTheFigureAlone,
// TestALinkThatHidesAll, TestAChallengeLeadsOn, in wasm/app TestExercisesByControls; the window's alone are pressed by TestAboutOpensThePage and
// TestTheArticleIsOpened.
func ownTest(id string) bool {
	for _, beginning := range []string{"about.", "doctor.", "exercise", "timeline."} {
		if strings.HasPrefix(id, beginning) {
			return true
		}
	}
	return slices.Contains([]string{"page", "challenge.next", "film", "showAll", "stage"}, id)
}

// use changes a control through its HTML; after each value it calls then.
func (b *tab) use(c control, then func()) {
	b.Helper()
	place := `document.querySelector('[data-id="` + c.ID + `"]')`
	b.wait("the control "+c.Label+" in the page", `!`+place+`.hidden`)
	met := map[string]runtime.RemoteObjectID{}
	find := func(role, name string) runtime.RemoteObjectID {
		b.Helper()
		element, ok := met[role+name]
		if !ok {
			element = b.find(role, name) // no other one in the page is called so
		} else if !on[bool](b, element, `function() { return this.isConnected && this.checkVisibility(); }`) {
			element = b.findIn(place, role, name)
		}
		met[role+name] = element
		return element
	}
	// A value as this test writes it: numbers in Go's shortest form, strings quoted.
	get := func() string {
		b.Helper()
		v := eval[any](b, `x().get('`+c.ID+`')`)
		if n, ok := v.(float64); ok {
			return number(n)
		}
		text, err := json.Marshal(v)
		b.must(err)
		return string(text)
	}
	want := func(value, how string) {
		b.Helper()
		if got := get(); got != value {
			b.Errorf("%s is %s after %s, want %s", c.Label, got, how, value)
		}
	}
	// gone says whether what then did has taken the control away: another view, nothing to compare any more.
	gone := func() bool { b.Helper(); return !eval[bool](b, `control('`+c.ID+`').visible`) }
	typed := func(role string) {
		// A short range of whole numbers is tried in full: layers bring up the neurons of each.
		values := []float64{c.Low, (c.Low + c.High) / 2, c.High}
		if c.Integer {
			values[1] = math.Floor(values[1])
		}
		if c.Integer && c.High-c.Low <= 8 {
			values = nil
			for v := c.Low; v <= c.High; v++ {
				values = append(values, v)
			}
		}
		for _, v := range values {
			if gone() {
				return
			}
			field := find("textbox", role)
			b.typeInto(field, number(v))
			if after := on[string](b, field, `function() { return this.closest('.control').querySelector('.error').textContent }`); after != "" {
				b.Errorf("%s: typing %s says %q", c.Label, number(v), after)
			}
			want(number(v), "typing it")
			then()
		}
	}
	switch c.Kind {
	case "slider":
		slider := find("slider", c.Label)
		on[chromedp.Void](b, slider, `function() { this.scrollIntoView({block: 'center'}); this.focus(); }`)
		b.press(kb.End)
		want(number(c.High), "the End key")
		if got, said := on[string](b, slider, `function() { return this.getAttribute('aria-valuetext') }`), eval[string](b, `control('`+c.ID+`').said`); got != said {
			b.Errorf("%s is told as %q, the program says %q", c.Label, got, said)
		}
		b.press(kb.ArrowLeft)
		if got := get(); got == number(c.High) {
			b.Errorf("%s does not move by the left arrow key", c.Label)
		}
		typed(c.Label + ", typed")
	case "number":
		typed(c.Label)
	case "choice":
		options := slices.Clone(c.Options)
		slices.Reverse(options) // the present value is often the first one
		swatches := eval[bool](b, `!!document.querySelector('[data-id="`+c.ID+`"] [role=radiogroup]')`)
		for _, o := range options {
			if gone() {
				return
			}
			if swatches {
				b.click(find("radio", o.Label))
				want(strconv.Quote(o.Value), "choosing "+o.Label)
				continue
			}
			on[chromedp.Void](b, find("combobox", c.Label), `function(label) {
				this.selectedIndex = [...this.options].findIndex((o) => o.textContent === label);
				this.dispatchEvent(new Event('change', {bubbles: true}));
			}`, o.Label)
			want(strconv.Quote(o.Value), "choosing "+o.Label)
			then()
		}
	case "toggle":
		for range 2 {
			if gone() {
				return
			}
			before := get()
			b.click(find("checkbox", c.Label))
			if got := get(); got == before {
				b.Errorf("%s is still %s after a click", c.Label, got)
			}
			then()
		}
	case "button":
		before := eval[int](b, `x().state().revision`)
		label := eval[string](b, `control('`+c.ID+`').label`)
		b.click(find("button", label))
		if after := eval[int](b, `x().state().revision`); after <= before {
			b.Errorf("the button %s changed nothing; it says %q, the program %q", label,
				eval[string](b, `document.querySelector('[data-id="`+c.ID+`"] .error').textContent`), eval[string](b, `x().state().message`))
		}
	default:
		b.Errorf("%s is of an unknown kind %q", c.Label, c.Kind)
	}
}

// TestBadNumber types what is no number and what is out of range: the error stands beside the control and names what is
// allowed, the value is back, the run is untouched; a good number takes the error away.
func TestBadNumber(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `x().pause()`)
	c := eval[control](b, `x().controls().find((c) => c.kind === 'slider' && c.visible && c.enabled && c.group === 'Training')`)
	run := eval[string](b, `JSON.stringify(x().project())`)
	field := b.find("textbox", c.Label+", typed")
	text := on[string](b, field, `function() { return this.value }`)
	errorText := `document.querySelector('[data-id="` + c.ID + `"] .error')`
	for _, bad := range []string{"fast", " ", number(c.Min - 1), "1e999"} {
		b.typeInto(field, bad)
		b.wait("an error beside "+c.Label, `!`+errorText+`.hidden && `+errorText+`.textContent.includes('allowed is')`)
		if got := on[string](b, field, `function() { return this.value }`); got != text {
			t.Errorf("after %q the field reads %q, want %q again", bad, got, text)
		}
	}
	if got := eval[string](b, `JSON.stringify(x().project())`); got != run {
		t.Errorf("bad numbers changed the project from %s to %s", run, got)
	}
	b.typeInto(field, number(c.High/2))
	b.wait("the error to go", errorText+`.hidden`)
	if got := eval[float64](b, `x().get('`+c.ID+`')`); got != c.High/2 {
		t.Errorf("%s is %g, want %g", c.Label, got, c.High/2)
	}
}

// TestAMendedFieldHasNoError types what is no number, and mends that in each way there is: the error goes.
func TestAMendedFieldHasNoError(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `x().pause()`)
	const id = "training.learningRate"
	c := eval[control](b, `control('`+id+`')`)
	field := b.find("textbox", c.Label+", typed")
	errorText := `document.querySelector('[data-id="` + id + `"] .error')`
	for _, way := range []struct {
		name string
		mend func()
	}{
		{"the same number", func() { b.typeInto(field, on[string](b, field, `function() { return this.value }`)) }},
		{"another number", func() { b.typeInto(field, "0.25") }},
		{"the interface", func() { eval[any](b, `x().set('`+id+`', 0.125)`) }},
		{"the slider", func() {
			on[chromedp.Void](b, b.find("slider", c.Label), `function() { this.focus(); }`)
			b.press(kb.ArrowLeft)
		}},
		{"something else opened", func() { eval[any](b, `x().open('scenario:nan')`) }},
		{"Escape", func() {
			on[chromedp.Void](b, field, `function() { this.focus(); }`)
			b.press(kb.Escape)
		}},
	} {
		b.typeInto(field, "fast")
		b.wait("an error", `!`+errorText+`.hidden`)
		way.mend()
		b.wait("the error to go by "+way.name, errorText+`.hidden`)
	}
}
