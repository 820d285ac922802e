// The still picture: while the program loads, the plane of the opening and the frames of its curves stand where the program will draw
// them. This is wasm/layout's Arrange for what the opening shows, and a test compares the two; see there for the names. It runs alone
// and first, so that the picture does not wait for the other modules.

const GAP = 16, TITLE = 28, AXIS = 36, LEFT = 40, SIDE_PLOT = 112;
const NARROW = 600, NARROW_LEFT = 32, NARROW_RIGHT = 8;
const CURVE = 200, SHAPE = 0.8, COLUMN = 168;
const STRIP = { most: 256, left: 26, gap: 12, right: 4, plane: 36 };
const VIEW = { width: 80, height: 176, least: 120, most: 360 }; // what the drawn network asks for

const rect = (x, y, width, height) => ({ x, y, width, height });
const square = (x, y, side) => rect(x, y, side, side);

// places is where plane, accuracy and loss stand in a figure of a size; accuracy and loss are null where they have no room. palette
// says that the figure has its own.
export function places(w, h, palette) {
  if (w < NARROW && h < STRIP.most && !palette) {
    return strip(w, h);
  }
  const head = !palette ? TITLE : 48;
  const foot = w < NARROW ? VIEW.least : Math.min(Math.max(h * 0.22, VIEW.least), VIEW.most);
  const ways = [[ordered, 1], [corner, 0.92], [column, 0.66], [over, 0.87], [overCurves, 0.6], [slim, 0.55], [bare, 0.5]];
  let best = 0;
  let found;
  for (const [way, worth] of ways) {
    const tried = way(w, h, head, foot);
    if (tried && tried.plane.width * worth > best) {
      best = tried.plane.width * worth;
      found = tried;
    }
  }
  return found;
}

function strip(w, h) {
  const side = Math.max(Math.min(h - TITLE - AXIS, w - STRIP.left - STRIP.gap - STRIP.right - w * 0.5), STRIP.plane);
  const plane = square(STRIP.left, TITLE, side);
  return { plane, ...beside(plane, w - GAP - (plane.x + side + GAP + LEFT), side) };
}

function ordered(w, h, head, foot) {
  const side = Math.floor(Math.min(h - head - AXIS - GAP - foot, w - 2 * (CURVE + LEFT) - LEFT - 4 * GAP));
  if (side < 40) {
    return null;
  }
  const curve = Math.floor(Math.min((w - side - 3 * LEFT - 4 * GAP) / 2, side));
  const x = Math.floor((w - side - 2 * curve - 3 * LEFT - 2 * GAP) / 2);
  const tall = Math.floor(Math.min(curve * SHAPE, side));
  const plane = square(x + LEFT + curve + GAP + LEFT, head, side);
  return { plane, accuracy: rect(x + LEFT, head + side - tall, curve, tall), loss: rect(plane.x + side + GAP + LEFT, head + side - tall, curve, tall) };
}

function corner(w, h, head, foot) {
  const across = w - GAP / 2 - 2 * LEFT - 2 * GAP;
  const side = Math.floor(Math.max(Math.min(h - head - AXIS - GAP - foot, across - Math.min(CURVE, Math.max(SIDE_PLOT, across * 0.3))), 40));
  const curve = Math.floor(Math.min(across - side, side * 1.1));
  const plane = square(Math.floor((w - GAP / 2 - 2 * LEFT - 2 * GAP - side - curve) / 2) + GAP / 2 + LEFT, head, side);
  return { plane, ...beside(plane, curve, side) };
}

function column(w, h, head) {
  const across = w - GAP / 2 - 2 * LEFT - 2 * GAP;
  const side = Math.floor(Math.min(h - head - AXIS - GAP / 2, across - COLUMN));
  if (side < 40) {
    return null;
  }
  const width = Math.floor(Math.min(across - side, Math.max(COLUMN, side)));
  const plane = square(Math.floor((w - GAP / 2 - 2 * LEFT - 2 * GAP - side - width) / 2) + GAP / 2 + LEFT, head, side);
  const curves = side - Math.min(side * 0.45, VIEW.most) - AXIS;
  const room = curves >= 2 * 56 + TITLE && side - curves >= Math.max(VIEW.least, VIEW.height * 0.6);
  return room ? { plane, ...beside(plane, width, curves) } : { plane, accuracy: null, loss: null };
}

function over(w, h, head, foot) {
  const width = (w - 2 * LEFT - 2 * GAP) / 2;
  const curves = Math.floor(Math.min(Math.max(h * 0.1, 56), 160, width * SHAPE));
  const side = Math.floor(Math.min(w - NARROW_LEFT - NARROW_RIGHT, h - head - TITLE - 2 * AXIS - GAP - curves - foot));
  if (side < 40 || curves < 40) {
    return null;
  }
  const accuracy = rect(LEFT, head + side + AXIS + TITLE, width, curves);
  return { plane: alone(w, head, side), accuracy, loss: { ...accuracy, x: LEFT + width + GAP + LEFT } };
}

const overCurves = (w, h, head) => over(w, h, head, 0);

function slim(w, h, head) {
  const across = w - GAP / 2 - 2 * LEFT - GAP;
  const side = Math.floor(Math.min(h - head - AXIS - GAP / 2, across - VIEW.width));
  if (side < VIEW.least) {
    return null;
  }
  const width = Math.floor(Math.min(across - side, side));
  return { plane: square(Math.floor((across - side - width) / 2) + GAP / 2 + LEFT, head, side), accuracy: null, loss: null };
}

const bare = (w, h, head) => ({ plane: alone(w, head, Math.max(Math.min(w - NARROW_LEFT - NARROW_RIGHT, h - head - AXIS - GAP / 2), 40)), accuracy: null, loss: null });

const alone = (w, head, side) => square(NARROW_LEFT + (w - NARROW_LEFT - NARROW_RIGHT - side) / 2, head, side);

function beside(plane, width, tall) {
  const height = Math.floor(Math.min((tall - TITLE) / 2, width * SHAPE));
  const accuracy = rect(plane.x + plane.width + GAP + LEFT, plane.y, width, height);
  return { accuracy, loss: { ...accuracy, y: accuracy.y + height + TITLE } };
}

// zoom is how much larger than usual everything is in a figure of a size: see wasm/layout's Zoom.
export const zoom = (w, h) => 1 + 0.7 * Math.max(Math.min(w / 1200, h / 900) - 1, 0);

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
    return localStorage.getItem(`xorcery.session ${new URL('.', document.baseURI).pathname}`) !== null; // see kept.js
  } catch {
    return false;
  }
};

function stand(element, r, z) {
  element.hidden = r === null;
  if (r !== null) {
    Object.assign(element.style, { left: `${r.x * z}px`, top: `${r.y * z}px`, width: `${r.width * z}px`, height: `${r.height * z}px` });
  }
}

function show() {
  const z = zoom(innerWidth, innerHeight);
  const { plane, accuracy, loss } = places(innerWidth / z, innerHeight / z, around() === null);
  stand(part('still-plane'), plane, z);
  stand(part('still-accuracy'), accuracy, z);
  stand(part('still-loss'), loss, z);
  stand(part('still-bar'), plane, z);
}

// A chapter or a link stands elsewhere and is known when the program is here; the reader's own points likewise, in the same plane.
if (part('still') && !isLink(around() ?? window)) {
  part('still-plane').classList.toggle('empty', isKept());
  show();
  addEventListener('resize', show);
  part('still-bar').append(part('loading'));
  part('still').hidden = false;
}
