//go:build !js

package engine

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"golang.org/x/sys/cpu"
)

// compiles says if wazero compiles here: elsewhere it would interpret, which is slower than core.
var compiles = runtime.GOARCH == "arm64" || runtime.GOARCH == "amd64" && cpu.X86.HasSSE41

// Instance is a module at work in wazero.
type Instance struct {
	runtime wazero.Runtime
	memory  api.Memory
	run     api.Function
	stack   [2]uint64
}

var errInterpreted = errors.New("this processor and system have no WebAssembly compiler")

func instantiate(code []byte) (instance *Instance, err error) {
	if !compiles {
		return nil, errInterpreted
	}
	defer func() {
		if problem := recover(); problem != nil { // wazero panics where the system grants no memory for code
			err = fmt.Errorf("the WebAssembly compiler: %v", problem)
		}
	}()
	ctx := context.Background()
	r := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigCompiler())
	module, err := r.Instantiate(ctx, code)
	if err != nil {
		return nil, errors.Join(err, r.Close(ctx))
	}
	return &Instance{runtime: r, memory: module.Memory(), run: module.ExportedFunction("run")}, nil
}

// Run calls the module with two numbers.
func (i *Instance) Run(a, b int) (int, error) {
	i.stack = [2]uint64{api.EncodeI32(int32(a)), api.EncodeI32(int32(b))}
	if err := i.run.CallWithStack(context.Background(), i.stack[:]); err != nil {
		return 0, err
	}
	return int(api.DecodeI32(i.stack[0])), nil
}

// Write copies data into the memory, which grows as far as that needs.
func (i *Instance) Write(at int, data []byte) error {
	if missing := at + len(data) - int(i.memory.Size()); missing > 0 {
		if _, ok := i.memory.Grow(uint32((missing + pageBytes - 1) / pageBytes)); !ok {
			return fmt.Errorf("a kernel's memory of %d bytes cannot grow by %d", i.memory.Size(), missing)
		}
	}
	i.memory.Write(uint32(at), data)
	return nil
}

// Read copies from the memory.
func (i *Instance) Read(data []byte, at int) error {
	from, ok := i.memory.Read(uint32(at), uint32(len(data)))
	if !ok {
		return fmt.Errorf("a kernel's memory ends before %d", at+len(data))
	}
	copy(data, from)
	return nil
}

// Close lets the module and its memory go.
func (i *Instance) Close() error { return i.runtime.Close(context.Background()) }
