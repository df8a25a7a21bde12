// Elements, made by script. Text goes in as text nodes only, so nothing that a user wrote is ever markup.
const NS = 'http://www.w3.org/2000/svg';

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(
    ...children
      .flat(Infinity)
      .filter(child => child != null && child !== false)
      .map(child => (child instanceof Node ? child : String(child))),
  );
  return node;
}

export const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
export const svg = (tag, attributes = {}, ...children) => fill(document.createElementNS(NS, tag), attributes, children);
export const byId = id => document.getElementById(id);

/** A button that is never a submit button. */
export const button = (text, onclick, attributes = {}) => el('button', { type: 'button', onclick, ...attributes }, text);

/** Attributes that make a row or a mark act on a click and on Enter alike. */
export const acting = act => ({
  tabindex: 0,
  onclick: event => event.target.closest('a, button, input') || act(event),
  onkeydown: event => {
    if (event.key === 'Enter' && event.target === event.currentTarget) act(event);
  },
});

let hide;
/** Says something for a moment, to eyes and to screen readers. */
export function toast(text) {
  const box = byId('toast');
  box.textContent = text;
  box.hidden = false;
  clearTimeout(hide);
  hide = setTimeout(() => {
    box.hidden = true;
  }, 4000);
}
