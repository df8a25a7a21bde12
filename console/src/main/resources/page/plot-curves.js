// Learning curves: who went on, who stopped, and where. One series a state, so that thousands of curves stay quick.
import { base, text, tip, tooltip, xAxis, yAxis } from './chart.js';
import { segments, select } from './controls.js';
import { hoverCurves } from './curve-hover.js';
import { logBase } from './metric-axis.js';
import { button } from './dom.js';
import { count, finite, plain } from './numbers.js';
import { keyGlyph, keyLine, keyNote } from './panel.js';
import { quantile } from './reduce.js';
import { colours } from './theme.js';
import { GLYPHS, STATES, epochs, glyph, markShape, plural, stateOf } from './words.js';

const HIDDEN = board => new Set((board.param('hide') ?? '').split(',').filter(Boolean));
const logY = board => board.shownMetric.logarithmic && board.param('y', 'log') === 'log';
const logX = board => board.param('x', 'log') === 'log' && board.experiment.maxEpochs > 3;

/** The range worth a pixel: early values of the worst do not press the rest into a line. */
function valueRange(board) {
  const metric = board.shownMetric, values = board.data.curves.trials.flatMap(t => t.values).filter(v => finite(v) != null);
  if (!values.length) return [0, 1];
  const [low, high] = metric.range;
  return metric.max ? [quantile(values, 0.05), high] : [low, Math.min(high, low + (quantile(values, 0.9) - low) * 4)];
}

/** Maps a value to the axis; what is out of range, or no number, lies on the worst edge. */
export function placing(board) {
  const metric = board.shownMetric, log = logY(board), [low, high] = valueRange(board);
  const place = value => log ? metric.position(value) : value;
  const worst = place(metric.max ? low : high), best = place(metric.max ? high : low);
  const y = value => {
    const p = finite(value) == null ? worst : place(value);
    return (worst > best ? p > worst : p < worst) ? worst : p;
  };
  return { y, worst, best, log };
}

/** Whether a curve is only background, since others are brushed or selected. */
function dimmer(board) {
  const selected = Number(board.param('trial')) || null;
  return trial => board.brushed ? !board.brushed.has(trial) : selected != null && trial !== selected && trial !== board.experiment.best?.trial;
}

function lines(board, y) {
  const hidden = HIDDEN(board), dim = dimmer(board), best = board.experiment.best?.trial, selected = Number(board.param('trial')) || null;
  const groups = new Map();
  const add = (key, style, curve) => {
    if (!groups.has(key)) groups.set(key, { type: 'line', id: key, silent: true, showSymbol: false, connectNulls: false, data: [], ...style });
    const { data } = groups.get(key);
    if (data.length) data.push([NaN, NaN]);
    curve.epochs.forEach((epoch, i) => data.push([epoch, finite(curve.values[i]) == null ? NaN : y(curve.values[i])]));
  };
  for (const curve of board.data.curves.trials) {
    const state = stateOf(curve.status);
    if (hidden.has(state) || !curve.epochs.length) continue;
    const faint = dim(curve.trial), lead = curve.trial === best, on = curve.trial === selected;
    if (lead || on) add(lead ? 'best' : 'selected', { z: 7, lineStyle: { color: lead ? colours.ink : colours[state], width: 2.5 }, endLabel: lead ? endLabel(board, curve) : undefined }, curve);
    else add(`${state}-${faint}`, { z: { full: 4, running: 5 }[state] ?? 3, lineStyle: { color: colours[state], width: state === 'paused' ? 1 : 1.5, opacity: faint ? 0.14 : state === 'paused' ? 0.5 : 0.85 } }, curve);
  }
  return [...groups.values()];
}
const endLabel = (board, curve) => ({ show: true, formatter: () => `trial ${curve.trial}\n${board.shownMetric.text(curve.values.at(-1))}`, color: colours.ink, fontSize: 11, lineHeight: 14, fontFamily: colours.font, distance: 8 });

