// The story's links and marks: chapters and challenges that set the figure, which one is open, and what has been solved.
import { ownKey } from './kept.js';

const SOLVED = ownKey('solved'); // the names of the challenges that have been solved in this browser

// solvedBefore are the challenges that earlier visits have solved.
function solvedBefore() {
  try {
    const names = JSON.parse(localStorage.getItem(SOLVED) ?? '[]');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

function remember(names) {
  try {
    localStorage.setItem(SOLVED, JSON.stringify(names));
  } catch {
    // Where storage is forbidden the marks last as long as the page.
  }
}

// makeStory wires the links of story: each opens its hash (scenario:NAME, challenge:NAME) by open(name), a promise that it is open;
// tell(text) shows an error. The result is {follow(), show(state)}: show marks what is open, and where it was opened elsewhere, by
// a control or a link, brings its chapter into sight.
export function makeStory(story, open, tell) {
  const links = [...story.querySelectorAll('a.open')];
  const nameOf = (link) => link.getAttribute('href').slice(1);
  const solved = new Set(solvedBefore());
  let shown = null;
  let asked = ''; // what one of the links has opened

  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
        return; // a tab of its own opens the hash
      }
      event.preventDefault();
      asked = nameOf(link);
      open(asked).catch((error) => tell(error.message));
    });
  }

  const place = (name) => links.find((link) => nameOf(link) === name)?.closest('[id], [data-challenge]');

  const goTo = (name) => {
    const at = place(name)?.getBoundingClientRect();
    if (at && (at.bottom < innerHeight / 4 || at.top > innerHeight * 0.75)) {
      place(name).scrollIntoView({ block: 'start' });
    }
  };

  const mark = (state) => {
    const before = solved.size;
    state.solved.forEach((name) => solved.add(name));
    if (solved.size > before) {
      remember([...new Set([...solvedBefore(), ...solved])]); // another tab may have solved more
    }
    for (const task of story.querySelectorAll('[data-challenge]')) {
      const name = task.dataset.challenge;
      const text = state.challenge?.name === name && !state.challenge.solved ? state.challenge.progress : '';
      task.querySelector('.mark').textContent = solved.has(name) ? '✓ solved' : '';
      task.querySelector('.progress').textContent = text;
    }
  };

  // show's told is the chapter that the story itself has just set: it is in sight.
  const show = (state, told) => {
    const name = state.scenario ? `scenario:${state.scenario}` : state.challenge ? `challenge:${state.challenge.name}` : '';
    if (name !== shown) {
      shown = name;
      for (const link of links) {
        const current = nameOf(link) === name;
        link.toggleAttribute('aria-current', current);
        place(nameOf(link))?.classList.toggle('current', current);
      }
      if (name !== `scenario:${told}` && name !== asked) {
        goTo(name);
      }
      asked = '';
    }
    mark(state);
  };

  return { follow: () => { shown = null; }, show };
}
