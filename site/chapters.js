// Where the reader is in the story: the chapter at the reading line, the way to the others, and the place kept for the next visit.
import { shelf } from './kept.js';

const KEPT = shelf('chapter');
const DRIVE = shelf('drive');
const REST = 600; // milliseconds without scrolling after which a chapter has come to rest
const LEFT = 40; // pixels of an exercise that are no question any more

// followReading watches the chapters of story. line() is the height on the screen at which one reads; tell(name) lets a chapter set
// the figure, and returns false where it can't just now: it is asked again; passed() says that the reader rests at what sets no figure.
// top() is the height on the screen from which text is in sight: a chapter holds the figure until its exercises have gone there. parts
// are the elements of the bar: drive, the switch that turns this off, previous, next, number, read, resume and contents. The result is
// {follow(): a figure is there to be set, and hold and given, see there}.
export function followReading(story, line, top, tell, passed, parts) {
  const all = [...story.querySelectorAll('section.chapter')];
  const counted = all.filter((section) => section.querySelector(':scope > h2 ~ p > a.open') && section.id !== 'challenges');
  const setsFigure = (section) => section?.querySelector(`a.open[href="#scenario:${section.id}"]`);
  const titleOf = (section) => section.querySelector('h2, h3').textContent;
  let at = null; // the section at the line
  let mark = null; // what stands at the line, and which part of its height is above it: {node, part}; null before the first section
  let width = innerWidth;
  let turning = false; // the page has another width, and what is read is still on its way to its place
  let told = '';
  let ready = false;
  let moved = false; // since the figure is there, or before it: the reader is not where every visit begins
  let rest;
  let held = null; // the section that was opened by its name, while the reader has not gone on: {section, top, hand}

  parts.drive.checked = DRIVE.read() !== 'off';

  const find = () => {
    if (!story.checkVisibility()) { // a task stands in its place
      return null;
    }
    const y = line();
    let found = null;
    for (const section of all) {
      if (section.getBoundingClientRect().top <= y) {
        found = section;
      }
    }
    const before = all[all.indexOf(found) - 1];
    return before && asks(before) ? before : found;
  };
  // asks says whether an exercise of the section can still be read, and so answered.
  const asks = (section) => [...section.querySelectorAll('.exercise')].some((e) => e.getBoundingClientRect().bottom > top() + LEFT);

  const look = () => {
    at = find();
    if (!turning) {
      mark = markAt(line());
    }
    const i = all.indexOf(at);
    const turn = (link, section, otherwise) => {
      link.hash = section?.id ?? otherwise;
      link.title = section ? titleOf(section) : '';
      link.toggleAttribute('aria-disabled', !section && otherwise === location.hash);
    };
    turn(parts.previous, all[i - 1], 'story');
    turn(parts.next, all[i + 1], at?.id ?? all[0].id);
    const number = counted.indexOf(at) + 1;
    parts.number.textContent = number > 0 ? `${number} of ${counted.length}` : '';
    parts.read.value = i < 0 ? 0 : number || counted.length;
    for (const link of parts.contents.querySelectorAll('a')) {
      const here = at !== null && link.hash === `#${at.id}`;
      if (here) {
        link.setAttribute('aria-current', 'location');
      } else {
        link.removeAttribute('aria-current');
      }
    }
    if (at && scrollY > 0) {
      parts.resume.hidden = true;
      KEPT.write(at.id);
    }
  };

  const markAt = (y) => {
    const node = at && [at, ...at.children].findLast((e) => e.checkVisibility() && e.getBoundingClientRect().top <= y);
    const r = node?.getBoundingClientRect();
    return node ? { node, part: Math.min((y - r.top) / r.height, 1) } : null;
  };
  // keepPlace keeps what is read at the line where the page has another width, as a phone that is turned has.
  const keepPlace = () => {
    if (innerWidth === width || turning) {
      return;
    }
    width = innerWidth;
    if (!mark || !moved) {
      return;
    }
    turning = true;
    const { node, part } = mark;
    let frames = 12; // the figure takes its new place meanwhile
    requestAnimationFrame(function go() {
      const r = node.getBoundingClientRect();
      scrollBy({ top: r.top + part * r.height - line(), behavior: 'instant' });
      frames -= 1;
      turning = frames > 0;
      if (turning) {
        requestAnimationFrame(go);
      } else {
        look();
      }
    });
  };

  // holds says whether a section that was opened by its name is still what the reader has before them.
  const holds = () => {
    const r = held?.section.getBoundingClientRect();
    if (!held || r.bottom < top() + LEFT || r.top > innerHeight || held.hand && Math.abs(r.top - held.top) > LEFT) {
      held = null;
    }
    return held !== null;
  };
  for (const kind of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
    addEventListener(kind, () => {
      if (held && !held.hand) {
        held.hand = true;
        held.top = held.section.getBoundingClientRect().top;
      }
    }, { passive: true });
  }

  const settle = () => {
    look();
    if (holds()) {
      return;
    }
    if (ready && moved && at && !setsFigure(at)) {
      passed();
    }
    if (!ready || !parts.drive.checked || !moved || !setsFigure(at) || at.id === told) {
      return;
    }
    const before = told;
    told = at.id;
    if (!tell(at.id)) {
      told = before;
      wait();
    }
  };
  const wait = () => {
    clearTimeout(rest);
    rest = setTimeout(settle, REST);
  };

  addEventListener('scroll', () => {
    moved = moved || scrollY > 0;
    look();
    wait();
  }, { passive: true });
  addEventListener('resize', () => {
    keepPlace();
    look();
  });
  parts.drive.addEventListener('change', () => {
    DRIVE.write(parts.drive.checked ? 'on' : 'off');
    told = '';
    moved = true;
    wait();
  });

  const close = (event) => {
    if (event.type === 'keydown' ? event.key === 'Escape' : event.target.closest?.('a') || !parts.contents.contains(event.target)) {
      if (parts.contents.open && event.type === 'keydown') {
        event.preventDefault();
        parts.contents.querySelector('summary').focus({ preventScroll: true });
      }
      parts.contents.open = false;
    }
  };
  addEventListener('click', close);
  parts.contents.addEventListener('keydown', close);

  const before = all.find((section) => section.id === KEPT.read());
  if (before && !location.hash && scrollY === 0) {
    parts.resume.hash = before.id;
    parts.resume.title = titleOf(before);
    parts.resume.hidden = false;
  }
  look();

  return {
    follow() {
      ready = true;
      wait();
    },
    // hold says that a section was brought into sight because the figure shows it by its name: no other takes the figure, wherever the
    // reading line is, until the reader goes on.
    hold(section) {
      held = { section, top: 0, hand: false };
    },
    // given says that the reader has something else there, by their own wish: the chapter in sight lets it be.
    given() {
      look();
      told = at?.id ?? '';
    },
  };
}
