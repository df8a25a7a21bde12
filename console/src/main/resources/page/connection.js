// Says in the header whether the page hears the server, and in a banner when it does not, and when it does again.
import { el, byId, button } from './dom.js';
import { clock, count } from './numbers.js';

/** At least so long between two rounds of retries: one request that always fails must not make all others again and again. */
const PAUSE = 3000;
let lost = null,
  sequence = null,
  hide,
  retried = 0,
  waiting;
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
  banner.replaceChildren(
    `The server has not answered since ${clock(lost)} UTC. What you see is how it stood then; the page goes on by itself when the server is back.`,
    button('Try now', retryAll),
  );
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
  hide = setTimeout(() => {
    banner.hidden = true;
  }, 5000);
  show();
  clearTimeout(waiting);
  waiting = setTimeout(retryAll, Math.max(0, retried + PAUSE - Date.now()));
}
function retryAll() {
  retried = Date.now();
  retries.forEach(retry => retry());
}

let broker = null;
/** The server answers, but has not heard Kafka since `time`; null when it hears it again. */
export function brokerAway(time) {
  if (lost || (time == null) === (broker == null)) return;
  broker = time;
  clearTimeout(hide);
  const banner = byId('banner');
  banner.className = time == null ? 'ok' : 'bad';
  banner.textContent =
    time == null
      ? 'The Kafka brokers are back.'
      : `The server has not heard the Kafka brokers since ${clock(time)} UTC. What you see is how it stood then; the page goes on by itself when they are back.`;
  banner.hidden = false;
  if (time == null) waiting = setTimeout(retryAll, PAUSE);
  if (time == null)
    hide = setTimeout(() => {
      banner.hidden = true;
    }, 5000);
}
