// What one task tells of another: the correlations that the model has learnt.
import { base, tip, tooltip, xAxis, yAxis } from './chart.js';
import { colours } from './theme.js';

const taskNames = board => board.data.tasks.tasks.map(t => String(t.task));

function option(board) {
  const { tasks } = board.data;
  if (!tasks?.tasks.some(t => t.correlation != null)) return null;
  if (!tasks.correlations?.length) return bars(board);
  const names = taskNames(board),
    axis = { type: 'category', data: names, splitLine: { show: false } };
  return {
    ...base(),
    grid: { left: 8, right: 16, top: 24, bottom: 24, containLabel: true },
    xAxis: xAxis({ ...axis, name: 'task', axisLine: { show: false }, axisTick: { show: false } }),
    yAxis: yAxis({ ...axis, inverse: true, name: '', axisLabel: { color: colours.mute } }),
    visualMap: { show: false, min: 0, max: 1, inRange: { color: [colours.sunk, colours.r1, colours.r2, colours.r3, colours.r4] } },
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
          textBorderWidth: 3,
        },
        data: tasks.correlations.flatMap((row, i) =>
          row.map((value, j) => ({ value: [j, i, value ?? 0], label: { color: contrast(value), textBorderWidth: 0 } })),
        ),
      },
    ],
  };
}
/** Each task with the full one, where only that is known. */
function bars(board) {
  const { tasks } = board.data.tasks,
    names = taskNames(board);
  return {
    ...base(),
    grid: { left: 8, right: 40, top: 8, bottom: 24, containLabel: true },
    xAxis: xAxis({
      type: 'value',
      min: Math.min(0, ...tasks.map(t => t.correlation ?? 0)),
      max: 1,
      name: 'correlation with the full task',
      splitLine: { show: true },
    }),
    yAxis: yAxis({ type: 'category', data: names, inverse: true, splitLine: { show: false }, axisLabel: { color: colours.soft } }),
    tooltip: tooltip(({ dataIndex }) =>
      tip(`task ${names[dataIndex]}`, [
        ['correlation', tasks[dataIndex].correlation?.toFixed(3) ?? '–'],
        ['cost', tasks[dataIndex].cost.toPrecision(3)],
      ]),
    ),
    series: [
      {
        type: 'bar',
        id: 'correlations',
        barMaxWidth: 20,
        itemStyle: { color: colours.r2 },
        label: {
          show: true,
          position: 'right',
          color: colours.soft,
          fontSize: 11,
          fontFamily: colours.font,
          formatter: ({ value }) => (value == null ? '' : Number(value).toFixed(2)),
        },
        data: tasks.map(t => t.correlation),
      },
    ],
  };
}

/** Light cells get dark ink and dark ones light, in either theme. */
const contrast = value => (value > 0.6 === colours.dark ? '#0e1318' : value > 0.6 || colours.dark ? '#fff' : '#16202b');

export const correlation = {
  name: 'correlation',
  title: 'Correlation between tasks',
  span: 6,
  height: 264,
  needs: ['tasks'],
  sub: () => 'what cheap tasks tell of the value in full',
  key: () => [],
  option,
  empty: () => 'Without a model there is no correlation between tasks.',
  csv: board =>
    board.data.tasks.correlations?.length
      ? [['task', ...taskNames(board)], board.data.tasks.correlations.map((row, i) => [taskNames(board)[i], ...row])]
      : [['task', 'correlation'], board.data.tasks.tasks.map(t => [t.task, t.correlation])],
};
