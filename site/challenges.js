// The challenges: their marks, wherever the page names one, and how the open one stands: its goal with a meter, what its solution has shown
// and the next one.
import { element, button } from './element.js';
import { shelf } from './kept.js';

const SOLVED = shelf('solved'); // the names of the challenges that have been solved in this browser

// makeStanding is how a challenge stands, to be placed anywhere: {node, show(challenge, next)}. next is the challenge that comes after it,
// null for none; begin(name) begins it, lead(id, from, name) leads to the control that the challenge is about, and back.
export function makeStanding(begin, lead) {
  const goal = element('p', { className: 'goal' });
  const meter = element('meter', { min: 0, max: 1 });
  const progress = element('span', { className: 'progress' });
  const learned = element('p', { className: 'learned' });
  const follows = button('', () => begin(after.name), { className: 'next' });
  const reach = button('', () => lead(open.control, node, open.title), { className: 'reach' });
  let after = null;
  let open = null;
  const node = element('div', { className: 'standing', hidden: true }, [
    goal, element('p', { className: 'way-to-it' }, [meter, progress]), element('div', { role: 'status' }, [learned]), reach, follows,
  ]);
  const write = (part, text) => {
    if (part.textContent !== text) { // so that nothing is read out again
      part.textContent = text;
    }
  };
  const show = (challenge, next) => {
    node.hidden = !challenge;
    if (!challenge) {
      return;
    }
    after = next;
    open = challenge;
    reach.hidden = !lead || challenge.solved;
    write(reach, `To the controls: ${challenge.about}`);
    write(goal, `Goal: ${challenge.goal}`);
    meter.setAttribute('aria-label', challenge.goal);
    meter.value = challenge.solved ? 1 : challenge.share;
    write(progress, challenge.solved ? '✓ solved' : challenge.progress);
    write(learned, challenge.solved ? challenge.learned : '');
    follows.hidden = !challenge.solved || !next;
    write(follows, next ? `Next: ${next.title}` : '');
  };
  return { node, show };
}

// makeChallenges marks what is solved in every [data-challenge] of page, and shows in those of list how the open one stands. begin(name)
// begins a challenge, lead is for makeStanding. The result is {follow(xorcery), show(state), next(name)}.
export function makeChallenges(page, list, begin, lead) {
  const solved = new Set(SOLVED.list());
  const places = new Map([...list.querySelectorAll('[data-challenge]')].map((task) => {
    const standing = makeStanding(begin, lead);
    task.append(standing.node);
    return [task.dataset.challenge, standing];
  }));
  let all = [];

  // next is the challenge after one that is not solved yet, around the end; null for none.
  const next = (name) => {
    const at = all.findIndex((c) => c.name === name);
    return [...all.slice(at + 1), ...all.slice(0, at + 1)].find((c) => c.name !== name && !solved.has(c.name)) ?? null;
  };

  const mark = () => {
    for (const place of page.querySelectorAll('[data-challenge]')) {
      const sign = place.querySelector('.mark');
      const text = solved.has(place.dataset.challenge) ? '✓ solved' : '';
      if (sign && sign.textContent !== text) {
        sign.textContent = text;
      }
    }
  };

  const show = (state) => {
    const before = solved.size;
    state.solved.forEach((name) => solved.add(name));
    if (solved.size > before) {
      SOLVED.write(JSON.stringify([...new Set([...SOLVED.list(), ...solved])])); // another tab may have solved more
    }
    mark();
    for (const [name, standing] of places) {
      const open = state.challenge?.name === name ? state.challenge : null;
      standing.show(open, open && next(name));
    }
  };

  const follow = (xorcery) => { all = xorcery.challenges(); };

  return { follow, show, next };
}
