// Buttons that press a control of the program where it is spoken of: in a chapter, and under the large figure of a phone.

// makeSettings wires every [data-set] of a chapter, ID=VALUE and more of them: what the text says to choose is chosen by change(values,
// then, chapter), then being the controls to press after that.
export function makeSettings(page, change) {
  for (const node of page.querySelectorAll('[data-set]')) {
    const values = node.dataset.set.split(' ').map((pair) => pair.split('='));
    const then = node.dataset.then?.split(' ') ?? [];
    node.addEventListener('click', () => change(values, then, node.closest('section.chapter').id));
  }
}

// makePresses wires every [data-press] in page: press(id, chapter) presses a control, chapter is the section that the button stands in, ''
// for none. The result is {show(controls)}: a button is called as its control is now. Outside a chapter it is there while its control is; in
// one it is always there, as pressing it opens the chapter first, whose heading it has behind its name for who only hears it.
export function makePresses(page, press) {
  const buttons = [...page.querySelectorAll('[data-press]')].map((node) => {
    const section = node.closest('section.chapter');
    return {
      node, id: node.dataset.press, chapter: section?.id ?? '', heading: section?.querySelector('h2')?.textContent ?? '', name: node.textContent,
    };
  });
  for (const { node, id, chapter } of buttons) {
    node.addEventListener('click', () => press(id, chapter));
  }
  const show = (controls) => {
    for (const { node, id, chapter, heading, name } of buttons) {
      const c = controls.find((one) => one.id === id);
      node.hidden = chapter === '' && !c?.visible;
      node.disabled = Boolean(c?.visible) && !c.enabled;
      const text = c?.visible ? c.label : name;
      if (node.textContent !== text) {
        node.textContent = text;
      }
      if (heading && node.ariaLabel !== `${text}: ${heading}`) {
        node.ariaLabel = `${text}: ${heading}`;
      }
    }
  };
  return { show };
}
