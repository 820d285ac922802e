// element is a new HTML element with its properties and what it holds, nodes and text. A role and what has a dash is an
// attribute: not every browser reflects ARIA.
export function element(name, properties = {}, children = []) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === 'role' || key.includes('-')) {
      node.setAttribute(key, value);
    } else {
      node[key] = value;
    }
  }
  node.append(...children);
  return node;
}

// button is a button with a text and what it does.
export function button(textContent, act, properties = {}) {
  const node = element('button', { type: 'button', textContent, ...properties });
  node.addEventListener('click', () => act());
  return node;
}
