// The figure page: it loads the program, and says what the program calls.
import { call, ready, started, stopped, printed, gate, listen, takeStart, tellReady, takeEnd } from './program.js';
import { xorcery, tell, endSteps } from './interface.js';
import { noteChange, keepOn, openFirst, openLink } from './session.js';
import { stop, watch } from './stop.js';
import { hearAll } from './events.js';
import { undoKeys } from './keys.js';
import { followPixels } from './pixels.js';
import { shareTouches } from './touch.js';
import { missing, instantiate, progressText } from './load.js';
import { showProgress, showStall, showStopped, hideCover } from './cover.js';
import { notice } from './notices.js';
import { session } from './kept.js';
import { makeAddress } from './address.js';
import { download } from './download.js';
import { acceptFiles } from './share.js';
import { workOffline } from './offline.js';

watch();
window.xorcery = xorcery;
keepOn();
const framed = window.parent !== window;
document.documentElement.classList.toggle('framed', framed);
shareTouches((x, y) => call('grip', x, y), framed);
hearAll();
undoKeys(document, (what) => {
  if (!started || stopped) {
    return;
  }
  try {
    xorcery[what]();
  } catch (error) {
    notice('file', error.message);
  }
});
acceptFiles(document, (files) => ready.then(() => xorcery.openFiles(files)), (error) => notice('file', error.message));
addEventListener('hashchange', () => { if (started) openLink(location.hash.slice(1)); });

const keepAddress = makeAddress((hash) => hash.length > 1);
let controlsRevision;
xorcery.subscribe((state) => {
  if (!state.fatal && state.controlsRevision !== controlsRevision) {
    controlsRevision = state.controlsRevision;
    keepAddress(xorcery.address(), state.own);
    document.documentElement.dataset.theme = xorcery.controls().find((c) => c.id === 'view.theme')?.value ?? 'auto';
  }
});

// ---- What the program calls ----

globalThis.xorceryChanged = (stateJSON) => {
  const state = JSON.parse(stateJSON);
  noteChange(state);
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
  openFirst();
  keepAddress(xorcery.address(), xorcery.state().own);
  hideCover();
  tellReady();
  workOffline((reload) => notice('version', 'A new version is ready.', { quiet: true, once: true, actions: [{ label: 'Reload', act: reload }] }));
};

// xorcerySave takes a file that the program saves.
globalThis.xorcerySave = download;

// ---- The start ----

async function start() {
  const lack = missing(session().project !== '');
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
    gate();
    navigator.getGamepads = () => null; // asked at every tick: once is enough for the browser to look for some from then on
    instance = await instantiate('xorcery.wasm', go.importObject, (got, total) => {
      showProgress(got === total ? 'Starting the program' : `Loading the program: ${progressText(got, total)}`, got, total);
    }, showStall);
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
