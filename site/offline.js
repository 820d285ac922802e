// Working without a network: the service worker keeps the page (worker.js), and a new version of it is offered, never taken unasked.
//
// On this machine's own names (make run) no worker is registered unless the address says ?offline=yes: a reload shows what was just built.
// ?offline=no, anywhere, takes the worker and what it has kept away again. A page in a frame registers nothing, whoever frames it, nor does one
// that was opened as a file.

const folder = new URL('./', document.baseURI);
const isLocal = /^(localhost|.*\.localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);

let begun = false;
let passed = false;

// isPassed says whether another version has taken over since this page was loaded: what it loads from now on is of that one.
export const isPassed = () => passed;

// workOffline sees to it that the next visit needs no network. Call it when the program is here, which it would keep waiting; the
// first call counts.
// offer(reload) is called when a new version is ready; reload takes it, and what the reader has made is kept as in any reload.
// Where the browser forbids workers or has no room, nothing happens.
export async function workOffline(offer) {
  if (begun || window.top !== window || location.protocol === 'file:') {
    return;
  }
  begun = true;
  try {
    const workers = navigator.serviceWorker;
    const wish = new URLSearchParams(location.search).get('offline');
    const known = (await workers.getRegistrations()).find(({ scope }) => scope === folder.href);
    if (wish === 'no') {
      await known?.unregister();
      const own = (await caches.keys()).filter((name) => name.startsWith(`xorcery ${folder.pathname} `));
      await Promise.all(own.map((name) => caches.delete(name)));
    } else if (known || wish === 'yes' || !isLocal) {
      workers.addEventListener('controllerchange', () => { passed = true; });
      const registration = await workers.register('worker.js', { scope: './', updateViaCache: 'none' });
      watch(registration, offer);
      registration.active?.postMessage('tidy'); // the page before this one is closed by now
    }
  } catch {
    // The page works from the network, as it did.
  }
}

// watch offers the version that waits, now and when another has come.
function watch(registration, offer) {
  const tell = () => {
    if (registration.waiting && registration.active) {
      offer(() => takeOver(registration.waiting));
    }
  };
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
  registration.installing?.addEventListener('statechange', tell);
  tell();
}

// takeOver loads the page again by the worker that waits; there is none where another tab has let it take over.
function takeOver(waiting) {
  if (!waiting) {
    location.reload();
    return;
  }
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated') {
      location.reload();
    }
  });
  waiting.postMessage('take over');
}
