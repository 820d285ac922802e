// Fingers on the figure. It keeps them for itself, but in a frame the page gets the swipes that mean nothing to it, so that
// a thumb on the figure still scrolls the page: one finger that comes down on no point, no swatch and no stroke of brush or
// eraser. A tap there reaches the program all the same; when the browser takes the finger to scroll, it says so by
// pointercancel, and no tap comes of it.

// shareTouches decides for each finger that comes down; grabs(x, y) says whether the program wants it. framed is whether
// there is a page to scroll.
export function shareTouches(grabs, framed) {
  let free = false;
  const wanted = (finger) => {
    try {
      return grabs(finger.clientX, finger.clientY);
    } catch {
      return true; // not started yet, or stopped: nothing to scroll for
    }
  };
  for (const kind of ['touchstart', 'touchmove']) {
    addEventListener(kind, (event) => {
      if (event.target.tagName !== 'CANVAS') {
        return;
      }
      if (kind === 'touchstart') {
        free = framed && event.touches.length === 1 && !wanted(event.touches[0]);
      }
      if (!free && event.cancelable) {
        event.preventDefault();
      }
    }, { capture: true, passive: false });
  }
}
