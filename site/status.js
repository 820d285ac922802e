// The status line: how training goes, for the eye at once, for the ear at a human pace.

const PAUSE = 10000; // milliseconds between two spoken lines while training runs
const REST = 400; // milliseconds that the keyboard's cursor rests before its place is spoken

// makeStatus shows states in the program's own words: numbers in the line, sentences in the live region, the message in its own
// place, which can be closed.
export function makeStatus(line, spoken, message) {
  const [step, until, loss, accuracy] = ['step', 'until', 'loss', 'accuracy'].map((id) => document.getElementById(`status-${id}`));
  const way = document.getElementById('way');
  const undo = document.getElementById('message-undo');
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

  const showMessage = (text, kind) => {
    message.hidden = text === '' || text === closed;
    document.getElementById('message-text').textContent = text;
    message.classList.toggle('error', kind === 'error');
    undo.hidden = kind !== 'undo'; // what it speaks of is at hand
  };
  const close = () => {
    closed = document.getElementById('message-text').textContent;
    message.hidden = true;
  };
  document.getElementById('message-close').addEventListener('click', close);

  const show = (state) => {
    line.hidden = false;
    step.textContent = state.texts.step;
    until.textContent = state.untilText;
    way.hidden = state.until === 0;
    way.max = state.until || 1;
    way.value = state.step;
    loss.textContent = state.texts.loss;
    accuracy.textContent = state.texts.accuracy;
    const news = state.messageNumber !== wasMessage;
    if (news && state.messageNumber !== 0) { // a message that has gone is none in place of the page's own
      told = '';
      closed = '';
    }
    const text = told || (state.message ?? '');
    showMessage(text, told ? 'error' : state.messageKind);

    if (!state.readout) {
      clearTimeout(resting);
    }
    if (news || state.running !== wasRunning) {
      say(news && text ? `${text} ${state.sentence}` : state.sentence);
    } else if (state.readout && state.readout !== wasReadout) {
      clearTimeout(resting);
      resting = setTimeout(() => say(state.readout), REST);
    } else if (!state.readout && !state.running || Date.now() - saidAt >= PAUSE) {
      say(state.sentence);
    }
    wasMessage = state.messageNumber;
    wasRunning = state.running;
    wasReadout = state.readout;
  };

  // tell shows an error that is the page's own; the program's next message replaces it.
  const tell = (text) => {
    told = text;
    closed = '';
    showMessage(text, 'error');
    say(text);
  };

  // stopped says that the figure can't go on; it says itself why and how to restart it.
  const stopped = () => {
    line.hidden = true;
    way.hidden = true;
    message.hidden = true;
    say('The figure has stopped. It says why, and how to go on.');
  };

  return { show, stopped, tell, close };
}
