// Package app is Xorcery as a state machine: input in, state out.
//
// A [State] holds everything that the program knows: the project that is open, its run, the history of its curves, the
// layout of the figure. [State.Update] lets time pass, and [State.Hear] within a tick; [State.Call] answers a page or a
// script. Drawing only reads. What the program cannot do itself (the shape of the cursor, say) it
// returns as [Effects]. Nothing here knows a screen, a browser or a clock: sizes, keys, pointers and time arrive in an
// [Input], so that a test can play a whole afternoon in a millisecond.
//
// The controls are declared once, in [Controls]: the page's HTML, the window's panel and the tests are made from that
// table. Who shows them acts as a page does: [State.SetControl], [State.Press], [State.Nudge], [State.Slide].
package app
