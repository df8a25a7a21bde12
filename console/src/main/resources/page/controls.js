// Small controls that several views use.
import { button, el, svg } from './dom.js';
import { clamp } from './numbers.js';
import { experimentState, glyph } from './words.js';

/** A few choices side by side, one of them pressed. */
export const segments = (label, choices, current, pick) =>
  el(
    'span',
    { class: 'seg', role: 'group', 'aria-label': label },
    choices.map(([value, text]) => button(text, () => pick(value), { 'aria-pressed': String(value === current) })),
  );

export const select = (label, choices, current, pick) =>
  el(
    'select',
    { 'aria-label': label, onchange: event => pick(event.target.value) },
    choices.map(([value, text]) => el('option', { value, selected: value === current }, text)),
  );

export function chip(experiment) {
  const [shape, text] = experimentState(experiment);
  return el('span', { class: 'chip' }, glyph(shape), text);
}
export const tag = (text, attributes) => el('span', { class: 'tag', ...attributes }, text);

/** A bar of parts [share, class], as wide as its place. */
export function bar(parts, label) {
  const box = svg(
    'svg',
    {
      class: 'bar',
      viewBox: '0 0 100 8',
      preserveAspectRatio: 'none',
      ...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' }),
    },
    svg('rect', { class: 'bg', width: 100, height: 8 }),
  );
  let x = 0;
  for (const [share, cls] of parts) {
    const width = clamp(share || 0, 0, 1) * 100;
    box.append(svg('rect', { x, width, height: 8, class: cls }));
    x += width;
  }
  return box;
}
export const cellBar = (share, cls, width = 48) =>
  svg(
    'svg',
    { class: 'cellbar', width, height: 8, 'aria-hidden': 'true' },
    svg('rect', { class: 'bg', width, height: 8 }),
    svg('rect', { width: clamp(share || 0, 0, 1) * width, height: 8, class: cls }),
  );

/** Opens a dialog with a form; `fields` are nodes, `submit` gets the form's values and may throw a Problem, which is shown. */
export function formDialog(title, fields, confirm, submit, danger = false) {
  const note = el('p', { class: 'bad', role: 'alert' });
  const close = () => {
    dialog.close();
    dialog.remove();
  };
  const send = el('button', { type: 'submit', class: danger ? 'danger' : 'main' }, confirm);
  const form = el(
    'form',
    {
      onsubmit: async event => {
        event.preventDefault();
        send.disabled = true;
        try {
          await submit(Object.fromEntries(new FormData(form)));
          close();
        } catch (problem) {
          note.replaceChildren(
            problem.message,
            ...(problem.problems ?? []).map(p => el('span', { class: 'line' }, `${p.path}: ${p.message}`)),
          );
          send.disabled = false;
        }
      },
    },
    el('h2', { id: 'dialog-title' }, title),
    ...fields,
    note,
    el('div', { class: 'row' }, el('span', { class: 'grow' }), button('Cancel', close), send),
  );
  const dialog = el('dialog', { 'aria-labelledby': 'dialog-title', oncancel: () => dialog.remove() }, form);
  document.body.append(dialog);
  dialog.showModal();
}
let fieldNumber = 0;
export function field(label, name, attributes = {}, note = null) {
  const id = `field-${++fieldNumber}`,
    { tag: kind = 'input', value, ...rest } = attributes;
  const input = el(kind, { id, name, ...rest, ...(kind === 'input' && value != null ? { value } : {}) });
  if (kind === 'textarea') input.value = value ?? '';
  return el('div', { class: 'field' }, el('label', { for: id }, label), input, note && el('p', { class: 'muted' }, note));
}
