// Experiments beside each other: the best over cost, and what differs.
import { address, parse } from './address.js';
import { experimentPath, get } from './api.js';
import { base, tip, tooltip, xAxis } from './chart.js';
import { differences, holder, key, lineSeries, textRow } from './compare-parts.js';
import { chip } from './controls.js';
import { el } from './dom.js';
import { Metric } from './metric.js';
import { metricAxis } from './metric-axis.js';
import { cost, count, finite, plain, sig, tick } from './numbers.js';
import { Panel } from './panel.js';
import { steps } from './reduce.js';
import { methodName } from './words.js';

export function compareExperimentsView() {
  const element = el('div', {});
  let panel, shown;
  async function open() {
    shown = parse().params.get('experiments') ?? '';
    const ids = shown.split(',').filter(Boolean);
    const [experiments, progress] = await Promise.all([
      Promise.all(ids.map(id => get(experimentPath(id)))),
      Promise.all(ids.map(id => get(experimentPath(id, '/progress')))),
    ]);
    const same = new Set(experiments.map(e => `${e.metric} ${e.goal}`)).size === 1;
    const metrics = experiments.map(
        (e, i) =>
          new Metric(
            e.metric,
            e.goal,
            progress[i].points.map(p => p.value),
          ),
      ),
      board = { ...holder('experiments'), experiments, progress, metric: metrics[0], same };
    const names = [...new Set(experiments.flatMap(e => e.parameters.map(p => p.name)))];
    const rows = [
      textRow(
        'metric',
        experiments.map(e => `${e.goal} ${e.metric}`),
      ),
      textRow(
        'best in full',
        experiments.map((e, i) => (e.best ? metrics[i].text(e.best.value) : '–')),
      ),
      textRow(
        'cost',
        experiments.map(e => cost(e.cost)),
      ),
      textRow(
        'trials',
        experiments.map(e => count(e.trials)),
      ),
      textRow(
        'epochs, at most',
        experiments.map(e => (e.maxEpochs ? plain(e.maxEpochs) : 'named tasks')),
      ),
      { name: 'state', texts: experiments.map(e => e.status), cells: experiments.map(chip) },
      textRow(
        'method',
        experiments.map(methodName),
      ),
      ...names.map(name =>
        textRow(
          `best ${name}`,
          experiments.map(e => plain(e.best?.parameters[name])),
        ),
      ),
    ];
    panel?.close();
    panel = new Panel(board, bestPlot);
    element.replaceChildren(
      el('div', { class: 'titlebar' }, el('h1', {}, `${count(ids.length)} experiments`)),
      panel.element,
      el(
        'div',
        { class: 'panel flush below' },
        differences(
          experiments.map((e, i) => el('a', { href: address(['experiments', e.id]) }, key(i, e.id))),
          rows,
        ),
      ),
    );
    await panel.draw();
  }
  return {
    element,
    title: 'Compare experiments',
    trail: [['compare', null]],
    open,
    update: params => (params.get('experiments') === shown ? panel?.draw() : open()),
    redraw: () => panel?.draw(),
    close: () => panel?.close(),
  };
}

const bestPlot = {
  name: 'best',
  title: 'Best over cost',
  span: 12,
  height: 360,
  sub: () => 'of the trials trained in full',
  option: ({ experiments, progress, metric, same }) => {
    if (!same || !progress.some(p => p.points.length)) return null;
    const { axis, y, value } = metricAxis(metric);
    return {
      ...base(),
      grid: { left: 56, right: 140, top: 32, bottom: 40 },
      xAxis: xAxis({ type: 'value', min: 0, name: 'cost (full trainings)', axisLabel: { formatter: tick } }),
      yAxis: axis,
      tooltip: tooltip(({ seriesName, value: point }) =>
        tip(seriesName, [
          ['cost', sig(point[0])],
          [metric.name, metric.text(value(point[1]))],
        ]),
      ),
      series: experiments.map((e, i) =>
        lineSeries(
          i,
          e.id,
          steps(
            progress[i].points.filter(p => finite(p.value) != null).map(p => [p.cost, p.value]),
            (a, b) => metric.better(a, b),
            e.cost,
          ).map(([c, v]) => [c, y(v)]),
          { step: 'end' },
        ),
      ),
    };
  },
  empty: ({ same }) =>
    same
      ? 'None of them has trained a trial in full yet.'
      : 'They have different metrics or goals, so there is no axis that all of them fit on. The table compares the rest.',
  key: ({ experiments }) => experiments.map((e, i) => key(i, e.id)),
  csv: ({ experiments, progress }) => [
    ['experiment', 'cost', 'time', 'value', 'trial'],
    experiments.flatMap((e, i) => progress[i].points.map(p => [e.id, p.cost, p.time, p.value, p.trial])),
  ],
};
