// Best found: what the cost, or the time, has bought.
import { base, text, tip, tooltip, xAxis, yAxis } from './chart.js';
import { segments } from './controls.js';
import { taskNames } from './fidelity.js';
import { logBase } from './metric-axis.js';
import { WIDE } from './metric.js';
import { clock, finite, sig, tick } from './numbers.js';
import { keyGlyph, keyLine } from './panel.js';
import { quantile, range, steps } from './reduce.js';
import { colours } from './theme.js';
import { timeAxis, timeScale } from './time-axis.js';

/** More dots than this would cover each other. */
const MANY = 300;
const STEP = 'M0 8H8V2H16';
const finiteRows = rows => rows.filter(row => finite(row.value) != null);

function option(board) {
  const { progress } = board.data,
    { experiment, metric } = board;
  const points = finiteRows(progress?.any ?? []),
    reached = finiteRows(progress?.reached ?? []);
  if (!points.length && !reached.length) return null;
  const byCost = board.param('best', 'cost') === 'cost',
    time = timeScale(experiment);
  const x = byCost ? row => row.cost : row => time.of(row.time),
    end = byCost ? experiment.cost : time.max;
  const better = (a, b) => metric.better(a, b);
  const any = steps(
      points.map(row => [x(row), row.value]),
      better,
      end,
    ),
    full = steps(
      reached.map(row => [x(row), row.value]),
      better,
      end,
    );
  const label = (line, style) => (line.length ? { show: true, formatter: () => metric.text(line.at(-1)[1]), ...text(style) } : undefined);
  const axes = byCost
    ? xAxis({
        type: 'value',
        min: 0,
        max: experiment.budget?.cost ?? undefined,
        name: 'cost (full trainings)',
        axisLabel: { formatter: tick },
      })
    : timeAxis(time);
  return {
    ...base(),
    grid: { left: 56, right: 80, top: 32, bottom: 40 },
    xAxis: axes,
    yAxis: valueAxis(metric, points, reached),
    tooltip: tooltip(({ data }) =>
      data?.row
        ? tip(`Trial ${data.row.trial}`, [
            [metric.name, metric.text(data.row.value)],
            ['at cost', sig(data.row.cost)],
            ['at', `${clock(data.row.time)} UTC`],
            ['journal entry', data.row.sequence],
          ])
        : '',
    ),
    series: [
      {
        type: 'line',
        id: 'any',
        step: 'end',
        data: any,
        symbol: 'none',
        silent: true,
        lineStyle: { color: colours.paused, width: 1.5 },
        endLabel: label(any, { color: colours.mute }),
      },
      {
        type: 'line',
        id: 'full',
        step: 'end',
        data: full,
        symbol: 'none',
        silent: true,
        z: 4,
        lineStyle: { color: colours.ink, width: 2 },
        endLabel: label(full, { color: colours.ink, fontWeight: 600 }),
      },
      {
        type: 'scatter',
        id: 'dots',
        symbolSize: reached.length > MANY ? 3 : 8,
        z: 3,
        itemStyle:
          reached.length > MANY
            ? { color: colours.full, opacity: 0.35 }
            : { color: colours.full, borderColor: colours.panel, borderWidth: 1 },
        data: reached.map(row => ({ value: [x(row), row.value], row })),
      },
    ],
  };
}

/** Around the values that matter: those in full, and the last of any. */
function valueAxis(metric, points, reached) {
  const near = [...reached, ...points.slice(-3)].map(row => row.value),
    [low, high] = range(near) ?? [0, 1];
  const pad = (high - low) * 0.35 || Math.abs(high) * 0.02 || 0.01,
    top = quantile(
      points.map(row => row.value),
      0.9,
    );
  const highest = Math.max(high * 1.2, Math.min(high * 2, top || high * 2)),
    log = !metric.max && metric.logarithmic && highest / low >= WIDE;
  const min = log ? low * 0.6 : Math.max(low > 0 ? 0 : -Infinity, low - pad),
    max = log ? highest : high + pad * (metric.max ? 0.4 : 1);
  return yAxis({
    type: log ? 'log' : 'value',
    logBase: logBase(min, max),
    min,
    max,
    name: metric.unit,
    axisLabel: { formatter: v => (metric.share ? (100 * v).toFixed(1) : tick(v)), showMinLabel: false, showMaxLabel: false },
  });
}

export const best = {
  name: 'best',
  title: 'Best found',
  span: 6,
  height: 256,
  needs: ['progress'],
  sub: ({ data: { progress } }) => (progress?.any.length ? 'in full, and at any epoch' : 'of the trials trained in full'),
  controls: board => [
    segments(
      'Axis',
      [
        ['cost', 'cost'],
        ['time', 'time'],
      ],
      board.param('best', 'cost'),
      v => board.set({ best: v === 'cost' ? null : v }),
    ),
  ],
  key: ({ data: { progress } }) => [
    ...(progress.reached.length ? [keyLine(colours.ink, 'best in full', STEP)] : []),
    ...(progress.any.length ? [keyLine(colours.paused, 'best at any epoch', STEP, 1.5)] : []),
    ...(progress.reached.length ? [keyGlyph('full', 'a full training')] : []),
  ],
  option,
  empty: ({ experiment }) =>
    taskNames(experiment) ? 'No trial has been trained in full yet.' : 'No trial has reported a number yet.',
  csv: ({ data: { progress }, metric }) => [
    ['cost', 'time', metric.name, 'trial', 'journal entry', 'in full'],
    [...progress.any.map(row => [row, false]), ...progress.reached.map(row => [row, true])].map(([row, full]) => [
      row.cost,
      row.time,
      row.value,
      row.trial,
      row.sequence,
      full,
    ]),
  ],
  click: ({ data }, board) => data?.row && board.set({ trial: data.row.trial, decision: null }),
};
