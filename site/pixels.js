// The canvas at the device's own pixels, whose size may change while the figure runs: by the browser's zoom, on another
// monitor. Ebitengine asks for devicePixelRatio once and keeps it, so that the canvas would stay as fine as it was and look
// blurred. Here its width and height follow the present ratio whatever they are set to. The program reads the ratio at every
// tick (wasm/platform_js.go) and says when it has changed, which Ebitengine is told as a new size. A media query would not
// do: browsers do not tell of every change.

// followPixels keeps the canvas' buffer as large as it is shown.
export function followPixels(canvas) {
  const shown = { width: 'clientWidth', height: 'clientHeight' };
  for (const [side, length] of Object.entries(shown)) {
    const native = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side);
    Object.defineProperty(canvas, side, {
      get: () => native.get.call(canvas),
      set: () => native.set.call(canvas, Math.floor(document.body[length] * devicePixelRatio)),
    });
  }
  globalThis.xorceryRescaled = () => dispatchEvent(new Event('resize'));
  globalThis.xorceryRescaled(); // the ratio may have changed while the program loaded
}
