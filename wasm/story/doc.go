// Package story is what the article's story opens by name: scenarios, each a chapter's state of the program, challenges with the rules
// that judge them, and exercises. It knows core alone: the program shows what is here, and tells a rule how the run stands by a [Now].
//
// An exercise is drawn out of a project with a seed: [Draw] makes a [Task], whose question, hints and solution are told with that run's
// numbers. What a task needs beside them, trials on copies, is worked out piece by piece, as time allows. A [Record] is answers with all that
// it takes to judge them again, and a [Proof] does so.
package story
