// The doctor as HTML: a line under the figure that opens, and then what was found by what numbers, the way back, and the
// remedies with what became of them, from xorcery.doctor().
import { element, button } from './element.js';

const EVERY = 1000; // milliseconds between two looks at a running trial

// makeDoctor fills the section. figure is the block that holds the frame, xorcery the figure's interface; changed is called
// after what a button does.
export function makeDoctor(section, figure, xorcery, changed) {
  const line = element('span', { className: 'doctor-says' });
  const opener = element('button', { type: 'button', className: 'doctor-line' }, [element('b', { textContent: 'Doctor' }), ' ', line]);
  const outcome = element('p', { className: 'doctor-outcome' });
  const alarm = element('p', { className: 'doctor-alarm' });
  const findings = element('div', { className: 'doctor-findings' });
  const buttons = element('div', { className: 'doctor-buttons' });
  const offer = element('h3');
  const how = element('p', { className: 'quiet' });
  const remedies = element('ul', { className: 'doctor-remedies' });
  const tried = element('dl', { className: 'doctor-tried' });
  const trouble = element('p', { className: 'doctor-alarm', role: 'alert' });
  const body = element('div', { className: 'doctor-body', id: 'doctor-body', tabIndex: 0, role: 'group', 'aria-label': 'Doctor' }, [
    trouble, outcome, alarm, buttons, findings,
    offer, how, remedies, tried,
  ]);
  opener.setAttribute('aria-controls', body.id);
  section.replaceChildren(opener, body);
  section.hidden = false;
  xorcery.hostDoctor(true);

  const act = (what) => {
    try {
      trouble.textContent = '';
      what();
    } catch (error) {
      trouble.textContent = error.message;
    }
    changed();
  };
  opener.addEventListener('click', () => act(() => {
    xorcery.set('lower', xorcery.get('lower') === 'doctor' ? 'network' : 'doctor');
  }));
  const presses = (id, text, properties) => button(text, () => act(() => xorcery.press(id)), properties);
  const again = presses('diagnose', 'Look again');
  const back = presses('doctor.back', 'Go back before it');
  const keep = presses('doctor.keep', 'Keep this remedy');
  buttons.append(again, presses('check', 'Check the gradient', { 'aria-label': 'Check the gradient now' }), back, keep);

  // fill puts new content into a node only where it is another, so that focus and selection stay.
  const fill = (node, content, make) => {
    const text = JSON.stringify(content);
    if (node.dataset.content !== text) {
      node.dataset.content = text;
      node.replaceChildren(...content.flatMap(make));
    }
  };
  const finding = (f) => [
    element('h3', { textContent: f.ailment }),
    element('p', { textContent: f.text }),
    element('table', {}, [
      element('caption', { className: 'unseen', textContent: `Evidence: ${f.ailment}` }),
      element('tbody', {}, f.evidence.map((e) => {
        const name = element('th', { textContent: e.name, scope: 'row' });
        return element('tr', {}, [name, element('td', { textContent: e.text })]);
      })),
    ]),
  ];
  const remedy = ({ text, tried: came }, i) => {
    const made = button(text, () => act(() => {
      xorcery.remedy(i);
      body.scrollTop = 0; // what it does stands there
    }));
    return element('li', {}, [made, element('span', { className: 'quiet', textContent: came })]);
  };

  const draw = (d) => {
    outcome.textContent = d.outcome;
    alarm.textContent = d.nonFinite?.text ?? '';
    again.disabled = d.samples.length === 0; // there is nothing to look at before the next step
    back.disabled = d.back === null;
    keep.hidden = d.outcome === '';
    fill(findings, d.findings, finding);
    offer.textContent = d.offer;
    how.textContent = `Each starts again from the same seed with this one change; the curve so far stays, dashed.${d.marked ? ' Suggested ones are marked.' : ''}`;
    fill(remedies, d.remedies.map(({ text, tried: came }) => ({ text, tried: came })), remedy);
    d.remedies.forEach((r, i) => {
      const made = remedies.children[i].firstChild;
      made.classList.toggle('suggested', r.suggested);
      made.setAttribute('aria-pressed', r.trial);
      made.setAttribute('aria-label', `Try ${r.text}${r.suggested ? ', suggested' : ''}`);
    });
    fill(tried, d.tried, (t) => [element('dt', { textContent: t.remedy }), element('dd', { textContent: t.outcome })]);
  };

  let revision;
  let step;
  let drawn = 0;
  // show follows the figure: state is its newest state.
  const show = (state) => {
    const on = state.lower === 'doctor';
    line.textContent = on ? state.doctorTitle : state.doctor; // open, the body has the rest
    line.classList.toggle('found', state.doctorFound);
    opener.setAttribute('aria-expanded', on);
    body.hidden = !on;
    figure.classList.toggle('with-doctor', on);
    const late = state.step !== step && (!state.running || Date.now() - drawn >= EVERY);
    if (on && (state.doctorRevision !== revision || late)) {
      revision = state.doctorRevision;
      step = state.step;
      drawn = Date.now();
      draw(xorcery.doctor());
    }
  };
  return { show };
}
