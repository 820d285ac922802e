// The status line: how training goes, for the eye at once, for the ear at a human pace.

const PAUSE = 10000; // milliseconds between two spoken lines while training runs

// count is 1204 as "1,204".
const count = (n) => n.toLocaleString('en-US');

// measure is a loss with two significant digits or three decimals, whichever is more: 1.250, 0.031, 0.00042.
export function measure(x) {
  if (x === null || !Number.isFinite(x)) {
    return 'not finite';
  }
  if (x !== 0 && (Math.abs(x) >= 1e5 || Math.abs(x) < 1e-4)) {
    return x.toExponential(1);
  }
  return Math.abs(x) < 0.01 && x !== 0 ? x.toPrecision(2) : x.toFixed(3);
}

// percent is a share as "98 %"; only all is "100 %".
export function percent(share) {
  if (share === null || !Number.isFinite(share)) {
    return 'none';
  }
  const p = 100 * share;
  const whole = Math.round(p);
  return `${whole === 100 && p < 100 ? 99 : whole} %`;
}

// makeStatus shows states: numbers in the line, sentences in the live region, the program's message under the figure.
export function makeStatus(line, spoken, message) {
  const [step, loss, accuracy] = ['step', 'loss', 'accuracy'].map((id) => document.getElementById(`status-${id}`));
  let saidAt = 0;
  let saidText = '';
  let wasRunning;
  let wasMessage = '';

  const say = (text) => {
    saidAt = Date.now();
    if (text !== saidText) {
      saidText = text;
      spoken.textContent = text;
    }
  };

  const show = (state) => {
    line.hidden = false;
    step.textContent = count(state.step);
    loss.textContent = measure(state.loss);
    accuracy.textContent = percent(state.accuracy);
    const text = state.message ?? '';
    message.hidden = text === '';
    message.textContent = text;
    message.classList.toggle('error', state.messageKind === 'error');

    const sentence = `${state.running ? 'Training' : 'Paused'}, step ${count(state.step)}, loss ${measure(state.loss)}, accuracy ${percent(state.accuracy)}.`;
    if (text !== wasMessage || state.running !== wasRunning) {
      say(text !== wasMessage && text ? `${text} ${sentence}` : sentence);
    } else if (!state.running || Date.now() - saidAt >= PAUSE) {
      say(sentence);
    }
    wasMessage = text;
    wasRunning = state.running;
  };

  // stopped says that the figure can't go on; it says itself why and how to restart it.
  const stopped = () => {
    line.hidden = true;
    message.hidden = true;
    say('The figure has stopped. It says why, and how to go on.');
  };

  return { show, stopped };
}
