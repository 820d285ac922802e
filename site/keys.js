// Which key is which, and whose. A letter is what is typed, whatever its place on the keyboard: Z is Z on QWERTY, QWERTZ and
// AZERTY. Where another script is typed, the place decides by the names of the US keyboard. The window does
// the same: see wasm/keys_desktop.go.

const PLACES = { Comma: ',', Period: '.', Minus: '-', Equal: '=', Slash: '/', Semicolon: ';', Quote: '\'' };

// nameOf is what the program calls the key of an event: "A", "1", "-", "Space", "Enter", "ArrowLeft"; "" for one without a name.
export function nameOf(event) {
  const { key, code } = event;
  if (key === ' ') {
    return 'Space';
  }
  if ([...key].length > 1) {
    return key;
  }
  if (/^[^\p{L}\p{M}\p{N}]$|[\p{Script=Latin}0-9]/u.test(key)) {
    return key.toUpperCase();
  }
  return PLACES[code] ?? code.match(/^(?:Key|Digit)(.)$/)?.[1] ?? '';
}

// textOf is what the key types, "" for none.
export const textOf = ({ key }) => ([...key].length === 1 ? key : '');

// isBrowsers says whether a key is the browser's or the system's: Tab, the function keys, what Alt makes of a key, and the
// shortcuts but for undo and redo. What AltGr types is text.
export function isBrowsers(event) {
  const altGraph = event.getModifierState('AltGraph');
  return event.isComposing || /^(Tab|F\d+|Process|Dead|Unidentified)$/.test(event.key) || (event.altKey && !altGraph) ||
    ((event.ctrlKey || event.metaKey) && !altGraph && !/^[ZY]$/.test(nameOf(event)));
}

const TYPED = 'input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=file]), textarea, [contenteditable]';

// undoKeys calls act('undo') and act('redo') for their keys wherever the focus is, but in a text field, which has an undo of
// its own.
export function undoKeys(page, act) {
  page.addEventListener('keydown', (event) => {
    const shortcut = (event.ctrlKey || event.metaKey) && !isBrowsers(event);
    if (shortcut && !event.defaultPrevented && !event.target.closest?.(TYPED)) {
      event.preventDefault();
      act(nameOf(event) === 'Y' || event.shiftKey ? 'redo' : 'undo');
    }
  });
}

// figureKeys hands the figure what is typed beside it: a button that was clicked keeps the focus, and N still steps. What a
// control uses stays its own: Space, Enter, the arrows, and everything in a field or a choice. canvas() is the figure's.
export function figureKeys(beside, canvas) {
  beside.addEventListener('keydown', (event) => {
    const typed = textOf(event).trim() !== '' && !event.ctrlKey && !event.metaKey && !isBrowsers(event);
    if (typed && !event.defaultPrevented && !event.target.closest(`${TYPED}, select`)) {
      event.preventDefault();
      canvas()?.dispatchEvent(new KeyboardEvent('keydown', event));
    }
  });
}
