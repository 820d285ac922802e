package core

import (
	"os"
	"strings"
	"testing"
)

// The lines that Source gives stand in core's files, where it says.
func TestSourceIsTheFile(t *testing.T) {
	for _, name := range []string{
		"lanes.forward", "lanes.backward", "lanes.dataLoss", "penalize", "Clip.apply", "moments.update", "softmax", "multiplyLogistic", "positive",
		"combine", "addProducts", "addSums", "sigmoids", "tanhs", "relus", // all that the package comment names
	} {
		file, line, text, err := Source(name)
		if err != nil {
			t.Error(err)
			continue
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rest := strings.Join(strings.Split(string(content), "\n")[line-1:], "\n")
		if !strings.HasPrefix(rest, text+"\n") {
			t.Errorf("%s: %s:%d has not the lines\n%s", name, file, line, text)
		}
		bare := name[strings.IndexByte(name, '.')+1:]
		if !strings.Contains(text, bare+"(") || !strings.HasSuffix(text, "}") || strings.Count(text, "\nfunc ") > 1 {
			t.Errorf("%s is not one whole function:\n%s", name, text)
		}
	}
	for _, name := range []string{"", "nothing", "lanes", "lanes.nothing", "forward"} {
		if _, _, text, err := Source(name); err == nil {
			t.Errorf("%q has a source:\n%s", name, text)
		}
	}
}
