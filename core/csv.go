package core

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// csvLine is what a line of a CSV file is.
const csvLine = "x1,x2,class"

// ReadCSV reads points, a line each, and gives what their reader must be told of how they were read, in sentences.
//
//   - Columns are separated by tabs, semicolons or commas: the first of these that the first line holds, or what a line
//     sep=; before all others names. Cells may be quoted; a cell has no line break within. Lines end in any way.
//   - Numbers are those of [ParseDecimal]: a comma in a cell is a decimal mark, as no point lies beyond 1000.
//   - A first line without any number holds the columns' names; readColumns finds x1, x2 and the class among them, in
//     any order. Without names the columns are x1, x2 and the class, and no others.
//   - Whatever stands for the classes becomes 0, 1, …: see labels.
//
// Blank lines do not count. Errors name the line and what is allowed; they are a *ProjectError, or r's own.
func ReadCSV(r io.Reader) (points []Point, told []string, err error) {
	doc, err := io.ReadAll(io.LimitReader(r, MaxDocument+1))
	if err != nil {
		return nil, nil, err
	}
	doc = bytes.TrimPrefix(doc, []byte("\ufeff"))
	if err := endLines(doc); err != nil {
		return nil, nil, err
	}
	separator, doc, err := separatorOf(doc)
	if err != nil {
		return nil, nil, err
	}
	t := table{separator: string(separator)}
	rows := csv.NewReader(bytes.NewReader(doc))
	rows.Comma, rows.FieldsPerRecord, rows.ReuseRecord = separator, -1, true
	rows.TrimLeadingSpace = separator != '\t' // which is white space
	for {
		cells, err := rows.Read()
		if err == io.EOF {
			break
		}
		if bad := (*csv.ParseError)(nil); errors.As(err, &bad) {
			return nil, nil, wrong(lineName(bad.Line), "not to be read", csvLine+" ("+bad.Err.Error()+")")
		}
		line, _ := rows.FieldPos(0)
		if err := t.take(line, cells); err != nil {
			return nil, nil, err
		}
	}
	said, err := t.labels.settle(t.points)
	return t.points, append(t.told, said...), err
}

// table is a file as far as it has been read. A point's class is the number of its label until all are known.
type table struct {
	separator string
	columns   columns
	labels    labels
	points    []Point
	told      []string
	grouped   bool // told of a comma that might have grouped thousands
}

// take reads a line.
func (t *table) take(line int, cells []string) error {
	blank := true
	for i, cell := range cells {
		cells[i] = strings.TrimSpace(cell)
		blank = blank && cells[i] == ""
	}
	if blank {
		return nil
	}
	if t.columns.count == 0 {
		if hasNames(cells) {
			var err error
			if t.columns, t.told, err = readColumns(line, cells); err == nil {
				t.labels.asTheyStand = t.columns.asTheyStand
			}
			return err
		}
		t.columns = columns{count: 3, x: [2]int{0, 1}, label: 2}
	}
	if most := int(Limits["data.points"].Max); len(t.points) == most {
		return wrong(lineName(line), "one point too many", "at most "+strconv.Itoa(most)+" points")
	}
	p, err := t.point(line, cells)
	if err != nil {
		return wrong(lineName(line), strings.Join(cells, t.separator), csvLine+" ("+err.Error()+")")
	}
	t.points = append(t.points, p)
	return nil
}

// point is the point of a line.
func (t *table) point(line int, cells []string) (p Point, err error) {
	for len(cells) > t.columns.count && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	if n := len(cells); n != t.columns.count {
		hint := ""
		if t.separator == "," && n > t.columns.count {
			hint = "; beside decimal commas the columns are separated by semicolons or tabs"
		}
		return p, fmt.Errorf("it has %d columns of %d%s", n, t.columns.count, hint)
	}
	var x [2]float64
	for i, at := range t.columns.x {
		var err error
		if x[i], err = ParseDecimal(cells[at]); err != nil || !Limits["data.points.x"].Contains(x[i]) {
			return p, fmt.Errorf("x%d must be %s", i+1, Limits["data.points.x"])
		}
		if !t.grouped && grouped(plain(cells[at])) {
			t.grouped = true
			t.told = append(t.told, fmt.Sprintf("A comma in a cell is a decimal mark: %s in line %d is %s.", cells[at], line, number(x[i])))
		}
	}
	label, err := t.labels.number(cells[t.columns.label], line, func() string { return strings.Join(cells, t.separator) })
	return Point{x[0], x[1], label}, err
}

// endLines makes every line of doc end with a line feed, where it stands. A line is at most 64 KiB long and holds its
// quotes in pairs, so that no cell goes on in the next line and no record is longer than a line.
func endLines(doc []byte) error {
	const longest = 64 << 10
	line, length, quotes := 1, 0, 0
	for i, c := range doc {
		if c == '\r' && (i+1 == len(doc) || doc[i+1] != '\n') {
			c, doc[i] = '\n', '\n'
		}
		if length++; length > longest {
			return wrong(lineName(line), "longer than 64 KiB", csvLine)
		}
		if c == '"' {
			quotes++
		}
		if c != '\n' && i+1 < len(doc) {
			continue
		}
		if quotes%2 != 0 {
			return wrong(lineName(line), "without its closing quote", csvLine+", a cell all on its line")
		}
		line, length, quotes = line+1, 0, 0
	}
	return nil
}

// separatorOf is what separates the columns of doc, and what is left of doc where it says so itself: the line sep=; goes,
// its end stays, so that lines keep their numbers.
func separatorOf(doc []byte) (separator rune, rest []byte, err error) {
	first, after := doc, []byte(nil)
	if end := bytes.IndexByte(doc, '\n'); end >= 0 {
		first, after = doc[:end], doc[end:]
	}
	said := strings.Trim(strings.TrimRight(string(first), "\r"), `"`)
	if len(said) >= 4 && strings.EqualFold(said[:4], "sep=") {
		switch said[4:] {
		case ",", ";", "\t", "|":
			return rune(said[4]), after, nil
		}
		return 0, nil, wrong(lineName(1), said, "sep= and a comma, a semicolon, a tab or a bar")
	}
	for line := range bytes.Lines(doc) {
		if len(bytes.TrimSpace(line)) > 0 {
			return separatorIn(line), doc, nil
		}
	}
	return ',', doc, nil
}

// separatorIn is the first of tab, semicolon and comma that a line holds outside its quotes.
func separatorIn(line []byte) rune {
	separator, quoted := ',', false
	for _, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\t':
			return '\t'
		case c == ';':
			separator = ';'
		}
	}
	return separator
}

func lineName(line int) string { return "line " + strconv.Itoa(line) }

// WriteCSV writes what ReadCSV reads back to the same bits, with nothing to tell: the columns' names, then a point a line.
func WriteCSV(w io.Writer, points []Point) error {
	buffer := bufio.NewWriter(w)
	name := csvLine
	if countFromOne(points) {
		name += asTheyStand // a reader would take class 1 for the first of all
	}
	buffer.WriteString(name + "\n")
	var line []byte
	for _, p := range points {
		line = append(appendNumber(line[:0], p.X1), ',')
		line = append(appendNumber(line, p.X2), ',')
		line = append(strconv.AppendInt(line, int64(p.Class), 10), '\n')
		buffer.Write(line)
	}
	return buffer.Flush()
}
