// The story's links: chapters and challenges that set the figure, and which one is open.
import { makeChallenges } from './challenges.js';

// makeStory wires the links of story: each opens its hash (scenario:NAME, challenge:NAME) by open(name), a promise that it is open;
// tell(text) shows an error, lead(id, from, name) leads to a control and back,
// arrived(section) is told of the place that the page goes to. The result is {follow(xorcery), show(state), asks(name)}: show marks what is open, and where it was opened
// elsewhere, by a control or a link, brings its chapter into sight; asks(name) says that the chapter that is read opens it.
export function makeStory(story, open, tell, lead, arrived) {
  const links = [...story.querySelectorAll('a.open')];
  const nameOf = (link) => link.getAttribute('href').slice(1);
  let shown = null;
  let asked = ''; // what has just been opened from where it stands
  let landing = new AbortController();
  const challenges = makeChallenges(document, story, (name) => begin(`challenge:${name}`), lead);

  const begin = (name) => {
    asked = name;
    open(name).catch((error) => tell(error.message));
  };

  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
        return; // a tab of its own opens the hash
      }
      event.preventDefault();
      begin(nameOf(link));
    });
  }

  // call names a link by what it does: what is in the figure already begins there again.
  const call = (link, current) => {
    const [kind] = nameOf(link).split(':');
    const does = current ? 'Begin again' : kind === 'challenge' ? 'Begin' : 'Open in the figure';
    if (link.textContent !== does) {
      link.ariaLabel = link.ariaLabel.replace(link.textContent, does);
      link.textContent = does;
    }
  };

  const place = (name) => links.find((link) => nameOf(link) === name)?.closest('[id], [data-challenge]');

  // land brings a place to the top, and holds it there for a moment, while the figure comes to show what it asks for, which has a height
  // of its own; no longer once anyone scrolls elsewhere.
  const land = (node) => {
    landing.abort();
    landing = new AbortController();
    const way = landing;
    let at = scrollY;
    const end = performance.now() + 1000;
    addEventListener('stayed', () => { at = scrollY; }, { signal: way.signal }); // see small.js
    (function hold() {
      if (way.signal.aborted || performance.now() > end || scrollY !== at) {
        way.abort();
        return;
      }
      node.scrollIntoView({ block: 'start', behavior: 'instant' });
      at = scrollY;
      requestAnimationFrame(hold);
    })();
  };

  const goTo = (name) => {
    const at = place(name)?.getBoundingClientRect();
    if (at && place(name).checkVisibility() && (at.bottom < innerHeight / 2 || at.top > innerHeight * 0.75)) {
      land(place(name));
    }
    if (at) {
      arrived(place(name));
    }
  };

  const show = (state) => {
    const name = state.scenario ? `scenario:${state.scenario}` : state.challenge ? `challenge:${state.challenge.name}` : '';
    if (name !== shown) {
      shown = name;
      for (const link of links) {
        const current = nameOf(link) === name;
        link.toggleAttribute('aria-current', current);
        call(link, current);
        place(nameOf(link))?.classList.toggle('current', current);
      }
      if (name !== asked) {
        goTo(name);
      }
      asked = '';
    }
    challenges.show(state);
  };

  const follow = (xorcery) => {
    challenges.follow(xorcery);
    shown = null;
  };

  const asks = (name) => { asked = name; };

  return { follow, show, asks };
}
