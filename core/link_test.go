package core

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestLinkRoundTrip(t *testing.T) {
	for _, want := range []Project{DefaultProject(), full()} {
		link := want.Link()
		if strings.Trim(link, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") != "" {
			t.Errorf("%q does not stand in an address as it is", link)
		}
		got, err := ParseLink(link)
		if err != nil {
			t.Fatal(err)
		}
		same(t, got, want)
	}
	if link, ok := full().LinkWithin(len(full().Link())); !ok || link != full().Link() {
		t.Error("a link that just fits is refused")
	}
	if _, ok := full().LinkWithin(len(full().Link()) - 1); ok {
		t.Error("a link that is one character too long is let through")
	}
	if link := DefaultProject().Link(); len(link) > 20 {
		t.Errorf("the default project's link is %q", link)
	}
}

func TestManyPointsFitInALink(t *testing.T) {
	p := DefaultProject()
	p.Data.Set = Custom
	p.Data.Points = generate(Gauss, 10_000, 0.2, 1)
	link := p.Link()
	got, err := ParseLink(link)
	if err != nil {
		t.Fatal(err)
	}
	same(t, got, p)
}

// pack makes a link of any document.
func pack(doc []byte) string {
	text, _ := Pack(doc, math.MaxInt)
	return linkPrefix + text
}

func TestLinkErrors(t *testing.T) {
	good := full().Link()
	for name, c := range map[string]struct{ link, says string }{
		"empty":         {"", "begins with"},
		"other":         {"scenario:explosion", "begins with"},
		"login":         {"#_=_", "begins with"},
		"prefix alone":  {linkPrefix, "cut or changed"},
		"line break":    {good[:40] + "\n" + good[40:], "cut or changed"},
		"more":          {good + "AAAA", "cut or changed"},
		"too long":      {linkPrefix + strings.Repeat("A", maxLink), "at most 2000000"},
		"bomb":          {pack(bytes.Repeat([]byte(" "), MaxDocument+1)), "unpacks to more than"},
		"not a project": {pack([]byte("[]")), "an object"},
		"bad key":       {pack([]byte(`{"training":{"lambda":-1}}`)), "training.lambda is -1"},
		"newer":         {pack([]byte(`{"version":9,"new":1}`)), "newer program"},
	} {
		if _, err := ParseLink(c.link); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v; want it to say %q", name, err, c.says)
		}
	}
	for cut := range good {
		if _, err := ParseLink(good[:cut]); err == nil {
			t.Errorf("the link cut after %d of %d bytes is taken", cut, len(good))
		}
	}
	for i := range good {
		changed := []byte(good)
		changed[i] ^= 1
		if got, err := ParseLink(string(changed)); err == nil {
			same(t, got, full()) // a bit that the compression leaves unused
		}
	}
}

// TestUnpackSaysWhy: each of its errors, and none.
func TestUnpackSaysWhy(t *testing.T) {
	const doc = "twelve bytes"
	good, _ := Pack([]byte(doc), math.MaxInt)
	for text, want := range map[string]error{
		"": ErrNotPacked, "AAA": ErrNotPacked, "a b": ErrNotPacked,
		good[:len(good)-4]: ErrBent, good + "AAAA": ErrBent, "AAAA" + good[4:]: ErrBent, good: nil,
	} {
		if _, err := Unpack(text, 12); err != want {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
	if got, err := Unpack(good, 11); got != nil || err != ErrTooLarge {
		t.Errorf("of more than 11 bytes it gives %q, %v", got, err)
	}
}

// bends are what chats, mail programs and trackers do to a link.
var bends = []string{
	"%s", "#%s", " #%s ", "%s.", "%s)", "%s,", "%s>", "%s\"", "%s%%20", "%s%%22%%3E", "%s%%0A", "%s).", "%s…", "%s\u200b", "%s=", "%s!", "%s'", "%s]", "%s*",
	"%s&fbclid=IwAR0_x-1.a", "%s?utm_source=chat&utm_medium=x1.y", "%s/", "%s#:~:text=more", "%s%%", "%s%%2", "%s%%zz",
}

func TestBentLinks(t *testing.T) {
	want := full()
	for _, bend := range bends {
		for _, link := range []string{want.Link(), strings.Replace(want.Link(), ".", "%2E", 1), strings.Replace(want.Link(), ".", "%252e", 1)} {
			bent := fmt.Sprintf(bend, link)
			got, err := ParseLink(bent)
			if err != nil {
				t.Errorf("%s: %v", bend, err)
				continue
			}
			same(t, got, want)
		}
		for name, want := range map[string]string{
			"scenario:explosion": "scenario:explosion", "challenge:three": "challenge:three", "scenario%3Aexplosion": "scenario:explosion",
			"challenge%3athree": "challenge:three", "scenario%253Aexplosion": "scenario:explosion", "%23scenario:nan": "scenario:nan",
			"https://example.org/x/?a=b#scenario:nan": "scenario:nan",
		} {
			if got := Fragment(fmt.Sprintf(bend, name)); got != want {
				t.Errorf("%s of %s is %q", bend, name, got)
			}
		}
	}
}

func FuzzLink(f *testing.F) {
	f.Add(DefaultProject().Link())
	f.Add(full().Link())
	f.Add(pack([]byte(`{"data":{"points":[[1,2,3]]}}`)))
	f.Add("x1.AAAAAAA")
	for _, bend := range bends {
		f.Add(fmt.Sprintf(bend, DefaultProject().Link()))
	}
	f.Fuzz(func(t *testing.T, link string) {
		part := Fragment(link)
		if again := Fragment(part); again != part || len(part) > len(link) {
			t.Errorf("%q is %q, which is %q", link, part, again)
		}
		p, err := ParseLink(link)
		if err != nil {
			if len(err.Error()) > 400 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
			return
		}
		got, err := ParseLink(p.Link())
		if err != nil {
			t.Fatal(err)
		}
		same(t, got, p)
	})
}
