// The exercises of the story: each <div class="exercise" data-exercise="NAME"> asks its question, takes an answer and tells what the
// program says of it. The answers are kept in the browser, and go out as a link that opens to the same record.
import { element, button } from './element.js';
import { shelf } from './kept.js';

const KEPT = shelf('answers'); // the record of this browser's answers

const MARKS = { right: '✓ right', near: '≈ nearly', mistake: '✗ not yet', wrong: '✗ not yet', unread: '' };

const LINE = ['First end, x1', 'First end, x2', 'Second end, x1', 'Second end, x2'];
const short = (v) => String(Math.round(v * 1000) / 1000);

// makeField makes what takes an answer of the exercise's kind: {node, focus, value, show(open)}. id names its parts.
function makeField(kind, open, id, changed) {
  if (kind === 'choice' && open.options.length <= 6) {
    const group = element('fieldset', {}, [
      element('legend', { textContent: 'Your answer' }),
      ...open.options.map((o) => element('label', {}, [element('input', { type: 'radio', name: id, value: o.value }), ` ${o.label}`])),
    ]);
    return {
      node: group,
      value: () => group.querySelector('input:checked')?.value ?? '',
      show: () => {},
    };
  }
  if (kind === 'choice' || kind === 'neuron') {
    const select = element('select', { id }, [
      element('option', { value: '', textContent: 'choose' }),
      ...open.options.map((o) => element('option', { value: o.value, textContent: o.label })),
    ]);
    return { node: element('p', {}, [element('label', { htmlFor: id, textContent: 'Your answer ' }), select]), value: () => select.value, show: () => {} };
  }
  if (kind === 'line') {
    const inputs = LINE.map((label, i) => element('input', { type: 'text', inputMode: 'text', autocomplete: 'off', 'aria-label': label, value: short(open.line[i]) }));
    for (const input of inputs) {
      input.addEventListener('change', () => changed(inputs.map((k) => k.value.trim()).join(' ')));
    }
    const group = element('fieldset', {}, [
      element('legend', { textContent: 'The line’s ends; or drag them in the figure, which a tap makes large on a phone' }),
      element('span', {}, ['from (', inputs[0], ', ', inputs[1], ')']),
      element('span', {}, [' to (', inputs[2], ', ', inputs[3], ')']),
    ]);
    return {
      node: group,
      value: () => inputs.map((k) => k.value.trim()).join(' '),
      show: (now) => inputs.forEach((input, i) => {
        if (document.activeElement !== input) {
          input.value = short(now.line[i]);
        }
      }),
    };
  }
  const input = element('input', { id, type: 'text', inputMode: 'text', autocomplete: 'off', spellcheck: false, maxLength: 200 });
  return {
    node: element('p', {}, [element('label', { htmlFor: id, textContent: kind === 'step' ? 'The step ' : 'Your number ' }), input]),
    value: () => input.value,
    show: () => {},
  };
}

// bring scrolls what has just been said into sight, no farther than that takes. Where the page has ended that early, to make up for what
// became higher above (see small.js), it goes on from there.
function bring(node) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const way = new AbortController();
  addEventListener('stayed', () => node.scrollIntoView({ block: 'nearest', behavior: 'instant' }), { once: true, signal: way.signal });
  for (const kind of ['scrollend', 'wheel', 'touchmove', 'pointerdown', 'keydown']) {
    addEventListener(kind, () => way.abort(), { once: true, passive: true, signal: way.signal });
  }
  node.scrollIntoView({ block: 'nearest', behavior: still ? 'instant' : 'smooth' });
}

