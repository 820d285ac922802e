// Keys and wheel turns that are the browser's. The program swallows all of them: these it never sees.

// leaveToBrowser gives back Tab and the function keys, the browser's shortcuts but for undo and redo, and, in a frame, the
// wheel that scrolls the page around it. Call it before the program starts, so that it hears each event first.
export function leaveToBrowser() {
  for (const kind of ['keydown', 'keyup']) {
    addEventListener(kind, (event) => {
      const shortcut = (event.ctrlKey || event.metaKey) && !/^(control|meta|shift|alt|z|y)$/i.test(event.key);
      if (event.key === 'Tab' || /^F\d+$/.test(event.key) || shortcut) {
        event.stopImmediatePropagation();
      }
    }, true);
  }
  addEventListener('wheel', (event) => {
    if (window.parent !== window && !event.ctrlKey) {
      event.stopImmediatePropagation();
    } else if (event.ctrlKey && Math.abs(event.deltaY) < 50) {
      Object.defineProperty(event, 'deltaY', { value: 7 * event.deltaY }); // two fingers on a touch pad: as far as they go
    }
  }, { capture: true, passive: true });
}
