package kernel

import "slices"

// function is a function being written: its statements so far and its variables.
type function struct {
	code   []byte
	result []byte // its type, or none
	kinds  []byte // of the variables after the parameters
	free   map[byte][]int
	held   []int // variables of the block being written, in the order they were taken
}

// parameters is how many words every function takes.
const parameters = 2

const (
	kindWord = 0x7f
	kindReal = 0x7c
	kindVec  = 0x7b
)

// value is any kind of value.
type value interface {
	~[]byte
	vec | real | word | pix
}

func kindOf[T value]() byte {
	switch any(*new(T)).(type) {
	case vec, pix:
		return kindVec
	case real:
		return kindReal
	}
	return kindWord
}

func newFunction() *function {
	return &function{kinds: []byte{kindWord}, free: map[byte][]int{}} // the first is origin
}

// parameter is the value of parameter i.
func (f *function) parameter(i int) word { return unsigned([]byte{0x20}, uint32(i)) }

// do adds statements.
func (f *function) do(code ...[]byte) { f.code = append(f.code, slices.Concat(code...)...) }

// variable is a number that changes.
type variable[T value] struct {
	now   T // its value
	index int
	in    *function
}

// set gives the variable a value.
func (v variable[T]) set(x T) {
	v.in.do(x, unsigned([]byte{0x21}, uint32(v.index)))
}

// vary makes a variable that starts as x; it lasts until the end of the block that is being written.
func vary[T value](f *function, x T) variable[T] {
	kind := kindOf[T]()
	var index int
	if list := f.free[kind]; len(list) > 0 {
		index = list[len(list)-1]
		f.free[kind] = list[:len(list)-1]
	} else {
		index = parameters + len(f.kinds)
		f.kinds = append(f.kinds, kind)
	}
	f.held = append(f.held, index)
	v := variable[T]{unsigned([]byte{0x20}, uint32(index)), index, f}
	v.set(x)
	return v
}

// keep works x out once; what it gives may be used any number of times until the end of the block.
func keep[T value](f *function, x T) T { return vary(f, x).now }

// block writes a block: the variables made in it are free after it.
func (f *function) block(body func()) {
	before := len(f.held)
	body()
	for _, index := range f.held[before:] {
		kind := f.kinds[index-parameters]
		f.free[kind] = append(f.free[kind], index)
	}
	f.held = f.held[:before]
}

// repeat runs body once and again as long as it gives other than 0.
func (f *function) repeat(body func() (again word)) {
	f.do([]byte{0x03, 0x40})
	f.block(func() { f.do(body(), []byte{0x0d, 0}) })
	f.do([]byte{0x0b})
}

// along runs body once and again while the first of some places is below a stop; at[i] goes along from starts[i] by steps[i].
func (f *function) along(starts []word, steps []int, stop func() word, body func(at []word)) {
	f.block(func() {
		at, places := make([]variable[word], len(starts)), make([]word, len(starts))
		for i, start := range starts {
			at[i] = vary(f, start)
			places[i] = at[i].now
		}
		end := stop()
		f.repeat(func() word {
			body(places)
			for i, step := range steps {
				at[i].set(places[i].plus(count(step)))
			}
			return places[0].below(end)
		})
	})
}

// upTo runs body at 0 and then at every step below end.
func (f *function) upTo(end word, step int, body func(at word)) {
	at := vary(f, count(0))
	f.repeat(func() word {
		body(at.now)
		at.set(at.now.plus(count(step)))
		return at.now.below(end)
	})
}

// when runs body where the condition is other than 0.
func (f *function) when(condition word, body func()) {
	f.do(condition, []byte{0x04, 0x40})
	f.block(body)
	f.do([]byte{0x0b})
}

// give ends the function with a result.
func (f *function) give(x []byte) { f.do(x, []byte{0x0f}) }

func (f *function) storeVec(at word, offset int, x vec) { f.store(simd(0x0b), at, offset, x) }

// storeFirst stores the first of x alone.
func (f *function) storeFirst(at word, offset int, x vec) {
	at, offset = at.split(offset)
	f.do(at, x, append(operand(simd(0x5b), offset), 0))
}

func (f *function) storeReal(at word, offset int, x real) { f.store([]byte{0x39}, at, offset, x) }

func (f *function) store(operation []byte, at word, offset int, x []byte) {
	at, offset = at.split(offset)
	f.do(at, x, operand(operation, offset))
}

// body is the function as the module holds it: its variables and its code, after their length.
func (f *function) body() []byte {
	var groups []byte
	n := 0
	for i := 0; i < len(f.kinds); {
		same := i
		for same < len(f.kinds) && f.kinds[same] == f.kinds[i] {
			same++
		}
		groups = append(unsigned(groups, uint32(same-i)), f.kinds[i])
		n++
		i = same
	}
	return sized(slices.Concat(unsigned(nil, uint32(n)), groups, f.code, []byte{0x0b}))
}
