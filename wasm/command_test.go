//go:build unix

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"image/gif"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"xorcery/core"
)

// The tests here run the program itself: signals, pipes, exit statuses.

// asProgram makes the test's own binary be the program.
const asProgram = "XORCERY_TEST_AS_PROGRAM"

func init() {
	if os.Getenv(asProgram) != "" {
		main()
		os.Exit(0)
	}
}

// program is the program with its arguments, at home in a folder of its own.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), "HOME="+cmd.Dir, "XDG_CONFIG_HOME="+cmd.Dir, asProgram+"=1")
	t.Cleanup(func() {
		if cmd.Process != nil {
			cmd.Process.Kill()
		}
	})
	return cmd
}

// TestAnInterruptedRunKeepsWhatItHas: the last line with its weights, and every file, and nothing beside them.
func TestAnInterruptedRunKeepsWhatItHas(t *testing.T) {
	for _, sign := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sign.String(), func(t *testing.T) {
			cmd := program(t, "-train", "-", "-steps", "1e8", "-every", "1e5", "-png", "a.png", "-gif", "a.gif", "-save", "a.json")
			cmd.Stdin = strings.NewReader(`{"data":{"set":"corners"}}`)
			var errs bytes.Buffer
			cmd.Stderr = &errs
			lines := begun(t, cmd)
			if _, err := lines.ReadString('\n'); err != nil { // it is under way
				t.Fatal(err)
			}
			if err := cmd.Process.Signal(sign); err != nil {
				t.Fatal(err)
			}
			rest, err := io.ReadAll(lines)
			if err != nil {
				t.Fatal(err)
			}
			if cmd.Wait(); cmd.ProcessState.ExitCode() != 130 || errs.Len() > 0 {
				t.Errorf("%v, and says %q", cmd.ProcessState, errs.String())
			}
			text := strings.Split(strings.TrimSpace(string(rest)), "\n")
			var last printed
			if err := json.Unmarshal([]byte(text[len(text)-1]), &last); err != nil {
				t.Fatal(err)
			}
			if last.Weights == nil || last.Step < 1e5 || last.Step >= 1e8 {
				t.Errorf("the last line is of step %d, with weights %v", last.Step, last.Weights)
			}
			wantFiles(t, cmd.Dir, "a.gif", "a.json", "a.png")
			if got := projectOf(t, filepath.Join(cmd.Dir, "a.json")); got.Step != last.Step || got.Weights[1][2][1] != last.Weights[1][2][1] {
				t.Errorf("saved is step %d, the last line is of %d", got.Step, last.Step)
			}
			f, err := os.Open(filepath.Join(cmd.Dir, "a.gif"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if film, err := gif.DecodeAll(f); err != nil || len(film.Image) < 2 {
				t.Errorf("the film: %v", err)
			}
			f, err = os.Open(filepath.Join(cmd.Dir, "a.png"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if _, err := png.Decode(f); err != nil {
				t.Errorf("the picture: %v", err)
			}
		})
	}
}

// TestWhatIsIgnoredStaysIgnored: a run under nohup goes on when its terminal closes.
func TestWhatIsIgnoredStaysIgnored(t *testing.T) {
	cmd := program(t, "-train", "scenario:line", "-steps", "1e9", "-every", "1e3")
	path := cmd.Path
	cmd.Path, cmd.Args = "/bin/sh", append([]string{"sh", "-c", `trap "" HUP; exec "$@"`, "sh", path}, cmd.Args[1:]...)
	lines := begun(t, cmd)
	for range 3 {
		if _, err := lines.ReadString('\n'); err != nil {
			t.Fatalf("it has ended: %v", err)
		}
		if err := cmd.Process.Signal(syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
	}
	cmd.Process.Signal(syscall.SIGTERM)
	io.Copy(io.Discard, lines)
	if cmd.Wait(); cmd.ProcessState.ExitCode() != 130 {
		t.Error(cmd.ProcessState)
	}
}

// TestExitStatuses of the program as a shell sees them, with what it says where.
func TestExitStatuses(t *testing.T) {
	for _, c := range []struct {
		args, stdin string
		status      int
		out, err    string // what it says, in part
	}{
		{"-h", "", 0, "Exit status:", ""},
		{"--help", "", 0, "Examples:", ""},
		{"-version", "", 0, "xorcery ", ""},
		{"-train - -steps 1e1", "1,2,0\n3,4,1\n", 0, `{"step":10,`, ""},
		{"-train - -steps 5", "0.5,1.5,-1\n0.5,-1.5,1\n", 0, `{"step":5,`, "Label −1 is class 0, 1 is class 1."},
		{"-train scenario:nan", "", 3, `{"step":12,"nonFinite":"loss"}`, ""},
		{"-train challenge:circle -steps 5", "", 0, `{"step":5,`, ""},
		{"-train challenge:circle", "", 2, "", "no number of its own"},
		{"-tain x", "", 2, "", "not defined: -tain; -h lists the flags"},
		{"-train /dev/zero -steps 5", "", 2, "", "is a device"},
		{"-open /dev/zero", "", 2, "", "is a device"},
		{"-train - -steps 5", "{", 2, "", "not JSON"},
		{"-train - -steps 5 -png a.jpg", "{}", 2, "", "ends in .png"},
	} {
		cmd := program(t, strings.Fields(c.args)...)
		cmd.Stdin = strings.NewReader(c.stdin)
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		cmd.Run()
		if got := cmd.ProcessState.ExitCode(); got != c.status || !strings.Contains(out.String(), c.out) || !strings.Contains(errs.String(), c.err) {
			t.Errorf("%s: status %d, %q, %q; want %d, %q, %q", c.args, got, out.String(), errs.String(), c.status, c.out, c.err)
		}
		if c.err == "" && errs.Len() > 0 || c.out == "" && out.Len() > 0 || strings.Count(errs.String(), "\n") > 1 {
			t.Errorf("%s: it also says %q, %q", c.args, out.String(), errs.String())
		}
	}
}

// TestAPipeIsNoFile: one that nobody writes to is refused at once, instead of being waited for.
func TestAPipeIsNoFile(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.json")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("there are no named pipes: ", err)
	}
	for _, flag := range []string{"-train", "-open"} {
		if _, err := commandLine([]string{flag, pipe}); err == nil || !strings.Contains(err.Error(), "is a pipe") || platformFail(err) != 2 {
			t.Errorf("%s: %v", flag, err)
		}
	}
}

// TestStandardStreamsAreNoOutputs: what comes from a file by < or goes to one by > is not written over either.
func TestStandardStreamsAreNoOutputs(t *testing.T) {
	for _, save := range []string{"in.json", "out.json"} {
		cmd := program(t, "-train", "-", "-steps", "1e15", "-save", save)
		if err := os.WriteFile(filepath.Join(cmd.Dir, "in.json"), core.DefaultProject().JSON(), 0o600); err != nil {
			t.Fatal(err)
		}
		in, err := os.Open(filepath.Join(cmd.Dir, "in.json"))
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		out, err := os.Create(filepath.Join(cmd.Dir, "out.json"))
		if err != nil {
			t.Fatal(err)
		}
		defer out.Close()
		cmd.Stdin, cmd.Stdout = in, out
		if cmd.Run(); cmd.ProcessState.ExitCode() != 2 {
			t.Errorf("-save %s: %v", save, cmd.ProcessState)
		}
	}
}

// TestAReaderThatGoesEndsTheRun: with its files, and status 1.
func TestAReaderThatGoesEndsTheRun(t *testing.T) {
	cmd := program(t, "-train", "scenario:line", "-steps", "1e12", "-every", "1000", "-save", "a.json")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	out.Close()
	if cmd.Wait(); cmd.ProcessState.ExitCode() != 1 || !strings.Contains(errs.String(), "standard output") {
		t.Errorf("%v, and says %q", cmd.ProcessState, errs.String())
	}
	wantFiles(t, cmd.Dir, "a.json")
}

// begun starts a command and gives what it prints.
func begun(t *testing.T, cmd *exec.Cmd) *bufio.Reader {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return bufio.NewReader(out)
}
