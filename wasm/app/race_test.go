//go:build race

package app

// underRace says that the race detector watches every memory access: a training step takes ten times as long.
const underRace = true
