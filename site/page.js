// The article page: it frames the figure, builds the controls from the figure's own table, and says how training goes.
import { makePanel } from './panel.js';
import { makeStatus } from './status.js';
import { makeShare, acceptFiles } from './share.js';
import { makeStory } from './story.js';
import { makeBricks } from './bricks.js';
import { makeDoctor } from './doctor.js';
import { makeCheck } from './check.js';
import { standUnder } from './place.js';
import { makeShortcuts } from './shortcuts.js';
import { reachScrolled } from './scrolled.js';

const part = (id) => document.getElementById(id);
const frame = part('figure');
const status = makeStatus(part('status'), part('spoken'), part('message'));
const check = makeCheck(part('status'), part('controls'));
let attached = null; // the figure's window that this page listens to

// ---- The link ----

// A hash that is no place on this page is a project: the figure opens it, and says what is wrong with it.
function passLink() {
  const hash = location.hash;
  if (hash.length > 1 && !document.getElementById(hash.slice(1))) {
    frame.src = `figure.html${hash}`;
  }
}
addEventListener('hashchange', passLink);

// ---- Sharing ----

const xorceryNow = () => frame.contentWindow.xorcery;
const openFile = (name, text) => xorceryNow().openFile(name, text);
const share = makeShare(part('share'), part('sheet'), {
  link: (options) => xorceryNow().link(options),
  controls: () => xorceryNow().controls(),
  openFile,
});
const shortcuts = makeShortcuts(part('help'), part('keys'));
acceptFiles(document, openFile, (error) => status.tell(error.message));

// ---- The story ----

const story = makeStory(part('story'), part('note'), frame.parentElement, async (name) => {
  if (!xorceryNow()) {
    throw new Error('The program is still loading.');
  }
  await xorceryNow().ready;
  xorceryNow().open(name);
}, (text) => status.tell(text));

standUnder(frame.parentElement, part('bricks'));
standUnder(frame.parentElement, part('doctor'));

reachScrolled(part('story').querySelectorAll('math[display=block]'));

// ---- The figure ----

async function attach() {
  const figure = frame.contentWindow;
  const xorcery = figure?.xorcery;
  if (!xorcery || figure === attached) {
    return;
  }
  attached = figure;
  try {
    await xorcery.ready;
  } catch {
    status.stopped();
    return;
  }
  follow(xorcery);
}

function follow(xorcery) {
  let revision;
  xorcery.host();
  const panel = makePanel(part('buttons'), part('palette'), part('controls'), {
    set: (id, value) => { xorcery.set(id, value); show(xorcery.state()); },
    press: (id) => { xorcery.press(id); show(xorcery.state()); },
  });
  const bricks = makeBricks(part('bricks'), frame.parentElement, xorcery, () => show(xorcery.state()));
  const doctor = makeDoctor(part('doctor'), frame.parentElement, xorcery, () => show(xorcery.state()));
  part('dark').hidden = false;
  part('dark').onclick = () => {
    xorcery.set('view.theme', xorcery.state().theme === 'dark' ? 'light' : 'dark');
    show(xorcery.state());
  };

  function show(state) {
    if (state.fatal) {
      status.stopped();
      part('controls').inert = true;
      part('buttons').inert = true;
      part('palette').inert = true;
      return;
    }
    status.show(state);
    story.show(state);
    frame.parentElement.classList.toggle('with-pair', Boolean(state.rival) || state.lower === 'hidden');
    part('dark').setAttribute('aria-pressed', state.theme === 'dark');
    let controls;
    if (state.controlsRevision !== revision) {
      revision = state.controlsRevision;
      controls = xorcery.controls();
      document.documentElement.dataset.theme = controls.find((c) => c.id === 'view.theme')?.value ?? 'auto';
      panel.show(controls);
    }
    check.show(state);
    bricks.show(state, controls);
    doctor.show(state);
  }

  part('controls').inert = false;
  part('buttons').inert = false;
  part('palette').inert = false;
  share.available();
  shortcuts.follow(frame.contentWindow);
  story.follow(xorcery);
  xorcery.subscribe(show);
  show(xorcery.state());
}

frame.addEventListener('load', () => { attached = null; attach(); });
passLink();
if (frame.contentDocument?.readyState === 'complete') {
  attach();
}
