// The last gradient check: in the bar, where it has room, while it is of the network that is seen; and among the controls, under the switch
// that repeats it.
import { element } from './element.js';

// makeCheck adds its place to the status line; controls is the column in which its switch stands, once there are controls.
// show(state) follows the figure.
export function makeCheck(line, controls) {
  const value = element('dd');
  const inBar = element('div', { className: 'check', hidden: true }, [element('dt', { textContent: 'gradient check' }), value]);
  const below = element('p', { className: 'check-line' });
  line.append(inBar);

  const show = ({ check, step }) => {
    if (!below.isConnected) { // the switch is built anew with its form
      controls.querySelector('[data-id="check.live"]')?.append(below);
    }
    inBar.hidden = !check || (!check.live && check.step !== step);
    below.hidden = !check;
    if (!check) {
      return;
    }
    value.textContent = check.short;
    value.dataset.verdict = check.verdict;
    inBar.title = check.text;
    below.textContent = check.text;
    below.dataset.verdict = check.verdict;
  };
  return { show };
}
