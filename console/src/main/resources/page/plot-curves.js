// Learning curves: who went on, who stopped, and where.
import { base, taskAxis, tip, tooltip, xAxis, yAxis } from './chart.js';
import { segments, select } from './controls.js';
import { hoverCurves } from './curve-hover.js';
import { band, hiddenStates, lines, marks, parameterRows, rungLines } from './curve-series.js';
import { button } from './dom.js';
import { pointRow, rungEpochs, taskNames } from './fidelity.js';
import { logBase } from './metric-axis.js';
import { count, finite } from './numbers.js';
import { keyGlyph, keyLine, keyNote } from './panel.js';
import { quantile } from './reduce.js';
import { colours } from './theme.js';
import { STATES, glyph, plural } from './words.js';

const logY = board => board.shownMetric.logarithmic && board.param('y', 'log') === 'log';
const logX = board => board.param('x', 'log') === 'log' && board.experiment.maxEpochs > 3;

/** The range worth a pixel: early values of the worst do not press the rest into a line. */
function valueRange(board) {
  const metric = board.shownMetric,
    values = board.data.curves.trials.flatMap(t => t.values).filter(v => finite(v) != null);
  if (!values.length) return [0, 1];
  const [low, high] = metric.range;
  return metric.max ? [quantile(values, 0.05), high] : [low, Math.min(high, low + (quantile(values, 0.9) - low) * 4)];
}

/** Maps a value to the axis; what is out of range, or no number, lies on the worst edge. */
export function placing(board) {
  const metric = board.shownMetric,
    log = logY(board),
    [low, high] = valueRange(board);
  const place = value => (log ? metric.position(value) : value);
  const worst = place(metric.max ? low : high),
    best = place(metric.max ? high : low);
  const y = value => {
    const p = finite(value) == null ? worst : place(value);
    return (worst > best ? p > worst : p < worst) ? worst : p;
  };
  return { y, worst, best, log };
}

function option(board) {
  const { curves } = board.data,
    { experiment, shownMetric: metric } = board;
  if (!curves?.trials.some(t => t.epochs.length)) return null;
  const { y, worst, best, log } = placing(board),
    inverse = log && metric.share;
  const scale = log
    ? {
        type: 'log',
        logBase: metric.share ? 2 : logBase(best, worst),
        inverse,
        min: best * 0.9,
        max: metric.share ? Math.min(worst * 1.08, 0.999) : worst * 1.5,
        axisLabel: { formatter: v => metric.tick(metric.raw(v)), showMinLabel: false, showMaxLabel: false },
      }
    : {
        type: 'value',
        scale: true,
        min: metric.max ? worst - (best - worst) * 0.06 : undefined,
        max: metric.max ? undefined : worst + (worst - best) * 0.06,
        axisLabel: { formatter: v => metric.tick(v), showMinLabel: !metric.max, showMaxLabel: metric.max },
      };
  return {
    ...base(),
    grid: { left: 56, right: 88, top: 48, bottom: 40 },
    xAxis: taskNames(experiment) ? taskAxis(taskNames(experiment)) : epochAxis(experiment, logX(board)),
    yAxis: yAxis({
      ...scale,
      name: metric.unit + (inverse ? ', each line halves the error' : ''),
      nameLocation: inverse ? 'start' : 'end',
      nameGap: 28,
    }),
    tooltip: tooltip(({ data }) => (data?.mark ? markTip(board, data.mark) : '')),
    series: [...band(board, y), ...lines(board, y), ...marks(board, y), rungLines(board, inverse)],
  };
}
function epochAxis({ maxEpochs }, wide) {
  return xAxis({
    type: wide ? 'log' : 'value',
    logBase: 3,
    min: wide ? 0.9 : 0,
    max: wide ? maxEpochs * 1.06 : maxEpochs || undefined,
    name: 'epochs',
    axisTick: { show: false },
    axisLabel: {
      formatter: v => (Number.isInteger(+v.toFixed(6)) ? String(Math.round(v)) : ''),
      showMinLabel: !wide,
      showMaxLabel: !wide,
    },
  });
}
function markTip(board, mark) {
  const trial = board.byTrial?.get(mark.trial);
  return tip(`Trial ${mark.trial}, ${mark.shape === 'promote' ? 'went on here' : STATES[mark.shape]}`, [
    pointRow(board.experiment, mark.epoch),
    [board.shownMetric.name, board.shownMetric.text(mark.value)],
    ...parameterRows(board, trial),
    ['', mark.decision ? 'click for the reason' : null],
  ]);
}

