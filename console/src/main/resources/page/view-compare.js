// Compare: trials of one experiment, what differs first; or experiments, by the best over cost.
import { address, parse } from './address.js';
import { experimentPath, get, query } from './api.js';
import { base, tip, tooltip, xAxis } from './chart.js';
import { chip } from './controls.js';
import { el } from './dom.js';
import { Metric } from './metric.js';
import { metricAxis } from './metric-axis.js';
import { cost, count, duration, finite, plain, sig, tick } from './numbers.js';
import { Panel, keyLine } from './panel.js';
import { steps } from './reduce.js';
import { colours } from './theme.js';
import { STATES, glyph, stateOf, words } from './words.js';

/** Colour and dash together tell lines apart. */
const LINES = [['promote', 'solid'], ['stopped', 'dashed'], ['full', 'solid'], ['failed', 'dotted'], ['running', 'dashed'], ['ink', 'dotted'], ['paused', 'solid']];
const lineOf = i => ({ color: colours[LINES[i % LINES.length][0]], type: LINES[i % LINES.length][1] });
const DASHES = { solid: 'M0 5H16', dashed: 'M0 5H6M9 5H15', dotted: 'M1 5H3M6 5H8M11 5H13' };
const key = (i, text) => keyLine(lineOf(i).color, text, DASHES[lineOf(i).type], 2);

/** A table of properties down, things across; rows that differ come first, and say so. */
function differences(heads, rows) {
  const row = ({ name, cells, texts }) => el('tr', {}, el('td', { class: 'text', title: name }, name), cells.map((cell, i) => el('td', { class: 'n text', title: texts[i] }, cell)));
  const differs = ({ texts }) => new Set(texts).size > 1, part = (title, list) => list.length ? [el('tr', { class: 'part' }, el('th', { colspan: heads.length + 1, scope: 'colgroup' }, title)), ...list.map(row)] : [];
  return el('div', { class: 'scroll-x' }, el('table', { class: 'grid compare', 'aria-label': 'Comparison' }, el('thead', {}, el('tr', {}, el('th', {}), heads.map(head => el('th', { class: 'n', scope: 'col' }, head)))),
    el('tbody', {}, part('What differs', rows.filter(differs)), part('What is the same', rows.filter(r => !differs(r))))));
}
const textRow = (name, texts) => ({ name, cells: texts, texts });

function holder(id) { return { id, data: {}, param: (name, fallback = null) => parse().params.get(name) ?? fallback }; }

export function compareTrialsView(id) {
  const numbers = () => (parse().params.get('trials') ?? '').split(',').map(Number).filter(n => n > 0), element = el('div', {});
  let panel, shown;
  async function open() {
    shown = parse().params.get('trials');
    const wanted = numbers(), [experiment, curves, ...trials] = await Promise.all([get(experimentPath(id)), get(experimentPath(id, `/curves${query({ trial: wanted, points: 300 })}`)), ...wanted.map(n => get(experimentPath(id, `/trials/${n}`)))]);
    const metric = new Metric(experiment.metric, experiment.goal, curves.trials.flatMap(t => t.values)), board = { ...holder(id), curves: curves.trials.filter(t => wanted.includes(t.trial)), metric, experiment, wanted };
    const rows = [
      ...experiment.parameters.map(p => textRow(p.name, trials.map(t => p.name in t.parameters ? plain(t.parameters[p.name]) : 'not active'))),
      textRow(experiment.metric, trials.map(t => metric.text(t.value))), textRow('best at any epoch', trials.map(t => metric.text(t.bestValue))), ...experiment.objectives.slice(1).map((o, i) => textRow(o.name, trials.map(t => sig(t.objectives?.[i + 1])))),
      { name: 'state', texts: trials.map(t => t.status), cells: trials.map(t => el('span', { class: 'st' }, glyph(stateOf(t.status)), STATES[stateOf(t.status)])) },
      textRow('because', trials.map(t => words(t.lastDecision?.reason))), textRow('epochs', trials.map(t => plain(t.epoch))), textRow('cost', trials.map(t => sig(t.cost))), textRow('trained for', trials.map(t => duration(t.seconds == null ? null : 1000 * t.seconds))), textRow('on', trials.map(t => t.agent ?? '–')), textRow('failures', trials.map(t => plain(t.failures))),
    ];
    panel?.close();
    panel = new Panel(board, curvePlot);
    element.replaceChildren(el('div', { class: 'titlebar' }, el('h1', {}, `${count(trials.length)} trials of ${id}`)), panel.element,
      el('div', { class: 'panel flush below' }, differences(trials.map((t, i) => el('a', { href: address(['experiments', id], { trial: t.trial, decision: t.lastDecision?.number }) }, el('span', { class: 'st' }, key(i, `trial ${t.trial}`)))), rows)));
    await panel.draw();
  }
  return { element, title: `Compare trials of ${id}`, trail: [[id, ['experiments', id]], ['compare', null]], open, update: params => params.get('trials') === shown ? panel?.draw() : open(), redraw: () => panel?.draw(), close: () => panel?.close() };
}

