package edit

import (
	"slices"
	"testing"

	"xorcery/wasm/input"
	"xorcery/wasm/input/inputtest"
)

// plain is a line as one would write it at first: strings, and everything that ever stood there.
type plain struct {
	before, selected, after string
	left                    bool // the caret stands at the selection's left end
	states                  []string
	now                     int
	joins                   string
}

func (p *plain) text() string { return p.before + p.selected + p.after }

func (p *plain) runes() (b, s, a []rune) {
	return []rune(p.before), []rune(p.selected), []rune(p.after)
}

func (p *plain) become(before, after, how string) {
	if p.selected != "" || how == "paste" || how != p.joins {
		p.states = append(p.states[:p.now+1], "")
		p.now++
	}
	if p.joins = how; p.selected != "" && how != "type" {
		p.joins = ""
	}
	p.before, p.selected, p.after, p.left = before, "", after, false
	p.states = p.states[:p.now+1]
	p.states[p.now] = p.text()
}

func (p *plain) caret() int {
	b, s, _ := p.runes()
	if p.left {
		return len(b)
	}
	return len(b) + len(s)
}

func (p *plain) anchor() int {
	b, s, _ := p.runes()
	if p.left {
		return len(b) + len(s)
	}
	return len(b)
}

func (p *plain) choose(anchor, caret int) {
	all := []rune(p.text())
	from, to := min(anchor, caret), max(anchor, caret)
	p.before, p.selected, p.after = string(all[:from]), string(all[from:to]), string(all[to:])
	p.left, p.joins = caret < anchor, ""
}

// key is what a key does to it, and what goes to the clipboard.
func (p *plain) key(k input.Key) (copied string) {
	b, s, a := p.runes()
	all := []rune(p.text())
	at := p.caret()
	go_ := func(to int) {
		anchor := p.anchor()
		if !k.Shift {
			anchor = to
		}
		p.choose(anchor, to)
	}
	back := func() int {
		i := at
		for ; k.Ctrl && i > 0 && kindOf(all[i-1]) == space; i-- {
		}
		for j := i; i > 0 && (i == j || k.Ctrl && kindOf(all[i-1]) == kindOf(all[j-1])); i-- {
		}
		return i
	}
	on := func() int {
		i := at
		for ; k.Ctrl && i < len(all) && kindOf(all[i]) == space; i++ {
		}
		for j := i; i < len(all) && (i == j || k.Ctrl && kindOf(all[i]) == kindOf(all[j])); i++ {
		}
		return i
	}
	remove := func(to int, how string) {
		switch from, to := min(at, to), max(at, to); {
		case len(s) > 0:
			p.become(p.before, p.after, how)
		case from < to:
			p.become(string(all[:from]), string(all[to:]), how)
		}
	}
	switch {
	case k.Name == "ArrowLeft" && !k.Shift && !k.Ctrl && len(s) > 0:
		go_(len(b))
	case k.Name == "ArrowRight" && !k.Shift && !k.Ctrl && len(s) > 0:
		go_(len(b) + len(s))
	case k.Name == "ArrowLeft":
		go_(back())
	case k.Name == "ArrowRight":
		go_(on())
	case k.Name == "Home":
		go_(0)
	case k.Name == "End":
		go_(len(b) + len(s) + len(a))
	case k.Name == "Backspace":
		remove(back(), "erase")
	case k.Name == "Delete" && !k.Shift:
		remove(on(), "delete")
	case k.Name == "Delete" || k.Ctrl && k.Name == "X":
		if copied = p.selected; copied != "" {
			p.become(p.before, p.after, "paste")
			p.joins = ""
		}
	case k.Ctrl && k.Name == "C":
		return p.selected
	case k.Ctrl && k.Name == "A":
		p.choose(0, len(all))
	case k.Ctrl && (k.Name == "Y" || k.Name == "Z" && k.Shift):
		p.travel(p.now + 1)
	case k.Ctrl && k.Name == "Z":
		p.travel(p.now - 1)
	case !k.Ctrl && k.Text != "":
		p.become(p.before+k.Text, p.after, "type")
	}
	return copied
}

func (p *plain) travel(to int) {
	if to >= 0 && to < len(p.states) {
		p.now, p.joins = to, ""
		p.before, p.selected, p.after, p.left = p.states[to], "", "", false
	}
}

// FuzzLine types anything into a line and into a plain one: they never differ, but for where the caret stands after Undo, which is where it
// was; and all of it can be taken back and made again.
func FuzzLine(f *testing.F) {
	keys := []string{"ArrowLeft", "ArrowRight", "ArrowLeft", "ArrowRight", "Home", "End", "Backspace", "Delete", "A", "C", "X", "Y", "Z", "Z", "1", "2", ".", "-", "e", "é", " "}
	inputtest.Fuzz(f, 24, 160, 7, func(t *testing.T, script inputtest.Script) {
		first := "-0.03 of 1,234.5"
		l := New(first)
		p := &plain{selected: first, states: []string{first}}
		for i := 0; len(script) > 0 && i < mostPast-1; i++ {
			switch what := script.Next(12); what {
			case 0:
				text := []string{"7", " 1e-3\n", "a\tb", "", "日本"}[script.Next(5)]
				if in := string(clean(text, MostText)); in != "" {
					p.become(p.before+in, p.after, "paste")
					p.joins = ""
				}
				l.Insert(text)
			case 1, 2:
				anchor, caret := script.Next(l.Len()+1), script.Next(l.Len()+1)
				l.Select(anchor, caret)
				p.choose(anchor, caret)
			default:
				k := script.Key(keys).Key
				if k.Text != "" && k.Ctrl {
					k.Text = ""
				} else if len([]rune(k.Name)) == 1 && k.Name > "Z" || k.Name == " " {
					k.Text = k.Name
				}
				if len(k.Name) == 1 && k.Name >= "A" && k.Name <= "Z" {
					k.Text = ""
				}
				wish, _ := l.Type(k)
				if copied := p.key(k); wish.Copy != copied {
					t.Fatalf("%+v copies %q, want %q", k, wish.Copy, copied)
				}
				if k.Ctrl && (k.Name == "Z" || k.Name == "Y") {
					p.choose(l.anchor, l.caret)
				}
			}
			if l.Text() != p.text() || l.Caret() != p.caret() || l.anchor != p.anchor() {
				t.Fatalf("there stands %q, %d, %d, want %q, %d, %d", l.Text(), l.anchor, l.Caret(), p.text(), p.anchor(), p.caret())
			}
		}
		last := l.Text()
		for range mostPast {
			l.Undo()
		}
		if l.Text() != first || l.Changed() {
			t.Fatalf("all taken back there stands %q", l.Text())
		}
		for range mostPast {
			l.Redo()
		}
		if l.Redo(); l.Text() != p.states[len(p.states)-1] && l.Text() != last {
			t.Fatalf("made again there stands %q, it was %q", l.Text(), last)
		}
	})
}

