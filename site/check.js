// The last gradient check in the status line: a word and the relative error, the whole sentence on hover and for the ear.
import { measure } from './status.js';

const WORDS = { pass: 'PASS', fail: 'FAIL', nothing: 'nothing to check' };

// makeCheck adds its place to the status line. show(state) follows the figure.
export function makeCheck(line) {
  const place = document.createElement('div');
  place.className = 'check';
  place.hidden = true;
  const value = document.createElement('dd');
  place.append(Object.assign(document.createElement('dt'), { textContent: 'gradient check' }), value);
  line.append(place);
  return {
    show({ check }) {
      place.hidden = !check;
      if (!check) {
        return;
      }
      const error = check.verdict === 'nothing' ? '' : ` ${measure(check.error)}`;
      value.textContent = WORDS[check.verdict] + error;
      value.dataset.verdict = check.verdict;
      place.title = check.text;
    },
  };
}
