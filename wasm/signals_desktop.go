//go:build !js

package main

import (
	"context"
	"os"
	"os/signal"
	"slices"
	"syscall"
)

// endSignals ask the program to end: Ctrl-C, the system's wish, a terminal that closes; on Windows also the console's closing, logging
// off and shutting down, which come as SIGTERM. The window then keeps its session and closes as by its button; -train prints its
// last line, writes its files and ends with status 130.
var endSignals = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}

// endAsked is closed by the first such signal; the second ends the program at once, as it always would. What was ignored when the
// program began, as under nohup, stays ignored. A reader of the lines of -train that goes away, as head does, is from here on an error of
// writing and no signal: it ends the run too, with its files.
func endAsked() <-chan struct{} {
	signal.Ignore(syscall.SIGPIPE)
	heard := slices.DeleteFunc(slices.Clone(endSignals), signal.Ignored)
	if len(heard) == 0 { // to signal.NotifyContext that would mean all signals
		return nil
	}
	ctx, stop := signal.NotifyContext(context.Background(), heard...)
	context.AfterFunc(ctx, stop)
	return ctx.Done()
}
