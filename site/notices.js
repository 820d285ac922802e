// Notices: lines over the running figure, one of each kind. A notice stays until it is closed or no longer true.
import { element, button } from './element.js';

const shown = new Map(); // kind → its line; closed ones too

// notice shows a line in place of an earlier one of its kind. A quiet one says what is, not what went wrong; once keeps one that was
// closed from coming back before it has been withdrawn. actions are [{label, act}].
export function notice(kind, text, { quiet = false, once = false, actions = [] } = {}) {
  if (once && shown.has(kind)) {
    return;
  }
  withdraw(kind);
  const line = element('div', { className: quiet ? 'notice quiet' : 'notice', role: quiet ? 'status' : 'alert' }, [
    element('span', { textContent: text }),
    ...[...actions, { label: 'Close', act: () => line.remove() }].map(({ label, act }) => button(label, act)),
  ]);
  line.dataset.kind = kind;
  shown.set(kind, line);
  document.getElementById('notices').append(line);
}

// withdraw takes away what is no longer true.
export function withdraw(kind) {
  shown.get(kind)?.remove();
  shown.delete(kind);
}
