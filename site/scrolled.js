// What is wider than its column scrolls within itself; while it does, Tab reaches it and the arrow keys move it.

// reachScrolled watches elements whose overflow scrolls.
export function reachScrolled(elements) {
  const look = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) {
        target.setAttribute('tabindex', '0');
      } else {
        target.removeAttribute('tabindex');
      }
    }
  });
  for (const element of elements) {
    look.observe(element);
  }
}
