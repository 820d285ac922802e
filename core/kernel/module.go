package kernel

import (
	"encoding/binary"
	"slices"
)

// The few parts of WebAssembly's binary format that a kernel needs: https://webassembly.github.io/spec/core/binary.

// assembly is a module being written.
type assembly struct {
	functions []*function
	end       int    // of what has a fixed place in memory
	initial   []byte // what memory starts with: the constants
	constants map[uint64]int
}

func newAssembly(end int) assembly {
	return assembly{end: end, initial: make([]byte, constantsBytes), constants: map[uint64]int{}}
}

// constantsBytes is the room for constants, 16 bytes each.
const constantsBytes = 96 * 16

// constant is where 64 bits stand in memory, twice: the later they are needed the lower, as a compiler that looks whether an address is
// within memory need not look again below it.
func (a *assembly) constant(b uint64) int {
	at, ok := a.constants[b]
	if !ok {
		at = constantsBytes - 16*(len(a.constants)+1)
		if at < 0 {
			panic("kernel: too many constants") // a program error: no module has a third of them
		}
		a.constants[b] = at
		binary.LittleEndian.PutUint64(a.initial[at:], b)
		binary.LittleEndian.PutUint64(a.initial[at+8:], b)
	}
	return at
}

// begin begins a function. It looks at the end of what has a fixed place in memory, so that a compiler knows all of it to be there.
func (a *assembly) begin() *function {
	f := newFunction()
	f.do(origin.word(a.end-4), []byte{0x1a})
	return f
}

// part adds a function of two words and gives its index.
func (a *assembly) part(write func(f *function, x, y word)) int {
	f := a.begin()
	write(f, f.parameter(0), f.parameter(1))
	return a.add(f)
}

// add takes a function and gives its index.
func (a *assembly) add(f *function) int {
	a.functions = append(a.functions, f)
	return len(a.functions) - 1
}

// call is the code that calls function index; its result, where it has one, is left on the stack.
func call(index int, a, b word) []byte { return join(unsigned([]byte{0x10}, uint32(index)), a, b) }

// bytes is the module, whose last function is "run".
func (a *assembly) bytes() []byte {
	const pageBytes = 1 << 16
	var types, functions, codes [][]byte
	for i, f := range a.functions {
		types = append(types, slices.Concat([]byte{0x60}, unsigned(nil, parameters),
			slices.Repeat([]byte{kindWord}, parameters), sized(f.result)))
		functions = append(functions, unsigned(nil, uint32(i)))
		codes = append(codes, f.body())
	}
	exports := [][]byte{
		slices.Concat(sized([]byte("run")), unsigned([]byte{0}, uint32(len(a.functions)-1))), slices.Concat(sized([]byte("memory")), []byte{2, 0}),
	}
	memory := [][]byte{unsigned([]byte{0}, uint32((a.end+pageBytes-1)/pageBytes))}
	data := [][]byte{slices.Concat([]byte{0}, count(0), []byte{0x0b}, sized(a.initial))}
	return slices.Concat([]byte("\x00asm\x01\x00\x00\x00"),
		section(1, types), section(3, functions), section(5, memory), section(7, exports), section(10, codes), section(11, data))
}

// section is a part of the module: a list of entries.
func section(id byte, entries [][]byte) []byte {
	return append([]byte{id}, sized(append(unsigned(nil, uint32(len(entries))), slices.Concat(entries...)...))...)
}

// sized is bytes after their number.
func sized(x []byte) []byte { return append(unsigned(nil, uint32(len(x))), x...) }
