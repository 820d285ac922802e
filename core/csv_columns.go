package core

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// columns says which of so many columns of a table hold what.
type columns struct {
	count       int
	x           [2]int // of x1 and x2
	label       int    // of the class
	asTheyStand bool   // the classes are numbers as this program writes them
}

// What the columns are called, in small letters and without spaces, underscores and a leading #. The first pair of
// which a table has both names holds the coordinates.
var (
	coordinateNames = [][2]string{{"x1", "x2"}, {"x", "y"}, {"x0", "x1"}}
	labelNames      = []string{"class", "label", "target", "y", "classfrom0"} // y where it is no coordinate
)

// asTheyStand follows the name of the class where its numbers are classes from 0, though there is no 0 among them.
const asTheyStand = " from 0"

// hasNames says if the first line of a table holds names: no number, nor what is meant as one.
func hasNames(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool {
		_, err := strconv.ParseFloat(cell, 64) // takes "nan" and "inf" too
		return err == nil || strings.IndexFunc(cell, func(r rune) bool { return r == '+' || BeginsNumber(r) }) == 0
	})
}

// readColumns finds the columns by their names, wherever they stand, and says what it did not read. Where the names tell
// only the class, or only the coordinates, and what is left can be nothing else, the rest is taken in its order; so are
// three columns whose names tell nothing. Everything else is an error.
func readColumns(line int, names []string) (c columns, told []string, err error) {
	for len(names) > 3 && names[len(names)-1] == "" {
		names = names[:len(names)-1]
	}
	refuse := func(why string) (columns, []string, error) {
		return columns{}, nil, wrong(lineName(line), strings.Join(names, ","), csvLine+", or x,y,label and the like, in any order ("+why+")")
	}
	known := make([]string, len(names))
	for i, name := range names {
		known[i] = strings.NewReplacer(" ", "", "_", "").Replace(strings.ToLower(strings.TrimLeft(name, "# ")))
	}
	c = columns{count: len(names), x: [2]int{-1, -1}, label: -1}
	rest := make([]int, 0, len(names))
	for i := range names {
		rest = append(rest, i)
	}
	take := func(at int) int {
		rest = slices.DeleteFunc(rest, func(i int) bool { return i == at })
		return at
	}
	for _, pair := range coordinateNames {
		if x1, x2 := slices.Index(known, pair[0]), slices.Index(known, pair[1]); x1 >= 0 && x2 >= 0 {
			c.x = [2]int{take(x1), take(x2)}
			break
		}
	}
	for _, i := range slices.Clone(rest) {
		if !slices.Contains(labelNames, known[i]) {
			continue
		}
		if c.label >= 0 {
			return refuse(fmt.Sprintf("%s and %s both may be the class", names[c.label], names[i]))
		}
		c.label = take(i)
		c.asTheyStand = known[i] == "classfrom0"
	}
	for _, i := range rest {
		if c.x[0] >= 0 && (known[i] == known[c.x[0]] || known[i] == known[c.x[1]]) {
			return refuse("two columns are called " + names[i])
		}
		if c.x[0] < 0 && slices.Contains([]string{"x", "x0", "x1", "x2"}, known[i]) {
			return refuse("beside " + names[i] + " the other coordinate is missing")
		}
	}
	switch {
	case c.x[0] >= 0 && c.label >= 0:
		return c, ignored(names, rest), nil
	case c.x[0] >= 0 && len(rest) == 1:
		c.label = rest[0]
	case c.label >= 0 && len(rest) == 2:
		c.x = [2]int{rest[0], rest[1]}
	case c.x[0] < 0 && c.label < 0 && len(names) == 3:
		c.x, c.label = [2]int{0, 1}, 2
	default:
		return refuse(fmt.Sprintf("there are %d columns, and their names don't tell which hold x1, x2 and the class", len(names)))
	}
	return c, []string{fmt.Sprintf("Columns read as x1, x2 and class: %s.", listed(names, []int{c.x[0], c.x[1], c.label}))}, nil
}

// ignored says which columns were not read.
func ignored(names []string, at []int) []string {
	switch len(at) {
	case 0:
		return nil
	case 1:
		return []string{"Column not read: " + listed(names, at) + "."}
	}
	return []string{"Columns not read: " + listed(names, at) + "."}
}

// listed lists the first of the names at some places, and how many there are besides.
func listed(names []string, at []int) string {
	const most = 5
	var list []string
	for _, i := range at[:min(len(at), most)] {
		list = append(list, cmp.Or(cut(names[i], 30), "one without a name"))
	}
	text := strings.Join(list, ", ")
	if more := len(at) - most; more > 0 {
		text += " and " + strconv.Itoa(more) + " more"
	}
	return text
}
