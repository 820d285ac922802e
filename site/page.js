// The article page: it frames the figure, builds the controls from the figure's own table, and says how training goes.
import { makePanel } from './panel.js';
import { makeStatus } from './status.js';
import { makeShare, acceptFiles } from './share.js';
import { makeStory } from './story.js';
import { makeExercises } from './exercises.js';
import { makeWayBack } from './back.js';
import { followReading } from './chapters.js';
import { makeLive } from './live.js';
import { makePresses, makeSettings } from './presses.js';
import { makeTask } from './task.js';
import { makeBricks } from './bricks.js';
import { makeDoctor } from './doctor.js';
import { makeCheck } from './check.js';
import { standUnder } from './place.js';
import { shrinkOnScroll } from './small.js';
import { makeShortcuts } from './shortcuts.js';
import { undoKeys, figureKeys } from './keys.js';
import { reachScrolled } from './scrolled.js';
import { makeAddress } from './address.js';
import { workOffline, isPassed } from './offline.js';
import { offerTo } from './offer.js';

const part = (id) => document.getElementById(id);
const frame = part('figure');
const status = makeStatus(part('status'), part('spoken'), part('message'));
const check = makeCheck(part('status'), part('controls'));
const offer = offerTo(part('offer'));
let attached = null; // the figure's window that this page listens to
let followed = null; // the interface of the figure once it is ready
let leaveStage = () => {};
let reveal = () => {}; // brings a control into sight
let showNow = () => {}; // shows the state of the figure that is followed
let told = ''; // the chapter that it showed last

// ---- The link ----

// A hash that is no place on this page is a link for the figure, which opens it by its interface: the address has one entry in the
// history for it, and the figure follows Back and Forward. No hash at all is the reader's own work. A place may have been bent on
// its way as a link may: "#loss)." is the place "loss".
const placeOf = (hash) => hash.slice(1).match(/^[\w-]*/)[0];
const isLink = (hash) => hash.length > 1 && !document.getElementById(placeOf(hash));
const keepAddress = makeAddress(isLink);
// moved says whether the reader has scrolled since the page came: until then the place that the address names is theirs, also when the
// program brings the exercises above it.
let moved = false;
for (const kind of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
  addEventListener(kind, () => { moved = true; }, { once: true, passive: true });
}

let passed = ''; // the hash that the figure was given last

// mendPlace takes from the name of a place what its way has added.
function mendPlace() {
  const { hash } = location;
  if (hash && !isLink(hash) && hash !== `#${placeOf(hash)}`) {
    location.replace(`#${placeOf(hash)}`);
  }
}

// passLink lets the figure open the hash; what is wrong with it is said.
function passLink(xorcery) {
  const was = passed;
  passed = location.hash;
  if (passed ? !isLink(passed) : !isLink(was)) {
    return; // a place of the page was opened or left: the figure stays as it is
  }
  status.tell('');
  try {
    if (passed) {
      xorcery.openLink(passed.slice(1));
    } else {
      xorcery.openOwn();
    }
    showNow();
  } catch (error) {
    status.tell(`This link can't be opened: ${error.message}`);
  }
}
addEventListener('hashchange', () => {
  mendPlace();
  if (followed) {
    passLink(followed);
  }
});

// ---- Sharing ----

// figureNow is the figure's interface; before the figure has come there is none.
function figureNow() {
  const xorcery = frame.contentDocument && frame.contentWindow.xorcery;
  if (!xorcery) {
    throw new Error('The figure has not loaded yet; please try again when it has.');
  }
  return xorcery;
}

// attempt does something with the figure and shows it; what is refused is said.
function attempt(what) {
  try {
    what();
    showNow();
  } catch (error) {
    status.tell(error.message);
  }
}

// takeFiles lets the figure open files, which says itself what has become of each.
async function takeFiles(files) {
  const xorcery = figureNow();
  await xorcery.ready;
  xorcery.openFiles(files);
  showNow();
}
const share = makeShare(part('share'), part('sheet'), {
  link: (options) => figureNow().link(options),
  comparing: () => figureNow().state().rival !== null,
  ended: () => figureNow().state().nonFinite !== '',
  controls: () => figureNow().controls(),
  view: () => figureNow().project().view,
  exercises: () => figureNow().exercises(),
  challenges: () => figureNow().challenges(),
  qr: (text) => figureNow().qr(text).rows,
  openFile: async (...file) => {
    const xorcery = figureNow();
    await xorcery.ready;
    xorcery.openFile(...file);
  },
});
const shortcuts = makeShortcuts(part('help'), part('keys'));
acceptFiles(document, takeFiles, (error) => status.tell(error.message));

part('message-undo').addEventListener('click', () => takeBack('undo'));
undoKeys(document, takeBack);
for (const beside of [part('buttons'), part('controls').parentElement]) {
  figureKeys(beside, () => followed && frame.contentDocument.querySelector('canvas'));
}
function takeBack(what) {
  if (followed) {
    attempt(() => figureNow()[what]());
  }
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) {
    leaveStage();
  }
});

