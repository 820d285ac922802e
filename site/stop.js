// The end of the program: what is said about it, and the ways on.
import { printed, stopped, takeEnd } from './program.js';
import { tell, failSteps } from './interface.js';
import { session, held, restart } from './kept.js';
import { keepNow } from './session.js';
import { showStopped, say } from './cover.js';
import { oursIs } from './foreign.js';

function report(title, error) {
  return [title, error, '', printed, '', navigator.userAgent, `${innerWidth}×${innerHeight} at ${devicePixelRatio}`].join('\n');
}

// stop covers the figure with what happened and the ways on, and no frame comes to the program any more. The first call counts:
// what follows is its echo.
export function stop(title, error) {
  if (stopped) {
    return;
  }
  let safe = true;
  try {
    safe = keepNow();
  } catch {
    // The program does not answer any more: what it kept a moment ago stands.
  }
  const own = held()?.project || session().project;
  const kept = safe ? 'Nothing is lost: your points and settings of a moment ago have been kept in this browser.'
    : 'The session of an earlier moment is kept in this browser.';
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(report(title, error));
      say('Copied.');
    } catch {
      document.getElementById('stopped-error').textContent = report(title, error);
      getSelection().selectAllChildren(document.getElementById('stopped-error'));
      say('The browser did not allow copying; the report is selected above.');
    }
  };
  takeEnd(new Error(error || title));
  failSteps(new Error(`the figure has stopped: ${error || title}`));
  showStopped({
    title,
    text: own ? kept : 'The figure can be started again.',
    error: error || 'No further details.',
    actions: [
      { label: own ? 'Restart with your points' : 'Start again', act: () => restart('again') },
      { label: 'Start afresh', act: () => restart('afresh') },
      { label: 'Copy the report', act: copy },
    ],
  });
  tell({ running: false, fatal: error || title });
}

// watch stops the figure at an error of its own that nobody caught, and when the browser takes the drawing surface away.
export function watch() {
  addEventListener('error', (event) => {
    if (event.message?.startsWith('ResizeObserver loop')) {
      return; // the browser's note that a size changed twice in one frame
    }
    if (oursIs(event.error, event.filename)) {
      stop('The program met an error', event.error?.stack || event.message);
    }
  });
  addEventListener('unhandledrejection', (event) => {
    if (oursIs(event.reason)) {
      stop('The program met an error', String(event.reason.stack));
    }
  });
  addEventListener('webglcontextlost', (event) => {
    event.stopImmediatePropagation(); // the program would reload the page and lose the points
    if (event.target === document.querySelector('canvas')) {
      stop('The browser has paused WebGL', 'It took the drawing surface away: the WebGL context was lost, as the graphics driver was reset or another page needed the memory.');
    }
  }, true);
}
