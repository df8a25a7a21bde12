// One parameter's values over time, by the task that each lease was for: where the search looks, cheaply and in full.
import { base, rungColour, tip, tooltip, yAxis } from './chart.js';
import { select } from './controls.js';
import { keyDot, keyNote } from './panel.js';
import { code, decode, parameterAxis } from './parameter-axis.js';
import { leaseRow, levelOf, levels } from './fidelity.js';
import { colours } from './theme.js';
import { timeAxis, timeScale } from './time-axis.js';

const chosen = board =>
  board.experiment.parameters.find(p => p.name === board.param('parameter')) ?? board.experiment.parameters[0];

function option(board) {
  const { bestLeases: leases, trials } = board.data,
    parameter = chosen(board);
  if (!leases?.leases.length || !trials || !parameter) return null;
  const { experiment } = board,
    time = timeScale(board.experiment),
    axis = parameterAxis(parameter),
    selected = Number(board.param('trial')) || null;
  const points = leases.leases
    .map(lease => ({ lease, trial: board.byTrial.get(lease.trial) }))
    .filter(p => p.trial && code(parameter, p.trial.parameters[parameter.name]) != null);
  if (!points.length) return null;
  return {
    ...base(),
    grid: { left: 64, right: 24, top: 32, bottom: 40 },
    xAxis: timeAxis(time),
    yAxis: yAxis({ ...axis, name: parameter.name, axisLabel: { width: 54, overflow: 'truncate', ...axis.axisLabel } }),
    tooltip: tooltip(({ data }) =>
      data?.lease
        ? tip(`Trial ${data.lease.trial}, lease ${data.lease.lease}`, [
            [parameter.name, decode(parameter, data.value[1])],
            leaseRow(experiment, data.lease),
            [board.metric.name, board.metric.text(board.byTrial.get(data.lease.trial)?.value)],
          ])
        : '',
    ),
    series: [
      {
        type: 'scatter',
        id: 'leases',
        symbolSize: 8,
        data: points.map(({ lease, trial }) => {
          const on = lease.trial === selected;
          return {
            value: [time.of(lease.start), code(parameter, trial.parameters[parameter.name])],
            lease,
            itemStyle: {
              color: rungColour(levelOf(experiment, lease), levels(experiment).length),
              borderColor: on ? colours.stopped : colours.panel,
              borderWidth: on ? 2 : 0.5,
              opacity: board.brushed && !board.brushed.has(lease.trial) ? 0.12 : 0.95,
            },
          };
        }),
      },
    ],
  };
}

export const parameter = {
  name: 'parameter',
  title: 'A parameter over time',
  span: 6,
  height: 264,
  needs: ['bestLeases', 'trials'],
  sub: () => 'by task',
  controls: board => [
    select(
      'Parameter',
      board.experiment.parameters.map(p => [p.name, p.name]),
      chosen(board)?.name,
      v => board.set({ parameter: v }),
    ),
  ],
  key: board => [
    ...levels(board.experiment).map((name, i, all) => keyDot(rungColour(i, all.length), name)),
    keyNote('where each lease began'),
  ],
  option,
  empty: () => 'No trial has been leased to a slot yet.',
  csv: board => {
    const p = chosen(board);
    return [
      ['lease', 'trial', 'time', 'rung', 'to epoch', p.name],
      board.data.bestLeases.leases.map(l => [l.lease, l.trial, l.start, l.rung, l.to, board.byTrial.get(l.trial)?.parameters[p.name]]),
    ];
  },
  click: ({ data }, board) => data?.lease && board.set({ trial: data.lease.trial, decision: null }),
};