// ---- The story ----

const story = makeStory(part('story'), async (name) => {
  const xorcery = figureNow();
  await xorcery.ready;
  reading.given();
  xorcery.open(name);
  showNow();
}, (text) => status.tell(text), makeWayBack(part('way-back'), (id) => reveal(id)), (section) => reading.hold(section));
// openHere opens a chapter from its own text, which stays where it is.
function openHere(xorcery, chapter) {
  story.asks(`scenario:${chapter}`);
  xorcery.open(`scenario:${chapter}`);
}

const presses = makePresses(document, (id, chapter) => attempt(() => {
  const xorcery = figureNow();
  const { scenario } = xorcery.state();
  if (chapter) {
    reading.hold(part(chapter));
  }
  const there = xorcery.controls().find((c) => c.id === id)?.visible;
  if (chapter && scenario !== chapter && (scenario || !there)) {
    openHere(xorcery, chapter);
  }
  if (id !== 'run' || scenario === chapter || !xorcery.state().running) { // a chapter that has just been opened may run by itself
    xorcery.press(id);
  }
  if (id === 'exercise.line') { // what is said of it stands in the text
    part('grow').click();
  }
}));
makeSettings(document, (values, then, chapter) => attempt(() => {
  const xorcery = figureNow();
  reading.hold(part(chapter));
  if (xorcery.address() !== `scenario:${chapter}`) { // each begins with the chapter as it is told
    openHere(xorcery, chapter);
  }
  const typeOf = (id) => typeof xorcery.controls().find((c) => c.id === id).value;
  for (const [id, value] of values) {
    xorcery.set(id, typeOf(id) === 'number' ? Number(value) : value);
  }
  for (const id of then) {
    if (id !== 'run' || !xorcery.state().running) {
      xorcery.press(id);
    }
  }
}));

const exercises = makeExercises(part('story'), (text) => status.tell(text));
const task = makeTask(part('task'), frame.closest('.bench'), part('story'));

// touched is when the reader last did something in the figure or to a control; what they are at is not taken from them.
let touched = -Infinity;
const PAUSE = 1500; // milliseconds
const noteTouch = () => { touched = performance.now(); };
for (const kind of ['pointerdown', 'keydown', 'input']) {
  part('controls').addEventListener(kind, noteTouch);
  part('palette').addEventListener(kind, noteTouch);
}

// textTop is the height on the screen from which the story's text is in sight, under what lies over it.
const textTop = () => Math.max(0, part('way-bar').getBoundingClientRect().bottom);

function inSight(place) {
  const r = place?.getBoundingClientRect();
  return Boolean(r) && r.height > 0 && r.bottom > textTop() && r.top < innerHeight;
}

// isLent says whether an address names what the story lends: a chapter, or an exercise's run.
const isLent = (address) => ['scenario:', 'exercise:'].some((kind) => address.startsWith(kind));

// isToldOf says whether the figure's message is an explosion that a chapter told, or an exercise.
function isToldOf(xorcery) {
  const { message, messageKind, nonFinite } = xorcery.state();
  return message !== '' && messageKind === 'error' && nonFinite !== '' && isLent(xorcery.address());
}

// mayTell says whether the story may set the figure: not while the reader is at work there, is told of an error, has begun a challenge, has
// an exercise before them whose run the figure shows, or looks at what a link brought. An exercise that has been left holds nothing, also
// where a run of its own is there.
function mayTell(xorcery) {
  const state = xorcery.state();
  const address = xorcery.address();
  const begun = state.challenge && !state.challenge.solved || state.exerciseShown && inSight(document.querySelector(`[data-exercise="${state.exercise}"]`));
  const error = state.message && state.messageKind === 'error' && !isToldOf(xorcery); // what the story let explode, it takes away
  return !state.fatal && !state.busy && !error && !begun && (address === '' || isLent(address) || state.challenge) &&
    performance.now() - touched > PAUSE && !document.body.classList.contains('on-stage');
}

const figurePlace = frame.parentElement;
const reading = followReading(part('story'), () => {
  const { position, top } = getComputedStyle(figurePlace);
  const over = position === 'sticky' && figurePlace.classList.contains('reading') ? parseFloat(top) + figurePlace.offsetHeight : 0;
  return over + (innerHeight - over) * 0.4;
}, textTop, (name) => {
  if (!followed || !mayTell(followed)) {
    return false;
  }
  story.asks(`scenario:${name}`);
  followed.tell(name);
  showNow();
  return true;
}, () => {
  if (followed && isToldOf(followed)) { // the last chapter's explosion, read by now
    status.close();
  }
}, {
  drive: part('drive'), previous: part('previous'), next: part('next'), number: part('chapter-number'), read: part('read'), resume: part('resume'),
  contents: part('contents'),
});
const live = makeLive(part('story'), (name) => figureNow().light(name));
part('give-back').addEventListener('click', () => {
  reading.given();
  attempt(() => followed?.giveBack());
});

