package core

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
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
	var packed bytes.Buffer
	packed.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(doc)))
	w, _ := flate.NewWriter(&packed, flate.BestCompression)
	w.Write(doc)
	w.Close()
	return linkPrefix + base64.RawURLEncoding.EncodeToString(packed.Bytes())
}

func TestLinkErrors(t *testing.T) {
	good := full().Link()
	for name, c := range map[string]struct{ link, says string }{
		"empty":         {"", "begins with"},
		"other":         {"scenario:explosion", "begins with"},
		"prefix alone":  {linkPrefix, "cut or changed"},
		"padding":       {good + "=", "cut or changed"},
		"line break":    {good[:40] + "\n" + good[40:], "cut or changed"},
		"more":          {good + "AAAA", "cut or changed"},
		"too long":      {linkPrefix + strings.Repeat("A", MaxLink), "at most 2000000"},
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

func FuzzLink(f *testing.F) {
	f.Add(DefaultProject().Link())
	f.Add(full().Link())
	f.Add(pack([]byte(`{"data":{"points":[[1,2,3]]}}`)))
	f.Add("x1.AAAAAAA")
	f.Fuzz(func(t *testing.T, link string) {
		p, err := ParseLink(link)
		if err != nil {
			return
		}
		got, err := ParseLink(p.Link())
		if err != nil {
			t.Fatal(err)
		}
		same(t, got, p)
	})
}
