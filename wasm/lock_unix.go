//go:build unix

package main

import (
	"errors"
	"os"
	"syscall"
)

// errLocked says that another program holds a lock.
var errLocked = errors.New("another window holds the lock")

// lockFile takes a lock that ends with the file or with the program, whichever is first. Where the file system has no locks the
// error is errors.ErrUnsupported.
func lockFile(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return f, nil
	}
	f.Close()
	switch {
	case errors.Is(err, syscall.EWOULDBLOCK):
		return nil, errLocked
	case errors.Is(err, syscall.ENOLCK):
		return nil, errors.ErrUnsupported
	}
	return nil, err
}
