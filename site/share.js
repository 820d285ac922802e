// The Share sheet: a link or a frame that holds the whole state, files to open, and what a classroom shall not see.
import { element } from './element.js';

const LINK_NOTE = 'Whoever opens the link finds these points and settings';
const AS_FILE = location.protocol === 'file:'; // the page is on the reader's disk, and a link leads there

// makeShare wires the sheet to a button. actions is {link(options), comparing(), controls(), openFile(name, text, size)}, which throw
// errors, the last one by a promise; the result is {available()} to call once the program is there.
export function makeShare(button, sheet, actions) {
  const part = (name) => sheet.querySelector(`[data-part="${name}"]`);
  const weights = part('weights');
  const link = part('link');
  const frame = part('frame');
  const said = part('said');
  const hidden = part('hidden');
  frame.parentElement.hidden = AS_FILE; // no other page could frame it

  const say = (text, isError = false) => {
    said.textContent = text;
    said.classList.toggle('error', isError);
  };

  // write makes the link anew from what is ticked.
  const write = () => {
    const hide = [...hidden.querySelectorAll('input:checked')].map((box) => box.value);
    try {
      const hash = actions.link({ weights: weights.checked, hide });
      const here = new URL(location.href);
      here.hash = hash;
      link.value = here.href;
      const figure = new URL('figure.html', here);
      figure.hash = hash;
      frame.value = `<iframe src="${figure.href}" title="Xorcery" width="640" height="800"></iframe>`;
      const alone = actions.comparing() ? ' Network B is not in it.' : '';
      const reach = AS_FILE ? ' The link is for this computer alone; a file from Save project can be passed on.' : '';
      say(`${LINK_NOTE}${weights.checked ? ', and the network as it is trained now' : '; training starts from the seed'}.${alone}${reach}`);
    } catch (error) {
      link.value = '';
      frame.value = '';
      say(error.message, true);
    }
    part('copy').disabled = link.value === '';
    part('copy-frame').disabled = link.value === '';
  };

  const copy = async (field, what) => {
    try {
      await navigator.clipboard.writeText(field.value);
      say(`${what} is copied.`);
    } catch {
      field.focus();
      field.select();
      say('The browser did not allow copying; it is selected: copy it with the keyboard.', true);
    }
  };

  // choices lists every control, so that a teacher can hide some from the link's readers.
  const choices = () => {
    const ticked = new Set([...hidden.querySelectorAll('input:checked')].map((box) => box.value));
    hidden.replaceChildren(...actions.controls().filter((control) => !control.fixed).map((control) => {
      const box = element('input', { type: 'checkbox', value: control.id, checked: ticked.has(control.id) });
      return element('label', {}, [box, ` ${control.label}`]);
    }));
  };

  const openFile = async (file) => {
    try {
      const { name, text, size, error } = await read({ file });
      if (error) {
        throw new Error(error);
      }
      await actions.openFile(name, text, size);
      sheet.close();
    } catch (error) {
      say(error.message, true);
    }
  };

  button.addEventListener('click', () => {
    choices();
    write();
    sheet.showModal();
    link.focus();
    link.select();
    link.scrollLeft = 0;
  });
  sheet.addEventListener('change', (event) => {
    if (event.target === weights || hidden.contains(event.target)) {
      write();
    }
  });
  part('copy').addEventListener('click', () => copy(link, 'The link'));
  part('copy-frame').addEventListener('click', () => copy(frame, 'The frame'));
  part('close').addEventListener('click', () => sheet.close());
  part('file').addEventListener('change', (event) => {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) {
      openFile(file);
    }
  });
  return { available: () => { button.hidden = false; } };
}

const LARGEST = 16 * 1024 * 1024; // bytes: core.MaxDocument

// read is what was dropped or chosen as the figure's openFiles takes it. A file that no project or CSV can be is not even read.
async function read({ file, entry }) {
  const { name, size } = file ?? entry;
  if (entry?.isDirectory) {
    return { name, folder: true };
  }
  if (size > LARGEST) {
    return { name, size };
  }
  try {
    return { name, text: await file.text() };
  } catch (error) {
    return { name, error: error.message };
  }
}

// acceptFiles opens what is dropped on a page or pasted into it, by openFiles(files), a promise; show(error) tells why nothing
// could be opened. It comes before the canvas, on which Ebitengine listens for files too and would open each once more.
export function acceptFiles(page, openFiles, show) {
  const open = (files) => Promise.all(files.map(read)).then(openFiles).catch(show);
  page.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
    }
    event.stopPropagation();
  }, true);
  page.addEventListener('drop', (event) => {
    event.stopPropagation();
    const dropped = [...event.dataTransfer?.items ?? []].filter((item) => item.kind === 'file')
      .map((item) => ({ file: item.getAsFile(), entry: item.webkitGetAsEntry?.() }))
      .filter(({ file, entry }) => file || entry);
    if (dropped.length > 0) {
      event.preventDefault();
      open(dropped);
    }
  }, true);
  page.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '' || event.target.closest?.('input, textarea, select, [contenteditable]')) {
      return;
    }
    event.preventDefault();
    Promise.resolve([{ name: 'the pasted text', text }]).then(openFiles).catch(show);
  });
}