const lineSeries = (i, name, data, extra) => ({
  type: 'line', name, data, symbol: 'circle', symbolSize: 4, itemStyle: { color: lineOf(i).color }, lineStyle: { ...lineOf(i), width: 2 },
  endLabel: { show: true, formatter: name.length > 20 ? `${name.slice(0, 19)}…` : name, color: lineOf(i).color, fontSize: 11, fontFamily: colours.font }, labelLayout: { moveOverlap: 'shiftY' }, ...extra,
});

const curvePlot = {
  name: 'compare', title: 'Learning curves', span: 12, height: 360,
  option: ({ curves, metric, experiment, wanted }) => {
    if (!curves.some(c => c.epochs.length)) return null;
    const { axis, y, value } = metricAxis(metric);
    return {
      ...base(), grid: { left: 56, right: 96, top: 32, bottom: 40 }, xAxis: xAxis({ type: 'value', min: 0, max: experiment.maxEpochs || undefined, name: 'epochs' }), yAxis: axis,
      tooltip: tooltip(({ seriesName, value: point }) => tip(seriesName, [['epoch', point[0]], [metric.name, metric.text(value(point[1]))]])),
      series: curves.map(c => lineSeries(wanted.indexOf(c.trial), `Trial ${c.trial}`, c.epochs.map((epoch, i) => [epoch, y(c.values[i])]))),
    };
  },
  empty: () => 'None of them has reported yet.', key: ({ wanted }) => wanted.map((n, i) => key(i, `trial ${n}`)),
  csv: ({ curves, metric }) => [['trial', 'epoch', metric.name], curves.flatMap(c => c.epochs.map((e, i) => [c.trial, e, c.values[i]]))],
};

export function compareExperimentsView() {
  const element = el('div', {});
  let panel, shown;
  async function open() {
    shown = parse().params.get('experiments') ?? '';
    const ids = shown.split(',').filter(Boolean);
    const [experiments, progress] = await Promise.all([Promise.all(ids.map(id => get(experimentPath(id)))), Promise.all(ids.map(id => get(experimentPath(id, '/progress'))))]);
    const same = new Set(experiments.map(e => `${e.metric} ${e.goal}`)).size === 1;
    const metrics = experiments.map((e, i) => new Metric(e.metric, e.goal, progress[i].points.map(p => p.value))), board = { ...holder('experiments'), experiments, progress, metric: metrics[0], same };
    const names = [...new Set(experiments.flatMap(e => e.parameters.map(p => p.name)))];
    const rows = [
      textRow('metric', experiments.map(e => `${e.goal} ${e.metric}`)), textRow('best in full', experiments.map((e, i) => e.best ? metrics[i].text(e.best.value) : '–')), textRow('cost', experiments.map(e => cost(e.cost))), textRow('trials', experiments.map(e => count(e.trials))), textRow('epochs, at most', experiments.map(e => plain(e.maxEpochs))),
      { name: 'state', texts: experiments.map(e => e.status), cells: experiments.map(chip) }, textRow('method', experiments.map(e => JSON.stringify(e.definition?.method ?? 'temper').replace(/["{}]/g, '').replaceAll(',', ', ').replaceAll(':', ' '))),
      ...names.map(name => textRow(`best ${name}`, experiments.map(e => plain(e.best?.parameters[name])))),
    ];
    panel?.close();
    panel = new Panel(board, bestPlot);
    element.replaceChildren(el('div', { class: 'titlebar' }, el('h1', {}, `${count(ids.length)} experiments`)), panel.element, el('div', { class: 'panel flush below' }, differences(experiments.map((e, i) => el('a', { href: address(['experiments', e.id]) }, key(i, e.id))), rows)));
    await panel.draw();
  }
  return { element, title: 'Compare experiments', trail: [['compare', null]], open, update: params => params.get('experiments') === shown ? panel?.draw() : open(), redraw: () => panel?.draw(), close: () => panel?.close() };
}

const bestPlot = {
  name: 'best', title: 'Best over cost', span: 12, height: 360, sub: () => 'of the trials trained in full',
  option: ({ experiments, progress, metric, same }) => {
    if (!same || !progress.some(p => p.points.length)) return null;
    const { axis, y, value } = metricAxis(metric);
    return {
      ...base(), grid: { left: 56, right: 140, top: 32, bottom: 40 }, xAxis: xAxis({ type: 'value', min: 0, name: 'cost (full trainings)', axisLabel: { formatter: tick } }), yAxis: axis,
      tooltip: tooltip(({ seriesName, value: point }) => tip(seriesName, [['cost', sig(point[0])], [metric.name, metric.text(value(point[1]))]])),
      series: experiments.map((e, i) => lineSeries(i, e.id, steps(progress[i].points.filter(p => finite(p.value) != null).map(p => [p.cost, p.value]), (a, b) => metric.better(a, b), e.cost).map(([c, v]) => [c, y(v)]), { step: 'end' })),
    };
  },
  empty: ({ same }) => same ? 'None of them has trained a trial in full yet.' : 'They have different metrics or goals, so there is no axis that all of them fit on. The table compares the rest.', key: ({ experiments }) => experiments.map((e, i) => key(i, e.id)),
  csv: ({ experiments, progress }) => [['experiment', 'cost', 'time', 'value', 'trial'], experiments.flatMap((e, i) => progress[i].points.map(p => [e.id, p.cost, p.time, p.value, p.trial]))],
};
