// The story's links: chapters and challenges that set the figure, and which one is open.
import { makeChallenges } from './challenges.js';

const STEADY = 1000; // milliseconds
const STEADY_FRAMES = 20;

// makeStory wires the links of story: each opens its hash (scenario:NAME, challenge:NAME) by open(name), a promise that it is open;
// tell(text) shows an error, lead(id, from, name) leads to a control and back,
// arrived(section) is told of the place that the page goes to. The result is {follow(xorcery), show(state), asks(name)}: show marks what is open, and where it was opened
// elsewhere, by a control or a link, brings its chapter into sight; asks(name) says that the chapter that is read opens it.
export function makeStory(story, open, tell, lead, arrived) {
  const links = [...story.querySelectorAll('a.open')];
  const nameOf = (link) => link.getAttribute('href').slice(1);
  let shown = null;
  let asked = ''; // what has just been opened from where it stands
  let landing; // the last one
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

  // land brings a place to the top, and holds it there while what stands above it has a height of its own to come to, as the figure has
  // for what it shows: until it has stood still for a while. A reader who scrolls meanwhile, and not the page, goes where they like.
  const land = (node) => {
    const way = landing = {};
    let at; // where the page was left
    let stood; // where in it the node stood
    let since;
    let frames; // a second can pass in one, while the program is busy
    (function hold() {
      const top = node.getBoundingClientRect().top + scrollY;
      const moved = !(Math.abs(top - stood) < 1);
      if (landing !== way || !moved && scrollY !== at) {
        return;
      }
      if (moved) {
        [stood, since, frames] = [top, performance.now(), 0];
      }
      frames += 1;
      if (performance.now() - since > STEADY && frames > STEADY_FRAMES) {
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
