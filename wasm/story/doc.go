// Package story is what the article's story opens by name: scenarios, each a chapter's state of the program, and challenges with the rules
// that judge them. It knows core alone: the program shows what is here, and tells a rule how the run stands by a [Now].
package story
