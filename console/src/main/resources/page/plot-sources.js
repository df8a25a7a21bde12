// How far each earlier experiment is believed that this one learns from, over cost.
import { base, text, tip, tooltip, xAxis, yAxis } from './chart.js';
import { sig, tick } from './numbers.js';
import { keyLine } from './panel.js';
import { colours } from './theme.js';

/** Less than this is not named at its line's end. */
const LITTLE = 0.05;
/** The strongest colours first. */
const colour = index => colours.ramp[colours.ramp.length - 1 - (index % (colours.ramp.length - 1))];
const learned = board => board.experiment.definition?.learn_from ?? [];

/** Each weight holds until the next one. */
function line(board, beliefs, index) {
  const points = beliefs.map(belief => ({ value: [belief.cost, belief.weights[index]], belief }));
  return [...points, { ...points.at(-1), value: [board.experiment.cost, points.at(-1).value[1]] }];
}

function option(board) {
  const { tasks } = board.data;
  if (!tasks?.beliefs.length) return null;
  return {
    ...base(),
    grid: { left: 56, right: 128, top: 32, bottom: 40 },
    xAxis: xAxis({
      type: 'value',
      min: 0,
      max: board.experiment.budget?.cost ?? undefined,
      name: 'cost (full trainings)',
      axisLabel: { formatter: tick },
    }),
    yAxis: yAxis({ type: 'value', min: 0, max: 1, name: 'weight' }),
    tooltip: tooltip(({ seriesName, data }) =>
      tip(seriesName, [
        ['weight', data.belief.weights[tasks.sources.indexOf(seriesName)].toFixed(2)],
        ['from cost', sig(data.belief.cost)],
        ['journal entry', data.belief.sequence],
      ]),
    ),
    series: tasks.sources.map((name, index) => ({
      type: 'line',
      id: name,
      name,
      step: 'end',
      symbol: 'circle',
      symbolSize: 5,
      itemStyle: { color: colour(index) },
      lineStyle: { color: colour(index), width: 1.5 },
      endLabel: {
        show: tasks.beliefs.at(-1).weights[index] >= LITTLE,
        formatter: () => name,
        ...text({ width: 120, overflow: 'truncate' }),
      },
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
  sub: () => 'how far each is believed, all together at most 1',
  key: ({ data: { tasks } }) => tasks.sources.map((name, index) => keyLine(colour(index), name)),
  option,
  empty: () => 'Too few trials have reported yet to tell how far they are to be believed.',
  csv: ({ data: { tasks } }) => [
    ['journal entry', 'cost', ...tasks.sources],
    tasks.beliefs.map(b => [b.sequence, b.cost, ...b.weights]),
  ],
};
