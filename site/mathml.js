// Equations as MathML, from the text in which the program writes them: z1 = X W1 + b1, dLoss/dh2 ⊙ dh2/dz2.

const NAMESPACE = 'http://www.w3.org/1998/Math/MathML';

function node(name, ...children) {
  const made = document.createElementNS(NAMESPACE, name);
  made.append(...children);
  return made;
}

// TOKEN is one piece of an equation: a derivative, a name with its layer, a word, a number, or a sign.
const TOKEN = /d([A-Za-z]+\d*)\/d([A-Za-z]+\d*)|([A-Za-zα-ω]+)(\d*)|[\d.]+|\S/gu;

// symbol is a name with its layer below it: z1, Loss, W2.
function symbol(name, layer) {
  const letters = node('mi', name);
  return layer ? node('msub', letters, node('mn', layer)) : letters;
}

function named(text) {
  const [, name, layer] = /^([A-Za-z]+)(\d*)$/.exec(text);
  return symbol(name, layer);
}

// raised are the signs that stand over the piece before them.
const raised = { '²': () => node('mn', '2'), 'ᵀ': () => node('mi', 'T'), 'ᵗ': () => node('mi', 't') };

// equation is the text as a math element; what it can't take apart stays text, so nothing is lost.
export function equation(text) {
  const row = node('mrow');
  const parted = text.split('(').length !== text.split(')').length; // the other parenthesis stands in another piece
  for (const match of text.matchAll(TOKEN)) {
    const [piece, above, below, name, layer] = match;
    if (above) {
      row.append(node('mfrac', node('mrow', node('mi', 'd'), named(above)), node('mrow', node('mi', 'd'), named(below))));
    } else if (raised[piece] && row.lastChild) {
      const base = row.lastChild; // msup takes it out of the row
      row.append(node('msup', base, raised[piece]()));
    } else if (name) {
      row.append(symbol(name, layer));
    } else if (/^[\d.]+$/.test(piece)) {
      row.append(node('mn', piece));
    } else {
      const sign = node('mo', piece);
      if (parted) {
        sign.setAttribute('stretchy', 'false');
      }
      row.append(sign);
    }
    const next = text[match.index + piece.length];
    if (next === ' ') {
      const space = node('mspace');
      space.setAttribute('width', '0.25em');
      row.append(space);
    }
  }
  const math = node('math', row);
  math.setAttribute('aria-label', text);
  return math;
}
