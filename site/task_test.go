package site_test

import (
	"bytes"
	"image"
	_ "image/png"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// wide is a screen on which the story has a column of its own.
var wide = screen{width: 1440, height: 900, scheme: "light"}

// picture is an element as it is seen, brought into sight.
func (b *tab) picture(selector string) image.Image {
	b.Helper()
	at := eval[[4]float64](b, `(() => {
		const e = document.querySelector('`+selector+`');
		e.scrollIntoView({block: 'center', behavior: 'instant'});
		const r = e.getBoundingClientRect();
		return [r.x, r.y, r.width, r.height];
	})()`)
	b.frame()
	shot := command(b, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Format: page.CaptureScreenshotFormatPng, Clip: &page.Viewport{X: at[0], Y: at[1], Width: at[2], Height: at[3], Scale: 2},
	})
	seen, _, err := image.Decode(bytes.NewReader(shot.Data))
	b.must(err)
	return seen
}

// scan reads a QR code as a phone does.
func (b *tab) scan(code image.Image) string {
	b.Helper()
	bitmap, err := gozxing.NewBinaryBitmapFromImage(code)
	b.must(err)
	text, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		b.Fatalf("no QR code is read off %v: %v", code.Bounds(), err)
	}
	return text.GetText()
}

// write fills in a field of the sheet as a reader does.
func (b *tab) write(role, name, text string) {
	b.Helper()
	on[chromedp.Void](b, b.find(role, name), `function(text) {
		this.scrollIntoView({block: 'center'});
		this.focus();
		this.value = text;
		this.dispatchEvent(new Event('input', {bubbles: true}));
	}`, text)
}

