// Times synaptic on the networks given as JSON in the first argument and prints one JSON object a line, as core's own measure does.
// A gradient step over N points is N calls of activate and propagate.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const { Architect, Neuron } = createRequire(pathToFileURL(process.cwd() + '/'))('synaptic')
const side = 512

function fastest(prepare, f) {
  let best = Infinity
  for (const end = performance.now() + 1500; performance.now() < end;) {
    prepare()
    const start = performance.now()
    f()
    best = Math.min(best, performance.now() - start)
  }
  return best * 1e6
}

for (const { name, hidden, activation, data } of JSON.parse(process.argv[2])) {
  const net = new Architect.Perceptron(2, ...hidden, 2)
  if (activation === 'tanh') {
    for (const layer of net.layers.hidden) layer.set({ squash: Neuron.squash.TANH })
  }
  net.activate([0, 0]) // synaptic writes its code for the network at the first call; from then on all its numbers are in memory
  net.propagate(0, [0, 0])
  const memory = net.optimized.memory
  const start = Array.from(memory)
  const again = () => {
    for (let i = 0; i < start.length; i++) memory[i] = start[i]
  }
  const inputs = data.map(([x1, x2]) => [x1, x2])
  const targets = data.map(([, , c]) => (c === 0 ? [1, 0] : [0, 1]))
  const steps = Math.max(Math.floor(20000 / data.length / hidden.length), 10)
  const step = fastest(again, () => {
    for (let s = 0; s < steps; s++) {
      for (let n = 0; n < inputs.length; n++) {
        net.activate(inputs[n])
        net.propagate(0.01, targets[n])
      }
    }
  }) / steps
  const surface = new Float64Array(side * side * 2)
  const pixel = fastest(() => {}, () => {
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const [a, b] = net.activate([-3 + (x + 0.5) / side * 6, 3 - (y + 0.5) / side * 6])
        const at = 2 * (y * side + x)
        surface[at] = a / (a + b)
        surface[at + 1] = b / (a + b)
      }
    }
  }) / (side * side)
  console.log(JSON.stringify({ name, step, pixel, allocs: -1 }))
}
