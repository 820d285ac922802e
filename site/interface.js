// The interface of the figure, window.xorcery: what the article page and every page that frames the figure drives it by.
import { call, ready } from './program.js';

const subscribers = new Set();
let last = {}; // the last state that was told
const waiting = new Map(); // steps that are not yet taken: ticket → {resolve, reject}

export const xorcery = {
  ready,
  controls: () => call('controls'),
  get: (id) => call('get', id),
  set: (id, value) => call('set', id, value),
  // slide moves a slider to one of its positions, 0 to last; all positions of one stroke, a number, are one step for undo. nudge
  // changes a number by one: up (1) or down (-1).
  slide: (id, position, stroke = 0) => call('slide', id, position, stroke),
  nudge: (id, direction) => call('nudge', id, direction),
  press: (id) => call('press', id),
  run: () => call('run'),
  pause: () => call('pause'),
  // step takes n steps and returns a promise of the state after them: few are taken at once, many over the frames that follow,
  // so that the page stays alive; out of sight they wait. Where pause, reset or open ends them before, the promise is
  // fulfilled too, and the state's ended says how far they came; it is '' otherwise.
  step(n = 1) {
    const { ticket, state } = call('step', n);
    if (ticket === 0) {
      return Promise.resolve({ ...state, ended: '' });
    }
    const taken = new Promise((resolve, reject) => waiting.set(ticket, { resolve, reject }));
    taken.catch(() => {}); // the end of the program is told elsewhere; whoever awaits the steps gets it too
    return taken;
  },
  reset: () => call('reset'),
  // lookAt shows everything as it was at an earlier step; lookAway comes back to now, goOn goes on from there, and undo then brings the
  // later run back. marks are the steps that the timeline marks: [{step, text, end}].
  lookAt: (step) => call('lookAt', step),
  lookAway: () => call('lookAway'),
  goOn: () => call('goOn'),
  marks: () => call('marks'),
  // curves are the places of the curves: [{x, y, width, height, first, last}], first and last being steps.
  curves: () => call('curves'),
  // host says that the page around the figure shows its own palette and the messages: the figure leaves them out.
  host: () => call('host'),
  // doctor is all that the doctor says; remedy(i) starts again with its i-th remedy, hostDoctor(true) leaves the words to the
  // page: the figure draws the curves alone.
  doctor: () => call('doctor'),
  remedy: (i) => call('remedy', i),
  hostDoctor: (on) => call('hostDoctor', on),
  // bricks is all that brick mode shows, with matrices for a width in pixels and of so many rows at most, where they are given, brickGo(i) lights its i-th quantity, brickEntry(i, row, col) shows or hides the
  // product behind an entry of it. trace is the whole step that an observation would make in the network, as data.
  bricks: (width, rows) => call('bricks', width ?? null, rows ?? null),
  brickGo: (i) => call('brickGo', i),
  brickEntry: (i, row, col) => call('brickEntry', i, row, col),
  // brickPoint(i, row, col) lights an entry as the pointer does, with its row, column and line; brickPoint(-1, -1, -1) lets it go.
  brickPoint: (i, row, col) => call('brickPoint', i, row, col),
  trace: (x1, x2, cls) => call('trace', x1, x2, cls),
  // follow sends the i-th of all points through the network and opens the pulse; without i, the one nearest to the boundary. moments are
  // those of its step: [{name, title, phase, layer, brick}]. moment goes to one of them: i is moment i shown whole, and
  // between i - 1 and i it comes about.
  follow: (i) => call('follow', i ?? null),
  moments: () => call('moments'),
  moment: (position) => call('moment', position),
  // openRival makes a project B, beside A on the same points; rival is B as a project, null while nothing is compared.
  openRival: (project) => call('openRival', typeof project === 'string' ? project : JSON.stringify(project)),
  rival: () => JSON.parse(call('rival') ?? 'null'),
  // hidden is the hidden space in words and numbers, while lower is 'hidden'.
  hidden: () => call('hidden'),
  // weight is one weight's loss as a curve, with backprop's slope and the numeric one, while lower is 'weight'.
  weight: () => call('weight'),
  // switchNeuron switches a neuron off in what is shown, or on again; layer 0 is the inputs. It returns state().off: which are off, and
  // the accuracy without them; null while all are on.
  switchNeuron: (layer, index) => call('switchNeuron', layer, index),
  // exercises are all exercises of the story: [{name, chapter, title, kind, grade, open}]; open is null but for the open one, and there its
  // question, hints, verdict and so on. exercise(name) opens one, answer(name, value) answers it (null is the line as it stands),
  // hint and solution tell more of it, again draws another one. layLine puts the line between two ends, "x1 x2 x1 x2".
  exercises: () => call('exercises'),
  exercise: (name) => call('exercise', name),
  answer: (name, value) => call('answer', name, value ?? null),
  hint: (name) => call('hint', name),
  solution: (name) => call('solution', name),
  again: (name) => call('again', name),
  closeExercise: () => call('closeExercise'),
  layLine: (ends) => call('layLine', ends),
  // answers are the reader's answers as a text, "" for none; takeAnswers takes them back. openAnswers verifies somebody's, and proof is
  // what that comes to: {done, total, results}, null while none was opened.
  answers: () => call('answers'),
  takeAnswers: (record) => call('takeAnswers', record),
  openAnswers: (record) => call('openAnswers', record),
  proof: () => call('proof'),
  addPoint: (x1, x2, cls) => call('addPoint', x1, x2, cls),
  // removePoint removes the i-th of all points, the set's first.
  removePoint: (i) => call('removePoint', i),
  undo: () => call('undo'),
  redo: () => call('redo'),
  state: () => call('state'),
  project: () => JSON.parse(call('project')),
  // openFile takes a project or points as CSV, as if the file had been let fall on the figure; of one too large to be read it takes the
  // size in bytes, and says so.
  openFile: (name, text, size) => call('openFile', name, text, size),
  // openFiles takes several, [{name, text}], and says of each what has become of it in state().message; {name, size} is
  // one too large to be read, {name, folder: true} a folder, {name, error} one that could not be read.
  openFiles: (files) => call('openFiles', files),
  // link is the state as the text of a link's hash; options: {weights: boolean, title: text, task: text, show: [groups of controls], hide:
  // [ids], exercise: name, challenge: name}. title and task are what it says to its reader; with show only those groups are in sight.
  link: (options) => call('link', options ?? {}),
  // qr is the QR code of a text of at most 858 characters: {rows}, of "1" for a dark module and "0" for a light one.
  qr: (text) => call('qr', text),
  // openLink opens what stands behind a link's #, as a look: the reader's own work stays kept, and openOwn brings it back.
  // address is the link of what is shown so, '' for the reader's own; showAll brings back the controls that a link hides.
  openLink: (link) => call('openLink', link),
  openOwn: () => call('openOwn'),
  address: () => call('address'),
  showAll: () => call('press', 'showAll'),
  // open is for the reader's own work, a project as an object or as text.
  open: (project) => call('open', typeof project === 'string' ? project : JSON.stringify(project)),
  // scenarios are the chapters' states of the figure, challenges its tasks; open takes 'scenario:NAME' and 'challenge:NAME' too.
  scenarios: () => call('scenarios'),
  challenges: () => call('challenges'),
  // tell lets the story set the figure for a chapter that has come into sight: what was there is lent, state().back is the title of the
  // button giveBack that brings it back, and while state().busy the reader is at work on the figure. light lights what a name means, as
  // the pointer does: 'W2[0,1]', 'dLoss/dW2[0,0]', 'point 12', 'step 5000'; '' lets it go.
  tell: (chapter) => call('tell', chapter),
  giveBack: () => call('giveBack'),
  light: (name) => call('light', name ?? ''),
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

// tell calls the subscribers with a newer state, or with what has become of the last.
export function tell(news) {
  last = { ...last, ...news };
  for (const fn of [...subscribers]) {
    try {
      fn(last);
    } catch (error) {
      console.error(error); // a listener that fails must not stop the figure, nor miss what comes next
    }
  }
}

// endSteps fulfills the promise of a step(n).
export function endSteps(ticket, ended) {
  const steps = waiting.get(ticket);
  waiting.delete(ticket);
  steps?.resolve({ ...call('state'), ended });
}

// failSteps rejects every promise of step(n), as there is no program any more.
export function failSteps(error) {
  for (const steps of waiting.values()) {
    steps.reject(error);
  }
  waiting.clear();
}
