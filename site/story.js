// The story beside the figure: chapters that set the figure, the note on the open one, challenges and their marks.
import { element } from './element.js';
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

// makeStory wires the links of story: each opens its hash (scenario:NAME, challenge:NAME) by open(name), a promise that it is
// open and shown. Where the story is not beside the figure, note shows the open chapter under it, and a link goes there;
// tell(text) shows an error. The result is {follow(xorcery), show(state)}.
export function makeStory(story, note, open, tell) {
  const links = [...story.querySelectorAll('a.open')];
  const nameOf = (link) => link.getAttribute('href').slice(1);
  const solved = new Set(solvedBefore());
  let chapters = new Map(); // scenario:NAME or challenge:NAME → {title, text, try}
  let shown = null;
  let progress = null; // the line of the note that says how a challenge stands

  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
        return; // a tab of its own opens the hash
      }
      event.preventDefault();
      open(nameOf(link)).then(goToFigure, (error) => tell(error.message));
    });
  }

  const goToFigure = () => {
    if (note.getClientRects().length > 0) { // the story is not beside the figure
      note.parentElement.scrollIntoView({ block: 'start' });
    }
  };

  // place is where the story tells of a name.
  const place = (name) => links.find((link) => nameOf(link) === name)?.closest('[id], [data-challenge]');

  const fillNote = (name, open) => {
    const chapter = chapters.get(name);
    story.querySelector('.try')?.remove();
    note.hidden = !chapter;
    progress = null;
    if (!chapter) {
      note.replaceChildren();
      return;
    }
    const tries = element('div', { className: 'try' }, chapter.try.length === 0 ? [] : [
      element('p', { textContent: 'Try this' }),
      element('ul', {}, chapter.try.map((text) => element('li', { textContent: text }))),
    ]);
    if (chapter.try.length > 0) { // beside the figure the chapter itself says what to try
      links.find((link) => nameOf(link) === name)?.closest('p')?.after(tries.cloneNode(true));
    }
    progress = element('p');
    const back = element('a', { textContent: 'Back to the story', href: `#${place(name)?.closest('[id]').id ?? 'story'}` });
    note.replaceChildren(element('details', { open }, [
      element('summary', {}, [element('h2', { textContent: chapter.title })]),
      element('p', { textContent: chapter.text }), tries, progress, back,
    ]));
  };

  // goToChapter brings what was opened elsewhere, by a control or a link, into sight beside the figure.
  const goToChapter = (name) => {
    const beside = note.getClientRects().length === 0;
    const at = links.find((link) => nameOf(link) === name)?.getBoundingClientRect();
    if (beside && at && (at.bottom < 0 || at.top > innerHeight)) {
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
    if (progress) {
      progress.textContent = state.challenge ? (state.challenge.solved ? '✓ solved' : state.challenge.progress) : '';
    }
  };

  const show = (state) => {
    const name = state.scenario ? `scenario:${state.scenario}` : state.challenge ? `challenge:${state.challenge.name}` : '';
    if (name !== shown) {
      shown = name;
      for (const link of links) {
        const current = nameOf(link) === name;
        link.toggleAttribute('aria-current', current);
        place(nameOf(link))?.classList.toggle('current', current);
      }
      fillNote(name, state.lower !== 'bricks'); // the bricks' buttons shall be in sight
      goToChapter(name);
    }
    mark(state);
  };

  const follow = (xorcery) => {
    chapters = new Map([
      ...xorcery.scenarios().map((s) => [`scenario:${s.name}`, s]),
      ...xorcery.challenges().map((c) => [`challenge:${c.name}`, { ...c, try: [] }]),
    ]);
    shown = null;
  };

  return { follow, show };
}