export const curves = {
  name: 'curves',
  live: true,
  title: 'Learning curves',
  span: 8,
  height: 400,
  needs: ['curves'],
  sub: ({ data: { curves: c }, experiment }) =>
    !c
      ? ''
      : c.total > c.trials.length
        ? `${count(c.trials.length)} of ${plural(c.total, 'trial')}, and quantiles of all`
        : `${plural(c.total, 'trial')}, ${taskNames(experiment) ? 'a task' : 'an epoch'} a point`,
  controls: board => [
    ...(board.experiment.metrics?.length > 1
      ? [
          select(
            'Metric',
            board.experiment.metrics.map(m => [m.name, m.name]),
            board.shownMetric.name,
            v => board.set({ metric: v === board.experiment.metric ? null : v }),
          ),
        ]
      : []),
    ...(board.shownMetric.logarithmic
      ? [
          segments(
            'Vertical scale',
            [
              ['log', board.shownMetric.share ? 'log error' : 'log'],
              ['linear', 'linear'],
            ],
            board.param('y', 'log'),
            v => board.set({ y: v === 'log' ? null : v }),
          ),
        ]
      : []),
    ...(taskNames(board.experiment)
      ? []
      : [
          segments(
            'Epochs',
            [
              ['log', 'log epochs'],
              ['linear', 'linear'],
            ],
            board.param('x', 'log'),
            v => board.set({ x: v === 'log' ? null : v }),
          ),
        ]),
  ],
  key: board => {
    const hidden = hiddenStates(board),
      e = board.experiment,
      n = { running: e.running, full: e.completed, paused: e.paused, stopped: e.stopped, failed: e.failed };
    const flip = state => {
      hidden.has(state) ? hidden.delete(state) : hidden.add(state);
      board.set({ hide: [...hidden].join(',') || null });
    };
    return [
      ...Object.keys(STATES)
        .filter(state => n[state])
        .map(state =>
          button([glyph(state), `${STATES[state]} ${count(n[state])}`], () => flip(state), {
            'aria-pressed': String(!hidden.has(state)),
            title: 'Show or hide',
          }),
        ),
      ...((taskNames(e) ?? rungEpochs(e)).length > 1 ? [keyGlyph('promote', 'went on')] : []),
      ...(e.best ? [keyLine(colours.ink, 'best', 'M0 5H16', 2.5)] : []),
      keyNote('click a mark for its reason'),
    ];
  },
  option,
  empty: board =>
    board.experiment.trials
      ? `No trial has reported ${board.shownMetric.name} yet${board.at == null ? '' : ' at this position'}.`
      : 'No trial has started yet.',
  csv: ({ data: { curves: c }, experiment }) => [
    ['trial', 'status', taskNames(experiment) ? 'task' : 'epoch', c.metric, 'journal entry'],
    c.trials.flatMap(t =>
      t.epochs.map((epoch, i) => [t.trial, t.status, taskNames(experiment)?.[epoch - 1] ?? epoch, t.values[i], t.sequences[i]]),
    ),
  ],
  click: ({ data }, board) =>
    data?.mark &&
    board.set(
      data.mark.decision ? { decision: data.mark.decision, trial: data.mark.trial } : { trial: data.mark.trial, decision: null },
      true,
    ),
  after: (panel, board) => hoverCurves(panel, board, placing(board).y),
};
