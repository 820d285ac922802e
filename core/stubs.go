package core

import "io"

// ---- helper DATA owns these -------------------------------------------------------------------------------

// Link packs the project into a URL-safe text (compressed, base64url); keys at their defaults are left out.
func (p Project) Link() string { panic("stub") }

// ParseLink is the inverse of Link.
func ParseLink(s string) (Project, error) { panic("stub") }

// ReadCSV reads lines x1,x2,class (a header line is allowed); errors name the line.
func ReadCSV(r io.Reader) ([]Point, error) { panic("stub") }

// WriteCSV writes what ReadCSV reads.
func WriteCSV(w io.Writer, points []Point) error { panic("stub") }
