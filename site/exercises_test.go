package site_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"xorcery/core"
	"xorcery/site"
	"xorcery/wasm/story"
)

// asked opens an exercise in the story and draws the same task here, out of the project that the page says it has.
func (b *tab) asked(e story.Exercise) *story.Task {
	b.Helper()
	place := `document.querySelector('[data-exercise="` + e.Name + `"]')`
	b.wait("the exercise "+e.Name, place+`?.querySelector('h3')?.textContent.includes(`+quoted("Exercise: "+e.Title)+`)`)
	before := eval[json.RawMessage](b, `(() => { // in one turn: the story may move the figure in between
		`+place+`.scrollIntoView({block: 'center', behavior: 'instant'});
		const project = x().project();
		[...`+place+`.querySelectorAll('button')].find((k) => k.textContent.startsWith('Ask me')).click();
		return project;
	})()`)
	b.wait("its question", `x().state().exercise === '`+e.Name+`' && `+place+`.querySelector('.question').checkVisibility()`)
	p, err := core.ParseProject(before)
	b.must(err)
	if strings.HasPrefix(b.says(e.Name, ".of"), "Asked of a run of its own") {
		p = e.Base()
	}
	task, err := story.Draw(e.Name, p, 0)
	b.must(err)
	task.Work(nil)
	if got := b.says(e.Name, ".question"); got != task.Question {
		b.Fatalf("%s asks %q, want %q", e.Name, got, task.Question)
	}
	return task
}

// says is the text of a part of an exercise.
func (b *tab) says(name, part string) string {
	b.Helper()
	return eval[string](b, `document.querySelector('[data-exercise="`+name+`"] `+part+`').textContent`)
}

// reply gives an answer by the exercise's own form, and waits for the grade.
func (b *tab) reply(task *story.Task, answer string, want story.Grade) {
	b.Helper()
	place := `document.querySelector('[data-exercise="` + task.Name + `"]')`
	was := eval[int](b, `x().state().exerciseRevision`)
	fill := place + `.querySelector('form input').value = ` + quoted(answer)
	switch {
	case task.Kind == story.Line:
		fill = place + `.querySelectorAll('form input').forEach((input, i) => { input.value = ` + quoted(answer) + `.split(' ')[i] ?? ''; })`
	case len(task.Options) > 0:
		fill = `(` + place + `.querySelector('form select') ? ` + place + `.querySelector('form select').value = ` + quoted(answer) + ` : [...` + place + `.querySelectorAll('form input')].forEach((input) => { input.checked = input.value === ` + quoted(answer) + `; }))`
	}
	eval[any](b, `(`+fill+`, `+place+`.querySelector('form button').click(), null)`)
	b.wait("a verdict on "+answer, `x().state().exerciseRevision > `+fmt.Sprint(was)+` && x().exercises().find((e) => e.name === '`+task.Name+`').open.grade === '`+string(want)+`' && `+
		place+`.querySelector('.verdict').textContent.length > 5 && `+place+`.querySelector('.verdict').dataset.grade === '`+string(want)+`'`)
}

func quoted(text string) string {
	line, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(line)
}

// replies are answers of an exercise that are no answer, wrong and half right.
func replies(task *story.Task) map[story.Grade]string {
	list := map[story.Grade]string{}
	tried := []string{"", "3", "1,2,3", "77777"}
	if own, err := core.ParseDecimal(task.Own()); err == nil && task.Kind == story.Number {
		tried = append(tried, core.FormatExact(own*1.02), core.FormatExact(-own))
	}
	if task.Kind == story.Step {
		own, err := core.ParseNumber(task.Own())
		if err == nil {
			tried = append(tried, core.FormatExact(math.Trunc(own*1.3)))
		}
	}
	if l, ok := task.Found(); ok {
		tried = append(tried, "1 1 1 1")
		for _, by := range []float64{0.1, 0.2, 0.3, 0.4, 0.5, 1, 2, 3} {
			tried = append(tried, story.FormatLine([4]float64{l[0], l[1] + by*3, l[2], l[3]}))
		}
	}
	for _, o := range task.Options {
		tried = append(tried, o.Value)
	}
	for _, text := range tried {
		if g := task.Check(text).Grade; list[g] == "" && (text != "" || task.Kind != story.Line && g == story.Unread) {
			list[g] = text
		}
	}
	return list
}

