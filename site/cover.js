// The cover: what lies over the canvas while the program loads and after it has stopped.
import { button } from './element.js';

const part = (id) => document.getElementById(id);

// showProgress says how far loading is. The bar is indeterminate where total is 0.
export function showProgress(text, got, total) {
  part('loading-text').textContent = text;
  const bar = part('loading-bar');
  if (total) {
    bar.max = total;
    bar.value = got;
  } else {
    bar.removeAttribute('value');
  }
}

// hideCover uncovers the canvas: to the hand at once, to the eye when the program has drawn a frame after the page that frames it has
// said what it shows itself, so that the first that is seen is what stays.
export function hideCover() {
  part('cover').classList.add('open');
  requestAnimationFrame(() => requestAnimationFrame(() => { part('cover').hidden = true; }));
}

// showStopped covers the canvas and says why. actions are [{label, act}]; the first one is the way on.
export function showStopped({ title, text, error = '', actions = [] }) {
  part('cover').hidden = false;
  part('cover').classList.remove('open');
  part('loading').hidden = true;
  part('still').hidden = true;
  part('stopped').hidden = false;
  part('stopped-title').textContent = title;
  part('stopped-text').textContent = text;
  part('stopped-error').textContent = error;
  part('stopped-error').hidden = error === '';
  part('stopped-actions').replaceChildren(...actions.map(({ label, act }, i) => button(label, act, { className: i === 0 ? 'primary' : '' })));
  say('');
}

// say adds a line under the buttons of the cover.
export function say(text) {
  part('stopped-said').textContent = text;
}

// showStall says that no bytes come, with a way to try again, or takes that back.
export function showStall(on) {
  part('loading-stall').hidden = !on;
}

part('loading-retry').addEventListener('click', () => location.reload());
