// Server-sent events, read with fetch so that the token goes along. Resumes after the last id; tells when it is away and back.
import { request } from './api.js';

/** Longer than the server's comments are apart: after that, the connection is dead even if nothing said so. */
const SILENCE = 40_000,
  FIRST = 500,
  LONGEST = 10_000;

/** Splits a text stream into events {id, event, data}; returns what is left over. */
export function parseEvents(text, take) {
  const blocks = text.replaceAll('\r\n', '\n').split('\n\n');
  const rest = blocks.pop();
  for (const block of blocks) {
    const event = { id: null, event: 'message', data: [] };
    for (const line of block.split('\n')) {
      const colon = line.indexOf(':');
      if (colon <= 0) continue;
      const name = line.slice(0, colon),
        value = line.slice(colon + 1).replace(/^ /, '');
      if (name === 'data') event.data.push(value);
      else if (name in event) event[name] = value;
    }
    if (event.data.length) take({ ...event, data: event.data.join('\n') });
  }
  return rest;
}

async function read(response, take, alive) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    alive();
    text = parseEvents(text + value, take);
  }
}

/**
 * Follows `path` until `close()`; `on` maps event names to handlers of their parsed data. A page that nobody sees holds no
 * connection: a browser has six to a server, and many tabs would leave none. It goes on when it is seen again.
 */
export function follow(path, on, { after = null, onOpen = () => {}, onLost = () => {} } = {}) {
  let last = after,
    wait = FIRST,
    closed = false,
    asleep = false,
    abort,
    timer,
    watchdog;
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => abort.abort(), SILENCE);
  };
  const rest = () => {
    clearTimeout(timer);
    clearTimeout(watchdog);
    abort?.abort();
  };
  const connect = async () => {
    const own = (abort = new AbortController());
    alive();
    try {
      const response = await request(path, {
        signal: own.signal,
        accept: 'text/event-stream',
        ...(last == null ? {} : { 'Last-Event-ID': String(last) }),
      });
      wait = FIRST;
      onOpen();
      await read(
        response,
        event => {
          if (event.id != null) last = event.id;
          on[event.event]?.(JSON.parse(event.data));
        },
        alive,
      );
    } catch (problem) {
      if (closed || asleep || own !== abort) return;
      if ([401, 403, 404, 410].includes(problem.status)) {
        clearTimeout(watchdog);
        return;
      }
    }
    if (closed || asleep || own !== abort) return;
    clearTimeout(watchdog);
    onLost();
    timer = setTimeout(connect, wait);
    wait = Math.min(LONGEST, wait * 2);
  };
  const seen = () => {
    if (document.hidden === asleep) return;
    asleep = document.hidden;
    if (asleep) rest();
    else connect();
  };
  document.addEventListener('visibilitychange', seen);
  if (document.hidden) asleep = true;
  else connect();
  return {
    close() {
      closed = true;
      document.removeEventListener('visibilitychange', seen);
      rest();
    },
  };
}
