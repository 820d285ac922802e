package app

import (
	"strings"
	"testing"
)

// TestAboutOpensThePage: the window's About says the version and gives the addresses to the platform once each; a page has none of it, and
// a build that knows no page offers none.
func TestAboutOpensThePage(t *testing.T) {
	u := newUser(t, `{}`, true)
	seen := func(id string) bool {
		c, err := Find(id)
		u.must(err)
		return c.Visible(u.State)
	}
	if seen("about.page") || seen("about.article") {
		t.Error("a page has an About of its own")
	}
	u.About = About{Version: "xorcery v1.2.3"}
	if seen("about.page") || !seen("about.article") {
		t.Error("without a page only the article is offered")
	}
	u.About.Page = "https://example.com/xorcery/"
	if c, err := Find("about.article"); err != nil || !strings.Contains(strings.Join(c.Note(u.State), " "), "v1.2.3") {
		t.Errorf("About does not say the version: %v", err)
	}
	for id, want := range map[string]string{"about.page": "https://example.com/xorcery/", "about.article": Article} {
		u.must(u.Press(id))
		if u.tick(1); u.last.Browse != want {
			t.Errorf("%s opens %q, want %q", id, u.last.Browse, want)
		}
		if u.tick(1); u.last.Browse != "" {
			t.Errorf("%s opens once more: %q", id, u.last.Browse)
		}
	}
}
