package kernel

import (
	"encoding/binary"
	"math"
	"slices"
)

// A value is the code that leaves it on the stack, so an expression in Go reads like the equation and is the code:
// z.plus(x.times(w)). Each is rounded by itself, as wasm fuses nothing.
type (
	vec  []byte // two float64 side by side: two rows of a neuron, or two neighbors of a list
	real []byte // a float64
	word []byte // an int32: a count or an address
)

// join is the code of the operands, then that of the operation.
func join(operation []byte, operands ...[]byte) []byte {
	return append(slices.Concat(operands...), operation...)
}

// simd is an operation on vectors; wasm has them behind a prefix.
func simd(operation uint32, more ...byte) []byte {
	return append(unsigned([]byte{0xfd}, operation), more...)
}

func (a vec) plus(b vec) vec  { return join(simd(0xf0), a, b) }
func (a vec) minus(b vec) vec { return join(simd(0xf1), a, b) }
func (a vec) times(b vec) vec { return join(simd(0xf2), a, b) }
func (a vec) over(b vec) vec  { return join(simd(0xf3), a, b) }
func (a vec) root() vec       { return join(simd(0xef), a) }
func (a vec) size() vec       { return join(simd(0xec), a) }

// least is b where b < a, else a; most is b where a < b, else a: not a number in a stays.
func (a vec) least(b vec) vec { return join(simd(0xf6), a, b) }
func (a vec) most(b vec) vec  { return join(simd(0xf7), a, b) }

// The comparisons give a mask, all ones where they hold. Not a number differs from everything.
func (a vec) differs(b vec) vec { return join(simd(0x48), a, b) }
func (a vec) above(b vec) vec   { return join(simd(0x4a), a, b) }

func (a vec) and(b vec) vec { return join(simd(0x4e), a, b) }
func (a vec) or(b vec) vec  { return join(simd(0x50), a, b) }

// choose is a where the mask has ones and b where it has zeros.
func (mask vec) choose(a, b vec) vec { return join(simd(0x52), a, b, mask) }

// As whole numbers of 64 bits: sums, differences and shifts by a fixed count.
func (a vec) wholePlus(b vec) vec    { return join(simd(0xce), a, b) }
func (a vec) wholeMinus(b vec) vec   { return join(simd(0xd1), a, b) }
func (a vec) shiftLeft(by int) vec   { return join(simd(0xcb), a, count(by)) }
func (a vec) shiftRight(by int) vec  { return join(simd(0xcd), a, count(by)) }
func (a vec) shiftSigned(by int) vec { return join(simd(0xcc), a, count(by)) }
func (a vec) any() word              { return join(simd(0x53), a) }
func (a vec) first() real            { return join(simd(0x21, 0), a) }
func (a vec) second() real           { return join(simd(0x21, 1), a) }
func (a vec) firsts(b vec) vec       { return join(shuffle(0, 2), a, b) } // the first of each
func (a vec) seconds(b vec) vec      { return join(shuffle(1, 3), a, b) }
func (a real) twice() vec            { return join(simd(0x14), a) } // in both places

// shuffle takes place i of the four numbers of two vectors, then place j.
func shuffle(i, j byte) []byte {
	lanes := make([]byte, 0, 16)
	for _, place := range []byte{i, j} {
		for b := range byte(8) {
			lanes = append(lanes, 8*place+b)
		}
	}
	return simd(0x0d, lanes...)
}

func (a real) plus(b real) real  { return join([]byte{0xa0}, a, b) }
func (a real) times(b real) real { return join([]byte{0xa2}, a, b) }
func (a real) over(b real) real  { return join([]byte{0xa3}, a, b) }
func (a real) root() real        { return join([]byte{0x9f}, a) }
func (a real) size() real        { return join([]byte{0x99}, a) }

// max is the larger, or not a number if one is.
func (a real) max(b real) real { return join([]byte{0xa5}, a, b) }

func (a real) above(b real) word  { return join([]byte{0x64}, a, b) }
func (a real) atMost(b real) word { return join([]byte{0x65}, a, b) }

func number(x float64) real {
	return binary.LittleEndian.AppendUint64([]byte{0x44}, math.Float64bits(x))
}

func (a word) plus(b word) word  { return join([]byte{0x6a}, a, b) }
func (a word) minus(b word) word { return join([]byte{0x6b}, a, b) }
func (a word) times(b word) word { return join([]byte{0x6c}, a, b) }
func (a word) and(b word) word   { return join([]byte{0x71}, a, b) }
func (a word) below(b word) word { return join([]byte{0x48}, a, b) }
func (a word) not() word         { return join([]byte{0x45}, a) }
func (a word) is(n int) word     { return join([]byte{0x46}, a, count(n)) }
func (a word) float() real       { return join([]byte{0xb7}, a) }

// choose is a where the condition is other than 0, else b.
func (a word) choose(x, y real) real { return join([]byte{0x1b}, x, y, a) }

// leastOf is the smaller of two numbers that are already there: their code runs twice.
func leastOf(a, b word) word { return join([]byte{0x1b}, a, b, a.below(b)) }

func count(n int) word { return signed([]byte{0x41}, int64(n)) }

// A number in memory is at an address and a fixed offset from it.
func (a word) vec(offset int) vec   { return a.fetch(simd(0x00), offset) }
func (a word) twice(offset int) vec { return a.fetch(simd(0x0a), offset) } // one number, in both places
func (a word) alone(offset int) vec { return a.fetch(simd(0x5d), offset) } // one number, and 0
func (a word) real(offset int) real { return a.fetch([]byte{0x2b}, offset) }
func (a word) word(offset int) word { return a.fetch([]byte{0x28}, offset) }

func (a word) fetch(operation []byte, offset int) []byte {
	at, offset := a.split(offset)
	return join(operand(operation, offset), at)
}

// split takes the number out of an address that is a fixed one, for the offset. All fixed addresses are then offsets from
// the one origin, which a compiler that looks whether an address is within memory does once for all of them.
func (a word) split(offset int) (word, int) {
	if a[0] == 0x41 {
		if n, size := fixed(a[1:]); size+1 == len(a) {
			return origin, offset + n
		}
	}
	return a, offset
}

// operand is an operation on memory with its alignment, none is promised, and its offset.
func operand(operation []byte, offset int) []byte {
	return unsigned(append(operation, 0), uint32(offset))
}

// origin is address 0: the first variable of every function, which never changes.
var origin = word(unsigned([]byte{0x20}, parameters))

// fixed reads a number in LEB128 that is not negative, and its size.
func fixed(code []byte) (n, size int) {
	for shift := 0; ; shift += 7 {
		n |= int(code[size]&0x7f) << shift
		size++
		if code[size-1]&0x80 == 0 {
			return n, size
		}
	}
}

// unsigned and signed append a number in LEB128.
func unsigned(to []byte, n uint32) []byte {
	return binary.AppendUvarint(to, uint64(n)) // the same code
}

func signed(to []byte, n int64) []byte {
	for {
		low := byte(n & 0x7f)
		n >>= 7
		if n == 0 && low&0x40 == 0 || n == -1 && low&0x40 != 0 {
			return append(to, low)
		}
		to = append(to, low|0x80)
	}
}
