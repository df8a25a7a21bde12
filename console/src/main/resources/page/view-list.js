// The list of experiments: what runs, how far, is it any good.
import { address, change, go, parse } from './address.js';
import { get, may, query } from './api.js';
import { away, back, onBack } from './connection.js';
import { chip, segments, tag } from './controls.js';
import { button, el, svg } from './dom.js';
import { sparkline } from './gauge.js';
import { Metric } from './metric.js';
import { clamp, cost, count, day, clock, duration, percent } from './numbers.js';
import { follow } from './stream.js';
import { table } from './table.js';

const STATES = [
  ['', 'all'],
  ['RUNNING', 'running'],
  ['PAUSED', 'paused'],
  ['QUARANTINED', 'set aside'],
  ['COMPLETE', 'complete'],
  ['ARCHIVED', 'archived'],
];
const PAGE = 100;

export function listView() {
  let answer = null,
    stream,
    typing;
  const summaries = new Map(),
    chosen = new Set(parse().params.get('compare')?.split(',').filter(Boolean));
  const params = () => parse().params;
  const search = el('input', {
    type: 'search',
    placeholder: 'Search by name, metric, parameter',
    'aria-label': 'Search experiments',
    value: params().get('search') ?? '',
    oninput: () => {
      clearTimeout(typing);
      typing = setTimeout(() => change({ search: search.value.trim() || null, offset: null }), 200);
    },
  });
  const filter = el('span', {}),
    compare = el('span', {}),
    box = el('div', { class: 'panel flush' }),
    note = el('p', { class: 'note' });
  const element = el(
    'div',
    {},
    el(
      'div',
      { class: 'titlebar' },
      el('h1', {}, 'Experiments'),
      el('span', { class: 'grow' }),
      search,
      filter,
      compare,
      may('write') && el('a', { class: 'button main', href: '#/create' }, 'New experiment'),
    ),
    box,
    note,
  );

  async function load() {
    const p = params(),
      status = p.get('status');
    answer = await get(
      `/experiments${query({ search: p.get('search'), status, tag: p.get('tag'), archived: status === 'ARCHIVED' ? true : null, limit: PAGE, offset: p.get('offset') })}`,
    );
    summaries.clear();
    answer.experiments.forEach(e => summaries.set(e.id, e));
    draw();
  }
  function draw() {
    const p = params(),
      rows = [...summaries.values()];
    filter.replaceChildren(
      segments('State', STATES, p.get('status') ?? '', status => change({ status: status || null, offset: null })),
      ...(p.get('tag')
        ? [
            button([tag(p.get('tag')), ' ✕'], () => change({ tag: null }), {
              'aria-label': `Show also what is not tagged ${p.get('tag')}`,
            }),
          ]
        : []),
    );
    drawCompare();
    if (!rows.length) return drawEmpty(p);
    box.replaceChildren(
      el(
        'div',
        { class: 'scroll-x' },
        table(columns(chosen, drawCompare), rows, { label: 'Experiments', act: e => go(['experiments', e.id]) }),
      ),
    );
    box.querySelector('table').classList.add('list');
    const offset = Number(p.get('offset')) || 0;
    note.replaceChildren(
      'Best over cost: the best of the trials trained in full; up is better, and where it makes sense equal steps are equal ratios.',
      ...(answer.total > PAGE
        ? [
            ' ',
            button('‹', () => change({ offset: Math.max(0, offset - PAGE) || null }), {
              disabled: !offset,
              'aria-label': 'Previous page',
            }),
            ` ${count(offset + 1)} to ${count(offset + rows.length)} of ${count(answer.total)} `,
            button('›', () => change({ offset: offset + PAGE }), {
              disabled: offset + PAGE >= answer.total,
              'aria-label': 'Next page',
            }),
          ]
        : []),
    );
    return undefined;
  }
  function drawCompare() {
    compare.replaceChildren(
      chosen.size > 1
        ? el('a', { class: 'button', href: address(['compare'], { experiments: [...chosen].join(',') }) }, `Compare ${chosen.size}`)
        : '',
    );
  }
  function drawEmpty(p) {
    note.replaceChildren();
    const filtered = p.get('search') || p.get('status') || p.get('tag');
    box.replaceChildren(
      filtered
        ? el(
            'div',
            { class: 'empty' },
            el('h2', {}, 'No experiment is like that'),
            el(
              'p',
              {},
              'Nothing matches the search and the filters. ',
              button('Show all', () => {
                search.value = '';
                change({ search: null, status: null, tag: null, offset: null });
              }),
            ),
          )
        : el(
            'div',
            { class: 'empty' },
            el('h2', {}, 'No experiment yet'),
            el('p', {}, 'Create one here from a form or from YAML, or in a terminal:'),
            el('code', {}, './temper experiment create -f experiment.yaml'),
            el('p', {}, 'To see one at once, run ', el('code', {}, './temper demo'), '.'),
            may('write') && el('p', {}, el('a', { class: 'button main', href: '#/create' }, 'New experiment')),
          ),
    );
  }
  const stopBack = onBack(() => load().catch(() => {}));
  return {
    element,
    title: 'Experiments',
    trail: [],
    async open() {
      await load();
      stream = follow(
        '/events',
        {
          change({ experiments, deleted = [] }) {
            deleted.forEach(id => summaries.delete(id));
            for (const e of experiments)
              if (summaries.has(e.id)) summaries.set(e.id, e);
              else if (!params().size) summaries.set(e.id, e);
            if (answer) draw();
          },
        },
        { onOpen: back, onLost: away },
      );
    },
    update: () => {
      const p = params();
      if (search !== document.activeElement) search.value = p.get('search') ?? '';
      load().catch(() => {});
    },
    redraw: draw,
    close() {
      stopBack();
      stream?.close();
      clearTimeout(typing);
    },
  };
}

