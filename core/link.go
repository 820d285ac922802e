package core

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// linkPrefix is the version of the form of links.
const linkPrefix = "x1."

// Link packs the project into a text that may stand in an address: the keys that differ from the default, without
// white space, after their checksum, compressed, in base64url without padding. Large projects make long links:
// ParseLink takes no more than maxLink bytes, and where more than that comes out the file has to do.
func (p Project) Link() string {
	link, _ := p.LinkWithin(math.MaxInt)
	return link
}

// LinkWithin is Link where that has at most so many characters; ok is false where it has more, which is found without
// packing the rest.
func (p Project) LinkWithin(most int) (link string, ok bool) {
	usual := map[string]string{}
	for _, e := range DefaultProject().entries(compact) {
		usual[e.key] = e.text
	}
	var changed []entry
	for _, e := range p.entries(compact) {
		if usual[e.key] != e.text {
			changed = append(changed, e)
		}
	}
	text, ok := Pack(appendObject(nil, changed, compact), most-len(linkPrefix))
	if !ok {
		return "", false
	}
	return linkPrefix + text, true
}

// Pack makes of a document a text that may stand in an address: what it holds after its checksum, compressed, in base64url without
// padding. ok is false where that has more than most characters, which is found without packing the rest.
func Pack(doc []byte, most int) (text string, ok bool) {
	var packed bytes.Buffer
	packed.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(doc)))
	// A valid level and a buffer in memory: neither call can fail.
	w, _ := flate.NewWriter(&packed, flate.BestCompression)
	for piece := range slices.Chunk(doc, 1<<16) {
		w.Write(piece)
		if packed.Len() > most {
			return "", false
		}
	}
	w.Close()
	text = base64.RawURLEncoding.EncodeToString(packed.Bytes())
	return text, len(text) <= most
}

// Why a text cannot be unpacked.
var (
	ErrNotPacked = errors.New("the text is none that Pack makes")    // it has other characters, or too few
	ErrBent      = errors.New("the text is cut or changed")          // what it holds is not what was packed
	ErrTooLarge  = errors.New("the document is larger than allowed") // and not unpacked any further
)

// Unpack is the inverse of Pack, for documents of at most most bytes. An error is one of ErrNotPacked, ErrBent and ErrTooLarge.
func Unpack(text string, most int64) (doc []byte, err error) {
	packed, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(packed) < 4 {
		return nil, ErrNotPacked
	}
	rest := bytes.NewReader(packed[4:])
	doc, err = io.ReadAll(io.LimitReader(flate.NewReader(rest), most+1))
	switch {
	case int64(len(doc)) > most:
		return nil, ErrTooLarge
	case err != nil || rest.Len() > 0 || crc32.ChecksumIEEE(doc) != binary.BigEndian.Uint32(packed):
		return nil, ErrBent
	}
	return doc, nil
}

// Fragment is what stands behind the # of a link, as it was shared, out of what chats, mail programs and trackers made of it,
// with or without the address before it: letters, digits, - and _, with one point or colon before the last of them ("x1.q1Yq", "scenario:line"). Percent-encoding
// is undone, and what follows from the first other character on goes: the full stop or bracket of the sentence around the
// link, "&fbclid=…", "?utm_source=…".
func Fragment(text string) string {
	for range 2 { // who passes on what was passed on encodes it again
		text = unescape(text)
	}
	text = strings.TrimLeft(strings.TrimSpace(text), "#")
	if address, after, ok := strings.Cut(text, "#"); ok && strings.Contains(address, "://") {
		text = after
	}
	end := strings.IndexFunc(text, isStrange)
	if end >= 0 && (text[end] == '.' || text[end] == ':') {
		after := strings.IndexFunc(text[end+1:], isStrange)
		if after < 0 {
			return text
		}
		end += 1 + after
	}
	if end < 0 {
		return text
	}
	return text[:end]
}

// unescape undoes percent-encoding where there is one; any other % stays.
func unescape(text string) string {
	if !strings.Contains(text, "%") {
		return text
	}
	plain := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			if c, err := strconv.ParseUint(text[i+1:i+3], 16, 8); err == nil {
				plain = append(plain, byte(c))
				i += 2
				continue
			}
		}
		plain = append(plain, text[i])
	}
	return string(plain)
}

// ParseLink is the inverse of Link, for links that were bent on their way too: see Fragment. A link that is too long, cut or
// changed, or unpacks to more than MaxDocument bytes, is an error that says so; what it holds is checked as in ParseProject.
func ParseLink(s string) (Project, error) {
	link := Fragment(s)
	if len(link) > maxLink {
		return Project{}, linkError(fmt.Sprintf("it is %d bytes long; allowed: at most %d", len(link), maxLink))
	}
	text, ok := strings.CutPrefix(link, linkPrefix)
	if !ok {
		return Project{}, linkError(fmt.Sprintf("it begins with %q; allowed: %q and what follows it", cut(s, 20), linkPrefix))
	}
	doc, err := Unpack(text, MaxDocument)
	switch err {
	case ErrNotPacked:
		return Project{}, linkError("it is cut or changed; allowed: the link as it was shared, of letters, digits, - and _")
	case ErrTooLarge:
		return Project{}, linkError(fmt.Sprintf("it unpacks to more than %d bytes", MaxDocument))
	case ErrBent:
		return Project{}, linkError("it is cut or changed; allowed: the link as it was shared")
	case nil:
		return ParseProject(doc)
	}
	return Project{}, linkError(err.Error())
}

func linkError(what string) error { return &ProjectError{Key: "link", Allowed: what} }
