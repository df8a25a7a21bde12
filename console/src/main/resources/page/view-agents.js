// Agents and their slots, as the optimizer hears them; and messages that it could not take.
import { address } from './address.js';
import { get } from './api.js';
import { onBack } from './connection.js';
import { el } from './dom.js';
import { count, duration, moment, sig } from './numbers.js';
import { table } from './table.js';
import { glyph, plural, words } from './words.js';

const EVERY = 5000;

/** A view that reads one list, and again every few seconds while it can be seen. */
function polled(title, read, draw) {
  const element = el('div', {});
  let timer,
    closed = false;
  const load = async () => {
    const answer = await read();
    if (!closed) element.replaceChildren(el('div', { class: 'titlebar' }, el('h1', {}, title)), ...draw(answer));
  };
  const again = () => {
    timer = setTimeout(async () => {
      if (!document.hidden && !element.contains(document.activeElement)) await load().catch(() => {});
      if (!closed) again();
    }, EVERY);
  };
  const stop = onBack(() => load().catch(() => {}));
  return {
    element,
    title,
    trail: [],
    open: async () => {
      await load();
      again();
    },
    update: load,
    redraw: () => {},
    close() {
      closed = true;
      clearTimeout(timer);
      stop();
    },
  };
}

export const agentsView = () =>
  polled(
    'Agents',
    () => get('/agents'),
    ({ agents }) =>
      agents.length
        ? agents.map(agent => {
            // A slot that several experiments may have is listed by each: the one that trains on it counts.
            const slots = [...agent.slots]
                .sort((a, b) => a.slot - b.slot || (a.trial == null) - (b.trial == null))
                .filter((s, i, all) => !i || all[i - 1].slot !== s.slot),
              busy = slots.filter(s => s.trial != null).length,
              silent = Date.now() - agent.lastSeen;
            const columns = [
              { key: 'slot', title: 'slot', cell: s => s.slot },
              {
                key: 'state',
                title: 'state',
                cell: s =>
                  el(
                    'span',
                    { class: 'st' },
                    glyph(s.trial == null ? 'paused' : 'running'),
                    s.trial != null ? 'trains' : s.waits ? 'free' : 'not offered',
                  ),
              },
              {
                key: 'experiment',
                title: 'experiment',
                class: 'text',
                cell: s =>
                  s.experiment && s.trial != null ? el('a', { href: address(['experiments', s.experiment]) }, s.experiment) : '–',
              },
              {
                key: 'trial',
                title: 'trial',
                number: true,
                cell: s =>
                  s.trial == null ? '–' : el('a', { href: address(['experiments', s.experiment], { trial: s.trial }) }, s.trial),
              },
              { key: 'epoch', title: 'epoch', number: true, cell: s => s.epoch ?? '–' },
              { key: 'value', title: 'value', number: true, cell: s => sig(s.value) },
              { key: 'since', title: 'since (UTC)', cell: s => moment(s.since) },
            ];
            return el(
              'section',
              { class: 'panel flush below', 'aria-label': agent.agent },
              el(
                'div',
                { class: 'head' },
                el('h2', {}, agent.agent),
                el(
                  'span',
                  { class: 'sub' },
                  [
                    `${busy} of ${plural(slots.length, 'slot')} busy`,
                    `last heard ${silent < 2000 ? 'just now' : `${duration(silent)} ago`}`,
                  ]
                    .filter(Boolean)
                    .join(', '),
                ),
              ),
              el(
                'div',
                { class: 'scroll-x' },
                table(columns, slots, { label: `Slots of ${agent.agent}`, empty: 'It has offered no slot.' }),
              ),
            );
          })
        : [
            el(
              'div',
              { class: 'empty' },
              el('h2', {}, 'No agent serves an experiment that is under way'),
              el('p', {}, 'An agent offers the slots of a host that trains. Start one there:'),
              el('code', {}, './temper agent -f agent.yaml'),
            ),
          ],
  );

export const deadLettersView = () =>
  polled(
    'Dead letters',
    () => get('/dead-letters?limit=200'),
    ({ deadLetters }) => {
      const columns = [
        { key: 'time', title: 'time (UTC)', cell: d => moment(d.time) },
        { key: 'reason', title: 'reason', cell: d => words(d.reason) },
        { key: 'detail', title: 'what was wrong', class: 'wide', cell: d => d.detail ?? '–' },
        { key: 'topic', title: 'topic', cell: d => d.topic },
        { key: 'place', title: 'partition, offset', number: true, cell: d => `${d.partition}, ${count(d.offset)}` },
        { key: 'key', title: 'key', class: 'text', cell: d => d.key ?? '–' },
        { key: 'bytes', title: 'bytes', number: true, cell: d => count(d.bytes) },
      ];
      return deadLetters.length
        ? [
            el('p', { class: 'note' }, 'Messages that could not be taken. Each stays in temper.dead-letters with its bytes.'),
            el(
              'div',
              { class: 'panel flush below' },
              el('div', { class: 'scroll-x' }, table(columns, deadLetters, { label: 'Dead letters' })),
            ),
          ]
        : [
            el(
              'div',
              { class: 'empty' },
              el('h2', {}, 'No dead letters'),
              el('p', {}, 'Every message so far could be read and made sense.'),
            ),
          ];
    },
  );
