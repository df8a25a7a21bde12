// Where the cost went: by task, over time.
import { base, rungColour, text, tip, tooltip, yAxis } from './chart.js';
import { segments } from './controls.js';
import { cost, duration } from './numbers.js';
import { keyBox } from './panel.js';
import { stacked } from './reduce.js';
import { colours } from './theme.js';
import { timeAxis, timeScale } from './time-axis.js';

/** Tasks of all brackets together, by rung: [{name, indices}]. */
function bands(costs) {
  const byTask = new Map();
  costs.tasks.forEach((task, i) => {
    const key = String(task.task ?? task.rung);
    if (!byTask.has(key)) byTask.set(key, { name: key, rung: task.rung, indices: [] });
    byTask.get(key).indices.push(i);
  });
  return [...byTask.values()].sort((a, b) => a.rung - b.rung);
}
const sums = (costs, all, row) => all.map(band => band.indices.reduce((sum, i) => sum + (row.spent[i] ?? 0), 0));

function label(all, i, epochs) {
  if (!epochs) return all[i].name;
  if (all.length === 1) return 'all epochs';
  return i ? `epochs ${Number(all[i - 1].name) + 1} to ${all[i].name}` : `to epoch ${all[0].name}`;
}
const named = (costs, experiment) => {
  const all = bands(costs),
    epochs = all.every(band => Number.isInteger(Number(band.name)) && Number(band.name) <= experiment.maxEpochs);
  return all.map((band, i) => label(all, i, epochs));
};

function option(board) {
  const { costs } = board.data,
    { experiment } = board;
  if (!costs?.points.length) return null;
  const all = bands(costs),
    names = named(costs, experiment),
    share = board.param('costs') === 'share',
    time = timeScale(experiment);
  const rows = costs.points.map(row => ({ time: row.time, total: row.total, parts: sums(costs, all, row) }));
  // Sums are made here: on two value axes, ECharts 5.3 stacks along x.
  const tops = rows.map(row => stacked(row.parts, share)),
    lastParts = rows.at(-1).parts,
    total = rows.at(-1).total || 1;
  return {
    ...base(),
    grid: { left: 56, right: 64, top: 32, bottom: 40 },
    xAxis: timeAxis(time),
    yAxis: yAxis({
      type: 'value',
      min: 0,
      max: share
        ? 100
        : experiment.budget?.cost && experiment.cost > experiment.budget.cost / 4
          ? experiment.budget.cost
          : undefined,
      name: share ? 'share of the cost (%)' : 'cost (full trainings)',
    }),
    tooltip: tooltip(
      items => {
        const row = rows[items[0]?.dataIndex];
        return row
          ? tip(`after ${duration(row.time - experiment.createdAt)}`, [
              ['in all', cost(row.total)],
              ...names.map((name, i) => [name, cost(row.parts[i])]).reverse(),
            ])
          : '';
      },
      { trigger: 'axis', axisPointer: { lineStyle: { color: colours.mute } } },
    ),
    series: all.map((band, i) => ({
      type: 'line',
      id: `band-${i}`,
      z: 20 - i,
      data: rows.map((row, r) => [time.of(row.time), tops[r][i]]),
      symbol: 'none',
      lineStyle: { width: 0 },
      areaStyle: { color: rungColour(i, all.length), opacity: 1 },
      emphasis: { disabled: true },
      endLabel: {
        show: lastParts[i] > 0,
        ...text({ color: colours.soft }),
        distance: 6,
        formatter: () => (share ? `${Math.round((100 * lastParts[i]) / total)} %` : cost(lastParts[i])),
      },
    })),
  };
}

export const costs = {
  name: 'costs',
  title: 'Where the cost went',
  span: 6,
  height: 256,
  needs: ['costs'],
  sub: () => 'by task, over time',
  controls: board => [
    segments(
      'Scale',
      [
        ['absolute', 'cost'],
        ['share', 'share'],
      ],
      board.param('costs', 'absolute'),
      v => board.set({ costs: v === 'absolute' ? null : v }),
    ),
  ],
  key: board => named(board.data.costs, board.experiment).map((name, i, all) => keyBox(rungColour(i, all.length), name)),
  option,
  empty: () => 'Nothing has been spent yet.',
  csv: ({ data: { costs: c } }) => [
    ['time', 'journal entry', 'cost', ...c.tasks.map(t => `bracket ${t.bracket} task ${t.task}`)],
    c.points.map(row => [row.time, row.sequence, row.total, ...row.spent]),
  ],
};
