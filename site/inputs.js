// One control as HTML: a label with the input that fits its kind, its help, and a place for an error.
import { element } from './element.js';

// makeControl builds the block of a control as one of widgets, most often its own kind. acts is {set(id, value), slide(id, position,
// stroke), nudge(id, direction), press(id)}; each does it and returns '' or the error's text. The result is {node, show(c)}: show
// writes a newer state of the control into it without disturbing what is being typed or slid.
export function makeControl(c, as, acts) {
  const id = `control-${c.id}`;
  const parts = {
    id,
    label: element('label', { htmlFor: id, textContent: c.label }),
    unit: c.unit ? [element('span', { className: 'unit', textContent: c.unit })] : [],
    help: element('p', { id: `${id}-help`, className: 'help', textContent: helpOf(c) }),
    error: element('p', { id: `${id}-error`, className: 'error', role: 'alert', hidden: true }),
  };
  const node = element('div', { className: `control ${as}` });
  node.dataset.id = c.id;
  let latest = c;

  const say = (error) => {
    parts.error.textContent = error;
    parts.error.hidden = error === '';
  };

  // attempt sets a value; an error is shown in place and the value goes back to what it was. The error goes when a value is
  // set, here or elsewhere, or the reader leaves it at the old one.
  const attempt = (act) => {
    const error = act();
    say(error);
    if (error) {
      widget.write(latest, true);
    }
  };
  const does = Object.fromEntries(Object.entries(acts).map(([name, act]) => [name, (...args) => attempt(() => act(c.id, ...args))]));
  does.leave = () => say('');
  const widget = widgets[as](c, parts, does);
  for (const input of widget.inputs) {
    input.setAttribute('aria-describedby', `${parts.help.id} ${parts.error.id}`);
  }
  node.append(...widget.nodes, parts.help, parts.error);

  const show = (newer) => {
    if (newer.value !== latest.value || newer.label !== latest.label) {
      say('');
    }
    latest = newer;
    node.hidden = !newer.visible;
    for (const input of widget.inputs) {
      input.disabled = !newer.enabled;
    }
    widget.write(newer, false);
  };
  show(c);
  return { node, show };
}

const helpOf = (c) => (c.restarts ? `${c.help} Starts again from the same seed.`.trim() : c.help);

let strokes = 0; // of pointers over sliders, so far

const widgets = {
  slider(c, parts, does) {
    const range = element('input', { type: 'range', id: parts.id, min: 0, max: c.last, step: 1 });
    const typed = typedNumber(c, `${c.label}, typed`, does);
    let stroke = 0; // of the pointer that drags; keys are no stroke
    range.addEventListener('pointerdown', () => { strokes += 1; stroke = strokes; });
    range.addEventListener('keydown', () => { stroke = 0; });
    let sliding = false;
    let own; // the value at the thumb's place: neighboring positions of whole numbers share one, and the thumb stays where it was put
    range.addEventListener('input', () => {
      sliding = true;
      does.slide(Number(range.value), stroke);
      sliding = false;
    });
    const write = (newer, force) => {
      if (force || (!sliding && newer.value !== own)) {
        range.value = newer.position;
      }
      own = newer.value;
      range.setAttribute('aria-valuetext', newer.said);
      typed.write(newer, force);
    };
    const line = element('div', { className: 'line' }, [parts.label, typed.input, ...parts.unit]);
    return { inputs: [range, typed.input], nodes: [line, range], write };
  },

  number(c, parts, does) {
    const typed = typedNumber(c, '', does);
    typed.input.id = parts.id;
    const line = element('div', { className: 'line' }, [parts.label, typed.input, ...parts.unit]);
    return { inputs: [typed.input], nodes: [line], write: typed.write };
  },

  choice(c, parts, { set }) {
    const select = element('select', { id: parts.id },
      c.options.map((o, i) => element('option', { value: i, textContent: o.label })));
    select.addEventListener('change', () => set(c.options[Number(select.value)].value));
    const write = (newer) => {
      const at = c.options.findIndex((o) => o.value === newer.value);
      c.options.forEach((o, i) => {
        const text = i === at ? newer.text : o.label; // the chosen one says what it means just now
        if (select.options[i].textContent !== text) {
          select.options[i].textContent = text;
        }
      });
      select.value = at;
    };
    const line = element('div', { className: 'line' }, [parts.label, select, ...parts.unit]);
    return { inputs: [select], nodes: [line], write };
  },

  // A choice whose options are all in sight, each as a swatch.
  palette(c, parts, { set }) {
    const swatches = c.options.map((o) => {
      const radio = element('input', { type: 'radio', name: parts.id, value: o.value, title: o.label, 'aria-label': o.label });
      radio.addEventListener('change', () => set(o.value));
      return radio;
    });
    const group = element('div', { className: 'swatches', role: 'radiogroup', 'aria-label': c.label }, swatches);
    const write = (newer) => { for (const radio of swatches) radio.checked = radio.value === newer.value; };
    return { inputs: swatches, nodes: [group], write };
  },

  toggle(c, parts, { set }) {
    const box = element('input', { type: 'checkbox', id: parts.id });
    box.addEventListener('change', () => set(box.checked));
    const write = (newer) => { box.checked = newer.value; };
    return { inputs: [box], nodes: [element('div', { className: 'line' }, [parts.label, box])], write };
  },

  button(c, parts, { press }) {
    const button = element('button', { type: 'button', id: parts.id, title: helpOf(c) });
    button.addEventListener('click', () => press());
    const write = (newer) => {
      button.textContent = newer.label;
      button.title = newer.refusal ? `Not now: ${newer.refusal}` : helpOf(newer);
    };
    return { inputs: [button], nodes: [button], write };
  },
};

// typedNumber is a text field, not type=number: what can't be read reaches the program, which says what is allowed.
// leave is for what was typed and is given up.
function typedNumber(c, name, { set, nudge, leave }) {
  const input = element('input', {
    type: 'text', className: 'exact', inputMode: c.min < 0 ? 'text' : c.integer ? 'numeric' : 'decimal',
    autocomplete: 'off', spellcheck: false,
  });
  if (name) {
    input.setAttribute('aria-label', name);
  }
  let latest = c;
  let edited = false;
  const commit = () => {
    if (edited) {
      edited = false;
      set(input.value);
    }
  };
  input.addEventListener('input', () => { edited = true; });
  input.addEventListener('change', commit);
  input.addEventListener('blur', commit); // no change is told where the old value was typed again
  input.addEventListener('keydown', (event) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction) {
      event.preventDefault();
      edited = false;
      nudge(direction);
    } else if (event.key === 'Enter') {
      commit();
    } else if (event.key === 'Escape') {
      edited = false;
      input.value = latest.text;
      leave();
    }
  });
  const write = (newer, force) => {
    latest = newer;
    if (force || !edited) {
      input.value = newer.text;
    }
  };
  return { input, write };
}
