// What is kept in the browser: the session from visit to visit, and the project over a restart in this tab. Every key carries
// the page's folder, so that two copies of the page on one host do not share.

const folder = new URL('.', document.baseURI).pathname; // in a frame that stands in its page, the page's

// key is the name under which this copy of the page keeps something.
const key = (name) => `xorcery.${name} ${folder}`;

// rename gives what is stored under a key another, free one. Where there is no room for both it is gone for a moment, and
// back under its old key if that fails too.
function rename(from, to) {
  const text = localStorage.getItem(from);
  try {
    localStorage.setItem(to, text);
  } catch {
    localStorage.removeItem(from);
    try {
      localStorage.setItem(to, text);
    } catch (error) {
      localStorage.setItem(from, text);
      throw error;
    }
  }
  localStorage.removeItem(from);
}

// ownKey is key, under which comes what earlier versions kept for all copies on a host: the first copy to look has it.
function ownKey(name) {
  const own = key(name);
  const old = `xorcery.${name}`;
  try {
    if (localStorage.getItem(own) === null && localStorage.getItem(old) !== null) {
      rename(old, own);
    }
  } catch {
    // Where storage is forbidden there is nothing to move; without room it stays where it is.
  }
  return own;
}

// ---- From visit to visit ----

// shelf is a place for a text: read() is '' where there is none, or where the browser forbids storage, and list() is what it holds as a list
// of texts. What write(text) can't keep is for this visit only.
export function shelf(name) {
  const own = ownKey(name);
  const read = () => {
    try {
      return localStorage.getItem(own) ?? '';
    } catch {
      return '';
    }
  };
  const list = () => {
    try {
      const all = JSON.parse(read());
      return Array.isArray(all) ? all.filter((one) => typeof one === 'string') : [];
    } catch {
      return [];
    }
  };
  const write = (text) => {
    try {
      localStorage.setItem(own, text);
    } catch {
      // it is for this visit only
    }
  };
  return { read, list, write };
}

const SESSION = ownKey('session'); // see guard.js

// parse reads a session: the time of the reader's last own change in milliseconds, a line's end, the project. What earlier
// versions kept has no time.
function parse(text) {
  const [, at, project] = /^(\d+)\n([^]*)$/.exec(text ?? '') ?? [null, '0', text ?? ''];
  return { at: Number(at), project };
}

// session is the stored {at, project}; project is '' where there is none, or where the browser forbids storage: what is kept
// by keepSession is told of then.
export function session() {
  try {
    return parse(localStorage.getItem(SESSION));
  } catch {
    return parse(null);
  }
}

// keepSession keeps a project for the next visit. It throws where the browser forbids storage or has no room.
export function keepSession(at, project) {
  localStorage.setItem(SESSION, `${at}\n${project}`);
}

// watchSession calls other(session) when another tab has kept one.
export function watchSession(other) {
  addEventListener('storage', (event) => {
    if (event.key === SESSION && event.newValue !== null) {
      other(parse(event.newValue));
    }
  });
}

const ASIDE = 5; // sessions that are kept aside: the oldest goes when another comes

// setAside moves the stored session out of the way of the next one and returns {name, project}: 'broken-3', after 'broken-2'.
// It throws where that can't be, and the session is where it was.
export function setAside() {
  const { project } = session();
  const start = key('session.broken-').slice(0, -folder.length - 1);
  const numbers = Object.keys(localStorage)
    .filter((k) => k.startsWith(start) && k.endsWith(` ${folder}`))
    .map((k) => Number(k.slice(start.length, -folder.length - 1)))
    .sort((a, b) => a - b);
  const name = `broken-${(numbers.at(-1) ?? 0) + 1}`;
  rename(SESSION, key(`session.${name}`));
  for (const n of numbers.slice(0, -ASIDE + 1)) {
    localStorage.removeItem(key(`session.broken-${n}`));
  }
  return { name, project };
}

// ---- Over a restart in this tab ----

const HELD = key('held');

// hold keeps what the figure shows for a restart in this tab: {at, project} of the reader's own, or {address} of what is lent.
// Where there is no room for it nothing is held, as it says: what was held before would be taken for it.
export function hold({ at = 0, project = '', address = '' }) {
  try {
    sessionStorage.setItem(HELD, project ? `${at}\n${project}` : `#${address}`);
    return true;
  } catch {
    letGo();
    return false;
  }
}

// held is what was held last: {at, project, address}, or null.
export function held() {
  try {
    const text = sessionStorage.getItem(HELD);
    return text === null ? null : { ...parse(text.startsWith('#') ? null : text), address: text.startsWith('#') ? text.slice(1) : '' };
  } catch {
    return null; // forbidden: nothing was held
  }
}

// letGo ends holding.
export function letGo() {
  try {
    sessionStorage.removeItem(HELD);
  } catch {
    // Forbidden: nothing was ever held.
  }
}

// restart loads the figure again, as it was, or afresh: begun says which to the page that comes. What is kept stays kept.
export function restart(as) {
  history.replaceState({ begin: as }, '', as === 'afresh' ? location.href.replace(/#.*/, '') : location.href);
  location.reload();
}

// begun is how this page was begun: 'again' and 'afresh' after a restart, else ''; asking once takes it.
export function begun() {
  const as = history.state?.begin ?? '';
  if (as) {
    history.replaceState(null, '', location.href);
  }
  return as;
}
