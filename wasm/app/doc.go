// Package app is Xorcery as a state machine: input in, state out.
//
// A [State] holds everything that the program knows: the lab with what is trained, and beside it a part for each thing that is done
// with it, each declared where it is used. [State.Update] lets time pass, and [State.Hear] within a tick; [State.Call] answers a page or a
// script. Drawing only reads. What the program cannot do itself (the shape of the cursor, say) it
// returns as [Effects]. Nothing here knows a screen, a browser or a clock: sizes, keys, pointers and time arrive in an
// [input.Input], so that a test can play a whole afternoon in a millisecond.
//
// The figure is made of panes: the topmost one under a press has the pointer until it is let go. Two of them are [Board]s, the planes
// of A and B; what stands below is one of the views of views.go. What an act has made new is a [lab.Change], and [State.after] sees
// to what follows.
//
// The controls are declared once, in [Controls]: the page's HTML, the window's panel and the tests are made from that
// table. Who shows them acts as a page does: [State.SetControl], [State.Press], [State.Nudge], [State.Slide].
package app