// TestATeachersLink: made in the Share sheet, read off its QR code, opened by a class on a computer and on a phone: the page says the task,
// leaves the groups that were ticked, waits as it was shared, and shows how the challenge stands.
func TestATeachersLink(t *testing.T) {
	const title, task = `Three <i>lines</i> & "more"`, "Take neurons away until <b>three</b> are left.\n\nGet 98 %."
	b := start(t, wide)
	eval[any](b, `(x().pause(), null)`)
	b.click(b.find("button", "Share"))
	b.wait("the sheet", `document.getElementById('sheet').open`)
	on[chromedp.Void](b, b.find("checkbox", "With the network as it is trained now"), `function() { this.click(); }`)
	eval[any](b, `[...document.querySelectorAll('#sheet details')].forEach((d) => { d.open = true; })`)
	b.write("textbox", "Title", strings.Repeat("é", 81))
	b.wait("the limit", `document.querySelector('#sheet [data-part=said]').textContent.startsWith('The title is 81 characters; allowed: text of at most 80') &&
		document.querySelector('#sheet [data-part=title]').getAttribute('aria-invalid') === 'true' && document.querySelector('#sheet [data-part=copy]').disabled`)
	b.write("textbox", "Title", title)
	b.write("textbox", "Task", "\n"+task+"\n ")
	on[chromedp.Void](b, b.find("combobox", "Begins with"), `function() {
		this.value = [...this.options].find((o) => o.textContent === 'Challenge: 98 % with three neurons').value;
		this.dispatchEvent(new Event('input', {bubbles: true}));
	}`)
	b.click(b.find("checkbox", "Essentials"))
	b.click(b.find("checkbox", "Run"))
	b.wait("a link", `document.querySelector('#sheet [data-part=link]').value.includes('#x1.') && document.querySelector('#sheet .code svg')`)
	link := eval[string](b, `document.querySelector('#sheet [data-part=link]').value`)
	if said := eval[string](b, `document.querySelector('#sheet [data-part=length]').textContent`); said != "The link has "+strconv.Itoa(len(link))+" characters." {
		t.Errorf("of %d characters it says %q", len(link), said)
	}
	if got := b.scan(b.picture("#sheet .code svg")); got != link {
		t.Errorf("the QR code says %q, want %q", got, link)
	}
	b.media(dark(wide))
	if got := b.scan(b.picture("#sheet .code svg")); got != link {
		t.Errorf("in the dark the QR code says %q, want %q", got, link)
	}
	_, hash, _ := strings.Cut(link, "#")
	for _, l := range []look{{"1440×900, light", wide}, {"390×844, dark", dark(phone)}} {
		other := openAxe(t, l.on, "/#"+hash)
		other.ready()
		other.wait("the task", `document.getElementById('task').checkVisibility()`)
		if got := eval[[]string](other, `[document.querySelector('#task h1').textContent, [...document.querySelectorAll('#task .text p')].map((p) => p.textContent).join('\n')]`); got[0] != title || got[1] != task {
			t.Errorf("%s: it says %q", l.name, got)
		}
		if eval[bool](other, `x().state().running || document.getElementById('story').checkVisibility()`) {
			t.Errorf("%s: it runs, or the story stands beside the task", l.name)
		}
		if got := eval[[]string](other, `[...document.querySelectorAll('details.group, .group.essentials')].filter((g) => g.checkVisibility()).map((g) => g.querySelector('[role=group]').getAttribute('aria-label'))`); strings.Join(got, " ") != "Essentials Run" {
			t.Errorf("%s: in sight are %q", l.name, got)
		}
		meter := eval[string](other, `document.querySelector('#task meter').getAttribute('aria-label') + ': ' + document.querySelector('#task .progress').textContent`)
		if meter != "98 % with at most three hidden neurons: 12 hidden neurons; 3 are allowed" {
			t.Errorf("%s: the challenge stands at %q", l.name, meter)
		}
		if wide := eval[float64](other, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("%s: the page is %g pixels too wide", l.name, wide)
		}
		other.wantAccess(l.name)
		other.click(other.find("button", "Read the story"))
		other.wait("the story", `document.getElementById('story').checkVisibility() && document.querySelector('#task button[aria-expanded=true]')`)
		other.wantAccess(l.name + ", with the story")
		other.click(other.find("button", "Put the story away"))
		other.wait("the task alone", `!document.getElementById('story').checkVisibility()`)
		eval[any](other, `(x().set('network.neurons1', 3), x().set('network.activation', 'relu'), x().set('training.loss', 'squared'),
			x().set('network.output', 'sigmoid'), x().set('training.optimizer.kind', 'sgd'), x().set('training.learningRate', 3), x().set('network.init', 'article'), x().step(2000))`)
		other.wait("the solution", `document.querySelector('#task .progress').textContent === '✓ solved' && document.querySelector('#task .learned').textContent.startsWith('Three lines')`)
		other.wantAccess(l.name + ", solved")
		other.click(other.find("button", "Show all"))
		other.wait("all controls, and the task still", `document.querySelector('[data-id="network.activation"]') && !document.getElementById('hiding').checkVisibility() && document.getElementById('task').checkVisibility()`)

		// It is never kept: the next visit has the reader's changes without the task.
		other.must(chromedp.Do(other.ctx, chromedp.Reload()))
		other.ready()
		if got := eval[[]any](other, `[x().state().task, x().project().network.hidden[0], document.getElementById('task').checkVisibility(), document.getElementById('story').checkVisibility()]`); got[0] != nil || got[1] != 3.0 || got[2] != false || got[3] != true {
			t.Errorf("%s: the next visit has %v", l.name, got)
		}
		other.leave()
	}
}

// TestALongLinkHasNoCode says so with the limit, and what makes it shorter.
func TestALongLinkHasNoCode(t *testing.T) {
	b := start(t, wide)
	eval[any](b, `x().step(20)`)
	b.click(b.find("button", "Share"))
	eval[any](b, `(() => { document.querySelector('#sheet [data-part=code-fold]').open = true; })()`)
	b.wait("why there is no code", `/^a QR code holds at most 858 characters here, and this has [\d,]+\. Without the trained network the link is shorter\.$/i.test(document.querySelector('#sheet .code').textContent)`)
	on[chromedp.Void](b, b.find("checkbox", "With the network as it is trained now"), `function() { this.click(); }`)
	b.wait("a code", `document.querySelector('#sheet .code svg')`)
	b.find("image", "QR code of the link above")
}

