// What the user does in the figure, in its order, with place and time: the program takes it at its next tick, however late
// that comes. Ebitengine's own listeners sit on the canvas and see nothing of it: they remember a state, not
// what happened, and a press that is over before the tick, or a release outside the frame, they miss.
import { stopped } from './program.js';
import { nameOf, textOf, isBrowsers } from './keys.js';

const queue = [];
const BITS = [1, 4, 2]; // of event.buttons, by event.button: left, middle, right
const fingers = new Set(); // that came down on the canvas
let held = 0; // the mouse's buttons that went down on the canvas, as bits

const onCanvas = (event) => event.target.tagName === 'CANVAS';

// tell puts an event into the queue. Of moves with nothing held only the last counts: a hidden page has no ticks for hours.
function tell(kind, event, more) {
  if (stopped) {
    return;
  }
  const last = queue.at(-1);
  if (kind === 'move' && held === 0 && fingers.size === 0 && last?.kind === 'move') {
    queue.pop();
  }
  queue.push({ kind, at: event.timeStamp, x: event.clientX, y: event.clientY, shift: event.shiftKey, ...more });
}

// letGo tells that the system has taken whatever was held.
function letGo(event) {
  if (held !== 0 || fingers.size > 0) {
    held = 0;
    fingers.clear();
    tell('cancel', event);
  }
}

// The pointer is held from press to release, so that it is heard outside the frame too. Which buttons are down is read from
// event.buttons in every event: a second one has no event of its own, and a release that went unheard is seen by the next move.
function mouse(event) {
  if (event.type === 'pointerdown' && onCanvas(event)) {
    if (event.isTrusted) { // a script's pointer can't be held
      event.target.setPointerCapture(event.pointerId);
    }
  } else if (!onCanvas(event) && held === 0) {
    return;
  }
  const moves = held === 0 ? [] : event.getCoalescedEvents?.() ?? [];
  for (const move of moves.length > 1 ? moves : [event]) {
    tell('move', move);
  }
  BITS.forEach((bit, button) => {
    const down = (event.buttons & bit) !== 0;
    if (down !== ((held & bit) !== 0) && (!down || held !== 0 || event.type === 'pointerdown')) {
      held ^= bit;
      tell(down ? 'press' : 'release', event, { button });
    }
  });
}

function touch(event) {
  const finger = event.pointerId + 1; // 0 is the mouse
  if (event.type === 'pointerdown') {
    if (onCanvas(event)) {
      fingers.add(finger);
      window.focus(); // away from a field of the page around, whose keyboard would stay
      tell('press', event, { finger });
    }
  } else if (fingers.has(finger)) {
    if (event.type === 'pointerup') {
      fingers.delete(finger);
      tell('release', event, { finger });
    } else {
      tell('move', event, { finger });
    }
  }
}

// One line is a notch of a common wheel: 100 pixels, 3 lines of text, or an eighth of a page. With Ctrl it zooms, which two
// fingers on a touch pad tell as small steps; one factor for both makes it neither slow for them nor wild for a wheel.
const NOTCH = [100, 3, 1 / 8]; // by event.deltaMode
const ZOOM = 2.5;

function wheel(event) {
  if (!onCanvas(event)) {
    return;
  }
  event.stopPropagation();
  if (window.parent !== window && !event.ctrlKey) {
    return; // it scrolls the page around the frame
  }
  event.preventDefault();
  tell('wheel', event, { lines: event.deltaY / NOTCH[event.deltaMode] * (event.ctrlKey ? ZOOM : 1) });
}

// Keys that go up mean nothing: what is held is told by every event anew, so that nothing sticks when the system keeps a keyup.
function key(event) {
  if (!onCanvas(event)) {
    return;
  }
  event.stopPropagation();
  if (isBrowsers(event)) {
    return;
  }
  event.preventDefault();
  const altGraph = event.getModifierState('AltGraph'); // Windows tells it as Ctrl + Alt
  tell('key', event, {
    name: nameOf(event), text: textOf(event), ctrl: (event.ctrlKey || event.metaKey) && !altGraph, repeat: event.repeat,
  });
}

// hearAll listens from now on; the program takes what came by xorceryEvents. Times are told as ages in milliseconds: the
// program's clock has another beginning.
export function hearAll() {
  for (const kind of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel']) {
    document.addEventListener(kind, (event) => {
      if (kind === 'pointercancel') {
        letGo(event);
      } else if (event.pointerType === 'touch') {
        touch(event);
      } else {
        mouse(event);
      }
    }, true);
  }
  // Out of the frame in one stride: no move tells of it.
  document.documentElement.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch' && held === 0) {
      tell('move', { timeStamp: event.timeStamp, clientX: -1, clientY: -1, shiftKey: false });
    }
  });
  document.addEventListener('wheel', wheel, { capture: true, passive: false });
  document.addEventListener('keydown', key, true);
  for (const kind of ['mousedown', 'mouseup', 'mousemove', 'keyup', 'touchstart', 'touchmove', 'touchend']) {
    document.addEventListener(kind, (event) => {
      if (onCanvas(event)) {
        event.stopPropagation();
        if (kind === 'mousedown' && event.button !== 0) {
          event.preventDefault(); // the middle button would scroll; the left one gives the canvas the keyboard
        }
      }
    }, { capture: true, passive: false });
  }
  addEventListener('blur', letGo);
  document.addEventListener('visibilitychange', letGo);

  globalThis.xorceryEvents = () => {
    if (queue.length === 0) {
      return '';
    }
    const now = performance.now();
    return JSON.stringify(queue.splice(0).map(({ at, ...event }) => ({ ...event, age: now - at })));
  };
}
