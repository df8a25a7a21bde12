// Any two columns of the trials against each other, coloured by rung or by state.
import { base, rungColour, tip, tooltip, xAxis, yAxis } from './chart.js';
import { segments, select } from './controls.js';
import { button } from './dom.js';
import { count, finite, plain, tick } from './numbers.js';
import { keyDot, keyGlyph, keyNote } from './panel.js';
import { code, decode, parameterAxis } from './parameter-axis.js';
import { levels, reached, reachedLevel, rungEpochs, taskNames } from './fidelity.js';
import { colours } from './theme.js';
import { logBase } from './metric-axis.js';
import { GLYPHS, STATES, epochs, stateOf } from './words.js';

/** From here on, points are drawn as one shape without symbols of their own. */
const LARGE = 2500;

function columns({ experiment, metric }) {
  const number = (key, name, of, axis = {}) => ({
    key,
    name,
    of: t => finite(of(t)),
    axis: { type: 'value', scale: true, axisLabel: { formatter: tick }, ...axis },
    text: v => plain(v),
  });
  return [
    number('trial', 'trial', t => t.trial),
    taskNames(experiment) ? taskColumn(experiment) : number('epoch', 'epochs', t => t.epoch),
    number(
      'value',
      metric.unit,
      t => (finite(t.value) == null ? null : metric.share ? 100 * t.value : t.value),
      metric.logarithmic && !metric.share ? { type: 'log', logBase: logBase(...metric.range) } : {},
    ),
    number('cost', 'cost', t => t.cost),
    number('seconds', 'seconds it trained', t => t.seconds),
    number('gpuSeconds', 'GPU seconds', t => t.gpuSeconds),
    ...experiment.objectives.slice(1).map((o, i) => number(`objective.${o.name}`, o.name, t => t.objectives?.[i + 1])),
    ...experiment.parameters.map(p => ({
      key: `p.${p.name}`,
      name: p.name,
      of: t => code(p, t.parameters[p.name]),
      axis: parameterAxis(p),
      text: v => decode(p, v),
    })),
  ];
}

const taskColumn = experiment => ({
  key: 'epoch',
  name: 'task',
  of: t => reachedLevel(experiment, t),
  axis: parameterAxis({ values: taskNames(experiment) }),
  text: v => taskNames(experiment)[v],
});

function chosen(board) {
  const all = columns(board),
    find = (key, other) => all.find(c => c.key === key) ?? all.find(c => c.key === other) ?? all[0];
  return {
    all,
    x: find(board.param('sx', `p.${board.experiment.parameters[0]?.name}`), 'trial'),
    y: find(board.param('sy', 'value'), 'value'),
  };
}
const byRung = board => levels(board.experiment).length > 1 && board.param('scolor', 'rung') === 'rung';

function option(board) {
  if (!board.data.trials?.trials.length) return null;
  const { x, y } = chosen(board),
    rung = byRung(board),
    best = board.experiment.best?.trial,
    selected = Number(board.param('trial')) || null;
  const trials = board.data.trials.trials.filter(t => x.of(t) != null && y.of(t) != null).sort((a, b) => a.epoch - b.epoch || a.rung - b.rung);
  const { experiment } = board,
    colour = t =>
      rung ? rungColour(reachedLevel(experiment, t), levels(experiment).length) : colours[stateOf(t.status)];
  const large = trials.length > LARGE,
    byNumber = new Map(trials.map(t => [t.trial, t]));
  const series = large
    ? groups(trials, colour).map(([fill, list], i) => ({
        type: 'scatter',
        id: `large-${i}`,
        large: true,
        largeThreshold: 1,
        symbolSize: 3,
        itemStyle: { color: fill, opacity: 0.7 },
        data: list.map(t => [x.of(t), y.of(t)]),
      }))
    : [
        {
          type: 'scatter',
          id: 'trials',
          data: trials.map(t => {
            const lead = t.trial === best || t.trial === selected;
            return {
              value: [x.of(t), y.of(t)],
              trial: t.trial,
              symbol: rung ? 'circle' : `path://${GLYPHS[stateOf(t.status)]}`,
              symbolSize: t.trial === best ? 13 : 9,
              itemStyle: {
                color: colour(t),
                borderColor: lead ? colours.stopped : colours.panel,
                borderWidth: lead ? 2 : 0.5,
                opacity: board.brushed && !board.brushed.has(t.trial) ? 0.12 : 0.95,
              },
            };
          }),
        },
      ];
  return {
    ...base(),
    grid: { left: 64, right: 24, top: 32, bottom: 40 },
    xAxis: xAxis({ ...x.axis, name: x.name, nameTruncate: { maxWidth: 320 } }),
    yAxis: yAxis({ ...y.axis, name: y.name, axisLabel: { width: 54, overflow: 'truncate', ...y.axis.axisLabel } }),
    tooltip: tooltip(({ data }) => {
      const t = byNumber.get(data?.trial);
      return t
        ? tip(`Trial ${t.trial}, ${STATES[stateOf(t.status)]}`, [
            [taskNames(experiment) ? 'task' : 'epochs', reached(experiment, t)],
            [x.name, x.text(x.of(t))],
            [y.name, y.text(y.of(t))],
            [board.metric.name, board.metric.text(t.value)],
          ])
        : '';
    }),
    series,
  };
}
function groups(trials, colour) {
  const map = new Map();
  for (const trial of trials) {
    const fill = colour(trial);
    if (!map.has(fill)) map.set(fill, []);
    map.get(fill).push(trial);
  }
  return [...map];
}

export const scatter = {
  name: 'scatter',
  title: 'Any two columns',
  span: 7,
  height: 264,
  needs: ['trials'],
  sub: ({ data: { trials } }) =>
    trials && trials.total > trials.trials.length ? `the best ${count(trials.trials.length)} of ${count(trials.total)}` : '',
  controls: board => {
    if (!board.data.trials) return [];
    const { all, x, y } = chosen(board),
      list = all.map(c => [c.key, c.name]),
      { trials } = board.data;
    return [
      ...(trials.total > trials.trials.length ? [button('Load all', () => board.loadAllTrials())] : []),
      select('Across', list, x.key, v => board.set({ sx: v })),
      select('Up', list, y.key, v => board.set({ sy: v })),
      ...(levels(board.experiment).length > 1
        ? [
            segments(
              'Colour',
              [
                ['rung', taskNames(board.experiment) ? 'task' : 'rung'],
                ['state', 'state'],
              ],
              board.param('scolor', 'rung'),
              v => board.set({ scolor: v === 'rung' ? null : v }),
            ),
          ]
        : []),
    ];
  },
  key: board =>
    byRung(board)
      ? [
          ...(taskNames(board.experiment) ?? rungEpochs(board.experiment).map(epochs)).map((name, i, all) =>
            keyDot(rungColour(i, all.length), name),
          ),
          keyNote('as far as it was trained'),
        ]
      : Object.keys(STATES)
          .filter(state => board.data.trials.trials.some(t => stateOf(t.status) === state))
          .map(state => keyGlyph(state, STATES[state])),
  option,
  empty: () => 'No trial has started yet.',
  csv: board => {
    const { x, y } = chosen(board);
    return [
      ['trial', x.name, y.name, 'status'],
      board.data.trials.trials.map(t => [
        t.trial,
        x.of(t) == null ? null : x.text(x.of(t)),
        y.of(t) == null ? null : y.text(y.of(t)),
        t.status,
      ]),
    ];
  },
  click: ({ data }, board) => data?.trial && board.set({ trial: data.trial, decision: null }),
};
