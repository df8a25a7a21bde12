// What is drawn of learning curves: lines by state, marks of decisions, quantiles, rungs.
import { text } from './chart.js';
import { rungEpochs, taskNames } from './fidelity.js';
import { finite, plain } from './numbers.js';
import { colours } from './theme.js';
import { GLYPHS, markShape, stateOf } from './words.js';

/** The states that the address hides. */
export const hiddenStates = board => new Set((board.param('hide') ?? '').split(',').filter(Boolean));

/** Whether a curve is only background, since others are brushed or selected. */
function dimmer(board) {
  const selected = Number(board.param('trial')) || null;
  return trial =>
    board.brushed ? !board.brushed.has(trial) : selected != null && trial !== selected && trial !== board.experiment.best?.trial;
}

/** One series a state, and one for the best and the selected trial. */
export function lines(board, y) {
  const hidden = hiddenStates(board),
    dim = dimmer(board),
    best = board.experiment.best?.trial,
    selected = Number(board.param('trial')) || null;
  const groups = new Map();
  const add = (key, style, curve) => {
    if (!groups.has(key))
      groups.set(key, { type: 'line', id: key, silent: true, showSymbol: false, connectNulls: false, data: [], ...style });
    const { data } = groups.get(key);
    if (data.length) data.push([NaN, NaN]);
    curve.epochs.forEach((epoch, i) => data.push([epoch, finite(curve.values[i]) == null ? NaN : y(curve.values[i])]));
  };
  for (const curve of board.data.curves.trials) {
    const state = stateOf(curve.status);
    if (hidden.has(state) || !curve.epochs.length) continue;
    const faint = dim(curve.trial),
      lead = curve.trial === best,
      on = curve.trial === selected;
    if (lead || on)
      add(
        lead ? 'best' : 'selected',
        {
          z: 7,
          lineStyle: { color: lead ? colours.ink : colours[state], width: 2.5 },
          endLabel: lead ? endLabel(board, curve) : undefined,
        },
        curve,
      );
    else
      add(
        `${state}-${faint}`,
        {
          z: { full: 4, running: 5 }[state] ?? 3,
          lineStyle: {
            color: colours[state],
            width: state === 'paused' ? 1 : 1.5,
            opacity: faint ? 0.14 : state === 'paused' ? 0.5 : 0.85,
          },
        },
        curve,
      );
  }
  return [...groups.values()];
}
const endLabel = (board, curve) => ({
  show: true,
  formatter: () => `trial ${curve.trial}\n${board.shownMetric.text(curve.values.at(-1))}`,
  color: colours.ink,
  fontSize: 11,
  lineHeight: 14,
  fontFamily: colours.font,
  distance: 8,
});

/** The last decision at each place of a curve, and the heads of those that run. */
export function marks(board, y) {
  const hidden = hiddenStates(board),
    dim = dimmer(board),
    open = Number(board.param('decision')) || null,
    byTrial = new Map(board.data.curves.trials.map(t => [t.trial, t]));
  const last = new Map(
    board.data.curves.marks
      .filter(m => byTrial.has(m.trial) && !hidden.has(stateOf(byTrial.get(m.trial).status)))
      .map(m => [`${m.trial}:${m.epoch}`, m]),
  );
  const heads = board.data.curves.trials
    .filter(t => stateOf(t.status) === 'running' && t.epochs.length && !hidden.has('running'))
    .map(t => ({ trial: t.trial, epoch: t.epochs.at(-1), value: t.values.at(-1), shape: 'running' }));
  const all = [...[...last.values()].map(m => ({ ...m, shape: markShape(m.kind) })), ...heads];
  return ['promote', 'paused', 'stopped', 'failed', 'full', 'running'].map(shape => ({
    type: 'scatter',
    id: `mark-${shape}`,
    z: 8,
    symbol: `path://${GLYPHS[shape]}`,
    symbolSize: 9,
    cursor: 'pointer',
    itemStyle: { color: colours[shape], borderColor: colours.panel, borderWidth: shape === 'paused' ? 0 : 1 },
    data: all
      .filter(m => m.shape === shape)
      .map(m => {
        const on = open != null && m.decision === open;
        return {
          value: [m.epoch, y(m.value)],
          mark: m,
          symbolSize: on ? 15 : 9,
          itemStyle: {
            opacity: dim(m.trial) ? 0.15 : 1,
            borderColor: on ? colours.ink : colours.panel,
            borderWidth: on ? 1.5 : shape === 'paused' ? 0 : 1,
          },
        };
      }),
  }));
}

/** Quantiles of all trials, where only some curves are drawn. */
export function band(board, y) {
  const { curves } = board.data;
  if (curves.total <= curves.trials.length || curves.band.length < 2) return [];
  const shape = (id, lower, upper, opacity) => ({
    type: 'custom',
    id,
    silent: true,
    z: 1,
    data: [[curves.band[0].epoch, y(curves.band[0].q50)]],
    renderItem: (_, api) => ({
      type: 'polygon',
      shape: {
        points: [
          ...curves.band.map(b => api.coord([b.epoch, y(b[upper])])),
          ...[...curves.band].reverse().map(b => api.coord([b.epoch, y(b[lower])])),
        ],
      },
      style: { fill: colours.r1, opacity },
    }),
  });
  return [
    shape('band-wide', 'q10', 'q90', 0.18),
    shape('band', 'q25', 'q75', 0.25),
    {
      type: 'line',
      id: 'median',
      silent: true,
      z: 2,
      showSymbol: false,
      data: curves.band.map(b => [b.epoch, y(b.q50)]),
      lineStyle: { color: colours.r3, width: 1.5, type: 'dashed' },
    },
  ];
}

/** Lines at the rungs, named above or below. */
export function rungLines(board, above) {
  const tasks = taskNames(board.experiment),
    rungs = tasks ? tasks.map((_, i) => i + 1) : rungEpochs(board.experiment);
  return {
    type: 'line',
    id: 'rungs',
    data: [],
    silent: true,
    markLine: {
      symbol: 'none',
      silent: true,
      animation: false,
      lineStyle: { color: colours.mute, width: 1, type: [3, 3], opacity: 0.7 },
      label: text({ position: above ? 'start' : 'end', distance: 3, formatter: p => p.name }),
      data: rungs.length < 2 ? [] : rungs.map((epoch, i) => ({ xAxis: epoch, name: `rung ${i}` })),
    },
  };
}

/** The first few parameters of a trial, for tooltips. */
export const parameterRows = (board, trial, most = 4) =>
  trial
    ? board.experiment.parameters
        .filter(p => p.name in trial.parameters)
        .slice(0, most)
        .map(p => [p.name, plain(trial.parameters[p.name])])
    : [];
