package app

import (
	"errors"
	"strings"
	"testing"

	"xorcery/core"
	"xorcery/wasm/input"
	"xorcery/wasm/view/network"
)

// pastes presses Ctrl+V with a text in the clipboard.
func (u *user) pastes(text string) {
	u.t.Helper()
	u.ctrl("V", false)
	if !u.last.Paste {
		u.t.Fatal("Ctrl+V does not ask for the clipboard")
	}
	u.hearsOf(input.Answers{Pasted: &input.Pasted{Text: text}})
}

// TestPaste opens a link, a project or points, each one undo away.
func TestPaste(t *testing.T) {
	p := core.DefaultProject()
	p.Data.Set, p.Data.N = core.Circle, 30
	for name, c := range map[string]struct {
		text   string
		points int
	}{
		"a link":             {"https://example.org/x/index.html#" + p.Link(), 30},
		"a link in angles":   {"  <https://example.org/x/#" + p.Link() + ">.\n", 30},
		"what a link packs":  {p.Link(), 30},
		"a chapter's link":   {"https://example.org/#scenario:line", 300},
		"a project":          {string(p.JSON()), 30},
		"points":             {"1,2,0\n2,1,1\n3,3,1\n", 3},
		"of another program": {"x1\tx2\tclass\r\n1\t2\t0\r\n2\t1\t1\r\n", 2},
	} {
		u := inAWindow(t)
		u.must(u.AddPoint(0.25, 0.5, 1))
		u.pastes(c.text)
		if u.Message.Error || len(u.points()) != c.points {
			t.Errorf("%s: %d points, and it says %q", name, len(u.points()), u.Message.Text)
		}
		u.must(u.undo())
		u.count(5)
	}
	u := inAWindow(t)
	before := string(u.Document().JSON())
	for _, bad := range []string{"", " \n", "hello", "{", "#x1.broken"} {
		u.pastes(bad)
		if !u.Message.Error || string(u.Document().JSON()) != before {
			t.Errorf("%q: it says %q", bad, u.Message.Text)
		}
	}
	u.ctrl("V", false)
	u.hearsOf(input.Answers{Pasted: &input.Pasted{Taken: true}}) // by a field
	if string(u.Document().JSON()) != before || strings.Contains(u.Progress(), "clipboard") {
		t.Errorf("what a field has taken is opened, or waited for: %q", u.Progress())
	}
}

// TestNoClipboard: what to install is said once.
func TestNoClipboard(t *testing.T) {
	u := inAWindow(t)
	none := input.Missing{Program: "clipboard program", Install: "xclip"}
	u.ctrl("V", false)
	u.hearsOf(input.Answers{Pasted: &input.Pasted{Err: none}})
	u.wantMessage(true, "install xclip")
	u.copyText("a", "A")
	u.hearsOf(input.Answers{Copied: &input.Copied{Said: "A", Err: none}})
	if u.wantMessage(true, "there is no clipboard program"); strings.Contains(u.Message.Text, "install") {
		t.Errorf("it says again %q", u.Message.Text)
	}
	u.hearsOf(input.Answers{Copied: &input.Copied{Err: errors.New("it is broken")}})
	u.wantMessage(true, "it is broken")
	was := u.messages
	u.hearsOf(input.Answers{Copied: &input.Copied{}})
	if u.messages != was {
		t.Errorf("it says %q", u.Message.Text)
	}
}

// TestCopyWhatIsMeant: the reading under the pointer, on plane, curves and network, or else the bricks' matrix.
func TestCopyWhatIsMeant(t *testing.T) {
	u := inAWindow(t)
	u.Advance(20)
	copied := func(parts ...string) string {
		t.Helper()
		u.ctrl("C", false)
		if u.last.Copy == nil {
			t.Fatalf("nothing is copied, and it says %q", u.Message.Text)
		}
		for _, p := range parts {
			if !strings.Contains(u.last.Copy.Text, p) {
				t.Errorf("copied is %q, without %q", u.last.Copy.Text, p)
			}
		}
		return u.last.Copy.Text
	}
	u.moveTo(u.ToScreen(0.5, -0.25))
	copied("x1 0.50", "x2 −0.25", "class ")
	l := u.Layout.Loss
	u.moveTo(l.X+l.W*0.6, l.Y+l.H/2)
	copied("step ", "loss ", "accuracy ")
	u.moveTo(u.middle(network.WeightAt(1, 0, 0)))
	copied(u.Network.Reading[0])
	u.moveTo(1, 1)
	if u.ctrl("C", false); u.last.Copy != nil || !u.Message.Error {
		t.Errorf("nothing is pointed at: it copies %+v", u.last.Copy)
	}

	u.must(u.SetControl("lower", "bricks"))
	u.must(u.observe(core.Point{X1: 0.5, X2: 0.25, Class: 1}))
	for at, q := range u.Bricks.Quantities {
		u.goToBrick(at)
		u.tick(1)
		rows := strings.Split(strings.TrimSuffix(copied(), "\n"), "\n")
		if len(rows) != q.Rows {
			t.Fatalf("%s has %d lines, want %d", q.Name, len(rows), q.Rows)
		}
		for r, row := range rows {
			cells := strings.Split(row, "\t")
			if len(cells) != q.Cols {
				t.Fatalf("%s has %d columns, want %d", q.Name, len(cells), q.Cols)
			}
			for c, cell := range cells {
				if v, err := core.ParseNumber(cell); err != nil || v != q.Values[r*q.Cols+c] {
					t.Errorf("%s[%d,%d] is %q, want %v: %v", q.Name, r, c, cell, q.Values[r*q.Cols+c], err)
				}
			}
		}
	}
}

// TestCopyLink: the link that is copied opens what is here; it leads to the page whose link was opened last.
func TestCopyLink(t *testing.T) {
	u := inAWindow(t)
	u.must(u.AddPoint(0.25, 0.5, 1))
	u.Advance(7)
	want := string(u.Document().JSON())
	link := func() string {
		u.must(u.Press("copy.link"))
		u.tick(1)
		if u.last.Copy == nil {
			t.Fatal("no link is copied")
		}
		return u.last.Copy.Text
	}
	first := link()
	if !strings.HasPrefix(first, "#x1.") || !strings.Contains(u.last.Copy.Said, "without a page's address") {
		t.Errorf("the link is %.20q, and it says %q", first, u.last.Copy.Said)
	}
	u.pastes("https://example.org/x/index.html?lang=en#scenario:three")
	u.must(u.undo())
	second := link()
	if second != "https://example.org/x/index.html?lang=en"+first {
		t.Errorf("the link is %.60q", second)
	}
	v := inAWindow(t)
	v.pastes(second)
	if got := string(v.Document().JSON()); got != want {
		t.Errorf("the link opens\n%s\nwant\n%s", got, want)
	}
}
