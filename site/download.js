// What is saved for the reader: a download.
import { element } from './element.js';

// download lets the browser save data, text or bytes, as a file.
export function download(name, type, data) {
  const link = element('a', { href: URL.createObjectURL(new Blob([data], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