shrinkOnScroll(figurePlace, part('story'), part('grow'));
standUnder(frame.parentElement, part('bricks'));
standUnder(frame.parentElement, part('doctor'));

reachScrolled(part('story').querySelectorAll('math[display=block]'));

// ---- The figure ----

const WAITING = part('waiting').textContent;
const NO_FIGURE = 'The figure did not load, so there are no controls. It says why, and how to try again.';

async function attach() {
  followed = null;
  const figure = frame.contentWindow;
  if (!frame.contentDocument) { // the browser shows a page of its own
    status.tell('The figure could not be loaded. Please check the connection and reload the page.');
    noControls(NO_FIGURE);
    return;
  }
  if (figure === attached || figure.location.href === 'about:blank') {
    return;
  }
  attached = figure;
  const { xorcery } = figure;
  if (!xorcery) { // it says itself what did not arrive
    status.stopped();
    noControls(NO_FIGURE);
    return;
  }
  noControls(WAITING);
  try {
    await xorcery.ready;
  } catch {
    status.stopped();
    noControls(NO_FIGURE);
    return;
  }
  follow(xorcery);
}

// noControls says in the controls' place that there are none; once there are, it stands nowhere.
function noControls(text) {
  part('waiting')?.replaceChildren(text);
}

// stopParts says whether the parts that drive the figure can't be used, as there is none to drive.
function stopParts(stopped) {
  for (const id of ['controls', 'buttons', 'palette', 'bricks', 'doctor', 'share', 'stage', 'dark']) {
    part(id).inert = stopped;
  }
}

function follow(xorcery) {
  let revision;
  const shown = (act) => (...args) => { act(...args); showNow(); };
  xorcery.host();
  const panel = makePanel(part('buttons'), part('palette'), part('hiding'), part('controls'), {
    set: shown(xorcery.set), slide: shown(xorcery.slide), nudge: shown(xorcery.nudge), press: shown(xorcery.press),
  });
  reveal = panel.reveal;
  const bricks = makeBricks(part('bricks'), frame.parentElement, xorcery, () => showNow());
  const doctor = makeDoctor(part('doctor'), frame.parentElement, xorcery, () => showNow());
  part('dark').hidden = false;
  part('dark').onclick = shown(() => xorcery.set('view.theme', xorcery.state().theme === 'dark' ? 'light' : 'dark'));

  part('stage').hidden = false;
  part('stage').onclick = shown(() => xorcery.set('stage', !xorcery.state().stage));
  leaveStage = () => {
    if (xorcery.state().stage) {
      xorcery.set('stage', false);
      showNow();
    }
  };

  function show(state) {
    if (state.fatal) {
      status.stopped();
      stopParts(true);
      return;
    }
    status.show(state);
    task.show(state);
    story.show(state);
    if (state.scenario !== told) {
      told = state.scenario;
      live.leave(told);
    }
    part('give-back').hidden = state.back === '';
    part('give-back').textContent = state.back;
    exercises.show(state);
    frame.parentElement.classList.toggle('with-pair', Boolean(state.rival) || ['hidden', 'weight', 'check'].includes(state.lower));
    part('dark').setAttribute('aria-pressed', state.theme === 'dark');
    part('stage').setAttribute('aria-pressed', state.stage);
    document.body.classList.toggle('on-stage', state.stage);
    let controls;
    if (state.controlsRevision !== revision) {
      revision = state.controlsRevision;
      controls = xorcery.controls();
      keepAddress(xorcery.address(), state.own);
      document.documentElement.dataset.theme = controls.find((c) => c.id === 'view.theme')?.value ?? 'auto';
      panel.show(controls);
      presses.show(controls);
    }
    check.show(state);
    bricks.show(state, controls);
    doctor.show(state);
  }

  stopParts(false);
  share.available();
  shortcuts.follow(frame.contentWindow);
  story.follow(xorcery);
  for (const kind of ['pointerdown', 'pointermove', 'pointerup', 'keydown', 'wheel']) {
    frame.contentWindow.addEventListener(kind, (event) => { if (kind !== 'pointermove' || event.buttons > 0) noteTouch(); }, { capture: true, passive: true });
  }
  exercises.follow(xorcery, () => showNow());
  xorcery.subscribe(show);
  showNow = () => show(xorcery.state());
  showNow();
  if (!moved && location.hash && !isLink(location.hash)) {
    document.getElementById(placeOf(location.hash)).scrollIntoView({ block: 'start', behavior: 'instant' });
  }
  followed = xorcery;
  reading.follow();
  workOffline(offer);
  if (isLink(location.hash) && location.hash !== passed && location.hash !== `#${xorcery.address()}`) {
    passLink(xorcery);
  }
}

frame.addEventListener('load', () => {
  if (isPassed()) { // the figure was loaded again and is of another version than this page
    location.reload();
    return;
  }
  attached = null;
  attach();
});
mendPlace();
if ((frame.contentDocument?.readyState ?? 'complete') === 'complete') { // no document of ours is one of the browser's own
  attach();
}