function marks(board, y) {
  const hidden = HIDDEN(board), dim = dimmer(board), open = Number(board.param('decision')) || null, byTrial = new Map(board.data.curves.trials.map(t => [t.trial, t]));
  const last = new Map(board.data.curves.marks.filter(m => byTrial.has(m.trial) && !hidden.has(stateOf(byTrial.get(m.trial).status))).map(m => [`${m.trial}:${m.epoch}`, m]));
  const heads = board.data.curves.trials.filter(t => stateOf(t.status) === 'running' && t.epochs.length && !hidden.has('running')).map(t => ({ trial: t.trial, epoch: t.epochs.at(-1), value: t.values.at(-1), shape: 'running' }));
  const all = [...[...last.values()].map(m => ({ ...m, shape: markShape(m.kind) })), ...heads];
  return ['promote', 'paused', 'stopped', 'failed', 'full', 'running'].map(shape => ({
    type: 'scatter', id: `mark-${shape}`, z: 8, symbol: `path://${GLYPHS[shape]}`, symbolSize: 9, cursor: 'pointer',
    itemStyle: { color: colours[shape], borderColor: colours.panel, borderWidth: shape === 'paused' ? 0 : 1 },
    data: all.filter(m => m.shape === shape).map(m => {
      const on = open != null && m.decision === open;
      return { value: [m.epoch, y(m.value)], mark: m, symbolSize: on ? 15 : 9, itemStyle: { opacity: dim(m.trial) ? 0.15 : 1, borderColor: on ? colours.ink : colours.panel, borderWidth: on ? 1.5 : shape === 'paused' ? 0 : 1 } };
    }),
  }));
}

/** Quantiles of all trials, where only some curves are drawn. */
function band(board, y) {
  const { curves } = board.data;
  if (curves.total <= curves.trials.length || curves.band.length < 2) return [];
  const shape = (id, lower, upper, opacity) => ({ type: 'custom', id, silent: true, z: 1, data: [[curves.band[0].epoch, y(curves.band[0].q50)]], renderItem: (_, api) => ({
    type: 'polygon', shape: { points: [...curves.band.map(b => api.coord([b.epoch, y(b[upper])])), ...[...curves.band].reverse().map(b => api.coord([b.epoch, y(b[lower])]))] }, style: { fill: colours.r1, opacity } }) });
  return [shape('band-wide', 'q10', 'q90', 0.18), shape('band', 'q25', 'q75', 0.25),
    { type: 'line', id: 'median', silent: true, z: 2, showSymbol: false, data: curves.band.map(b => [b.epoch, y(b.q50)]), lineStyle: { color: colours.r3, width: 1.5, type: 'dashed' } }];
}

/** Epochs at which trials are compared, in order. */
export const rungEpochs = experiment => [...new Set((experiment.rungs ?? []).map(r => r.epochs).filter(epoch => epoch > 0))].sort((a, b) => a - b);
function rungLines(board, above) {
  const rungs = rungEpochs(board.experiment);
  return { type: 'line', id: 'rungs', data: [], silent: true, markLine: { symbol: 'none', silent: true, animation: false, lineStyle: { color: colours.mute, width: 1, type: [3, 3], opacity: 0.7 },
    label: text({ position: above ? 'start' : 'end', distance: 3, formatter: p => p.name }), data: rungs.length < 2 ? [] : rungs.map((epoch, i) => ({ xAxis: epoch, name: `rung ${i}` })) } };
}