// TestAChallengeLeadsOn: it begins paused with its goal and a meter, ends with what was learned, is marked wherever the page names it, on the
// next visit too, and leads to the next one.
func TestAChallengeLeadsOn(t *testing.T) {
	for _, on := range []screen{wide, phone} {
		b := start(t, on)
		eval[any](b, `document.getElementById('challenges').scrollIntoView({block: 'start', behavior: 'instant'})`)
		b.frame() // on a phone the figure becomes a strip
		b.click(b.find("link", "Begin: A circle without a hidden layer"))
		place := `[...document.querySelectorAll('.standing')].find((s) => s.checkVisibility())`
		b.wait("its goal", place+`?.querySelector('.goal').textContent === 'Goal: 99 % on the circle, without a hidden layer'`)
		if got := eval[[]any](b, `[x().state().running, x().state().step, `+place+`.querySelector('meter').value > 0]`); got[0] != false || got[1] != 0.0 || got[2] != true {
			t.Errorf("%d wide: it begins running %v at step %v, its meter says something: %v", on.width, got[0], got[1], got[2])
		}
		eval[any](b, `(x().set('data.features.x1x1', true), x().set('data.features.x2x2', true), x().step(2000))`)
		b.wait("the end", place+`.querySelector('.learned').textContent.startsWith('A straight cut') && `+place+`.querySelector('meter').value === 1`)
		b.wait("the mark", `document.querySelector('[data-challenge="circle"] .mark').textContent === '✓ solved'`)
		b.click(b.find("button", "Next: Wake the deep network"))
		b.wait("the next one", `x().state().challenge.name === 'deep' && !x().state().running && `+place+`.querySelector('.goal').textContent === 'Goal: 95 % with five hidden layers of eight'`)
		b.must(chromedp.Do(b.ctx, chromedp.Reload()))
		b.ready()
		b.wait("the mark again", `document.querySelector('[data-challenge="circle"] .mark').textContent === '✓ solved'`)
		b.leave()
	}
}

// TestALinkAsksAnExercise: the exercise stands beside the task, is answered there, and goes back to its chapter with the task.
func TestALinkAsksAnExercise(t *testing.T) {
	b := start(t, wide)
	b.click(b.find("button", "Share"))
	eval[any](b, `[...document.querySelectorAll('#sheet details')].forEach((d) => { d.open = true; })`)
	b.write("textbox", "Title", "A neuron's sum")
	on[chromedp.Void](b, b.find("combobox", "Begins with"), `function() {
		this.value = 'exercise z1';
		this.dispatchEvent(new Event('input', {bubbles: true}));
	}`)
	b.wait("a link", `document.querySelector('#sheet [data-part=link]').value.includes('#x1.')`)
	_, hash, _ := strings.Cut(eval[string](b, `document.querySelector('#sheet [data-part=link]').value`), "#")
	for _, l := range twoLooks {
		other := openAxe(t, l.on, "/#"+hash)
		other.ready()
		other.wait("the exercise", `document.querySelector('#task [data-exercise=z1] .question')?.checkVisibility()`)
		other.wantAccess(l.name)
		eval[any](other, `(() => {
			const form = document.querySelector('#task form');
			form.querySelector('input').value = 'seven';
			form.requestSubmit();
		})()`)
		other.wait("a word about it", `document.querySelector('#task .verdict[data-grade=unread]').textContent !== ''`)
		eval[any](other, `(x().open('scenario:line'), null)`)
		other.wait("the story", `document.getElementById('story').checkVisibility() && !document.querySelector('#task [data-exercise]') && document.querySelector('#story [data-exercise=z1]').parentElement.id !== ''`)
		other.leave()
	}
}
