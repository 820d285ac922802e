package core

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
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
		got, told, err := ReadCSV(strings.NewReader(doc))
		if err != nil || len(told) > 0 && !strings.Contains(doc, "\"a\"") || !reflect.DeepEqual(got, want) {
			t.Errorf("%q is %v, %v, %v", doc, got, told, err)
		}
	}
	for _, doc := range []string{"", "\n\n", "x1,x2,class\n"} {
		if got, told, err := ReadCSV(strings.NewReader(doc)); err != nil || len(got)+len(told) != 0 {
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
		{"1,2,1\n1,2,0\n1,2,7\n1,2,7", "line 3", "is 1,2,7; allowed: x1,x2,class (class must be a whole number from 0 to 5)"},
		{"\n\n1,2,1.5\n", "line 3", "class must be a whole number or a word"},
		{"1,2,0.5\n", "line 1", "class must be"},
		{"1,2,nan\n", "line 1", "class must be"},
		{"1,2,1e999\n", "line 1", "class must be"},
		{"1,2,0\n1,2,cat\n", "line 2", "a word in every line; before it was 0"},
		{"1,2,cat\n1,2,0\n", "line 2", "before it was \"cat\""},
		{"1,2,0\n1,2,1\n1,2,2\n1,2,3\n1,2,4\n1,2,5\n1,2,-1\n", "class", "7 different labels; allowed: at most 6"},
		{strings.Repeat("1,2,a\n", 3) + "1,2,b\n1,2,c\n1,2,d\n1,2,e\n1,2,f\n1,2,g\n1,2,h", "class", "8 different labels"},
		{"x1,x2,class from 0\n1,2,6\n", "line 2", "from 0 to 5"},
		{"x1,x2,class from 0\n1,2,cat\n", "line 2", "from 0 to 5"},
		{"1.5,2,1\n1,5,2,5,1\n", "line 2", "semicolons or tabs"},
		{"1.234,5;2;1\n", "line 1", "x1 must be"},
		{"1;2\n", "line 1", "2 columns of 3"},
		{"0.5 1.5 1\n", "line 1", "1 columns of 3"},
		{"sep=x\n1x2x0\n", "line 1", "a semicolon"},
		{"1,\"2,0\n3,4\",0\n", "line 1", "closing quote"},
		{"1,2,0\n1,2 \"two\",0\n", "line 2", "bare"},
		// Names.
		{"id,length,width,species\n1,2,3,cat\n", "line 1", "which hold x1, x2 and the class"},
		{"x1,x2,label,target\n1,2,0,0\n", "line 1", "label and target both may be the class"},
		{"x1,x2,x1,class\n1,2,3,0\n", "line 1", "two columns are called x1"},
		{"length,x1,class\n1,2,0\n", "line 1", "beside x1 the other coordinate is missing"},
		{"x1,x2\n1,2\n", "line 1", "there are 2 columns"},
		{"x1,x2,a,b\n1,2,0,0\n", "line 1", "there are 4 columns"},
		{"id,x1,x2,class\n1,2,3\n", "line 2", "3 columns of 4"},
		{"species,length,width\ncat,1,2\n", "line 2", "x1 must be"},
		{"1,2000,0\n", "line 1", "x2 must be"},
		{"NaN,NaN,NaN\n", "line 1", "x1 must be"},
		{"1,NaN,0\n", "line 1", "x2 must be"},
		{"1,Inf,0\n", "line 1", "x2 must be"},
		{"1,1e999,0\n", "line 1", "x2 must be"},
		{"1,2,0\n" + strings.Repeat("1", 70_000) + ",2,0\n", "line 2", "64 KiB"},
		{strings.Repeat("1,2,0\n", 100_001), "line 100001", "at most 100000 points"},
	} {
		_, _, err := ReadCSV(strings.NewReader(c.doc))
		var bad *ProjectError
		short := c.doc[:min(len(c.doc), 40)]
		if !errors.As(err, &bad) || bad.Key != c.key {
			t.Errorf("%q: %v; want an error for %s", short, err, c.key)
		} else if !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v; want it to say %q", short, err, c.says)
		}
	}
	broken := errors.New("disk on fire")
	if _, _, err := ReadCSV(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("a reader's error became %v", err)
	}
}

