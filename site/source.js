// Where the figure has its files from: the folder that it came from. A page that is one file has another source: wasm/onefile/source.js.

// fetchFile is the answer to a request for a file of the page.
export const fetchFile = (name) => fetch(name);
