// What a simulation says that an experiment would take: trials, cost, time, rungs, and the course of the best.
import { base, tip, tooltip, xAxis, yAxis } from './chart.js';
import { holder } from './compare-parts.js';
import { el } from './dom.js';
import { cost, count, duration, percent, sig, tick } from './numbers.js';
import { Panel, keyNote } from './panel.js';
import { range } from './reduce.js';
import { table } from './table.js';
import { colours } from './theme.js';
import { plural, words } from './words.js';

const between = (values, text) =>
  typeof values[0] !== 'number' ? [...new Set(values.map(text))].join(', ') : rangeText(range(values) ?? [0, 0], text);
const rangeText = ([low, high], text) => (text(low) === text(high) ? text(low) : `${text(low)} to ${text(high)}`);

const course = {
  name: 'plan',
  title: 'Best over cost',
  span: 12,
  height: 256,
  needs: [],
  sub: ({ plan }) => `${plural(plan.runs.length, 'run')}, a line each`,
  key: () => [keyNote('made-up curves: read the course, not the values')],
  option: ({ plan }) => ({
    ...base(),
    grid: { left: 56, right: 32, top: 32, bottom: 40 },
    xAxis: xAxis({ type: 'value', min: 0, name: 'cost (full trainings)' }),
    yAxis: yAxis({ type: 'log', name: 'loss', axisLabel: { formatter: tick } }),
    tooltip: tooltip(({ seriesName, value }) =>
      tip(seriesName, [
        ['cost', sig(value[0])],
        ['loss', sig(value[1])],
      ]),
    ),
    series: plan.runs.map((run, i) => ({
      type: 'line',
      step: 'end',
      name: `Seed ${run.seed}`,
      symbol: 'circle',
      symbolSize: 3,
      itemStyle: { color: colours.ramp[Math.min(4, 2 + (i % 3))] },
      lineStyle: { width: 1.5 },
      data: run.anytime.filter(p => p.loss > 0).map(p => [p.cost, p.loss]),
    })),
  }),
  csv: ({ plan }) => [
    ['seed', 'cost', 'seconds', 'loss'],
    plan.runs.flatMap(run => run.anytime.map(p => [run.seed, p.cost, p.seconds, p.loss])),
  ],
};

/** {element, draw, close} for what `POST /simulations` answered. */
export function planOf(plan) {
  const panel = new Panel({ ...holder(plan.experiment), plan }, course),
    { runs } = plan;
  const each = (title, values, text) =>
    el('div', { class: 'kpi' }, el('h3', {}, title), el('div', { class: 'v' }, between(values, text)));
  const rungs = runs[0]?.rungs ?? [],
    columns = [
      { key: 'task', title: 'task', number: true, cell: r => r.task },
      { key: 'trials', title: 'trials', number: true, cell: r => count(r.trials) },
      { key: 'arrived', title: 'arrived', number: true, cell: r => count(r.arrived) },
      { key: 'cost', title: 'cost', number: true, cell: r => sig(r.cost) },
    ];
  return {
    element: el(
      'div',
      {},
      el('h2', {}, `What ${plan.experiment} would take`),
      el(
        'div',
        { class: 'kpis' },
        each(
          'Trials',
          runs.map(r => r.trials),
          count,
        ),
        each(
          'Cost, in full trainings',
          runs.map(r => r.cost),
          cost,
        ),
        each(
          'Time',
          runs.map(r => 1000 * r.seconds),
          duration,
        ),
        each(
          'Slots busy',
          runs.map(r => r.utilisation),
          percent,
        ),
        each(
          'Ends because',
          runs.map(r => r.end),
          words,
        ),
      ),
      ...(plan.leftOut?.length
        ? [el('p', { class: 'note' }, `Curves have one value, so the plan leaves out ${plan.leftOut.join(', ')}.`)]
        : []),
      el(
        'div',
        { class: 'create' },
        panel.element,
        el(
          'section',
          { class: 'panel flush' },
          el('div', { class: 'head' }, el('h2', {}, 'Rungs'), el('span', { class: 'sub' }, `of seed ${runs[0]?.seed}`)),
          table(columns, rungs, { label: 'Rungs' }),
        ),
      ),
    ),
    draw: () => panel.draw(),
    close: () => panel.close(),
  };
}
