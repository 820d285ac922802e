// The way to a control and back: what asks for a control brings it into sight, and a button leads back to where that was asked.

// makeWayBack has a button for the way back; reveal(id) brings a control into sight. The result is go(id, from, name): from is the element to
// come back to, name what it is called.
export function makeWayBack(button, reveal) {
  let from = null;
  const inSight = () => {
    const r = from.getBoundingClientRect();
    return r.height === 0 || r.top < innerHeight * 0.75 && r.bottom > innerHeight * 0.25;
  };
  const look = () => {
    if (from && inSight()) { // it is there again, or still
      button.hidden = true;
    }
  };
  button.addEventListener('click', () => {
    button.hidden = true;
    from.scrollIntoView({ block: 'center', behavior: 'instant' });
    from.querySelector('button')?.focus({ preventScroll: true });
  });
  addEventListener('scroll', look, { passive: true });
  return (id, place, name) => {
    from = place;
    button.textContent = `Back to: ${name}`;
    reveal(id);
    button.hidden = inSight();
  };
}
