// The figure page: window.xorcery, the life of the program, and what is said when it can't go on.
import { shareTouches } from './touch.js';
import { missing, instantiate, progressText } from './load.js';
import { showProgress, showStopped, showNotice, hideCover, say } from './cover.js';
import { keep, kept, restart, handedOver, remember, remembered, forget } from './kept.js';
import { acceptFiles } from './share.js';

const subscribers = new Set();
let printed = ''; // the end of what the program wrote, from its panic on if there is one
let started = false;
let stopped = false;
let resolveReady;
let rejectReady;
const ready = new Promise((resolve, reject) => { resolveReady = resolve; rejectReady = reject; });
ready.catch(() => {}); // the cover shows it; whoever awaits ready gets it too

// call calls a method of the program.
function call(method, ...args) {
  if (stopped || typeof globalThis.xorceryCall !== 'function') {
    throw new Error(stopped ? 'the figure has stopped' : 'the figure has not started yet: await xorcery.ready first');
  }
  const result = JSON.parse(globalThis.xorceryCall(method, JSON.stringify(args)));
  if (result.error !== undefined) {
    throw new Error(result.error);
  }
  return result.ok;
}

window.xorcery = {
  ready,
  controls: () => call('controls'),
  get: (id) => call('get', id),
  set: (id, value) => call('set', id, value),
  press: (id) => call('press', id),
  run: () => call('run'),
  pause: () => call('pause'),
  step: (n = 1) => call('step', n),
  reset: () => call('reset'),
  // host says that the page around the figure shows its own palette and the messages: the figure leaves them out.
  host: () => call('host'),
  // doctor is all that the doctor says; remedy(i) starts again with its i-th remedy, hostDoctor(true) leaves the words to the
  // page: the figure draws the curves alone.
  doctor: () => call('doctor'),
  remedy: (i) => call('remedy', i),
  hostDoctor: (on) => call('hostDoctor', on),
  // bricks is all that brick mode shows, brickGo(i) lights its i-th quantity, brickEntry(i, row, col) shows or hides the
  // product behind an entry of it. trace is the whole step that an observation would make in the network, as data.
  bricks: () => call('bricks'),
  brickGo: (i) => call('brickGo', i),
  brickEntry: (i, row, col) => call('brickEntry', i, row, col),
  trace: (x1, x2, cls) => call('trace', x1, x2, cls),
  // openRival makes a project B, beside A on the same points; rival is B as a project, null while nothing is compared.
  openRival: (project) => call('openRival', typeof project === 'string' ? project : JSON.stringify(project)),
  rival: () => JSON.parse(call('rival') ?? 'null'),
  // hidden is the hidden space in words and numbers, while lower is 'hidden'.
  hidden: () => call('hidden'),
  addPoint: (x1, x2, cls) => call('addPoint', x1, x2, cls),
  // removePoint removes the i-th of all points, the set's first.
  removePoint: (i) => call('removePoint', i),
  undo: () => call('undo'),
  redo: () => call('redo'),
  state: () => call('state'),
  project: () => JSON.parse(call('project')),
  // openFile takes a project or points as CSV, as if the file had been let fall on the figure.
  openFile: (name, text) => call('openFile', name, text),
  // link is the state as the text of a link's hash; options: {weights: boolean, hide: [ids]}.
  link: (options) => call('link', options ?? {}),
  open(project) {
    call('open', typeof project === 'string' ? project : JSON.stringify(project));
    if (typeof project === 'string' && /^(scenario|challenge):/.test(project)) {
      borrow();
    }
  },
  // scenarios are the chapters' states of the figure, challenges its tasks, remedies what was tried on the exploding run;
  // open takes 'scenario:NAME' and 'challenge:NAME' too.
  scenarios: () => call('scenarios'),
  challenges: () => call('challenges'),
  remedies: () => call('remedies'),
  // shortcuts are the keys that mean something in the figure: [{group, keys, does}].
  shortcuts: () => call('shortcuts'),
  // subscribe calls fn(state) after every change, about ten times a second at most, and returns what ends that.
  subscribe(fn) {
    if (typeof fn !== 'function') {
      throw new TypeError('subscribe takes a function');
    }
    subscribers.add(fn);
    return () => { subscribers.delete(fn); };
  },
};

