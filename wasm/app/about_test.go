package app

import (
	"strings"
	"testing"
)

// TestAboutOpensTheArticle: the window's About says the version and gives the article's address to the platform, once a press; a page has none
// of it.
func TestAboutOpensTheArticle(t *testing.T) {
	u := newUser(t, `{}`, true)
	c, err := Find("about.article")
	u.must(err)
	if c.Visible(u.State) {
		t.Error("a page has an About of its own")
	}
	u.About = About{Version: "xorcery v1.2.3"}
	if !c.Visible(u.State) || !strings.Contains(strings.Join(c.Note(u.State), " "), "v1.2.3") {
		t.Error("About does not say the version")
	}
	u.must(u.Press("about.article"))
	if u.tick(1); u.last.Browse != Article {
		t.Errorf("it opens %q", u.last.Browse)
	}
	if u.tick(1); u.last.Browse != "" {
		t.Errorf("it opens once more: %q", u.last.Browse)
	}
}

// TestOnePageIsKnown: that whose link was opened last, or else the published one; copied links lead there.
func TestOnePageIsKnown(t *testing.T) {
	u := inAWindow(t)
	copied := func(want string) {
		t.Helper()
		u.must(u.Press("copy.link"))
		if u.tick(1); !strings.HasPrefix(u.last.Copy.Text, want+"#x1.") || u.Page() != want {
			t.Errorf("with %q for a page it copies %.60s", u.Page(), u.last.Copy.Text)
		}
	}
	copied("")
	u.About.Page = "https://example.com/xorcery/"
	copied(u.About.Page)
	u.must(u.OpenFile("link.txt", []byte("https://school.example/x/#scenario:nan")))
	copied("https://school.example/x/")
}
