//go:build unix

package main

import (
	"errors"
	"os"
	"syscall"
)

// errLocked says that another program holds a lock.
var errLocked = errors.New("another window holds the lock")

// lockFile takes a lock that ends with the file or with the program, whichever is first.
func lockFile(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errLocked
		}
		return nil, err
	}
	return f, nil
}
