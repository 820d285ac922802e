// The watch over the modules, in both pages: what does not arrive, or fails before anything runs, is said here in place of
// what would stay "loading" for ever. A script of the old kind and alone, as it has to run when the modules can't.
(() => {
  const part = (id) => document.getElementById(id);
  const retry = () => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'primary';
    button.textContent = 'Retry';
    button.addEventListener('click', () => location.reload());
    return button;
  };
  const kept = () => {
    try {
      return localStorage.getItem(`xorcery.session ${new URL('.', document.baseURI).pathname}`) !== null; // see kept.js
    } catch {
      return false;
    }
  };

  const tellFigure = (error) => {
    part('loading').hidden = true;
    part('still').hidden = true;
    part('stopped').hidden = false;
    part('stopped-title').textContent = 'The program could not be loaded';
    part('stopped-text').textContent = `Please check the connection and try again.${kept() ? ' Your points and settings are kept.' : ''}`;
    part('stopped-error').textContent = error;
    part('stopped-error').hidden = false;
    part('stopped-actions').replaceChildren(retry());
  };
  const tellPage = (error) => {
    part('waiting').replaceChildren(`A part of the page could not be loaded: ${error} `, retry());
  };

  addEventListener('error', (event) => {
    const module = event.target.type === 'module';
    const file = module ? event.target.src : event.filename ?? '';
    const folder = new URL('.', document.baseURI).href;
    const inside = 'oneFile' in document.documentElement.dataset && file === location.href.replace(/#.*/, ''); // see wasm/onefile
    if (!inside && (!file.startsWith(folder) || file.slice(folder.length).includes('/'))) {
      return; // an extension's or another page's: see foreign.js
    }
    if (!module && (!event.message || event.message.startsWith('ResizeObserver loop'))) {
      return; // a size that changed twice in one frame: the page does without
    }
    const error = module ? `${new URL(event.target.src).pathname} or what it needs did not arrive.` : event.message;
    if (part('stopped') && !window.xorcery) { // later the figure watches itself
      tellFigure(error);
    } else if (part('waiting')) {
      tellPage(error);
    }
  }, true);
})();