// TestExercises answers every exercise in the page: what is no answer, wrong, half right where there is such a thing, and right; with
// hints and the solution. The marks are there after a reload; the link opens to the same answers in another browser, a forged one is
// refused.
func TestExercises(t *testing.T) {
	origin := serve(t, site.Handler("."))
	b := openAt(t, laptop, origin, "/")
	b.ready()
	eval[any](b, `x().pause()`)
	for _, e := range story.Exercises() {
		task := b.asked(e)
		given := replies(task)
		for _, g := range []story.Grade{story.Unread, story.Wrong, story.Mistake, story.Near} {
			if text, ok := given[g]; ok && (g != story.Unread || text != "" || len(task.Options) > 0) {
				b.reply(task, text, g)
			}
		}
		if given[story.Wrong]+given[story.Mistake] == "" {
			t.Errorf("%s has no wrong answer: %v", e.Name, given)
		}
		place := `document.querySelector('[data-exercise="` + e.Name + `"]')`
		for _, name := range []string{"Hint", "Hint", "Solution"} {
			eval[any](b, `[...`+place+`.querySelectorAll('.more button')].find((k) => k.textContent === '`+name+`').click()`)
		}
		b.wait("the solution", place+`.querySelector('.hints').textContent.includes(`+quoted(task.Solution())+`)`)
		b.reply(task, task.Own(), story.Right)
		b.wait("the mark", place+`.querySelector('.mark').textContent === '✓ right'`)
	}
	b.wait("all counted", `document.querySelector('#answers p + p').textContent.startsWith('`+fmt.Sprintf("%d of %d", len(story.Exercises()), len(story.Exercises()))+`')`)
	record := eval[string](b, `x().answers()`)
	link := eval[string](b, `document.querySelector('#answers input').value`)
	if link != origin+"/#"+record {
		t.Errorf("the link is %.80s", link)
	}
	b.leave()

	b = openAt(t, laptop, origin, "/")
	b.ready()
	b.wait("the marks again", `document.querySelectorAll('.exercise .mark').length === `+fmt.Sprint(len(story.Exercises()))+` && [...document.querySelectorAll('.exercise .mark')].every((m) => m.textContent === '✓ right')`)
	b.leave()

	other := open(t, laptop, "/#"+record)
	other.ready()
	other.wait("all worked out", `x().proof()?.done && document.querySelector('#answers .opened [role=status]').textContent.includes('`+fmt.Sprintf("%d of %d stand.", len(story.Exercises()), len(story.Exercises()))+`')`)
	if in := eval[bool](other, `(() => { const r = document.querySelector('#answers').getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0; })()`); !in {
		t.Error("the record that was opened is not in sight")
	}
	forged, err := story.ParseRecord(record)
	other.must(err)
	forged[1].Value = "<b>12</b>"
	eval[any](other, `(x().openAnswers(`+quoted(forged.String())+`), null)`)
	other.wait("the refusal", `x().proof().done && document.querySelector('#answers .opened').textContent.includes('1 refused') && !document.querySelector('#answers .opened b')`)
	eval[any](other, `(location.hash = '#`+record[:len(record)-9]+`', null)`)
	other.wait("what is wrong with a link that was cut", `document.getElementById('message').textContent.includes('cut or changed')`)
}

