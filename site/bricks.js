// The bricks as HTML: one observation's step through the network, a quantity at a time, from xorcery.bricks(). Numbers can
// be selected and read aloud, every brick, matrix and entry is a button.
import { element } from './element.js';
import { equation } from './mathml.js';

// STEPS, TEMPO and SOURCES are the controls that stand over the bricks, with what follows their label for a screen reader: the
// panel has buttons of the same labels.
const STEPS = [
  ['brick.first', 'of the bricks'],
  ['brick.back', 'one brick'],
  ['brick.play', 'the bricks'],
  ['brick.next', 'brick'],
  ['brick.close', 'the bricks'],
];
const TEMPO = [
  ['brick.slower', 'bricks'],
  ['brick.faster', 'bricks'],
];
const SOURCES = [
  ['brick.article', 'in the bricks'],
  ['brick.own', 'in the bricks'],
  ['brick.batch', 'in the bricks'],
  ['brick.digits', 'in the bricks'],
  ['brick.code', 'in the bricks'],
];

// LOW is a window in which the plane needs the height.
const LOW = matchMedia('(min-width: 1100px) and (max-height: 799.98px)');

// NARROW is a page of one column.
const NARROW = matchMedia('(max-width: 1099.98px)');

const TOGGLES = new Set(['brick.code', 'brick.batch', 'brick.digits']);

