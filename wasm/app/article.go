package app

// The window opens the pages with the article in the reader's browser; a page is there already.

// articleControl asks the platform for them with the next tick's effects.
func articleControl() Control {
	c := button("article", "Story", "Read the article", "Opens the page with the whole story in your browser.", func(s *State) error {
		s.article = true
		return nil
	})
	c.window = true
	return c
}
