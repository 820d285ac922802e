package input

// File is something that the platform saves for the user: a download in a page, a file beside a window.
type File struct {
	Name string // a proposal
	Type string // media type
	Data []byte
}

// Dropped is a file that was let fall on the figure, pasted or chosen.
type Dropped struct {
	Name   string
	Path   string // where it stands, all of it; "" where nobody knows, as in a page
	Data   []byte // nil where the file is too large to be one of ours: only Size is told
	Size   int64  // in bytes
	Folder bool
	Err    error // why it could not be read
}