// TestReadCSVAsItWasMeant: the points of a file in the form that other programs write, and what is told of it.
func TestReadCSVAsItWasMeant(t *testing.T) {
	two := []Point{{0.5, -1.5, 0}, {-0.5, 1.5, 1}}
	for doc, want := range map[string]struct {
		points []Point
		told   string
	}{
		// Columns by name.
		"class,x1,x2\n0,.5,-1.5\n1,-.5,1.5\n":                                {two, ""},
		"X2,Class,X1\n-1.5,0,.5\n1.5,1,-.5\n":                                {two, ""},
		"x,y,label\n.5,-1.5,0\n-.5,1.5,1\n":                                  {two, ""},
		"Target;y;x\n0;-1,5;0,5\n1;1,5;-0,5\n":                               {two, ""},
		"x1,x2,y\n.5,-1.5,0\n-.5,1.5,1\n":                                    {two, ""},
		"x0,x1,y\n.5,-1.5,0\n-.5,1.5,1\n":                                    {two, ""},
		"# x_1, x_2, class\n.5,-1.5,0\n-.5,1.5,1\n":                          {two, ""},
		",x1,x2,class\n0,.5,-1.5,0\n1,-.5,1.5,1\n":                           {two, "Column not read: one without a name."},
		"id,x1,name,x2,class,a,b,c,d\n7,.5,,-1.5,0,,,,\n8,-.5,e,1.5,1,,,,\n": {two, "Columns not read: id, name, a, b, c and 1 more."},
		"x1,x2,class,,\n.5,-1.5,0,,\n-.5,1.5,1,,\n":                          {two, ""},
		"class,length,width\n0,.5,-1.5\n1,-.5,1.5\n":                         {two, "Columns read as x1, x2 and class: length, width, class."},
		"kind,x1,x2\n0,.5,-1.5\n1,-.5,1.5\n":                                 {two, "Columns read as x1, x2 and class: x1, x2, kind."},
		"a,b,c\n.5,-1.5,0\n-.5,1.5,1\n":                                      {two, "Columns read as x1, x2 and class: a, b, c."},
		// Separators, marks and line ends.
		"x1;x2;class\n0,5;-1,5;0\n-0,5;1,5;1\n":      {two, ""},
		"0,5\t-1,5\t0\n-0,5\t1,5\t1\n":               {two, ""},
		"sep=;\r\n0,5;-1,5;0\r\n-0,5;1,5;1\r\n":      {two, ""},
		"SEP=|\n.5|-1.5|0\n-.5|1.5|1":                {two, ""},
		"\ufeff\"sep=\t\"\n.5\t-1.5\t0\n-.5\t1.5\t1": {two, ""},
		"\"0,5\",\"-1,5\",0\n\"-0,5\",\"1,5\",1\n":   {two, ""},
		"\"0.5\", \"-1.5\", \"0\"\n-.5,1.5,1\n":      {two, ""},
		"0.5,−1.5,0\n−0.5,1.5,1":                     {two, ""},
		"x1,x2,class\r0.5,-1.5,0\r-0.5,1.5,1\r":      {two, ""},
		"\t\r\n.5;-1.5;0;;\r\n;;\r\n-.5;1.5;1;;\r\n": {two, ""},
		"x1;x2;class\n1,500;2,250;1\n":               {[]Point{{1.5, 2.25, 1}}, "A comma in a cell is a decimal mark: 1,500 in line 2 is 1.5."},
		// Labels.
		".5,-1.5,-1\n-.5,1.5,1\n":                    {two, "Label −1 is class 0, 1 is class 1."},
		"-.5,1.5,1\n.5,-1.5,−1.0\n":                  {[]Point{two[1], two[0]}, "Label −1 is class 0, 1 is class 1."},
		"x1,x2,class\n.5,-1.5,1\n-.5,1.5,2\n":        {two, "Label 1 is class 0, 2 is class 1."},
		"-.5,1.5,dog\n.5,-1.5,cat\n":                 {[]Point{two[1], two[0]}, `Label "cat" is class 0, "dog" is class 1.`},
		"-.5,1.5,yes\n.5,-1.5,no\n":                  {[]Point{two[1], two[0]}, `Label "no" is class 0, "yes" is class 1.`},
		".5,-1.5,7\n-.5,1.5,10\n":                    {two, "Label 7 is class 0, 10 is class 1."},
		"x1,x2,class from 0\n.5,-1.5,1\n-.5,1.5,2\n": {[]Point{{0.5, -1.5, 1}, {-0.5, 1.5, 2}}, ""},
		".5,-1.5,2\n-.5,1.5,5\n":                     {[]Point{{0.5, -1.5, 2}, {-0.5, 1.5, 5}}, ""},
		".5,-1.5,1":                                  {[]Point{{0.5, -1.5, 1}}, ""},
	} {
		got, told, err := ReadCSV(strings.NewReader(doc))
		said := strings.Join(told, " ")
		if err != nil || !reflect.DeepEqual(got, want.points) || said != want.told {
			t.Errorf("%q is %v, %q, %v; want %v, %q", doc, got, said, err, want.points, want.told)
		}
	}
}

// The files of the reports, as they came.
func TestReadCSVCases(t *testing.T) {
	for name, want := range map[string][]Point{
		"class-first.csv":   {{3, 2, 1}, {2, 1, 0}, {4, 0, 1}},
		"german-excel.csv":  {{0.5, 1.5, 1}},
		"labels-pm1.csv":    {{0.5, 1.5, 0}, {0.5, 1.5, 1}},
		"unicode-minus.csv": {{-0.5, 1, 1}},
	} {
		file, err := os.Open("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		got, told, err := ReadCSV(file)
		if err != nil || !reflect.DeepEqual(got, want) || (name == "labels-pm1.csv") != (len(told) == 1) {
			t.Errorf("%s is %v, %v, %v; want %v", name, got, told, err, want)
		}
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
	got, _, err := ReadCSV(&doc)
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
		"class,x1,x2\n1,.5,.5\n2,1,1\n", "sep=;\r0,5;1,5;cat\r1;2;dog", "id,x,y,label\n1,\"0,5\",−2,3", "1\t2\t-1\n1\t2\t1",
	} {
		f.Add(doc)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		var points []Point
		var told []string
		var err error
		if took := allocated(func() { points, told, err = ReadCSV(strings.NewReader(doc)) }); took > uint64(64*len(doc)+1<<20) {
			t.Errorf("reading %d bytes took %d", len(doc), took)
		}
		if len(strings.Join(told, " ")) > 1000 {
			t.Errorf("too much is told: %q", told)
		}
		if err != nil {
			if len(err.Error()) > 1000 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
			return
		}
		var again bytes.Buffer
		if err := WriteCSV(&again, points); err != nil {
			t.Fatal(err)
		}
		got, told, err := ReadCSV(&again)
		if err != nil || len(told) > 0 || fmt.Sprint(got) != fmt.Sprint(points) {
			t.Errorf("%v became %v, %v, %v", points, got, told, err)
		}
	})
}
