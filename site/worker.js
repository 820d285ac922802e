// The service worker of this copy of the page. It answers with the files of one version, from a cache, whether there is a network or
// not. A version is the list that make build writes (files.js): names and hashes, so that what is kept is whole and of one build. A new
// version is fetched beside the old one and waits: it takes over when no page of the old one is open, or when a page says so
// (offline.js). A page that is open goes on with the version that it began with, and old versions go when no page uses them.
importScripts('files.js');

const { VERSION, FILES } = self;
const scope = new URL('./', location.href);
const prefix = `xorcery ${scope.pathname} `; // of the caches: two copies on one host do not share
const OWN = prefix + VERSION;
const PAGES = `${prefix}pages`; // which version each open page began with

// ---- What is kept ----

// A file is kept under its name and hash, a version's list under LIST.
const keyOf = (name, hash) => `${scope}${name}?${hash}`;
const LIST = `${scope}?list`;

const hexOf = (bytes) => Array.from(new Uint8Array(bytes), (b) => b.toString(16).padStart(2, '0')).join('');

// fetched is a file from the network as its hash says, or an error. The browser's own cache may have it, in this version or another.
async function fetched(name, hash) {
  let why;
  for (const cache of ['default', 'reload']) {
    const answer = await fetch(scope + name, { cache });
    const bytes = await answer.arrayBuffer();
    if (answer.ok && hexOf(await crypto.subtle.digest('SHA-256', bytes)) === hash) {
      const headers = new Headers(answer.headers);
      for (const of of ['content-encoding', 'transfer-encoding', 'vary']) {
        headers.delete(of);
      }
      headers.set('content-length', bytes.byteLength);
      return new Response(bytes, { headers });
    }
    why = answer.ok ? 'is of another version' : `was answered with ${answer.status}`;
  }
  throw new Error(`${name} ${why}`);
}

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== PAGES);

// has says whether a version is whole.
const has = async (name) => Boolean(await caches.match(LIST, { cacheName: name }));

// fetchAll completes this version: what an older one has is taken from there. Nothing of it stays where that fails.
async function fetchAll() {
  if (await has(OWN)) {
    return;
  }
  try {
    const older = await Promise.all((await ownCaches()).map((name) => caches.open(name)));
    const own = await caches.open(OWN);
    for (const [name, hash] of Object.entries(FILES)) {
      const key = keyOf(name, hash);
      const there = await Promise.all(older.map((cache) => cache.match(key)));
      await own.put(key, there.find(Boolean) ?? await fetched(name, hash));
    }
    await own.put(LIST, new Response(JSON.stringify(FILES)));
  } catch (error) {
    await caches.delete(OWN).catch(() => {});
    throw error;
  }
}

// ---- Which version ----

const began = new Map(); // client → version, as far as this worker has asked
const lists = new Map([[VERSION, FILES]]);

// note keeps that a page begins with this version.
async function note(client) {
  began.set(client, VERSION);
  await (await caches.open(PAGES)).put(`${scope}?${client}`, new Response(VERSION));
}

// versionOf is the version that a page began with.
async function versionOf(client) {
  if (client && !began.has(client)) {
    const kept = await caches.match(`${scope}?${client}`, { cacheName: PAGES });
    began.set(client, kept ? await kept.text() : VERSION);
  }
  return began.get(client) ?? VERSION;
}

async function listOf(version) {
  if (!lists.has(version)) {
    const kept = await caches.match(LIST, { cacheName: prefix + version });
    lists.set(version, kept ? await kept.json() : FILES);
  }
  return lists.get(version);
}

// tidy forgets pages that are closed, and versions that none uses. What a new worker is fetching is not looked at.
async function tidy() {
  if (self.registration.installing || self.registration.waiting) {
    return;
  }
  const open = new Set((await self.clients.matchAll({ includeUncontrolled: true, type: 'all' })).map((client) => client.id));
  const pages = await caches.open(PAGES);
  const used = new Set([OWN]);
  for (const request of await pages.keys()) {
    const client = new URL(request.url).search.slice(1);
    if (open.has(client)) {
      used.add(prefix + await versionOf(client));
    } else {
      began.delete(client);
      await pages.delete(request);
    }
  }
  for (const name of await ownCaches()) {
    if (!used.has(name)) {
      await caches.delete(name);
    }
  }
}

// ---- Answers ----

let broken = false; // the browser has lost what this worker needs: the network is all there is

// part is the bytes that a Range asks for, as far as it is a plain one; else all of them.
async function part(answer, range) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (!first && !last) {
    return answer;
  }
  const all = await answer.blob();
  const from = first ? Number(first) : Math.max(all.size - Number(last), 0);
  const to = first && last ? Math.min(Number(last) + 1, all.size) : all.size;
  const headers = new Headers(answer.headers);
  if (from >= to) {
    headers.set('content-range', `bytes */${all.size}`);
    headers.set('content-length', 0);
    return new Response(null, { status: 416, headers });
  }
  headers.set('content-range', `bytes ${from}-${to - 1}/${all.size}`);
  headers.set('content-length', to - from);
  return new Response(all.slice(from, to), { status: 206, headers });
}

// answer is a file of the version that its page began with, or what the network has where that version knows no such file. What the
// browser has lost is fetched again; where the network has it of another version only, this worker is of no use any more: a page that
// is loading says that something did not arrive, and Retry gets it whole.
async function answer(event, name) {
  const { request } = event;
  const navigates = request.mode === 'navigate';
  let list;
  try {
    const version = navigates ? VERSION : await versionOf(event.clientId);
    list = await listOf(version);
    if (Object.hasOwn(list, name)) {
      const key = keyOf(name, list[name]);
      let file = await caches.match(key, { cacheName: prefix + version });
      if (!file) {
        file = await fetched(name, list[name]);
        const copy = file.clone();
        event.waitUntil(caches.open(prefix + version).then((cache) => cache.put(key, copy)).catch(() => {}));
      }
      return await part(file, request.headers.get('range'));
    }
  } catch {
    if (self.navigator.onLine) {
      broken = true;
      await self.registration.unregister();
    }
    return navigates ? fetch(request) : Response.error();
  }
  return fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(fetchAll()));
self.addEventListener('message', (event) => {
  if (event.data === 'take over') {
    event.waitUntil(self.skipWaiting());
  } else if (event.data === 'tidy') {
    event.waitUntil(tidy().catch(() => {}));
  }
});

// A file is what stands in the address before ? and #. What lies in other folders is none of ours, as another copy of the page.
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const name = url.pathname.slice(scope.pathname.length) || 'index.html';
  if (broken || event.request.method !== 'GET' || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname) || name.includes('/')) {
    return;
  }
  event.respondWith(answer(event, name));
  if (event.resultingClientId) {
    event.waitUntil(note(event.resultingClientId).catch(() => {}));
  }
});
