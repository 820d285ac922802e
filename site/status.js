// The status line: how training goes, for the eye at once, for the ear at a human pace.

const PAUSE = 10000; // milliseconds between two spoken lines while training runs
const REST = 400; // milliseconds that the keyboard's cursor rests before its place is spoken

// count is 1204 as "1,204".
const count = (n) => n.toLocaleString('en-US');

// measure is a quantity with about three digits that say something: 2.41, 0.0312, 1.20e−7.
export function measure(x) {
  if (x === null || !Number.isFinite(x)) {
    return 'not finite';
  }
  const size = Math.abs(x);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) {
    return x.toExponential(2).replace('e-', 'e−');
  }
  if (size >= 100) {
    return count(Math.round(x));
  }
  if (size >= 1) {
    return x.toFixed(2);
  }
  return String(Number(x.toPrecision(3)));
}

// percent is a share as "98 %", with one decimal where it says more: "99.7 %".
export function percent(share) {
  if (share === null || !Number.isFinite(share)) {
    return '–';
  }
  const p = 100 * share;
  return `${p === Math.round(p) ? p : p.toFixed(1)} %`;
}

// lossOf is the loss of a state; without points there is none, and until it is measured nobody knows it.
const lossOf = (state) => (state.points === 0 || !state.known ? '–' : measure(state.loss));

// makeStatus shows states: numbers in the line, sentences in the live region, the program's message in its own place, which
// can be closed.
export function makeStatus(line, spoken, message) {
  const [step, until, loss, accuracy] = ['step', 'until', 'loss', 'accuracy'].map((id) => document.getElementById(`status-${id}`));
  const way = document.getElementById('way');
  let saidAt = 0;
  let saidText = '';
  let wasRunning;
  let wasMessage; // its number
  let wasReadout = ''; // of the keyboard's cursor on the plane
  let resting; // the timer of the readout that waits to be spoken
  let told = ''; // an error of the page's own
  let closed = ''; // the text that the reader has closed

  const say = (text) => {
    saidAt = Date.now();
    if (text !== saidText) {
      saidText = text;
      spoken.textContent = text;
    }
  };

  const showMessage = (text, isError) => {
    message.hidden = text === '' || text === closed;
    document.getElementById('message-text').textContent = text;
    message.classList.toggle('error', isError);
  };
  document.getElementById('message-close').addEventListener('click', () => {
    closed = document.getElementById('message-text').textContent;
    message.hidden = true;
  });

  const show = (state) => {
    line.hidden = false;
    step.textContent = count(state.step);
    const far = state.until > 0 ? ` of ${count(state.until)}` : '';
    until.textContent = far;
    way.hidden = far === '';
    way.max = state.until || 1;
    way.value = state.step;
    loss.textContent = lossOf(state);
    accuracy.textContent = percent(state.accuracy);
    const news = state.messageNumber !== wasMessage;
    if (news && state.messageNumber !== 0) { // a message that has gone is none in place of the page's own
      told = '';
      closed = '';
    }
    const text = told || (state.message ?? '');
    showMessage(text, told !== '' || state.messageKind === 'error');

    if (!state.readout) {
      clearTimeout(resting);
    }
    const numbers = state.points === 0 ? 'no points' : `loss ${lossOf(state)}, accuracy ${percent(state.accuracy)}`;
    const sentence = `${state.running ? 'Training' : 'Paused'}, step ${count(state.step)}${far}, ${numbers}.`;
    if (news || state.running !== wasRunning) {
      say(news && text ? `${text} ${sentence}` : sentence);
    } else if (state.readout && state.readout !== wasReadout) {
      clearTimeout(resting);
      resting = setTimeout(() => say(state.readout), REST);
    } else if (!state.readout && !state.running || Date.now() - saidAt >= PAUSE) {
      say(sentence);
    }
    wasMessage = state.messageNumber;
    wasRunning = state.running;
    wasReadout = state.readout;
  };

  // tell shows an error that is the page's own; the program's next message replaces it.
  const tell = (text) => {
    told = text;
    closed = '';
    showMessage(text, true);
    say(text);
  };

  // stopped says that the figure can't go on; it says itself why and how to restart it.
  const stopped = () => {
    line.hidden = true;
    way.hidden = true;
    message.hidden = true;
    say('The figure has stopped. It says why, and how to go on.');
  };

  return { show, stopped, tell };
}
