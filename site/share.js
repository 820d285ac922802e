// The Share sheet: a link, a QR code or a frame that holds the whole state, what it asks of a class, and files to open.
import { element } from './element.js';
import { drawCode } from './qr.js';

const LINK_NOTE = 'Whoever opens the link finds these points and settings';
const AS_FILE = location.protocol === 'file:'; // the page is on the reader's disk, and a link leads there

// NAMED are the sheet's fields by the keys with which the program's errors begin.
const NAMED = { 'view.title': ['title', 'The title'], 'view.task': ['task', 'The task'] };

// makeShare wires the sheet to a button. actions is {link(options), qr(text), comparing(), ended(), view(), controls(), exercises(), challenges(), openFile(name,
// text, size)}, which throw errors, the last one by a promise; the result is {available()} to call once the program is there.
export function makeShare(button, sheet, actions) {
  const part = (name) => sheet.querySelector(`[data-part="${name}"]`);
  const weights = part('weights');
  const link = part('link');
  const frame = part('frame');
  const said = part('said');
  frame.parentElement.hidden = AS_FILE; // no other page could frame it
  const title = part('title');
  const task = part('task');
  const begins = part('begins'); // "exercise NAME", "challenge NAME", or "" for nothing
  const shown = part('shown');
  const fold = part('code-fold');

  const say = (text, isError = false) => {
    said.textContent = text;
    said.classList.toggle('error', isError);
  };

  // told is what the link says to its reader, and what of the controls it leaves in sight.
  const told = () => {
    const options = { title: title.value.trim(), task: task.value.replace(/^\s*\n|\s+$/g, '') };
    const [kind, name] = begins.value.split(' ');
    if (name) {
      options[kind] = name;
    }
    if (part('some').checked) {
      options.show = [...shown.querySelectorAll('input:checked')].map((box) => box.value);
    }
    return options;
  };

  // refuse says an error of the program at the field that it is about.
  const refuse = ({ message }) => {
    const key = Object.keys(NAMED).find((k) => message.startsWith(`${k} `));
    if (key) {
      const [field, name] = NAMED[key];
      part(field).setAttribute('aria-invalid', 'true');
      say(name + message.slice(key.length), true);
    } else {
      say(message, true);
    }
  };

  // write makes the link anew from what is said and ticked.
  const write = () => {
    title.removeAttribute('aria-invalid');
    task.removeAttribute('aria-invalid');
    try {
      const hash = actions.link({ weights: weights.checked, ...told() });
      const here = new URL(location.href);
      here.hash = hash;
      link.value = here.href;
      const figure = new URL('figure.html', here);
      figure.hash = hash;
      frame.value = `<iframe src="${figure.href}" title="Xorcery" width="640" height="800"></iframe>`;
      const alone = actions.comparing() ? ' Network B is not in it.' : '';
      const reach = AS_FILE ? ' The link is for this computer alone; a file from Save project can be passed on.' : '';
      let network = '; training starts from the seed';
      if (weights.checked) {
        network = actions.ended() ? ', and training starts from the seed: no link carries a run that is not finite any more' : ', and the network as it is trained now';
      }
      say(`${LINK_NOTE}${network}.${alone}${reach}`);
    } catch (error) {
      link.value = '';
      frame.value = '';
      refuse(error);
    }
    part('copy').disabled = link.value === '';
    part('copy-frame').disabled = link.value === '';
    part('length').textContent = link.value && `The link has ${link.value.length.toLocaleString('en-US')} characters.`;
    drawLink();
  };

  // drawLink draws the QR code where its fold is open; where there can be none it says why.
  const drawLink = () => {
    const code = part('code');
    code.replaceChildren();
    if (!fold.open || link.value === '') {
      return;
    }
    try {
      code.append(drawCode(actions.qr(link.value), 'QR code of the link above'));
    } catch (error) {
      const shorter = weights.checked ? ' Without the trained network the link is shorter.' : '';
      code.append(element('p', { textContent: `${error.message}.${shorter}` }));
    }
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

  // choices lists the groups of controls and what there is to begin with, as the program has them.
  const choices = () => {
    const ticked = [...shown.querySelectorAll('input:checked')].map((box) => box.value);
    const groups = new Set(['Essentials', ...actions.controls().map((control) => control.group)]);
    shown.replaceChildren(...[...groups].map((group) => {
      const box = element('input', { type: 'checkbox', value: group, checked: ticked.includes(group) });
      return element('label', {}, [box, ` ${group}`]);
    }));
    const chosen = begins.value;
    begins.replaceChildren(element('option', { value: '', textContent: 'What is open now' }),
      ...actions.exercises().map((e) => element('option', { value: `exercise ${e.name}`, textContent: `Exercise: ${e.title}` })),
      ...actions.challenges().map((c) => element('option', { value: `challenge ${c.name}`, textContent: `Challenge: ${c.title}` })));
    begins.value = chosen;
  };

  // takeOver fills what was not touched yet with what the open link says, so that it can be shared on, or mended.
  const takeOver = () => {
    const told = actions.view();
    if (title.value || task.value || begins.value || part('some').checked) {
      return;
    }
    title.value = told.title;
    task.value = told.task;
    begins.value = told.challenge ? `challenge ${told.challenge}` : told.exercise ? `exercise ${told.exercise}` : '';
    part('some').checked = told.show !== null;
    for (const box of shown.querySelectorAll('input')) {
      box.checked = told.show?.includes(box.value) ?? false;
    }
    part('class').open ||= Boolean(told.title || told.task || told.show || begins.value);
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
    takeOver();
    write();
    sheet.showModal();
    link.focus();
    link.select();
    link.scrollLeft = 0;
  });
  sheet.addEventListener('input', (event) => {
    if (event.target === weights || part('class').contains(event.target)) {
      if (shown.contains(event.target)) {
        part('some').checked = true;
      }
      write();
    }
  });
  fold.addEventListener('toggle', drawLink);
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
