package engine

import (
	"errors"
	"fmt"
	"syscall/js"
)

// Instance is a module at work in the browser's or Node's own compiler.
type Instance struct {
	memory js.Value
	bytes  js.Value // its present bytes, as many as length
	length int
	from   map[int]js.Value // the bytes from a place on: a kernel writes and reads at the same few
	run    js.Value
}

func instantiate(code []byte) (made *Instance, err error) {
	defer recovered(&err)
	api := js.Global().Get("WebAssembly")
	source := js.Global().Get("Uint8Array").New(len(code))
	js.CopyBytesToJS(source, code)
	result := make(chan error, 1)
	var instance *Instance
	well := js.FuncOf(func(_ js.Value, args []js.Value) any {
		exports := args[0].Get("instance").Get("exports")
		instance = &Instance{memory: exports.Get("memory"), run: exports.Get("run")}
		result <- nil
		return nil
	})
	defer well.Release()
	ill := js.FuncOf(func(_ js.Value, args []js.Value) any {
		result <- errors.New(js.Global().Call("String", args[0]).String())
		return nil
	})
	defer ill.Release()
	api.Call("instantiate", source).Call("then", well, ill)
	if err := <-result; err != nil {
		return nil, err
	}
	instance.refresh()
	return instance, nil
}

// refresh finds the memory's bytes, which growth replaces.
func (i *Instance) refresh() {
	i.bytes = js.Global().Get("Uint8Array").New(i.memory.Get("buffer"))
	i.length = i.bytes.Length()
	i.from = map[int]js.Value{}
}

// mostPlaces bounds the places that are remembered.
const mostPlaces = 64

func (i *Instance) at(place int) js.Value {
	v, ok := i.from[place]
	if !ok {
		if len(i.from) == mostPlaces {
			clear(i.from)
		}
		v = i.bytes.Call("subarray", place)
		i.from[place] = v
	}
	return v
}

// Run calls the module with two numbers.
func (i *Instance) Run(a, b int) (result int, err error) {
	defer recovered(&err)
	return i.run.Invoke(a, b).Int(), nil
}

// Write copies data into the memory, which grows as far as that needs.
func (i *Instance) Write(at int, data []byte) (err error) {
	defer recovered(&err)
	if missing := at + len(data) - i.length; missing > 0 {
		i.memory.Call("grow", (missing+pageBytes-1)/pageBytes)
		i.refresh()
	}
	js.CopyBytesToJS(i.at(at), data)
	return nil
}

// Read copies from the memory.
func (i *Instance) Read(data []byte, at int) (err error) {
	defer recovered(&err)
	if n := js.CopyBytesToGo(data, i.at(at)); n < len(data) {
		return fmt.Errorf("a kernel's memory ends before %d", at+len(data))
	}
	return nil
}

// Close lets the module and its memory go.
func (i *Instance) Close() error {
	*i = Instance{memory: js.Undefined(), bytes: js.Undefined(), run: js.Undefined()}
	return nil
}

// recovered is what JavaScript threw, as an error.
func recovered(err *error) {
	switch thrown := recover().(type) {
	case nil:
	case js.Error:
		*err = thrown
	default:
		panic(thrown)
	}
}
