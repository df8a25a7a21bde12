// What one task tells of another: the correlations that the model has learnt.
import { base, tip, tooltip, xAxis, yAxis } from './chart.js';
import { colours } from './theme.js';

const taskNames = board => board.data.tasks.tasks.map(t => String(t.task));

function option(board) {
  const { tasks } = board.data;
  if (!tasks?.correlations.length) return null;
  const names = taskNames(board),
    low = Math.min(0.5, ...tasks.correlations.flat()),
    axis = { type: 'category', data: names, splitLine: { show: false } };
  return {
    ...base(),
    grid: { left: 8, right: 16, top: 24, bottom: 24, containLabel: true },
    xAxis: xAxis({ ...axis, name: 'task', axisLine: { show: false }, axisTick: { show: false } }),
    yAxis: yAxis({ ...axis, inverse: true, name: '', axisLabel: { color: colours.mute } }),
    visualMap: { show: false, min: low, max: 1, inRange: { color: [colours.sunk, colours.r1, colours.r2, colours.r3, colours.r4] } },
    tooltip: tooltip(({ value }) =>
      value ? tip(`${names[value[1]]} and ${names[value[0]]}`, [['correlation', value[2].toFixed(3)]]) : '',
    ),
    series: [
      {
        type: 'heatmap',
        id: 'correlations',
        itemStyle: { borderColor: colours.panel, borderWidth: 2 },
        label: {
          show: names.length <= 8,
          fontSize: 11,
          fontFamily: colours.font,
          formatter: ({ value }) => value[2].toFixed(2),
        },
        data: tasks.correlations.flatMap((row, i) =>
          row.map((value, j) => ({ value: [j, i, value], label: { color: contrast((value - low) / (1 - low)) } })),
        ),
      },
    ],
  };
}
/** Light cells get dark ink and dark ones light, in either theme. */
const contrast = share => (share > 0.5 === colours.dark ? '#0e1318' : '#fff');

export const correlation = {
  name: 'correlation',
  title: 'Correlation between tasks',
  span: 6,
  height: 264,
  needs: ['tasks'],
  sub: () => 'of a trial’s values at any two',
  key: () => [],
  option,
  empty: ({ experiment }) =>
    experiment.definition?.method?.model === 'none'
      ? 'This method learns no model, so nothing is known of how tasks hang together.'
      : 'The model has not learnt enough yet to tell.',
  csv: board => [
    ['task', ...taskNames(board)],
    board.data.tasks.correlations.map((row, i) => [taskNames(board)[i], ...row]),
  ],
};
