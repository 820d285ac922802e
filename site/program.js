// The program in the figure: calls into it, what it prints, and whether it has started and stopped.

export let started = false;
export let stopped = false;
export let printed = ''; // the end of what the program wrote, from its panic on if there is one

let resolveReady;
let rejectReady;

// ready is fulfilled when the program has started, and rejected when it can't.
export const ready = new Promise((resolve, reject) => { resolveReady = resolve; rejectReady = reject; });
ready.catch(() => {}); // the cover shows it; whoever awaits ready gets it too

// call calls a method of the program.
export function call(method, ...args) {
  if (stopped || typeof globalThis.xorceryCall !== 'function') {
    throw new Error(stopped ? 'the figure has stopped' : 'the figure has not started yet: await xorcery.ready first');
  }
  const result = JSON.parse(globalThis.xorceryCall(method, JSON.stringify(args)));
  if (result.error !== undefined) {
    throw new Error(result.error);
  }
  return result.ok;
}

// takeStart notes that the program answers calls.
export function takeStart() {
  started = true;
}

// tellReady fulfills ready.
export function tellReady() {
  resolveReady();
}

// takeEnd notes that there is no program, or none any more; ready is rejected if it was still open.
export function takeEnd(error) {
  stopped = true;
  rejectReady(error);
}

// isLost says whether the browser has taken away the surface that the program draws on; it is told a moment later.
const isLost = () => started && document.querySelector('canvas').getContext('webgl2').isContextLost();

// gate gives the program ticks until it has stopped or its surface is lost: it neither trains nor draws under a cover. Call it before
// the program starts, which ticks in animation frames, and when window or canvas change their size.
export function gate() {
  const open = (tick) => (...args) => { if (!stopped && !isLost()) tick(...args); };
  const next = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (tick) => next(open(tick));
  globalThis.ResizeObserver = class extends globalThis.ResizeObserver {
    constructor(tick) {
      super(open(tick));
    }
  };
  addEventListener('resize', (event) => { if (stopped) event.stopImmediatePropagation(); }, true);
}

// listen keeps what the Go program prints, beside the console.
export function listen() {
  const write = globalThis.fs.writeSync;
  const decoder = new TextDecoder();
  globalThis.fs.writeSync = (fd, bytes) => {
    printed += decoder.decode(bytes, { stream: true });
    const panic = printed.search(/^(panic|fatal error|runtime error):/m);
    printed = panic >= 0 ? printed.slice(panic, panic + 20000) : printed.slice(-4000);
    return write(fd, bytes);
  };
}
