// A QR code as a picture: one path of dark modules on white, whatever the theme, with the quiet zone that cameras need.

const SVG = 'http://www.w3.org/2000/svg';
const QUIET = 4; // light modules on each side

// drawCode is the picture of a code's rows, "1" for a dark module, with a text in its place for those who don't see it.
export function drawCode(rows, text) {
  const side = rows.length + 2 * QUIET;
  const dark = rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map((run) => `M${run.index + QUIET} ${y + QUIET}h${run[0].length}v1h-${run[0].length}z`));
  const svg = part('svg', { viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': text, 'shape-rendering': 'crispEdges' });
  svg.append(part('rect', { width: side, height: side, fill: '#ffffff' }), part('path', { d: dark.join(''), fill: '#000000' }));
  return svg;
}

function part(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, value);
  }
  return node;
}