// TestACopyIsAnotherLine: whatever becomes of one of two.
func TestACopyIsAnotherLine(t *testing.T) {
	a := New("one two")
	a.Place(3, false)
	a.Type(input.Key{Text: "!"})
	b := a
	a.Type(input.Key{Name: "Backspace", Ctrl: true})
	a.Insert("x")
	b.Undo()
	b.Insert("y")
	a.Undo()
	a.Undo()
	if a.Text() != "one! two" || b.Text() != "oney two" {
		t.Errorf("they are %q and %q", a.Text(), b.Text())
	}
}

// TestALineIsBounded: in its text and in what it remembers.
func TestALineIsBounded(t *testing.T) {
	l := New("")
	for range 5 * mostPast {
		l.Insert("0123456789")
	}
	if l.Len() != MostText || len(l.past) > mostPast {
		t.Errorf("it holds %d characters and %d changes", l.Len(), len(l.past))
	}
}

// TestKeysOfOthers are left to them.
func TestKeysOfOthers(t *testing.T) {
	for _, k := range []input.Key{{Name: "Enter"}, {Name: "Escape"}, {Name: "Tab"}, {Name: "S", Ctrl: true}, {Name: "Q", Ctrl: true}, {Name: "PageDown"}, {Name: "F1"}} {
		l := New("1")
		if _, meant := l.Type(k); meant || l.Text() != "1" {
			t.Errorf("%+v is meant: %v, there stands %q", k, meant, l.Text())
		}
	}
}

// wide is a font in which every character is 10 wide but the point, which is 4.
func wide(text string) (w float64) {
	for _, r := range text {
		if w += 10; r == '.' {
			w -= 6
		}
	}
	return w
}

// TestThePointer places the caret, drags, and selects words and everything.
func TestThePointer(t *testing.T) {
	const width = 200.0
	f := NewField("12.5 and 3-4")
	x := func(at int) float64 { return f.X(at, width, wide) }
	if x(f.Len()) != width || x(0) != width-wide(f.Text()) {
		t.Fatalf("it stands from %g to %g", x(0), x(f.Len()))
	}
	for at := range f.Len() + 1 {
		f.Press(x(at)+1, width, wide, false, 0)
		if f.Press(x(at)+1, width, wide, false, 2*input.DoubleClick); f.Caret() != at || f.Selected() != "" {
			t.Errorf("at %d is the caret %d, selected %q", at, f.Caret(), f.Selected())
		}
	}
	f.Press(x(1), width, wide, false, 10*input.DoubleClick)
	if f.Drag(x(4), width, wide); f.Selected() != "2.5" {
		t.Errorf("dragged to the right is %q", f.Selected())
	}
	if f.Drag(x(0), width, wide); f.Selected() != "1" || f.Caret() != 0 {
		t.Errorf("dragged back is %q", f.Selected())
	}
	f.Press(x(8), width, wide, true, 20*input.DoubleClick)
	if f.Selected() != "2.5 and" {
		t.Errorf("with shift is %q", f.Selected())
	}
	now := 30 * input.DoubleClick
	for i, want := range []string{"", "and", "12.5 and 3-4"} {
		if f.Press(x(6), width, wide, false, now); f.Selected() != want {
			t.Errorf("press %d selects %q, want %q", i+1, f.Selected(), want)
		}
		if i == 1 {
			if f.Drag(x(2), width, wide); f.Selected() != "12.5 and" {
				t.Errorf("dragged by words is %q", f.Selected())
			}
			f.Drag(x(6), width, wide)
		}
	}
}

// TestTheCaretIsInSight, in however long a text.
func TestTheCaretIsInSight(t *testing.T) {
	const width = 50.0
	f := NewField("0123456789.0123456789")
	places := []int{0, 21, 5, 12, 11, 3, 21}
	for _, at := range places {
		f.Place(at, false)
		f.Follow(width, wide)
		if x := f.X(at, width, wide); x < 0 || x > width {
			t.Errorf("the caret of %d stands at %g", at, x)
		}
		if got := f.At(f.X(at, width, wide), width, wide); got != at {
			t.Errorf("at the caret of %d is %d", at, got)
		}
	}
	f.Select(0, f.Len())
	f.Type(input.Key{Name: "Delete"})
	if f.Follow(width, wide); f.X(0, width, wide) != width || !slices.Equal(f.text, nil) {
		t.Errorf("emptied the caret stands at %g", f.X(0, width, wide))
	}
}
