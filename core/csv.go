package core

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// csvLine is what a line of a CSV file is.
const csvLine = "x1,x2,class"

// ReadCSV reads points, a line x1,x2,class each, separated by commas, semicolons or tabs. The first line may be a
// header: three names. Blank lines and white space around numbers do not count. Errors name the line and what is
// allowed; they are a *ProjectError, or r's own.
func ReadCSV(r io.Reader) ([]Point, error) {
	most := int(Limits["data.points"].Max)
	lines := bufio.NewScanner(r) // takes lines of up to 64 KiB
	var points []Point
	mayBeHeader := true
	n := 0
	for lines.Scan() {
		n++
		line := lines.Text()
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		cells := cellsOf(line)
		if mayBeHeader && isHeader(cells) {
			mayBeHeader = false
			continue
		}
		mayBeHeader = false
		p, err := parsePoint(cells)
		if err != nil {
			return nil, wrong(fmt.Sprintf("line %d", n), line, csvLine+" ("+err.Error()+")")
		}
		if len(points) == most {
			return nil, wrong(fmt.Sprintf("line %d", n), "one point too many", "at most "+strconv.Itoa(most)+" points")
		}
		points = append(points, p)
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, wrong(fmt.Sprintf("line %d", n+1), "longer than 64 KiB", csvLine)
	case err != nil:
		return nil, err
	}
	return points, nil
}

// WriteCSV writes what ReadCSV reads back to the same bits: a header, then a point a line.
func WriteCSV(w io.Writer, points []Point) error {
	buffer := bufio.NewWriter(w)
	buffer.WriteString(csvLine + "\n")
	var line []byte
	for _, p := range points {
		line = append(appendNumber(line[:0], p.X1), ',')
		line = append(appendNumber(line, p.X2), ',')
		line = append(strconv.AppendInt(line, int64(p.Class), 10), '\n')
		buffer.Write(line)
	}
	return buffer.Flush()
}

// cellsOf splits a line at the first kind of separator that it holds: tabs, semicolons, commas.
func cellsOf(line string) []string {
	for _, separator := range []string{"\t", ";"} {
		if strings.Contains(line, separator) {
			return strings.Split(line, separator)
		}
	}
	return strings.Split(line, ",")
}

// isHeader says if cells are three names: not empty, not numbers, nor meant as such.
func isHeader(cells []string) bool {
	for _, cell := range cells {
		cell = strings.TrimSpace(cell)
		_, err := strconv.ParseFloat(cell, 64) // takes "nan" and "inf" too
		if err == nil || cell == "" || strings.ContainsRune("+-.0123456789", rune(cell[0])) {
			return false
		}
	}
	return len(cells) == 3
}

func parsePoint(cells []string) (Point, error) {
	if len(cells) != 3 {
		return Point{}, fmt.Errorf("it has %d columns", len(cells))
	}
	var x [3]float64
	for i, name := range []string{"x1", "x2", "class"} {
		cell := strings.TrimSpace(cells[i])
		value, err := strconv.ParseFloat(cell, 64)
		allowed := Limits["data.points.x"]
		if name == "class" {
			allowed = Limits["data.points.class"]
		}
		if err != nil || !allowed.Contains(value) {
			return Point{}, fmt.Errorf("%s must be %s", name, allowed)
		}
		x[i] = value
	}
	return Point{x[0], x[1], int(x[2])}, nil
}
