// How far each earlier experiment is believed that this one learns from, over cost.
import { base, tip, tooltip, xAxis, yAxis } from './chart.js';
import { sig, tick } from './numbers.js';
import { keyBox } from './panel.js';
import { colours } from './theme.js';

/** More names than this would not fit above the plot. */
const MANY = 8;
const colour = index => colours.ramp[index % colours.ramp.length];
const learned = board => board.experiment.definition?.learn_from ?? [];

/** Each weight holds until the next one. */
function line(board, beliefs, index) {
  const points = beliefs.map(b => ({ value: [b.cost, b.weights[index]], belief: b }));
  return [...points, { ...points.at(-1), value: [board.experiment.cost, points.at(-1).value[1]] }];
}

function option(board) {
  const { tasks } = board.data;
  if (!tasks?.beliefs.length) return null;
  return {
    ...base(),
    grid: { left: 56, right: 24, top: 32, bottom: 40 },
    xAxis: xAxis({
      type: 'value',
      min: 0,
      max: board.experiment.budget?.cost ?? undefined,
      name: 'cost (full trainings)',
      axisLabel: { formatter: tick },
    }),
    yAxis: yAxis({ type: 'value', min: 0, max: 1, name: 'belief' }),
    tooltip: tooltip(({ seriesName, data }) =>
      tip(seriesName, [
        ['belief', data.belief.weights[tasks.sources.indexOf(seriesName)].toFixed(2)],
        ['from cost', sig(data.belief.cost)],
        ['journal entry', data.belief.sequence],
      ]),
    ),
    series: tasks.sources.map((name, index) => ({
      type: 'line',
      id: name,
      name,
      stack: 'belief',
      step: 'end',
      symbol: 'circle',
      symbolSize: 5,
      itemStyle: { color: colour(index) },
      lineStyle: { color: colour(index), width: 1 },
      areaStyle: { color: colour(index), opacity: 0.6 },
      data: line(board, tasks.beliefs, index),
    })),
  };
}

export const sources = {
  name: 'sources',
  title: 'Earlier experiments',
  span: 6,
  height: 264,
  needs: ['tasks'],
  shown: board => learned(board).length > 0,
  sub: () => 'how far each is believed, the height of all together at most 1',
  key: ({ data: { tasks } }) =>
    tasks.sources.length > MANY ? [] : tasks.sources.map((name, index) => keyBox(colour(index), name)),
  option,
  empty: () => 'Too few trials have reported yet to tell how far they are to be believed.',
  csv: ({ data: { tasks } }) => [
    ['journal entry', 'cost', ...tasks.sources],
    tasks.beliefs.map(b => [b.sequence, b.cost, ...b.weights]),
  ],
};
