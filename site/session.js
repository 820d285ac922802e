// The session: the reader's own work, kept while it changes, for the next visit and for a restart in this tab, and opened again.
// The program says what is the reader's own (wasm/lab/work.go); here it gets the time of the reader's last change, and of two
// tabs the later time wins.
import { call, started, stopped } from './program.js';
import { hold, held, letGo, session, keepSession, watchSession, setAside, begun } from './kept.js';
import { notice, withdraw } from './notices.js';
import { download } from './download.js';

let changed = false; // since the project was kept
let own = 0; // the number of the reader's own work, as the program counts
let at = 0; // when it became what it is
let newest = 0; // the latest such time in any tab
let base = 0; // the time of the stored session that this tab has opened or kept last: one of another time is another tab's
let written = ''; // the project that this tab has opened or kept last
let stuck = false; // what is stored could neither be opened nor set aside: it stays
let keepAfter = 1000; // milliseconds: a large project is kept more rarely, so that keeping takes no more than a fiftieth of the time

// noteChange says that the state has changed.
export function noteChange(state) {
  changed = true;
  if (state.own !== own) {
    own = state.own;
    at = Math.max(Date.now(), newest + 1);
    newest = at;
    withdraw('older');
  }
}

// keepProject keeps the texts as they are: parsed and written again, a weight of -0 would be 0. It says whether what stands there
// is kept now, for a restart or for the next visit.
function keepProject() {
  if (!changed || stopped) {
    return !changed;
  }
  const began = performance.now();
  const state = call('state');
  noteChange(state);
  changed = false;
  const project = call('session');
  const safe = hold(state.borrowed ? { address: call('address') } : { at, project });
  if (project !== null && project !== written && !stuck) {
    keep(project);
  }
  keepAfter = Math.max(1000, 50 * (performance.now() - began));
  return safe || project === written;
}

// keep keeps the session for the next visit, unless another tab has a newer one. What another tab has kept meanwhile is moved aside.
function keep(project) {
  try {
    const there = session();
    if (there.at > at) {
      tellOlder();
      return;
    }
    if (there.project && there.at !== base) {
      putAside('Another tab had other work of yours.');
      if (stuck) {
        return;
      }
    }
    keepSession(at, project);
    base = at;
    written = project;
    withdraw('unkept');
  } catch (error) {
    changed = true; // it is tried again
    notice('unkept', `This browser does not keep the session for the next visit: ${error.message}. Share or Save project keeps it.`, { once: true });
  }
}

function tellOlder() {
  notice('older', 'Another tab has newer work of yours, and your next visit opens that. Save project keeps this.', {
    quiet: true, once: true, actions: [{ label: 'Save project', act: () => call('press', 'save.project') }],
  });
}

// keepNow keeps what the program has at this moment, told or not, and says whether it is kept.
export function keepNow() {
  changed = started;
  return keepProject();
}

// keepOn keeps the session from now on, and once more when the page goes or is hidden.
export function keepOn() {
  (function next() {
    keepProject();
    setTimeout(next, keepAfter);
  })();
  addEventListener('pagehide', keepNow);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      keepNow();
    }
  });
  watchSession((other) => {
    newest = Math.max(newest, other.at);
    if (other.at > at) {
      tellOlder();
    }
  });
}

// openFirst opens what the figure begins with: the session, and over it what a link lends. A link that can't be opened leaves
// the session there. After a restart it is what stood there before; afresh, the session goes aside, or where something was lent
// stays.
export function openFirst() {
  const how = begun();
  const before = held();
  letGo(); // what stops the program in its first second is not met again for ever
  const again = how === 'again' ? before : null;
  if (how === 'afresh' && before?.project && before.at !== session().at) {
    notice('aside', 'The figure has begun afresh. What stood here was not the session that is kept.', {
      actions: [{ label: 'Save it as a file', act: () => download('xorcery-session.json', 'application/json', before.project) }],
    });
    openLast();
  } else if (how === 'afresh' && !before?.address) {
    putAside('The figure has begun afresh.');
  } else if (again?.project) {
    openHeld(again);
  } else {
    openLast();
  }
  const link = again ? again.address : location.hash.slice(1);
  if (link) {
    openLink(link);
  }
}

function openSession({ at: when, project }) {
  call('resume', project);
  written = call('session'); // as it stands it is kept already
  own = call('state').own;
  at = Math.max(when, 1);
  newest = Math.max(newest, at);
}

function openLast() {
  const last = session();
  if (last.project) {
    try {
      openSession(last);
      base = last.at;
    } catch (error) {
      putAside(`The last session can't be restored: ${error.message}.`);
    }
  }
}

function openHeld(before) {
  try {
    openSession(before);
  } catch {
    openLast(); // what was held can't be opened: the session is the next best
    return;
  }
  const there = session();
  base = there.at === at ? at : base;
  newest = Math.max(newest, there.at);
  if (newest > at) {
    tellOlder();
  }
}

// putAside moves the stored session out of the way of the next one, and says where it is and why.
function putAside(why) {
  let { project } = session();
  if (!project) {
    return;
  }
  let name = 'session';
  let where = 'It stays where it is, and this visit is not kept for the next';
  try {
    ({ name, project } = setAside());
    where = `The last session is kept aside in this browser as “${name}”`;
  } catch (error) {
    stuck = true;
    where += `: ${error.message}`;
  }
  notice('aside', `${why} ${where}.`, {
    actions: [{ label: 'Save it as a file', act: () => download(`xorcery-${name}.json`, 'application/json', project) }],
  });
}

// openLink opens what stands behind a link's #, or the reader's own where nothing does. What can't be opened is said.
export function openLink(link) {
  withdraw('link');
  try {
    if (link) {
      call('openLink', link);
    } else {
      call('openOwn');
    }
  } catch (error) {
    notice('link', `This link can't be opened: ${error.message}`);
  }
}
