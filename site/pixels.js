// The canvas at the device's own pixels, whose size may change while the figure runs: by the browser's zoom, on another
// monitor. Ebitengine asks for devicePixelRatio once and keeps it, so that the canvas would stay as fine as it was and look
// blurred. Here its width and height follow the present ratio whatever they are set to, and a new ratio is
// told to Ebitengine as a new size, which it measures. wasm/platform_js.go reads the present ratio too.

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
  const watch = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      watch();
      dispatchEvent(new Event('resize'));
    }, { once: true });
  };
  watch();
  dispatchEvent(new Event('resize')); // the ratio may have changed while the program loaded
}
