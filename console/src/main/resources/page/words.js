// The words, shapes and colours of what trials and decisions can be. A shape beside each colour, so that colour is never alone.
import { svg } from './dom.js';

/** What the page tells trials apart by. */
export const STATES = { running: 'running', full: 'trained in full', paused: 'paused', stopped: 'stopped', failed: 'failed' };
const OF_STATUS = {
  RUNNING: 'running',
  PAUSING: 'running',
  STOPPING: 'running',
  PAUSED: 'paused',
  WAITING: 'paused',
  COMPLETED: 'full',
  STOPPED: 'stopped',
  FAILED: 'failed',
};
export const stateOf = status => OF_STATUS[status] ?? 'paused';
/** The statuses of a state, for the API's filter. */
export const statusesOf = state => Object.keys(OF_STATUS).filter(status => OF_STATUS[status] === state);

/** Paths in a box of 10 by 10. */
export const GLYPHS = {
  full: 'M5 0A5 5 0 1 1 5 10A5 5 0 1 1 5 0Z',
  paused: 'M1.5 0.5H4V9.5H1.5ZM6 0.5H8.5V9.5H6Z',
  stopped: 'M1 1H9V9H1Z',
  failed: 'M1.6 0L5 3.4L8.4 0L10 1.6L6.6 5L10 8.4L8.4 10L5 6.6L1.6 10L0 8.4L3.4 5L0 1.6Z',
  promote: 'M5 0.5L10 9.5H0Z',
  running: 'M1 0.5L9.5 5L1 9.5Z',
  suggest: 'M4 0H6V4H10V6H6V10H4V6H0V4H4Z',
  complete: 'M0 5L1.5 3.5L4 6L8.5 1.5L10 3L4 9Z',
  reject: 'M5 0L10 5L5 10L0 5Z',
};
const COLOURED = new Set([...Object.keys(STATES), 'promote']);

export const glyph = (kind, size = 10) =>
  svg(
    'svg',
    { viewBox: '0 0 10 10', width: size, height: size, 'aria-hidden': 'true' },
    svg('path', { d: GLYPHS[kind] ?? GLYPHS.suggest, class: `f-${COLOURED.has(kind) ? kind : 'ink'}` }),
  );

/** The mark of a curve's mark: the API names it by what happened. */
const OF_MARK = { stop: 'stopped', pause: 'paused', promote: 'promote', fail: 'failed', complete: 'full' };
export const markShape = kind => OF_MARK[kind] ?? 'suggest';

const FAILED = new Set(['DIVERGED', 'FAILURES', 'NOTHING_REPORTED']);
export function decisionShape(decision) {
  if (decision.kind === 'stop')
    return decision.reason === 'FULLY_TRAINED' ? 'full' : FAILED.has(decision.reason) ? 'failed' : 'stopped';
  if (decision.kind === 'continue') return 'promote';
  return decision.kind === 'pause' ? 'paused' : decision.kind;
}
const VERBS = {
  suggest: 'Started',
  promote: 'Started again',
  continue: 'Went on',
  pause: 'Paused',
  stop: 'Stopped',
  complete: 'Complete',
  reject: 'Refused',
};
export const verb = decision =>
  decision.kind === 'stop' && decision.reason === 'FULLY_TRAINED'
    ? 'Trained in full'
    : (VERBS[decision.kind] ?? words(decision.kind));

/** The words of a constant: AWAITING_RUNG is "awaiting rung". */
export const words = constant =>
  constant ? (SAID[constant] ?? String(constant).toLowerCase().replaceAll('_', ' ')) : '–';
/** Constants that say little by themselves. */
const SAID = { FAILURES: 'failed too often', IN_TOP: 'among the best', RETRIED: 'tried again' };
export const plural = (n, one, many = `${one}s`) => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
export const epochs = n => plural(n, 'epoch');

/** The method in a word: its model, or without one its schedule. */
export function methodName({ definition }) {
  const method = definition?.method;
  if (typeof method === 'string') return method;
  return method?.model && method.model !== 'none' ? method.model : (method?.schedule ?? 'temper');
}

const OF_EXPERIMENT = {
  RUNNING: ['running', 'running'],
  PAUSED: ['paused', 'paused'],
  COMPLETE: ['full', 'complete'],
  ARCHIVED: ['stopped', 'archived'],
  QUARANTINED: ['failed', 'set aside'],
};
/** Shape and word of an experiment's status. A running one without trials waits for an agent. */
export function experimentState({ status, trials }) {
  return status === 'RUNNING' && trials === 0 ? ['paused', 'no agent yet'] : (OF_EXPERIMENT[status] ?? ['suggest', words(status)]);
}
