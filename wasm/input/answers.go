package input

import "fmt"

// Answers are what has become of what the program asked of the platform, by its effects, in an earlier tick: nothing that may take long
// is waited for.
type Answers struct {
	Pasted  *Pasted
	Copied  *Copied
	Chosen  *Chosen
	Written []Written
	Made    []Made
	Desk    *Desk
	Browsed *Browsed
}

// Browsed is what has become of an address that a browser shall show.
type Browsed struct {
	Said string // how to tell it; "" for what nobody has to be told of
	Err  error
}

// Pasted is what the clipboard holds as text.
type Pasted struct {
	Text  string // "" where it holds none
	Err   error  // why it could not be read
	Taken bool   // by a field that is being typed in: it is not to be opened
}

// Copied says that something is in the clipboard, or why not.
type Copied struct {
	Said string // how to tell it; "" for what nobody has to be told of
	Err  error
}

// Chosen is how a dialog ended.
type Chosen struct {
	Paths []string // none where the user has chosen nothing
	Err   error    // why there was no dialog
}

// Written is what has become of a file that was to be written.
type Written struct {
	Path   string
	Number int   // of what was to be written
	Err    error // [Exists] where another file stands at the path
}

// Made is a file that the platform has made: a picture, a film.
type Made struct {
	File
	Copy bool // for the clipboard
	Err  error
}

// Desk is what windows remember of files, one with the other.
type Desk struct {
	Recent []Recent // the last one first
	Folder string   // where the last file was opened or saved, or else where the user finds what programs save
}

// Recent is a file that was opened or saved.
type Recent struct {
	Path string
	Gone bool // there is no such file now
}

// Missing is an error that another program would mend.
type Missing struct {
	Program string // "clipboard program"
	Install string // what to install, in words
}

func (m Missing) Error() string { return "there is no " + m.Program }

// Help says what to install.
func (m Missing) Help() string {
	return fmt.Sprintf("there is no %s: install %s", m.Program, m.Install)
}

// Exists is the error of a file that was to be written where another one stands.
type Exists struct {
	Path    string
	Changed bool // it is the file that was open, and another program has written it
}

func (e Exists) Error() string {
	if e.Changed {
		return e.Path + " has been changed by another program"
	}
	return e.Path + " is there already"
}
