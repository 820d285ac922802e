package site_test

import (
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"xorcery/core"
	"xorcery/wasm/story"
)

// markup are the tags of a page, and equations with what they hold.
var markup = regexp.MustCompile(`(?s)<math.*?</math>|<[^>]*>`)

// plain is a piece of the page as it reads, without equations.
func plain(piece string) string {
	return strings.Join(strings.Fields(html.UnescapeString(markup.ReplaceAllString(piece, " "))), " ")
}

// sections are the story's chapters by id.
func sections(t *testing.T) map[string]string {
	t.Helper()
	page, err := os.ReadFile("index.html")
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]string{}
	for _, m := range regexp.MustCompile(`(?s)<section id="(\w+)" class="chapter">(.*?)</section>`).FindAllStringSubmatch(string(page), -1) {
		byID[m[1]] = m[2]
	}
	return byID
}

// TestStoryTellsEveryScenario finds a chapter for each scenario, with its title, its link, and no number that is not the
// scenario's own: those are held to what happens by the tests of wasm/story.
func TestStoryTellsEveryScenario(t *testing.T) {
	chapters := sections(t)
	number := regexp.MustCompile(`\d[\d,]*(\.\d+)?`)
	for _, sc := range story.Scenarios() {
		chapter := chapters[sc.Name]
		if !strings.Contains(chapter, "<h2>"+sc.Title+"</h2>") || !strings.Contains(chapter, `href="#scenario:`+sc.Name+`"`) {
			t.Errorf("no chapter %s with title %q and its link", sc.Name, sc.Title)
		}
		known := sc.Text + strings.Join(sc.Try, " ")
		switch sc.Name {
		case "remedies": // the chapter has the table
			for _, r := range remedies() {
				known += " " + r.outcome.verdict(remedies()[0].outcome.Step) + core.FormatPercent(r.outcome.Accuracy) + r.Title
			}
		case "check":
			known += " " + core.FormatInteger(remedies()[0].outcome.Step)
		}
		for _, n := range number.FindAllString(plain(chapter), -1) {
			if len(strings.Trim(n, ",.")) >= 3 && !strings.Contains(known, strings.Trim(n, ",.")) {
				t.Errorf("chapter %s says %s; its scenario does not", sc.Name, n)
			}
		}
	}
}

// TestStoryShowsTheRemedies compares the table with what was recorded, row by row.
func TestStoryShowsTheRemedies(t *testing.T) {
	rows := regexp.MustCompile(`<tr><td>(.*?)</td><td>(.*?)</td></tr>`).FindAllStringSubmatch(sections(t)["remedies"], -1)
	if len(rows) != len(remedies()) {
		t.Fatalf("%d rows for %d remedies", len(rows), len(remedies()))
	}
	for i, r := range remedies() {
		if want := r.outcome.verdict(remedies()[0].outcome.Step); plain(rows[i][1]) != r.Title || plain(rows[i][2]) != want {
			t.Errorf("row %d says %q: %q, want %q: %q", i+1, plain(rows[i][1]), plain(rows[i][2]), r.Title, want)
		}
	}
}

// TestStoryListsTheChallenges compares titles and texts.
func TestStoryListsTheChallenges(t *testing.T) {
	list := sections(t)["challenges"]
	for _, c := range story.Challenges() {
		_, item, ok := strings.Cut(list, `data-challenge="`+c.Name+`"`)
		item, _, _ = strings.Cut(item, "</li>")
		if !ok || !strings.Contains(strings.ReplaceAll(plain(item), "’", "'"), c.Title) ||
			!strings.Contains(strings.ReplaceAll(plain(item), "’", "'"), c.Text) || !strings.Contains(item, `href="#challenge:`+c.Name+`"`) {
			t.Errorf("challenge %s is not told as %q: %s", c.Name, c.Text, plain(item))
		}
	}
}

// TestChaptersSetTheFigure presses every chapter's link, and a challenge's.
func TestChaptersSetTheFigure(t *testing.T) {
	b := start(t, laptop)
	for _, sc := range story.Scenarios() {
		b.click(b.find("link", "Open in the figure: "+sc.Title))
		b.wait("the scenario "+sc.Name, `x().state().scenario === '`+sc.Name+`' && document.querySelector('a.open[aria-current]')?.hash === '#scenario:`+sc.Name+`'`)
	}
	b.click(b.find("link", "Begin: A circle without a hidden layer"))
	b.wait("the challenge", `x().state().challenge?.name === 'circle'`)
	eval[any](b, `(x().set('data.features.x1x1', true), x().set('data.features.x2x2', true), x().step(2000))`)
	b.wait("the mark", `document.querySelector('[data-challenge="circle"] .mark').textContent === '✓ solved'`)
}

// TestChapterOnAPhone opens a chapter far down the story: the figure comes into sight, with the note, and the note leads back.
func TestChapterOnAPhone(t *testing.T) {
	b := start(t, phone)
	b.click(b.find("link", "Open in the figure: The hidden space"))
	b.wait("the note", `document.querySelector('#note h2')?.textContent === 'The hidden space' && x().state().scenario === 'hidden'`)
	b.wait("the figure in sight", `(() => { const f = document.getElementById('figure').getBoundingClientRect(); return f.top >= -1 && f.top < innerHeight / 2; })()`)
	b.wait("the note in sight", `(() => {
		const n = document.querySelector('#note h2').getBoundingClientRect();
		return n.top >= document.getElementById('figure').getBoundingClientRect().bottom && n.bottom <= document.querySelector('.runbar').getBoundingClientRect().top;
	})()`)
	on[chromedp.Void](b, b.find("link", "Back to the story"), `function() { this.click(); }`)
	b.wait("the chapter in sight", `(() => { const c = document.getElementById('hidden').getBoundingClientRect(); return c.top >= -1 && c.top < innerHeight / 2; })()`)
	if wide := eval[float64](b, `document.documentElement.scrollWidth`); wide > 390 {
		t.Errorf("the page is %g pixels wide", wide)
	}
}
