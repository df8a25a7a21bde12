// Numbers and pictures as files, made in the browser.
import { el } from './dom.js';

const cell = value =>
  value == null ? '' : /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

/** RFC 4180, but with line feeds. */
export const csv = (head, rows) => `${[head, ...rows].map(row => row.map(cell).join(',')).join('\n')}\n`;

export function save(name, content, type) {
  const url =
    content instanceof Blob || type
      ? URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }))
      : content;
  const link = el('a', { href: url, download: name.replace(/[^\w.-]+/g, '_') });
  document.body.append(link);
  link.click();
  link.remove();
  if (url.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
export const saveCsv = (name, head, rows) => save(name, csv(head, rows), 'text/csv');
