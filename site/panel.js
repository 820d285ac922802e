// The panel: every control of the program's table, in folds by group. It knows a control only where it stands
// elsewhere: in the bar, or over the figure.
import { element } from './element.js';
import { makeControl } from './inputs.js';
import { shelf } from './kept.js';

// BAR are the buttons that stand in the bar, in this order.
const BAR = ['run', 'step', 'reset', 'follow'];

// OVER are the controls that stand over the figure, always at hand for placing points.
const OVER = ['brush', 'eraser'];

// ESSENTIALS is the group that is always in sight.
const ESSENTIALS = 'Essentials';

// The folds stay as the reader left them, where the browser keeps anything; each copy of the page has its own.
const FOLDS = shelf('folds');

function noteOpened(group, open) {
  const others = FOLDS.list().filter((name) => name !== group);
  FOLDS.write(JSON.stringify(open ? [...others, group] : others));
}

// makePanel fills the bar, the place over the figure, the line that tells of what a link hides, and the column. actions is {set(id, value), slide(id, position, stroke), nudge(id,
// direction), press(id)}, which throw errors. The result is
// {show(controls), reveal(id)}: call show with every newer answer of controls(); reveal brings a control into sight, with the focus.
export function makePanel(bar, over, hiding, column, actions) {
  const groups = element('div', { className: 'groups' });
  const hint = element('p', { className: 'hint', 'aria-hidden': true }); // each input is described by the same text already
  column.replaceChildren(groups, hint);
  bar.replaceChildren();
  over.replaceChildren();
  const back = hiding.querySelector('span');
  back.replaceChildren();
  const built = new Map(); // id → {form, node, show}
  const folds = new Map(); // group → its body

  const outcome = (act) => (...args) => {
    try {
      act(...args);
      return '';
    } catch (error) {
      return error.message;
    }
  };
  const acts = Object.fromEntries(Object.entries(actions).map(([name, act]) => [name, outcome(act)]));

  const bodyOf = (group) => {
    if (!folds.has(group)) {
      const body = element('div', { className: 'group-body', role: 'group', 'aria-label': group });
      const fold = group === ESSENTIALS ? element('div', { className: 'group essentials' }, [body]) : element('details', { className: 'group', open: FOLDS.list().includes(group) }, [
        element('summary', {}, [element('h2', { textContent: group })]), body,
      ]);
      fold.addEventListener('toggle', () => noteOpened(group, fold.open));
      groups[group === ESSENTIALS ? 'prepend' : 'append'](fold);
      folds.set(group, body);
    }
    return folds.get(group);
  };

  // place puts the nodes of a place in order, moving only what stands wrong, so that the focus stays.
  const place = (parent, nodes) => {
    nodes.forEach((node, i) => {
      if (parent.children[i] !== node) {
        parent.insertBefore(node, parent.children[i] ?? null);
      }
    });
    while (parent.children.length > nodes.length) {
      parent.lastChild.remove();
    }
  };

  const hintFor = (event) => {
    const control = event.target.closest?.('.control');
    hint.textContent = control?.querySelector('.help').textContent ?? 'What a control does is said here when you point at it.';
  };
  hintFor({ target: column });
  groups.addEventListener('pointerover', hintFor);
  groups.addEventListener('focusin', hintFor);

  const show = (controls) => {
    const places = new Map();
    for (const c of controls) {
      const form = formOf(c);
      let entry = built.get(c.id);
      if (entry?.form === form) {
        entry.show(c);
      } else {
        const as = c.kind === 'choice' && OVER.includes(c.id) ? 'palette' : c.kind;
        entry = { form, ...makeControl(c, as, acts) };
        built.set(c.id, entry);
      }
      const parent = BAR.includes(c.id) ? bar : OVER.includes(c.id) ? over : c.fixed ? back : bodyOf(c.group);
      places.set(parent, [...(places.get(parent) ?? []), entry.node]);
    }
    const inBar = (node) => BAR.indexOf(node.dataset.id);
    places.get(bar)?.sort((a, b) => inBar(a) - inBar(b));
    for (const body of folds.values()) {
      const nodes = places.get(body) ?? [];
      place(body, nodes);
      body.parentElement.hidden = nodes.every((node) => node.hidden);
    }
    place(bar, places.get(bar) ?? []);
    place(over, places.get(over) ?? []);
    place(back, places.get(back) ?? []);
    hiding.hidden = !controls.some((c) => c.fixed && c.visible);
  };
  const reveal = (id) => {
    const node = built.get(id)?.node;
    if (!node) {
      return;
    }
    const fold = node.closest('details');
    if (fold) {
      fold.open = true;
    }
    const beside = getComputedStyle(column).position === 'sticky'; // the column scrolls by itself, not the page
    node.scrollIntoView({ block: beside ? 'nearest' : 'start', behavior: 'instant' });
    node.querySelector('input, select, button')?.focus({ preventScroll: true });
  };
  return { show, reveal };
}

// formOf is all of a control that its HTML is built from; a control whose form changes is built anew.
function formOf({ kind, group, label, help, unit, min, max, last, integer, options, restarts }) {
  return JSON.stringify([kind, group, kind === 'button' ? '' : label, help, unit, min, max, last, integer, options, restarts]);
}