// TestALineIsDrawn drags an end of the line by mouse in the figure, sees its numbers in the page, moves it by keyboard, and gives it.
func TestALineIsDrawn(t *testing.T) {
	b := start(t, screen{width: 1440, height: 900, scheme: "light"})
	eval[any](b, `x().pause()`)
	e, err := story.FindExercise("draw")
	b.must(err)
	b.asked(e)
	ends := `x().exercises()[0].open.line`
	was := eval[[]float64](b, ends)
	points := eval[int](b, `x().state().points`)
	x0, y0 := b.place(was[0], was[1])
	b.drag(x0, y0, x0+40, y0-60)
	b.wait("the end moved", ends+`[0] > `+number(was[0])+` && `+ends+`[1] > `+number(was[1]))
	b.wait("its numbers in the page", `Math.abs(+document.querySelector('[aria-label="First end, x2"]').value - `+ends+`[1]) < 0.001`)
	if now := eval[[]float64](b, ends); now[2] != was[2] || eval[int](b, `x().state().points`) != points {
		t.Errorf("the line is %v, it was %v; there are %d points, there were %d", now, was, eval[int](b, `x().state().points`), points)
	}
	b.typeInto(b.find("textbox", "Second end, x2"), "0,25")
	b.wait("the typed end", ends+`[3] === 0.25`)
	b.wait("the verdict of Enter", `['right', 'near', 'mistake', 'wrong'].includes(x().exercises()[0].open.grade)`)
	typed := eval[[]float64](b, ends)
	b.focusFigure()
	b.press("h")
	b.press(kb.ArrowUp)
	b.wait("the end moved by keyboard", ends+`[1] > `+number(typed[1]))

}

// TestExercisesAreAccessible runs axe-core over an exercise of each kind of field with a verdict and hints, in both themes, wide and at
// 390 px, where nothing reaches beyond the screen and what is touched is large enough.
func TestExercisesAreAccessible(t *testing.T) {
	b := startWithAxe(t)
	for _, name := range []string{"draw", "direction", "missed"} {
		place := `document.querySelector('[data-exercise="` + name + `"]')`
		eval[any](b, `(x().exercise('`+name+`'), x().answer('`+name+`', 'what?'), x().hint('`+name+`'), x().solution('`+name+`'), null)`)
		b.wait("the exercise", place+`.querySelector('.hints').textContent.includes('Solution')`)
		for _, l := range twoLooks {
			b.media(l.on)
			for _, v := range eval[[]axe](b, `axe.run(`+place+`).then((found) => found.violations.map((v) => ({id: v.id, help: v.help,
				nodes: v.nodes.slice(0, 5).map((n) => ({html: n.html.slice(0, 200), failureSummary: n.failureSummary}))})))`) {
				t.Errorf("%s, %s: %s (%s): %+v", name, l.name, v.Help, v.ID, v.Nodes)
			}
			if l.on.width > 400 {
				continue
			}
			if bad := eval[[]string](b, `[...document.querySelectorAll('.exercise *')].filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 120))`); len(bad) > 0 {
				t.Errorf("%s: these reach beyond the screen: %q", name, bad)
			}
		}
	}
	b.leave()
	phone := start(t, phone)
	phone.asked(must(t, "z1"))
	if small := eval[[]string](phone, `[...document.querySelectorAll('.exercise button, .exercise input, .exercise select')].filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44).map((e) => e.outerHTML.slice(0, 120))`); len(small) > 0 {
		t.Errorf("these are lower than 44 px: %q", small)
	}
	// By keyboard alone: from the field Enter answers, and Tab goes on to the hints.
	field := phone.find("textbox", "Your number")
	phone.typeInto(field, "abc")
	phone.wait("the word on what is no number", `document.querySelector('[data-exercise="z1"] .verdict').textContent.includes('is not a number')`)
	on[chromedp.Void](phone, field, `function() { this.focus(); }`)
	phone.press(kb.Tab + kb.Tab + kb.Enter)
	phone.wait("a hint", `document.querySelector('[data-exercise="z1"] .hints').textContent.startsWith('Hint 1: ')`)
}

func must(t *testing.T, name string) story.Exercise {
	t.Helper()
	e, err := story.FindExercise(name)
	if err != nil {
		t.Fatal(err)
	}
	return e
}
