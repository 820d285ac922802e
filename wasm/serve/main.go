// Command serve shows the pages to this machine's browser: it serves a folder on localhost.
package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"

	"xorcery/site"
)

func main() {
	dir := flag.String("dir", "site", "the `folder` that holds the pages")
	port := flag.Int("port", 8080, "the first `port` to try, 1 to 65535")
	flag.Parse()
	if err := run(*dir, *port, os.Stdout, http.Serve); err != nil {
		fmt.Fprintln(os.Stderr, "serve:", err)
		os.Exit(2)
	}
}

// run checks dir and port, listens, says on out where, and serves until serve returns.
func run(dir string, port int, out io.Writer, serve func(net.Listener, http.Handler) error) error {
	if flag.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q: the flags are -dir and -port", flag.Arg(0))
	}
	if err := site.Built(dir); err != nil {
		return err
	}
	l, err := listen(port)
	if err != nil {
		return err
	}
	defer l.Close()
	got := l.Addr().(*net.TCPAddr).Port
	if got != port {
		fmt.Fprintf(out, "port %d is busy, so this is port %d\n", port, got)
	}
	fmt.Fprintf(out, "http://localhost:%d/\n", got)
	return serve(l, site.Handler(dir))
}

// listen takes the first free port from port on, twenty at most, on the loopback address only.
func listen(port int) (net.Listener, error) {
	if port < 1 || port > 65535 {
		return nil, fmt.Errorf("-port %d: a port is 1 to 65535", port)
	}
	last := min(port+19, 65535)
	var first error
	for p := port; p <= last; p++ {
		l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(p)))
		if err == nil {
			return l, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, fmt.Errorf("no port from %d to %d is free: name another with -port (%w)", port, last, first)
}
