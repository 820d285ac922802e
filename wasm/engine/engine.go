// Package engine runs compiled networks: in the page through the WebAssembly API, elsewhere in wazero's compiler.
package engine

// New compiles a module, kernel or surface, and makes an instance of it. It waits for that, which in the page only a goroutine may do. Where it cannot,
// the error says why. Close lets the instance's memory go.
func New(code []byte) (*Instance, error) { return instantiate(code) }

const pageBytes = 1 << 16 // by which a memory grows
