// The figure page: it loads the program, and says what the program calls.
import { call, ready, started, printed, listen, takeStart, tellReady, takeEnd } from './program.js';
import { xorcery, tell, endSteps } from './interface.js';
import { noteChange, keepOn, openFirst, openLink } from './session.js';
import { stop, watch } from './stop.js';
import { hearAll } from './events.js';
import { undoKeys } from './keys.js';
import { followPixels } from './pixels.js';
import { shareTouches } from './touch.js';
import { missing, instantiate, progressText } from './load.js';
import { showProgress, showStopped, showNotice, hideCover } from './cover.js';
import { acceptFiles } from './share.js';
import { element } from './element.js';

watch();
window.xorcery = xorcery;
keepOn();
const framed = window.parent !== window;
document.documentElement.classList.toggle('framed', framed);
shareTouches((x, y) => call('grabs', x, y), framed);
hearAll();
undoKeys(document, (what) => {
  try {
    xorcery[what]();
  } catch (error) {
    showNotice(error.message);
  }
});
acceptFiles(document, (files) => ready.then(() => xorcery.openFiles(files)), (error) => showNotice(error.message));
addEventListener('hashchange', () => { if (started && location.hash.length > 1) openLink(); });

let controlsRevision;
xorcery.subscribe((state) => {
  if (state.controlsRevision !== controlsRevision) {
    controlsRevision = state.controlsRevision;
    document.documentElement.dataset.theme = xorcery.controls().find((c) => c.id === 'view.theme')?.value ?? 'auto';
  }
});

// ---- What the program calls ----

globalThis.xorceryChanged = (stateJSON) => {
  const state = JSON.parse(stateJSON);
  if (state.fatal) {
    stop('The program stopped', state.fatal);
    return;
  }
  noteChange();
  tell(state);
};

globalThis.xorceryAdvanced = endSteps;

globalThis.xorceryStarted = () => {
  takeStart();
  const canvas = document.querySelector('canvas');
  canvas?.setAttribute('role', 'img');
  canvas?.setAttribute('tabindex', '0'); // the program asks for a place of its own in the order, before all others
  canvas?.setAttribute('aria-label', 'The figure: accuracy, decision boundary with its points, and loss');
  if (canvas) {
    followPixels(canvas);
  }
  try {
    openFirst();
  } catch (error) {
    showNotice(error.message);
  }
  hideCover();
  tellReady();
};

// xorcerySave downloads a file that the program saves.
globalThis.xorcerySave = (name, type, bytes) => {
  const link = element('a', { href: URL.createObjectURL(new Blob([bytes], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

// ---- The start ----

async function start() {
  const lack = missing();
  if (lack) {
    takeEnd(new Error(lack.title));
    showStopped(lack);
    return;
  }
  let go;
  let code = 0;
  let instance;
  try {
    if (!globalThis.Go) {
      throw new Error('wasm_exec.js did not arrive');
    }
    go = new globalThis.Go();
    go.exit = (c) => { code = c; };
    listen();
    instance = await instantiate('xorcery.wasm', go.importObject, (got, total) => {
      showProgress(got === total ? 'Starting the program' : `Loading the program: ${progressText(got, total)}`, got, total);
    });
  } catch (error) {
    takeEnd(error);
    showStopped({
      title: 'The program could not be loaded',
      text: 'Please check the connection and try again.',
      error: error.message,
      actions: [{ label: 'Retry', act: () => location.reload() }],
    });
    return;
  }
  await go.run(instance);
  stop(code === 0 ? 'The program ended' : `The program ended with status ${code}`, printed.trim());
}

start();
