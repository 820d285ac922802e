// The session: the project is kept while it runs, for a restart in this tab and for the next visit, and opened again.
import { call, started, stopped } from './program.js';
import { keep, handedOver, remember, remembered, forget } from './kept.js';
import { showNotice } from './cover.js';

let changed = false; // since the project was kept
let kept = ''; // the session that was remembered last
let remembering = true;
let keepAfter = 1000; // milliseconds: a large project is kept more rarely, so that keeping takes no more than a fiftieth of the time

// noteChange says that the state has changed.
export function noteChange() {
  changed = true;
}

// keepProject keeps the text as it is: parsed and written again, a weight of -0 would be 0. What a link or a chapter brought
// takes the place of the last session only when it is changed.
function keepProject() {
  if (!changed || stopped) {
    return;
  }
  changed = false;
  const began = performance.now();
  const project = call('project');
  keep(project);
  try {
    const session = call('state').borrowed ? call('session') : project;
    if (session !== null && session !== kept) {
      remember(session);
      kept = session;
    }
  } catch (error) {
    if (remembering) {
      remembering = false;
      showNotice(`This browser does not keep the session for the next visit: ${error.message}. Share or Save project keeps it.`);
    }
  }
  keepAfter = Math.max(1000, 50 * (performance.now() - began));
}

// keepOn keeps the project from now on, and once more when the page goes.
export function keepOn() {
  (function next() {
    keepProject();
    setTimeout(next, keepAfter);
  })();
  addEventListener('pagehide', () => {
    changed = started; // the last change may not have been told yet
    keepProject();
  });
}

// openFirst opens what the figure begins with: the project of a restart, a link, or the last session.
export function openFirst() {
  const project = handedOver();
  if (project) {
    call('open', project);
  } else if (location.hash.length > 1) {
    openLink();
  } else {
    openLastSession();
  }
  call('beginHere'); // nothing before this is there to be brought back
}

function openLastSession() {
  const project = remembered();
  if (project) {
    try {
      call('open', project);
    } catch (error) {
      forget();
      showNotice(`The last session can't be restored: ${error.message}`);
    }
  }
}

// openLink opens the project in the hash.
export function openLink() {
  try {
    call('openLink', location.hash);
  } catch (error) {
    showNotice(error.message);
  }
}
