// What a link asks of its reader: it stands in the story's place, in large letters, and the story steps back until it is asked for.
import { element } from './element.js';
import { makeStanding } from './challenges.js';

// BESIDE is a wide, low window, where the figure stands beside all else: see page.css.
const BESIDE = matchMedia('(max-width: 1099.98px) and (min-width: 640px) and (max-height: 640px)');

// makeTask fills section, which stands before the bench, and puts story, the article, behind a button while there is a task. The result is
// {show(state)}.
export function makeTask(section, bench, story) {
  const title = element('h1');
  const text = element('div', { className: 'text' });
  const standing = makeStanding(() => {});
  const above = element('h2', { className: 'unseen', textContent: 'Exercise', hidden: true });
  const exercise = element('div'); // holds the exercise's place, which is the story's own
  const home = document.createComment('the exercise of the task');
  const toStory = element('button', { type: 'button', 'aria-controls': story.id });
  section.replaceChildren(title, text, standing.node, above, exercise, element('p', {}, [toStory]));
  let shown = 'null';

  const read = (on) => {
    document.body.classList.toggle('reading', on);
    section.setAttribute('role', on ? 'complementary' : 'main'); // the story is the page's main part where it is seen
    toStory.setAttribute('aria-expanded', on);
    toStory.textContent = on ? 'Put the story away' : 'Read the story';
  };
  toStory.addEventListener('click', () => {
    read(toStory.getAttribute('aria-expanded') !== 'true');
  });
  // A link to a place in the story, the one that skips to it among them, brings the story back first.
  document.addEventListener('click', (event) => {
    const place = event.target.closest?.('a[href^="#"]')?.getAttribute('href').slice(1);
    if (place && story.contains(document.getElementById(place))) {
      read(true);
    }
  }, true);

  const stand = () => {
    if (BESIDE.matches) {
      bench.prepend(section);
    } else {
      bench.before(section);
    }
  };
  BESIDE.addEventListener('change', stand);
  stand();

  // lendExercise moves the place of an exercise from the story here, and what was here back.
  const lendExercise = (name) => {
    if (home.parentNode) {
      home.replaceWith(...exercise.children);
    }
    const place = name && story.querySelector(`[data-exercise="${CSS.escape(name)}"]`);
    above.hidden = !place;
    if (place) {
      place.replaceWith(home);
      exercise.append(place);
    }
  };

  const show = ({ task, challenge }) => {
    const now = JSON.stringify(task);
    if (now !== shown) {
      shown = now;
      section.hidden = !task;
      document.body.classList.toggle('with-task', Boolean(task));
      read(false);
      lendExercise(task?.exercise);
      title.textContent = task?.title || 'Your task';
      text.replaceChildren(...(task?.text ?? '').split('\n').map((line) => element('p', { textContent: line })));
    }
    standing.show(task?.challenge && challenge?.name === task.challenge ? challenge : null, null);
  };
  return { show };
}
