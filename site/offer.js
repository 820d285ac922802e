// The offer of a new version, one quiet line.
import { element, button } from './element.js';

// offerTo returns offer(reload), which shows the line in its place; reload takes the new version. Closed, it stays closed until the next
// visit.
export function offerTo(place) {
  let offered = false;
  return (reload) => {
    if (offered) {
      return;
    }
    offered = true;
    place.replaceChildren(element('p', {}, [
      element('span', { textContent: 'A new version is ready.' }),
      button('Reload', reload),
      button('Close', () => place.replaceChildren()),
    ]));
  };
}
