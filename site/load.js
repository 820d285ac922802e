// Loading: what the program needs from the browser, and its bytes with a progress report.
import { fetchFile } from './source.js';

const retry = { label: 'Retry', act: () => location.reload() };

// missing names what this browser lacks and what to do about it, or returns null. kept says that a session is kept, and so that
// the figure has drawn here before.
export function missing(kept) {
  if (typeof WebAssembly !== 'object' || typeof WebAssembly.instantiateStreaming !== 'function') {
    return {
      title: 'This browser has no WebAssembly',
      text: 'The figure is a program compiled to WebAssembly. Please open this page in a current Firefox, Chrome, ' +
        'Edge or Safari, or allow WebAssembly if it has been turned off.',
    };
  }
  const canvas = document.createElement('canvas');
  let reason = '';
  canvas.addEventListener('webglcontextcreationerror', (event) => { reason = event.statusMessage ?? ''; });
  const gl = canvas.getContext('webgl2');
  if (gl) {
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    return null;
  }
  const points = kept ? ' Your points and settings are kept.' : '';
  if (kept || /block|context loss|not allowed/i.test(reason)) {
    return {
      title: 'The browser has paused WebGL',
      text: 'The figure draws with WebGL2, and the browser does not offer it just now: it pauses WebGL after trouble with the graphics ' +
        `driver.${points} Please try again; if that does not help, restart the browser, and look whether hardware acceleration is on in its settings.`,
      error: reason,
      actions: [retry],
    };
  }
  return {
    title: 'WebGL2 is missing',
    text: 'The figure draws with WebGL2, and this browser does not offer it. Please turn on hardware acceleration ' +
      'in the browser\'s settings, update the graphics driver, or open this page in another browser.',
    error: reason,
    actions: [retry],
  };
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

// progressText is "1.2 of 3.9 MB", or "1.2 MB" where the size is not known (total 0).
export function progressText(got, total) {
  return total ? `${megabytes(got)} of ${megabytes(total)} MB` : `${megabytes(got)} MB`;
}

const PATIENCE = 6000; // milliseconds without a byte until that is said

// patience calls stalled(true) when came has not been called for a while, and stalled(false) when it is again or all is done.
function patience(stalled) {
  let timer;
  let said = false;
  const say = (on) => {
    if (on !== said) {
      said = on;
      stalled(on);
    }
  };
  const done = () => {
    clearTimeout(timer);
    say(false);
  };
  const came = () => {
    done();
    timer = setTimeout(() => say(true), PATIENCE);
  };
  return { came, done };
}

// sizes are the files' sizes as they were built: a compressed answer's length counts other bytes than those that arrive here.
async function sizes() {
  try {
    return await (await fetchFile('size.json')).json();
  } catch {
    return {}; // the bar does without a total
  }
}

// instantiate fetches and compiles the program at url. report(got, total) is called with bytes as they come; total is
// 0 while the size is not known. stalled(true) is called when no bytes come for a while, stalled(false) when they do again.
export async function instantiate(url, imports, report, stalled) {
  const { came, done } = patience(stalled);
  came();
  try {
    const answer = await fetchFile(url);
    if (!answer.ok) {
      throw new Error(`${url}: the server answered ${answer.status} ${answer.statusText}`.trim());
    }
    const packed = answer.headers.get('content-encoding');
    let total = packed ? 0 : Number(answer.headers.get('content-length')) || 0;
    let got = 0;
    const tell = () => report(got, got <= total ? total : 0);
    if (!total) {
      sizes().then((built) => {
        total = built[url] ?? 0;
        if (total) {
          tell(); // the next bytes may be long in coming
        }
      });
    }
    const counted = answer.body.pipeThrough(new TransformStream({
      transform(chunk, controller) {
        came();
        got += chunk.byteLength;
        tell();
        controller.enqueue(chunk);
      },
      flush: done,
    }));
    const wasm = new Response(counted, { headers: { 'content-type': 'application/wasm' } });
    const { instance } = await WebAssembly.instantiateStreaming(wasm, imports);
    return instance;
  } finally {
    done();
  }
}