// makeExercise fills one place of the story; drive(method, ...args) calls the figure, and throws what it refuses. show(view) shows the
// exercise as the figure has it. Once another one is open it stays as it was, to be read: nothing on the page moves.
function makeExercise(place, drive) {
  const name = place.dataset.exercise;
  const id = `exercise-${name}`;
  const ask = button('Ask me', () => {
    act('exercise', name);
    parts?.question.focus({ preventScroll: true });
  });
  const title = element('h3', { id: `${id}-title` });
  const mark = element('span', { className: 'mark' });
  const body = element('div', { className: 'asked', hidden: true });
  const error = element('p', { className: 'said', role: 'status' });
  place.setAttribute('role', 'group');
  place.setAttribute('aria-labelledby', title.id);
  place.replaceChildren(title, element('p', { className: 'begin' }, [ask]), body, error);
  let parts = null; // of the question that is shown
  let key = ''; // that question
  let waits = false; // the reader has asked for what is to be said

  const act = (...call) => {
    error.textContent = '';
    waits = true;
    try {
      drive(...call);
    } catch (refused) {
      error.textContent = refused.message;
    }
  };

  const build = (view) => {
    const { open } = view;
    const field = makeField(view.kind, open, id, (ends) => act('layLine', ends));
    const form = element('form', {}, [field.node, element('button', { textContent: view.kind === 'line' ? 'This is my line' : 'Check' })]);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      act('answer', name, field.value());
    });
    const verdict = element('p', { className: 'verdict', role: 'status' });
    const hints = element('div', { className: 'hints', role: 'status' });
    const hint = button('Hint', () => act('hint', name));
    const solution = button('Solution', () => act('solution', name));
    const again = button('', () => act(parts.past ? 'exercise' : 'again', name));
    const question = element('p', { className: 'question', textContent: open.question, tabIndex: -1 });
    const of = element('p', { className: 'of', textContent: open.of });
    body.replaceChildren(question, of, form, verdict, hints, element('p', { className: 'more' }, [hint, solution, again]));
    parts = { form, field, verdict, hints, hint, solution, again, question, of, told: '', past: null };
    setPast(false);
  };

  // setPast says whether another exercise has been opened since.
  const setPast = (on) => {
    if (parts.past === on) {
      return;
    }
    parts.past = on;
    for (const input of parts.form.elements) {
      input.disabled = on;
    }
    parts.again.textContent = on ? 'Ask me again' : 'Another one';
  };

  const show = (view) => {
    title.replaceChildren(`Exercise: ${view.title} `, mark);
    mark.textContent = MARKS[view.grade] ?? '';
    const { open } = view;
    body.hidden = !open && !parts;
    ask.parentElement.hidden = !body.hidden;
    if (!open) {
      ask.textContent = view.grade ? 'Ask me again' : 'Ask me';
      key = '';
      if (parts) {
        setPast(true);
        parts.hint.disabled = true;
        parts.solution.disabled = true;
      }
      return;
    }
    if (key !== `${open.seed} ${open.question}`) {
      const within = body.contains(document.activeElement);
      key = `${open.seed} ${open.question}`;
      build(view);
      if (within) {
        parts.question.focus({ preventScroll: true });
        bring(parts.question);
      }
    }
    parts.of.textContent = open.of;
    parts.field.show(open);
    if (parts.verdict.textContent !== open.says) {
      parts.verdict.textContent = open.says;
      if (waits && open.says !== '') {
        bring(parts.verdict);
      }
    }
    parts.verdict.dataset.grade = open.grade;
    const told = [...open.hints, ...(open.solution ? [open.solution] : [])];
    if (parts.told !== told.join('\n')) {
      parts.told = told.join('\n');
      parts.hints.replaceChildren(...told.map((text, i) => element('p', {}, [
        element('b', { textContent: open.solution && i === told.length - 1 ? 'Solution: ' : `Hint ${i + 1}: ` }), text,
      ])));
      if (waits && told.length > 0) {
        bring(parts.hints.lastElementChild);
      }
    }
    waits = waits && open.working;
    parts.hint.disabled = !open.moreHint;
    parts.solution.disabled = open.solution !== '';
  };

  return { name, show };
}

