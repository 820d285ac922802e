//go:build !js

package main

// wheelLine is what the wheel tells for one line: a window counts lines.
const wheelLine = 1.0