function option(board) {
  const { curves } = board.data, { experiment, shownMetric: metric } = board;
  if (!curves?.trials.some(t => t.epochs.length)) return null;
  const { y, worst, best, log } = placing(board), inverse = log && metric.share;
  const scale = log
    ? { type: 'log', logBase: metric.share ? 2 : logBase(best, worst), inverse, min: best * 0.9, max: metric.share ? Math.min(worst * 1.08, 0.999) : worst * 1.5, axisLabel: { formatter: v => metric.tick(metric.raw(v)), showMinLabel: false, showMaxLabel: false } }
    : { type: 'value', scale: true, min: metric.max ? worst : undefined, max: metric.max ? undefined : worst, axisLabel: { formatter: v => metric.tick(v), showMinLabel: !metric.max, showMaxLabel: metric.max } };
  const wide = logX(board);
  return {
    ...base(), grid: { left: 56, right: 88, top: 48, bottom: 40 },
    xAxis: xAxis({ type: wide ? 'log' : 'value', logBase: 3, min: wide ? 0.9 : 0, max: wide ? experiment.maxEpochs * 1.06 : experiment.maxEpochs || undefined, name: experiment.maxEpochs ? 'epochs' : 'reports of a task', axisTick: { show: false },
      axisLabel: { formatter: v => Number.isInteger(+v.toFixed(6)) ? String(Math.round(v)) : '', showMinLabel: !wide, showMaxLabel: !wide } }),
    yAxis: yAxis({ ...scale, name: metric.unit + (inverse ? ', each line halves the error' : ''), nameLocation: inverse ? 'start' : 'end', nameGap: 28 }),
    tooltip: tooltip(({ data }) => data?.mark ? markTip(board, data.mark) : ''),
    series: [...band(board, y), ...lines(board, y), ...marks(board, y), rungLines(board, inverse)],
  };
}
function markTip(board, mark) {
  const trial = board.byTrial?.get(mark.trial);
  return tip(`Trial ${mark.trial}, ${mark.shape === 'promote' ? 'went on here' : STATES[mark.shape]}`, [['epoch', mark.epoch], [board.shownMetric.name, board.shownMetric.text(mark.value)], ...parameterRows(board, trial), ['', mark.decision ? 'click for the reason' : null]]);
}
/** The first few parameters of a trial, for tooltips. */
export const parameterRows = (board, trial, most = 4) => trial ? board.experiment.parameters.filter(p => p.name in trial.parameters).slice(0, most).map(p => [p.name, plain(trial.parameters[p.name])]) : [];

export const curves = {
  name: 'curves', live: true, title: 'Learning curves', span: 8, height: 400, needs: ['curves'],
  sub: ({ data: { curves: c } }) => !c ? '' : c.total > c.trials.length ? `${count(c.trials.length)} of ${plural(c.total, 'trial')}, and quantiles of all` : `${plural(c.total, 'trial')}, an epoch a point`,
  controls: board => [
    ...(board.experiment.metrics?.length > 1 ? [select('Metric', board.experiment.metrics.map(m => [m.name, m.name]), board.shownMetric.name, v => board.set({ metric: v === board.experiment.metric ? null : v }))] : []),
    ...(board.shownMetric.logarithmic ? [segments('Vertical scale', [['log', board.shownMetric.share ? 'log error' : 'log'], ['linear', 'linear']], board.param('y', 'log'), v => board.set({ y: v === 'log' ? null : v }))] : []),
    segments('Epochs', [['log', 'log epochs'], ['linear', 'linear']], board.param('x', 'log'), v => board.set({ x: v === 'log' ? null : v })),
  ],
  key: board => {
    const hidden = HIDDEN(board), e = board.experiment, n = { running: e.running, full: e.completed, paused: e.paused, stopped: e.stopped, failed: e.failed };
    const flip = state => { hidden.has(state) ? hidden.delete(state) : hidden.add(state); board.set({ hide: [...hidden].join(',') || null }); };
    return [...Object.keys(STATES).filter(state => n[state]).map(state => button([glyph(state), `${STATES[state]} ${count(n[state])}`], () => flip(state), { 'aria-pressed': String(!hidden.has(state)), title: 'Show or hide' })),
      ...(rungEpochs(e).length > 1 ? [keyGlyph('promote', 'went on')] : []), ...(e.best ? [keyLine(colours.ink, 'best', 'M0 5H16', 2.5)] : []), keyNote('click a mark for its reason')];
  },
  option,
  empty: board => board.experiment.trials ? `No trial has reported ${board.shownMetric.name} yet${board.at == null ? '' : ' at this position'}.` : 'No trial has started yet.',
  csv: ({ data: { curves: c } }) => [['trial', 'status', 'epoch', c.metric, 'journal entry'], c.trials.flatMap(t => t.epochs.map((epoch, i) => [t.trial, t.status, epoch, t.values[i], t.sequences[i]]))],
  click: ({ data }, board) => data?.mark && board.set(data.mark.decision ? { decision: data.mark.decision, trial: data.mark.trial } : { trial: data.mark.trial, decision: null }, true),
  after: (panel, board) => hoverCurves(panel, board, placing(board).y, epochs),
};
