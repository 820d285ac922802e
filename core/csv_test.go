package core

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReadCSV(t *testing.T) {
	want := []Point{{1.5, -0.25, 0}, {1e-3, 200, 5}}
	for _, doc := range []string{
		"1.5,-0.25,0\n0.001,200,5\n",
		"1.5,-0.25,0\n0.001,200,5",
		"x1,x2,class\n1.5,-0.25,0\n0.001,200,5\n",
		"\"a\",\"b\",\"c\"\r\n1.5,-0.25,0\r\n\r\n0.001,200,5\r\n",
		"\ufeffx1,x2,class\n1.5,-0.25,0\n0.001,200,5\n",
		"\n \n 1.5 , -0.25 , 0 \n\t\n1e-3,2E+2,5.0\n\n",
		"1.5;-.25;0\n.001;200;5\n",
		"x1\tx2\tclass\n1.5\t-0.25\t0\n1e-3\t2e2\t5e0\n",
	} {
		got, err := ReadCSV(strings.NewReader(doc))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q is %v, %v", doc, got, err)
		}
	}
	for _, doc := range []string{"", "\n\n", "x1,x2,class\n"} {
		if got, err := ReadCSV(strings.NewReader(doc)); err != nil || len(got) != 0 {
			t.Errorf("%q is %v, %v", doc, got, err)
		}
	}
}

func TestReadCSVErrors(t *testing.T) {
	for _, c := range []struct{ doc, key, says string }{
		{"x1,x2,class\n1,2,0\n1,2\n", "line 3", "2 columns"},
		{"1,2,0,4\n", "line 1", "4 columns"},
		{"a,b\n", "line 1", "2 columns"},
		{"1,2,0\nx1,x2,class\n", "line 2", "x1 must be a number"},
		{"x1,x2,class\nx1,x2,class\n", "line 2", "x1 must be a number"},
		{"1,two,0\n", "line 1", "x2 must be a number from -1000 to 1000"},
		{"1,,0\n", "line 1", "x2 must be"},
		{"1,2,\n", "line 1", "class must be"},
		{"\n\n1,2,6\n", "line 3", "class must be a whole number from 0 to 5"},
		{"1,2,-1\n", "line 1", "class must be"},
		{"1,2,0.5\n", "line 1", "class must be"},
		{"1,2000,0\n", "line 1", "x2 must be"},
		{"NaN,NaN,NaN\n", "line 1", "x1 must be"},
		{"1,NaN,0\n", "line 1", "x2 must be"},
		{"1,Inf,0\n", "line 1", "x2 must be"},
		{"1,1e999,0\n", "line 1", "x2 must be"},
		{"1,2,0\n" + strings.Repeat("1", 70_000) + ",2,0\n", "line 2", "64 KiB"},
		{strings.Repeat("1,2,0\n", 100_001), "line 100001", "at most 100000 points"},
	} {
		_, err := ReadCSV(strings.NewReader(c.doc))
		var bad *ProjectError
		short := c.doc[:min(len(c.doc), 40)]
		if !errors.As(err, &bad) || bad.Key != c.key {
			t.Errorf("%q: %v; want an error for %s", short, err, c.key)
		} else if !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v; want it to say %q", short, err, c.says)
		}
	}
	broken := errors.New("disk on fire")
	if _, err := ReadCSV(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("a reader's error became %v", err)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteCSV(t *testing.T) {
	want := full().Data.Points
	var doc bytes.Buffer
	if err := WriteCSV(&doc, want); err != nil {
		t.Fatal(err)
	}
	got, err := ReadCSV(&doc)
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) { // Sprint tells -0 from 0
		t.Errorf("%v, %v", got, err)
	}
	if err := WriteCSV(brokenWriter{}, want); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a writer's error became %v", err)
	}
}

func FuzzCSV(f *testing.F) {
	for _, doc := range []string{
		"x1,x2,class\n1.5,-0.25,0\r\n\n1e-3,2E+2,5.0\n", "1;2;3", "1\t2\t3", "\ufeff1,2,0", "0x1p-3,1_0,0", "NaN,Inf,-0", "-0,-0,-0",
	} {
		f.Add(doc)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		points, err := ReadCSV(strings.NewReader(doc))
		if err != nil {
			return
		}
		var again bytes.Buffer
		if err := WriteCSV(&again, points); err != nil {
			t.Fatal(err)
		}
		got, err := ReadCSV(&again)
		if err != nil || fmt.Sprint(got) != fmt.Sprint(points) {
			t.Errorf("%v became %v, %v", points, got, err)
		}
	})
}
