// The sheet of shortcuts, from the figure's own table. It opens by its button, and by ? in the page and in the figure.
import { element } from './element.js';

// makeShortcuts wires the sheet. The result is follow(figure): call it with the figure's window once its program is there.
export function makeShortcuts(button, sheet) {
  const part = (name) => sheet.querySelector(`[data-part="${name}"]`);
  let list = null; // of the figure that is followed now
  let from = null; // what had the focus before

  const fill = () => {
    const sections = new Map();
    for (const { group, keys, does } of list) {
      if (!sections.has(group)) {
        sections.set(group, element('section', {}, [element('h3', { textContent: group }), element('dl')]));
      }
      sections.get(group).lastChild.append(
        element('dt', {}, [element('kbd', { textContent: keys })]), element('dd', { textContent: does }));
    }
    part('list').replaceChildren(...sections.values());
  };

  const toggle = () => {
    if (sheet.open) {
      sheet.close();
    } else if (list && !document.querySelector('dialog[open]')) {
      fill();
      from = document.activeElement;
      window.focus(); // a frame would keep the keyboard
      sheet.showModal();
      part('close').focus({ preventScroll: true }); // it stands at the sheet's end
      sheet.scrollTop = 0;
    }
  };
  sheet.addEventListener('close', () => {
    const at = document.activeElement; // in the sheet still, until the browser has taken it from what is not shown any more
    if (![from, document.body].includes(at) && !sheet.contains(at)) {
      return; // the reader has gone on already
    }
    from?.focus();
    from?.contentDocument?.querySelector('canvas')?.focus();
  });
  const asked = (event) => {
    const typing = event.target.closest?.('input:not([type=checkbox], [type=radio], [type=range]), textarea, select');
    if (event.key === '?' && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !typing) {
      event.preventDefault();
      event.stopImmediatePropagation(); // the program would take the focus back
      toggle();
    }
  };
  button.addEventListener('click', toggle);
  part('close').addEventListener('click', toggle);
  document.addEventListener('keydown', asked);

  const follow = (figure) => {
    list = figure.xorcery.shortcuts();
    button.hidden = false;
    figure.addEventListener('keydown', asked, true);
  };
  return { follow };
}