// makeAnswers fills the section that lists the answers: how many are right, a link that carries them, and the record that a link has
// brought, as it was verified.
function makeAnswers(place, tell) {
  const count = element('p', {});
  const link = element('input', { type: 'text', readOnly: true, 'aria-label': 'Link to my answers' });
  const copy = button('Copy the link', async () => {
    link.select();
    try {
      await navigator.clipboard.writeText(link.value);
      said.textContent = 'Copied.';
    } catch {
      said.textContent = 'The browser does not let the page copy: the link is selected, copy it by the keyboard.';
    }
  });
  const mine = element('p', { className: 'row', hidden: true }, [link, ' ', copy]);
  const said = element('p', { className: 'said', role: 'status' });
  const opened = element('div', { className: 'opened', hidden: true });
  place.append(count, mine, said, opened);
  let record = '';

  const showMine = (answers, views) => {
    const right = views.filter((v) => v.grade === 'right').length;
    count.textContent = `${right} of ${views.length} exercises are answered right in this browser.`;
    mine.hidden = answers === '';
    if (record !== answers) {
      record = answers;
      link.value = `${location.href.replace(/#.*$/, '')}#${answers}`;
    }
  };

  const showProof = (proof) => {
    opened.hidden = !proof;
    if (!proof) {
      return;
    }
    const refused = proof.results.filter((r) => r.refused !== '').length;
    const rows = proof.results.map((r) => element('tr', {}, [
      element('td', { textContent: r.title }),
      element('td', { textContent: r.value }),
      element('td', { textContent: r.refused ? `refused: ${r.refused}` : MARKS[r.grade] || r.grade }),
      element('td', { textContent: ['none', 'one', 'two', 'the solution'][r.hints] }),
    ]));
    opened.replaceChildren(
      element('h3', { textContent: 'The answers that this link brings', tabIndex: -1 }),
      element('p', { role: 'status', textContent: proof.done
        ? `Each was worked out again: ${proof.total - refused} of ${proof.total} stand${refused ? `, ${refused} refused` : ''}.`
        : `Working them out again: ${proof.results.length} of ${proof.total}.` }),
      element('table', {}, [
        element('thead', {}, [element('tr', {}, ['Exercise', 'Answer', 'Judged', 'Hints'].map((text) => element('th', { scope: 'col', textContent: text })))]),
        element('tbody', {}, rows),
      ]),
    );
  };

  // come brings a record that was just opened into sight.
  const come = () => {
    place.scrollIntoView({ block: 'start' });
    opened.querySelector('h3')?.focus({ preventScroll: true });
  };
  return { showMine, showProof, come, tell };
}

// makeExercises fills all places of the story. tell(text) shows an error. The result is {follow(xorcery, shown), show(state)}: shown()
// shows the figure's state after a call.
export function makeExercises(story, tell) {
  let figure = null;
  let shown = () => {};
  let revision;
  let proving = false;
  const drive = (method, ...args) => {
    if (!figure) {
      throw new Error('The figure has not loaded yet; please try again when it has.');
    }
    figure[method](...args);
    shown();
  };
  const list = [...story.querySelectorAll('.exercise[data-exercise]')].map((place) => makeExercise(place, drive));
  const place = document.getElementById('answers');
  const answers = place && makeAnswers(place, tell);

  const show = (state) => {
    const now = `${state.exerciseRevision} ${state.exerciseShown}`;
    if (!figure || now === revision) {
      return;
    }
    revision = now;
    const views = figure.exercises();
    for (const exercise of list) {
      exercise.show(views.find((view) => view.name === exercise.name));
    }
    const record = figure.answers();
    if (record !== '') {
      KEPT.write(record);
    }
    answers?.showMine(record, views);
    const proof = figure.proof();
    answers?.showProof(proof);
    if (proof && !proving) {
      answers?.come();
    }
    proving = Boolean(proof);
  };

  const follow = (xorcery, then) => {
    figure = xorcery;
    shown = then;
    revision = undefined;
    const before = KEPT.read();
    if (before !== '') {
      try {
        xorcery.takeAnswers(before);
      } catch (error) {
        tell(`The answers kept in this browser can't be read: ${error.message}`);
      }
    }
  };

  return { follow, show };
}
