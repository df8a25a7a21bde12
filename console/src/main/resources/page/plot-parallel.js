// Parallel coordinates: which values go with good results. A brush on any axis filters curves, scatter and trials.
import { base, text, tooltip } from './chart.js';
import { button, el, svg } from './dom.js';
import { clamp, count, tick } from './numbers.js';
import { keyLine } from './panel.js';
import { parameterAxis, stretched } from './parameter-axis.js';
import { quantile } from './reduce.js';
import { reachedLevel, rungEpochs, taskNames } from './fidelity.js';
import { colours } from './theme.js';

const HINT = 'drag along an axis to brush; several axes narrow it down';
/** Opaque default of ECharts 5.3, which forgets areaSelectStyle on every axis but the one brushed last. */
const FORGOTTEN = '#D2DBEE';
/** ECharts draws more only step by step, in seconds. */
const MOST = 1000;

/** The axes: parameters, epochs, the metric; each with the place of a trial on it. */
function dimensions(board) {
  const { experiment, metric } = board;
  const all = experiment.parameters.map(p => {
    const { axis, place } = stretched(p);
    return { name: p.name, axis, of: trial => place(trial.parameters[p.name]) };
  });
  all.push(extent(experiment));
  // What is far worse than most lies on the edge, so that it does not press the rest together.
  const values = trialsOf(board).map(t => t.value),
    good = metric.best(values),
    bad = metric.max ? quantile(values, 0.02) : quantile(values, 0.95);
  const log = metric.logarithmic && metric.position(good) < metric.position(bad),
    place = v => (log ? metric.position(v) : v);
  const [low, high] = [place(good), place(bad)].sort((a, b) => a - b),
    inverse = log && metric.share;
  all.push({
    name: metric.unit,
    of: t => clamp(place(t.value), low, high),
    strong: true,
    axis: {
      type: log ? 'log' : 'value',
      logBase: metric.share ? 2 : 10,
      inverse,
      min: low === high ? low - 1 : low,
      max: low === high ? high + 1 : high,
      nameLocation: inverse ? 'start' : 'end',
      axisLabel: { formatter: v => metric.tick(log ? metric.raw(v) : v) },
    },
  });
  return all;
}
/** How far a trial was trained: in epochs, or to which task. */
function extent(experiment) {
  const tasks = taskNames(experiment);
  if (tasks) return { name: 'task', of: t => reachedLevel(experiment, t), axis: parameterAxis({ values: tasks }) };
  return {
    name: 'epochs',
    of: t => Math.max(1, t.epoch),
    axis:
      rungEpochs(experiment).length > 1
        ? { type: 'log', logBase: 3, min: 1, max: experiment.maxEpochs }
        : { type: 'value', min: 0, max: experiment.maxEpochs || undefined },
  };
}
/** By rank, worst first, so that the best are drawn on top. */
function trialsOf(board) {
  const { metric } = board,
    list = board.data.trials.trials
      .filter(t => typeof t.value === 'number')
      .sort((a, b) => metric.worth(b.value) - metric.worth(a.value));
  return list.slice(0, MOST).reverse();
}

function option(board) {
  if (board.narrow || !board.data.trials) return null;
  const trials = trialsOf(board);
  if (trials.length < 2) return null;
  const axes = dimensions(board),
    best = board.experiment.best?.trial,
    selected = Number(board.param('trial')) || null;
  return {
    ...base(),
    tooltip: tooltip(() => ''),
    parallel: {
      left: 56,
      right: 72,
      top: 32,
      bottom: 24,
      axisExpandable: false,
      parallelAxisDefault: {
        nameLocation: 'end',
        nameGap: 12,
        nameTextStyle: text({ color: colours.soft }),
        nameTruncate: { maxWidth: 112 },
        axisLine: { lineStyle: { color: colours.mute } },
        axisTick: { length: 3, lineStyle: { color: colours.mute } },
        minorTick: { show: false },
        splitLine: { show: false },
        areaSelectStyle: { width: 16, borderWidth: 1, borderColor: colours.accent, color: colours.accent, opacity: 0.22 },
        realtime: true,
      },
    },
    parallelAxis: axes.map(({ name, axis, strong }, dim) => ({
      dim,
      name,
      ...axis,
      ...(strong ? { nameTextStyle: text({ color: colours.ink, fontWeight: 600 }) } : {}),
      axisLabel: text({
        formatter: tick,
        textBorderColor: colours.panel,
        textBorderWidth: 3,
        hideOverlap: true,
        ...axis.axisLabel,
      }),
    })),
    series: [
      {
        type: 'parallel',
        id: 'trials',
        smooth: false,
        inactiveOpacity: 0.05,
        activeOpacity: 0.85,
        lineStyle: { width: 1.25, opacity: trials.length > 300 ? 0.35 : 0.75 },
        z: 2,
        data: trials.map((trial, i) => {
          const lead = trial.trial === best || trial.trial === selected;
          return {
            value: axes.map(axis => axis.of(trial)),
            trial: trial.trial,
            lineStyle: {
              color: trial.trial === best ? colours.stopped : colours.ramp[Math.floor((5 * i) / trials.length)],
              width: lead ? 2.5 : 1.25,
              ...(lead ? { opacity: 1 } : {}),
            },
          };
        }),
      },
    ],
  };
}

