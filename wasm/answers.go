package main

import (
	"sync"

	"xorcery/wasm/input"
)

// answers are what has become of what the program asked for, from any goroutine, until a tick takes them: one a tick, in their order.
type answers struct {
	mutex sync.Mutex
	list  []func(*input.Input)
}

func (a *answers) tell(answer func(*input.Input)) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.list = append(a.list, answer)
}

// next adds the oldest answer to a tick's input; ok is false where there is none.
func (a *answers) next(in *input.Input) (ok bool) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	if len(a.list) == 0 {
		return false
	}
	a.list[0](in)
	a.list[0] = nil // it may hold a film
	a.list = a.list[1:]
	return true
}
