// Loading: what the program needs from the browser, and its bytes with a progress report.

// missing names what this browser lacks and what to do about it, or returns null.
export function missing() {
  if (typeof WebAssembly !== 'object' || typeof WebAssembly.instantiateStreaming !== 'function') {
    return {
      title: 'This browser has no WebAssembly',
      text: 'The figure is a program compiled to WebAssembly. Please open this page in a current Firefox, Chrome, ' +
        'Edge or Safari, or allow WebAssembly if it has been turned off.',
    };
  }
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) {
    return {
      title: 'WebGL2 is missing',
      text: 'The figure draws with WebGL2, and this browser does not offer it. Please turn on hardware acceleration ' +
        'in the browser\'s settings, update the graphics driver, or open this page in another browser.',
    };
  }
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return null;
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

// progressText is "1.2 of 3.9 MB", or "1.2 MB" where the size is not known (total 0).
export function progressText(got, total) {
  return total ? `${megabytes(got)} of ${megabytes(total)} MB` : `${megabytes(got)} MB`;
}

// instantiate fetches and compiles the program at url. report(got, total) is called with bytes as they come; total is
// 0 where the size is not known: a compressed answer's length counts other bytes than those that arrive here.
export async function instantiate(url, imports, report) {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${url}: the server answered ${answer.status} ${answer.statusText}`.trim());
  }
  const packed = answer.headers.get('content-encoding');
  const total = packed ? 0 : Number(answer.headers.get('content-length')) || 0;
  let got = 0;
  const counted = answer.body.pipeThrough(new TransformStream({
    transform(chunk, controller) {
      got += chunk.byteLength;
      report(got, total);
      controller.enqueue(chunk);
    },
  }));
  const wasm = new Response(counted, { headers: { 'content-type': 'application/wasm' } });
  const { instance } = await WebAssembly.instantiateStreaming(wasm, imports);
  return instance;
}
