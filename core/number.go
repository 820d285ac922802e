package core

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// ParseNumber reads a number as people type it: in a control, in the drawn network, in a page's field.
//
//   - The decimal mark is a point or a comma: 0.03 and 0,03 are the same, and so are .5 and ,5.
//   - Commas group thousands where they can be nothing else than proper groups: one to three digits that do not begin
//     with 0, then three digits after each comma: 1,234 is 1234 and 1,234.5 is 1234.5, but 0,123 and 1234,5 are decimal.
//     Other commas, as in 1,23,4 or 1.234,5, are an error that says so. Points never group.
//   - Hyphen, minus sign and dashes are all a minus, before the number and before its exponent.
//   - White space around the number does not count.
//
// A number too large for a float64 is infinite; the words for infinity and for what is not a number, hexadecimal
// digits and underscores are errors.
func ParseNumber(text string) (float64, error) {
	if n := plain(text); grouped(n) {
		return parsePlain(text, strings.ReplaceAll(n, ",", ""))
	}
	return ParseDecimal(text)
}

// ParseDecimal is [ParseNumber] where nothing is grouped: every comma is a decimal mark. In the cells of a table 1,234
// is 1.234, as it stands in the column of 0,5.
func ParseDecimal(text string) (float64, error) {
	n := plain(text)
	if commas := strings.Count(n, ","); commas > 1 || commas == 1 && strings.Contains(n, ".") {
		return 0, fmt.Errorf("%s is not a number: its commas are neither one decimal mark (0,5) nor groups of thousands (1,234.5)", short(text))
	}
	return parsePlain(text, strings.Replace(n, ",", ".", 1))
}

// BeginsNumber says if a number that is typed may begin with r.
func BeginsNumber(r rune) bool { return strings.ContainsRune("0123456789.,"+minuses, r) }

// minuses are the signs that stand for a minus: hyphen-minus, the true minus, hyphens and dashes, small and wide forms.
const minuses = "-−‐‑‒–—―⁻﹣－"

// plain is text without the white space around it and with every minus a hyphen.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(minuses, r) {
			return '-'
		}
		return r
	}, strings.TrimSpace(text))
}

// grouped says if the commas of a plain number are proper groups of thousands.
func grouped(n string) bool {
	n = strings.TrimLeft(n, "+-")
	if end := strings.IndexFunc(n, func(r rune) bool { return r != ',' && (r < '0' || r > '9') }); end >= 0 {
		n = n[:end]
	}
	groups := strings.Split(n, ",")
	if first := groups[0]; len(groups) == 1 || first == "" || len(first) > 3 || first[0] == '0' {
		return false
	}
	for _, group := range groups[1:] {
		if len(group) != 3 {
			return false
		}
	}
	return true
}

// parsePlain reads what is left of text: ASCII, a point for the decimal mark.
func parsePlain(text, n string) (float64, error) {
	digits := strings.ContainsAny(n, "0123456789")
	if strange := strings.Trim(n, "+-.0123456789eE"); strange == "" && digits {
		if x, err := strconv.ParseFloat(n, 64); err == nil || math.IsInf(x, 0) {
			return x, nil
		}
	}
	return 0, fmt.Errorf("%s is not a number", short(text))
}

// short is a text in quotes, cut where it is long.
func short(text string) string { return strconv.Quote(cut(text, 40)) }