function columns(chosen, changed) {
  const metric = e =>
    new Metric(
      e.metric,
      e.goal,
      e.spark.map(point => point[1]),
    );
  return [
    {
      key: 'tick',
      title: '',
      cell: e =>
        el('input', {
          type: 'checkbox',
          'aria-label': `Choose ${e.id} for comparison`,
          checked: chosen.has(e.id),
          onchange: event => {
            event.target.checked ? chosen.add(e.id) : chosen.delete(e.id);
            changed();
          },
        }),
    },
    {
      key: 'id',
      title: 'experiment',
      class: 'name-cell',
      cell: e => [
        el('a', { class: 'name', href: address(['experiments', e.id]) }, e.id),
        el(
          'div',
          {},
          e.objectives?.length > 1 ? e.objectives.map(o => `${o.goal} ${o.name}`).join(', ') : `${e.goal} ${e.metric}`,
          (e.tags ?? []).map(text => [
            ' ',
            button(tag(text), () => change({ tag: text }), { class: 'bare', 'aria-label': `Only what is tagged ${text}` }),
          ]),
        ),
      ],
    },
    { key: 'state', title: 'state', cell: chip },
    {
      key: 'progress',
      title: 'progress to budget',
      cell: e => [
        svg(
          'svg',
          { width: 112, height: 8, 'aria-hidden': 'true' },
          svg('rect', { width: 112, height: 8, class: 'bg' }),
          svg('rect', {
            width: 112 * clamp(e.progress ?? 0, 0, 1),
            height: 8,
            class: e.status === 'RUNNING' ? 'f-running' : 'f-accent',
          }),
        ),
        ` ${percent(e.progress)}`,
      ],
    },
    { key: 'cost', title: 'cost', number: true, cell: e => cost(e.cost) },
    { key: 'ofCost', title: '', class: 'of', cell: e => (e.budget.cost ? `of ${cost(e.budget.cost)}` : '') },
    { key: 'trials', title: 'trials', number: true, cell: e => count(e.trials) },
    { key: 'ofTrials', title: '', class: 'of', cell: e => (e.budget.trials ? `of ${count(e.budget.trials)}` : '') },
    { key: 'best', title: 'best in full', number: true, class: 'best', cell: e => (e.best ? metric(e).text(e.best.value) : '–') },
    { key: 'spark', title: 'best over cost', cell: e => sparkline(e.spark, metric(e), e.cost) },
    { key: 'left', title: 'left, about', number: true, cell: e => (e.status === 'RUNNING' ? duration(e.remainingMillis) : '–') },
    {
      key: 'created',
      title: 'created (UTC)',
      number: true,
      class: 'muted',
      cell: e => `${day(e.createdAt)} ${clock(e.createdAt).slice(0, 5)}`,
    },
  ];
}
