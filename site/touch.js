// Fingers in a framed figure. The program takes every finger for itself; here the page gets back the swipes that mean
// nothing to it, so that a thumb on the figure still scrolls the page: one finger that comes down on no point, no swatch
// and no stroke of brush or eraser. A tap there reaches the program all the same; when the browser takes the finger to
// scroll, the program is told that no tap came of it.

const keep = () => {};

// shareTouches listens before the program does; call calls its methods.
export function shareTouches(call) {
  let free = false;
  const ask = (method, ...args) => {
    try {
      return call(method, ...args);
    } catch {
      return true; // not started yet, or stopped: nothing to scroll for
    }
  };
  // The browser scrolls with a finger whose events nobody has cancelled; the program cancels all that it sees.
  addEventListener('touchstart', (event) => {
    const [finger] = event.touches;
    free = event.touches.length === 1 && !ask('grabs', finger.clientX, finger.clientY);
    if (free) {
      event.preventDefault = keep;
    }
  }, { capture: true, passive: true });
  for (const kind of ['touchmove', 'touchend']) {
    addEventListener(kind, (event) => {
      if (!event.cancelable || (free && kind === 'touchmove')) {
        event.preventDefault = keep; // a touchend that is cancelled gives no mouse click on top of the tap
      }
    }, { capture: true, passive: true });
  }
  addEventListener('touchcancel', (event) => {
    free = false;
    ask('cancelTouch');
    event.target.dispatchEvent(new TouchEvent('touchend', { bubbles: true, cancelable: true, changedTouches: [...event.changedTouches] }));
  }, { capture: true, passive: true });
}
