// The still picture: while the program loads, the plane of the opening and the frames of its curves stand where the program will draw
// them. This is wasm/layout's Arrange for what the opening shows, and a test compares the two; see there for the names. It runs alone
// and first, so that the picture does not wait for the other modules.

const GAP = 16, TITLE = 28, AXIS = 36, LEFT = 40, SIDE_PLOT = 112, BESIDE_PLOT = 100, NARROW_PLOT = 88, CORNER = 200;
const NARROW = 600, LOW = 480;
const VIEW = { height: 176, least: 120 }; // what the drawn network asks for

const rect = (x, y, width, height) => ({ x, y, width, height });
const square = (x, y, side) => rect(x, y, side, side);

// places is where plane, accuracy and loss stand in a figure of a size; accuracy and loss are null where they have no room. palette
// says that the figure has its own.
export function places(w, h, palette) {
  const head = !palette && (w < NARROW || h < LOW) ? TITLE : 48;
  return w < NARROW ? stack(w, h, head) : row(w, h, head);
}

function row(w, h, head) {
  const room = h - head - AXIS - GAP;
  let side = Math.max(Math.min(room, w - 2 * (SIDE_PLOT + LEFT) - LEFT - 3 * GAP, w * 0.5), 40);
  const enough = Math.min(side, h * 0.6);
  if (side > room - VIEW.height && room - VIEW.height > 0.65 * enough) {
    side = Math.min(side, room - VIEW.height);
  } else if (side > room - VIEW.least && room - VIEW.least > 0.8 * enough) {
    side = room - VIEW.least;
  }
  const curve = Math.max(Math.min((w - side - LEFT - 4 * GAP - 2 * LEFT) / 2, side), 20);
  const x = (w - side - 2 * curve - 3 * LEFT - 2 * GAP) / 2 + LEFT;
  const plane = square(x + curve + GAP + LEFT, head, side);
  return { plane, accuracy: rect(x, head, curve, side), loss: rect(plane.x + side + GAP + LEFT, head, curve, side) };
}

function stack(w, h, head) {
  const left = 32, right = 8;
  const curve = Math.max(Math.min(h * 0.22, 160), 56);
  const side = Math.max(Math.min(w - left - right, h - head - TITLE - 2 * AXIS - curve), 40);
  const under = h - (head + side + 2 * AXIS + TITLE + curve) - GAP;
  if (under < VIEW.least && w >= CORNER + SIDE_PLOT + 2 * LEFT + 2 * GAP + GAP / 2 && h - head - AXIS - GAP - VIEW.least >= CORNER) {
    return beside(w, h, head, 1, 2, VIEW.least);
  }
  const on = (s) => square(left + (w - left - right - s) / 2, head, s);
  const alone = Math.min(w - left - right, h - head - AXIS - GAP / 2);
  if (side < 0.4 * alone) {
    return w >= 2 * CORNER ? beside(w, h, head, 2, 1, 0) : { plane: on(alone), accuracy: null, loss: null };
  }
  const width = (w - 2 * LEFT - 2 * GAP) / 2;
  const accuracy = rect(LEFT, head + side + AXIS + TITLE, width, curve);
  return { plane: on(side), accuracy, loss: { ...accuracy, x: LEFT + width + GAP + LEFT } };
}

function beside(w, h, head, columns, rows, foot) {
  let tall = h - head - AXIS - GAP - foot + (foot === 0 ? GAP / 2 : 0);
  const across = w - GAP / 2 - LEFT - GAP - columns * (LEFT + GAP);
  const side = Math.max(Math.min(tall, across - columns * (w < NARROW ? NARROW_PLOT : BESIDE_PLOT)), 40);
  const width = Math.min((across - side) / columns, side);
  const plane = square((w - GAP / 2 - LEFT - side - GAP - columns * (LEFT + GAP + width)) / 2 + GAP / 2 + LEFT, head, side);
  tall = Math.max(Math.min(tall, side * 4 / 3), side);
  const height = (tall - (rows - 1) * (TITLE + AXIS)) / rows;
  const at = (column, line) =>
    rect(plane.x + side + GAP + LEFT + column * (width + GAP + LEFT), head + line * (height + AXIS + TITLE), width, height);
  return { plane, accuracy: at(0, 0), loss: columns === 1 ? at(0, 1) : at(1, 0) };
}

// ---- The page ----

const part = (id) => document.getElementById(id);

// around is the page that frames the figure, shows its palette and opens its links, or null.
function around() {
  try {
    return window.frameElement?.dataset.host === undefined ? null : window.parent;
  } catch {
    return null; // a page of another site
  }
}

// isLink says whether the address opens something else than the opening or the session.
const isLink = ({ location: { hash }, document: page }) => hash.length > 1 && !page.getElementById(hash.slice(1).match(/^[\w-]*/)[0]);

const isKept = () => {
  try {
    return localStorage.getItem(`xorcery.session ${new URL('.', location.href).pathname}`) !== null; // see kept.js
  } catch {
    return false;
  }
};

function stand(element, r) {
  element.hidden = r === null;
  if (r !== null) {
    Object.assign(element.style, { left: `${r.x}px`, top: `${r.y}px`, width: `${r.width}px`, height: `${r.height}px` });
  }
}

function show() {
  const { plane, accuracy, loss } = places(innerWidth, innerHeight, around() === null);
  stand(part('still-plane'), plane);
  stand(part('still-accuracy'), accuracy);
  stand(part('still-loss'), loss);
  stand(part('still-bar'), plane);
}

// A chapter or a link stands elsewhere and is known when the program is here; the reader's own points likewise, in the same plane.
if (part('still') && !isLink(around() ?? window)) {
  part('still-plane').classList.toggle('empty', isKept());
  show();
  addEventListener('resize', show);
  part('still-bar').append(part('loading'));
  part('still').hidden = false;
}
