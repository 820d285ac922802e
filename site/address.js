// The address and the figure say the same: a link stands in the address while what it lends is shown, and no longer once that is the
// reader's own or something else is open. A reload then shows what was there.

// makeAddress keeps the address of a page. isLink(hash) says whether a hash is a link for the figure and not a place of the page.
// The result is follow(link, own): call it after changes with what stands behind the # for what is shown, '' for nothing, and the
// number of the reader's own work. A hash that could not be opened stays until then, and so does one that the page has yet to hear of:
// it is not older than the change.
export function makeAddress(isLink) {
  let was = null;
  let heard = location.hash;
  addEventListener('hashchange', () => { heard = location.hash; });
  return (link, own) => {
    const now = `${own} ${link}`;
    const { hash, pathname, search } = location;
    if (was !== null && now !== was && hash === heard && isLink(hash) && hash !== `#${link}`) {
      history.replaceState(history.state, '', link ? `#${link}` : pathname + search);
      heard = location.hash;
    }
    was = now;
  };
}