// makeBricks fills the section. figure is the block that holds the frame, xorcery the figure's interface; changed is called
// after what a button does.
export function makeBricks(section, figure, xorcery, changed) {
  const title = element('p', { className: 'bricks-title' });
  const note = element('p', { className: 'bricks-note' });
  const steps = element('div', { className: 'bricks-buttons steps', role: 'group', 'aria-label': 'Step through the bricks' });
  const sources = element('div', { className: 'sources', role: 'group', 'aria-label': 'What the bricks show' });
  const stack = element('ol', { className: 'stack', reversed: true, 'aria-label': 'The stack, from Loss down to X' });
  const detail = element('div', { className: 'brick-now' });
  const scrolled = element('div', { className: 'brick' }, [detail]);
  const spoken = element('p', { className: 'unseen', 'aria-live': 'polite' });
  const bar = element('div', { className: 'bricks-bar' }, [steps]);
  const way = element('input', { type: 'range', className: 'bricks-way', min: 0, max: 1, step: 'any', value: 0, 'aria-label': 'Moment of the pulse' });
  section.replaceChildren(bar, sources, title, note, element('div', { className: 'bricks-body' }, [stack, scrolled]), spoken);
  let revision;
  let room; // of what is drawn
  let saidName = '';
  let coded = false; // the lines of Go are shown
  let opened = ''; // the entry whose product was last shown
  let asked = false; // by a press: what is under the pointer does not move

  const act = (what) => {
    try {
      what();
      changed();
    } catch (error) {
      spoken.textContent = error.message;
    }
  };

  const made = new Map([...STEPS, ...TEMPO, ...SOURCES].map(([id, where]) => {
    const button = element('button', { type: 'button' });
    button.dataset.key = id;
    button.addEventListener('click', () => act(() => {
      if (TOGGLES.has(id)) {
        xorcery.set(id, !xorcery.get(id));
      } else {
        xorcery.press(id);
      }
    }));
    (SOURCES.some(([source]) => source === id) ? sources : steps).append(button);
    return [id, { button, where }];
  }));

  made.get('brick.slower').button.after(way);

  // link is a button that leads to a quantity.
  const link = (key, text, index, className = 'link') => {
    const button = element('button', { type: 'button', className }, text);
    button.dataset.key = key;
    button.addEventListener('click', () => act(() => xorcery.brickGo(index)));
    return button;
  };

  // sign is what stands between two matrices.
  const sign = (text) => (text ? [element('span', { className: 'sign', textContent: text })] : []);

  const matrix = (m, k, q) => {
    const size = m.rows * m.cols > 1 ? ` ${m.size}` : '';
    const caption = element('caption', { className: m.factor ? `factor${m.factor}` : '' }, [
      k === 0 || m.part ? element('b', { textContent: m.name }) : link(`matrix ${m.name}`, [m.name], m.index), size,
      ...(m.whose ? [',', element('span', { className: 'whose', textContent: ` ${m.whose}` })] : []),
    ]);
    const rows = m.cells.map((cells, i) => element('tr', {}, cells.map((text, j) => {
      let [row, col] = [m.rowAt[i], m.colAt[j]];
      if (row < 0 || col < 0) {
        return element('td', { textContent: text });
      }
      if (m.turns) {
        [row, col] = [col, row];
      }
      const entry = element('button', { type: 'button', textContent: text, className: m.lit[i][j] ? 'lit' : '' });
      const chosen = q.held && !m.part && q.row === row && q.col === col && q.entryOf === m.index;
      entry.dataset.key = `entry ${m.name} ${row} ${col}`;
      entry.dataset.entry = `${m.index} ${row} ${col}`;
      entry.setAttribute('aria-pressed', chosen);
      entry.setAttribute('aria-label', `${m.names[i][j]} ${text}`);
      entry.addEventListener('click', () => {
        asked = true;
        act(() => xorcery.brickEntry(m.index, row, col));
      });
      return element('td', {}, [entry]);
    })));
    const table = element('table', { className: `matrix${m.factor ? ` factor${m.factor}` : ''}${size ? '' : ' number'}` }, [caption, element('tbody', {}, rows)]);
    table.dataset.name = m.name;
    return element('div', { className: 'matrix-room' }, [...sign(m.sign), table]);
  };

  // light marks the entries from which the shown one comes, in place: what is about to be pressed must stay.
  const light = (view) => {
    const lit = new Set(view.quantity?.matrices.flatMap((m) => m.lit.flatMap((marks, i) => marks.flatMap((on, j) => {
      const [row, col] = m.turns ? [m.colAt[j], m.rowAt[i]] : [m.rowAt[i], m.colAt[j]];
      return on ? [`${m.index} ${row} ${col}`] : [];
    }))));
    for (const entry of detail.querySelectorAll('[data-entry]')) {
      entry.classList.toggle('lit', lit.has(entry.dataset.entry));
    }
  };

  // point lights the entry under the pointer, or lets it go.
  let pointed = '';
  const point = (target) => {
    const at = target?.closest?.('[data-entry]')?.dataset.entry ?? '';
    if (at === pointed) {
      return;
    }
    pointed = at;
    xorcery.brickPoint(...(at ? at.split(' ').map(Number) : [-1, -1, -1]));
    const view = ask();
    if (view.revision <= revision + 1) { // nothing else has changed
      revision = view.revision;
      light(view);
    }
  };
  scrolled.addEventListener('pointerover', (event) => event.pointerType !== 'touch' && point(event.target));
  scrolled.addEventListener('pointerleave', () => point(null));

  let sliding = false;
  way.addEventListener('input', () => {
    sliding = true;
    act(() => xorcery.moment(Number(way.value)));
    sliding = false;
  });
  way.addEventListener('keydown', (event) => { // a whole moment a key
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -4, PageUp: 4 }[event.key];
    if (by) {
      event.preventDefault();
      act(() => xorcery.moment(Math.min(Math.max(Math.round(Number(way.value)) + by, 0), Number(way.max))));
    }
  });

  // terms are what a formula may be broken between: the name with its =, and each sign with the name behind it.
  const terms = (formula) => {
    const groups = [[]];
    const put = (text, factor) => groups.at(-1).push(element('span', { className: factor ? `factor${factor}` : '' }, [equation(text)]));
    formula.forEach((t, i) => {
      const text = t.text.trim();
      if (i === 1 && text.startsWith('=')) {
        put('=');
        groups.push([]);
        if (text.length > 1) {
          put(text.slice(1).trim());
        }
        return;
      }
      if (t.index < 0 && groups.at(-1).length > 0) {
        groups.push([]);
      }
      put(text, t.factor);
    });
    return groups.filter((g) => g.length > 0).map((g) => element('span', { className: 'term' }, g));
  };

  // broken is an equation in pieces between which it may be broken: behind its =, and before a + or / outside of parentheses.
  const broken = (text) => {
    const pieces = [''];
    let depth = 0;
    for (const word of text.split(' ')) {
      if (depth === 0 && /^[+/]$/.test(word)) {
        pieces.push('');
      }
      pieces[pieces.length - 1] += `${pieces.at(-1) && ' '}${word}`;
      depth += word.split('(').length - word.split(')').length;
      if (word === '=') {
        pieces.push('');
      }
    }
    return pieces.map((piece) => element('span', { className: 'term' }, [equation(piece)]));
  };

  // ask is what the program says of the bricks, with matrices for the room that there is: the page's numbers are wider than the window's.
  const ask = () => xorcery.bricks(Math.max(0.88 * scrolled.clientWidth - 8, 120), rows());
  const rows = () => (LOW.matches ? 5 : 8);

  const quantity = (q) => {
    const nodes = [element('h3', {}, terms(q.formula)),
      element('div', { className: 'matrices' }, [...q.matrices.map((m, k) => matrix(m, k, q)), ...sign(q.closes)])];
    for (const text of q.where ?? []) {
      nodes.push(element('p', { className: 'where' }, broken(text)));
    }
    nodes.push(element('p', { className: 'says', textContent: q.says }));
    if (q.misprint) {
      nodes.push(element('p', { className: 'misprint', textContent: q.misprint }));
    }
    const reused = (q.reuses ?? []).filter((r) => !r.given);
    if (reused.length > 0) {
      nodes.push(element('p', { className: 'says' }, ['Reuses, computed before: ',
        ...reused.flatMap((r, i) => [i > 0 ? ', ' : '', link(`reuse ${r.name}`, [r.name], r.index)])]));
    }
    if (q.chain) {
      nodes.push(element('p', { className: 'chain' }, [equation(q.of), ' = ', ...q.chain.flatMap((f, i) => {
        const button = link(`factor ${f.name}`, [equation(f.name)], f.index, `factor factor${i + 1} ${f.state}`);
        if (f.state === 'now') {
          button.setAttribute('aria-current', 'step');
        } else if (f.state === 'later') {
          button.append(element('span', { className: 'unseen', textContent: ' comes later' }));
        }
        return [i > 0 ? ' · ' : '', button];
      })]));
    }
    if (q.product && q.held) { // what is only pointed at lights, and moves nothing
      const lines = q.product.map((line) => element('p', {}, line.map((s) => element('span', {
        className: s.factor ? `factor${s.factor}` : '', textContent: s.text,
      }))));
      nodes.push(element('div', { className: 'product' }, lines));
    }
    if (q.answer) {
      nodes.push(element('p', { className: 'says', textContent: q.answer }));
    }
    for (const c of q.code ?? []) {
      nodes.push(element('p', { className: 'says', textContent: `${c.place}:` }),
        element('pre', { tabIndex: 0 }, [element('code', {}, c.text.split('\n').flatMap((line, i) => [
          c.marks?.includes(i) ? element('mark', { textContent: line }) : line, '\n',
        ]))]));
    }
    return nodes;
  };

  const draw = (view) => {
    const key = section.contains(document.activeElement) ? document.activeElement.dataset.key : '';
    title.textContent = LOW.matches || NARROW.matches ? view.brief : view.line; // the plane says where the point lies
    way.max = Math.max(view.count - 1, 1);
    way.value = xorcery.state().moment;
    way.setAttribute('aria-valuetext', view.quantity ? `${view.at + 1} of ${view.count}, ${view.quantity.name}` : '');
    const q = view.quantity;
    stack.replaceChildren(...[...(view.stack ?? [])].reverse().map((b, i, all) => {
      const button = link(`brick ${all.length - i}`, [b.name], b.first, b.lit ? 'lit' : '');
      if (b.lit) {
        button.setAttribute('aria-current', 'step');
      }
      return element('li', {}, [button]);
    }));
    const lit = stack.querySelector('.lit');
    if (lit) { // the stack alone scrolls to it, not the page
      stack.scrollTop = Math.min(Math.max(stack.scrollTop, lit.offsetTop + lit.offsetHeight - stack.clientHeight + 4), lit.offsetTop - 4);
    }
    section.dataset.way = q?.way ?? '';
    detail.replaceChildren(...(q ? quantity(q) : []));
    note.textContent = view.note;
    if (key) {
      section.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
    }
    if (q && (q.held ? q.entry : '') !== opened) {
      opened = q.held ? q.entry : '';
      if (asked) {
        inSight() && detail.querySelector('.product')?.scrollIntoView({ block: 'nearest' });
      }
    }
    asked = false;
    if (q?.code && !coded) { // opens in sight
      detail.querySelector('mark')?.scrollIntoView({ block: 'center' });
    }
    coded = Boolean(q?.code);
    if (q && q.name !== saidName) {
      scrolled.scrollTop = 0;
      const at = title.getBoundingClientRect();
      const bar = steps.getBoundingClientRect();
      if (inSight() && at.top < bar.bottom && at.left < bar.right) { // it was read to its end below the buttons, not beside them
        title.scrollIntoView({ block: 'start', behavior: 'instant' });
      }
      saidName = q.name;
      spoken.textContent = `${q.equation}. ${q.says} ${q.misprint}`;
    }
  };

  // inSight says whether the reader is at the bricks: what they are told elsewhere must not pull the page here.
  const inSight = () => section.getBoundingClientRect().bottom > innerHeight / 4;

  // show follows the figure: state is its newest state, controls the answer of controls() where it is newer than the last.
  const show = (state, controls) => {
    const on = state.lower === 'bricks';
    section.hidden = !on;
    figure.classList.toggle('with-bricks', on);
    for (const c of controls ?? []) {
      if (made.has(c.id)) {
        const { button, where } = made.get(c.id);
        button.textContent = c.label;
        button.setAttribute('aria-label', `${c.label} ${where}`);
        button.hidden = !c.visible;
        button.disabled = !c.enabled;
        if (c.kind === 'toggle') {
          button.setAttribute('aria-pressed', c.value);
        }
      }
    }
    if (on && !sliding && way.value !== String(state.moment)) {
      way.value = state.moment;
    }
    const now = `${scrolled.clientWidth} ${rows()} ${NARROW.matches}`;
    if (on && (state.brickRevision !== revision || now !== room)) {
      revision = state.brickRevision;
      room = now;
      draw(ask());
    }
  };
  return { show };
}
