// The figure on a phone: whole on the first screen, and while the reader scrolls on to the controls a small one that stays in sight.

// shrinkOnScroll gives figure the class "small" while less of it is on the screen than the small one takes: what stands below it
// does not move. Its full height is --above, the small one's --small, as page.css has them; where they are the same, or the figure
// stands beside the controls, nothing happens.
export function shrinkOnScroll(figure) {
  const bench = figure.parentElement;
  const pixels = (name) => {
    const probe = document.createElement('div');
    probe.style.height = `var(${name}, 0px)`;
    probe.className = 'probe';
    bench.append(probe);
    const { height } = probe.getBoundingClientRect();
    probe.remove();
    return height;
  };
  let above = 0;
  let small = 0;
  const measure = () => {
    above = pixels('--above');
    small = pixels('--small');
    look();
  };
  const look = () => {
    const shrinks = small > 0 && above > small && bench.getBoundingClientRect().top + above < small;
    figure.classList.toggle('small', shrinks);
  };
  addEventListener('scroll', look, { passive: true });
  addEventListener('resize', measure);
  new MutationObserver(measure).observe(figure, { attributes: true, attributeFilter: ['class'] });
  measure();
}
