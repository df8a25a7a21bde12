// Which parameters matter: the share of the variance of the model's predictions, with its standard error.
import { base, text, tip, tooltip, xAxis, yAxis } from './chart.js';
import { segments, select } from './controls.js';
import { taskNames } from './fidelity.js';
import { keyNote } from './panel.js';
import { range } from './reduce.js';
import { colours } from './theme.js';

/** The full task first. */
const tasksOf = rows => [...new Set(rows.map(r => String(r.task)))].reverse();
const rowsOf = board => board.data.importance?.parameters ?? [];
function taskOf(board) {
  const tasks = tasksOf(rowsOf(board)),
    wanted = board.param('task');
  return tasks.includes(wanted) ? wanted : tasks[0];
}
const short = name => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

function option(board, panel) {
  const rows = rowsOf(board),
    task = taskOf(board);
  if (!rows.length) return null;
  const here = rows
      .filter(r => String(r.task) === task)
      .sort((a, b) => a.effect - b.effect)
      .slice(-20),
    names = here.map(r => r.parameter);
  const others = rows.filter(r => String(r.task) !== task && names.includes(r.parameter));
  panel.host.style.height = `${Math.max(200, 64 + 28 * names.length)}px`;
  const farthest = name => Math.max(0, ...others.filter(o => o.parameter === name).map(o => 100 * o.effect));
  return {
    ...base(),
    grid: { left: 8, right: 40, top: 8, bottom: 24, containLabel: true },
    xAxis: xAxis({
      type: 'value',
      min: 0,
      max: Math.max(100, (range(rows.map(r => 100 * r.effect)) ?? [0, 0])[1]),
      name: 'share of the variance of the predictions (%)',
      splitLine: { show: true },
    }),
    yAxis: yAxis({
      type: 'category',
      data: names,
      splitLine: { show: false },
      axisLabel: { color: colours.soft, formatter: short },
    }),
    tooltip: tooltip(({ seriesId, dataIndex }) => {
      const row = seriesId === 'others' ? others[dataIndex] : here[dataIndex];
      return row
        ? tip(row.parameter, [
            ['task', row.task],
            ['effect', `${(100 * row.effect).toFixed(1)} ± ${(100 * row.error).toFixed(1)} %`],
          ])
        : '';
    }),
    series: [
      { type: 'bar', id: 'effects', data: here.map(r => 100 * r.effect), barWidth: 12, itemStyle: { color: colours.r2 } },
      {
        type: 'scatter',
        id: 'others',
        symbolSize: 6,
        z: 3,
        itemStyle: { color: colours.panel, borderColor: colours.mute, borderWidth: 1 },
        data: others.map(r => [100 * r.effect, names.indexOf(r.parameter)]),
      },
      {
        type: 'custom',
        id: 'errors',
        silent: true,
        z: 4,
        data: here.map((r, i) => [100 * r.effect, i, 100 * r.error]),
        encode: { x: 0, y: 1 },
        renderItem: (_, api) => whisker(api, farthest(names[api.value(1)])),
      },
    ],
  };
}

function whisker(api, farthest) {
  const value = api.value(0),
    error = api.value(2),
    [left, y] = api.coord([Math.max(0, value - error), api.value(1)]),
    [right] = api.coord([Math.min(100, value + error), api.value(1)]);
  const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: colours.ink, lineWidth: 1.5 } });
  return {
    type: 'group',
    children: [
      line(left, y, right, y),
      line(left, y - 4, left, y + 4),
      line(right, y - 4, right, y + 4),
      {
        type: 'text',
        style: {
          text: value < 0.95 ? '<1' : value.toFixed(0),
          x: Math.max(right, api.coord([farthest, 0])[0]) + 8,
          y: y - 5,
          fill: colours.soft,
          fontSize: text().fontSize,
          fontFamily: colours.font,
        },
      },
    ],
  };
}

export const importance = {
  name: 'importance',
  title: 'Which parameters matter',
  span: 5,
  height: 264,
  needs: ['importance'],
  sub: () => '',
  controls: board =>
    tasksOf(rowsOf(board)).length > 1
      ? [
          (taskNames(board.experiment) ? select : segments)(
            'Task',
            tasksOf(rowsOf(board)).map((task, i) => [task, i || taskNames(board.experiment) ? task : 'full']),
            taskOf(board),
            v => board.set({ task: v }),
          ),
        ]
      : [],
  key: board => [
    keyNote(`total effect ± standard error${tasksOf(rowsOf(board)).length > 1 ? '; other tasks as hollow dots' : ''}`),
  ],
  option,
  empty: ({ experiment }) =>
    experiment.definition?.method?.model === 'none'
      ? 'This method learns no model, so nothing is known of its parameters. The scatter shows what was seen.'
      : 'The model has not learnt enough yet to tell.',
  csv: board => [
    ['parameter', 'task', 'effect', 'standard error'],
    rowsOf(board).map(r => [r.parameter, r.task, r.effect, r.error]),
  ],
};
