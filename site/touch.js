// Fingers on the figure. It keeps them for itself, but in a frame the page gets the swipes that mean nothing to it, so that
// a thumb on the figure still scrolls the page: one finger that comes down on no point, no swatch and no stroke of brush or
// eraser, and over the curves one that goes up or down. A tap there reaches the program all the same; when the browser takes the finger
// to scroll, it says so by pointercancel, and no tap comes of it.

// shareTouches decides for each finger that comes down; grip(x, y) is what the program wants of it: 'all', 'sideways' or ''. framed is
// whether there is a page to scroll.
export function shareTouches(grip, framed) {
  let free = false;
  let undecided = null; // where a finger came down that is the program's if it goes sideways
  const wanted = (finger) => {
    try {
      return grip(finger.clientX, finger.clientY);
    } catch {
      return 'all'; // not started yet, or stopped: nothing to scroll for
    }
  };
  for (const kind of ['touchstart', 'touchmove']) {
    addEventListener(kind, (event) => {
      if (event.target.tagName !== 'CANVAS') {
        return;
      }
      const [finger] = event.touches;
      if (kind === 'touchstart') {
        const wants = framed && event.touches.length === 1 ? wanted(finger) : 'all';
        free = wants !== 'all';
        undecided = wants === 'sideways' ? finger : null;
      } else if (undecided) {
        const [dx, dy] = [finger.clientX - undecided.clientX, finger.clientY - undecided.clientY].map(Math.abs);
        if (dx + dy > 0) {
          free = dx <= dy;
          undecided = null;
        }
      }
      if (!free && event.cancelable) {
        event.preventDefault();
      }
    }, { capture: true, passive: false });
  }
}
