package site_test

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"
)

// pack is a link that holds doc, whatever that is.
func pack(doc string) string {
	var packed bytes.Buffer
	packed.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(doc))))
	w, _ := flate.NewWriter(&packed, flate.BestCompression) // a valid level: no error
	w.Write([]byte(doc))
	w.Close()
	return "x1." + base64.RawURLEncoding.EncodeToString(packed.Bytes())
}

// TestBadInput gives the page what it cannot take: each is told what is wrong and what is allowed, and run and points stay.
func TestBadInput(t *testing.T) {
	// A storage that is full, or forbidden: reading finds nothing, writing throws.
	on := laptop
	on.before = `Storage.prototype.setItem = () => { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };`
	b := open(t, on, "/")
	b.ready()
	eval[any](b, `(x().open({data: {set: 'corners', points: [[0.25, -0.5, 1]]}, network: {hidden: [4]}}), x().pause(), x().step(20))`)
	b.wait("a word about storage", `figure().document.getElementById('notices').textContent.includes('does not keep the session')`)
	kept := eval[string](b, `JSON.stringify(x().project())`)

	// drop lets a file fall on the page; size repeats its text up to so many bytes.
	eval[any](b, `(window.drop = (name, text, size = text.length) => {
		const files = new DataTransfer();
		files.items.add(new File(Array(Math.ceil(size / text.length)).fill(text), name));
		document.body.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: files}));
	}, window.paste = (text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		document.body.dispatchEvent(new ClipboardEvent('paste', {bubbles: true, cancelable: true, clipboardData}));
	}, null)`)
	said := `document.getElementById('message-text').textContent`
	for _, c := range []struct {
		name, do string
		says     []string
	}{
		{"a file that is no project", `drop('notes.json', '{"recipe": "soup"}')`, []string{"recipe"}},
		{"broken JSON", `drop('half.json', '{"version": 1, "data"')`, []string{"half.json"}},
		{"a newer version", `drop('later.json', '{"version": 2}')`, []string{"version", "2"}},
		{"a picture", `drop('cat.png', '\x89PNG\r\n')`, []string{"cat.png"}},
		{"a bad line", `drop('points.csv', 'x1,x2,class\n1,2,0\n1,many,0\n')`, []string{"line 3", "many"}},
		{"a class 7", `drop('points.csv', '1,2,0\n1,2,7\n')`, []string{"line 2", "7", "5"}},
		{"a pasted class 7", `paste('1,2,7')`, []string{"line 1", "7"}},
		{"50 MB", `drop('big.csv', '1,2,0\n', 50e6)`, []string{"big.csv", "bytes", "at most"}},
	} {
		eval[any](b, `(document.getElementById('message-text').textContent = '', `+c.do+`, null)`)
		b.wait("a word about "+c.name, said+`.length > 10`)
		got := eval[string](b, said)
		for _, part := range c.says {
			if !strings.Contains(got, part) {
				t.Errorf("%s is told %q; it does not say %q", c.name, got, part)
			}
		}
		if now := eval[string](b, `JSON.stringify(x().project())`); now != kept {
			t.Fatalf("%s changed the project from %s to %s", c.name, kept, now)
		}
	}

	// Links: the figure says what is wrong with them and shows what it would without.
	notice := `(figure().document.querySelector('[data-kind="link"]')?.textContent ?? '')`
	link := eval[string](b, `x().link()`)
	for _, c := range []struct {
		name, hash, says string
	}{
		{"a link cut short", link[:len(link)/2], "link"},
		{"a link of other letters", "%F0%9F%8D%B2", "link"},
		{"a link of a newer form", "x2" + link[2:], "allowed"},
		{"a newer version", pack(`{"version":2}`), "version"},
		{"an older version", pack(`{"version":0}`), "version"},
	} {
		eval[any](b, `(figure().document.querySelector('[data-kind="link"]')?.remove(), figure().location.hash = '`+c.hash+`', null)`)
		b.wait("a word about "+c.name, notice+`.length > 10`)
		if got := eval[string](b, notice); !strings.Contains(got, c.says) {
			t.Errorf("%s is told %q; it does not say %q", c.name, got, c.says)
		}
		if now := eval[string](b, `JSON.stringify(x().project())`); now != kept {
			t.Fatalf("%s changed the project from %s to %s", c.name, kept, now)
		}
	}
}
