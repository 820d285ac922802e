package app

// Article is the address of the article that this program makes playable.
const Article = "https://omar-florez.github.io/scratch_mlp/"

// About is what the window says of the program, as the platform knows it.
type About struct {
	Version string // "" for a page, whose files are its version
	Page    string // the address of the published page; "" where the build was told none
}

// aboutControls are the window's way out to page and article; a page has its own links.
func aboutControls() []Control {
	visit := func(address func(*State) string) func(*State) error {
		return func(s *State) error {
			s.browse = address(s)
			s.Revision++
			return nil
		}
	}
	page := button("about.page", "About", "Open the page", "The same program in the browser, with the whole story around it.",
		visit(func(s *State) string { return s.About.Page }))
	page.visible = func(s *State) bool { return s.About.Page != "" }
	article := button("about.article", "About", "Open the article", "One LEGO at a time: Explaining the Math of how Neural Networks Learn, by Omar U. Florez.",
		visit(func(*State) string { return Article }))
	article.visible = func(s *State) bool { return s.About.Version != "" }
	article.note = func(s *State) []string { return []string{s.About.Version} }
	return []Control{page, article}
}
