package site_test

import (
	"strings"
	"testing"
)

// TestWhatIsTypedIsReadAsMeant types numbers into the learning rate's field as people write them; what can't be read is said
// beside it, and the value stays.
func TestWhatIsTypedIsReadAsMeant(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().pause(), null)`)
	const field = `document.querySelector('[data-id="training.learningRate"] input[type=text]')`
	enter := func(text string) {
		eval[any](b, `(() => {
			const field = `+field+`;
			field.value = '`+text+`';
			field.dispatchEvent(new Event('input', {bubbles: true}));
			field.dispatchEvent(new Event('change', {bubbles: true}));
		})()`)
	}
	for text, want := range map[string]float64{"0,03": 0.03, "0,5": 0.5, "1e−3": 1e-3, "2,5e−2": 0.025, "1,000": 1000, "0.25": 0.25} {
		enter(text)
		if got := eval[float64](b, `x().get('training.learningRate')`); got != want {
			t.Errorf("%s is %g, want %g", text, got, want)
		}
	}
	enter("1,23,4")
	b.wait("a word about the commas", `document.getElementById('control-training.learningRate-error').textContent.includes('commas')`)
	if got := eval[float64](b, `x().get('training.learningRate')`); got <= 0 {
		t.Errorf("what could not be read has set %g", got)
	}
}

// TestBentLinksOpenInThePage opens links as chats pass them on, in the article page and in the figure alone.
func TestBentLinksOpenInThePage(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().pause(), x().addPoint(0.5, 0.25, 2), null)`)
	link := eval[string](b, `x().link()`)
	for _, path := range []string{
		"/#" + link + ".", "/figure.html#" + link + ")%20", "/#" + strings.Replace(link, ".", "%2E", 1) + "&fbclid=IwAR0", "/figure.html#" + link + "?utm_source=chat",
	} {
		other := open(t, laptop, path)
		other.wait("the shared points behind "+path, `x().state().points === 301 && x().state().borrowed`)
		other.leave()
	}
	other := open(t, laptop, "/#scenario%3Aexplosion.")
	other.wait("the chapter", `x().state().scenario === 'explosion'`)
	// A chapter of the page, bent: the page goes there, and the figure opens nothing.
	place := open(t, laptop, "/#nobias).")
	place.ready()
	place.wait("the place", `location.hash === '#nobias' && document.getElementById('nobias').getBoundingClientRect().top < innerHeight`)
	if notice := eval[string](place, `figure().document.getElementById('notices').textContent`); notice != "" {
		t.Errorf("the figure says %q", notice)
	}
}

// TestPointsOfOtherProgramsInThePage pastes points with names, labels and decimal commas: the message says how they were read.
func TestPointsOfOtherProgramsInThePage(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(() => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', 'id;label;x;y\n7;cat;0,5;−1,5\n8;dog;1;2\n');
		document.body.dispatchEvent(new ClipboardEvent('paste', {bubbles: true, cancelable: true, clipboardData}));
	})()`)
	b.wait("the message", `document.getElementById('message-text').textContent.includes('Column not read: id. Label "cat" is class 0, "dog" is class 1.')`)
	if got := eval[string](b, `JSON.stringify(x().project().data.points)`); got != "[[0.5,-1.5,0],[1,2,1]]" {
		t.Errorf("the points are %s", got)
	}
}

// TestNoPointsNoLoss removes every point: status line and speech say so, and no number that there is none of.
func TestNoPointsNoLoss(t *testing.T) {
	b := start(t, laptop)
	eval[any](b, `(x().pause(), x().press('clear'), null)`)
	b.wait("no points", `x().state().points === 0`)
	b.wait("a status without numbers", `document.getElementById('status-loss').textContent === '–' && document.getElementById('status-accuracy').textContent === '–'`)
	b.wait("the same said", `/^Paused, step [\d,]+, no points\.$/.test(document.getElementById('spoken').textContent)`)
}
