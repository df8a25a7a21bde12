// Says in the header whether the page hears the server, and in a banner when it does not, and when it does again.
import { el, byId, button } from './dom.js';
import { clock, count } from './numbers.js';

let lost = null, sequence = null, hide;
const retries = new Set();

function show() {
  const text = lost ? 'not connected' : sequence == null ? 'connected' : `connected, journal entry ${count(sequence)}`;
  byId('connection').replaceChildren(el('i', { class: `dot ${lost ? 'bad' : 'ok'}` }), text);
}

/** What to do when the server is back. */
export function onBack(retry) {
  retries.add(retry);
  return () => retries.delete(retry);
}
export function entry(number) {
  sequence = number;
  show();
}
export function away() {
  if (lost) return;
  lost = Date.now();
  clearTimeout(hide);
  const banner = byId('banner');
  banner.className = 'bad';
  banner.replaceChildren(`The server has not answered since ${clock(lost)} UTC. What you see is how it stood then; the page goes on by itself when the server is back.`,
    button('Try now', () => retries.forEach(retry => retry())));
  banner.hidden = false;
  show();
}
export function back() {
  if (!lost) return;
  lost = null;
  const banner = byId('banner');
  banner.className = 'ok';
  banner.replaceChildren('Connected again.');
  clearTimeout(hide);
  hide = setTimeout(() => { banner.hidden = true; }, 5000);
  show();
  retries.forEach(retry => retry());
}
export function startConnection() { show(); }

let broker = null;
/** The server answers, but has not heard Kafka since `time`; null when it hears it again. */
export function brokerAway(time) {
  if (lost || time === broker) return;
  broker = time;
  clearTimeout(hide);
  const banner = byId('banner');
  banner.className = time == null ? 'ok' : 'bad';
  banner.textContent = time == null ? 'The Kafka brokers are back.'
    : `The server has not heard the Kafka brokers since ${clock(time)} UTC. What you see is how it stood then; the page goes on by itself when they are back.`;
  banner.hidden = false;
  if (time == null) hide = setTimeout(() => { banner.hidden = true; }, 5000);
}
