// The figure on a phone: whole on the first screen, and while the reader scrolls on a small one that stays in sight, over the controls
// and, smaller still, over the story, where a tap makes it large.

// shrinkOnScroll gives figure the class "small" while less of it is on the screen than the small one takes, and "reading" while the
// story is what is on the screen: what stands below it does not move. Its full height is --above, the small one's --small and over the
// story --strip, as page.css has them; where they are 0, as the figure stands beside the controls, nothing happens. grow is the button that makes
// the strip large. Heights of what stands between figure and story may change: the story stays where it is on the screen.
export function shrinkOnScroll(figure, story, grow) {
  const room = figure.closest('.room');
  const pixels = (name) => {
    const probe = document.createElement('div');
    probe.style.height = `var(${name}, 0px)`;
    probe.className = 'probe';
    figure.parentElement.append(probe);
    const { height } = probe.getBoundingClientRect();
    probe.remove();
    return height;
  };
  let above = 0;
  let small = 0;
  let strip = 0;
  let top = 0; // of the story in the page
  let opened = 0; // where the page stood as the strip was made large
  let stood = scrollY; // where the page stood at the last look
  const measure = () => {
    above = pixels('--above');
    small = pixels('--small');
    strip = pixels('--strip');
    look();
  };
  const setGrown = (on) => {
    figure.classList.toggle('grown', on);
    grow.setAttribute('aria-expanded', on);
    grow.ariaLabel = on ? 'Smaller figure' : 'Larger figure';
    grow.firstElementChild.textContent = on ? 'Smaller' : 'Larger';
    opened = scrollY;
  };
  const look = () => {
    if (Math.abs(scrollY - stood) > innerHeight) { // a jump goes to its place as things are by now
      top = story.getBoundingClientRect().top + scrollY;
    }
    stood = scrollY;
    const reading = strip > 0 && story.getBoundingClientRect().top <= Math.max(small, innerHeight * 0.5);
    const shrinks = reading || small > 0 && above > small && room.getBoundingClientRect().top + above < small;
    if (figure.classList.contains('grown') && (!reading || Math.abs(scrollY - opened) > innerHeight / 3)) {
      setGrown(false);
    }
    figure.classList.toggle('small', shrinks);
    figure.classList.toggle('reading', reading);
    grow.hidden = !reading;
  };
  grow.addEventListener('click', () => setGrown(!figure.classList.contains('grown')));
  story.addEventListener('click', (event) => {
    if (figure.classList.contains('grown') && !event.target.closest('.do')) { // those move what is seen large
      setGrown(false);
    }
  });
  addEventListener('scroll', look, { passive: true });
  addEventListener('resize', () => {
    measure();
    top = story.getBoundingClientRect().top + scrollY;
  });
  const stay = () => {
    const now = story.getBoundingClientRect().top + scrollY;
    const reads = figure.classList.contains('reading') || strip === 0 && story.getBoundingClientRect().top < innerHeight / 2;
    if (reads && Math.abs(now - top) > 0.5) {
      scrollBy({ top: now - top, behavior: 'instant' });
      stood = scrollY;
      opened += now - top;
      dispatchEvent(new Event('stayed')); // a smooth scroll has ended here
    }
    top = now;
  };
  new MutationObserver((changes) => {
    if (changes.some(({ oldValue, target }) => String(oldValue.match(/with-\w+/g)) !== String(target.className.match(/with-\w+/g)))) {
      measure();
      stay(); // the strip keeps its size: only its margin is another
    }
  }).observe(figure, { attributes: true, attributeFilter: ['class'], attributeOldValue: true });
  const sizes = new ResizeObserver(stay);
  for (const part of room.querySelectorAll('.bench > *')) {
    sizes.observe(part);
  }
  measure();
  top = story.getBoundingClientRect().top + scrollY;
}