/** Intervals by axis, as the address has them: NAME:LOW..HIGH,LOW..HIGH;NAME:... */
export function readBrush(text) {
  return new Map(
    (text ?? '')
      .split(';')
      .filter(Boolean)
      .map(part => {
        const colon = part.lastIndexOf(':');
        return [
          part.slice(0, colon),
          part
            .slice(colon + 1)
            .split(',')
            .map(pair => pair.split('..').map(Number)),
        ];
      }),
  );
}
export const writeBrush = brush =>
  [...brush]
    .map(([name, intervals]) => `${name}:${intervals.map(pair => pair.map(x => +x.toPrecision(5)).join('..')).join(',')}`)
    .join(';') || null;

const inside = (brush, axes, trial) =>
  axes.every(({ name, of }) => !brush.has(name) || brush.get(name).some(([low, high]) => of(trial) >= low && of(trial) <= high));

/** The trials within the brush of the address, or null without one. */
export function brushedTrials(board) {
  const brush = readBrush(board.param('brush'));
  if (!brush.size || !board.data.trials) return null;
  const axes = dimensions(board);
  return new Set(
    trialsOf(board)
      .filter(trial => inside(brush, axes, trial))
      .map(t => t.trial),
  );
}

function after(panel, board) {
  const { chart } = panel.plot,
    names = dimensions(board).map(d => d.name),
    axisId = i => chart.getModel().getComponent('parallelAxis', i).id;
  panel.restoring = true;
  for (const [name, intervals] of readBrush(board.param('brush'))) {
    if (names.includes(name))
      chart.dispatchAction({ type: 'axisAreaSelect', parallelAxisId: axisId(names.indexOf(name)), intervals });
  }
  panel.restoring = false;
  chart.off('rendered');
  chart.on('rendered', () =>
    chart
      .getZr()
      .storage.getDisplayList()
      .forEach(shape => {
        if (shape.style?.fill === FORGOTTEN)
          shape.setStyle({ fill: colours.accent, stroke: colours.accent, opacity: 0.22, lineWidth: 1 });
      }),
  );
  chart.off('axisareaselected');
  chart.on('axisareaselected', () => {
    if (panel.restoring) return;
    const brush = new Map();
    chart.getModel().eachComponent('parallelAxis', (axis, i) => {
      if (axis.activeIntervals?.length)
        brush.set(
          names[i],
          axis.activeIntervals.map(x => [...x]),
        );
    });
    clearTimeout(panel.brushing);
    panel.brushing = setTimeout(() => {
      panel.own = writeBrush(brush);
      board.set({ brush: panel.own });
    }, 60);
  });
}

export const parallel = {
  name: 'parallel',
  title: 'Parameters and results',
  span: 12,
  height: 304,
  needs: ['trials'],
  sub: board => {
    if (board.brushed) return `${count(board.brushed.size)} of ${count(trialsOf(board).length)} trials brushed`;
    const { trials } = board.data;
    return trials && trials.total > MOST
      ? `the best ${count(Math.min(MOST, trials.trials.length))} of ${count(trials.total)} trials; ${HINT}`
      : HINT;
  },
  controls: board => [button('Clear brush', () => board.set({ brush: null }), { disabled: !board.brushed })],
  key: board => [
    el(
      'span',
      {},
      `rank by ${board.metric.name}`,
      svg(
        'svg',
        { width: 80, height: 8, 'aria-hidden': 'true' },
        colours.ramp.map((fill, i) => svg('rect', { x: i * 16, width: 16, height: 8, fill })),
      ),
      el('span', { class: 'muted' }, 'worst to best'),
    ),
    ...(board.experiment.best ? [keyLine(colours.stopped, 'best in full', 'M0 5H16', 2.5)] : []),
  ],
  shown: board => !board.narrow,
  option,
  after,
  empty: () => 'Two trials with a value are needed.',
  csv: board => [
    ['trial', ...board.experiment.parameters.map(p => p.name), 'epochs', board.metric.name],
    trialsOf(board).map(t => [t.trial, ...board.experiment.parameters.map(p => t.parameters[p.name]), t.epoch, t.value]),
  ],
};