// ---- The last good project ----

let dirty = false;

// keepProject keeps the text as it is: parsed and written again, a weight of -0 would be 0.
function keepProject() {
  if (!dirty || stopped) {
    return;
  }
  dirty = false;
  const began = performance.now();
  const project = call('project');
  keep(project);
  try {
    if (borrowed === null || borrowed !== settings(project)) {
      borrowed = null;
      remember(project);
    }
  } catch (error) {
    if (remembering) {
      remembering = false;
      showNotice(`This browser does not keep the session for the next visit: ${error.message}. Share or Save project keeps it.`);
    }
  }
  keepAfter = Math.max(1000, 50 * (performance.now() - began));
}

// What a link or a chapter brought is not the reader's own: it takes the place of the last session only when it is changed.
let borrowed = null; // its settings and points, or null

function settings(project) {
  const { data, network, training } = JSON.parse(project);
  return JSON.stringify([data, network, training]);
}

function borrow() {
  borrowed = settings(call('project'));
}

let remembering = true;
let keepAfter = 1000; // milliseconds: a large project is kept more rarely, so that keeping takes no more than a fiftieth of the time

(function keepOn() {
  keepProject();
  setTimeout(keepOn, keepAfter);
})();
addEventListener('pagehide', keepProject);

// ---- What the program calls ----

let last = {}; // the last state that the program told

globalThis.xorceryChanged = (stateJSON) => {
  last = JSON.parse(stateJSON);
  if (last.fatal) {
    stop('The program stopped', last.fatal);
    return;
  }
  dirty = true;
  tell(last);
};

// tell calls the subscribers.
function tell(state) {
  for (const fn of [...subscribers]) {
    try {
      fn(state);
    } catch (error) {
      console.error(error); // a listener that fails must not stop the figure, nor miss what comes next
    }
  }
}

globalThis.xorceryStarted = () => {
  started = true;
  const canvas = document.querySelector('canvas');
  canvas?.setAttribute('role', 'img');
  canvas?.setAttribute('tabindex', '0'); // the program asks for a place of its own in the order, before all others
  canvas?.setAttribute('aria-label', 'The figure: accuracy, decision boundary with its points, and loss');
  try {
    const project = handedOver();
    if (project) {
      window.xorcery.open(project);
    } else if (location.hash.length > 1) {
      openLink();
    } else {
      openLastSession();
    }
  } catch (error) {
    showNotice(error.message);
  }
  hideCover();
  resolveReady();
};

function openLastSession() {
  const project = remembered();
  if (project) {
    try {
      window.xorcery.open(project);
    } catch (error) {
      forget();
      showNotice(`The last session can't be restored: ${error.message}`);
    }
  }
}

function openLink() {
  try {
    call('openLink', location.hash);
    borrow();
  } catch (error) {
    showNotice(error.message);
  }
}

addEventListener('hashchange', () => { if (started && location.hash.length > 1) openLink(); });

// ---- The end of the program ----

function report(title, error) {
  return [title, error, '', printed, '', navigator.userAgent, `${innerWidth}×${innerHeight} at ${devicePixelRatio}`].join('\n');
}

// stop covers the figure with what happened and the ways on. The first call counts: what follows is its echo.
function stop(title, error, text = 'Nothing is lost: the points and settings of a moment ago have been kept in this tab.') {
  if (stopped) {
    return;
  }
  stopped = true;
  const points = kept() !== '';
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(report(title, error));
      say('Copied.');
    } catch {
      getSelection().selectAllChildren(document.getElementById('stopped-error'));
      say('The browser did not allow copying; the report is selected above.');
      document.getElementById('stopped-error').textContent = report(title, error);
    }
  };
  showStopped({
    title,
    text: points ? text : 'The figure can be started again.',
    error: error || 'No further details.',
    actions: [
      ...(points ? [{ label: 'Restart with your points', act: () => restart(true) }] : []),
      { label: points ? 'Start afresh' : 'Start again', act: () => restart(false) },
      { label: 'Copy the report', act: copy },
    ],
  });
  rejectReady(new Error(error || title));
  tell({ ...last, running: false, fatal: error || title });
}

