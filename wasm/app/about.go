package app

import "cmp"

// Article is the address of the article that this program makes playable.
const Article = "https://omar-florez.github.io/scratch_mlp/"

// About is what the window says of the program, as the platform knows it.
type About struct {
	Version string // "" for a page, whose files are its version
	Page    string // the address of the published page; "" where the build was told none
}

// Page is the address of the page with the whole story, to which copied links lead: that whose link was opened last, or else the published
// one; "" where none is known.
func (s *State) Page() string { return cmp.Or(s.page, s.About.Page) }

// PageIs notes the address of a page, up to the #; "" says nothing.
func (s *State) PageIs(address string) { s.page = cmp.Or(address, s.page) }

// pageControl is the window's way to the story: it asks the platform for the page with the next tick's effects.
func pageControl() Control {
	c := button("page", "Story", "Open the page", "This program in your browser, with the whole story around it.",
		surely(func(s *State) { s.effects.Page = true }))
	c.window = true
	return c
}

// aboutControls are the window's word on itself, and its way to the article; a page has its own link.
func aboutControls() []Control {
	article := button("about.article", "About", "Open the article", "One LEGO at a time: Explaining the Math of how Neural Networks Learn, by Omar U. Florez.",
		surely(func(s *State) { s.effects.Browse = Article }))
	article.visible = func(s *State) bool { return s.About.Version != "" }
	article.note = func(s *State) []string { return []string{s.About.Version} }
	return []Control{article}
}
