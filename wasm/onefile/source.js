// Where the figure has its files from in a page that is one file: out of the page around it, where each stands as base64 of gzip. In
// its place the site has a source.js of its own.

// whole is fulfilled when the page around has arrived to its end, where the files stand.
const whole = new Promise((resolve) => {
  const { document } = window.parent;
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', resolve);
  } else {
    resolve();
  }
});

// fetchFile is the answer that a request for the file would have.
export async function fetchFile(name) {
  await whole;
  const packed = window.parent.document.getElementById(name);
  if (!packed) {
    throw new Error(`${name} is not in this page`);
  }
  if (typeof DecompressionStream !== 'function') {
    throw new Error('this browser can\'t unpack what is in the page: it has no DecompressionStream');
  }
  const text = atob(packed.textContent);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    bytes[i] = text.charCodeAt(i);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream, { headers: { 'content-length': packed.dataset.size } });
}