addEventListener('error', (event) => {
  if (event.message?.startsWith('ResizeObserver loop')) {
    return; // the browser's note that a size changed twice in one frame
  }
  stop('The program met an error', event.error?.stack || event.message || 'A part of the page could not be loaded.');
});
addEventListener('unhandledrejection', (event) => {
  stop('The program met an error', String(event.reason?.stack || event.reason));
});
addEventListener('webglcontextlost', (event) => {
  event.stopImmediatePropagation(); // the program would reload the page and lose the points
  if (event.target.isConnected) {
    stop('The browser took the drawing surface away', 'The WebGL context was lost: the graphics driver was reset or another page needed the memory.');
  }
}, true);

// ---- The keyboard and the wheel ----

// The program swallows every key and wheel turn. These belong to the browser: Tab and the function keys, its shortcuts
// but for undo and redo, and, in a frame, the wheel that scrolls the page around it.
for (const kind of ['keydown', 'keyup']) {
  addEventListener(kind, (event) => {
    const shortcut = (event.ctrlKey || event.metaKey) && !/^(control|meta|shift|alt|z|y)$/i.test(event.key);
    if (event.key === 'Tab' || /^F\d+$/.test(event.key) || shortcut) {
      event.stopImmediatePropagation();
    }
  }, true);
}
addEventListener('wheel', (event) => {
  if (window.parent !== window && !event.ctrlKey) {
    event.stopImmediatePropagation();
  } else if (event.ctrlKey && Math.abs(event.deltaY) < 50) {
    Object.defineProperty(event, 'deltaY', { value: 7 * event.deltaY }); // two fingers on a touch pad: as far as they go
  }
}, { capture: true, passive: true });

if (window.parent !== window) {
  document.documentElement.classList.add('framed');
  shareTouches(call);
}

// ---- The theme ----

const themeOf = () => window.xorcery.controls().find((c) => c.id === 'view.theme')?.value ?? 'auto';
let controlsRevision;
window.xorcery.subscribe((state) => {
  if (state.controlsRevision !== controlsRevision) {
    controlsRevision = state.controlsRevision;
    document.documentElement.dataset.theme = themeOf();
  }
});

// ---- Files ----

// The program saves a file: the browser downloads it.
globalThis.xorcerySave = (name, type, bytes) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

acceptFiles(document, window.xorcery.openFile, (error) => showNotice(error.message));

// ---- The start ----

// listen keeps what the Go program prints, beside the console.
function listen() {
  const write = globalThis.fs.writeSync;
  const decoder = new TextDecoder();
  globalThis.fs.writeSync = (fd, bytes) => {
    printed += decoder.decode(bytes, { stream: true });
    const panic = printed.search(/^(panic|fatal error|runtime error):/m);
    printed = panic >= 0 ? printed.slice(panic, panic + 20000) : printed.slice(-4000);
    return write(fd, bytes);
  };
}

async function start() {
  const lack = missing();
  if (lack) {
    stopped = true;
    showStopped(lack);
    rejectReady(new Error(lack.title));
    return;
  }
  let go;
  let code = 0;
  let instance;
  try {
    if (!globalThis.Go) {
      throw new Error('wasm_exec.js did not arrive');
    }
    go = new globalThis.Go();
    go.exit = (c) => { code = c; };
    listen();
    instance = await instantiate('xorcery.wasm', go.importObject, (got, total) => {
      showProgress(got === total ? 'Starting the program' : `Loading the program: ${progressText(got, total)}`, got, total);
    });
  } catch (error) {
    stopped = true;
    rejectReady(error);
    showStopped({
      title: 'The program could not be loaded',
      text: 'Please check the connection and try again.',
      error: error.message,
      actions: [{ label: 'Retry', act: () => location.reload() }],
    });
    return;
  }
  await go.run(instance);
  stop(code === 0 ? 'The program ended' : `The program ended with status ${code}`, printed.trim());
}

start();
