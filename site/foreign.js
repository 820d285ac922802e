// Whose fault an error is. Extensions, other pages' scripts and the browser's own additions fail in our pages too; only what our own
// modules or the program began is ours.

const folder = new URL('.', document.baseURI).href;

// inside is where our modules are, the page itself, in a page that is one file: see wasm/onefile.
const inside = 'oneFile' in document.documentElement.dataset ? location.href.replace(/#.*/, '') : null;

// places are the addresses in a stack, the innermost call first.
const places = (stack) => String(stack ?? '').match(/(?:[a-z][\w+.-]*:\/\/|about:srcdoc)[^\s)]*/gi) ?? [];

// The program itself has no address of ours, and a browser cuts a deep stack at its innermost calls.
const isOurs = (place) => place.startsWith('wasm://') || inside !== null && place.startsWith(inside) || place.startsWith(folder) && /^[^/?#]+\.(js|wasm)(:|$)/.test(place.slice(folder.length));

// oursIs says whether an error came of a call that began in a script of ours; where is the file that failed, for an error whose
// stack names none.
export function oursIs(error, where = '') {
  const list = places(error?.stack);
  return isOurs(list.at(-1) ?? where);
}
