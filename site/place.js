// Where a panel stands: in the figure's column, under the frame, where there is room; elsewhere where the page has it.

const WIDE = matchMedia('(min-width: 1100px)');

// standUnder keeps a panel in its place as the window changes. Call it once for each panel, in the order in which they stand.
export function standUnder(figure, panel) {
  const home = document.createComment(panel.id);
  panel.before(home);
  const place = () => {
    if (WIDE.matches) {
      figure.append(panel);
    } else {
      home.after(panel);
    }
  };
  WIDE.addEventListener('change', place);
  place();
}
