// Names and numbers in the prose light what they mean in the figure, while they are pointed at or have the focus; a tap keeps one lit
// until the next.

// makeLive wires the buttons with data-light in story; light(name) lights a name, '' nothing, and may throw where the figure has no such
// thing just now. The result is {leave(name)}: what is kept lit goes, but for the chapter of that name.
export function makeLive(story, light) {
  let held = null;
  const show = (button) => {
    for (const name of [button?.dataset.light ?? '', '']) {
      try {
        light(name);
        return;
      } catch {
        // the figure has no such thing just now, or there is no figure yet
      }
    }
  };
  const hold = (button) => {
    held?.removeAttribute('aria-pressed');
    held = button;
    held?.setAttribute('aria-pressed', 'true');
    show(held);
  };
  const of = (event) => event.target.closest?.('[data-light]');
  story.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse' && of(event)) {
      show(of(event));
    }
  });
  story.addEventListener('pointerout', (event) => {
    if (event.pointerType === 'mouse' && of(event) && !of(event).contains(event.relatedTarget)) {
      show(held);
    }
  });
  story.addEventListener('focusin', (event) => {
    if (of(event)) {
      show(of(event));
    }
  });
  story.addEventListener('focusout', (event) => {
    if (of(event)) {
      show(held);
    }
  });
  story.addEventListener('click', (event) => {
    const button = of(event);
    if (button) {
      hold(button === held ? null : button);
    }
  });
  const leave = (name) => {
    if (held && held.closest('section')?.id !== name) {
      hold(null);
    }
  };
  return { leave };
}
