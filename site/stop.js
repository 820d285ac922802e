// The end of the program: what is said about it, and the ways on.
import { printed, stopped, takeEnd } from './program.js';
import { tell, failSteps } from './interface.js';
import { kept, restart } from './kept.js';
import { showStopped, say } from './cover.js';

function report(title, error) {
  return [title, error, '', printed, '', navigator.userAgent, `${innerWidth}×${innerHeight} at ${devicePixelRatio}`].join('\n');
}

// stop covers the figure with what happened and the ways on. The first call counts: what follows is its echo.
export function stop(title, error) {
  if (stopped) {
    return;
  }
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
  takeEnd(new Error(error || title));
  failSteps(new Error(`the figure has stopped: ${error || title}`));
  showStopped({
    title,
    text: points ? 'Nothing is lost: the points and settings of a moment ago have been kept in this tab.' : 'The figure can be started again.',
    error: error || 'No further details.',
    actions: [
      ...(points ? [{ label: 'Restart with your points', act: () => restart(true) }] : []),
      { label: points ? 'Start afresh' : 'Start again', act: () => restart(false) },
      { label: 'Copy the report', act: copy },
    ],
  });
  tell({ running: false, fatal: error || title });
}

// watch stops the figure at an error that nobody caught, and when the browser takes the drawing surface away.
export function watch() {
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
}
